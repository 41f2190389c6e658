//! Why an address has its verdict, with the names under which reasons are kept between runs.

use super::TlsFault;
use std::borrow::Cow;

/// What an answer was, or why there was none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The page is there.
    Answered,
    /// The page is there, for now at another address.
    Elsewhere,
    /// The page has another address for good.
    Moved,
    /// The same, but the other address is nothing to write down: it holds a session, or is endless.
    MovedUnfit,
    /// A deep page was replaced by the start page of a site.
    StartPage,
    /// The page asks its readers to sign in.
    Login,
    /// The page is there, the place in it is not.
    NoAnchor,
    /// Where a PDF was there is a page.
    NoPdf,
    /// Any other answer than that the page is there.
    Status(u16),
    /// The host asked for a wait that was too long.
    ComeBack(u16),
    NoSuchHost,
    Refused,
    BrokenOff,
    TimedOut,
    Tls(TlsFault),
    TooManyRedirects,
    BadRedirect,
    Private,
    NotHttp,
    Other,
}

const NAMES: [(&str, Reason); 23] = [
    ("answered", Reason::Answered),
    ("elsewhere", Reason::Elsewhere),
    ("moved", Reason::Moved),
    ("moved-unfit", Reason::MovedUnfit),
    ("start-page", Reason::StartPage),
    ("login", Reason::Login),
    ("no-anchor", Reason::NoAnchor),
    ("no-pdf", Reason::NoPdf),
    ("no-such-host", Reason::NoSuchHost),
    ("refused", Reason::Refused),
    ("broken-off", Reason::BrokenOff),
    ("timed-out", Reason::TimedOut),
    ("tls-expired", Reason::Tls(TlsFault::Expired)),
    ("tls-not-yet-valid", Reason::Tls(TlsFault::NotYetValid)),
    ("tls-wrong-host", Reason::Tls(TlsFault::WrongHost)),
    ("tls-unknown-issuer", Reason::Tls(TlsFault::UnknownIssuer)),
    ("tls-revoked", Reason::Tls(TlsFault::Revoked)),
    ("tls-handshake", Reason::Tls(TlsFault::Handshake)),
    ("too-many-redirects", Reason::TooManyRedirects),
    ("bad-redirect", Reason::BadRedirect),
    ("private", Reason::Private),
    ("not-http", Reason::NotHttp),
    ("other", Reason::Other),
];

const STATUS: &str = "status-";
const COME_BACK: &str = "come-back-";

impl Reason {
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::Status(status) => format!("{STATUS}{status}").into(),
            Self::ComeBack(status) => format!("{COME_BACK}{status}").into(),
            other => {
                let name = NAMES.iter().find(|(_, reason)| *reason == other);
                name.map_or("other", |(name, _)| name).into()
            }
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        if let Some(status) = name.strip_prefix(STATUS) {
            return status.parse().ok().map(Self::Status);
        }
        if let Some(status) = name.strip_prefix(COME_BACK) {
            return status.parse().ok().map(Self::ComeBack);
        }
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
    }
}
