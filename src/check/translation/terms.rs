//! Official words that a translation goes past.

use super::{Pair, place};
use crate::diagnostic::{Finding, codes};
use crate::guide::{Entry, Guide};
use crate::model::{Inline, Kind, Lang, PageId, Section, Target};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The official words of a guide, by the stem that each begins with.
pub struct Glossary<'g> {
    by_first: BTreeMap<String, Vec<Word<'g>>>,
}

/// An official word as the stems of its words, and the page that explains it.
struct Word<'g> {
    entry: &'g Entry,
    lang: &'g Lang,
    stems: Vec<String>,
}

/// A term that a source section uses.
pub struct Wanted<'g> {
    entry: &'g Entry,
    official: &'g str,
    /// Whether the source links to it here; a word in passing may be explained elsewhere on the
    /// page.
    linked: bool,
}

impl<'g> Glossary<'g> {
    pub fn of(guide: &'g Guide) -> Self {
        let mut by_first: BTreeMap<String, Vec<Word<'g>>> = BTreeMap::new();
        for entry in guide.published().filter(|entry| entry.kind() == Kind::Term) {
            let Some(official) = &entry.source.structure.official else { continue };
            let stems = stems(&official.text);
            let Some(first) = stems.first().cloned() else { continue };
            let lang = official.lang.as_ref().unwrap_or(&entry.source.lang);
            by_first.entry(first).or_default().push(Word { entry, lang, stems });
        }
        Self { by_first }
    }

    /// The terms that a source section links to or names, each once.
    pub fn wanted(&self, guide: &'g Guide, entry: &Entry, section: &Section) -> Vec<Wanted<'g>> {
        let mut found: BTreeMap<&PageId, (&'g Entry, bool)> = BTreeMap::new();
        section.each_inline(&mut |inline| {
            if let Inline::Link(link) = inline
                && let Some(term) = term(guide, &link.target)
            {
                found.insert(&term.id, (term, true));
            }
        });
        if !self.by_first.is_empty() {
            let text = stems(&section.text);
            for (at, stem) in text.iter().enumerate() {
                let words = self.by_first.get(stem).into_iter().flatten();
                for word in words
                    .filter(|word| *word.lang == entry.source.lang && text[at..].starts_with(&word.stems))
                {
                    found.entry(&word.entry.id).or_insert((word.entry, false));
                }
            }
        }
        let terms = found.into_values().filter(|(term, _)| term.id != entry.id);
        terms
            .filter_map(|(term, linked)| {
                let official = &term.source.structure.official.as_ref()?.text;
                Some(Wanted { entry: term, official, linked })
            })
            .collect()
    }
}

pub fn check(guide: &Guide, pair: &Pair<'_>, wanted: &[Wanted<'_>], findings: &mut Vec<Finding>) {
    if wanted.is_empty() {
        return;
    }
    let text = Text::of(guide, pair.translated);
    for term in wanted {
        let agreed = term.entry.translations.get(&pair.page.lang).map(|page| page.title.value.as_str());
        let elsewhere = || {
            let mut sections = pair.page.body.sections.iter();
            !term.linked && sections.any(|section| Text::of(guide, section).holds(term, agreed))
        };
        if text.holds(term, agreed) || elsewhere() {
            continue;
        }
        let message = format!(
            "`{}` uses the official word \u{201C}{}\u{201D} in the source, and not here",
            pair.source.id.as_str(),
            term.official
        );
        let hint = match agreed {
            Some(agreed) => format!(
                "write \u{201C}{agreed}\u{201D} or \u{201C}{}\u{201D}, best as a link: [{agreed}](term:{})",
                term.official, term.entry.id
            ),
            None => format!("name it, best as a link: [{}](term:{})", term.official, term.entry.id),
        };
        let place = place::of_section(pair.page, pair.translated);
        findings.push(Finding::new(codes::TERM, place, message).hint(hint));
    }
}

/// The term that a link leads to.
fn term<'g>(guide: &'g Guide, target: &Target) -> Option<&'g Entry> {
    let entry = match target {
        Target::Path { path, .. } => guide.entry_at(path),
        Target::Id { id, .. } => guide.entry(id),
        _ => None,
    };
    entry.filter(|entry| entry.kind() == Kind::Term)
}

/// A translated section, made ready to be searched.
struct Text<'g> {
    links: Vec<&'g PageId>,
    stems: Vec<String>,
    words: Vec<String>,
    folded: String,
}

