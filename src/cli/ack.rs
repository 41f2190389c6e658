//! `sirio ack`: edits of the source that change nothing for translations.

use super::select::{Selected, select};
use super::session::{Session, language};
use super::{Common, Fault, Outcome, Output, Status, records};
use crate::guide::{Entry, Guide, Records, in_step, trivial_edit};
use crate::model::{Equivalents, Lang, Section, State};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// `PAGE#SECTION`; the text before the first heading is `_`. Several, and patterns: `health/*#who`;
    /// a page alone stands for all its sections that were edited, with `--lang` or a pattern
    #[arg(value_name = "PAGE#SECTION", required = true)]
    sections: Vec<String>,
    /// Why the edit changes nothing
    #[arg(long)]
    reason: String,
    /// Only edits that have made this language outdated
    #[arg(long, value_name = "L")]
    lang: Option<String>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, None)?;
    let (understood, found) = session.survey();
    let guide = &understood.guide;
    if records::are_broken(output, &found, &session.sources, "i18n/equivalents.toml") {
        return Ok(Status::Errors);
    }
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(Fault::new("`--reason` is empty: say why the edit changes nothing"));
    }
    let lang = arguments.lang.as_deref().map(|lang| language(guide, lang)).transpose()?;
    let edited = edited(guide, &select(guide, &arguments.sections)?, lang.as_ref())?;
    if edited.is_empty() {
        output.complain("sirio: no edit of these sections waits for a word");
        return Ok(Status::Errors);
    }
    let mut equivalents = guide.equivalents.clone();
    let mut refused = false;
    for (entry, section) in edited {
        match trivial_edit(guide, entry, section, reason) {
            Ok(edits) => {
                let key = (entry.id.clone(), section.id.clone());
                equivalents.0.entry(key).or_default().extend(edits);
                output.tell(&sentence(guide, &equivalents, entry, section));
            }
            Err(why) => {
                refused = true;
                output.complain(&format!("sirio: {}#{}: {why}", entry.id, section.id.as_str()));
            }
        }
    }
    if equivalents != guide.equivalents {
        records::write_equivalents(&session.root, &equivalents)?;
    }
    Ok(if refused { Status::Errors } else { Status::Fine })
}

fn sentence(guide: &Guide, equivalents: &Equivalents, entry: &Entry, section: &Section) -> String {
    let records = Records { equivalents, ..guide.all_records() };
    let cleared: Vec<&str> = in_step(guide, &records, entry, section).into_iter().map(Lang::as_str).collect();
    format!("{}#{} counts as unchanged in: {}", entry.id, section.id.as_str(), cleared.join(", "))
}

/// The sections that are meant: those named, and of pages and patterns those that some language, or
/// the one asked for, is behind.
fn edited<'g>(
    guide: &'g Guide,
    selected: &[Selected<'g>],
    lang: Option<&Lang>,
) -> Result<Vec<(&'g Entry, &'g Section)>, Fault> {
    let mut edited = Vec::new();
    for Selected { entry, section, is_named } in selected {
        if *is_named && section.is_none() && lang.is_none() {
            return Err(Fault::new(format!(
                "name one section: `{0}#who`, or `{0}#_` for the intro",
                entry.id
            )));
        }
        let wanted =
            entry.source.body.sections.iter().filter(|one| section.as_ref().is_none_or(|id| one.id == *id));
        let is_exact = *is_named && section.is_some() && lang.is_none();
        edited.extend(
            wanted.filter(|one| is_exact || is_behind(guide, entry, one, lang)).map(|one| (*entry, one)),
        );
    }
    Ok(edited)
}

/// Whether a translation is behind a section's text, or behind one of its facts, which is refused
/// with its reason.
fn is_behind(guide: &Guide, entry: &Entry, section: &Section, lang: Option<&Lang>) -> bool {
    let asked = guide.config.languages.iter().filter(|one| lang.is_none_or(|lang| *one == lang));
    asked
        .filter_map(|one| entry.state(one, &section.id))
        .any(|state| matches!(state, State::OutdatedText | State::OutdatedFacts))
}
