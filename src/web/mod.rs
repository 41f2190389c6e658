//! What stands behind links that lead out of the guide.
//!
//! In: addresses, rules of politeness, what was learnt before. Out: what each address gave
//! ([`Seen`]), a verdict on it, and findings at every place where it is written. The only room that
//! asks other hosts, and only from `check --external`. Never: reading or writing files, the clock of
//! the day, cookies, credentials, or an address of a private network unless that is allowed.

mod address;
mod ask;
mod body;
mod charset;
mod client;
mod ending;
mod failure;
mod findings;
pub mod guard;
mod history;
mod learning;
mod pace;
mod page;
mod questions;
mod reason;
mod redirect;
mod resolver;
mod retry_after;
mod rules;
mod run;
mod seen;
mod verdict;
mod versions;
mod walk;
mod words;

pub use findings::{LinkFinding, findings};
pub use history::{History, Record, Which};
pub use learning::{Learning, Learnt};
pub use questions::{Origin, OuterLink, OuterLinks, Spot, host, outer_links};
pub use reason::Reason;
pub use rules::{Names, Rules};
pub use run::{Ended, ask_all};
pub use seen::{Anchor, Failure, Hop, Outcome, Question, Seen, TlsFault};
pub use verdict::{Judged, Verdict, judge};
pub use words::{Words, words};
