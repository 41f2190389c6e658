//! Findings at every place where an address is written.
//!
//! In: the addresses of the guide, what is known of them. Out: findings, each with the pages that it
//! concerns. Never: a finding on a place that is fine though its neighbour is not.

mod languages;

use super::{History, OuterLink, OuterLinks, Reason, Record, Spot, Verdict, words};
use crate::diagnostic::{Finding, codes};
use crate::guide::Guide;
use crate::model::PageId;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::ops::Range;
use url::Url;

/// A finding on a link that leads out of the guide.
#[derive(Debug, Clone)]
pub struct LinkFinding {
    /// The address, without its fragment.
    pub address: String,
    pub finding: Finding,
    /// The pages that show the link.
    pub shown: BTreeSet<PageId>,
}

/// All that is to be said of the links, as far as anything is known of them.
pub fn findings(guide: &Guide, sources: &Sources, links: &OuterLinks, history: &History) -> Vec<LinkFinding> {
    let mut out = Vec::new();
    let mut names = languages::Names::new(guide);
    for (address, link) in links {
        let Some(record) = history.links.get(address) else { continue };
        let known = Known { guide, sources, link, record };
        for spot in &link.spots {
            let found = known.verdict(spot).into_iter().chain(known.missing_place(spot));
            let found = found.chain(languages::finding(&known, spot, &mut names));
            out.extend(found.map(|finding| LinkFinding {
                address: address.clone(),
                finding,
                shown: spot.shown.clone(),
            }));
        }
    }
    out
}

/// One address with all that is known of it.
struct Known<'k> {
    guide: &'k Guide,
    sources: &'k Sources,
    link: &'k OuterLink,
    record: &'k Record,
}

impl Known<'_> {
    fn address(&self) -> &str {
        self.link.question.address.as_str()
    }

    /// What is true of the address wherever it stands.
    fn verdict(&self, spot: &Spot) -> Option<Finding> {
        let record = self.record;
        let said = words(record.reason, record.detail.as_deref());
        let (address, what) = (self.address(), &said.what);
        let since = record.since().map(|day| format!("failing since {day}")).unwrap_or_default();
        let (code, message) = match record.verdict() {
            Verdict::Ok => return None,
            Verdict::Unverifiable if record.reason == Reason::NoAnchor => return None,
            Verdict::Dead => (codes::LINK_DEAD, format!("`{address}` is dead, {since}: {what}")),
            Verdict::Failing => (codes::LINK_FAILING, format!("`{address}` is {since}: {what}")),
            Verdict::Moved => (codes::LINK_MOVED, format!("`{address}`: {what}")),
            Verdict::Unverifiable => {
                (codes::LINK_UNVERIFIABLE, format!("`{address}` could not be verified: {what}"))
            }
        };
        let finding = Finding::new(code, spot.place.clone(), message + &self.day());
        let is_moved = record.verdict() == Verdict::Moved && record.reason == Reason::Moved;
        Some(match self.fix(spot).filter(|_| is_moved) {
            Some((span, text)) => finding.fix(span, text).hint(said.advice),
            None if is_moved => finding.hint("write the new address in the place of the old one"),
            None => finding.hint(said.advice),
        })
    }

    /// What is true of one place in the page.
    fn missing_place(&self, spot: &Spot) -> Option<Finding> {
        let fragment = spot.fragment().filter(|fragment| self.record.is_missing(fragment))?;
        let said = words(Reason::NoAnchor, None);
        let message = format!(
            "`#{}` in `{}` could not be verified: {}{}",
            fragment.escape_debug(),
            self.address(),
            said.what,
            self.day()
        );
        Some(Finding::new(codes::LINK_UNVERIFIABLE, spot.place.clone(), message).hint(said.advice))
    }

    /// What was seen on another day says so.
    fn day(&self) -> String {
        let checked = self.record.checked;
        if checked == self.guide.options.as_of { String::new() } else { format!(" (asked on {checked})") }
    }

    /// The bytes to replace and what they become, where the address stands there as such.
    fn fix(&self, spot: &Spot) -> Option<(Range<usize>, String)> {
        let span = spot.written.clone()?;
        let written = self.sources.text(&spot.place.file)?.get(span.clone())?;
        if Url::parse(written).ok()? != spot.href {
            return None;
        }
        let mut to = Url::parse(self.record.detail.as_deref()?).ok()?;
        if to.fragment().is_none() {
            to.set_fragment(spot.href.fragment());
        }
        let is_plain = !to.as_str().contains(['\\', '`', '<', '>', ';']);
        is_plain.then(|| (span, to.as_str().replace('\'', "%27").replace('(', "%28").replace(')', "%29")))
    }
}
