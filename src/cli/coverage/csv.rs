//! The report as a table: RFC 4180, UTF-8, and nothing in it that an office program would run.

use super::places::Places;
use super::{Fault, Report};
use crate::check::coverage::PageCoverage;
use crate::check::coverage::since::Since;
use crate::guide::Entry;
use crate::model::{Flag, Lang, PageId, SyncRecords};

const HEAD: [&str; 12] = [
    "lang",
    "page",
    "section",
    "state",
    "flags",
    "words",
    "owner",
    "translator",
    "method",
    "essential",
    "file",
    "line",
];

/// One row a section.
pub fn sections(report: &Report<'_>) -> Result<String, Fault> {
    let mut table = Table::new(&HEAD)?;
    for language in &report.coverage.languages {
        let records = report.guide.records.get(&language.lang);
        for page in &language.pages {
            if let Some(entry) = report.guide.entry(page.id.as_str()) {
                add_page(&mut table, report, (entry, page, &language.lang), records)?;
            }
        }
    }
    table.finish()
}

fn add_page(
    table: &mut Table,
    report: &Report<'_>,
    (entry, page, lang): (&Entry, &PageCoverage, &Lang),
    records: Option<&SyncRecords>,
) -> Result<(), Fault> {
    let flags = page.flags.iter().copied().map(Flag::as_str).collect::<Vec<_>>().join(" ");
    let places = Places::new(entry, lang, report.sources);
    for section in &page.sections {
        let record = records.and_then(|records| records.get(&(page.id.clone(), section.id.clone())));
        let (file, line) = places.of(&section.id);
        table.row(&[
            lang.as_str(),
            page.id.as_str(),
            section.id.as_str(),
            section.state.as_str(),
            &flags,
            &section.words.to_string(),
            page.owner.as_ref().map_or("", PageId::as_str),
            record.and_then(|record| record.by.as_deref()).unwrap_or_default(),
            record.map_or("", |record| record.method.as_str()),
            if page.essential { "yes" } else { "no" },
            file,
            &line.to_string(),
        ])?;
    }
    Ok(())
}

/// One row a section whose state has changed.
pub fn changes(since: &Since) -> Result<String, Fault> {
    let mut table = Table::new(&["lang", "page", "section", "change", "before", "after", "words"])?;
    for language in &since.languages {
        for (name, changes) in language.lists() {
            for change in changes {
                let words = change.words.map(|words| words.to_string()).unwrap_or_default();
                table.row(&[
                    &language.lang,
                    &change.page,
                    &change.section,
                    name,
                    change.before.unwrap_or_default(),
                    change.after.unwrap_or_default(),
                    &words,
                ])?;
            }
        }
    }
    table.finish()
}

/// A table that grows by rows.
pub struct Table(::csv::Writer<Vec<u8>>);

impl Table {
    pub fn new(head: &[&str]) -> Result<Self, Fault> {
        let writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
        let mut table = Self(writer);
        table.row(head)?;
        Ok(table)
    }

    pub fn row(&mut self, cells: &[&str]) -> Result<(), Fault> {
        for cell in cells {
            let guard = if is_formula(cell) { "'" } else { "" };
            self.0.write_field(format!("{guard}{cell}")).map_err(fault)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(fault)
    }

    pub fn finish(self) -> Result<String, Fault> {
        let bytes = self.0.into_inner().map_err(|error| fault(error.into_error()))?;
        String::from_utf8(bytes).map_err(fault)
    }
}

/// Whether an office program could take a cell for something to run.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

fn fault(error: impl std::fmt::Display) -> Fault {
    Fault::new(format!("the table cannot be made: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_run() {
        let mut table = Table::new(&["a", "b"]).unwrap();
        table.row(&["=1+1", "-3"]).unwrap();
        table.row(&["@SUM(A1)", "a, \"b\""]).unwrap();
        assert_eq!(table.finish().unwrap(), "a,b\r\n'=1+1,-3\r\n'@SUM(A1),\"a, \"\"b\"\"\"\r\n");
    }
}
