//! The queue of one host, or rather of one port of it: how fast it is asked, what is tried again, and when it is left alone.
//!
//! - Questions begin in their order, with a gap between them, and one at a time until the host has
//!   answered anything; then several at once.
//! - What may pass is tried twice more (time-outs, connections that broke off, 5xx, 429), with waits
//!   that double. A wait that the host itself asks for holds up its whole queue, if it is short; a long
//!   one ends the question.
//! - A host that fails by itself for three questions in a row (no address, refused, time-outs, TLS,
//!   429, 503 with `Retry-After`), or that asks for a long pause with 429, is asked nothing more: its other questions get the
//!   same answer.

use super::ask::Asker;
use super::rules::Rules;
use super::seen::{Failure, Outcome, Question, Seen};
use super::walk::walk;
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::{Instant, sleep_until};

const TRIES: u32 = 3;

/// Questions in a row that a host fails before it is left alone.
const PATIENCE: u32 = 3;

/// The longest `Retry-After` that is waited for within a run.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A question by its number, and its answer.
pub type Answer = (usize, Seen);

/// What a host's queue needs to know.
#[derive(Clone)]
pub struct Run {
    pub asker: Arc<Asker>,
    pub questions: Arc<Vec<Question>>,
    pub answers: UnboundedSender<Answer>,
    pub deadline: Instant,
}

/// How fast a host is asked.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    per_host: usize,
    gap: Duration,
    back_off: Duration,
}

#[derive(Clone, Copy)]
struct Turn {
    number: usize,
    /// Tries that failed.
    failed: u32,
    due: Instant,
}

struct Queue {
    run: Run,
    pace: Pace,
    fresh: VecDeque<usize>,
    again: Vec<Turn>,
    /// Nothing begins before.
    open_at: Instant,
    at_once: usize,
    /// Questions in a row that failed by the host's own fault.
    failures: u32,
}

impl Pace {
    pub fn new(rules: &Rules) -> Self {
        Self { per_host: rules.per_host.max(1), gap: rules.gap.min(LONGEST_WAIT), back_off: rules.back_off }
    }
}

/// Asks one host all its questions, given by their numbers.
pub async fn serve(run: Run, pace: Pace, numbers: Vec<usize>) {
    let mut queue = Queue {
        run: run.clone(),
        pace,
        fresh: numbers.into(),
        again: Vec::new(),
        open_at: Instant::now(),
        at_once: 1,
        failures: 0,
    };
    let mut under_way = FuturesUnordered::new();
    loop {
        let next = queue.next_start();
        tokio::select! {
            Some((turn, seen)) = under_way.next(), if !under_way.is_empty() => queue.settle(turn, seen),
            () = sleep_until(next.unwrap_or(run.deadline)), if next.is_some() && under_way.len() < queue.at_once => {
                if let Some(turn) = queue.begin() {
                    let run = &run;
                    under_way.push(async move {
                        let seen = walk(&run.asker, &run.questions[turn.number]).await;
                        (turn, seen)
                    });
                }
            }
            else => break,
        }
    }
}

impl Queue {
    /// When the next try may begin, if there is one.
    fn next_start(&self) -> Option<Instant> {
        let due =
            if self.fresh.is_empty() { self.again.iter().map(|turn| turn.due).min()? } else { self.open_at };
        Some(due.max(self.open_at))
    }

    /// A try that is due, before a new question.
    fn begin(&mut self) -> Option<Turn> {
        let now = Instant::now();
        self.open_at = now + self.pace.gap;
        if let Some(at) = self.again.iter().position(|turn| turn.due <= now) {
            return Some(self.again.swap_remove(at));
        }
        let number = self.fresh.pop_front()?;
        Some(Turn { number, failed: 0, due: now })
    }

    fn settle(&mut self, turn: Turn, seen: Seen) {
        if matches!(seen.outcome, Outcome::Answered { .. }) {
            self.at_once = self.pace.per_host;
        }
        match self.wait(&turn, &seen) {
            Some(due) => self.again.push(Turn { failed: turn.failed + 1, due, ..turn }),
            None => self.conclude(turn.number, seen),
        }
    }

    /// When to try again, where that may help and there is time for it.
    fn wait(&mut self, turn: &Turn, seen: &Seen) -> Option<Instant> {
        // A host in doubt is not given more tries than it needs to be left alone.
        if turn.failed + 1 >= TRIES || self.failures > 0 {
            return None;
        }
        let back_off = self.pace.back_off.saturating_mul(2u32.pow(turn.failed));
        let wait = match &seen.outcome {
            Outcome::Answered { status: 500 | 502..=504 | 506..=599, .. }
            | Outcome::Failed(Failure::TimedOut | Failure::BrokenOff) => back_off,
            Outcome::Failed(Failure::ComeBack { after, .. }) => after.unwrap_or(back_off),
            _ => return None,
        };
        let due =
            (wait <= LONGEST_WAIT).then(|| Instant::now() + wait).filter(|due| *due < self.run.deadline)?;
        if matches!(seen.outcome, Outcome::Failed(Failure::ComeBack { .. })) {
            self.open_at = self.open_at.max(due);
        }
        Some(due)
    }

    fn conclude(&mut self, number: usize, seen: Seen) {
        let of_the_host = seen.hops.is_empty() && is_of_the_host(&seen.outcome);
        self.failures = if of_the_host { self.failures + 1 } else { 0 };
        if self.failures >= PATIENCE || of_the_host && asks_for_long_pause(&seen.outcome) {
            let others = self.fresh.drain(..).chain(self.again.drain(..).map(|turn| turn.number));
            for number in others {
                // Nobody listens any more only when the run has ended.
                let _ = self.run.answers.send((number, seen.clone()));
            }
        }
        let _ = self.run.answers.send((number, seen));
    }
}

/// Whether an outcome would be the same for any page of the host.
fn is_of_the_host(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Failed(
            Failure::NoSuchHost
                | Failure::Refused
                | Failure::TimedOut
                | Failure::Tls(_)
                | Failure::ComeBack { .. }
        )
    )
}

fn asks_for_long_pause(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failed(Failure::ComeBack { status: 429, after: Some(after) }) if *after > LONGEST_WAIT)
}
