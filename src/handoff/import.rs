//! What a translator returned, put into pages; and which sections are then in step.

mod part;
mod write;

use super::align::Alignment;
use super::export::Basis;
use super::merge::{Choice, Work};
use super::package::{Returned, ReturnedUnit};
use super::units::{Cut, Kind, Text};
use super::{Desk, Side};
use crate::diagnostic::{Code, Finding, Place, Severity, codes};
use crate::guide::{Entry, Prints};
use crate::model::{Algorithm, PageId, SectionId};
use crate::parse;
use part::{Answer, Part};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be written and recorded.
#[derive(Debug, Default)]
pub struct Import {
    pub pages: Vec<Written>,
    pub in_step: Vec<InStep>,
    pub findings: Vec<Finding>,
}

/// A page's file as it shall be.
#[derive(Debug, Clone)]
pub struct Written {
    pub page: PageId,
    pub file: Arc<str>,
    pub text: String,
    pub sections: Vec<SectionId>,
}

/// A section all of whose texts now match the source.
#[derive(Debug, Clone)]
pub struct InStep {
    pub page: PageId,
    pub section: SectionId,
    /// Whether a machine made texts of it that nobody has looked at: then it is a machine's still.
    pub rests_on_machine: bool,
}

/// A file that came back, and what to read pages with.
pub struct Return<'r> {
    /// The name that findings point at.
    pub file: &'r Arc<str>,
    pub returned: &'r Returned,
    pub context: &'r parse::Context<'r>,
    /// What was found in the guide: files that could not be read whole are not edited.
    pub found: &'r [Finding],
}

/// Puts the returned texts into the pages of the guide.
pub fn import(desk: &Desk<'_>, returned: &Return<'_>) -> Import {
    let mut import = Import::default();
    let mut pages: BTreeMap<&str, Vec<&ReturnedUnit>> = BTreeMap::new();
    for unit in &returned.returned.units {
        pages.entry(split_key(&unit.key).0).or_default().push(unit);
    }
    for (page, units) in pages {
        let entry = desk.guide.entry(page).filter(|entry| entry.source.lang != desk.lang);
        let Some((entry, origin)) = entry.and_then(|entry| Some((entry, desk.origin(entry)?))) else {
            let message = format!("there is no page `{page}` to translate from `{}`", desk.from);
            let hint = "it was removed or got another id since the export; the rest of the file is imported";
            import.findings.push(at(codes::HANDOFF_UNKNOWN, returned.file, units[0], message).hint(hint));
            continue;
        };
        PageImport { desk, returned, entry, origin, translation: desk.translation(entry) }
            .run(&units, &mut import);
    }
    import
}

fn at(code: Code, file: &Arc<str>, unit: &ReturnedUnit, message: impl Into<String>) -> Finding {
    Finding::new(code, Place::at(file, unit.span.clone()), message)
}

/// The page and the section in a key.
fn split_key(key: &str) -> (&str, &str) {
    let (page, rest) = key.rsplit_once('#').unwrap_or((key, ""));
    (page, rest.split(' ').next().unwrap_or_default())
}

struct PageImport<'g, 'r> {
    desk: &'r Desk<'g>,
    returned: &'r Return<'r>,
    entry: &'g Entry,
    origin: Side<'g>,
    translation: Option<Side<'g>>,
}

/// What becomes of one section.
struct Decision<'u> {
    work: Work,
    /// One for each text of the source.
    answers: Vec<Answer>,
    /// The first unit of the section in the file.
    place: &'u ReturnedUnit,
    is_stale: bool,
    /// Whether a text is missing without which the section cannot be written.
    is_incomplete: bool,
}

impl Decision<'_> {
    fn has_new(&self) -> bool {
        self.work.choices.iter().any(|choice| matches!(choice, Choice::Taken(..)))
    }

    fn is_touched(&self) -> bool {
        self.answers.contains(&Answer::Given)
    }

    /// A section whose form has changed is written anew once all its texts are confirmed, too.
    fn is_to_write(&self) -> bool {
        self.has_new() || !self.work.in_place && self.is_touched() && self.is_answered() && !self.is_stale
    }

    fn is_answered(&self) -> bool {
        !self.answers.contains(&Answer::Open)
    }
}

impl PageImport<'_, '_> {
    fn run(&self, units: &[&ReturnedUnit], import: &mut Import) {
        let mut sections: BTreeMap<&str, Vec<&ReturnedUnit>> = BTreeMap::new();
        for unit in units {
            sections.entry(split_key(&unit.key).1).or_default().push(unit);
        }
        let mut decisions = Vec::new();
        for cut in &self.origin.cuts {
            if let Some(units) = sections.remove(cut.id.as_str()) {
                decisions.push(self.decide(cut, &units, &mut import.findings));
            }
        }
        for (section, units) in sections {
            let message = format!("the source of `{}` has no section `{section}`", self.entry.id);
            let hint = "it was removed or got another id since the export; the rest of the file is imported";
            import
                .findings
                .push(at(codes::HANDOFF_UNKNOWN, self.returned.file, units[0], message).hint(hint));
        }
        if decisions.iter().any(Decision::is_touched) && !self.is_locked(units[0], &mut import.findings) {
            self.carry_out(decisions, import);
        }
    }

