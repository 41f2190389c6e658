//! Words as they are looked up: what writers and readers spell in several ways becomes one spelling.
//!
//! In: a text and its reader's language. Out: tokens of letters and digits alone. Never: words to
//! show; a token need not be a word of any language.
//!
//! `scripts/search/fold.js` does the same to what is typed. Its tables are those below, letter by letter
//! (a test compares them), and `tests/sites/search/words.tsv` holds what both must make of many words.

#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

/// Code points that part words; all of ASCII but letters and digits does so too.
pub(super) const BREAKS: &str = "80-bf d7 f7 37e 387 55a-55f 589-58a 5be 5c0 5c3 5c6 5f3-5f4 600-60f \
    61b-61b 61d-61f 66a-66d 6d4 6dd-6de 6e9 6fd-6fe 700-70d 964-965 970 df4 e3f e4f e5a-e5b 104a-104f 10fb \
    1360-1368 1680 17d4-17db 1800-180a 2000-200a 2010-2029 202f-205f 2070-2bff 2e00-2e7f 3000-3004 \
    3008-3020 3030-303f 30a0 30fb d800-f8ff fd3e-fd3f fe10-fe1f fe30-fe6f fff0-ffff 1f000-1faff";
/// Code points without which a word stays the same word.
pub(super) const MARKS: &str = "ad 300-36f 483-489 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 61c 621 640 \
    64b-65f 670 6d6-6dc 6df-6e8 6ea-6ed 711 730-74a 981 200b-200f 202a-202e 2060-206f fe00-fe0f fe20-fe2f feff";
/// Pairs: the second letter stands for the first.
pub(super) const LETTERS: &str = "ىيیيېيےيکكہهھهەهةهۃهںنٱاıiłløođdςσґг";
/// Scripts that put no spaces between words.
pub(super) const UNSPACED: &str = "e00-eff 1000-109f 1780-17ff 3005-3007 3041-3096 3099-309f 30a1-30fa \
    30fc-30ff 31f0-31ff 3400-4dbf 4e00-9fff f900-faff 20000-323af";
pub(super) const APOSTROPHES: &str = "'`‘’ʼ′";
/// Endings of Ukrainian and Russian words as they are after folding, longest first.
pub(super) const ENDINGS: &str = "ами ями ові еві єві ого ому его ему ими іми ыми іи ии ыи ои еи єи ею єю ою \
    оі ах ях ам ям ів ов ев ом ем єм им ім их іх ых а я у ю и і е є о ы ь э";
pub(super) const VOWELS: &str = "аеиіоуыэюяє";
/// Arabic articles with the particles written on them, longest first.
pub(super) const ARTICLES: &str = "وبال فبال وكال ولل فلل وال فال بال كال لل ال";
pub(super) const PARTICLES: &str = "وفبلكس";
/// Languages of which the last two tables are true.
pub(super) const ARABIC: &str = "ar arb arz ary arq aeb apc apd acm ajp afb";

/// The longest token for a whole title, in characters.
const WHOLE: usize = 120;
/// What ends a token for a whole title, so that it is the token of nothing else.
const WHOLE_END: &str = "q0";

type Ranges = Vec<(u32, u32)>;

fn ranges(table: &str) -> Ranges {
    let number = |digits: &str| u32::from_str_radix(digits, 16).unwrap_or(u32::MAX);
    let range = |range: &str| match range.split_once('-') {
        Some((from, to)) => (number(from), number(to)),
        None => (number(range), number(range)),
    };
    table.split_whitespace().map(range).collect()
}

fn within(ranges: &Ranges, c: char) -> bool {
    let at = ranges.partition_point(|(_, to)| *to < c as u32);
    ranges.get(at).is_some_and(|(from, _)| *from <= c as u32)
}

/// The tables, ready for one language.
#[derive(Debug)]
pub struct Folder {
    breaks: Ranges,
    marks: Ranges,
    unspaced: Ranges,
    letters: Vec<(char, char)>,
    arabic: bool,
}

/// A word, or a run of a script that parts no words.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    letters: String,
    unspaced: bool,
}

impl Folder {
    /// For pages whose language is `tag`, in BCP 47.
    pub fn new(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let letters: Vec<char> = LETTERS.chars().collect();
        Self {
            breaks: ranges(BREAKS),
            marks: ranges(MARKS),
            unspaced: ranges(UNSPACED),
            letters: letters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
            arabic: ARABIC.split(' ').any(|language| language == primary),
        }
    }

    /// The tokens under which a text is found.
    pub fn index(&self, text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        for run in self.runs(text) {
            if run.unspaced {
                tokens.extend(pairs(&run.letters));
                tokens.extend(run.letters.chars().last().map(|last| code([last])));
            } else {
                self.add_forms(&run.letters, &mut tokens);
            }
        }
        tokens
    }

