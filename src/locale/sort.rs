//! Alphabetical order and the headings of A–Z lists (CLDR collation, through ICU4X).
//!
//! Texts that compare next to each other get the same heading: both look at the same sort text,
//! which leaves out quotation marks before the first letter and, in Arabic, the article.

use std::cmp::Ordering;

use icu::casemap::TitlecaseMapper;
use icu::collator::options::{CollatorOptions, Strength};
use icu::collator::{Collator, CollatorBorrowed};
use icu::locale::LanguageIdentifier;
use icu::normalizer::DecomposingNormalizer;

use super::names;
use crate::model::Lang;

/// The heading of what begins with a digit.
pub const DIGITS: &str = "0–9";
/// The heading of what has neither letter nor digit.
pub const OTHERS: &str = "…";

/// The first character of each letter's syllables in the order of pinyin, which is the order of
/// Simplified Chinese, after CLDR's index characters for `zh-u-co-pinyin`; no syllable begins with
/// I, U or V.
const PINYIN: [(char, &str); 23] = [
    ('阿', "A"),
    ('八', "B"),
    ('嚓', "C"),
    ('咑', "D"),
    ('妸', "E"),
    ('发', "F"),
    ('旮', "G"),
    ('哈', "H"),
    ('丌', "J"),
    ('咔', "K"),
    ('垃', "L"),
    ('妈', "M"),
    ('拏', "N"),
    ('噢', "O"),
    ('妑', "P"),
    ('七', "Q"),
    ('呥', "R"),
    ('仨', "S"),
    ('他', "T"),
    ('屲', "W"),
    ('夕', "X"),
    ('丫', "Y"),
    ('帀', "Z"),
];

/// Sorts in one language.
pub struct Sorter {
    id: LanguageIdentifier,
    full: Option<CollatorBorrowed<'static>>,
    /// Compares base letters alone.
    base: Option<CollatorBorrowed<'static>>,
    arabic: bool,
    pinyin: bool,
}

impl Sorter {
    pub fn new(lang: &Lang) -> Self {
        let locale = lang.locale();
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Primary);
        Self {
            full: Collator::try_new((&locale).into(), CollatorOptions::default()).ok(),
            base: Collator::try_new((&locale).into(), options).ok(),
            arabic: locale.id.language.as_str() == "ar",
            pinyin: names::script(lang) == "Hans",
            id: locale.id,
        }
    }

    /// A total order: equal only for equal texts.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        let by = |left: &str, right: &str| match &self.full {
            Some(collator) => collator.compare(left, right),
            None => left.cmp(right),
        };
        by(self.sort_text(left), self.sort_text(right))
            .then_with(|| by(left, right))
            .then_with(|| left.cmp(right))
    }

    /// The heading under which a text stands in an A–Z list: a capital letter, [`DIGITS`] or
    /// [`OTHERS`]. `È` stands under `E` where the language counts them as one letter.
    pub fn initial(&self, text: &str) -> String {
        let Some(first) = self.sort_text(text).chars().next() else {
            return OTHERS.to_owned();
        };
        if first.is_numeric() {
            return DIGITS.to_owned();
        }
        if self.pinyin
            && let Some(letter) = self.pinyin_letter(first)
        {
            return letter.to_owned();
        }
        let letter = self.base_letter(first);
        TitlecaseMapper::new().titlecase_segment_to_string(&letter, &self.id, Default::default()).into_owned()
    }

    /// What is compared first: from the first letter or digit on, without the Arabic article
    /// where at least two letters follow it.
    fn sort_text<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        match text.strip_prefix("ال") {
            Some(rest) if self.arabic && rest.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2 => {
                rest
            }
            _ => text,
        }
    }

    /// A letter without its accents, where the language does not sort the two apart.
    fn base_letter(&self, letter: char) -> String {
        let letter = letter.to_string();
        let base: String = DecomposingNormalizer::new_nfd().normalize(&letter).chars().take(1).collect();
        let same = self.base.as_ref().is_some_and(|collator| collator.compare(&base, &letter).is_eq());
        if same { base } else { letter }
    }

    fn pinyin_letter(&self, character: char) -> Option<&'static str> {
        let collator = self.base.as_ref()?;
        if !matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}') {
            return None;
        }
        let text = character.to_string();
        let before = |bound: &(char, &str)| collator.compare(bound.0.encode_utf8(&mut [0; 4]), &text).is_le();
        PINYIN.iter().take_while(|bound| before(bound)).last().map(|(_, letter)| *letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorter(tag: &str) -> Sorter {
        Sorter::new(&Lang::parse(tag).unwrap())
    }

    fn sorted<'t>(tag: &str, mut texts: Vec<&'t str>) -> Vec<&'t str> {
        let sorter = sorter(tag);
        texts.sort_by(|a, b| sorter.compare(a, b));
        texts
    }

    #[test]
    fn accents_and_case_do_not_scatter() {
        assert_eq!(
            sorted("it", vec!["zona", "Età", "esame", "è", "112"]),
            ["112", "è", "esame", "Età", "zona"]
        );
        assert_eq!(sorter("it").initial("«è vero»"), "E");
        assert_eq!(sorter("it").initial("112"), DIGITS);
        assert_eq!(sorter("it").initial("—"), OTHERS);
        assert_eq!(sorter("hr").initial("čaj"), "Č");
        assert_eq!(sorter("tr").initial("ilan"), "İ");
    }

    #[test]
    fn arabic_without_its_article() {
        let arabic = sorter("ar");
        assert_eq!(arabic.initial("المدرسة"), "م");
        assert_eq!(arabic.initial("أطفال"), "ا");
        assert_eq!(arabic.initial("ال"), "ا");
        assert_eq!(sorted("ar", vec!["مال", "المدرسة", "العمل", "بيت"]), ["بيت", "العمل", "مال", "المدرسة"]);
    }

    #[test]
    fn chinese_under_its_pinyin_letter() {
        let chinese = sorter("zh-Hans");
        for (text, letter) in
            [("医生", "Y"), ("警察", "J"), ("居留许可", "J"), ("妈妈", "M"), ("学校", "X"), ("SPID", "S")]
        {
            assert_eq!(chinese.initial(text), letter, "{text}");
        }
        let letters: String = "安吧餐大儿服工孩家考来没难欧朋钱人三特外小移中"
            .chars()
            .map(|c| chinese.initial(&c.to_string()))
            .collect();
        assert_eq!(letters, "ABCDEFGHJKLMNOPQRSTWXYZ");
    }

    #[test]
    fn headings_come_in_one_piece() {
        let words = ["Ñandú", "nada", "ola", "ñu", "Nube", "árbol", "amor", "'ala", "2 giorni", "10 giorni"];
        for tag in ["it", "es", "ar", "zh"] {
            let sorter = sorter(tag);
            let mut headings: Vec<_> =
                sorted(tag, words.to_vec()).iter().map(|w| sorter.initial(w)).collect();
            headings.dedup();
            let mut unique = headings.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(headings.len(), unique.len(), "{tag}: {headings:?}");
        }
    }

    #[test]
    fn can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Sorter>();
    }
}
