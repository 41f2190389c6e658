//! What findings would change in a file, and the file with it.
//!
//! In: findings, the text as it was read, the bytes as they lie in the folder. Out: the bytes with the changes and
//! all else as it was. Never: reading, writing, a change that another one overlaps.

use crate::diagnostic::{Finding, Fix, LineIndex, Position};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One change of a file.
#[derive(Debug, Clone)]
pub struct Change {
    pub file: Arc<str>,
    pub at: Position,
    pub old: String,
    pub new: String,
}

/// The fixes of each file, in the order of their places. Of two that want the same bytes the one of the graver
/// finding stays; the other is found again, if it is still wanted.
pub fn by_file(findings: &[Finding]) -> BTreeMap<Arc<str>, Vec<Fix>> {
    let mut by_file: BTreeMap<Arc<str>, Vec<Fix>> = BTreeMap::new();
    let mut grave: Vec<&Finding> = findings.iter().filter(|finding| finding.fix.is_some()).collect();
    grave.sort_by_key(|finding| finding.severity());
    for finding in grave {
        let Some(fix) = &finding.fix else { continue };
        let kept = by_file.entry(Arc::clone(&finding.place.file)).or_default();
        let overlaps =
            |other: &Fix| fix.span == other.span || (fix.span.0 < other.span.1 && other.span.0 < fix.span.1);
        if fix.span.0 <= fix.span.1 && !kept.iter().any(overlaps) {
            kept.push((**fix).clone());
        }
    }
    for kept in by_file.values_mut() {
        kept.sort();
    }
    by_file
}

/// The changes, for people.
pub fn changes(file: &Arc<str>, text: &str, fixes: &[Fix]) -> Vec<Change> {
    let index = LineIndex::new(text);
    let changes = fixes.iter().map(|fix| Change {
        file: Arc::clone(file),
        at: index.position(fix.span.0),
        old: text.get(fix.span.0..fix.span.1).unwrap_or_default().to_owned(),
        new: fix.text.clone(),
    });
    changes.collect()
}

/// `raw` with all fixes, whose places are those of `text`; `None` where the two are not the same text.
pub fn patched(raw: &str, text: &str, fixes: &[Fix]) -> Option<String> {
    let offsets = Offsets::of(raw);
    let mut out = raw.to_owned();
    for Fix { span, text: new } in fixes.iter().rev() {
        let place = offsets.raw(span.0)..offsets.raw(span.1);
        let is_same = raw.get(place.clone())?.replace("\r\n", "\n") == text.get(span.0..span.1)?;
        if !is_same {
            return None;
        }
        out.replace_range(place, new);
    }
    Some(out)
}

/// From places in a text as it was read to places in its file: reading leaves out a byte order mark, and of the
/// line ends of Windows the first half.
struct Offsets {
    mark: usize,
    /// Where, in the text as it was read, a line ends with two bytes of the file.
    ends: Vec<usize>,
}

impl Offsets {
    fn of(raw: &str) -> Self {
        let mark = if raw.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let ends = raw[mark..].match_indices("\r\n").enumerate().map(|(earlier, (at, _))| at - earlier);
        Self { mark, ends: ends.collect() }
    }

    fn raw(&self, offset: usize) -> usize {
        self.mark + offset + self.ends.partition_point(|end| *end < offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, codes};

    fn fix(start: usize, end: usize, text: &str) -> Fix {
        Fix { span: (start, end), text: text.into() }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        let text = "uno\nàdue\rtre\nx";
        let raw = "\u{FEFF}uno\r\nàdue\rtre\r\nx";
        let read = raw.replace("\r\n", "\n").replace('\u{FEFF}', "");
        assert_eq!(read, text);
        let fixes = [fix(0, 3, "1"), fix(6, 9, "2"), fix(14, 15, "y")];
        assert_eq!(patched(raw, text, &fixes).as_deref(), Some("\u{FEFF}1\r\nà2\rtre\r\ny"));
        assert_eq!(patched(raw, text, &[fix(2, 7, "-")]).as_deref(), Some("\u{FEFF}un-ue\rtre\r\nx"));
        assert_eq!(patched("uno", text, &fixes), None);
        assert_eq!(patched(raw, text, &[fix(5, 6, "-")]), None);
    }

    #[test]
    fn what_overlaps_is_done_once_and_the_graver_first() {
        let file = Arc::from("content/a.md");
        let finding = |code, fix: Fix| {
            Finding::new(code, Place::file(&file), "m").fix(fix.span.0..fix.span.1, fix.text)
        };
        let findings = [
            finding(codes::LINK_MOVED, fix(3, 9, "moved")),
            finding(codes::LINK_BROKEN, fix(3, 9, "right")),
            finding(codes::LINK_BROKEN, fix(3, 9, "right")),
            finding(codes::LINK_BROKEN, fix(8, 12, "over")),
            finding(codes::LINK_MOVED, fix(9, 10, "over")),
            finding(codes::LINK_MOVED, fix(0, 3, "first")),
            Finding::new(codes::LINK_DEAD, Place::file(&file), "none"),
        ];
        let files = by_file(&findings);
        assert_eq!(files[&file], [fix(0, 3, "first"), fix(3, 9, "right"), fix(9, 10, "over")]);
    }
}
