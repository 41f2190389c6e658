//! Everything that can be wrong with a guide that is understood.
//!
//! In: the guide, its languages, the texts of its files for places in them. Out: findings, and the
//! coverage report. Never: changing anything, asking the network, reading files.

mod contacts;
pub mod coverage;
pub mod difference;
mod links;
mod place;
pub mod readability;
mod references;
mod text;
mod translation;

use crate::diagnostic::{Finding, Place};
use crate::guide::{Entry, Guide};
use crate::locale::Locale;
use crate::model::{Lang, SectionId, Spanned};
use crate::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The languages of a guide with all that depends on them.
pub type Locales = BTreeMap<Lang, Locale>;

/// Every finding that the pages give together; what one file says alone was found by parsing it.
pub fn all(guide: &Guide, locales: &Locales, sources: &Sources) -> Vec<Finding> {
    let translations = translation::Checks::new(guide, sources);
    let links = links::Links::new(guide, sources);
    let of_entry = |entry| {
        let mut findings = check_entry(guide, locales, entry);
        links.check(entry, &mut findings);
        translations.check(entry, &mut findings);
        readability::check(sources, entry, &mut findings);
        findings
    };
    let mut findings: Vec<Finding> = guide.entries.par_iter().flat_map_iter(of_entry).collect();
    references::check_emergency(guide, &mut findings);
    contacts::check_owners(guide, &mut findings);
    text::check_strings(guide, locales, &mut findings);
    findings
}

/// Where the links of the Markdown lead, and nothing else: what [`all`] does of it, to be measured.
pub fn links_alone(guide: &Guide, sources: &Sources) -> Vec<Finding> {
    let links = links::Links::new(guide, sources);
    let of_entry = |entry| {
        let mut findings = Vec::new();
        links.check(entry, &mut findings);
        findings
    };
    guide.entries.par_iter().flat_map_iter(of_entry).collect()
}

/// A translation, and the sections of it that have just been said to be in step.
pub struct Recorded<'g> {
    pub entry: &'g Entry,
    pub lang: &'g Lang,
    pub sections: Vec<SectionId>,
}

/// Where translations say something else than their source, as far as they are in step.
pub fn recorded(guide: &Guide, sources: &Sources, recorded: &[Recorded<'_>]) -> Vec<Finding> {
    let checks = translation::Checks::new(guide, sources);
    let mut findings = Vec::new();
    for Recorded { entry, lang, sections } in recorded {
        checks.check_recorded(entry, lang, sections, &mut findings);
    }
    findings
}

fn check_entry(guide: &Guide, locales: &Locales, entry: &Entry) -> Vec<Finding> {
    let mut findings = Vec::new();
    references::check(guide, locales, entry, &mut findings);
    contacts::check(guide, entry, &mut findings);
    text::check(guide, entry, &mut findings);
    findings
}

/// The place of a value in the source file of a page.
fn at<T>(entry: &Entry, value: &Spanned<T>) -> Place {
    Place::at(&entry.source.file, value.span.clone())
}
