//! Where pages stand on the site.

use super::Entry;
use crate::model::{Lang, PagePath};

/// Names directly below `/<lang>/` that the generator fills itself.
const RESERVED: [&str; 7] =
    ["a-z", "leaflets", "search", "offline", "events.ics", "feed.xml", "offline.json"];

/// Folders of the directory of contacts that the generator fills itself.
const DIRECTORY: [&str; 2] = ["contacts/towns/", "contacts/topics/"];

/// The address of a page in a language, from the root, with a slash at both ends.
pub fn address(path: &PagePath, slug: Option<&str>, lang: &Lang) -> String {
    let folder = path.section();
    let name = if path.is_index() { "" } else { slug.unwrap_or(path.name()) };
    let mut address = format!("/{lang}/");
    for part in folder.split('/').chain([name]).filter(|part| !part.is_empty()) {
        address.push_str(part);
        address.push('/');
    }
    address
}

/// Whether an address belongs to a page that the generator makes itself.
pub fn is_reserved(address: &str, lang: &Lang) -> bool {
    let inside = address.strip_prefix(&format!("/{lang}/")).unwrap_or(address);
    if inside == "contacts/" || DIRECTORY.iter().any(|folder| inside.starts_with(folder)) {
        return true;
    }
    RESERVED.contains(&inside.trim_end_matches('/').split('/').next().unwrap_or_default())
}

/// Every address under which an alias leads to a page: in each language, or in the one it names.
pub fn alias_addresses(alias: &str, entry: &Entry) -> Vec<(String, Lang)> {
    let trimmed = alias.trim_matches('/');
    let languages: Vec<&Lang> = entry.addresses.keys().collect();
    let named = languages.iter().find(|lang| {
        trimmed.strip_prefix(lang.as_str()).is_some_and(|rest| rest.starts_with('/') || rest.is_empty())
    });
    match named {
        Some(lang) => vec![(format!("/{trimmed}/"), (*lang).clone())],
        None => languages.iter().map(|lang| (format!("/{lang}/{trimmed}/"), (*lang).clone())).collect(),
    }
}

/// Whether an alias can be an address at all.
pub fn is_alias(alias: &str) -> bool {
    let trimmed = alias.trim_matches('/');
    !trimmed.is_empty()
        && trimmed.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
        && trimmed.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c))
}
