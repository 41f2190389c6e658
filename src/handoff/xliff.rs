//! XLIFF 2.1, as translators' programs exchange it.
//!
//! In: a package of texts, or the text of a file. Out: the text of a file, or what came back with
//! findings at its bytes. Never: a file, a clock, an entity or a DTD that is followed.
//!
//! One `<file>` a page, one `<unit>` a text, one `<segment>` in it; the tags of a text are inline
//! elements whose id is the code's name.

mod ids;
mod inline;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use inline::plain;
pub use read::read;
pub use write::write;

/// The namespace of 2.0 and of 2.1.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
/// Categories of notes that are read again.
const BASIS: &str = "sirio";
const PIVOT: &str = "sirio-pivot";
