//! Sets one file for print. In come a theme's Typst files, the shared fonts, pictures and one JSON
//! value; out go a PDF (PDF/A-2a and PDF/UA-1, tagged) or what stood against it, as data. Never
//! reads the disk, the network, the clock or the machine's fonts, and never evaluates anything of
//! the value: the same value gives the same bytes.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::diag::{FileError, FileResult, Severity as TypstSeverity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fonts::Fonts;
use super::glyphs::{MissingGlyph, missing_glyphs};
use super::pictures::Pictures;

mod clusters;
mod edges;
mod fit;
mod order;
#[cfg(test)]
mod tests;
mod thumbnail;

use clusters::mended;
pub use fit::{Fit, Over};
use order::ordered;
pub use thumbnail::Thumbnail;

/// The theme's file that sets what there is to print; it imports the forms of paper.
const MAIN: &str = "print.typ";

/// Where a theme's files read their value. One path for all: Typst can tell 65,535 apart in the
/// life of a process.
const DATA: &str = "/data.json";

/// Sets leaflets; shared by all threads.
pub struct Printer<'p> {
    pictures: &'p Pictures,
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

/// Pages that are set, and not a file yet.
pub struct LaidOut<'p> {
    document: PagedDocument,
    options: PdfOptions,
    world: Leaflet<'p>,
    /// Whether the text fits its paper, and what to try else.
    pub fit: Fit,
    pub missing_glyphs: Vec<MissingGlyph>,
    /// Text that an edge of the paper cuts off.
    pub cut_off: Vec<String>,
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
    /// What there is to print can't be written as JSON.
    View(String),
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
            Self::View(why) => write!(out, "the leaflet's value can't be written: {why}"),
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

impl<'p> Printer<'p> {
    /// Takes the theme's Typst files by name, as `a4.typ`; they may import one another.
    ///
    /// # Errors
    ///
    /// When a name is no path inside the theme's folder.
    pub fn new(
        fonts: Fonts,
        pictures: &'p Pictures,
        files: &BTreeMap<String, Arc<str>>,
    ) -> Result<Self, PrintError> {
        let mut sources = BTreeMap::new();
        for (name, text) in files {
            sources.insert(name.clone(), Source::new(file_id(name)?, text.as_ref().to_owned()));
        }
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| PrintError::Standards(error.message().to_string()))?;
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_features(features).build());
        Ok(Self { pictures, fonts, library, standards, data: file_id(DATA)?, sources })
    }

    /// Sets the pages that the theme makes of `view_json`; `date` is the day they bear.
    ///
    /// Characters that no font has are no error: they come back as data, with the text they stand
    /// in; PDF/UA-1 has no way to show them.
    ///
    /// # Errors
    ///
    /// When the theme has no `print.typ`, or when its files don't compile.
    pub fn lay_out(&'p self, view_json: Vec<u8>, date: Date) -> Result<LaidOut<'p>, PrintError> {
        let main = self.sources.get(MAIN).map(Source::id).ok_or_else(|| PrintError::NoFile(MAIN.into()))?;
        let options = self.options(&view_json, date)?;
        let world = Leaflet { printer: self, main, data: Bytes::new(view_json), today: date.datetime()? };
        let compiled = typst::compile::<PagedDocument>(&world);
        tidy();
        let document = compiled.output.map_err(|errors| world.refused(&errors))?;
        Ok(LaidOut {
            fit: Fit::of(&document),
            missing_glyphs: missing_glyphs(&document),
            cut_off: edges::cut_off(&document),
            warnings: compiled.warnings.iter().map(|warning| world.problem(warning)).collect(),
            document: ordered(mended(document)),
            options,
            world,
        })
    }

    fn options(&self, view_json: &[u8], date: Date) -> Result<PdfOptions, PrintError> {
        let digest = blake3::hash(view_json).to_hex();
        Ok(PdfOptions {
            ident: Smart::Custom(format!("sirio:{digest}")),
            creator: Smart::Custom(Some("Sirio".to_owned())),
            timestamp: Some(Timestamp::new_utc(date.midnight()?)),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        })
    }
}

impl LaidOut<'_> {
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The file.
    ///
    /// # Errors
    ///
    /// When what the theme makes can't be an accessible PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, PrintError> {
        typst_pdf::pdf(&self.document, &self.options).map_err(|errors| self.world.refused(&errors))
    }

    /// The first page as a small picture; `None` for what has no page.
    pub fn thumbnail(&self) -> Option<Thumbnail> {
        thumbnail::of(self.document.pages().first()?)
    }
}

impl fmt::Debug for Printer<'_> {
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

/// Lets Typst forget what it has not used for some attempts. To be called after each: what it
/// remembers grows with every one, by megabytes.
fn tidy() {
    static ATTEMPTS: AtomicUsize = AtomicUsize::new(0);
    /// Attempts between two looks at what is remembered.
    const BETWEEN: usize = 4;
    if ATTEMPTS.fetch_add(1, Ordering::Relaxed) % BETWEEN == BETWEEN - 1 {
        comemo::evict(1);
    }
}

fn file_id(name: &str) -> Result<FileId, PrintError> {
    let path = VirtualPath::new(name).map_err(|_| PrintError::NoFile(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world that one leaflet's files see.
struct Leaflet<'a> {
    printer: &'a Printer<'a>,
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
            return Ok(self.data.clone());
        }
        let picture = self.printer.pictures.bytes(&format!("/{}", name_of(id)));
        picture.cloned().ok_or_else(|| FileError::NotFound(name_of(id).into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.printer.fonts.store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
