//! What goes out to translators and what comes back, whatever the file format.

use crate::model::Lang;
use chrono::NaiveDate;
use std::ops::Range;

/// Texts for one translator's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The language of [`Unit::source`].
    pub source: Lang,
    pub target: Lang,
    /// Set where the texts to translate are themselves a translation in `source`.
    pub is_pivot: bool,
    /// The guide's address; it names the project.
    pub project: String,
    /// The day of the export.
    pub day: NaiveDate,
    pub units: Vec<Unit>,
}

/// One text to translate: a title, a summary, a heading, a paragraph, a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Unique in the package together with [`Unit::source`], and the same in every export as long as
    /// the text is the same: `health/doctor#who`, `health/doctor#_ title`.
    pub key: String,
    /// File and line of the source text: `content/health/doctor.it.md:12`.
    pub place: String,
    /// For the translator: the page's title, the section's heading, words agreed on, what was
    /// asked for. One line each.
    pub notes: Vec<String>,
    /// Markdown of one text, without markup of blocks. A line end in it is a hard line break.
    /// What must not be translated stands in it as tags (see [`Code`]).
    pub source: String,
    /// What `source` was when `target` was made, where that is known and was another text.
    pub previous: Option<String>,
    /// The translation so far, empty where there is none.
    pub target: String,
    pub progress: Progress,
    /// What `import` must know again and translators need not: one line without spaces at its ends.
    pub basis: String,
    /// The tags in `source`, in their order.
    pub codes: Vec<Code>,
}

/// What stands in a text for something that is not translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// `link1`, `contact2`, `term1`, `image1`, `code1`: unique in its unit.
    pub name: String,
    /// Where it leads, for the translator: `contact:nue-112`.
    pub meaning: String,
    /// Whether it stands around words, `<link1>words</link1>`, or alone, `<code1/>`.
    pub is_pair: bool,
}

/// How far the translation of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There is none.
    Missing,
    /// There is one that must be looked at: of an earlier text, or by machine.
    Doubtful,
    Done,
}

/// A package as it came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    pub source: Option<Lang>,
    pub target: Option<Lang>,
    pub is_pivot: bool,
    /// Who translated, as the file says.
    pub translator: Option<String>,
    pub units: Vec<ReturnedUnit>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedUnit {
    pub key: String,
    pub source: String,
    pub target: String,
    /// Whether the translator holds it to be finished: not empty, not fuzzy.
    pub is_done: bool,
    /// [`Unit::basis`], where the translator's tool kept it.
    pub basis: Option<String>,
    /// Bytes of the file where the unit stands.
    pub span: Range<usize>,
}
