//! How far a run has come, in one line on a terminal.

use super::super::Output;
use super::told::thousands;
use crate::web::{Question, Seen, Verdict, host, judge};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The line changes no faster than this.
const PACE: Duration = Duration::from_millis(100);

/// What fits on most terminals.
const WIDEST: usize = 78;

#[derive(Debug)]
pub struct Progress<'o> {
    output: &'o Output,
    total: usize,
    done: usize,
    failing: usize,
    /// Host → questions without an answer.
    waiting: BTreeMap<String, usize>,
    drawn: Option<Instant>,
}

impl<'o> Progress<'o> {
    pub fn new(output: &'o Output, questions: &[Question]) -> Self {
        let mut waiting = BTreeMap::new();
        for question in questions {
            *waiting.entry(host(&question.address)).or_default() += 1;
        }
        let mut progress = Self { output, total: questions.len(), done: 0, failing: 0, waiting, drawn: None };
        if progress.total > 0 {
            progress.draw();
        }
        progress
    }

    /// One more is answered.
    pub fn step(&mut self, question: &Question, seen: &Seen) {
        self.done += 1;
        let judged = judge(&question.address, seen);
        self.failing += usize::from(judged.is_some_and(|judged| judged.verdict == Verdict::Failing));
        let host = host(&question.address);
        if let Some(count) = self.waiting.get_mut(&host) {
            *count -= 1;
            if *count == 0 {
                self.waiting.remove(&host);
            }
        }
        if self.drawn.is_none_or(|drawn| drawn.elapsed() > PACE) {
            self.draw();
        }
    }

    fn draw(&mut self) {
        self.drawn = Some(Instant::now());
        let mut line = format!("{} of {} links", thousands(self.done), thousands(self.total));
        if self.failing > 0 {
            line.push_str(&format!(" · {} failing", thousands(self.failing)));
        }
        // Whoever has most to answer is who keeps the others waiting.
        if let Some((host, _)) = self.waiting.iter().max_by_key(|(_, count)| **count) {
            line.push_str(&format!(" · waiting for {host}"));
        }
        self.output.redraw(&line.chars().take(WIDEST).collect::<String>());
    }

    pub fn end(self) {
        self.output.redraw("");
    }
}
