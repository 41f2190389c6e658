//! From one text to one value.
//!
//! In: a file and the guide's settings. Out: a page, a configuration, a table of records, with
//! findings at their places. Never: failing (what cannot be understood is reported and left out),
//! looking at another file, knowing what a link leads to.

mod config;
mod fields;
mod link;
mod markdown;
mod page;
mod record;
mod structure;

pub use config::config;
pub use markdown::is_section_id;
pub use page::{front_matter, page};
pub use record::{equivalents, folder_language, hand_offs, kept_texts, link_records, sync_records};

use crate::model::{Config, Lang, Months, PagePath};
use std::collections::BTreeMap;

/// What every page is parsed against.
#[derive(Debug)]
pub struct Context<'c> {
    pub config: &'c Config,
    months: BTreeMap<Lang, Months>,
    nothing: Months,
}

impl<'c> Context<'c> {
    pub fn new(config: &'c Config) -> Self {
        let months = config.languages.iter().map(|lang| (lang.clone(), Months::of(lang))).collect();
        Self { config, months, nothing: Months::default() }
    }

    pub fn months(&self, lang: &Lang) -> &Months {
        self.months.get(lang).unwrap_or(&self.nothing)
    }
}

/// The page path and the language suffix in a file path: `content/health/doctor.en.md` is
/// `health/doctor` and `en`. `None` where the path is no page.
pub fn split_path(file: &str) -> Option<(PagePath, Option<&str>)> {
    let path = file.strip_prefix("content/")?.strip_suffix(".md")?;
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, suffix)) if !stem.is_empty() => {
            Some((PagePath::new(&path[..path.len() - suffix.len() - 1]), Some(suffix)))
        }
        _ => Some((PagePath::new(path), None)),
    }
}
