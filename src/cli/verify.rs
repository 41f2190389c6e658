//! `sirio verify`: still true today.

use super::session::{Session, find, write_file};
use super::{Common, Fault, Outcome, Output, Status};
use crate::model::Page;
use chrono::NaiveDate;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Pages, by id or file
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<String>,
    /// The day on which the facts were checked, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    let (understood, _) = session.understand();
    let entries: Vec<_> =
        arguments.pages.iter().map(|name| find(&understood.guide, name)).collect::<Result<_, _>>()?;
    for (entry, _) in entries {
        let path = session.root.join(&*entry.source.file);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Fault::new(format!("cannot read {}: {error}", path.display())))?;
        let Some(edited) = with_date(&entry.source, &text, session.today) else {
            output.complain(&format!(
                "sirio: {}: the front matter cannot be edited as it is; write `verified = {}` into it",
                entry.source.file, session.today
            ));
            return Ok(Status::Errors);
        };
        write_file(&path, &edited)?;
        output.tell(&format!("{}: verified = {}", entry.source.file, session.today));
    }
    Ok(Status::Fine)
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
