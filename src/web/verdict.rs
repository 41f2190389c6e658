//! What an answer means for the link that was asked for.
//!
//! In: an address and what it gave. Out: a judgement, which may still be softened by what earlier
//! runs have seen. Never: sure of a death after one failure, or of a life where somebody stands in the way.

use super::address::{has_credentials, without_fragment};
use super::ending;
use super::{Anchor, Failure, Outcome, Reason, Seen};
use crate::diagnostic::shown;
use crate::model::Lang;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What is said of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Ok,
    Moved,
    Dead,
    /// As good as dead, but not often enough to be sure.
    Failing,
    /// Only a person with a browser can tell.
    Unverifiable,
}

impl Verdict {
    pub const ALL: [Self; 5] = [Self::Ok, Self::Moved, Self::Dead, Self::Failing, Self::Unverifiable];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Moved => "moved",
            Self::Dead => "dead",
            Self::Failing => "failing",
            Self::Unverifiable => "unverifiable",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == text)
    }

    /// Whether readers find the page.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Ok | Self::Moved)
    }
}

/// One answer, judged by itself: never [`Verdict::Dead`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub verdict: Verdict,
    pub reason: Reason,
    /// The other address where the reason speaks of one; what the library said where nothing else is known.
    pub detail: Option<String>,
    /// Places that the page does not have.
    pub missing: BTreeSet<String>,
    /// Versions in other languages, where they were looked for.
    pub alternates: Option<BTreeMap<Lang, Url>>,
}

impl Judged {
    fn new(verdict: Verdict, reason: Reason) -> Self {
        Self { verdict, reason, detail: None, missing: BTreeSet::new(), alternates: None }
    }

    fn to(mut self, detail: &str) -> Self {
        self.detail = Some(shown(detail).chars().take(ending::LONGEST).collect());
        self
    }
}

/// Failed checks: day → how many.
pub type Failures = BTreeMap<NaiveDate, u32>;

/// So many failed checks, on so many days, make a death.
const CHECKS: u32 = 3;
const DAYS: usize = 2;

/// Whether a link that fails is dead.
pub fn is_dead(failures: &Failures) -> bool {
    failures.len() >= DAYS && failures.values().sum::<u32>() >= CHECKS
}

/// What an answer says by itself; `None` where nothing was asked.
pub fn judge(address: &Url, seen: &Seen) -> Option<Judged> {
    match &seen.outcome {
        Outcome::NotAsked => None,
        Outcome::Failed(failure) => Some(failed(failure)),
        Outcome::Answered { status, media_type, anchors, alternates } => {
            let mut judged = if (200..300).contains(status) {
                found(address, seen, media_type.as_deref())
            } else {
                Judged::new(of_status(*status), Reason::Status(*status))
            };
            if judged.verdict.is_good() {
                let missing = anchors.iter().filter(|(_, anchor)| **anchor == Anchor::Missing);
                judged.missing = missing.map(|(fragment, _)| fragment.clone()).collect();
                judged.alternates = alternates.as_ref().map(without_names);
            }
            if judged.verdict == Verdict::Ok && !judged.missing.is_empty() {
                (judged.verdict, judged.reason) = (Verdict::Unverifiable, Reason::NoAnchor);
            }
            Some(judged)
        }
    }
}

/// "Not found" and "gone" are about the page; all else is about who asks, or about the day.
fn of_status(status: u16) -> Verdict {
    if matches!(status, 404 | 410) { Verdict::Failing } else { Verdict::Unverifiable }
}

/// The end of the redirects is there: is it the page?
fn found(address: &Url, seen: &Seen, media_type: Option<&str>) -> Judged {
    let end = seen.hops.last().map_or(address, |hop| &hop.to);
    if ending::is_given_up(address, end) {
        return Judged::new(Verdict::Unverifiable, Reason::StartPage).to(end.as_str());
    }
    if ending::is_login(end) && !ending::is_login(address) {
        return Judged::new(Verdict::Unverifiable, Reason::Login).to(end.as_str());
    }
    let is_page = matches!(media_type, Some("text/html" | "application/xhtml+xml"));
    if is_page && address.path().to_ascii_lowercase().ends_with(".pdf") {
        return Judged::new(Verdict::Unverifiable, Reason::NoPdf);
    }
    let permanent = seen.hops.iter().take_while(|hop| hop.is_permanent()).last();
    match permanent.map(|hop| without_fragment(hop.to.clone())).filter(|to| to != address) {
        Some(to) if ending::is_fit(address, &to) => {
            Judged::new(Verdict::Moved, Reason::Moved).to(permanent.map_or("", |hop| hop.to.as_str()))
        }
        Some(_) => Judged::new(Verdict::Moved, Reason::MovedUnfit),
        None if seen.hops.is_empty() => Judged::new(Verdict::Ok, Reason::Answered),
        None => Judged::new(Verdict::Ok, Reason::Elsewhere),
    }
}

/// Versions whose addresses hold no name and no password.
fn without_names(alternates: &BTreeMap<Lang, Url>) -> BTreeMap<Lang, Url> {
    alternates
        .iter()
        .filter(|(_, url)| !has_credentials(url))
        .map(|(lang, url)| (lang.clone(), url.clone()))
        .collect()
}

fn failed(failure: &Failure) -> Judged {
    let doubtful = |reason| Judged::new(Verdict::Unverifiable, reason);
    match failure {
        Failure::NoSuchHost => Judged::new(Verdict::Failing, Reason::NoSuchHost),
        Failure::Refused => Judged::new(Verdict::Failing, Reason::Refused),
        Failure::BrokenOff => doubtful(Reason::BrokenOff),
        Failure::TimedOut => doubtful(Reason::TimedOut),
        Failure::Tls(fault) => doubtful(Reason::Tls(*fault)),
        Failure::TooManyRedirects => doubtful(Reason::TooManyRedirects),
        Failure::BadRedirect(to) => doubtful(Reason::BadRedirect).to(to),
        Failure::Private => doubtful(Reason::Private),
        Failure::NotHttp => doubtful(Reason::NotHttp),
        Failure::ComeBack { status, .. } => doubtful(Reason::ComeBack(*status)),
        Failure::Other(words) => doubtful(Reason::Other).to(words),
    }
}
