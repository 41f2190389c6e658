//! The first view of a page must be light: HTML and styles, compressed as a host would.

use super::Site;
use crate::diagnostic::{Finding, Place, codes};
use crate::memo::Memo;
use crate::publish::Tree;
use crate::theme::Theme;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Write as _;

/// What readers pay before they see a page: bytes of HTML and styles, gzipped.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FirstView {
    pub median: usize,
    pub heaviest: usize,
    /// The path of the heaviest page below the site's root.
    pub path: String,
}

/// Weighs every page against `[budget] first_view`.
pub fn check(
    site: &Site<'_>,
    theme: &Theme,
    tree: &Tree,
    memo: &Memo,
    findings: &mut Vec<Finding>,
) -> FirstView {
    let css = weight(&theme.stylesheet.bytes, memo);
    let pages = tree.par_iter().filter(|(path, _)| path.ends_with(".html"));
    let mut weights: Vec<(usize, &str)> =
        pages.map(|(path, html)| (weight(html, memo) + css, path.as_str())).collect();
    weights.par_sort_unstable();
    let limit = site.guide.config.budget_first_view;
    let heavy = weights.partition_point(|(bytes, _)| *bytes as u64 <= limit);
    findings.extend(too_heavy(site, &weights[heavy..]));
    let middle = weights.get(weights.len() / 2).map_or(0, |(bytes, _)| *bytes);
    let (heaviest, path) = weights.last().copied().unwrap_or_default();
    FirstView { median: middle, heaviest, path: path.to_owned() }
}

/// One finding for each page that somebody wrote, at its file. Lists grow with the guide and not with
/// a text, so they are no mistake: the longest is named.
fn too_heavy(site: &Site<'_>, heavy: &[(usize, &str)]) -> Vec<Finding> {
    let limit = site.guide.config.budget_first_view;
    if heavy.is_empty() {
        return Vec::new();
    }
    let mut files = BTreeMap::new();
    for entry in site.guide.published().filter(|entry| !entry.path.is_index()) {
        for (lang, address) in &entry.addresses {
            files.insert(super::site::file_of(address), &entry.page(lang).unwrap_or(&entry.source).file);
        }
    }
    let (pages, lists): (Vec<_>, Vec<_>) =
        heavy.iter().copied().partition(|(_, path)| files.contains_key(*path));
    let message = |bytes: usize, path: &str| {
        format!("/{path} needs {bytes} bytes before it is seen, more than the budget of {limit}")
    };
    let mut findings: Vec<Finding> = pages
        .into_iter()
        .map(|(bytes, path)| {
            Finding::new(codes::WEIGHT, Place::file(files[path]), message(bytes, path))
                .hint("shorten the page or cut it in two, or raise `first_view` under [budget]")
        })
        .collect();
    if let Some((bytes, path)) = lists.last().copied() {
        let more = if lists.len() == 1 { String::new() } else { format!("; {} lists in all", lists.len()) };
        let place = Place::file(&site.guide.config.file);
        let finding = Finding::new(codes::LONG_LIST, place, message(bytes, path) + &more);
        findings.push(finding.hint("group the pages into sections, or raise `first_view` under [budget]"));
    }
    findings
}

/// The size of a file as a host sends it, in bytes; each content is compressed once.
pub fn weight(bytes: &[u8], memo: &Memo) -> usize {
    let weighed = memo.weighed.get_or(blake3::hash(bytes), || Ok::<_, Infallible>(compressed(bytes)));
    match weighed {
        Ok(weight) => weight,
    }
}

fn compressed(bytes: &[u8]) -> usize {
    // Writing to memory does not fail.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(bytes.len(), |packed| packed.len())
}
