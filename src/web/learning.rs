//! Answers as they come, and whether they say something of the pages or only of this machine.

use super::{Failure, History, Judged, Outcome, OuterLinks, Question, Seen, judge};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A run that goes on.
#[derive(Debug)]
pub struct Learning {
    history: History,
    today: NaiveDate,
    /// Whether any host was reached: only then a failure says something of a page.
    is_online: bool,
    held: Vec<(Question, Judged)>,
    asked: BTreeSet<String>,
    skipped: usize,
}

/// What a run has brought.
#[derive(Debug)]
pub struct Learnt {
    pub history: History,
    /// The addresses that were asked, and answered or failed.
    pub asked: BTreeSet<String>,
    /// How many were to be asked and were not.
    pub skipped: usize,
    /// Whether nothing at all could be reached: then no failure is remembered.
    pub is_offline: bool,
}

impl Learning {
    pub fn new(history: History, today: NaiveDate) -> Self {
        Self { history, today, is_online: false, held: Vec::new(), asked: BTreeSet::new(), skipped: 0 }
    }

    /// What is known by now.
    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn learn(&mut self, question: Question, seen: &Seen) {
        let Some(judged) = judge(&question.address, seen) else {
            self.skipped += 1;
            return;
        };
        self.asked.insert(question.address.as_str().to_owned());
        self.is_online = self.is_online || reached(seen);
        self.held.push((question, judged));
        if self.is_online {
            self.release();
        }
    }

    fn release(&mut self) {
        for (question, judged) in self.held.drain(..) {
            self.history.learn(self.today, &question, judged);
        }
    }

    /// The end of the run.
    pub fn end(mut self, links: &OuterLinks) -> Learnt {
        let is_private = |judged: &Judged| judged.reason == super::Reason::Private;
        let is_offline = !self.is_online && self.held.iter().any(|(_, judged)| !is_private(judged));
        if is_offline {
            self.held.retain(|(_, judged)| is_private(judged));
            self.asked = self.held.iter().map(|(question, _)| question.address.as_str().to_owned()).collect();
        }
        self.release();
        self.history.forget(links, self.today);
        Learnt { history: self.history, asked: self.asked, skipped: self.skipped, is_offline }
    }
}

/// Whether some host has said something.
fn reached(seen: &Seen) -> bool {
    let is_silence = matches!(
        seen.outcome,
        Outcome::Failed(Failure::NoSuchHost | Failure::Refused | Failure::TimedOut | Failure::Private)
            | Outcome::NotAsked
    );
    !seen.hops.is_empty() || !is_silence
}
