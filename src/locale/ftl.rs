//! Which strings a Fluent file defines, which values each of them uses, and what is wrong with them.
//!
//! Fluent's own parser keeps no places; findings need them. The scan rests on one rule of the
//! Fluent syntax (<https://projectfluent.org/fluent/guide/>): only a new entry begins in the first
//! column with a letter, and `$name` means a value only inside braces and outside quotes.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;

use crate::diagnostic::{Finding, Place, codes, suggestion};

/// One message of a file; spans are bytes of the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    pub key: &'t str,
    pub span: Range<usize>,
    pub values: Vec<(&'t str, Range<usize>)>,
}

/// The messages of a text in their order; terms (`-name`), comments and junk are left out.
pub(super) fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut start = 0;
    let mut depth = 0;
    for line in text.split_inclusive('\n') {
        let first = line.chars().next();
        if let Some(key) = key(line) {
            depth = 0;
            entries.push(Entry { key, span: start..start + key.len(), values: Vec::new() });
        } else if matches!(first, Some('-' | '#')) && depth == 0 {
            // What follows belongs to a term or a comment; its values are none of a message's.
            entries.push(Entry { key: "", span: start..start, values: Vec::new() });
        }
        if first != Some('#')
            && let Some(entry) = entries.last_mut()
        {
            values(line, start, &mut depth, &mut entry.values);
        }
        start += line.len();
    }
    entries.retain(|entry| !entry.key.is_empty());
    entries
}

/// The identifier that a line defines, if it begins a message.
fn key(line: &str) -> Option<&str> {
    if !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = identifier_end(line);
    line[end..].trim_start_matches(' ').starts_with('=').then(|| &line[..end])
}

fn identifier_end(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len())
}

/// Adds the values that a line uses; `depth` counts open braces from line to line.
fn values<'t>(line: &'t str, start: usize, depth: &mut usize, into: &mut Vec<(&'t str, Range<usize>)>) {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' if *depth > 0 => quoted = !quoted,
            _ if quoted => {}
            '{' => *depth += 1,
            '}' => *depth = depth.saturating_sub(1),
            '$' if *depth > 0 => {
                let name = &line[at + 1..];
                let name = &name[..identifier_end(name)];
                into.push((name, start + at..start + at + 1 + name.len()));
            }
            _ => {}
        }
    }
}

/// What is wrong with a guide's file: its syntax, strings given twice, values that none of the
/// reference texts uses in the same string.
pub(super) fn check(file: &Arc<str>, text: &str, references: &[&str]) -> Vec<Finding> {
    let at = |span| Place::at(file, span);
    let mut findings = Vec::new();
    if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
        findings.extend(errors.into_iter().map(|error| {
            let span = in_text(text, error.pos.start, error.pos.end);
            Finding::new(codes::UI_SYNTAX, at(span), format!("this string cannot be read: {}", error.kind))
                .hint("write `key = text`; a value stands in braces: `{ $date }`")
        }));
    }
    let mut seen = BTreeSet::new();
    let reference: Vec<_> = references.iter().flat_map(|text| entries(text)).collect();
    for entry in entries(text) {
        if !seen.insert(entry.key) {
            let message = format!("the string `{}` is given twice; the first one counts", entry.key);
            findings
                .push(Finding::new(codes::UI_SYNTAX, at(entry.span), message).hint("delete one of the two"));
        }
        let Some(known) = reference.iter().find(|known| known.key == entry.key) else { continue };
        let known = || known.values.iter().map(|(name, _)| *name);
        for (name, span) in entry.values.into_iter().filter(|(name, _)| known().all(|known| known != *name)) {
            let message = format!("the string `{}` is never given a value `${name}`", entry.key);
            let hint = suggestion(name, known(), &values_hint(known()));
            findings.push(Finding::new(codes::UI_SYNTAX, at(span), message).hint(hint));
        }
    }
    findings
}

fn values_hint<'a>(known: impl Iterator<Item = &'a str>) -> String {
    let names: BTreeSet<_> = known.map(|name| format!("`${name}`")).collect();
    if names.is_empty() {
        "this string takes no values".to_owned()
    } else {
        format!("the values of this string are {}", names.into_iter().collect::<Vec<_>>().join(", "))
    }
}

/// A range that is inside the text and on character boundaries.
fn in_text(text: &str, start: usize, end: usize) -> Range<usize> {
    let start = text.floor_char_boundary(start.min(text.len()));
    start..text.ceil_char_boundary(end.clamp(start, text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(&str, Vec<&str>)> {
        entries(text).into_iter().map(|e| (e.key, e.values.into_iter().map(|v| v.0).collect())).collect()
    }

    #[test]
    fn finds_messages_and_their_values() {
        let text = "# about $this\na = costs $5 { $sum }\n-term = { $hidden }\nb =\n    { $n ->\n        [one] { $n } x\n       *[other] { \"$no\" } y\n    }\n";
        assert_eq!(names(text), [("a", vec!["sum"]), ("b", vec!["n", "n"])]);
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "عنوان\nverified = في { $date }\n";
        let found = entries(text);
        assert_eq!(found.len(), 1);
        for entry in found {
            assert_eq!(&text[entry.span], "verified");
            for (_, span) in entry.values {
                assert_eq!(&text[span], "$date");
            }
        }
    }

    #[test]
    fn junk_is_not_an_entry() {
        assert!(names("no equals sign\n{ $x }\n = 1\n").is_empty());
        assert!(entries("").is_empty());
    }
}
