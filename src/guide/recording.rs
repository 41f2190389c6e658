//! What `sync`, `import` and `ack` may write down, and what they must refuse.

use super::states::{Origin, Records};
use super::{Entry, Guide};
use crate::model::{
    Acknowledgement, Algorithm, Fingerprint, Lang, Method, PageId, Section, SectionId, State, SyncRecord,
    SyncRecords,
};
use std::collections::BTreeMap;

/// What is said of every section that is recorded.
#[derive(Debug, Clone)]
pub struct Claim {
    pub lang: Lang,
    pub method: Method,
    pub by: Option<String>,
    /// The language translated from, where it is not the page's source.
    pub from: Option<Lang>,
}

/// One section that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    pub section: SectionId,
    /// Its state before.
    pub before: State,
}

/// Adds the records of a page, or of one section of it, as the text it was made from is now. Nothing
/// is recorded of a section that is not translated.
///
/// # Errors
/// Where there is nothing that could be recorded; the reason is for people.
pub fn record(
    guide: &Guide,
    entry: &Entry,
    only: Option<&SectionId>,
    claim: &Claim,
    records: &mut SyncRecords,
) -> Result<Vec<Recording>, String> {
    let from = origin_language(entry, claim)?;
    let translation = entry
        .translations
        .get(&claim.lang)
        .ok_or_else(|| format!("there is no translation in `{}`", claim.lang))?;
    let mut recorded = Vec::new();
    for section in entry.source.body.sections.iter().filter(|section| section.words > 0) {
        let translated = translation.body.section(&section.id).is_some_and(|other| other.translates(section));
        if only.is_some_and(|only| *only != section.id) || !translated {
            continue;
        }
        let Some(origin) = Origin::find(entry, from.as_ref().unwrap_or(&entry.source.lang), &section.id)
        else {
            continue;
        };
        let record = SyncRecord {
            fingerprint: origin.section.fingerprint.clone(),
            algorithm: Some(Algorithm::LATEST),
            method: claim.method,
            by: claim.by.clone(),
            from: from.clone(),
            version: version(guide, &origin, from.as_ref()),
        };
        let before = entry.state(&claim.lang, &section.id).unwrap_or(State::Missing);
        records.insert((entry.id.clone(), section.id.clone()), record);
        recorded.push(Recording { section: section.id.clone(), before });
    }
    forget_gone(entry, records);
    if recorded.is_empty() {
        let what = only.map_or("nothing of it", |_| "this section");
        let verb = only.map_or("is", |_| "is not");
        return Err(format!("{what} {verb} translated into `{}`", claim.lang));
    }
    Ok(recorded)
}

/// Records of sections that the source no longer has say nothing any more.
fn forget_gone(entry: &Entry, records: &mut SyncRecords) {
    let first = (entry.id.clone(), SectionId::new(""));
    let of_page = records.range(first..).take_while(|((page, _), _)| *page == entry.id);
    let gone =
        of_page.map(|(key, _)| key).filter(|(_, section)| entry.source.body.section(section).is_none());
    for key in gone.cloned().collect::<Vec<_>>() {
        records.remove(&key);
    }
}

/// The language that a translation was made from, where that is not the source.
fn origin_language(entry: &Entry, claim: &Claim) -> Result<Option<Lang>, String> {
    if claim.lang == entry.source.lang {
        return Err(format!("`{}` is the language of the original", claim.lang));
    }
    // A translation made from the source rests on the source, however it is said.
    let from = claim.from.clone().filter(|from| *from != entry.source.lang);
    match &from {
        Some(pivot) if *pivot == claim.lang => Err("a translation cannot be made from itself".into()),
        Some(pivot) if !entry.translations.contains_key(pivot) => {
            Err(format!("there is no translation in `{pivot}`"))
        }
        _ => Ok(from),
    }
}

/// The number of this version of the text: that of a record of the same text, else one more than
/// the latest. So the latest version known can be told without a clock.
fn version(guide: &Guide, origin: &Origin<'_>, from: Option<&Lang>) -> u32 {
    let key = (origin.page.clone(), origin.section.id.clone());
    let known = guide.records.values().filter_map(|records| records.get(&key));
    let known: Vec<&SyncRecord> = known.filter(|record| record.from.as_ref() == from).collect();
    let is_same = |record: &&&SyncRecord| {
        record.algorithm.is_some_and(|algorithm| {
            record.fingerprint == *guide.prints.of(origin.section, origin.lang, algorithm)
        })
    };
    match known.iter().find(is_same) {
        Some(record) => record.version,
        None => known.iter().map(|record| record.version).max().unwrap_or(0) + 1,
    }
}

