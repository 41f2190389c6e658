//! What becomes of one text.

use super::{Return, at};
use crate::diagnostic::{Finding, codes};
use crate::handoff::align::Pair;
use crate::handoff::export::{Basis, renamed_words};
use crate::handoff::inline::{folded, parse_checked, respelt};
use crate::handoff::merge::Choice;
use crate::handoff::units::{Kind, Text};
use crate::handoff::{Progress, ReturnedUnit};

/// What the file says about one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// New words, or words that were to be looked at and are confirmed.
    Given,
    /// Nothing, and nothing was asked.
    Unasked,
    /// It is still to be translated or looked at.
    Open,
    /// There is nothing in it to translate.
    Wordless,
}

/// One text of the source, with what is there and what came back.
pub struct Part<'p> {
    pub returned: &'p Return<'p>,
    pub text: &'p Text,
    pub pair: &'p Pair,
    /// The translation's text.
    pub target: Option<&'p Text>,
}

impl Part<'_> {
    pub fn decide(&self, units: &[&ReturnedUnit], findings: &mut Vec<Finding>) -> (Choice, Answer) {
        let standing = match self.pair.target {
            Some(target) if self.pair.progress != Progress::Missing => Choice::Kept(target),
            _ if self.text.is_translatable() => Choice::Open,
            _ => Choice::Copied,
        };
        if !self.text.is_translatable() {
            return (standing, Answer::Wordless);
        }
        let unasked = if self.pair.progress == Progress::Done { Answer::Unasked } else { Answer::Open };
        let Some(unit) = units.first() else { return (standing, unasked) };
        if let Some(other) = units.iter().find(|other| other.target != unit.target) {
            let message = "this text stands in the file more than once, with another translation each time";
            let finding = at(codes::HANDOFF_REFUSED, self.returned.file, other, message);
            findings.push(finding.hint("keep one of them; nothing of it was imported"));
            return (standing, Answer::Open);
        }
        let was_doubtful = unit.basis.as_deref().and_then(Basis::read).map(|basis| basis.is_doubtful);
        let words = self.words(unit);
        if !unit.is_done || words.is_empty() {
            // What was done and is now marked as doubtful is in step no more.
            let is_doubted = !words.is_empty() && was_doubtful == Some(false);
            return (standing, if is_doubted { Answer::Open } else { unasked });
        }
        let there =
            self.target.filter(|_| standing != Choice::Open).map(|target| renamed_words(target, self.text));
        if there.as_ref() == Some(&words) {
            let confirms = was_doubtful.unwrap_or(self.pair.progress == Progress::Doubtful);
            return (standing, if confirms { Answer::Given } else { Answer::Unasked });
        }
        if !self.text.kind.is_plain()
            && let Err(problem) = parse_checked(&words, &self.text.words, &self.text.marks)
        {
            let message = format!("{problem}: this translation is not taken");
            let hint =
                "every tag of the source stands for a link, an image or code: put each where its words are";
            findings.push(at(codes::HANDOFF_TAGS, self.returned.file, unit, message).hint(hint));
            return (standing, Answer::Open);
        }
        (Choice::Taken(words, self.pair.target), Answer::Given)
    }

    fn words(&self, unit: &ReturnedUnit) -> String {
        let typed = typed(&unit.target);
        match self.text.kind {
            Kind::Title | Kind::Summary => folded(&typed),
            Kind::Raw(_) => typed,
            _ => respelt(&typed, &self.text.marks),
        }
    }
}

/// A translation as it was typed, without the white space around it.
fn typed(target: &str) -> String {
    target.replace("\r\n", "\n").trim_matches(|c: char| c.is_ascii_whitespace()).to_owned()
}
