//! Over random guides: the states of each language add up to the words of the source, and neither
//! new names, nor another order, nor another way of writing the same text changes a state.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use sirio::check::Locales;
use sirio::check::coverage::{WordCount, coverage};
use sirio::guide::{Claim, Guide, Options, Parts, record, resolve};
use sirio::model::{Config, Lang, Method, State, SyncRecords};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

const LANGUAGES: [&str; 3] = ["en", "ar", "zh"];

/// A page as it says, without how it is written.
#[derive(Debug, Clone)]
struct Sheet {
    essential: bool,
    draft: bool,
    expired: bool,
    not_required: BTreeSet<&'static str>,
    sections: Vec<Vec<Text>>,
    /// Which sections each language has.
    translated: BTreeMap<&'static str, BTreeSet<usize>>,
    /// Which sections of the source change after they were recorded.
    edited: BTreeSet<usize>,
}

/// One paragraph, or one list.
#[derive(Debug, Clone)]
struct Text {
    words: Vec<String>,
}

/// How a guide is written.
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own")]
#[derive(Debug, Clone, Default)]
struct Hand {
    folder: &'static str,
    reversed: bool,
    emphasis: bool,
    typographic: bool,
    wrapped: bool,
    decomposed: bool,
    listed: bool,
    invisible: bool,
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        Just("perché".to_owned()),
        Just("l'ora".to_owned()),
        Just("\"sì\"".to_owned()),
        Just("marzo".to_owned()),
        Just("info@example.org".to_owned()),
        "[0-9]{1,4}",
    ]
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    let text = prop::collection::vec(word(), 1..6).prop_map(|words| Text { words });
    prop::collection::vec(text, 0..3)
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let some = || prop::collection::btree_set(0_usize..5, 0..5);
    let not_required = prop::collection::btree_set(prop::sample::select(&LANGUAGES[..]), 0..2);
    let flags = (any::<bool>(), prop::bool::weighted(0.1), prop::bool::weighted(0.1));
    (flags, not_required, prop::collection::vec(texts(), 1..5), [some(), some(), some()], some()).prop_map(
        |((essential, draft, expired), not_required, sections, translated, edited)| Sheet {
            essential,
            draft,
            expired,
            not_required,
            sections,
            translated: LANGUAGES.into_iter().zip(translated).collect(),
            edited,
        },
    )
}

fn hand() -> impl Strategy<Value = Hand> {
    any::<[bool; 8]>().prop_map(
        |[moved, reversed, emphasis, typographic, wrapped, decomposed, listed, invisible]| Hand {
            folder: if moved { "altrove/" } else { "" },
            reversed,
            emphasis,
            typographic,
            wrapped,
            decomposed,
            listed,
            invisible,
        },
    )
}

impl Hand {
    fn text(&self, text: &Text) -> String {
        let mut words: Vec<String> = text.words.clone();
        for word in &mut words {
            if self.typographic {
                *word = word.replace('\'', "’").replace("\"sì\"", "«sì»");
            }
            if self.decomposed {
                *word = word.nfd().collect();
            }
            // Inside a word, so that no list or rule begins with it.
            if self.invisible && word.len() > 1 && word.is_ascii() {
                word.insert(1, '\u{AD}');
            }
        }
        if self.emphasis && words[0].chars().all(char::is_alphanumeric) {
            words[0] = format!("**{}**", words[0]);
        }
        let lead = if self.listed { "- " } else { "" };
        let between = if self.wrapped { "\n  " } else { " " };
        // A line must not begin with what Markdown takes for a list.
        format!(
            "{lead}x {}.\n",
            words.join(if words.iter().any(|word| word.parse::<u32>().is_ok()) { " " } else { between })
        )
    }

    fn section(&self, id: usize, texts: &[Text]) -> String {
        let texts: Vec<String> = texts.iter().map(|text| self.text(text)).collect();
        format!("## T{id} {{#s{id}}}\n\n{}\n", texts.join("\n"))
    }

    fn order(&self, mut sections: Vec<String>) -> String {
        if self.reversed {
            sections.reverse();
        }
        sections.concat()
    }
}

fn source(number: usize, sheet: &Sheet, hand: &Hand, is_edited: bool) -> String {
    let mut head = format!("+++\ntitle = \"Foglio\"\nid = \"p{number}\"\n");
    if sheet.essential {
        head.push_str("priority = \"essential\"\n");
    }
    if sheet.draft {
        head.push_str("draft = true\n");
    }
    if sheet.expired {
        head.push_str("expires = 2020-01-01\n");
    }
    for lang in &sheet.not_required {
        head.push_str(&format!("not_required.{lang} = \"no\"\n"));
    }
    let sections = sheet.sections.iter().enumerate().map(|(id, texts)| {
        let mut texts = texts.clone();
        if is_edited && sheet.edited.contains(&id) {
            texts.push(Text { words: vec!["nuovo".into()] });
        }
        hand.section(id, &texts)
    });
    format!("{head}+++\n{}", hand.order(sections.collect()))
}

