//! How far each translation can be trusted: by content, never by dates or commits.

use super::{Entry, Prints};
use crate::diagnostic::{Finding, Place, codes};
use crate::model::{
    Equivalents, Flag, HandOffs, Lang, Method, PageId, Section, SectionId, State, SyncRecord, SyncRecords,
};
use std::collections::{BTreeMap, BTreeSet};

/// The states of one page in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageState {
    /// In the order of the source; sections with nothing to translate are left out.
    pub sections: Vec<(SectionId, State)>,
    pub flags: BTreeSet<Flag>,
}

impl PageState {
    /// The worst of the sections; a page with nothing to translate is current.
    pub fn worst(&self) -> State {
        self.sections.iter().map(|(_, state)| *state).min().unwrap_or(State::Current)
    }
}

/// Everything that states are decided by.
pub struct Records<'r> {
    pub sync: &'r BTreeMap<Lang, SyncRecords>,
    pub equivalents: &'r Equivalents,
    pub hand_offs: &'r BTreeMap<Lang, HandOffs>,
    pub prints: &'r Prints,
}

/// The text that a translation was made from, as it is now.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'o> {
    pub page: &'o PageId,
    pub lang: &'o Lang,
    pub section: &'o Section,
}

impl<'o> Origin<'o> {
    /// A section of a page as it stands in one language.
    pub fn find(entry: &'o Entry, lang: &'o Lang, section: &SectionId) -> Option<Self> {
        let section = entry.page(lang)?.body.section(section)?;
        Some(Self { page: &entry.id, lang, section })
    }
}

impl Records<'_> {
    /// What a record says about the text it was made from, as that text is now. A record by rules
    /// that this program does not know says nothing.
    pub fn compare(&self, record: &SyncRecord, origin: &Origin<'_>) -> State {
        let Some(algorithm) = record.algorithm else { return State::Unknown };
        let now = self.prints.of(origin.section, origin.lang, algorithm);
        let key = (origin.page.clone(), origin.section.id.clone());
        if record.fingerprint.facts != now.facts {
            State::OutdatedFacts
        } else if !self.equivalents.same(&key, algorithm, &record.fingerprint.words, &now.words) {
            State::OutdatedText
        } else if record.method == Method::Machine {
            State::Machine
        } else {
            State::Current
        }
    }

    fn is_handed_off(&self, lang: &Lang, page: &PageId, section: &SectionId) -> bool {
        let sections = self.hand_offs.get(lang);
        sections.is_some_and(|sections| sections.contains_key(&(page.clone(), section.clone())))
    }

    fn record(&self, lang: &Lang, page: &PageId, section: &SectionId) -> Option<&SyncRecord> {
        self.sync.get(lang)?.get(&(page.clone(), section.clone()))
    }
}

/// The state of a page in a language, and what was found on the way.
pub fn page_state(
    entry: &Entry,
    lang: &Lang,
    records: &Records<'_>,
    findings: &mut Vec<Finding>,
) -> PageState {
    let mut state = PageState::default();
    let required = !entry.source.structure.not_required.contains_key(lang);
    for section in entry.source.body.sections.iter().filter(|section| section.words > 0) {
        let of_section = if *lang == entry.source.lang {
            State::Current
        } else if required {
            let (of_section, behind) = section_state(entry, lang, section, records);
            if behind {
                state.flags.insert(Flag::BehindPivot);
            }
            if !is_in_step(of_section) && records.is_handed_off(lang, &entry.id, &section.id) {
                state.flags.insert(Flag::InProgress);
            }
            of_section
        } else {
            State::NotRequired
        };
        state.sections.push((section.id.clone(), of_section));
    }
    state.sections.extend(orphans(entry, lang, findings));
    check_pivot_cycle(entry, lang, records, findings);
    state
}

/// Sections of a translation whose source is gone.
fn orphans(entry: &Entry, lang: &Lang, findings: &mut Vec<Finding>) -> Vec<(SectionId, State)> {
    let Some(page) = entry.translations.get(lang) else { return Vec::new() };
    let mut orphans = Vec::new();
    for section in &page.body.sections {
        if section.id == SectionId::intro() || entry.source.body.section(&section.id).is_some() {
            continue;
        }
        let ids: Vec<&str> = entry.source.body.sections.iter().map(|section| section.id.as_str()).collect();
        let span = section.heading.as_ref().map_or(section.span.clone(), |heading| heading.span.clone());
        let message =
            format!("the section `{}` is not in the source `{}`", section.id.as_str(), entry.source.file);
        let otherwise =
            format!("the source has: {}; give this heading one of these ids, or remove it", ids.join(", "));
        let hint = crate::diagnostic::suggestion(section.id.as_str(), ids.iter().copied(), &otherwise);
        findings.push(Finding::new(codes::ORPHAN, Place::at(&page.file, span), message).hint(hint));
        orphans.push((section.id.clone(), State::Orphan));
    }
    orphans
}

/// The state of one section, and whether the text that it was made from is itself behind.
fn section_state(entry: &Entry, lang: &Lang, section: &Section, records: &Records<'_>) -> (State, bool) {
    let translated = entry.translations.get(lang).and_then(|page| page.body.section(&section.id));
    if !translated.is_some_and(|translated| translated.translates(section)) {
        return (State::Missing, false);
    }
    let Some(record) = records.record(lang, &entry.id, &section.id) else { return (State::Unknown, false) };
    let origin = Origin::find(entry, record.from.as_ref().unwrap_or(&entry.source.lang), &section.id);
    let Some(origin) = origin else { return (State::Unknown, true) };
    let behind = record.from.as_ref().is_some_and(|pivot| is_behind(entry, pivot, section, records));
    (records.compare(record, &origin), behind)
}

fn is_in_step(state: State) -> bool {
    matches!(state, State::Current | State::Machine)
}

/// Follows a translation to the one it was made from, and on, until one is behind or the source is
/// reached. A cycle counts as behind: nothing in it rests on the source.
fn is_behind(entry: &Entry, pivot: &Lang, section: &Section, records: &Records<'_>) -> bool {
    let mut lang = pivot.clone();
    let mut seen = BTreeSet::new();
    while lang != entry.source.lang {
        if !seen.insert(lang.clone()) {
            return true;
        }
        let Some(record) = records.record(&lang, &entry.id, &section.id) else { return true };
        let next = record.from.clone().unwrap_or_else(|| entry.source.lang.clone());
        let origin = Origin::find(entry, &next, &section.id);
        if !origin.is_some_and(|origin| is_in_step(records.compare(record, &origin))) {
            return true;
        }
        lang = next;
    }
    false
}

fn check_pivot_cycle(entry: &Entry, lang: &Lang, records: &Records<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = entry.translations.get(lang) else { return };
    for section in &entry.source.body.sections {
        let mut at = lang.clone();
        let mut seen = BTreeSet::new();
        while let Some(next) =
            records.record(&at, &entry.id, &section.id).and_then(|record| record.from.clone())
        {
            if next == *lang {
                let message = format!(
                    "the records say that `{}` was translated from `{at}`, which was translated from `{lang}`",
                    section.id.as_str()
                );
                let hint = format!("run `sirio sync {} --lang {lang}` against the source", entry.id);
                findings.push(Finding::new(codes::PIVOT_CYCLE, Place::file(&page.file), message).hint(hint));
                return;
            }
            if !seen.insert(next.clone()) {
                break;
            }
            at = next;
        }
    }
}
