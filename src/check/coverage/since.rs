//! What got better and worse since an earlier report.
//!
//! In: an earlier `coverage.json`, also of a version that wrote less into it, and the report of now.
//! Out: the sections whose state is another one. Never: guessing at words that a report does not give.

use super::{Coverage, LanguageCoverage};
use crate::model::State;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// An earlier report, as far as it is needed.
#[derive(Debug, Clone, Deserialize)]
pub struct Earlier {
    pub algorithm: u32,
    pub as_of: String,
    #[serde(default)]
    pub source_digest: String,
    languages: Vec<EarlierLanguage>,
}

#[derive(Debug, Clone, Deserialize)]
struct EarlierLanguage {
    lang: String,
    words: BTreeMap<String, usize>,
    pages: Vec<EarlierPage>,
}

#[derive(Debug, Clone, Deserialize)]
struct EarlierPage {
    id: String,
    #[serde(default)]
    flags: Vec<String>,
    sections: Vec<EarlierSection>,
}

#[derive(Debug, Clone, Deserialize)]
struct EarlierSection {
    id: String,
    state: String,
    words: Option<usize>,
}

impl Earlier {
    /// # Errors
    /// Where the text is no report of this tool; the reason is for people.
    pub fn parse(text: &str) -> Result<Self, String> {
        let earlier: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let sections = earlier.languages.iter().flat_map(|lang| &lang.pages).flat_map(|page| &page.sections);
        match sections.map(|section| section.state.as_str()).find(|state| parse_state(state).is_none()) {
            Some(state) => Err(format!("it names a state `{state}`, which this version does not know")),
            None => Ok(earlier),
        }
    }
}

/// Everything that has changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Since {
    pub as_of: String,
    pub source_digest: String,
    pub algorithm: u32,
    /// Whether both reports count by the same rules.
    pub comparable: bool,
    pub languages: Vec<LanguageChange>,
    /// Languages that the guide does not have any more.
    pub gone: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LanguageChange {
    pub lang: String,
    /// Words by state; `None` where the language is new.
    pub before: Option<BTreeMap<String, usize>>,
    #[serde(serialize_with = "in_order")]
    pub after: Vec<(&'static str, usize)>,
    /// Worst first, in each list.
    pub worse: Vec<Change>,
    pub better: Vec<Change>,
    pub new: Vec<Change>,
    pub gone: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub page: String,
    pub section: String,
    pub before: Option<&'static str>,
    pub after: Option<&'static str>,
    /// Of the source as it is now; as it was, where the section is gone.
    pub words: Option<usize>,
}

/// Compares with what was before. Sections that are not counted, as those of drafts, are as if they
/// were not there.
pub fn since(earlier: Earlier, coverage: &Coverage) -> Since {
    let mut before: HashMap<String, EarlierLanguage> =
        earlier.languages.into_iter().map(|language| (language.lang.clone(), language)).collect();
    let languages = coverage
        .languages
        .iter()
        .map(|language| language_change(before.remove(language.lang.as_str()), language))
        .collect();
    let mut gone: Vec<String> = before.into_keys().collect();
    gone.sort_unstable();
    Since {
        comparable: earlier.algorithm == coverage.algorithm,
        as_of: earlier.as_of,
        source_digest: earlier.source_digest,
        algorithm: earlier.algorithm,
        languages,
        gone,
    }
}

impl LanguageChange {
    /// The lists with their names, in the order of reports.
    pub fn lists(&self) -> [(&'static str, &[Change]); 4] {
        [("worse", &self.worse), ("new", &self.new), ("better", &self.better), ("gone", &self.gone)]
    }
}

/// Page → section → state and words.
type Sections<'r> = HashMap<&'r str, HashMap<&'r str, (State, Option<usize>)>>;

fn language_change(before: Option<EarlierLanguage>, now: &LanguageCoverage) -> LanguageChange {
    let mut was = before.as_ref().map(sections).unwrap_or_default();
    let mut change = LanguageChange {
        lang: now.lang.as_str().to_owned(),
        before: None,
        after: State::COUNTED.iter().map(|state| (state.as_str(), now.words.of(*state))).collect(),
        worse: Vec::new(),
        better: Vec::new(),
        new: Vec::new(),
        gone: Vec::new(),
    };
    let mut ranked: [Vec<(State, Change)>; 4] = Default::default();
    for page in now.pages.iter().filter(|page| page.counted) {
        let mut was = was.remove(page.id.as_str()).unwrap_or_default();
        for section in page.sections.iter().filter(|section| section.state != State::NotRequired) {
            let earlier = was.remove(section.id.as_str()).map(|(state, _)| state);
            let list = match earlier {
                None => 2,
                Some(state) if state == section.state => continue,
                Some(state) => usize::from(section.state > state),
            };
            let entry = change_of(page.id.as_str(), section.id.as_str(), earlier, Some(section.state));
            ranked[list].push((section.state, Change { words: Some(section.words), ..entry }));
        }
        ranked[3].extend(gone(page.id.as_str(), was));
    }
    ranked[3].extend(was.into_iter().flat_map(|(page, sections)| gone(page, sections)));
    for list in &mut ranked {
        list.sort_by(|(a, one), (b, other)| {
            let key = |state: &State, change: &Change| (*state, Reverse(change.words));
            key(a, one)
                .cmp(&key(b, other))
                .then_with(|| (&one.page, &one.section).cmp(&(&other.page, &other.section)))
        });
    }
    let [worse, better, new, gone] =
        ranked.map(|list| list.into_iter().map(|(_, change)| change).collect::<Vec<_>>());
    change.before = before.map(|before| before.words);
    LanguageChange { worse, better, new, gone, ..change }
}

fn sections(language: &EarlierLanguage) -> Sections<'_> {
    let counted = language.pages.iter().filter(|page| !page.flags.iter().any(|flag| flag == "draft"));
    counted
        .map(|page| {
            let sections = page.sections.iter().filter_map(|section| {
                let state = parse_state(&section.state).filter(|state| *state != State::NotRequired)?;
                Some((section.id.as_str(), (state, section.words)))
            });
            (page.id.as_str(), sections.collect())
        })
        .collect()
}

fn gone(
    page: &str,
    sections: HashMap<&str, (State, Option<usize>)>,
) -> impl Iterator<Item = (State, Change)> {
    sections.into_iter().map(move |(section, (state, words))| {
        (state, Change { words, ..change_of(page, section, Some(state), None) })
    })
}

fn change_of(page: &str, section: &str, before: Option<State>, after: Option<State>) -> Change {
    Change {
        page: page.to_owned(),
        section: section.to_owned(),
        before: before.map(State::as_str),
        after: after.map(State::as_str),
        words: None,
    }
}

fn parse_state(name: &str) -> Option<State> {
    let all = State::COUNTED.into_iter().chain([State::Orphan, State::NotRequired]);
    all.into_iter().find(|state| state.as_str() == name)
}

fn in_order<S: serde::Serializer>(words: &[(&'static str, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(words.iter().copied())
}
