//! `sync.toml` as `sirio sync` writes it: one record a line, keys in one order, nothing escaped.

use super::section_key;
use crate::model::{Algorithm, Fingerprint, Lang, Method, PageId, SyncRecord, SyncRecords};

/// The records; `None` where any line is another than the tool would write, so that nothing is read
/// otherwise than TOML says.
pub fn as_written(text: &str) -> Option<SyncRecords> {
    if text.contains('\\') {
        return None;
    }
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let number = lines.next()?.strip_prefix("algorithm = ")?.parse().ok()?;
    let of_file = Algorithm::known(number)?;
    if lines.next()? != "[sections]" {
        return None;
    }
    let mut records = SyncRecords::new();
    let mut last: Option<PageId> = None;
    for line in lines {
        let (key, record) = record(line, of_file)?;
        let (page, section) = section_key(key)?;
        // Most sections follow one of the same page.
        let page = last.filter(|last| *last == page).unwrap_or(page);
        last = Some(page.clone());
        if records.insert((page, section), record).is_some() {
            return None;
        }
    }
    Some(records)
}

fn record(line: &str, of_file: Algorithm) -> Option<(&str, SyncRecord)> {
    let (key, rest) = line.strip_prefix('"')?.split_once("\" = { t = \"")?;
    let (words, rest) = rest.split_once("\", f = \"")?;
    let (facts, rest) = rest.split_once("\", method = \"")?;
    let (method, rest) = rest.split_once('"')?;
    let (by, rest) = optional(rest, ", by = \"")?;
    let (from, rest) = optional(rest, ", from = \"")?;
    let rest = rest.strip_prefix(", n = ")?.strip_suffix(" }")?;
    let (version, algorithm) = match rest.split_once(", a = ") {
        Some((version, algorithm)) => (version, Algorithm::known(algorithm.parse().ok()?)?),
        None => (rest, of_file),
    };
    if [key, words, facts].iter().any(|text| text.contains('"')) {
        return None;
    }
    let record = SyncRecord {
        fingerprint: Fingerprint { words: words.to_owned(), facts: facts.to_owned() },
        algorithm: Some(algorithm),
        method: Method::parse(method)?,
        by: by.map(str::to_owned),
        from: from.map(Lang::parse).map_or(Some(None), |lang| lang.map(Some))?,
        version: version.parse().ok()?,
    };
    Some((key, record))
}

/// A value that may be there, and what follows it.
fn optional<'t>(rest: &'t str, head: &str) -> Option<(Option<&'t str>, &'t str)> {
    match rest.strip_prefix(head) {
        Some(rest) => rest.split_once('"').map(|(value, rest)| (Some(value), rest)),
        None => Some((None, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(lines: &str) -> (Option<SyncRecords>, SyncRecords) {
        let text = format!("# Written by `sirio sync`.\nalgorithm = 2\n\n[sections]\n{lines}\n");
        (as_written(&text), super::super::edited_records(&"sync.toml".into(), &text).value)
    }

    #[test]
    fn lines_say_what_toml_says() {
        for lines in [
            r#""a#_" = { t = "1", f = "2", method = "mt", n = 3 }"#,
            r#""a/b#who" = { t = "1", f = "2", method = "human", by = "Anna # Rossi", from = "en", n = 1, a = 1 }"#,
            "\"a#_\" = { t = \"1\", f = \"2\", method = \"mt\", n = 3 }\n\"a#x\" = { t = \"1\", f = \"2\", method = \"mt+review\", n = 3 }",
        ] {
            let (fast, toml) = both(lines);
            assert_eq!(fast.as_ref(), Some(&toml), "{lines}");
        }
    }

    #[test]
    fn what_was_edited_is_left_to_toml() {
        for lines in [
            r#""a#_" = { f = "2", t = "1", method = "mt", n = 3 }"#,
            r#""a#_" = { t = "1", f = "2", method = "mt", n = 3 } # by hand"#,
            r#""a#_" = { t = "1", f = "2", method = "robot", n = 3 }"#,
            r#""a#_" = { t = "1", f = "2", method = "mt", n = 3, who = "x" }"#,
            r#""a" = { t = "1", f = "2", method = "mt", n = 3 }"#,
            "\"a#_\" = { t = \"1\", f = \"2\", method = \"mt\", n = 3 }\n\"a#_\" = { t = \"1\", f = \"2\", method = \"mt\", n = 3 }",
            "<<<<<<< ours",
        ] {
            assert_eq!(both(lines).0, None, "{lines}");
        }
    }
}
