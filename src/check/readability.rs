//! How easily a source text is read, before anybody translates it.
//!
//! In: a page. Out: its measure, and advice where it is hard or a sentence is long. Never: a
//! warning; a hard text is no wrong one.

use super::place;
use crate::diagnostic::{Finding, Place, codes};
use crate::guide::{Entry, Status};
use crate::locale::script;
use crate::model::{Inline, Page, Section, plain_text};
use crate::source::Sources;

/// Words of the longest sentence that Italian guides to plain language let pass.
const LONGEST: usize = 25;

/// Words that a page must have for its index to say anything.
const ENOUGH: usize = 50;

/// The index below which a page gets advice. By Lucisano and Piemontese, readers with eight years of
/// school read texts from 60 on by themselves; those of this guide read in a second language, and
/// its pages lie between 71 and 91.
const HARD: usize = 60;

/// Shortened words whose point ends no sentence; those of one letter need no list.
const SHORTENED: [&str; 24] = [
    "art", "artt", "cfr", "co", "dott", "ecc", "es", "etc", "int", "lett", "lgs", "max", "min", "no", "nr",
    "num", "pag", "prof", "prot", "sig", "ss", "tel", "v.le", "dr",
];

/// The measure of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readability {
    /// The Gulpease index, 0 (hard) to 100 (easy), of Italian texts that are long enough:
    /// Lucisano, Piemontese, "GULPEASE: una formula per la predizione della difficoltà dei testi
    /// in lingua italiana", Scuola e città 3/1988.
    pub gulpease: Option<usize>,
    pub sentences: usize,
    pub words: usize,
    /// Words of the longest sentence.
    pub longest: usize,
}

impl Readability {
    /// Whether [`check`] has advice on the text.
    pub fn is_hard(&self) -> bool {
        self.longest > LONGEST || self.gulpease.is_some_and(|index| index < HARD)
    }
}

/// Measures what stands under the title and the headings.
pub fn of(page: &Page) -> Readability {
    let (mut measure, mut letters) = (Readability::default(), 0);
    if !has_spaces(page) {
        return measure;
    }
    for section in &page.body.sections {
        each_sentence(section, &mut |sentence| {
            let words = count_words(sentence);
            measure.sentences += 1;
            measure.words += words;
            measure.longest = measure.longest.max(words);
            letters += sentence.chars().filter(|c| c.is_alphanumeric()).count();
        });
    }
    if page.lang.locale().id.language.as_str() == "it" && measure.words >= ENOUGH {
        let points = (300 * measure.sentences).saturating_sub(10 * letters);
        let debt = (10 * letters).saturating_sub(300 * measure.sentences);
        let index = (89 + points / measure.words).saturating_sub(debt.div_ceil(measure.words));
        measure.gulpease = Some(index.min(100));
    }
    measure
}

/// Advice on the source of a page.
pub fn check(sources: &Sources, entry: &Entry, findings: &mut Vec<Finding>) {
    let page = &entry.source;
    let measure = of(page);
    if entry.status == Status::Expired {
        return;
    }
    if let Some(index) = measure.gulpease.filter(|index| *index < HARD) {
        let place = Place::at(&page.file, page.title.span.clone());
        let message = format!("this text is hard to read: Gulpease index {index}, of 100");
        let hint = "shorter sentences and shorter words help readers, and whoever translates";
        findings.push(Finding::new(codes::READABILITY, place, message).hint(hint));
    }
    if measure.longest <= LONGEST {
        return;
    }
    for section in &page.body.sections {
        each_sentence(section, &mut |sentence| {
            let words = count_words(sentence);
            if words > LONGEST {
                let message = format!("this sentence has {words} words");
                let place = place::of_words(sources, page, section, sentence);
                let hint = format!("make two of it: up to {LONGEST} words are read in one go");
                findings.push(Finding::new(codes::LONG_SENTENCE, place, message).hint(hint));
            }
        });
    }
}

/// Whether the page's language sets words apart by spaces.
fn has_spaces(page: &Page) -> bool {
    !["Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"].contains(&script(&page.lang).as_str())
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Every sentence of a section; a paragraph, an item and a cell end one.
fn each_sentence(section: &Section, visit: &mut dyn FnMut(&str)) {
    section.each_text(&mut |inlines| {
        let text = read_text(inlines);
        let mut start = 0;
        for end in ends(&text) {
            let sentence = text[start..end].trim();
            if sentence.chars().any(char::is_alphabetic) {
                visit(sentence);
            }
            start = end;
        }
    });
}

/// The text without what is said of pictures: a description is no sentence.
fn read_text(inlines: &[Inline]) -> String {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Image(_) => String::new(),
        Inline::Emphasis(inner) | Inline::Strong(inner) => read_text(inner),
        Inline::Link(link) => read_text(&link.text),
        other => plain_text(std::slice::from_ref(other)),
    });
    parts.collect()
}

/// Where sentences end, the text's own end among them.
fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = text[at + c.len_utf8()..].trim_start_matches(['"', '»', '”', '’', ')', ']']);
        let is_end = match c {
            '!' | '?' | '…' | '؟' | '۔' | '।' => true,
            '.' => !is_shortened(&text[..at]) && begins_sentence(rest),
            _ => false,
        };
        if is_end && rest.starts_with(char::is_whitespace) {
            ends.push(text.len() - rest.len());
        }
    }
    ends.push(text.len());
    ends
}

fn is_shortened(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "('’\"«".contains(c)).next().unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default().to_lowercase();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let is_initial = letters == 1 && last.chars().count() == 1;
    is_initial || SHORTENED.contains(&last.as_str())
}

/// No sentence begins with a small letter.
fn begins_sentence(after: &str) -> bool {
    let first = after.trim_start().chars().find(|c| c.is_alphanumeric());
    first.is_none_or(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_readers_pause() {
        for (text, count) in [
            ("Vai in Questura. Porta il passaporto!", 2),
            ("Lo dice l'art. 5 del D.Lgs. 286/1998, n. 3 e il tel. 0583 4551.", 1),
            ("Costa 30.46 euro, alle 15.30. «Poi aspetta.» Fine", 3),
            ("Documenti, foto ecc. Poi vai a casa", 1),
            ("Chi? Tu", 2),
        ] {
            assert_eq!(ends(text).len(), count, "{text}");
        }
    }
}
