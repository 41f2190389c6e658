//! `sirio ack`: an edit of the source that changes nothing for translations.

use super::session::{Session, find};
use super::{Common, Fault, Outcome, Output, Status, records};
use crate::guide::Guide;
use crate::model::{Acknowledgement, Fingerprint, Lang, PageId, Section, SyncRecord};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// `PAGE#SECTION`; the text before the first heading is `_`
    #[arg(value_name = "PAGE#SECTION")]
    section: String,
    /// Why the edit changes nothing
    #[arg(long)]
    reason: String,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, None)?;
    let (understood, found) = session.understand();
    let guide = &understood.guide;
    if records::are_broken(output, &found, &session.sources, "i18n/equivalents.toml") {
        return Ok(Status::Errors);
    }
    if arguments.reason.trim().is_empty() {
        return Err(Fault::new("`--reason` is empty: say why the edit changes nothing"));
    }
    let (entry, Some(id)) = find(guide, &arguments.section)? else {
        return Err(Fault::new(format!(
            "name one section: `{}#who`, or `#_` for the intro",
            arguments.section
        )));
    };
    let Some(section) = entry.source.body.section(&id) else {
        return Err(Fault::new(format!("`{}` has no section `{}`", entry.id, id.as_str())));
    };
    let before = match latest(guide, &entry.id, section) {
        Ok(before) => before,
        Err(reason) => {
            output.complain(&format!("sirio: {}: {reason}", arguments.section));
            return Ok(Status::Errors);
        }
    };
    let edit = Acknowledgement {
        was: before.words.clone(),
        now: section.fingerprint.words.clone(),
        reason: arguments.reason.trim().to_owned(),
    };
    let mut equivalents = guide.equivalents.clone();
    equivalents.0.entry((entry.id.clone(), id.clone())).or_default().push(edit);
    records::write_equivalents(&session.root, &equivalents)?;
    let cleared: Vec<&str> = of_section(guide, &entry.id, section)
        .filter(|(_, record)| {
            equivalents.same(&entry.id, &id, &record.fingerprint.words, &section.fingerprint.words)
        })
        .map(|(lang, _)| lang.as_str())
        .collect();
    output.tell(&format!("{}#{} counts as unchanged in: {}", entry.id, id.as_str(), cleared.join(", ")));
    Ok(Status::Fine)
}

/// The records of translations made from the source text of a section.
fn of_section<'g>(
    guide: &'g Guide,
    page: &PageId,
    section: &Section,
) -> impl Iterator<Item = (&'g Lang, &'g SyncRecord)> + use<'g> {
    let key = (page.clone(), section.id.clone());
    let records = guide.records.iter().filter_map(move |(lang, records)| Some((lang, records.get(&key)?)));
    records.filter(|(_, record)| record.from.is_none())
}

/// The version of the source before the edit: the latest that any language was in step with.
/// A language that was behind already stays behind: its older edit was no triviality.
fn latest<'g>(guide: &'g Guide, page: &PageId, section: &Section) -> Result<&'g Fingerprint, String> {
    let newest = of_section(guide, page, section).map(|(_, record)| record.version).max();
    let Some(newest) = newest else {
        return Err("no translation of this section was ever recorded, so there is nothing to clear".into());
    };
    let latest: Vec<&Fingerprint> = of_section(guide, page, section)
        .filter(|(_, record)| record.version == newest)
        .map(|(_, record)| &record.fingerprint)
        .collect();
    let Some(&first) = latest.first() else { return Err("nothing is recorded".into()) };
    if latest.iter().any(|other| *other != first) {
        return Err(
            "the records disagree on what the text was before the edit: sync the languages one by one".into(),
        );
    }
    if first.facts != section.fingerprint.facts {
        return Err(
            "a number, date or address has changed, which is never trivial: the translations must follow"
                .into(),
        );
    }
    if guide.equivalents.same(page, &section.id, &first.words, &section.fingerprint.words) {
        return Err("the text is as it was translated; there is nothing to declare".into());
    }
    Ok(first)
}
