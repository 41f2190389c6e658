//! A whole run, from questions to answers.

use super::ask::Asker;
use super::client::{Connection, connect};
use super::guard::Guard;
use super::pace::{Answer, Pace, Run, serve};
use super::rules::Rules;
use super::seen::{Failure, Outcome, Question, Seen};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, sleep_until};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Done,
    OutOfTime,
    /// By Ctrl-C or SIGTERM. From the run's beginning to the end of the program, these only end runs.
    Interrupted,
}

/// A budget beyond this is none.
const LONGEST_RUN: Duration = Duration::from_hours(24 * 365);

/// So many hosts without an address, and none with one: it is the machine that has no network.
const HOSTS_TO_DOUBT_ONESELF: usize = 3;

/// Asks all questions. `each` is called on the calling thread for every one of them, once, in the
/// order in which answers come; those that were not asked come last.
///
/// # Errors
///
/// In words, where the machine is at fault: it knows no certificate authorities, or no name can be
/// looked up. What was not found out has been given to `each` as [`Outcome::NotAsked`] even then.
pub fn ask_all(
    questions: Vec<Question>,
    rules: &Rules,
    mut each: impl FnMut(Question, Seen),
) -> Result<Ended, String> {
    let mut open = questions.into_iter().map(Some).collect::<Vec<_>>();
    let ended = ask_open(&mut open, rules, &mut each);
    for question in open.into_iter().flatten() {
        each(question, Seen { hops: Vec::new(), outcome: Outcome::NotAsked });
    }
    ended
}

/// Asks, and takes out what was answered.
fn ask_open(
    open: &mut [Option<Question>],
    rules: &Rules,
    each: &mut impl FnMut(Question, Seen),
) -> Result<Ended, String> {
    if open.is_empty() {
        return Ok(Ended::Done);
    }
    let guard = Guard::new(rules);
    let Connection { client, found } = connect(rules, &guard)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no threads could be started: {error}"))?;
    let deadline = Instant::now() + rules.budget.min(LONGEST_RUN);
    let (answers, answered) = unbounded_channel();
    let questions = Arc::new(open.iter().flatten().cloned().collect::<Vec<_>>());
    let asker = Arc::new(Asker::new(client, guard, rules));
    let run = Run { asker, questions: Arc::clone(&questions), answers, deadline };
    for numbers in by_origin(&questions) {
        runtime.spawn(serve(run.clone(), Pace::new(rules), numbers));
    }
    // Only the queues hold senders now, so that the last one closes the channel.
    drop(run);
    let mut desk = Desk { open, each, found, held: Vec::new() };
    let ended = runtime.block_on(desk.take_in(answered, deadline));
    // A name that is being looked up cannot be called back.
    runtime.shutdown_background();
    desk.close()?;
    Ok(ended)
}

/// The numbers of the questions of each origin, in their order: what is wrong with a host's certificate says
/// nothing of its pages under `http`, nor one port of another.
fn by_origin(questions: &[Question]) -> Vec<Vec<usize>> {
    let mut origins = HashMap::new();
    let mut queues = Vec::<Vec<usize>>::new();
    for (number, question) in questions.iter().enumerate() {
        let queue = *origins.entry(question.address.origin()).or_insert_with(|| {
            queues.push(Vec::new());
            queues.len() - 1
        });
        queues[queue].push(number);
    }
    queues
}

/// Where answers come in, and go on to who asked.
struct Desk<'a, F> {
    open: &'a mut [Option<Question>],
    each: &'a mut F,
    /// Whether any name had an address.
    found: Arc<AtomicBool>,
    /// Answers that may be the fault of this machine.
    held: Vec<Answer>,
}

impl<F: FnMut(Question, Seen)> Desk<'_, F> {
    async fn take_in(&mut self, mut answers: UnboundedReceiver<Answer>, deadline: Instant) -> Ended {
        let stopped = stopped();
        tokio::pin!(stopped);
        loop {
            tokio::select! {
                biased;
                () = &mut stopped => return Ended::Interrupted,
                () = sleep_until(deadline) => return Ended::OutOfTime,
                answer = answers.recv() => match answer {
                    Some(answer) => self.take(answer),
                    None => return Ended::Done,
                },
            }
        }
    }

    fn take(&mut self, answer: Answer) {
        let outcome = &answer.1.outcome;
        if matches!(outcome, Outcome::Answered { .. }) {
            self.found.store(true, Ordering::Relaxed);
        }
        if self.found.load(Ordering::Relaxed) {
            self.release();
        } else if matches!(
            outcome,
            Outcome::Failed(Failure::NoSuchHost | Failure::TimedOut | Failure::Other(_))
        ) {
            self.held.push(answer);
            return;
        }
        self.give(answer);
    }

    fn give(&mut self, (number, seen): Answer) {
        if let Some(question) = self.open[number].take() {
            (self.each)(question, seen);
        }
    }

    fn release(&mut self) {
        for answer in std::mem::take(&mut self.held) {
            self.give(answer);
        }
    }

    /// Gives what was held, unless it is this machine that has no network.
    fn close(&mut self) -> Result<(), String> {
        let questions = self.held.iter().filter_map(|(number, _)| self.open[*number].as_ref());
        let hosts = questions.filter_map(|question| question.address.host_str()).collect::<BTreeSet<_>>();
        if !self.found.load(Ordering::Relaxed) && hosts.len() >= HOSTS_TO_DOUBT_ONESELF {
            let hosts = hosts.len();
            return Err(format!(
                "none of {hosts} hosts could be found: this machine seems to have no network"
            ));
        }
        self.release();
        Ok(())
    }
}

/// Ends with Ctrl-C or, where there is such a thing, SIGTERM.
async fn stopped() {
    tokio::select! {
        () = interrupted() => {}
        () = terminated() => {}
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
