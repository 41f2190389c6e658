//! Web addresses that lead readers past their own language: those of the guide itself, written whole, and those that
//! a record has in several languages.

use super::site::{Lead, Own, Site};
use super::{Spot, absence, anchors, spelling};
use crate::diagnostic::{Finding, codes, suggestion};
use crate::guide::Entry;
use crate::model::Lang;
use percent_encoding::percent_decode_str;

pub fn check(site: &Site<'_>, spot: &Spot<'_>, href: &str, findings: &mut Vec<Finding>) {
    match site.own(href) {
        Some(own) => check_own(site, spot, &own, findings),
        None if site.guide.links.0.is_empty() => {}
        None => findings.extend(check_record(site, spot, href)),
    }
}

fn check_own(site: &Site<'_>, spot: &Spot<'_>, own: &Own<'_>, findings: &mut Vec<Finding>) {
    match site.lead(&own.path) {
        Lead::Page { entry, lang } => check_page(site, spot, (entry, lang), own.fragment, findings),
        Lead::File(path) => {
            let message = "this is a file of the guide, with the address of the site";
            let finding = spot.finding(codes::LINK_OWN_ADDRESS, message);
            findings.push(spot.mended(finding, &format!("/{}", spelling::encoded(path))));
        }
        Lead::Nothing if own.is_exact => {
            let message = format!("the guide has no page at {}", own.path);
            let path = own.path.trim_matches('/').split_once('/').map_or("", |(_, path)| path);
            let pages = site.guide.entries.iter().map(|entry| entry.path.as_str());
            let hint = suggestion(path, pages, "link to the page's file: `/health/doctor.md`");
            findings.push(spot.finding(codes::LINK_BROKEN, message).hint(hint));
        }
        // With `www.` or without it another site may stand there.
        Lead::Nothing | Lead::Made => {}
    }
}

fn check_page(
    site: &Site<'_>,
    spot: &Spot<'_>,
    (entry, lang): (&Entry, &Lang),
    fragment: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let file = &entry.source.file;
    let mut fragment = fragment.map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
    if let Some(section) = &mut fragment {
        let id = entry.heading_id(section).or_else(|| anchors::near(entry, section).map(|(id, _)| id));
        match id {
            Some(id) => id.clone_into(section),
            None => findings.push(anchors::missing(entry, section, spot)),
        }
    }
    let (code, message) = if !entry.is_published() {
        (codes::LINK_UNPUBLISHED, format!("this leads to `{file}`, which {}", absence(entry)))
    } else if *lang == spot.page.lang {
        let message =
            format!("this is the guide's own address of `{file}`, the same for readers of every language");
        (codes::LINK_OWN_ADDRESS, message)
    } else {
        let unlisted = if site.guide.is_listed(lang) { "" } else { ", which is not shown to the public yet" };
        (codes::LINK_WRONG_LANGUAGE, format!("this leads every reader to `{file}` in `{lang}`{unlisted}"))
    };
    let destination = spelling::destination(spot, entry, fragment.as_deref());
    findings.push(spot.mended(spot.finding(code, message), &destination));
}

/// An address that a record has for another language than the page's, while it has one for that, too.
fn check_record(site: &Site<'_>, spot: &Spot<'_>, href: &str) -> Option<Finding> {
    let lang = &spot.page.lang;
    let addresses = |id: &str| site.guide.links.0.get(id);
    let same = |address: &str| url::Url::parse(address).is_ok_and(|url| url.as_str() == href);
    let other = site.records(href).iter().filter(|id| {
        let own = addresses(id).and_then(|addresses| addresses.get(lang));
        own.is_some_and(|address| !same(&address.value))
    });
    let [id] = other.collect::<Vec<_>>()[..] else { return None };
    let message = format!("the record `{id}` has another address for readers of `{lang}`");
    Some(spot.mended(spot.finding(codes::LINK_WRONG_LANGUAGE, message), &format!("link:{id}")))
}
