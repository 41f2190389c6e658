//! `sirio sync`: a translation matches its source as it is now.

use super::session::{Session, find, language};
use super::{Common, Fault, Outcome, Output, Status, records};
use crate::guide::{Entry, Guide};
use crate::model::{Lang, Method, PageId, Section, SectionId, SyncRecord, SyncRecords};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Pages, or sections of them: `health/doctor`, `health/doctor#who`
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<String>,
    /// The language of the translation
    #[arg(long, value_name = "L")]
    lang: String,
    /// How it was made: human, mt, mt+review
    #[arg(long, default_value = "human")]
    method: String,
    /// Who made or reviewed it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The language it was made from, where that is not the source
    #[arg(long, value_name = "L")]
    from: Option<String>,
}

/// What is recorded of every section.
#[derive(Debug, Clone)]
pub struct Claim {
    pub lang: Lang,
    pub method: Method,
    pub by: Option<String>,
    pub from: Option<Lang>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, None)?;
    let (understood, found) = session.understand();
    let guide = &understood.guide;
    let claim = claim(guide, arguments)?;
    if records::are_broken(output, &found, &session.sources, &records::sync_path(&claim.lang)) {
        return Ok(Status::Errors);
    }
    let mut records = guide.records.get(&claim.lang).cloned().unwrap_or_default();
    let mut refused = false;
    for name in &arguments.pages {
        let (entry, section) = find(guide, name)?;
        match record(guide, entry, section.as_ref(), &claim, &mut records) {
            Ok(recorded) => {
                let sections: Vec<&str> = recorded.iter().map(SectionId::as_str).collect();
                output.tell(&format!("{} in {}: {}", entry.id, claim.lang, sections.join(", ")));
            }
            Err(reason) => {
                refused = true;
                output.complain(&format!("sirio: {}: {reason}", entry.id));
            }
        }
    }
    records::write_sync(&session.root, &claim.lang, &records)?;
    Ok(if refused { Status::Errors } else { Status::Fine })
}

fn claim(guide: &Guide, arguments: &Arguments) -> Result<Claim, Fault> {
    let method = Method::parse(&arguments.method).ok_or_else(|| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.as_str()).collect();
        Fault::new(format!("`{}` is no method; one of: {}", arguments.method, names.join(", ")))
    })?;
    let from = arguments.from.as_deref().map(|from| language(guide, from)).transpose()?;
    Ok(Claim { lang: language(guide, &arguments.lang)?, method, by: arguments.by.clone(), from })
}

/// Adds the records of a page, or of one section of it. Nothing is recorded of a section that is
/// not translated.
///
/// # Errors
/// Where there is nothing that could be recorded; the reason is for people.
pub fn record(
    guide: &Guide,
    entry: &Entry,
    only: Option<&SectionId>,
    claim: &Claim,
    records: &mut SyncRecords,
) -> Result<Vec<SectionId>, String> {
    if claim.lang == entry.source.lang {
        return Err(format!("`{}` is the language of the original", claim.lang));
    }
    let Some(translation) = entry.translations.get(&claim.lang) else {
        return Err(format!("there is no translation in `{}`", claim.lang));
    };
    // A translation made from the source rests on the source, however it is said.
    let from = claim.from.clone().filter(|from| *from != entry.source.lang);
    if from.as_ref() == Some(&claim.lang) {
        return Err("a translation cannot be made from itself".into());
    }
    let origin = match &from {
        None => &entry.source,
        Some(pivot) => {
            entry.translations.get(pivot).ok_or(format!("there is no translation in `{pivot}`"))?
        }
    };
    let mut recorded = Vec::new();
    for section in entry.source.body.sections.iter().filter(|section| section.words > 0) {
        let key = (entry.id.clone(), section.id.clone());
        let translated = translation.body.section(&section.id).is_some_and(|other| other.translates(section));
        if only.is_some_and(|only| *only != section.id) || !translated {
            continue;
        }
        let Some(origin) = origin.body.section(&section.id) else { continue };
        let version = version(guide, &entry.id, origin, from.as_ref());
        let record = SyncRecord {
            fingerprint: origin.fingerprint.clone(),
            method: claim.method,
            by: claim.by.clone(),
            from: from.clone(),
            version,
        };
        records.insert(key, record);
        recorded.push(section.id.clone());
    }
    // Records of sections that the source no longer has say nothing any more.
    records.retain(|(page, section), _| *page != entry.id || entry.source.body.section(section).is_some());
    if recorded.is_empty() {
        return Err(format!("nothing of it is translated into `{}`", claim.lang));
    }
    Ok(recorded)
}

/// The number of this version of the source text: that of a record of the same text, else one more
/// than the latest. So the latest version known can be told without a clock.
fn version(guide: &Guide, page: &PageId, origin: &Section, from: Option<&Lang>) -> u32 {
    let key = (page.clone(), origin.id.clone());
    let known = guide.records.values().filter_map(|records| records.get(&key));
    let known: Vec<&SyncRecord> = known.filter(|record| record.from.as_ref() == from).collect();
    let same = known.iter().find(|record| record.fingerprint == origin.fingerprint);
    match same {
        Some(record) => record.version,
        None => known.iter().map(|record| record.version).max().unwrap_or(0) + 1,
    }
}
