//! Decisions on the sections of a page → its file, and what may be recorded.

use super::part::Answer;
use super::{Decision, Import, InStep, PageImport, Written, at, split_key};
use crate::diagnostic::{Finding, Reported, Severity, codes};
use crate::handoff::merge::{Pages, Work};
use crate::handoff::units::cut;
use crate::handoff::{ReturnedUnit, Side};
use crate::model::{Method, SectionId};
use crate::parse;
use std::sync::Arc;

impl PageImport<'_, '_> {
    pub fn carry_out(&self, decisions: Vec<Decision<'_>>, import: &mut Import) {
        let head = decisions.iter().find(|decision| decision.work.id == SectionId::intro());
        let head = head.map(|decision| decision.work.clone());
        let pages = Pages { origin: &self.origin, translation: self.translation.as_ref(), head };
        if !pages.has_title() {
            import.findings.push(self.no_title(&decisions[0]));
            return;
        }
        let mut good: Vec<Decision<'_>> =
            decisions.into_iter().filter(|decision| !decision.is_incomplete).collect();
        loop {
            let to_write = good.iter().filter(|decision| decision.is_to_write());
            let works: Vec<Work> = to_write.map(|decision| decision.work.clone()).collect();
            if works.is_empty() {
                break;
            }
            let text = pages.compose(&works);
            let Some(fault) = self.fault(&pages, &works, &text) else {
                let sections = works.into_iter().map(|work| work.id).collect();
                import.pages.push(Written { page: self.entry.id.clone(), file: self.file(), text, sections });
                break;
            };
            let work = &works[fault.work];
            import.findings.push(self.refusal(work, &fault));
            good.retain(|decision| decision.work.id != work.id);
        }
        import.in_step.extend(good.iter().filter_map(|decision| self.in_step(decision)));
    }

    fn no_title(&self, first: &Decision<'_>) -> Finding {
        let message =
            format!("the title of `{}` is not translated: nothing of the page is written yet", self.entry.id);
        at(codes::HANDOFF_INCOMPLETE, self.returned.file, first.place, message)
            .hint("export the whole page, translate its title and import the file again")
    }

    /// The translation's file, be it there or not.
    fn file(&self) -> Arc<str> {
        match &self.translation {
            Some(side) => Arc::clone(&side.page.file),
            None => format!("content/{}.{}.md", self.entry.path.as_str(), self.desk.lang).into(),
        }
    }

    /// What is wrong with a composed file: an error that was not there before, or words that read
    /// otherwise than they were meant.
    fn fault(&self, pages: &Pages<'_, '_>, works: &[Work], text: &str) -> Option<Fault> {
        let file = self.file();
        let Reported { value: page, findings } = parse::page(&file, text, self.returned.context);
        let is_known = |new: &Finding| {
            let mut old = self.returned.found.iter().filter(|old| old.place.file == file);
            old.any(|old| old.code == new.code && old.message == new.message)
        };
        let reads =
            page.and_then(|page| pages.misread(works, &Side { cuts: cut(&page, text), page: &page, text }));
        if let Some((work, text)) = reads {
            return Some(Fault { work, text, reason: "written as Markdown, it would read otherwise".into() });
        }
        let mut errors = findings.iter().filter(|new| new.severity() == Severity::Error && !is_known(new));
        let reason = errors.next()?.message.clone();
        // Nothing but the words of a front matter can be an error and read as they were meant.
        let intro = works.iter().position(|work| work.id == SectionId::intro());
        Some(Fault { work: intro.unwrap_or(works.len() - 1), text: None, reason })
    }

    fn refusal(&self, work: &Work, fault: &Fault) -> Finding {
        let cut = self.origin.cut(&work.id);
        let text = cut
            .zip(fault.text)
            .map(|(cut, text)| (cut.keys(&self.entry.id).swap_remove(text), cut.texts[text].words.trim()));
        let key = format!("{}#{}", self.entry.id, work.id.as_str());
        let is_meant = |unit: &&ReturnedUnit| match &text {
            Some((key, words)) => unit.key == *key && unit.source.trim() == *words,
            None => split_key(&unit.key) == split_key(&key),
        };
        let units = &self.returned.returned.units;
        let unit = units.iter().find(is_meant).unwrap_or(&units[0]);
        let message = format!("`{key}` is left as it is: {}", fault.reason);
        let hint = "correct the translation and import the file again, or write the section by hand";
        at(codes::HANDOFF_REFUSED, self.returned.file, unit, message).hint(hint)
    }

    /// What may be recorded of a section, if anything.
    fn in_step(&self, decision: &Decision<'_>) -> Option<InStep> {
        if !decision.is_touched() || !decision.is_answered() || decision.is_stale {
            return None;
        }
        let section = &decision.work.id;
        let record = self.desk.record(self.entry, section);
        let by_machine = record.is_some_and(|record| record.method == Method::Machine);
        let rests_on_machine = by_machine && decision.answers.contains(&Answer::Unasked);
        Some(InStep { page: self.entry.id.clone(), section: section.clone(), rests_on_machine })
    }
}

/// What keeps a work from being written: its number, and that of the text at fault.
struct Fault {
    work: usize,
    text: Option<usize>,
    reason: String,
}
