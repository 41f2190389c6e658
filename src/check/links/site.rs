//! What an address that is no path may stand for: a page by where it stands on the site, a page by its path in any
//! spelling, a record by one of its addresses.

use crate::guide::{Entry, Guide, is_reserved};
use crate::model::Lang;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use url::Url;

pub struct Site<'g> {
    pub guide: &'g Guide,
    /// Host and port of the guide, without `www.`.
    authority: String,
    /// Host and port as `base_url` has them.
    whole: String,
    by_address: OnceLock<HashMap<String, (&'g Entry, &'g Lang)>>,
    by_path: OnceLock<HashMap<String, Vec<&'g Entry>>>,
    by_record: OnceLock<HashMap<String, Vec<&'g str>>>,
}

/// What stands at an address of the site.
pub enum Lead<'g> {
    Page {
        entry: &'g Entry,
        lang: &'g Lang,
    },
    /// A file of `content/`.
    File(&'g str),
    /// What the tool makes itself, and what cannot be known from the pages.
    Made,
    Nothing,
}

/// An address of the guide's own site.
pub struct Own<'h> {
    /// Whether the host is the one of `base_url` to the letter.
    pub is_exact: bool,
    /// Percent-decoded.
    pub path: String,
    pub fragment: Option<&'h str>,
}

impl<'g> Site<'g> {
    pub fn new(guide: &'g Guide) -> Self {
        let base = Url::parse(&guide.config.base_url);
        let whole = base.as_ref().map(|url| authority(url.as_str())).unwrap_or_default().to_owned();
        Self {
            guide,
            authority: bare(&whole).to_owned(),
            whole,
            by_address: OnceLock::new(),
            by_path: OnceLock::new(),
            by_record: OnceLock::new(),
        }
    }

    /// An address of the guide itself, with either scheme, with and without `www.`.
    pub fn own<'h>(&self, href: &'h str) -> Option<Own<'h>> {
        let found = authority(href);
        if self.authority.is_empty() || bare(found) != self.authority {
            return None;
        }
        let rest = href.split_once(found).map_or("", |(_, rest)| rest);
        let (rest, fragment) = match rest.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment).filter(|fragment| !fragment.is_empty())),
            None => (rest, None),
        };
        let path = rest.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy().nfc().collect();
        Some(Own { is_exact: found == self.whole, path, fragment })
    }

    /// What stands at a path of the site, percent-decoded, in any case, with and without the slash at its end.
    pub fn lead(&self, path: &str) -> Lead<'g> {
        let trimmed = path.trim_matches('/');
        let trimmed = trimmed.strip_suffix("index.html").unwrap_or(trimmed).trim_end_matches('/');
        let address = format!("/{trimmed}/");
        if let Some((entry, lang)) = self.addresses().get(&address.to_lowercase()) {
            return Lead::Page { entry, lang };
        }
        if let Some((number, lang)) = self.guide.redirects.get(&address)
            && let Some(entry) = self.guide.entries.get(*number)
        {
            return Lead::Page { entry, lang };
        }
        if let Some(file) = trimmed.strip_prefix("media/") {
            return self.guide.media.get(file).map_or(Lead::Nothing, |file| Lead::File(file));
        }
        let first = trimmed.split('/').next().unwrap_or_default();
        let lang = self.guide.config.languages.iter().find(|lang| lang.as_str() == first);
        match lang {
            Some(lang) if trimmed != first && !is_reserved(&address, lang) => Lead::Nothing,
            _ => Lead::Made,
        }
    }

    fn addresses(&self) -> &HashMap<String, (&'g Entry, &'g Lang)> {
        self.by_address.get_or_init(|| {
            let entries = self.guide.entries.iter();
            let addresses = entries.flat_map(|entry| {
                entry.addresses.iter().map(move |(lang, address)| (address.to_lowercase(), (entry, lang)))
            });
            addresses.collect()
        })
    }

    /// The only page whose path is this but for upper and lower case.
    pub fn page_in_any_case(&self, path: &str) -> Option<&'g Entry> {
        let paths = self.by_path.get_or_init(|| {
            let mut paths: HashMap<String, Vec<&Entry>> = HashMap::new();
            for entry in &self.guide.entries {
                paths.entry(entry.path.as_str().to_lowercase()).or_default().push(entry);
            }
            paths
        });
        match paths.get(&path.to_lowercase())?.as_slice() {
            [entry] => Some(entry),
            _ => None,
        }
    }

    /// The records that have this address for some language.
    pub fn records(&self, href: &str) -> &[&'g str] {
        let records = self.by_record.get_or_init(|| {
            let mut records: HashMap<String, Vec<&str>> = HashMap::new();
            for (id, addresses) in &self.guide.links.0 {
                for address in addresses.values() {
                    let address = &address.value;
                    let address = Url::parse(address).map_or_else(|_| address.clone(), String::from);
                    let ids = records.entry(address).or_default();
                    if ids.last() != Some(&id.as_str()) {
                        ids.push(id);
                    }
                }
            }
            records
        });
        records.get(href).map_or(&[], Vec::as_slice)
    }
}

/// Host and port of an address.
fn authority(href: &str) -> &str {
    let rest = href.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn bare(authority: &str) -> &str {
    authority.strip_prefix("www.").unwrap_or(authority)
}