fn translation(sheet: &Sheet, lang: &str, hand: &Hand) -> Option<String> {
    let ids = sheet.translated.get(lang).filter(|ids| !ids.is_empty())?;
    let sections = ids.iter().filter(|id| **id < sheet.sections.len());
    let sections =
        sections.map(|id| hand.section(*id, &[Text { words: vec!["text".into(), "other".into()] }]));
    Some(format!("+++\ntitle = \"Sheet\"\n+++\nWords.\n\n{}", hand.order(sections.collect())))
}

fn config() -> Config {
    let text = "[guide]\nbase_url = \"https://guide.example.org\"\nsource_language = \"it\"\nlanguages = [\"it\", \"en\", \"ar\", \"zh\"]\n";
    sirio::parse::config(&"guide.toml".into(), text).value
}

fn guide(sheets: &[Sheet], hand: &Hand, is_edited: bool, records: BTreeMap<Lang, SyncRecords>) -> Guide {
    let config = config();
    let context = sirio::parse::Context::new(&config);
    let mut pages = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let mut add = |lang: &str, text: &str| {
            let file: Arc<str> = format!("content/{}p{number}.{lang}.md", hand.folder).into();
            pages.extend(sirio::parse::page(&file, text, &context).value.map(Arc::new));
        };
        add("it", &source(number, sheet, hand, is_edited));
        for lang in LANGUAGES {
            if let Some(text) = translation(sheet, lang, hand) {
                add(lang, &text);
            }
        }
    }
    let options = Options { drafts: false, leaflets: false, as_of: "2026-11-23".parse().expect("a day") };
    resolve(Parts { pages, records, ..Parts::empty(config) }, options).value
}

/// Everything translated is recorded: English by a person, Arabic by machine, Chinese from English,
/// and of the odd pages nothing.
fn records(guide: &Guide) -> BTreeMap<Lang, SyncRecords> {
    let lang = |tag: &str| Lang::parse(tag).expect("a language");
    let claim =
        |tag, method, from: Option<&str>| Claim { lang: lang(tag), method, by: None, from: from.map(lang) };
    let claims = [
        claim("en", Method::Human, None),
        claim("ar", Method::Machine, None),
        claim("zh", Method::Human, Some("en")),
    ];
    let recorded = claims.into_iter().map(|claim| {
        let mut records = SyncRecords::new();
        for entry in guide.entries.iter().step_by(2) {
            let _ = record(guide, entry, None, &claim, &mut records);
        }
        (claim.lang, records)
    });
    recorded.collect()
}

type States = BTreeMap<(String, Lang, String), State>;

fn states(guide: &Guide) -> States {
    let mut states = States::new();
    for entry in &guide.entries {
        for (lang, page) in &entry.states {
            for (section, state) in &page.sections {
                states.insert((entry.id.to_string(), lang.clone(), section.as_str().to_owned()), *state);
            }
        }
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_states_add_up_to_the_words_of_the_source(sheets in prop::collection::vec(sheet(), 1..5)) {
        let plain = Hand::default();
        let recorded = records(&guide(&sheets, &plain, false, BTreeMap::new()));
        let now = guide(&sheets, &plain, true, recorded);
        let report = coverage(&now, &Locales::new(), String::new());
        for language in &report.languages {
            let counted = now.published().filter(|entry| !entry.source.structure.draft);
            let counted = counted.filter(|entry| !entry.source.structure.not_required.contains_key(&language.lang));
            let counted: Vec<_> = counted.collect();
            let words = |entry: &&sirio::guide::Entry| -> usize {
                entry.source.body.sections.iter().map(|section| section.words).sum()
            };
            let by_state = |words: &WordCount| State::COUNTED.map(|state| words.of(state));
            prop_assert_eq!(by_state(&language.words).iter().sum::<usize>(), language.words.total);
            prop_assert_eq!(counted.iter().map(words).sum::<usize>(), language.words.total);
            let essential = counted.iter().filter(|entry| entry.source.structure.essential);
            prop_assert_eq!(essential.map(words).sum::<usize>(), language.essential.total);
            prop_assert_eq!(by_state(&language.essential).iter().sum::<usize>(), language.essential.total);
            let shares: usize =
                by_state(&language.words).iter().map(|words| language.words.percent(*words)).sum();
            prop_assert!(language.words.total == 0 || shares <= 100);
        }
    }

    #[test]
    fn the_way_of_writing_changes_no_state(
        sheets in prop::collection::vec(sheet(), 1..4), before in hand(), after in hand(), is_edited: bool,
    ) {
        let recorded = records(&guide(&sheets, &before, false, BTreeMap::new()));
        let as_before = states(&guide(&sheets, &before, is_edited, recorded.clone()));
        let as_after = states(&guide(&sheets, &after, is_edited, recorded));
        prop_assert_eq!(&as_before, &as_after);
        let outdated = as_before.values().any(|state| matches!(state, State::OutdatedText | State::OutdatedFacts));
        prop_assert!(is_edited || !outdated, "nothing was edited, and something is outdated");
    }
}
