//! The pages and sections that a command is asked to work on.

use super::Fault;
use super::session::find;
use crate::guide::{Entry, Guide};
use crate::model::SectionId;
use globset::{GlobBuilder, GlobMatcher};
use std::collections::BTreeSet;

/// One page, or one section of it.
#[derive(Debug, Clone)]
pub struct Selected<'g> {
    pub entry: &'g Entry,
    pub section: Option<SectionId>,
    /// Whether it was named, and not only matched by a pattern: then it is worth a word where
    /// nothing can be done.
    pub is_named: bool,
}

/// Every page that the names mean: ids, paths, files, sections (`page#section`), and patterns
/// (`health/*`, `**`, `health/*#who`), each once and in the order of paths where a pattern matched.
///
/// # Errors
/// Where a name means nothing.
pub fn select<'g>(guide: &'g Guide, names: &[String]) -> Result<Vec<Selected<'g>>, Fault> {
    let mut seen = BTreeSet::new();
    let mut selected: Vec<Selected<'g>> = Vec::new();
    for name in names {
        let found = if is_pattern(name) { matching(guide, name)? } else { vec![named(guide, name)?] };
        selected.extend(found.into_iter().filter(|one| seen.insert((&one.entry.id, one.section.clone()))));
    }
    Ok(selected)
}

/// Every page.
pub fn all(guide: &Guide) -> Vec<Selected<'_>> {
    guide.entries.iter().map(|entry| Selected { entry, section: None, is_named: false }).collect()
}

fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '[', '{'])
}

fn named<'g>(guide: &'g Guide, name: &str) -> Result<Selected<'g>, Fault> {
    let (entry, section) = find(guide, name)?;
    Ok(Selected { entry, section, is_named: true })
}

fn matching<'g>(guide: &'g Guide, pattern: &str) -> Result<Vec<Selected<'g>>, Fault> {
    let (pages, sections) = match pattern.split_once('#') {
        Some((pages, sections)) => (pages, Some(glob(sections)?)),
        None => (pattern, None),
    };
    let pages = glob(pages.trim_start_matches("./").trim_start_matches("content/"))?;
    let mut found = Vec::new();
    let matched = |entry: &&Entry| pages.is_match(entry.id.as_str()) || pages.is_match(entry.path.as_str());
    for entry in guide.entries.iter().filter(matched) {
        let Some(sections) = &sections else {
            found.push(Selected { entry, section: None, is_named: false });
            continue;
        };
        let ids = entry.source.body.sections.iter().map(|section| &section.id);
        let ids = ids.filter(|id| sections.is_match(id.as_str()));
        found.extend(ids.map(|id| Selected { entry, section: Some(id.clone()), is_named: false }));
    }
    if found.is_empty() {
        return Err(Fault::new(format!(
            "`{pattern}` matches no page: name it by its id, such as `health/*`"
        )));
    }
    Ok(found)
}

fn glob(pattern: &str) -> Result<GlobMatcher, Fault> {
    let built = GlobBuilder::new(pattern).literal_separator(true).build();
    built
        .map(|glob| glob.compile_matcher())
        .map_err(|error| Fault::new(format!("`{pattern}` is no pattern: {}", error.kind())))
}