    /// One token for the whole of a title, the same for all its spellings; `None` where it has no word.
    pub fn whole(&self, text: &str) -> Option<String> {
        let form =
            |run: Run| if run.unspaced { code(run.letters.chars()) } else { self.query_form(&run.letters) };
        let joined: String =
            self.runs(text).into_iter().map(form).collect::<String>().chars().take(WHOLE).collect();
        (!joined.is_empty()).then(|| joined + WHOLE_END)
    }

    /// Letter by letter, as the script does it, which must know where in the text each run stands.
    fn runs(&self, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut open = false;
        for c in text.chars().flat_map(lower) {
            let after_cyrillic = || runs.last().is_some_and(|run| run.letters.ends_with(is_cyrillic));
            if within(&self.marks, c) || is_silent(c) || (APOSTROPHES.contains(c) && open && after_cyrillic())
            {
                continue;
            }
            if is_break(&self.breaks, c) {
                open = false;
                continue;
            }
            let c = self.letter(c);
            let unspaced = within(&self.unspaced, c);
            match runs.last_mut().filter(|run| open && run.unspaced == unspaced) {
                Some(run) => run.letters.push(c),
                None => runs.push(Run { letters: c.into(), unspaced }),
            }
            open = true;
        }
        for run in &mut runs {
            if run.letters.starts_with(is_cyrillic) {
                run.letters = stem(&run.letters);
            }
        }
        runs
    }

    fn letter(&self, c: char) -> char {
        let code = c as u32;
        let digit = match code {
            0x660..=0x669 => Some(code - 0x660),
            0x6F0..=0x6F9 => Some(code - 0x6F0),
            0x900..=0xD7F if (0x66..=0x6F).contains(&(code & 0x7F)) => Some((code & 0x7F) - 0x66),
            _ => None,
        };
        if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
            return digit;
        }
        if is_indic(code) && (0x3E..=0x4C).contains(&(code & 0x7F)) {
            // The blocks of India's scripts share one order: a vowel sign stands 0x38 after its letter.
            return char::from_u32(code - 0x38).unwrap_or(c);
        }
        self.letters.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
    }

    fn query_form(&self, word: &str) -> String {
        let word = if self.arabic { without_article(word).unwrap_or(word) } else { word };
        word.to_owned()
    }

    /// A word, and what is left of it without the particles that Arabic writes on it.
    fn add_forms(&self, word: &str, tokens: &mut Vec<String>) {
        // Alone, a letter would be found as the beginning of what is not there.
        if word.chars().nth(1).is_none() && !word.chars().all(char::is_numeric) {
            return;
        }
        tokens.push(word.to_owned());
        let mut rest = word;
        for _ in 0..2 {
            let shorter = without_article(rest).or_else(|| without_particle(rest));
            let Some(shorter) = shorter.filter(|_| self.arabic) else { break };
            tokens.push(shorter.to_owned());
            rest = shorter;
        }
    }
}

/// Letters that are written or not: the nukta and the virama of India's scripts.
fn is_silent(c: char) -> bool {
    is_indic(c as u32) && matches!(c as u32 & 0x7F, 0x3C | 0x4D)
}

fn is_indic(code: u32) -> bool {
    (0x900..=0xD7F).contains(&code)
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&c)
}

/// A letter taken apart and in lower case.
fn lower(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkd().flat_map(char::to_lowercase)
}

fn is_break(breaks: &Ranges, c: char) -> bool {
    APOSTROPHES.contains(c) || if c.is_ascii() { !c.is_ascii_alphanumeric() } else { within(breaks, c) }
}

/// Every two neighbours, so that any part of a compound is found by its own pairs.
fn pairs(letters: &str) -> impl Iterator<Item = String> {
    letters.chars().zip(letters.chars().skip(1)).map(|(a, b)| code([a, b]))
}

/// Letters as one Latin word, which no browser's dictionary takes apart.
fn code(letters: impl IntoIterator<Item = char>) -> String {
    letters.into_iter().fold("z".to_owned(), |code, letter| format!("{code}{:04x}", letter as u32))
}

/// A Cyrillic word without its ending, and with the vowel that it has before one.
fn stem(word: &str) -> String {
    let length = word.chars().count();
    let ending = ENDINGS
        .split_whitespace()
        .find(|ending| word.ends_with(ending) && length >= ending.chars().count() + 3);
    let stem = word.strip_suffix(ending.unwrap_or_default()).unwrap_or(word);
    let mut letters: Vec<char> = stem.chars().collect();
    let last = letters.iter().rposition(|c| VOWELS.contains(*c));
    if let Some(last) = last.filter(|last| last + 1 < letters.len() && letters[*last] == 'і') {
        letters[last] = 'о';
    }
    letters.into_iter().collect()
}

fn without_article(word: &str) -> Option<&str> {
    let rest = ARTICLES.split(' ').find_map(|article| word.strip_prefix(article))?;
    (rest.chars().count() >= 2).then_some(rest)
}

fn without_particle(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(|c| PARTICLES.contains(c))?;
    (rest.chars().count() >= 3).then_some(rest)
}
