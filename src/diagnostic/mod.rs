//! What the tool has to say about a guide, as data.
//!
//! In: a code, a place, words. Out: [`Finding`]s that every room can add to and nobody but the
//! command line renders. Never: printing, colours, exit codes.

mod code;
mod line_index;
mod shown;

pub use code::{Code, codes};
pub use line_index::{LineIndex, Position};
pub use shown::{is_invisible, masked, shown, visible};

use std::ops::Range;
use std::sync::Arc;

/// How much a finding weighs: an error stops publishing, a warning does not; advice is for whoever
/// asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

impl Severity {
    /// The word used in reports and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// Where a finding points: a file of the guide (path from its root, with `/`) and, where one is
/// known, a range of bytes in its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: Arc<str>,
    pub span: Option<(usize, usize)>,
}

impl Place {
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), span: None }
    }

    pub fn at(file: &Arc<str>, span: Range<usize>) -> Self {
        Self { file: Arc::clone(file), span: Some((span.start, span.end)) }
    }
}

/// One thing that an editor should know, with what to do about it.
///
/// The order of findings is that of files and of places in them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    pub place: Place,
    pub code: Code,
    pub message: String,
    pub hint: Option<String>,
    pub fix: Option<Box<Fix>>,
}

/// What would mend it without a doubt: bytes of the file at the finding's place, and what should stand
/// there instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fix {
    pub span: (usize, usize),
    pub text: String,
}

impl Finding {
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { place, code, message: message.into(), hint: None, fix: None }
    }

    /// Adds what would mend it, of the same file as the place.
    #[must_use]
    pub fn fix(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.fix = Some(Box::new(Fix { span: (span.start, span.end), text: text.into() }));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity
    }
}

/// A value that was made in spite of what was found on the way.
#[derive(Debug, Clone, Default)]
pub struct Reported<T> {
    pub value: T,
    pub findings: Vec<Finding>,
}

/// The known word nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A hint of the form `did you mean …?`, or `otherwise`.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}
