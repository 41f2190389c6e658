//! Where everything leads that the site says of addresses: what templates, styles, lists and leaflets
//! wrote. Links of the Markdown are checked on the model, by [`crate::check`], before they are HTML.
//!
//! In: each page as it is made (looked through once, and kept in the memo beside it), then all files of
//! the site in memory. Out: findings at the template, string or style that wrote an address which leads
//! nowhere; pages and files that nothing leads to. Never: reading the output, the network, changing a file.

mod address;
mod findings;
mod html;
mod map;
mod orphans;
mod survey;
mod templates;
mod texts;

pub use html::{Kind, Written, read};
pub use map::{Pages, Verdict};

use super::leaflet::LeafletRecord;
use crate::diagnostic::Finding;
use crate::guide::Guide;
use crate::model::Lang;
use crate::publish::Tree;
use crate::source::Sources;
use crate::theme::Theme;
use crate::theme::view::Document;
use findings::Scene;
use map::Map;
use rayon::prelude::*;
use std::sync::Arc;

/// A page with what it says of addresses.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub html: Arc<[u8]>,
    pub written: Arc<Written>,
}

impl Rendered {
    pub fn new(html: Vec<u8>) -> Self {
        let written = std::str::from_utf8(&html).map(read).unwrap_or_default();
        Self { html: html.into(), written: Arc::new(written) }
    }
}

/// A finished site, with what is known of how it was made.
pub struct Finished<'f> {
    pub tree: &'f Tree,
    pub pages: &'f Pages,
    /// Its pages by address, as they were given to the templates.
    pub documents: &'f [(String, Document)],
    pub leaflets: &'f [LeafletRecord],
}

/// Everything that is wrong with the addresses of a site.
pub fn check(guide: &Guide, theme: &Theme, sources: &Sources, finished: &Finished<'_>) -> Vec<Finding> {
    let map = Map::new(finished.tree, finished.pages, &guide.config.base_url);
    let printed = finished.leaflets.iter().map(|leaflet| (leaflet.path.as_str(), &*leaflet.addresses));
    let languages = guide.config.languages.iter().filter(|lang| !guide.is_listed(lang));
    let unlisted: Vec<&str> = languages.map(Lang::as_str).collect();
    let survey = survey::survey(&map, &printed.collect(), &unlisted);
    let mut findings = orphans::check(guide, finished.leaflets, &map, &survey);
    if !survey.faults.is_empty() {
        let scene = Scene::new(guide, theme, sources, finished);
        findings.extend(findings::of(&survey.faults, &scene, &map));
    }
    findings
}

/// Looks through every page of a site of which only the files are known.
pub fn read_all(tree: &Tree) -> Pages {
    let pages = tree.par_iter().filter(|(path, _)| path.ends_with(".html"));
    let read = pages.map(|(path, html)| {
        let written = std::str::from_utf8(html).map(read).unwrap_or_default();
        (path.clone(), Arc::new(written))
    });
    read.collect()
}

/// One address of a site, followed.
#[derive(Debug)]
pub struct Reference {
    /// The path of the file that names it.
    pub file: String,
    pub kind: Kind,
    pub written: String,
    pub verdict: Verdict,
}

/// Follows every address of a site of which only the files are known.
pub fn follow_all(tree: &Tree, base_url: &str) -> Vec<Reference> {
    let pages = read_all(tree);
    let map = Map::new(tree, &pages, base_url);
    let printed = survey::Printed::default();
    let references = map.files.par_iter().flat_map_iter(|file| {
        let mut references = Vec::new();
        survey::each_named(file, &printed, |kind, written| {
            references.push(Reference {
                file: file.path.to_owned(),
                kind,
                written: html::unescaped(written).into_owned(),
                verdict: map.follow(kind, written, file.address()).0,
            });
        });
        references
    });
    references.collect()
}
