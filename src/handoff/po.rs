//! PO files, as gettext's tools, Poedit and Weblate read and write them.
//!
//! In: a package of texts, or the text of a file. Out: the text of a file, or what came back with
//! findings at its bytes. Never: a file, a clock, a judgement on whether a text fits the guide.

mod plurals;
mod read;
mod strings;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub use write::write;

use crate::model::Lang;

/// Begins the extracted comment that holds a unit's basis.
const BASIS: &str = "sirio: ";
const SOURCE_LANGUAGE: &str = "X-Source-Language";
const PIVOT: &str = "X-Sirio-Pivot";
/// What gettext's tools write where no person has translated yet.
const NO_TRANSLATOR: &str = "Automatically generated";

/// A language as gettext names it: `pt_BR`, `zh_Hant`.
fn to_locale(lang: &Lang) -> String {
    lang.as_str().replace('-', "_")
}

/// A language from gettext's name, where a script may stand as a modifier: `sr@latin`.
fn from_locale(name: &str) -> Option<Lang> {
    let (name, modifier) = name.trim().split_once('@').unwrap_or((name.trim(), ""));
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let script = match modifier.to_ascii_lowercase().as_str() {
        "latin" => "Latn",
        "cyrillic" => "Cyrl",
        "devanagari" => "Deva",
        _ => "",
    };
    let mut parts: Vec<&str> = name.split(['_', '-']).collect();
    if !script.is_empty() {
        parts.insert(1, script);
    }
    Lang::parse(&parts.join("-"))
}
