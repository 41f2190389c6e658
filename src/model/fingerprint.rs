//! What a section says, reduced to two digests: of its words and of its facts.

use super::lang::Lang;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// A version of the rules by which a text is reduced. It is recorded with each fingerprint, and a
/// fingerprint is only ever compared with one made by the same rules: so a change of rules is never
/// taken for a change of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Algorithm(u32);

impl Algorithm {
    /// The rules by which new records are made.
    pub const LATEST: Self = Self(2);

    /// The rules of this number, where this program knows them.
    pub fn known(number: i64) -> Option<Self> {
        u32::try_from(number).ok().filter(|number| (1..=Self::LATEST.0).contains(number)).map(Self)
    }

    /// All rules that there have been, the oldest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::LATEST.0).map(Self)
    }

    pub fn number(self) -> u32 {
        self.0
    }

    /// From version 2 on, characters that nobody sees are no part of a text: they come with words
    /// pasted from elsewhere.
    fn sees_invisible(self) -> bool {
        self.0 < 2
    }
}

/// Digests of a section: `words` over its words in order, `facts` over the multiset of the facts
/// in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    pub words: String,
    pub facts: String,
}

impl Fingerprint {
    /// Fingerprints a text whose emphasis and markup are already gone.
    pub fn of(text: &str, months: &Months) -> Self {
        Self::by(Algorithm::LATEST, text, months)
    }

    /// The fingerprint that `algorithm` gives a text.
    pub fn by(algorithm: Algorithm, text: &str, months: &Months) -> Self {
        let text =
            if algorithm.sees_invisible() { normalise(text.chars()) } else { normalise(visible(text)) };
        let mut facts = facts(&text, months);
        facts.sort_unstable();
        Self { words: digest(&text), facts: digest(&facts.join("\n")) }
    }
}

/// The names of the months in one language, so that a changed month is a changed date.
#[derive(Debug, Clone, Default)]
pub struct Months(BTreeSet<String>);

impl Months {
    /// Names as they stand beside a day ("23 novembre"), from CLDR.
    pub fn of(lang: &Lang) -> Self {
        use icu::calendar::{Date, Gregorian};
        use icu::datetime::{FixedCalendarDateTimeFormatter, fieldsets::MD};
        let preferences = lang.locale().into();
        let Ok(formatter) = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences, MD::long())
        else {
            return Self::default();
        };
        let names = (1..=12)
            .filter_map(|month| Date::try_new_gregorian(2026, month, 1).ok())
            .flat_map(|date| {
                let text = formatter.format(&date).to_string().to_lowercase();
                text.split_whitespace().map(trim_word).map(str::to_owned).collect::<Vec<_>>()
            })
            .filter(|word| word.chars().count() > 2 && !word.chars().any(char::is_numeric));
        Self(names.collect())
    }
}

/// NFC, typographic quotes as plain ones, white space folded to single spaces, and none between
/// characters of scripts that are written without spaces (a line break in the source is no word).
fn normalise(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut pending_space = false;
    for c in text.nfc().map(plain_quote) {
        if c.is_whitespace() {
            pending_space = true;
            continue;
        }
        let glued = is_unspaced(c) && out.chars().next_back().is_none_or(is_unspaced);
        if pending_space && !out.is_empty() && !glued {
            out.push(' ');
        }
        pending_space = false;
        out.push(c);
    }
    out
}

/// A text without what is never seen: soft hyphens, places to break a line, marks of direction,
/// choices of glyph. Joiners stay: they are spelling in Persian, Urdu and Sinhala.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| {
        !matches!(u32::from(*c), 0xAD | 0x061C | 0x180E | 0x200B | 0x200E..=0x200F | 0x202A..=0x202E
            | 0x2060 | 0x2066..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF)
    })
}

fn plain_quote(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}' => '"',
        other => other,
    }
}

/// Scripts written without spaces between words (UAX #14, classes ID and SA).
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3001..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF)
}

