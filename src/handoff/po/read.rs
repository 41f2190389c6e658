//! The text of a PO file → what came back. What one entry has wrong costs that entry alone.
//!
//! Two entries of one key are both given: which of them counts, who knows the guide decides.

use super::strings::{self, Broken};
use super::{BASIS, NO_TRANSLATOR, PIVOT, SOURCE_LANGUAGE, from_locale};
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::handoff::{Returned, ReturnedUnit};
use std::ops::Range;
use std::sync::Arc;

const NOT_TAKEN: &str = "correct this entry and import the file again: everything else in it was read";

/// Reads whatever tools make of a file of ours: wrapped anew, reordered, with comments left out.
pub fn read(file: &Arc<str>, text: &str) -> Reported<Returned> {
    let mut reader = Reader {
        file,
        out: Reported::default(),
        entry: Entry::default(),
        has_header: false,
        after_gap: false,
        entries: 0,
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_prefix('\u{feff}').filter(|_| at == 0).unwrap_or(line);
        let content = content.trim_start();
        let start = at + line.len() - content.len();
        reader.line(start, content.trim_end());
        at += line.len();
    }
    reader.end_entry();
    if reader.entries == 0 && reader.out.findings.is_empty() {
        reader.find(0..0, "there is no text in this file", "is it the file that the translator sent back?");
    }
    reader.out
}

/// The parts of an entry in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Context,
    Source,
    Plural,
    Target,
}

#[derive(Debug, Default)]
struct Entry {
    context: Option<String>,
    source: Option<String>,
    has_plural: bool,
    target: Option<String>,
    is_fuzzy: bool,
    basis: Option<String>,
    last: Option<Field>,
    is_broken: bool,
    span: Option<Range<usize>>,
}

impl Entry {
    fn append(&mut self, field: Field, text: &str) {
        let slot = match field {
            Field::Context => &mut self.context,
            Field::Source => &mut self.source,
            Field::Plural => return,
            Field::Target => &mut self.target,
        };
        slot.get_or_insert_default().push_str(text);
    }

    fn reach(&mut self, span: &Range<usize>) {
        let start = self.span.as_ref().map_or(span.start, |old| old.start);
        self.span = Some(start..span.end);
    }
}

struct Reader<'f> {
    file: &'f Arc<str>,
    out: Reported<Returned>,
    entry: Entry,
    has_header: bool,
    /// Whether an empty line stands after the last field.
    after_gap: bool,
    entries: usize,
}

