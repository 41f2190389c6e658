//! Texts for translators' tools and back.
//!
//! In: a guide and its files; what a translator returned. Out: a [`Package`] of single texts that
//! a file format writes; pages with the translated texts in their places, and the sections that
//! are now in step with their source. Never: reading or writing files, changing a byte of a text
//! that nobody translated, recording anything.

mod align;
mod collect;
mod escape;
mod export;
mod import;
mod inline;
mod merge;
mod notes;
mod package;
pub mod po;
mod units;
pub mod xliff;

pub use export::{Exported, Selection, export};
pub use import::{Import, InStep, Return, Written, import};
pub use package::{Code, Package, Progress, Returned, ReturnedUnit, Unit};

use crate::guide::{Entry, Guide};
use crate::model::{Fingerprint, Lang, Page, SectionId, State, SyncRecord};
use crate::source::Sources;
use align::{Alignment, Known, align};
use std::sync::Arc;
use units::{Cut, cut, cut_alone};

/// The Markdown of a section as it was when it had this fingerprint; of an intro a whole file with
/// its title and summary.
pub type Earlier<'e> = dyn Fn(&Entry, &SectionId, &Fingerprint) -> Option<String> + 'e;

/// The two languages that texts go between, and all that is known about them.
pub struct Desk<'g> {
    pub guide: &'g Guide,
    pub sources: &'g Sources,
    /// The language translated from.
    pub from: Lang,
    pub lang: Lang,
    pub earlier: &'g Earlier<'g>,
}

/// A page with its file and the texts in it.
struct Side<'g> {
    page: &'g Page,
    text: &'g str,
    cuts: Vec<Cut>,
}

impl Side<'_> {
    fn cut(&self, id: &SectionId) -> Option<&Cut> {
        self.cuts.iter().find(|cut| cut.id == *id)
    }
}

impl<'g> Desk<'g> {
    /// The text to translate.
    fn origin(&self, entry: &'g Entry) -> Option<Side<'g>> {
        entry.page(&self.from).and_then(|page| self.side(page))
    }

    fn translation(&self, entry: &'g Entry) -> Option<Side<'g>> {
        entry.translations.get(&self.lang).and_then(|page| self.side(page))
    }

    fn side(&self, page: &'g Arc<Page>) -> Option<Side<'g>> {
        let text = self.sources.text(&page.file)?;
        Some(Side { page, text, cuts: cut(page, text) })
    }

    fn record(&self, entry: &Entry, section: &SectionId) -> Option<&SyncRecord> {
        self.guide.records.get(&self.lang)?.get(&(entry.id.clone(), section.clone()))
    }

    fn align(&self, entry: &Entry, source: &Cut, translation: Option<&Cut>) -> Alignment {
        align(source, translation, &self.known(entry, &source.id))
    }

    fn known(&self, entry: &Entry, section: &SectionId) -> Known {
        match entry.state(&self.lang, section) {
            Some(State::Current | State::Machine) => Known::InStep,
            Some(State::OutdatedFacts | State::OutdatedText) => {
                let record = self.record(entry, section);
                // A text in another language cannot be compared with this one.
                let record =
                    record.filter(|record| *record.from.as_ref().unwrap_or(&entry.source.lang) == self.from);
                let earlier = record.and_then(|record| (self.earlier)(entry, section, &record.fingerprint));
                earlier.map_or(Known::Nothing, |text| Known::Earlier(cut_alone(&text, section)))
            }
            _ => Known::Nothing,
        }
    }
}
