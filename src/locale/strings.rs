//! Interface strings of one language, with fallback to the guide's source language and to English.
//!
//! Each language has its own bundle, so a fallback string is counted by the plural rules of the
//! language it is written in. Values put into a string stay wrapped in isolation marks
//! (U+2068 … U+2069), whatever the direction of either.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::ftl;
use crate::diagnostic::Reported;
use crate::model::Lang;

const BUILT_IN: [(&str, &str); 8] = [
    ("it", include_str!("../../i18n/it/ui.ftl")),
    ("en", include_str!("../../i18n/en/ui.ftl")),
    ("ar", include_str!("../../i18n/ar/ui.ftl")),
    ("bn", include_str!("../../i18n/bn/ui.ftl")),
    ("uk", include_str!("../../i18n/uk/ui.ftl")),
    ("si", include_str!("../../i18n/si/ui.ftl")),
    ("ur", include_str!("../../i18n/ur/ui.ftl")),
    ("zh", include_str!("../../i18n/zh/ui.ftl")),
];
const REFERENCE: &str = BUILT_IN[1].1;

/// A `ui.ftl` of the guide.
#[derive(Debug, Clone, Copy)]
pub struct UiFile<'a> {
    pub lang: &'a Lang,
    /// Path from the guide's root, for findings.
    pub file: &'a Arc<str>,
    pub text: &'a str,
}

/// A value for a string. Numbers choose plural forms; a number that should be shown with the
/// language's own separators is given as text, made by `Formats::number`.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    Integer(i64),
    Decimal(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

/// Why a string could not be given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum StringsError {
    /// No language of the chain has it.
    Missing { key: String },
    /// It is there, but a value it uses was not given, or it refers to something unknown.
    Broken { key: String, reason: String },
}

impl fmt::Display for StringsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { key } => write!(f, "there is no interface string `{key}`"),
            Self::Broken { key, reason } => {
                write!(f, "the interface string `{key}` cannot be shown: {reason}")
            }
        }
    }
}

impl std::error::Error for StringsError {}

/// A string, and the language that it is in: not the asked one where it had to fall back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'s> {
    pub text: String,
    pub lang: &'s Lang,
}

/// The interface strings of one language; cloning shares them.
#[derive(Clone)]
pub struct Strings {
    inner: Arc<Inner>,
    is_marked: bool,
}

/// Characters of private use around a string that had to fall back, in [`Strings::marked`]:
/// `FALLBACK_START` plus the number of the language in [`Strings::fallbacks`], the string,
/// `FALLBACK_END`. They never leave the program.
pub const FALLBACK_START: char = '\u{E010}';
pub const FALLBACK_END: char = '\u{E00F}';

struct Inner {
    /// The asked language first, then the source language, then English; never empty.
    layers: Vec<Layer>,
    keys: BTreeSet<String>,
    problems: Mutex<BTreeSet<StringsError>>,
}

struct Layer {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Strings {
    /// The strings of `lang` in a guide whose source language is `source`.
    ///
    /// `files` may hold the guide's files of all languages. Findings are those of the file of
    /// `lang` itself, so that building every language reports each of them once.
    pub fn new(lang: &Lang, source: &Lang, files: &[UiFile<'_>]) -> Reported<Self> {
        let file_of = |lang: &Lang| files.iter().find(|file| file.lang == lang);
        let english = Lang::parse("en");
        let mut layers: Vec<Layer> = Vec::new();
        for lang in [Some(lang), Some(source), english.as_ref()].into_iter().flatten() {
            if !layers.iter().any(|layer| layer.lang == *lang) {
                layers.push(Layer::new(lang, file_of(lang).map(|file| file.text)));
            }
        }
        let source_text = file_of(source).map_or("", |file| file.text);
        let keys = [REFERENCE, source_text]
            .into_iter()
            .flat_map(ftl::entries)
            .map(|entry| entry.key.to_owned())
            .collect();
        let findings = file_of(lang)
            .map_or_else(Vec::new, |file| ftl::check(file.file, file.text, &[REFERENCE, source_text]));
        let inner = Arc::new(Inner { layers, keys, problems: Mutex::default() });
        Reported { value: Self { inner, is_marked: false }, findings }
    }

    /// A string with its language; a layer that cannot show it is passed over.
    ///
    /// # Errors
    /// Where no layer has the string or none can show it with these values.
    pub fn find(&self, key: &str, args: &[(&str, Arg)]) -> Result<Found<'_>, StringsError> {
        let mut error = None;
        for (number, layer) in self.inner.layers.iter().enumerate() {
            match layer.format(key, args) {
                Some(Ok(text)) if self.is_marked && number > 0 => {
                    return Ok(Found { text: marked(&text, number - 1), lang: &layer.lang });
                }
                Some(Ok(text)) => return Ok(Found { text, lang: &layer.lang }),
                Some(Err(reason)) => {
                    error.get_or_insert(StringsError::Broken { key: key.to_owned(), reason });
                }
                None => {}
            }
        }
        Err(error.unwrap_or_else(|| StringsError::Missing { key: key.to_owned() }))
    }