impl<'g> Text<'g> {
    fn of(guide: &'g Guide, section: &Section) -> Self {
        let mut links = Vec::new();
        section.each_inline(&mut |inline| {
            if let Inline::Link(link) = inline {
                links.extend(term(guide, &link.target).map(|term| &term.id));
            }
        });
        let folded = fold(&section.text);
        Self { links, stems: stems(&section.text), words: words(&folded), folded }
    }

    fn holds(&self, term: &Wanted<'_>, agreed: Option<&str>) -> bool {
        if self.links.contains(&&term.entry.id) {
            return true;
        }
        let official = stems(term.official);
        self.stems.windows(official.len().max(1)).any(|window| window == official)
            || agreed.is_some_and(|agreed| self.holds_agreed(agreed))
    }

    /// Whether at least half of the words agreed on are there, in any form and order: `permit` for
    /// `residence permit` is the same thing in a sentence.
    fn holds_agreed(&self, agreed: &str) -> bool {
        let folded = fold(outside_brackets(agreed));
        if folded.chars().any(|c| c >= '\u{2E80}') {
            let ideographs: Vec<char> = folded.chars().filter(|c| c.is_alphanumeric()).collect();
            let pairs = ideographs.windows(2).map(|pair| pair.iter().collect::<String>());
            let found = pairs.filter(|pair| self.folded.contains(pair.as_str())).count();
            return found * 3 >= ideographs.len().saturating_sub(1).max(1);
        }
        let wanted: Vec<String> = words(&folded);
        let long: Vec<&String> = wanted.iter().filter(|word| word.chars().count() > 3).collect();
        let wanted: Vec<&String> = if long.is_empty() { wanted.iter().collect() } else { long };
        let found = wanted.iter().filter(|word| self.words.iter().any(|other| same_word(word, other)));
        found.count() * 2 >= wanted.len().max(1)
    }
}

/// `Residence permit (permesso di soggiorno)` is agreed on as `Residence permit`.
fn outside_brackets(title: &str) -> &str {
    title.split(['(', '（', '[']).next().unwrap_or_default().trim()
}

/// The words of an official name without the endings of the Italian plural: `permess`, `codic`.
fn stems(text: &str) -> Vec<String> {
    let stem = |word: &String| {
        let stem = word.trim_end_matches(['a', 'e', 'i', 'o']).trim_end_matches('h');
        if stem.chars().count() < 3 { word.clone() } else { stem.to_owned() }
    };
    words(&fold(text)).iter().map(stem).collect()
}

fn words(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_joined(c));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Vowel signs of Indic scripts and joiners, which are no letters but stand inside words.
fn is_joined(c: char) -> bool {
    matches!(u32::from(c), 0x0900..=0x0963 | 0x0966..=0x0DFF | 0x200C..=0x200D)
}

/// Lower case without accents and Arabic vowel marks, one letter for the forms of alef, ya, and
/// ta marbuta.
fn fold(text: &str) -> String {
    let bare = |c: &char| !is_combining_mark(*c) || is_joined(*c);
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{0640}' => '\u{200D}',
        other => other,
    };
    text.nfd().filter(bare).nfc().map(letter).flat_map(char::to_lowercase).collect()
}

/// Whether two words share their stem: most of the shorter one, at least three letters. Arabic
/// words are compared by their consonants: plurals change the vowels inside.
fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let is_arabic = |word: &str| word.chars().any(|c| matches!(u32::from(c), 0x0620..=0x06FF));
    if is_arabic(a) && is_arabic(b) {
        let (a, b) = (consonants(a), consonants(b));
        return shares_stem(&a, &b, 2);
    }
    shares_stem(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 3)
}

/// Endings change at most a third of the longer word.
fn shares_stem(a: &[char], b: &[char], least: usize) -> bool {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    shared >= least && shared * 3 >= a.len().max(b.len()) * 2
}

/// Plurals, and "your", "her", "their".
const ARABIC_ENDINGS: [&str; 11] = ["كم", "ها", "هم", "نا", "ات", "ين", "ون", "ك", "ه", "ت", "ي"];

/// A word without the article, prepositions grown onto it, long vowels and the ending.
fn consonants(word: &str) -> Vec<char> {
    let mut word = word;
    for prefix in ["وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و", "ب", "ل", "ف", "ك"]
    {
        if let Some(rest) = word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3) {
            word = rest;
            break;
        }
    }
    for _ in 0..2 {
        let bare = ARABIC_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
        word = bare.filter(|rest| rest.chars().count() >= 3).unwrap_or(word);
    }
    word.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي')).collect()
}