fn facts(text: &str, months: &Months) -> Vec<String> {
    text.split_whitespace()
        .map(trim_word)
        .filter_map(|word| {
            let lower = word.to_lowercase();
            let is_fact = word.chars().any(char::is_numeric)
                || word.contains('@')
                || is_web_address(&lower)
                || months.0.contains(&lower);
            is_fact.then(|| lower.chars().map(ascii_digit).collect())
        })
        .collect()
}

fn trim_word(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !"+€$£%".contains(c))
}

fn is_web_address(word: &str) -> bool {
    if word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.") {
        return true;
    }
    let host = word.split('/').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    labels.len() > 1
        && labels.iter().all(|label| {
            label.len() > 1
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

fn ascii_digit(c: char) -> char {
    let zero = match u32::from(c) {
        n @ 0x0660..=0x0669 => n - 0x0660,
        n @ 0x06F0..=0x06F9 => n - 0x06F0,
        n @ 0x0966..=0x096F => n - 0x0966,
        n @ 0x09E6..=0x09EF => n - 0x09E6,
        n @ 0x0DE6..=0x0DEF => n - 0x0DE6,
        n @ 0xFF10..=0xFF19 => n - 0xFF10,
        _ => return c,
    };
    char::from_digit(zero, 10).unwrap_or(c)
}

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// How many words a text has: what stands between spaces, and dictionary words in scripts written
/// without spaces.
pub fn count_words(text: &str) -> usize {
    if text.chars().any(is_unspaced) {
        let segmenter = icu::segmenter::WordSegmenter::new_auto(
            icu::segmenter::options::WordBreakInvariantOptions::default(),
        );
        let mut words = segmenter.segment_str(text).iter_with_word_type();
        words.by_ref().filter(|(_, kind)| kind.is_word_like()).count()
    } else {
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str) -> Fingerprint {
        let months = Lang::parse("it").map(|lang| Months::of(&lang)).unwrap_or_default();
        Fingerprint::of(text, &months)
    }

    #[test]
    fn spelling_of_the_same_text_is_the_same() {
        assert_eq!(print("perche\u{301} l’ora\nè «buona»"), print("perché  l'ora è \"buona\""));
        assert_eq!(print("居留\n许可"), print("居留许可"));
    }

    #[test]
    fn a_word_changes_words_alone_and_a_number_both() {
        let (a, b, c) = (print("entro 8 giorni"), print("entro 8 notti"), print("entro 9 giorni"));
        assert!(a.words != b.words && a.facts == b.facts);
        assert!(a.words != c.words && a.facts != c.facts);
    }

    #[test]
    fn invisible_characters_count_for_the_first_rules_alone() {
        let (plain, pasted) = ("permesso 112", "per\u{AD}messo\u{200B} \u{2066}112\u{2069}");
        assert_eq!(print(plain), print(pasted));
        let first = Algorithm::known(1).unwrap_or(Algorithm::LATEST);
        let by_first = |text| Fingerprint::by(first, text, &Months::default());
        assert_ne!(by_first(plain), by_first(pasted));
        assert_eq!(by_first(plain), print(plain));
        assert_eq!((Algorithm::known(0), Algorithm::known(99)), (None, None));
    }

    #[test]
    fn months_mails_and_addresses_are_facts() {
        assert_ne!(print("il 4 marzo").facts, print("il 4 aprile").facts);
        assert_ne!(print("scrivi a a@b.it").facts, print("scrivi a c@b.it").facts);
        assert_ne!(print("vedi www.inps.it").facts, print("vedi www.inail.it").facts);
        assert_eq!(print("chiama il (112).").facts, print("il numero è 112").facts);
    }

    #[test]
    fn chinese_words_are_counted() {
        assert_eq!(count_words("申请 居留许可"), 3);
        assert_eq!(count_words("entro 8 giorni – subito"), 4);
    }
}
