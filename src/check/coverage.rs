//! How much of the guide each language has, in words of the source.

use super::Locales;
use crate::guide::{Entry, Guide, Status};
use crate::model::{Algorithm, Flag, Lang, PageId, SectionId, State};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The translation report of a whole guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    pub algorithm: u32,
    pub as_of: NaiveDate,
    pub source_digest: String,
    pub languages: Vec<LanguageCoverage>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LanguageCoverage {
    pub lang: Lang,
    pub listed: bool,
    pub words: WordCount,
    /// The part of `words` on pages with `priority = "essential"`.
    pub essential: WordCount,
    pub ui_total: usize,
    pub ui_translated: usize,
    pub pages: Vec<PageCoverage>,
}

/// Words of the source by the state of their translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordCount {
    pub total: usize,
    pub by_state: BTreeMap<State, usize>,
}

impl WordCount {
    fn add(&mut self, state: State, words: usize) {
        if State::COUNTED.contains(&state) {
            self.total += words;
            *self.by_state.entry(state).or_default() += words;
        }
    }

    pub fn of(&self, state: State) -> usize {
        self.by_state.get(&state).copied().unwrap_or(0)
    }

    /// Words in step with the source.
    pub fn in_step(&self) -> usize {
        self.of(State::Current) + self.of(State::Machine)
    }

    /// Per cent of `words`, floored: 100 only where nothing is left.
    pub fn percent(&self, words: usize) -> usize {
        (words * 100).checked_div(self.total).unwrap_or(100)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageCoverage {
    pub id: PageId,
    pub state: State,
    pub flags: Vec<Flag>,
    pub sections: Vec<(SectionId, State)>,
    pub words: usize,
}

/// Counts; `source_digest` names the state of the files that was counted.
pub fn coverage(guide: &Guide, locales: &Locales, source_digest: String) -> Coverage {
    let languages = guide.config.languages.iter().map(|lang| language(guide, locales, lang)).collect();
    Coverage { algorithm: Algorithm::LATEST.number(), as_of: guide.options.as_of, source_digest, languages }
}

fn language(guide: &Guide, locales: &Locales, lang: &Lang) -> LanguageCoverage {
    let (mut words, mut essential) = (WordCount::default(), WordCount::default());
    let mut pages = Vec::new();
    for entry in guide.entries.iter().filter(|entry| entry.status != Status::Expired) {
        let page = page(entry, lang);
        if entry.is_published() && !entry.flags.contains(&Flag::Draft) {
            for (id, state) in &page.sections {
                let count = entry.source.body.section(id).map_or(0, |section| section.words);
                words.add(*state, count);
                if entry.source.structure.essential {
                    essential.add(*state, count);
                }
            }
        }
        pages.push(page);
    }
    let strings = locales.get(lang).map(|locale| &locale.strings);
    LanguageCoverage {
        lang: lang.clone(),
        listed: guide.is_listed(lang),
        words,
        essential,
        ui_total: strings.map_or(0, |strings| strings.keys().count()),
        ui_translated: strings.map_or(0, |strings| strings.keys().filter(|key| strings.own(key)).count()),
        pages,
    }
}

fn page(entry: &Entry, lang: &Lang) -> PageCoverage {
    let state = entry.states.get(lang).cloned().unwrap_or_default();
    let flags = entry.flags.iter().chain(&state.flags).copied().collect();
    let worst = state.worst();
    PageCoverage {
        id: entry.id.clone(),
        state: worst,
        flags,
        words: entry.source.body.sections.iter().map(|section| section.words).sum(),
        sections: state.sections,
    }
}
