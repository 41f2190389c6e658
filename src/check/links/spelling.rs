//! How a destination is written: as its neighbours are, so that the difference in the file is what was wrong.

use super::Spot;
use crate::guide::Entry;

/// A page's file, as a link on `spot` names it: from the root or from its folder, with or without a language, as
/// before.
pub fn destination(spot: &Spot<'_>, target: &Entry, fragment: Option<&str>) -> String {
    let written = spot.written.unwrap_or("/");
    let path = written.split('#').next().unwrap_or_default();
    let suffix = language(spot, target, path).map(|lang| format!(".{lang}")).unwrap_or_default();
    let is_relative = !path.starts_with('/') && !path.contains(':');
    let mut out = if is_relative {
        relative(spot.entry.path.section(), target.path.as_str())
    } else {
        format!("/{}", encoded(target.path.as_str()))
    };
    out.push_str(&suffix);
    out.push_str(".md");
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(&encoded(fragment));
    }
    out
}

/// A path of the guide, as it can stand in a link: encoded is what Markdown or an address would read as something
/// else; words stay words in every script.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_control() || " <>()\\&%?#".contains(c) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// The language that the written name carries, where the page has a file of it.
fn language<'w>(spot: &Spot<'_>, target: &Entry, path: &'w str) -> Option<&'w str> {
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let (_, suffix) = name.strip_suffix(".md")?.rsplit_once('.')?;
    let is_there = target.pages().any(|page| page.lang.as_str() == suffix);
    (is_there && spot.written.is_some()).then_some(suffix)
}

fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(from, to)| from == to).count();
    let mut parts = vec![".."; from.len() - common];
    parts.extend(&to[common..]);
    let path = encoded(&parts.join("/"));
    // Else what stands before the colon would be a scheme.
    if path.split('/').next().is_some_and(|first| first.contains(':')) { format!("./{path}") } else { path }
}
