//! A language as the HTML report shows it.

use super::tables::{Bar, Order, Words};
use super::text::{by_state, share, tally};
use crate::check::coverage::{LanguageCoverage, WordCount};
use crate::locale::{endonym, language_name};
use crate::model::{Lang, State};
use minijinja::{Value, context};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct LanguageView {
    pub lang: String,
    pub name: Words,
    /// The name in the language of the report, where it is another one.
    english: Option<String>,
    file: String,
    listed: bool,
    in_step: String,
    essential: String,
    ui: String,
    alts: String,
    leaflets: String,
    pub bar: Bar,
    to_do: usize,
    gate: GateView,
}

#[derive(Debug, Serialize)]
pub struct GateView {
    needed: usize,
    reached: usize,
    to_do: usize,
    pages: Vec<GatePageView>,
}

#[derive(Debug, Serialize)]
pub struct GatePageView {
    id: String,
    words: usize,
    sections: String,
}

impl LanguageView {
    pub fn new(language: &LanguageCoverage) -> Self {
        let gate = &language.gate;
        let pages = gate.missing.iter().map(|page| GatePageView {
            id: page.id.as_str().to_owned(),
            words: page.words,
            sections: by_state(page),
        });
        Self {
            lang: language.lang.as_str().to_owned(),
            name: Words::name_of(&language.lang),
            english: english(&language.lang),
            file: Order::Page.file(language.lang.as_str()),
            listed: language.listed,
            in_step: share(language.words.in_step(), &language.words),
            essential: share(language.essential.in_step(), &language.essential),
            ui: tally(language.ui),
            alts: tally(language.alts),
            leaflets: tally(language.leaflets),
            bar: Bar::new(&language.words),
            to_do: to_do(&language.words),
            gate: GateView {
                needed: gate.needed,
                reached: gate.reached,
                to_do: gate.to_do(),
                pages: pages.collect(),
            },
        }
    }
}

fn english(lang: &Lang) -> Option<String> {
    let name = language_name(lang, &Lang::parse("en")?);
    (name != endonym(lang)).then_some(name)
}

/// Words that are not in step.
pub fn to_do(words: &WordCount) -> usize {
    words.total - words.in_step()
}

/// The pages that are not in step.
pub fn pages_to_do(language: &LanguageCoverage) -> Vec<Value> {
    let done = |state| matches!(state, State::Current | State::Machine | State::NotRequired);
    let pages = language.pages.iter().filter(|page| !done(page.state));
    pages
        .map(|page| context! { id => page.id.as_str(), state => page.state.as_str(), words => page.words })
        .collect()
}