impl Reader<'_> {
    fn line(&mut self, start: usize, line: &str) {
        if line.is_empty() {
            self.after_gap = true;
            if self.entry.is_broken {
                self.end_entry();
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            self.comment(comment);
        } else if let Some((field, rest)) = keyword(line) {
            self.field(start, field, rest, line);
        } else if line.starts_with('"') {
            self.continuation(start, line);
        } else {
            if self.after_gap && self.entry.target.is_some() {
                self.end_entry();
            }
            self.broken(Broken { at: start..start + line.len(), message: unknown(line) });
        }
    }

    fn comment(&mut self, comment: &str) {
        if self.entry.last.is_some() || self.entry.is_broken {
            self.end_entry();
        }
        if comment.starts_with('~') {
            // Comments before an obsolete entry are its own.
            self.entry = Entry::default();
        } else if let Some(flags) = comment.strip_prefix([',', '=']) {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if let Some(note) = comment.strip_prefix('.')
            && let Some(basis) = note.trim_start().strip_prefix(BASIS)
        {
            self.entry.basis = Some(basis.trim().to_owned());
        }
    }

    fn field(&mut self, start: usize, field: Field, rest: &str, line: &str) {
        let is_further_plural = field == Field::Target && self.entry.has_plural;
        if self.entry.last.is_some_and(|last| field <= last) && !is_further_plural {
            self.end_entry();
        }
        self.after_gap = false;
        self.entry.last = Some(field);
        self.entry.has_plural |= field == Field::Plural;
        let offset = start + line.len() - rest.len();
        self.literal(field, offset, rest);
        self.entry.reach(&(start..start + line.len()));
    }

    fn continuation(&mut self, start: usize, line: &str) {
        let span = start..start + line.len();
        if let Some(field) = self.entry.last {
            self.literal(field, start, line);
            self.entry.reach(&span);
        } else {
            let message = "a text stands here without `msgid` or `msgstr` before it".to_owned();
            self.broken(Broken { at: span, message });
        }
    }

    fn literal(&mut self, field: Field, start: usize, line: &str) {
        match strings::read(line) {
            // The text of a keyword may begin on the next line.
            Ok(_) if line.is_empty() => {}
            Ok(text) => self.entry.append(field, &text),
            Err(Broken { at, message }) => {
                self.broken(Broken { at: start + at.start..start + at.end, message });
            }
        }
    }

    /// Says what is wrong with the entry, once, and leaves it out.
    fn broken(&mut self, broken: Broken) {
        if !self.entry.is_broken {
            self.find(broken.at, &broken.message, NOT_TAKEN);
        }
        self.entry.is_broken = true;
    }

    fn find(&mut self, span: Range<usize>, message: &str, hint: &str) {
        let place = Place::at(self.file, span);
        self.out.findings.push(Finding::new(codes::HANDOFF_SYNTAX, place, message).hint(hint));
    }

    fn end_entry(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let Some(span) = entry.span.clone() else { return };
        self.entries += 1;
        if entry.is_broken {
            return;
        }
        let Entry { context, source, target, .. } = entry;
        let (source, target) = match (source, target) {
            (None, _) => return self.find(span, "`msgid` is missing in this entry", NOT_TAKEN),
            (Some(_), None) => return self.find(span, "`msgstr` is missing in this entry", NOT_TAKEN),
            (Some(source), Some(target)) => (source, target),
        };
        let Some(key) = context else {
            return if source.is_empty() { self.header(&span, &target) } else { self.unplaced(span) };
        };
        if entry.has_plural {
            return self.find(
                span,
                "Sirio writes no texts with plural forms",
                "keep `msgid` and one `msgstr` as they were exported",
            );
        }
        let is_done = !entry.is_fuzzy && !target.is_empty();
        let basis = entry.basis;
        self.out.value.units.push(ReturnedUnit { key, source, target, is_done, basis, span });
    }

    fn unplaced(&mut self, span: Range<usize>) {
        let hint = "export again and translate in a tool that keeps `msgctxt`";
        self.find(span, "there is no `msgctxt`, which says where this text belongs", hint);
    }

    fn header(&mut self, span: &Range<usize>, text: &str) {
        if std::mem::replace(&mut self.has_header, true) {
            return self.find(span.clone(), "a second header begins here", "import the files one by one");
        }
        for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim() {
                "Language" => self.out.value.target = self.language(span, value),
                SOURCE_LANGUAGE => self.out.value.source = self.language(span, value),
                PIVOT => self.out.value.is_pivot = value == "yes",
                "Last-Translator" => self.out.value.translator = translator(value),
                "Content-Type" => self.charset(span, value),
                _ => {}
            }
        }
    }

    fn language(&mut self, span: &Range<usize>, name: &str) -> Option<crate::model::Lang> {
        let lang = from_locale(name);
        if lang.is_none() && !name.is_empty() {
            let message = format!("`{name}` in the header is not the name of a language");
            self.find(span.clone(), &message, "write it as in `Language: pt_BR`");
        }
        lang
    }

    fn charset(&mut self, span: &Range<usize>, value: &str) {
        let Some((_, charset)) = value.split_once("charset=") else { return };
        let charset = charset.trim().trim_matches('"');
        if !["utf-8", "utf8", "us-ascii", "ascii", "charset"].contains(&charset.to_ascii_lowercase().as_str())
        {
            let message = format!("the header says that this file is in {charset}");
            self.find(span.clone(), &message, "save it as UTF-8 in the translator's tool");
        }
    }
}

/// The keyword at the beginning of a line and what follows it.
fn keyword(line: &str) -> Option<(Field, &str)> {
    let end = line.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    match word {
        "msgctxt" => Some((Field::Context, rest)),
        "msgid" => Some((Field::Source, rest)),
        "msgid_plural" => Some((Field::Plural, rest)),
        "msgstr" => {
            let index = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            Some((Field::Target, index.map_or(rest, |(_, rest)| rest)))
        }
        _ => None,
    }
}

fn unknown(line: &str) -> String {
    let word: String = line.chars().take_while(|c| !c.is_whitespace()).take(24).collect();
    format!("`msgctxt`, `msgid`, `msgstr`, a comment or a text in quotes is expected, not `{word}`")
}

fn translator(value: &str) -> Option<String> {
    let placeholders = ["", "none", NO_TRANSLATOR, "FULL NAME <EMAIL@ADDRESS>", "unknown"];
    (!placeholders.contains(&value)).then(|| value.to_owned())
}
