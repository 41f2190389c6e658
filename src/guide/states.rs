//! How far each translation can be trusted: by content, never by dates or commits.

use super::Entry;
use crate::diagnostic::{Finding, Place, codes};
use crate::model::{Equivalents, Flag, Lang, PageId, Section, SectionId, State, SyncRecord, SyncRecords};
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
}

impl Records<'_> {
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
    let origin = match &record.from {
        None => Some(section),
        Some(pivot) => entry.page(pivot).and_then(|page| page.body.section(&section.id)),
    };
    let Some(origin) = origin else { return (State::Unknown, true) };
    let behind = record.from.as_ref().is_some_and(|pivot| is_behind(entry, pivot, section, records));
    (compare(record, origin, &entry.id, records.equivalents), behind)
}

/// What a record says about the text it was made from, as that text is now.
pub fn compare(record: &SyncRecord, origin: &Section, page: &PageId, equivalents: &Equivalents) -> State {
    let now = &origin.fingerprint;
    if record.fingerprint.facts != now.facts {
        State::OutdatedFacts
    } else if !equivalents.same(page, &origin.id, &record.fingerprint.words, &now.words) {
        State::OutdatedText
    } else if record.method == crate::model::Method::Machine {
        State::Machine
    } else {
        State::Current
    }
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
        let origin = entry.page(&next).and_then(|page| page.body.section(&section.id));
        let in_step = origin.is_some_and(|origin| {
            matches!(compare(record, origin, &entry.id, records.equivalents), State::Current | State::Machine)
        });
        if !in_step {
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
