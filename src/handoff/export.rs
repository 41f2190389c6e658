//! The texts of a guide that one translator shall see.

use super::align::{Alignment, Pair};
use super::inline::renamed;
use super::notes::{Terms, unit_notes};
use super::package::{Package, Progress, Unit};
use super::units::{Cut, Text};
use super::{Desk, Side};
use crate::diagnostic::LineIndex;
use crate::guide::Entry;
use crate::model::{Algorithm, Fingerprint, PageId, SectionId, State, count_words};
use chrono::NaiveDate;

/// Which texts are wanted.
pub struct Selection<'s> {
    /// Those that are done, too.
    pub all: bool,
    /// Those made by machine, too, for a person to confirm.
    pub review: bool,
    pub wanted: &'s dyn Fn(&Entry, &SectionId) -> bool,
}

/// A package, and what it amounts to.
pub struct Exported {
    pub package: Package,
    pub pages: usize,
    /// Words of the source that are to be translated or looked at.
    pub words: usize,
    /// The sections that texts were taken from.
    pub sections: Vec<(PageId, SectionId)>,
    /// Pages and sections that this language does not have, by id.
    pub left_out: Vec<String>,
}

/// What a unit's section was at export; `import` reads it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The rules that `fingerprint` was made by.
    pub algorithm: Algorithm,
    pub fingerprint: Fingerprint,
    pub state: String,
    /// Whether a translation was handed out to be looked at.
    pub is_doubtful: bool,
}

impl Basis {
    const DOUBTFUL: &'static str = "check";

    fn write(&self) -> String {
        let doubtful = if self.is_doubtful { format!(" {}", Self::DOUBTFUL) } else { String::new() };
        let Fingerprint { words, facts } = &self.fingerprint;
        format!("{} {words} {facts} {}{doubtful}", self.algorithm.number(), self.state)
    }

    /// `None` where it was written by rules that this program does not know.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split_whitespace();
        let algorithm = Algorithm::known(parts.next()?.parse().ok()?)?;
        let fingerprint = Fingerprint { words: parts.next()?.to_owned(), facts: parts.next()?.to_owned() };
        let state = parts.next()?.to_owned();
        Some(Self { algorithm, fingerprint, state, is_doubtful: parts.next() == Some(Self::DOUBTFUL) })
    }
}

/// Collects what is to be translated: essential pages first, then by their paths.
pub fn export(desk: &Desk<'_>, selection: &Selection<'_>, day: NaiveDate) -> Exported {
    let terms = Terms::new(desk);
    let mut entries: Vec<&Entry> =
        desk.guide.published().filter(|entry| entry.source.lang != desk.lang).collect();
    entries.sort_by_key(|entry| !entry.source.structure.essential);
    let package = Package {
        source: desk.from.clone(),
        target: desk.lang.clone(),
        is_pivot: desk.from != desk.guide.config.source_language,
        project: desk.guide.config.base_url.clone(),
        day,
        units: Vec::new(),
    };
    let mut exported = Exported { package, pages: 0, words: 0, sections: Vec::new(), left_out: Vec::new() };
    for entry in entries {
        let sections = entry.source.body.sections.iter().map(|section| &section.id);
        let selected: Vec<&SectionId> =
            sections.filter(|section| is_selected(desk, entry, section, selection)).collect();
        let Some(origin) = desk.origin(entry) else {
            exported.left_out.extend(selected.first().map(|_| entry.id.to_string()));
            continue;
        };
        let page = PageExport {
            desk,
            selection,
            terms: &terms,
            entry,
            lines: LineIndex::new(origin.text),
            translation: desk.translation(entry),
            origin,
        };
        let before = exported.package.units.len();
        for section in selected {
            match page.origin_of(section) {
                Some(cut) => {
                    let units = page.section(cut, &mut exported.words);
                    exported.sections.extend(units.first().map(|_| (entry.id.clone(), section.clone())));
                    exported.package.units.extend(units);
                }
                None => exported.left_out.push(format!("{}#{}", entry.id, section.as_str())),
            }
        }
        exported.pages += usize::from(exported.package.units.len() > before);
    }
    exported
}

fn is_selected(desk: &Desk<'_>, entry: &Entry, section: &SectionId, selection: &Selection<'_>) -> bool {
    let Some(state) = entry.state(&desk.lang, section) else { return false };
    let by_state = match state {
        State::Missing | State::Unknown | State::OutdatedFacts | State::OutdatedText => true,
        State::Machine => selection.review || selection.all,
        State::Current => selection.all,
        State::Orphan | State::NotRequired => false,
    };
    by_state && (selection.wanted)(entry, section)
}

