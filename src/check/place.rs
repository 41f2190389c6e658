//! Where words stand in a file: the tree of a text keeps no places of words.

use crate::diagnostic::Place;
use crate::model::{Page, Section};
use crate::source::Sources;
use std::ops::Range;

/// How many characters of a text are enough to find it by.
const ENOUGH: usize = 40;

/// The heading of a section; the title for what stands before the first heading.
pub fn of_section(page: &Page, section: &Section) -> Place {
    let heading = section.heading.as_ref().map(|heading| heading.span.clone());
    Place::at(&page.file, heading.unwrap_or_else(|| page.title.span.clone()))
}

/// Where `words` begin in a section's text, else its heading.
pub fn of_words(sources: &Sources, page: &Page, section: &Section, words: &str) -> Place {
    let text = sources.text(&page.file).unwrap_or_default();
    let span = text.get(section.span.clone()).and_then(|raw| find(raw, words));
    match span {
        Some(span) => {
            let start = section.span.start;
            Place::at(&page.file, start + span.start..start + span.end)
        }
        None => of_section(page, section),
    }
}

/// Finds the first characters of `words` in Markdown: marks and white space between them do not
/// count, and neither does what a link leads to.
fn find(raw: &str, words: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = words.chars().filter(|c| c.is_alphanumeric()).take(ENOUGH).collect();
    let first = *wanted.first()?;
    let starts = raw.char_indices().filter(|(_, c)| *c == first).map(|(at, _)| at);
    starts
        .filter(|at| !raw[..*at].chars().next_back().is_some_and(char::is_alphanumeric) || !first.is_ascii())
        .find_map(|at| matches_at(&raw[at..], &wanted).map(|length| at..at + length))
}

/// The bytes that the wanted characters take at the beginning of `raw`.
fn matches_at(raw: &str, wanted: &[char]) -> Option<usize> {
    let mut wanted = wanted.iter();
    let mut next = wanted.next();
    let mut chars = raw.char_indices();
    while let Some((at, c)) = chars.next() {
        let Some(expected) = next else { return Some(at) };
        if c == ']' && raw[at..].starts_with("](") {
            chars.by_ref().find(|(_, c)| *c == ')');
        } else if c.is_alphanumeric() {
            if c != *expected {
                return None;
            }
            next = wanted.next();
            if next.is_none() {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}
