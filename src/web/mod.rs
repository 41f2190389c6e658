//! What stands behind links that lead out of the guide.
//!
//! In: addresses, rules of politeness, what was learnt before. Out: what each address gave
//! ([`Seen`]), a verdict on it, and findings at every place where it is written. The only room that
//! asks other hosts, and only from `check --external`. Never: reading or writing files, the clock of
//! the day, cookies, credentials, or an address of a private network unless that is allowed.

mod ask;
mod body;
mod charset;
mod client;
mod failure;
pub mod guard;
mod pace;
mod page;
mod redirect;
mod resolver;
mod retry_after;
mod rules;
mod run;
mod seen;
mod versions;
mod walk;

pub use rules::{Names, Rules};
pub use run::{Ended, ask_all};
pub use seen::{Anchor, Failure, Hop, Outcome, Question, Seen, TlsFault};
