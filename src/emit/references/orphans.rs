//! Pages that nobody comes to, and files that nobody needs.
//!
//! A reader comes to a page by links, from the start page of the language on. The list from A to Z, the
//! search and the sitemap lead everywhere: what only they lead to must be known by name, so they
//! do not count.

use super::map::Map;
use super::survey::Survey;
use crate::diagnostic::{Finding, Place, codes};
use crate::emit::leaflet::LeafletRecord;
use crate::emit::leaflet::pictures::logo_of;
use crate::guide::{Entry, Guide};
use crate::model::{Kind, Lang, Target};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

pub fn check(guide: &Guide, leaflets: &[LeafletRecord], map: &Map<'_>, survey: &Survey) -> Vec<Finding> {
    let mut findings = pages(guide, map, survey);
    let named: HashSet<u32> =
        survey.ways.iter().flat_map(|ways| ways.used.iter().chain(&ways.pages)).copied().collect();
    // Files that are linked are no pages, so they stand with what is used.
    let is_named = |path: &str| map.number(path).is_none_or(|number| named.contains(&number));
    findings.extend(lost_leaflets(guide, leaflets, &is_named));
    findings.extend(files(guide, &is_named));
    findings
}

/// The pages that no way leads to; of those behind one another, the first.
fn pages(guide: &Guide, map: &Map<'_>, survey: &Survey) -> Vec<Finding> {
    let own = |entry: &&Entry| {
        // A contact without data has its finding, and no card for the lists.
        !["_index", "contacts/_index"].contains(&entry.path.as_str())
            && (entry.kind() != Kind::Contact || entry.contact().is_some())
    };
    let mut entries: Vec<&Entry> = guide.published().filter(own).filter(|entry| !entry.is_past()).collect();
    entries.sort_by_key(|entry| (entry.address(&entry.source.lang).matches('/').count(), &entry.path));
    let mut lost: BTreeMap<&str, (&Entry, Vec<&Lang>)> = BTreeMap::new();
    for lang in guide.listed_languages() {
        let mut walk = Walk { map, survey, lang, reached: vec![false; map.files.len()] };
        walk.from(map.number(&format!("{lang}/")));
        for entry in &entries {
            let Some(number) = map.number(&entry.address(lang)[1..]) else { continue };
            if !walk.reached[number as usize] {
                lost.entry(entry.path.as_str()).or_insert((entry, Vec::new())).1.push(lang);
                walk.from(Some(number));
            }
        }
    }
    lost.into_values().map(|(entry, languages)| lost_page(guide, entry, &languages)).collect()
}

struct Walk<'w> {
    map: &'w Map<'w>,
    survey: &'w Survey,
    lang: &'w Lang,
    reached: Vec<bool>,
}

impl Walk<'_> {
    /// Marks what a reader reaches from here without leaving the language.
    fn from(&mut self, start: Option<u32>) {
        let inside = format!("{}/", self.lang);
        let (a_z, search) = (format!("{inside}a-z/"), format!("{inside}search/"));
        let mut open: Vec<u32> = start.into_iter().collect();
        while let Some(number) = open.pop() {
            let address = self.map.file(number).address();
            if std::mem::replace(&mut self.reached[number as usize], true)
                || address == a_z
                || address == search
            {
                continue;
            }
            let ways = self.survey.ways[number as usize].pages.iter().copied();
            open.extend(ways.filter(|to| self.map.file(*to).path.starts_with(&inside)));
        }
    }
}

fn lost_page(guide: &Guide, entry: &Entry, languages: &[&Lang]) -> Finding {
    let lang = languages.iter().find(|lang| ***lang == entry.source.lang).or(languages.first());
    let page = lang.and_then(|lang| entry.page(lang)).unwrap_or(&entry.source);
    let everywhere = languages.len() == guide.listed_languages().count();
    let names: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    let which = if everywhere { String::new() } else { format!(" in {}", names.join(", ")) };
    let message =
        format!("no way leads from the start page to this page{which}: only who knows its name finds it");
    let hint = if entry.path.is_index() {
        "write an `_index` for the folder that it stands in, or link to it from another page"
    } else {
        "link to it from another page, or give its folder an `_index`, which lists it"
    };
    Finding::new(codes::LINK_ORPHAN, Place::at(&page.file, page.title.span.clone()), message).hint(hint)
}

/// Leaflets that no page offers: that is the theme's doing, so it is said once.
fn lost_leaflets(
    guide: &Guide,
    leaflets: &[LeafletRecord],
    is_named: &impl Fn(&str) -> bool,
) -> Option<Finding> {
    let lost: Vec<_> = leaflets.iter().filter(|leaflet| !is_named(&leaflet.path)).collect();
    let first = lost.first()?;
    let entry = guide.entry(first.id.as_str())?;
    let page = entry.page(&first.lang).unwrap_or(&entry.source);
    let more = if lost.len() == 1 { String::new() } else { format!(", and {} more", lost.len() - 1) };
    let message = format!("no page links to the leaflet /{}{more}", first.path);
    let finding = Finding::new(codes::LINK_ORPHAN, Place::file(&page.file), message);
    Some(finding.hint("let the theme's page.html or leaflets.html show `leaflets`"))
}

/// Files beside the pages that are not shown, linked or printed, drafts and expired pages included.
fn files(guide: &Guide, is_named: &impl Fn(&str) -> bool) -> Vec<Finding> {
    let unused: Vec<&Arc<str>> =
        guide.media.iter().filter(|path| !is_named(&format!("media/{path}"))).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let mut written: BTreeSet<&str> = BTreeSet::new();
    for page in guide.entries.iter().flat_map(Entry::pages) {
        written.extend(page.body.images().iter().map(|image| &*image.path));
        written.extend(page.body.links().iter().filter_map(|link| match &link.target {
            Target::File(path) => Some(&**path),
            _ => None,
        }));
    }
    let is_logo = |path: &str| logo_of(path).is_some_and(|id| guide.entry(id).is_some());
    let unused = unused.into_iter().filter(|path| !written.contains(&***path) && !is_logo(path));
    let findings = unused.map(|path| {
        let place = Place::file(&format!("content/{path}").into());
        let finding = Finding::new(codes::LINK_UNUSED, place, "no page shows this file or links to it");
        finding.hint("link to it, or delete it: it is published and fills readers' phones")
    });
    findings.collect()
}
