//! Links to headings that are not there under this id.

use super::{Spot, spelling};
use crate::diagnostic::{Finding, codes, is_invisible, shown, suggestion};
use crate::guide::Entry;
use crate::model::plain_text;
use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Says which heading was meant, if that can be told.
pub fn missing(target: &Entry, section: &str, spot: &Spot<'_>) -> Finding {
    let message = format!("`{}` has no heading `{}`", target.path.as_str(), shown(section));
    if let Some((id, why)) = near(target, section) {
        let finding = spot.finding(codes::LINK_ANCHOR, format!("{message}: {why}"));
        let written = spot.written.unwrap_or_default();
        let before = written.split('#').next().unwrap_or_default();
        return spot.mended(finding, &format!("{before}#{}", spelling::encoded(id)));
    }
    let ids: Vec<&str> = ids(target).collect();
    let otherwise =
        format!("the page has: {}", if ids.is_empty() { "no headings".into() } else { ids.join(", ") });
    let hint = suggestion(section, ids.iter().copied(), &otherwise);
    spot.finding(codes::LINK_ANCHOR, message).hint(hint)
}

/// The id of the only heading that `section` can mean, and what is wrong with it.
pub fn near<'t>(target: &'t Entry, section: &str) -> Option<(&'t str, String)> {
    let decoded = percent_decode_str(section).decode_utf8_lossy();
    let seen: String = decoded.chars().filter(|c| !is_invisible(*c)).collect();
    if let Some(id) = target.heading_id(&seen) {
        let is_hidden = seen.len() < decoded.len();
        let why =
            if is_hidden { "it holds a character that nobody sees" } else { "it is percent-encoded twice" };
        return Some((id, why.into()));
    }
    let lower = |text: &str| text.nfc().flat_map(char::to_lowercase).collect::<String>();
    if let Some(id) = only(ids(target).filter(|id| lower(id) == lower(&seen))) {
        return Some((id, "upper and lower case differ".into()));
    }
    let wanted = letters(&seen);
    if wanted.is_empty() {
        return None;
    }
    if let Some(id) = only(ids(target).filter(|id| letters(id) == wanted)) {
        return Some((id, "the signs between its words differ".into()));
    }
    let id = only(headings(target).filter(|(_, words)| letters(words) == wanted).map(|(id, _)| id))?;
    Some((id, format!("these are the words of the heading, whose id is `{id}` in every language")))
}

fn only<'t>(ids: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let ids: BTreeSet<&str> = ids.collect();
    if ids.len() == 1 { ids.first().copied() } else { None }
}

fn ids(target: &Entry) -> impl Iterator<Item = &str> {
    let sections = target.source.body.sections.iter();
    sections.filter(|section| section.heading.is_some()).map(|section| section.id.as_str())
}

/// The headings of the page in all its languages: ids that links can name, and words.
fn headings(target: &Entry) -> impl Iterator<Item = (&str, String)> {
    let sections = target.pages().flat_map(|page| &page.body.sections);
    sections.filter_map(|section| {
        let id = target.heading_id(section.id.as_str())?;
        Some((id, plain_text(&section.heading.as_ref()?.text)))
    })
}

/// What is left of words in every habit of making ids of them.
fn letters(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
