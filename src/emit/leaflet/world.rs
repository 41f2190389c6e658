//! Sets one leaflet. In come a theme's Typst files, the shared fonts and one JSON value; out go a
//! PDF (PDF/A-2a and PDF/UA-1, tagged) or what stood against it, as data. Never reads the disk,
//! the network, the clock or the machine's fonts, and never evaluates anything of the value: the
//! same value gives the same bytes.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, Severity as TypstSeverity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fonts::Fonts;
use super::glyphs::{MissingGlyph, missing_glyphs};

mod clusters;
#[cfg(test)]
mod tests;

use clusters::mended;

/// Where a theme's files read their value. One path for all: Typst can tell 65,535 apart in the
/// life of a process.
const DATA: &str = "/data.json";

/// Sets leaflets; shared by all threads.
pub struct Printer {
    fonts: Fonts,
    library: LazyHash<Library>,
    standards: PdfStandards,
    data: FileId,
    /// By name, as `a4.typ`.
    sources: BTreeMap<String, Source>,
}

/// The day that a leaflet bears as its making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// A leaflet that was set.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Empty when glyphs are missing: PDF/UA-1 has no way to show them.
    pub pdf: Vec<u8>,
    pub pages: usize,
    pub missing_glyphs: Vec<MissingGlyph>,
    /// What Typst found odd about the theme's files.
    pub warnings: Vec<Problem>,
}

/// How grave a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// What Typst says of a theme's file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    pub severity: Severity,
    pub message: String,
    pub hints: Vec<String>,
    pub place: Option<Place>,
}

/// A place in a theme's file; lines and columns (in characters) count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
}

/// Why a leaflet was not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintError {
    /// The theme has no such file, or its name leads out of the theme's folder.
    NoFile(String),
    /// Not a day of the calendar.
    NoSuchDay(Date),
    /// The PDF standards that are asked for don't go together.
    Standards(String),
    /// The theme's files don't compile, or what they make can't be an accessible PDF.
    Theme(Vec<Problem>),
}

impl fmt::Display for PrintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFile(name) => write!(out, "the theme has no leaflet file {name}"),
            Self::NoSuchDay(Date { year, month, day }) => {
                write!(out, "{year}-{month:02}-{day:02} is no day of the calendar")
            }
            Self::Standards(why) => write!(out, "the PDF standards can't be kept together: {why}"),
            Self::Theme(problems) => {
                let messages: Vec<String> = problems.iter().map(Problem::to_string).collect();
                out.write_str(&messages.join("\n"))
            }
        }
    }
}

impl std::error::Error for PrintError {}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { file, line, column }) = &self.place {
            write!(out, "{file}:{line}:{column}: ")?;
        }
        out.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(out, " ({hint})"))
    }
}

impl Printer {
    /// Takes the theme's Typst files by name, as `a4.typ`; they may import one another.
    ///
    /// # Errors
    ///
    /// When a name is no path inside the theme's folder.
    pub fn new(fonts: Fonts, files: &BTreeMap<String, Arc<str>>) -> Result<Self, PrintError> {
        let mut sources = BTreeMap::new();
        for (name, text) in files {
            sources.insert(name.clone(), Source::new(file_id(name)?, text.as_ref().to_owned()));
        }
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| PrintError::Standards(error.message().to_string()))?;
        let library = LazyHash::new(Library::default());
        Ok(Self { fonts, library, standards, data: file_id(DATA)?, sources })
    }

    /// Sets the leaflet that `main` makes of `view_json`; `date` is the day it bears.
    ///
    /// Characters that no font has are no error: they come back as data, with the text they stand
    /// in, and without a PDF.
    ///
    /// # Errors
    ///
    /// When the theme has no file `main`, when its files don't compile, or when what they make
    /// can't be an accessible PDF.
    pub fn print(&self, main: &str, view_json: Vec<u8>, date: Date) -> Result<Printed, PrintError> {
        let main_id =
            self.sources.get(main).map(Source::id).ok_or_else(|| PrintError::NoFile(main.to_owned()))?;
        let options = self.options(main, &view_json, date)?;
        let leaflet =
            Leaflet { printer: self, main: main_id, data: Bytes::new(view_json), today: date.datetime()? };

        let compiled = typst::compile::<PagedDocument>(&leaflet);
        let document = mended(compiled.output.map_err(|errors| leaflet.refused(&errors))?);
        let missing_glyphs = missing_glyphs(&document);
        let pdf = if missing_glyphs.is_empty() {
            typst_pdf::pdf(&document, &options).map_err(|errors| leaflet.refused(&errors))?
        } else {
            Vec::new()
        };
        let warnings = compiled.warnings.iter().map(|warning| leaflet.problem(warning)).collect();
        Ok(Printed { pdf, pages: document.pages().len(), missing_glyphs, warnings })
    }

    fn options(&self, main: &str, view_json: &[u8], date: Date) -> Result<PdfOptions, PrintError> {
        let digest = blake3::hash(view_json).to_hex();
        Ok(PdfOptions {
            ident: Smart::Custom(format!("sirio:{main}:{digest}")),
            creator: Smart::Custom(Some("Sirio".to_owned())),
            timestamp: Some(Timestamp::new_utc(date.midnight()?)),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        })
    }
}

impl fmt::Debug for Printer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Printer").field("files", &self.sources.keys()).finish_non_exhaustive()
    }
}

impl Date {
    fn datetime(self) -> Result<Datetime, PrintError> {
        Datetime::from_ymd(self.year, self.month, self.day).ok_or(PrintError::NoSuchDay(self))
    }

    fn midnight(self) -> Result<Datetime, PrintError> {
        Datetime::from_ymd_hms(self.year, self.month, self.day, 0, 0, 0).ok_or(PrintError::NoSuchDay(self))
    }
}

/// Forgets what Typst remembers of leaflets that were not set again in the last `age` calls:
/// without it the memory of a long run grows with every leaflet.
pub fn evict(age: usize) {
    comemo::evict(age);
}

fn file_id(name: &str) -> Result<FileId, PrintError> {
    let path = VirtualPath::new(name).map_err(|_| PrintError::NoFile(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world that one leaflet's files see.
struct Leaflet<'a> {
    printer: &'a Printer,
    main: FileId,
    data: Bytes,
    today: Datetime,
}

impl Leaflet<'_> {
    fn refused(&self, errors: &[SourceDiagnostic]) -> PrintError {
        PrintError::Theme(errors.iter().map(|error| self.problem(error)).collect())
    }

    fn problem(&self, diagnostic: &SourceDiagnostic) -> Problem {
        let place = diagnostic.span.id().zip(self.range(diagnostic.span)).and_then(|(id, range)| {
            let source = self.source(id).ok()?;
            let (line, column) = source.lines().byte_to_line_column(range.start)?;
            Some(Place { file: name_of(id), line: line + 1, column: column + 1 })
        });
        Problem {
            severity: match diagnostic.severity {
                TypstSeverity::Error => Severity::Error,
                TypstSeverity::Warning => Severity::Warning,
            },
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
            place,
        }
    }
}

fn name_of(id: FileId) -> String {
    id.vpath().get_without_slash().to_owned()
}

impl World for Leaflet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.printer.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.printer.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.printer.sources.values().find(|source| source.id() == id);
        source.cloned().ok_or_else(|| FileError::NotFound(name_of(id).into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.printer.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::NotFound(name_of(id).into()))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.printer.fonts.store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
