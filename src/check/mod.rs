//! Everything that can be wrong with a guide that is understood.
//!
//! In: the guide and its languages. Out: findings, and the coverage report. Never: changing
//! anything, asking the network, reading files.

mod contacts;
pub mod coverage;
pub mod difference;
mod links;
mod references;
mod text;

use crate::diagnostic::{Finding, Place};
use crate::guide::{Entry, Guide};
use crate::locale::Locale;
use crate::model::{Lang, Spanned};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The languages of a guide with all that depends on them.
pub type Locales = BTreeMap<Lang, Locale>;

/// Every finding that the pages give together; what one file says alone was found by parsing it.
pub fn all(guide: &Guide, locales: &Locales) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        guide.entries.par_iter().flat_map_iter(|entry| check_entry(guide, locales, entry)).collect();
    references::check_emergency(guide, &mut findings);
    contacts::check_owners(guide, &mut findings);
    text::check_strings(guide, locales, &mut findings);
    findings
}

fn check_entry(guide: &Guide, locales: &Locales, entry: &Entry) -> Vec<Finding> {
    let mut findings = Vec::new();
    links::check(guide, entry, &mut findings);
    references::check(guide, locales, entry, &mut findings);
    contacts::check(guide, entry, &mut findings);
    text::check(guide, entry, &mut findings);
    findings
}

/// The place of a value in the source file of a page.
fn at<T>(entry: &Entry, value: &Spanned<T>) -> Place {
    Place::at(&entry.source.file, value.span.clone())
}