    /// Whether the translation's file cannot be edited as it is.
    fn is_locked(&self, unit: &ReturnedUnit, findings: &mut Vec<Finding>) -> bool {
        let Some(side) = &self.translation else { return false };
        let blocks = |finding: &&Finding| {
            let family = finding.code.name.split('/').next().unwrap_or_default();
            finding.severity() == Severity::Error
                && finding.place.file == side.page.file
                && matches!(family, "front-matter" | "file")
                && finding.code != codes::MISSING_KEY
        };
        let Some(finding) = self.returned.found.iter().find(blocks) else { return false };
        let message = format!("`{}` is left as it is: {}", side.page.file, finding.message);
        let hint = "correct it, then import the file again";
        findings.push(at(codes::HANDOFF_REFUSED, self.returned.file, unit, message).hint(hint));
        true
    }

    fn decide<'u>(
        &self,
        source: &Cut,
        units: &[&'u ReturnedUnit],
        findings: &mut Vec<Finding>,
    ) -> Decision<'u> {
        let there = self.translation.as_ref().and_then(|side| side.cut(&source.id));
        let alignment = self.desk.align(self.entry, source, there);
        let keys = source.keys(&self.entry.id);
        let mut left: Vec<&ReturnedUnit> = units.to_vec();
        let (mut choices, mut answers) = (Vec::new(), Vec::new());
        for ((text, pair), key) in source.texts.iter().zip(&alignment.pairs).zip(&keys) {
            let is_this = |unit: &&&ReturnedUnit| unit.key == *key && unit.source.trim() == text.words.trim();
            let mine: Vec<&ReturnedUnit> = left.iter().filter(is_this).copied().collect();
            left.retain(|unit| !mine.iter().any(|mine| std::ptr::eq(*mine, *unit)));
            let target = there.zip(pair.target).and_then(|(there, target)| there.texts.get(target));
            let part = Part { returned: self.returned, text, pair, target };
            let (choice, answer) = part.decide(&mine, findings);
            choices.push(choice);
            answers.push(answer);
        }
        let mut decision = Decision {
            work: Work { id: source.id.clone(), choices, in_place: alignment.in_place },
            answers,
            place: units[0],
            is_stale: false,
            is_incomplete: false,
        };
        left.retain(|unit| unit.is_done && !unit.target.trim().is_empty());
        self.check_age(source, units, &left, &mut decision, findings);
        self.check_whole(source, &alignment, &mut decision, findings);
        decision
    }

    /// Whether the source says what it said at export, or counts as saying it.
    fn is_as_exported(&self, source: &Cut, basis: &Basis) -> bool {
        let Some(section) = self.origin.page.body.section(&source.id) else { return false };
        let prints = match basis.algorithm {
            Algorithm::LATEST => Prints::default(),
            _ => Prints::of_all(std::slice::from_ref(&self.desk.from)),
        };
        let now = prints.of(section, &self.desk.from, basis.algorithm);
        let key = (self.entry.id.clone(), source.id.clone());
        let (was, words) = (&basis.fingerprint, &now.words);
        was.facts == now.facts && self.desk.guide.equivalents.same(&key, basis.algorithm, &was.words, words)
    }

    /// What the source has left behind is never called current.
    fn check_age(
        &self,
        source: &Cut,
        units: &[&ReturnedUnit],
        left: &[&ReturnedUnit],
        decision: &mut Decision,
        findings: &mut Vec<Finding>,
    ) {
        let is_other = |unit: &&&ReturnedUnit| {
            unit.basis
                .as_deref()
                .and_then(Basis::read)
                .is_some_and(|basis| !self.is_as_exported(source, &basis))
        };
        let first = left.first().or_else(|| units.iter().find(is_other).filter(|_| decision.is_touched()));
        let Some(first) = first else { return };
        decision.is_stale = true;
        let name = format!("{}#{}", self.entry.id, source.id.as_str());
        let message = format!("the source of `{name}` has changed since this was exported");
        let lost = match left.len() {
            0 => String::new(),
            count => format!("; what it no longer says ({count}) stays in this file alone"),
        };
        let hint =
            format!("export it again: `sirio translate export --lang {} {name}`{lost}", self.desk.lang);
        findings.push(at(codes::HANDOFF_STALE, self.returned.file, first, message).hint(hint));
    }

    /// A section is written as a whole or not at all.
    fn check_whole(
        &self,
        source: &Cut,
        alignment: &Alignment,
        decision: &mut Decision,
        findings: &mut Vec<Finding>,
    ) {
        let parts = || source.texts.iter().zip(&decision.work.choices);
        // Where the blocks stand already, a summary that nobody wrote is no hole.
        let is_hole = |(text, choice): &(&Text, &Choice)| {
            **choice == Choice::Open && !(alignment.in_place && text.kind == Kind::Summary)
        };
        if !decision.has_new() || !parts().any(|part| is_hole(&part)) {
            return;
        }
        let total = source.texts.iter().filter(|text| text.is_translatable()).count();
        let open = parts().filter(|(_, choice)| **choice == Choice::Open).count();
        let message = format!(
            "{} of {total} texts of `{}#{}` are translated: it is not written yet",
            total - open,
            self.entry.id,
            source.id.as_str()
        );
        let finding = at(codes::HANDOFF_INCOMPLETE, self.returned.file, decision.place, message);
        findings.push(finding.hint("keep this file, translate the rest and import it again"));
        decision.is_incomplete = true;
    }
}
