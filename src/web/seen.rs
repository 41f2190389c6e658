//! What is asked of an address, and what came of it. Plain data: the asking stands elsewhere, and so
//! does what it means.

use crate::model::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use url::Url;

/// One address to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// `http` or `https`, without credentials and without fragment.
    pub address: Url,
    /// The places inside the page that links lead to, percent-decoded.
    pub fragments: BTreeSet<String>,
    /// The languages in which the page is wanted: versions in them are looked for (`hreflang`). None: not looked for.
    pub languages: BTreeSet<Lang>,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The redirects that were followed, in order.
    pub hops: Vec<Hop>,
    pub outcome: Outcome,
}

/// One redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    pub to: Url,
}

impl Hop {
    /// Whether the server says that the old address is done with (RFC 9110, 15.4.2 and 15.4.9).
    pub fn is_permanent(&self) -> bool {
        matches!(self.status, 301 | 308)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The last address answered, with any status that is no redirect.
    Answered {
        status: u16,
        /// `type/subtype`, in lower case.
        media_type: Option<String>,
        /// What became of each fragment that was asked for.
        anchors: BTreeMap<String, Anchor>,
        /// Versions of the page in the languages that were wanted; `None` where the page was not read.
        alternates: Option<BTreeMap<Lang, Url>>,
    },
    Failed(Failure),
    /// Nothing was asked: time ran out, or somebody stopped the run.
    NotAsked,
}

/// A place inside a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    Found,
    Missing,
    /// No HTML, too long, or made by a script as far as one can see.
    Unknown,
}

/// Why there was no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The name of the host leads nowhere.
    NoSuchHost,
    /// Nobody listens there.
    Refused,
    /// The connection broke off.
    BrokenOff,
    TimedOut,
    Tls(TlsFault),
    /// Redirects in a circle, or more of them than a browser follows.
    TooManyRedirects,
    /// A redirect to what is no web address that may be followed, as it was written.
    BadRedirect(String),
    /// The address, or one it leads to, is of this machine or of a private network.
    Private,
    /// What came back is no HTTP.
    NotHttp,
    /// 429, or 503 with `Retry-After`: the wait that was asked for, where it was said.
    ComeBack {
        status: u16,
        after: Option<Duration>,
    },
    /// Anything else, in the words of the library.
    Other(String),
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TlsFault {
    Expired,
    NotYetValid,
    /// It is for another host.
    WrongHost,
    /// Signed by nobody that this machine trusts, itself included.
    UnknownIssuer,
    Revoked,
    /// The two sides agree on no protocol or cipher, or the handshake failed otherwise.
    Handshake,
}