struct PageExport<'g, 'e> {
    desk: &'e Desk<'g>,
    selection: &'e Selection<'e>,
    terms: &'e Terms<'g>,
    entry: &'g Entry,
    lines: LineIndex<'g>,
    origin: Side<'g>,
    translation: Option<Side<'g>>,
}

impl PageExport<'_, '_> {
    /// The text to translate, if the language that it is translated from has it.
    fn origin_of(&self, section: &SectionId) -> Option<&Cut> {
        let state = self.entry.state(&self.desk.from, section);
        self.origin.cut(section).filter(|_| state != Some(State::Missing))
    }

    fn section(&self, source: &Cut, words: &mut usize) -> Vec<Unit> {
        let Some(state) = self.entry.state(&self.desk.lang, &source.id) else { return Vec::new() };
        let translation = self.translation.as_ref().and_then(|side| side.cut(&source.id));
        let mut alignment = self.desk.align(self.entry, source, translation);
        let mut notes = self.terms.of(self.entry, source);
        notes.extend(self.doubts(source, translation, &mut alignment, state));
        let keys = source.keys(&self.entry.id);
        let parts = source.texts.iter().zip(&alignment.pairs).zip(keys);
        let parts = parts.filter(|((text, pair), _)| {
            text.is_translatable() && (self.selection.all || pair.progress != Progress::Done)
        });
        let units = parts.map(|((text, pair), key)| {
            if pair.progress != Progress::Done {
                *words += count_words(&text.plain());
            }
            Unit {
                key,
                place: self.place(text),
                notes: unit_notes(self.entry, source, text).into_iter().chain(notes.clone()).collect(),
                source: text.words.clone(),
                previous: pair.previous.clone(),
                target: target(text, pair, translation),
                progress: pair.progress,
                basis: self.basis(source, state, pair).write(),
                codes: text.marks.iter().map(|mark| mark.code.clone()).collect(),
            }
        });
        units.collect()
    }

    fn place(&self, text: &Text) -> String {
        let line = self.lines.position(text.span.start).line;
        format!("{}:{line}", self.origin.page.file)
    }

    fn basis(&self, source: &Cut, state: State, pair: &Pair) -> Basis {
        let section = self.origin.page.body.section(&source.id);
        Basis {
            algorithm: Algorithm::LATEST,
            fingerprint: section.map(|section| section.fingerprint.clone()).unwrap_or_default(),
            state: state.as_str().to_owned(),
            is_doubtful: pair.progress == Progress::Doubtful,
        }
    }

    /// What the whole section is to be looked at for; its pairs are made doubtful where need be.
    fn doubts(
        &self,
        source: &Cut,
        translation: Option<&Cut>,
        alignment: &mut Alignment,
        state: State,
    ) -> Vec<String> {
        let mut notes = Vec::new();
        let mut doubt = |alignment: &mut Alignment, note: &str| {
            let done = alignment.pairs.iter_mut().filter(|pair| pair.progress == Progress::Done);
            done.for_each(|pair| pair.progress = Progress::Doubtful);
            notes.push(note.to_owned());
        };
        let is_outdated = matches!(state, State::OutdatedFacts | State::OutdatedText);
        if state == State::Machine && self.selection.review {
            doubt(alignment, "made by machine: confirm or correct it");
        } else if is_outdated && alignment.pairs.iter().all(|pair| pair.progress == Progress::Done) {
            doubt(alignment, "something was removed from this section, or moved: look at all of it");
        } else if state == State::Unknown {
            notes.push("nobody has said that this translation matches: confirm or correct it".into());
        }
        if let Some((side, cut)) = self.translation.as_ref().zip(translation)
            && alignment.is_other_structure(cut)
        {
            let line = LineIndex::new(side.text).position(cut.span.start).line;
            notes.push(format!("a translation with another structure stands in {}:{line}", side.page.file));
        }
        let behind = self.entry.state(&self.desk.from, &source.id);
        if behind.is_some_and(|state| state < State::Machine) {
            notes.push(format!("the text in `{}` is itself behind the original", self.desk.from));
        }
        notes
    }
}

fn target(text: &Text, pair: &Pair, translation: Option<&Cut>) -> String {
    let target = pair.target.zip(translation).and_then(|(target, cut)| cut.texts.get(target));
    target.map(|target| renamed_words(target, text)).unwrap_or_default()
}

/// A translation's words with the tags of its source.
pub fn renamed_words(target: &Text, source: &Text) -> String {
    if target.kind.is_plain() {
        return target.words.clone();
    }
    renamed(&target.words, &target.marks, &source.marks).0
}
