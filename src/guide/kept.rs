//! Which texts of a page are worth keeping: those that some translation was made from.

use super::Entry;
use super::states::{Origin, Records};
use crate::model::{Fingerprint, KeptTexts, Kind, Lang, Page, SectionId};
use std::collections::BTreeSet;

/// The kept texts of a page after its records have changed: what was kept and is still referred to,
/// and the texts that are referred to as they are now. `raw` gives the text of a file.
pub fn keep<'t>(
    entry: &Entry,
    records: &Records<'_>,
    raw: &dyn Fn(&str) -> Option<&'t str>,
    mut kept: KeptTexts,
) -> KeptTexts {
    let wanted = referred_to(entry, records);
    kept.retain(|(section, print), _| wanted.iter().any(|(_, id, wanted)| id == section && wanted == print));
    for (lang, section, print) in wanted {
        let Some(origin) = Origin::find(entry, lang, &section) else { continue };
        let page = entry.page(lang).filter(|_| origin.section.fingerprint == print);
        if let Some(excerpt) = page.and_then(|page| excerpt(page, entry.kind(), &section, raw(&page.file)?)) {
            kept.insert((section, print), excerpt);
        }
    }
    kept
}

/// The texts that records and hand-offs of a page speak of, each with its language.
fn referred_to<'e>(
    entry: &'e Entry,
    records: &'e Records<'_>,
) -> BTreeSet<(&'e Lang, SectionId, Fingerprint)> {
    let mut wanted = BTreeSet::new();
    for section in &entry.source.body.sections {
        let key = (entry.id.clone(), section.id.clone());
        for record in records.sync.values().filter_map(|records| records.get(&key)) {
            let lang = record.from.as_ref().unwrap_or(&entry.source.lang);
            wanted.insert((lang, section.id.clone(), record.fingerprint.clone()));
        }
        for hand_off in records.hand_offs.values().filter_map(|sections| sections.get(&key)) {
            wanted.insert((&entry.source.lang, section.id.clone(), hand_off.fingerprint.clone()));
        }
    }
    wanted
}

/// The Markdown of one section. The intro stands under a front matter with the title, where that is
/// one of its words, and the summary.
pub fn excerpt(page: &Page, kind: Kind, section: &SectionId, raw: &str) -> Option<String> {
    let part = page.body.section(section)?;
    let text = raw.get(part.span.clone())?.trim();
    if *section != SectionId::intro() {
        return Some(text.to_owned());
    }
    let mut head = toml::Table::new();
    if kind != Kind::Contact {
        head.insert("title".into(), page.title.value.clone().into());
    }
    if let Some(summary) = &page.summary {
        head.insert("summary".into(), summary.clone().into());
    }
    Some(format!("+++\n{head}+++\n{text}"))
}