    /// The same strings, with marks around those that are in another language, for text that becomes
    /// HTML and there can say so.
    #[must_use]
    pub fn marked(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), is_marked: true }
    }

    /// The languages that strings fall back to, in their order.
    pub fn fallbacks(&self) -> impl Iterator<Item = &Lang> {
        self.inner.layers.iter().skip(1).map(|layer| &layer.lang)
    }

    /// A string without values. Where there is none: the key, and one of [`Self::problems`].
    pub fn get(&self, key: &str) -> String {
        self.get_with(key, &[])
    }

    /// A string with values. Where it cannot be shown: the key, and one of [`Self::problems`].
    pub fn get_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        match self.find(key, args) {
            Ok(found) => found.text,
            Err(error) => {
                self.inner.problems.lock().unwrap_or_else(PoisonError::into_inner).insert(error);
                key.to_owned()
            }
        }
    }

    /// What `get` and `get_with` could not give since these strings were made.
    pub fn problems(&self) -> Vec<StringsError> {
        self.inner.problems.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The language asked for.
    pub fn lang(&self) -> &Lang {
        &self.inner.layers[0].lang
    }

    /// Whether any language of the chain has the string.
    pub fn contains(&self, key: &str) -> bool {
        self.inner.layers.iter().any(|layer| layer.has(key))
    }

    /// Whether this very language has the string, built in or in the guide.
    pub fn own(&self, key: &str) -> bool {
        self.inner.layers.first().is_some_and(|layer| layer.has(key))
    }

    /// All strings that a complete language has: the built-in ones and those that the guide's
    /// source language adds.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.inner.keys.iter().map(String::as_str)
    }
}

fn marked(text: &str, number: usize) -> String {
    let start =
        u32::try_from(number).ok().and_then(|number| char::from_u32(u32::from(FALLBACK_START) + number));
    format!("{}{text}{FALLBACK_END}", start.unwrap_or(FALLBACK_START))
}

impl Layer {
    /// The guide's text goes in first: Fluent keeps the first message of a name.
    fn new(lang: &Lang, text: Option<&str>) -> Self {
        let id = lang.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        let language = lang.locale().id.language;
        let built_in = BUILT_IN.iter().find(|(tag, _)| *tag == language.as_str()).map(|(_, text)| *text);
        for text in [text, built_in].into_iter().flatten() {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // An override is not an error here; a message given twice in one file is found by
            // `ftl::check`.
            let _ = bundle.add_resource(resource);
        }
        let _ = bundle.add_builtins();
        Self { lang: lang.clone(), bundle }
    }

    fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn format(&self, key: &str, args: &[(&str, Arg)]) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(
                *name,
                match arg {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Integer(number) => FluentValue::from(*number),
                    Arg::Decimal(number) => FluentValue::from(*number),
                },
            );
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        Some(match errors.into_iter().next() {
            None => Ok(text),
            Some(FluentError::ResolverError(error)) => Err(error.to_string()),
            Some(error) => Err(error.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(lang: &str, text: &str) -> Reported<Strings> {
        let (it, file) = (lang_of("it"), Arc::from("i18n/it/ui.ftl"));
        let (own, own_file) = (lang_of(lang), Arc::from(format!("i18n/{lang}/ui.ftl")));
        let source = UiFile { lang: &it, file: &file, text: "own-label = Sportello\n" };
        Strings::new(&own, &it, &[source, UiFile { lang: &own, file: &own_file, text }])
    }

    fn lang_of(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn falls_back_to_the_source_language_and_says_so() {
        let Reported { value: strings, findings } = strings("ti", "phone = ስልክ\n");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(strings.get("phone"), "ስልክ");
        let email = strings.find("email", &[]).unwrap();
        assert_eq!(email.lang.as_str(), "it");
        assert_eq!(strings.get("own-label"), "Sportello");
        assert!(strings.own("phone") && !strings.own("email") && strings.contains("email"));
        assert!(strings.keys().any(|key| key == "own-label"));
        assert!(strings.problems().is_empty());
    }

    #[test]
    fn the_guide_comes_before_the_built_in() {
        let strings = strings("ar", "phone = رقم الهاتف\n").value;
        assert_eq!(strings.get("phone"), "رقم الهاتف");
        assert_eq!(strings.find("email", &[]).unwrap().lang.as_str(), "ar");
        assert_eq!(strings.lang().as_str(), "ar");
    }

    #[test]
    fn a_missing_value_is_a_problem_and_never_printed() {
        let strings = strings("en", "").value;
        assert_eq!(strings.get("verified-on"), "verified-on");
        assert_eq!(strings.get("nothing-such"), "nothing-such");
        let problems: Vec<_> = strings.problems().iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "there is no interface string `nothing-such`",
                "the interface string `verified-on` cannot be shown: Unknown variable: $date",
            ]
        );
        let text = strings.get_with("verified-on", &[("date", "23 November 2026".into())]);
        assert!(text.contains("\u{2068}23 November 2026\u{2069}"), "{text}");
    }

    #[test]
    fn arabic_has_six_plurals() {
        let strings = strings("ar", "").value;
        let forms: BTreeSet<_> = [0, 1, 2, 3, 11, 100]
            .map(|n| {
                strings.get_with("page-count", &[("count", Arg::Integer(n))]).replace(char::is_numeric, "")
            })
            .into();
        assert_eq!(forms.len(), 6, "{forms:?}");
        assert!(strings.problems().is_empty());
    }

    #[test]
    fn a_file_with_mistakes_is_reported_and_used_as_far_as_it_goes() {
        let text = "phone = هاتف\nbad line\nverified-on = في { $dat }\nphone = رقم\n";
        let Reported { value: strings, findings } = strings("ar", text);
        assert_eq!(strings.get("phone"), "هاتف");
        let spans: Vec<_> = findings.iter().filter_map(|f| f.place.span).map(|(a, b)| &text[a..b]).collect();
        assert_eq!(findings.len(), 3, "{findings:?}");
        assert_eq!(spans[1..], ["$dat", "phone"]);
        assert_eq!(findings[1].hint.as_deref(), Some("did you mean `date`?"));
        // The broken translation is passed over for one that can be shown.
        let date = strings.find("verified-on", &[("date", "x".into())]).unwrap();
        assert_eq!(date.lang.as_str(), "it");
    }

    #[test]
    fn built_in_files_are_whole() {
        let reference: BTreeSet<_> = ftl::entries(REFERENCE).into_iter().map(|entry| entry.key).collect();
        for (tag, text) in BUILT_IN {
            let findings = ftl::check(&Arc::from("ui.ftl"), text, &[REFERENCE]);
            assert!(findings.is_empty(), "{tag}: {findings:?}");
            let keys: BTreeSet<_> = ftl::entries(text).into_iter().map(|entry| entry.key).collect();
            assert_eq!(keys, reference, "{tag}");
        }
    }

    #[test]
    fn can_be_shared_between_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<Strings>();
    }
}
