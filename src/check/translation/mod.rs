//! Translations beside their source, section by section.
//!
//! In: the guide, the sources for places. Out: warnings where a translation says other facts, stands
//! in another language, lacks a list or a contact, or goes past an official word. Never: a word on
//! sections that the source has left behind; their state says it.

mod drift;
mod language;
mod structure;
mod terms;

use super::place;
use crate::diagnostic::Finding;
use crate::guide::{Entry, Guide, Status};
use crate::locale::facts::{Fact, FactReader};
use crate::model::{Kind, Lang, Page, Section, SectionId, State};
use crate::source::Sources;
use language::Judge;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use terms::{Glossary, Wanted};

/// What all pages are compared with, made once for a guide.
pub struct Checks<'g> {
    guide: &'g Guide,
    sources: &'g Sources,
    readers: BTreeMap<Lang, FactReader>,
    judges: BTreeMap<Lang, Judge>,
    glossary: Glossary<'g>,
}

/// A translated section beside its source.
struct Pair<'p> {
    entry: &'p Entry,
    page: &'p Page,
    source: &'p Section,
    translated: &'p Section,
}

impl Pair<'_> {
    /// What to do when the text is corrected.
    fn then_sync(&self) -> String {
        format!("`sirio sync {} --lang {}`", self.entry.id, self.page.lang)
    }
}

/// What is asked of a source section by every language, found once.
#[derive(Default)]
struct Asked<'g> {
    facts: OnceCell<Vec<Fact>>,
    terms: OnceCell<Vec<Wanted<'g>>>,
}

impl<'g> Checks<'g> {
    pub fn new(guide: &'g Guide, sources: &'g Sources) -> Self {
        let languages = &guide.config.languages;
        let reader = |lang: &Lang| (lang.clone(), FactReader::new(lang, &guide.config.country));
        Self {
            guide,
            sources,
            readers: languages.iter().map(reader).collect(),
            judges: languages.iter().map(|lang| (lang.clone(), Judge::new(lang, languages))).collect(),
            glossary: Glossary::of(guide),
        }
    }

    pub fn check(&self, entry: &Entry, findings: &mut Vec<Finding>) {
        if entry.status == Status::Expired {
            return;
        }
        entry.pages().for_each(|page| self.check_language(entry, page, findings));
        let asked = Self::nothing_asked(entry);
        for (lang, page) in &entry.translations {
            structure::check_missing(entry, page, findings);
            self.check_sections(entry, page, &asked, &|source| in_step(entry, lang, source), findings);
        }
    }

    /// The same for one translation, some of whose sections have just been said to be in step.
    pub fn check_recorded(
        &self,
        entry: &Entry,
        lang: &Lang,
        recorded: &[SectionId],
        findings: &mut Vec<Finding>,
    ) {
        let Some(page) = entry.translations.get(lang).filter(|_| entry.status != Status::Expired) else {
            return;
        };
        self.check_language(entry, page, findings);
        let is_due = |source: &Section| recorded.contains(&source.id) || in_step(entry, lang, source);
        self.check_sections(entry, page, &Self::nothing_asked(entry), &is_due, findings);
    }

    fn check_language(&self, entry: &Entry, page: &Page, findings: &mut Vec<Finding>) {
        if let Some(judge) = self.judges.get(&page.lang) {
            judge.check(self.sources, entry, page, findings);
        }
    }

    fn nothing_asked(entry: &Entry) -> Vec<Asked<'g>> {
        entry.source.body.sections.iter().map(|_| Asked::default()).collect()
    }

    fn check_sections(
        &self,
        entry: &Entry,
        page: &Page,
        asked: &[Asked<'g>],
        is_due: &dyn Fn(&Section) -> bool,
        findings: &mut Vec<Finding>,
    ) {
        for (source, asked) in entry.source.body.sections.iter().zip(asked) {
            let Some(translated) = page.body.section(&source.id) else { continue };
            if is_due(source) {
                self.check_pair(&Pair { entry, page, source, translated }, asked, findings);
            }
        }
    }

    fn check_pair(&self, pair: &Pair<'_>, asked: &Asked<'g>, findings: &mut Vec<Finding>) {
        let readers = (self.readers.get(&pair.entry.source.lang), self.readers.get(&pair.page.lang));
        if let (Some(of_source), Some(of_page)) = readers {
            let facts = asked.facts.get_or_init(|| of_source.read(&words_of(pair.entry, pair.source)));
            drift::check(self.sources, pair, (facts, &of_page.read(&pair.translated.text)), findings);
        }
        structure::check(self.guide, pair, findings);
        let wanted = asked.terms.get_or_init(|| self.glossary.wanted(self.guide, pair.entry, pair.source));
        terms::check(self.guide, pair, wanted, findings);
    }
}

/// What a source section says. The official name of a contact is no text to translate, but a
/// translation may give it in other words.
fn words_of<'e>(entry: &'e Entry, section: &'e Section) -> Cow<'e, str> {
    if entry.kind() == Kind::Contact && section.id == SectionId::intro() {
        format!("{}\n{}", section.text, entry.source.title.value).into()
    } else {
        section.text.as_str().into()
    }
}

/// Whether a section is translated, and nothing says that the source has moved on since.
fn in_step(entry: &Entry, lang: &Lang, section: &Section) -> bool {
    let state = entry.state(lang, &section.id);
    state.is_some_and(|state| matches!(state, State::Current | State::Machine | State::Unknown))
}
