//! `sirio verify`: still true today.

use super::select::{Selected, select};
use super::session::{Session, write_file};
use super::{Common, Fault, Outcome, Output, Status};
use crate::guide::Entry;
use crate::model::Page;
use chrono::NaiveDate;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Pages, by id, file or pattern: `health/doctor`, `contacts/*`
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<String>,
    /// The day on which the facts were checked, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    let (understood, _) = session.survey();
    let selected = select(&understood.guide, &arguments.pages)?;
    if let Some(Selected { entry, .. }) = selected.iter().find(|one| one.section.is_some()) {
        return Err(Fault::new(format!("the date stands for a whole page: `sirio verify {}`", entry.id)));
    }
    let mut refused = false;
    for Selected { entry, .. } in selected {
        refused |= !verify(output, &session, entry)?;
    }
    Ok(if refused { Status::Errors } else { Status::Fine })
}

/// Sets the date of one page; whether that could be done.
fn verify(output: &Output, session: &Session, entry: &Entry) -> Result<bool, Fault> {
    let file = &entry.source.file;
    let path = session.root.join(&**file);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Fault::new(format!("cannot read {}: {error}", path.display())))?;
    let Some(edited) = with_date(&entry.source, &text, session.today) else {
        output.complain(&format!(
            "sirio: {file}: the front matter cannot be edited as it is; write `verified = {}` into it",
            session.today
        ));
        return Ok(false);
    };
    write_file(&path, &edited)?;
    let before = entry.source.structure.verified.as_ref().map(|verified| verified.value);
    let before = match before {
        Some(day) if day != session.today => format!(" (was {day})"),
        Some(_) => String::new(),
        None => " (was never checked)".to_owned(),
    };
    output.tell(&format!("{file}: verified = {}{before}", session.today));
    Ok(true)
}

/// The file with another date, and nothing else changed. Offsets are those of the text that was
/// parsed, so a file that was mended while it was read (byte order mark, line ends) is refused.
fn with_date(page: &Page, text: &str, date: NaiveDate) -> Option<String> {
    if text.starts_with('\u{FEFF}') || text.contains('\r') || page.head_span.is_empty() {
        return None;
    }
    let mut edited = text.to_owned();
    if let Some(verified) = &page.structure.verified {
        edited.replace_range(verified.span.clone(), &date.to_string());
        return Some(edited);
    }
    if page.structural_keys.iter().any(|key| key.value == "verified") {
        return None;
    }
    // Top-level keys stand before the first table; the title is one of them.
    let end = text[page.title.span.end..].find('\n')? + page.title.span.end + 1;
    edited.insert_str(end, &format!("verified = {date}\n"));
    Some(edited)
}