/// Rewrites the records that are in step by the latest rules; the others keep theirs, because the
/// text they were made from is not there any more.
pub fn upgrade(guide: &Guide, records: &mut SyncRecords) {
    for ((page, section), record) in records.iter_mut() {
        let Some(algorithm) = record.algorithm.filter(|algorithm| *algorithm != Algorithm::LATEST) else {
            continue;
        };
        let Some(entry) = guide.entry(page.as_str()) else { continue };
        let lang = record.from.as_ref().unwrap_or(&entry.source.lang);
        let Some(origin) = Origin::find(entry, lang, section) else { continue };
        if record.fingerprint == *guide.prints.of(origin.section, origin.lang, algorithm) {
            record.fingerprint = origin.section.fingerprint.clone();
            record.algorithm = Some(Algorithm::LATEST);
        }
    }
}

/// The edit of a source section that `ack` declares trivial: from the latest text that any language
/// was in step with, to the text as it is now; once for each set of rules that records of that text
/// were made by. A language that was behind already stays behind: its older edit was no triviality.
///
/// # Errors
/// Where nothing can be declared; the reason is for people.
pub fn trivial_edit(
    guide: &Guide,
    entry: &Entry,
    section: &Section,
    reason: &str,
) -> Result<Vec<Acknowledgement>, String> {
    let before = latest(guide, &entry.id, section)?;
    let key = (entry.id.clone(), section.id.clone());
    let mut edits = Vec::new();
    for (algorithm, before) in before {
        let now = guide.prints.of(section, &entry.source.lang, algorithm);
        if before.facts != now.facts {
            return Err(
                "a number, date or address has changed, which is never trivial: the translations must follow"
                    .into(),
            );
        }
        if !guide.equivalents.same(&key, algorithm, &before.words, &now.words) {
            let (was, now) = (before.words.clone(), now.words.clone());
            edits.push(Acknowledgement { algorithm: Some(algorithm), was, now, reason: reason.to_owned() });
        }
    }
    if edits.is_empty() {
        return Err("the text is as it was translated; there is nothing to declare".into());
    }
    Ok(edits)
}

/// The latest version of a source section that was recorded, by each set of rules it was recorded by.
fn latest<'g>(
    guide: &'g Guide,
    page: &PageId,
    section: &Section,
) -> Result<BTreeMap<Algorithm, &'g Fingerprint>, String> {
    let known = records_of_source(guide, page, &section.id);
    let Some(newest) = known.iter().map(|(_, record)| record.version).max() else {
        return Err("no translation of this section was ever recorded, so there is nothing to clear".into());
    };
    let mut latest: BTreeMap<Algorithm, &Fingerprint> = BTreeMap::new();
    for (_, record) in known.iter().filter(|(_, record)| record.version == newest) {
        let Some(algorithm) = record.algorithm else { continue };
        if *latest.entry(algorithm).or_insert(&record.fingerprint) != &record.fingerprint {
            return Err(
                "the records disagree on what the text was before the edit: sync the languages one by one"
                    .into(),
            );
        }
    }
    Ok(latest)
}

/// The records of translations made from the source text of a section.
fn records_of_source<'g>(
    guide: &'g Guide,
    page: &PageId,
    section: &SectionId,
) -> Vec<(&'g Lang, &'g SyncRecord)> {
    let key = (page.clone(), section.clone());
    let records = guide.records.iter().filter_map(|(lang, records)| Some((lang, records.get(&key)?)));
    records.filter(|(_, record)| record.from.is_none()).collect()
}

/// The languages whose translation of a section, made from the source, is in step by these records.
pub fn in_step<'g>(
    guide: &'g Guide,
    records: &Records<'_>,
    entry: &Entry,
    section: &Section,
) -> Vec<&'g Lang> {
    let origin = Origin { page: &entry.id, lang: &entry.source.lang, section };
    let known = records_of_source(guide, &entry.id, &section.id).into_iter();
    known
        .filter(|(_, record)| matches!(records.compare(record, &origin), State::Current | State::Machine))
        .map(|(lang, _)| lang)
        .collect()
}
