//! The names of languages, and the scripts they are written in (CLDR, through ICU4X).

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::TitlecaseOptions;
use icu::locale::names::{LanguageIdentifierDisplayName, RegionDisplayName};
use icu::locale::{LanguageIdentifier, Locale, LocaleExpander, locale};

use crate::model::Lang;

/// A language's name in itself, with a capital where its script has capitals: `Italiano`,
/// `العربية`. Where CLDR has no such name, the English one, and in the end the tag.
pub fn endonym(lang: &Lang) -> String {
    let id = lang.locale().id;
    let name = name(lang.locale(), &id).or_else(|| name(locale!("en"), &id));
    match name {
        Some(name) => TitlecaseMapper::new().titlecase_segment_to_string(&name, &id, whole()).into_owned(),
        None => lang.to_string(),
    }
}

/// The name of a language in another one, in the case that one writes within a sentence.
pub fn language_name(of: &Lang, in_: &Lang) -> String {
    let id = of.locale().id;
    name(in_.locale(), &id).or_else(|| name(locale!("en"), &id)).unwrap_or_else(|| of.to_string())
}

/// The name of a country (ISO 3166-1 alpha-2) in a language: `Italia`. Where CLDR has none, the code.
pub fn region_name(code: &str, in_: &Lang) -> String {
    let region = code.parse().ok();
    let name = region.and_then(|region| RegionDisplayName::try_new_light(in_.locale().into(), region).ok());
    name.map_or_else(|| code.to_owned(), |name| name.as_borrowed().to_string())
}

/// The script a language is likely written in: an ISO 15924 code such as `Arab` or `Hans`, `Zyyy`
/// where nobody knows.
pub fn script(lang: &Lang) -> String {
    let mut id = lang.locale().id;
    LocaleExpander::new_extended().maximize(&mut id);
    id.script.map_or_else(|| "Zyyy".to_owned(), |script| script.to_string())
}

/// A language with the country that most of its readers are in, as Open Graph writes it: `it_IT`. A
/// language whose country is not known stands alone.
pub fn territory(lang: &Lang) -> String {
    let mut id = lang.locale().id;
    LocaleExpander::new_extended().maximize(&mut id);
    id.region.map_or_else(|| id.language.to_string(), |region| format!("{}_{region}", id.language))
}

/// Whether CLDR knows how this language names itself, and so how it writes dates.
pub(super) fn is_known(lang: &Lang) -> bool {
    name(lang.locale(), &lang.locale().id).is_some()
}

fn name(in_: Locale, id: &LanguageIdentifier) -> Option<String> {
    let name =
        LanguageIdentifierDisplayName::try_new_heavy(in_.into(), id.clone(), Default::default()).ok()?;
    let name = name.as_borrowed().to_string();
    // Where CLDR has no name, ICU gives the language's tag in its place.
    (name.split([' ', '(']).next() != Some(id.language.as_str())).then_some(name)
}

/// Only the first letter of the name changes.
fn whole() -> TitlecaseOptions {
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(icu::casemap::options::TrailingCase::Unchanged);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn countries() {
        assert_eq!(region_name("IT", &lang("it")), "Italia");
        assert_eq!(region_name("AT", &lang("de")), "Österreich");
        assert_eq!(region_name("nowhere", &lang("it")), "nowhere");
    }

    #[test]
    fn endonyms_of_the_languages_of_the_province() {
        for (tag, expected) in [
            ("it", "Italiano"),
            ("en", "English"),
            ("ar", "العربية"),
            ("uk", "Українська"),
            ("sq", "Shqip"),
            ("ro", "Română"),
            ("bn", "বাংলা"),
            ("si", "සිංහල"),
            ("ur", "اردو"),
            ("zh-Hans", "简体中文"),
            ("ti", "ትግርኛ"),
            ("nap", "Neapolitan"),
        ] {
            assert_eq!(endonym(&lang(tag)), expected);
        }
    }

    #[test]
    fn names_in_other_languages() {
        assert_eq!(language_name(&lang("ar"), &lang("it")), "arabo");
        assert_eq!(language_name(&lang("it"), &lang("ar")), "الإيطالية");
        assert_eq!(language_name(&lang("si"), &lang("en")), "Sinhala");
        assert_eq!(language_name(&lang("xzz"), &lang("it")), "xzz");
    }

    #[test]
    fn scripts() {
        for (tag, expected) in [
            ("it", "Latn"),
            ("ar", "Arab"),
            ("bn", "Beng"),
            ("si", "Sinh"),
            ("zh", "Hans"),
            ("sr-Latn", "Latn"),
        ] {
            assert_eq!(script(&lang(tag)), expected);
        }
        assert_eq!(script(&lang("xzz")), "Zyyy");
    }

    #[test]
    fn territories() {
        let tags = ["it", "ar", "zh-Hans", "uk", "pt-BR", "xzz"];
        let found = tags.map(|tag| territory(&lang(tag)));
        assert_eq!(found, ["it_IT", "ar_EG", "zh_CN", "uk_UA", "pt_BR", "xzz"]);
    }
}
