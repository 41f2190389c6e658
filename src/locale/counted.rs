//! Interface strings whose amount only the reader's browser knows: one text for each plural form
//! (CLDR, through ICU4X).

use super::dates;
use super::strings::{Arg, Strings};
use crate::model::Lang;
use icu::plurals::{PluralCategory, PluralRules};
use std::collections::BTreeMap;

/// What stands in a text where the amount comes.
const AMOUNT: &str = "{count}";

/// The forms of `key`, a string with `$count`, by the names that CLDR and `Intl.PluralRules` give
/// them. A string that has fallen back has the forms of the language that it is in.
pub fn counted(strings: &Strings, key: &str) -> BTreeMap<&'static str, String> {
    let say = |count: i64| strings.find(key, &[("count", Arg::Integer(count))]);
    let lang = say(2).map_or(strings.lang(), |found| found.lang);
    let forms = samples(lang).into_iter().filter_map(|(form, count)| {
        let amount = format!("\u{2068}{count}\u{2069}");
        Some((form, say(count).ok()?.text.replace(&amount, AMOUNT)))
    });
    forms.collect()
}

/// A number for each form that whole numbers take in a language.
fn samples(lang: &Lang) -> BTreeMap<&'static str, i64> {
    let Ok(rules) = PluralRules::try_new_cardinal((&dates::locale(lang)).into()) else {
        return BTreeMap::from([("other", 2)]);
    };
    // Small numbers, tens, hundreds and, for French and Italian, a million: all forms have one.
    let numbers = (0..=130_i64).chain([1_000_000]);
    let mut samples = BTreeMap::new();
    for number in numbers {
        // The first of each: of large numbers, Fluent and CLDR do not always think alike.
        samples.entry(name(rules.category_for(number))).or_insert(number);
    }
    // Browsers ask for it where a number is none of the others, and CLDR has it in every language.
    samples.entry("other").or_insert(130);
    samples
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_forms() {
        for (tag, expected) in [
            ("ar", "few many one other two zero"),
            ("en", "one other"),
            ("it", "many one other"),
            ("uk", "few many one other"),
            ("zh-Hans", "other"),
        ] {
            let lang = Lang::parse(tag).unwrap();
            let strings = Strings::new(&lang, &lang, &[]).value;
            let forms = counted(&strings, "page-count");
            assert_eq!(forms.keys().copied().collect::<Vec<_>>().join(" "), expected, "{tag}");
            assert!(forms["other"].contains(AMOUNT) && !forms["other"].contains(char::is_numeric));
            assert!(strings.problems().is_empty());
        }
    }
}
