//! The program and the script must make the same of every text.

use super::*;
use std::collections::BTreeSet;

const SCRIPT: &str = include_str!("../../../../themes/sirio/scripts/search/fold.js");
/// Language, text, tokens of the index, tokens of a query, token for the whole. The judge of search holds
/// the script to the same lines.
const WORDS: &str = include_str!("../../../../tests/sites/search/words.tsv");

impl Folder {
    /// What the script makes of a query.
    fn query(&self, text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        for run in self.runs(text) {
            if !run.unspaced {
                tokens.push(self.query_form(&run.letters));
            } else if run.letters.chars().nth(1).is_some() {
                tokens.extend(pairs(&run.letters));
            } else {
                tokens.push(code(run.letters.chars()));
            }
        }
        // One letter of an elided article would ask for every word that begins with it.
        let is_long = |token: &str| token.chars().nth(1).is_some();
        if tokens.iter().any(|token| is_long(token)) {
            tokens.retain(|token| is_long(token) || token.chars().all(|c| c.is_ascii_digit()));
        }
        let mut seen = BTreeSet::new();
        tokens.retain(|token| seen.insert(token.clone()));
        tokens
    }
}

#[test]
fn the_script_has_the_same_tables() {
    // A long table is cut into several literals there.
    let script: String = SCRIPT.split("' +\n    '").collect();
    let tables = [
        ("BREAKS", BREAKS),
        ("MARKS", MARKS),
        ("LETTERS", LETTERS),
        ("UNSPACED", UNSPACED),
        ("APOSTROPHES", APOSTROPHES),
        ("ENDINGS", ENDINGS),
        ("VOWELS", VOWELS),
        ("ARTICLES", ARTICLES),
        ("PARTICLES", PARTICLES),
        ("ARABIC", ARABIC),
    ];
    for (name, table) in tables {
        let line = format!("  var {name} = '{}';\n", table.replace('\'', "\\'"));
        assert!(script.contains(&line), "{name} differs");
    }
}

#[test]
fn tables_are_in_order() {
    for table in [BREAKS, MARKS, UNSPACED] {
        let ranges = ranges(table);
        assert!(ranges.iter().all(|(from, to)| from <= to && *to < u32::MAX), "{table}");
        assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{table}");
    }
    assert_eq!(LETTERS.chars().count() % 2, 0);
    // The longest beginning or ending must be tried first.
    for table in [ENDINGS, ARTICLES] {
        let lengths: Vec<usize> = table.split(' ').map(|part| part.chars().count()).collect();
        assert!(lengths.is_sorted_by(|a, b| a >= b), "{table}");
    }
}

#[test]
fn words_are_folded_as_written_down() {
    let mut lines = 0;
    for line in WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [lang, text, index, query, whole] = fields[..] else { panic!("{line}") };
        let folder = Folder::new(lang);
        assert_eq!(folder.index(text).join(" "), index, "the index of {line}");
        assert_eq!(folder.query(text).join(" "), query, "the query of {line}");
        assert_eq!(folder.whole(text).unwrap_or_default(), whole, "the whole of {line}");
        lines += 1;
    }
    assert!(lines > 40);
}

#[test]
fn any_letter_gives_tokens_of_letters_and_digits() {
    // All scripts of today's languages, and of the rest a letter here and there.
    let letters = ('\0'..'\u{3100}').chain(('\u{3100}'..=char::MAX).step_by(211));
    let folder = Folder::new("ar");
    for c in letters {
        for token in folder.index(&format!("a{c}b {c}")) {
            assert!(!token.contains(['<', '"', '&', ',', ':', '_', ' ']), "{c:?} gives {token:?}");
        }
    }
}
