//! `sirio check --external`: asks the web about the guide's links, and remembers.
//!
//! In: the guide, the history of earlier runs. Out: findings and figures; the history, written whole. Never:
//! a verdict of its own (those are of `web`), a request without `--external`.

mod progress;
mod store;
mod told;

pub use store::read_only;
pub use told::Overview;

use super::session::Session;
use super::{Fault, Output};
use crate::diagnostic::Finding;
use crate::guide::Guide;
use crate::web::{
    self, Ended, History, Learning, Learnt, LinkFinding, OuterLinks, Rules, Which, outer_links,
};
use progress::Progress;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use store::Store;

/// What is learnt is written so often while a run goes on.
const WRITTEN: Duration = Duration::from_secs(5);

#[derive(Debug, clap::Args)]
pub struct Asking {
    /// Ask the web whether the addresses of the guide are still right
    #[arg(long)]
    pub external: bool,
    #[command(flatten)]
    which: Selection,
    /// Ask addresses of this computer and of internal networks, too
    #[arg(long, requires = "external")]
    allow_private: bool,
    /// How long the whole may take
    #[arg(long, requires = "external", value_name = "SECONDS", default_value_t = 600)]
    budget: u64,
    /// How long one site may take to answer
    #[arg(long, requires = "external", value_name = "SECONDS", default_value_t = 20)]
    timeout: u64,
}

/// Which links are asked.
#[derive(Debug, clap::Args)]
struct Selection {
    /// Ask all of them, also those that were fine a moment ago
    #[arg(long, requires = "external", conflicts_with_all = ["only_failing", "max_age"])]
    fresh: bool,
    /// Ask only those that were not fine when they were asked last
    #[arg(long, requires = "external", conflicts_with = "max_age")]
    only_failing: bool,
    /// Days for which a link that was fine is not asked again
    #[arg(long, requires = "external", value_name = "DAYS", default_value_t = 1)]
    max_age: u32,
}

impl Selection {
    fn which(&self) -> Which {
        match (self.fresh, self.only_failing) {
            (true, _) => Which::All,
            (_, true) => Which::NotOk,
            _ => Which::OlderThan(self.max_age.into()),
        }
    }
}

impl Asking {
    fn rules(&self, base_url: &str) -> Rules {
        Rules {
            allow_private: self.allow_private,
            budget: Duration::from_secs(self.budget),
            timeout: Duration::from_secs(self.timeout.max(1)),
            user_agent: Rules::agent(Some(base_url)),
            ..Rules::default()
        }
    }
}

/// What is known of the guide's links after a run.
#[derive(Debug)]
pub struct Asked {
    pub links: OuterLinks,
    pub history: History,
    /// The addresses that were asked in this run.
    pub answered: BTreeSet<String>,
    /// How many should have been asked, but time or patience ended.
    pub skipped: usize,
    pub findings: Vec<LinkFinding>,
    /// What was found in the history.
    pub of_history: Option<Finding>,
    /// How the run ended, or why this machine could not ask.
    pub ended: Result<Ended, String>,
    pub is_offline: bool,
    /// Why what was learnt is not kept.
    unwritten: Option<Fault>,
}

/// Asks what is due.
///
/// # Errors
/// Where the history can be neither read nor written.
pub fn ask(output: &Output, session: &Session, guide: &Guide, arguments: &Asking) -> Result<Asked, Fault> {
    let links = outer_links(guide);
    let store = Store::new(&session.root);
    let (history, of_history) = store.read()?;
    let questions = history.questions(&links, arguments.which.which(), session.today);
    if !links.is_empty() {
        // Whether it can be written is better known now than after ten minutes of asking.
        store.write(&history)?;
    }
    let mut progress = Progress::new(output, &questions);
    let mut learning = Learning::new(history, session.today);
    let mut written = Instant::now();
    let ended = web::ask_all(questions, &arguments.rules(&guide.config.base_url), |question, seen| {
        progress.step(&question, &seen);
        learning.learn(question, &seen);
        if written.elapsed() > WRITTEN {
            // What cannot be written now is tried again, and said, at the end.
            let _ = store.write(learning.history());
            written = Instant::now();
        }
    });
    progress.end();
    let Learnt { history, asked, skipped, is_offline } = learning.end(&links);
    let unwritten = if asked.is_empty() { None } else { store.write(&history).err() };
    let findings = web::findings(guide, &session.sources, &links, &history);
    Ok(Asked { links, history, answered: asked, skipped, findings, of_history, ended, is_offline, unwritten })
}

impl Asked {
    /// The same for the guide as it is now, without asking anybody again.
    #[must_use]
    pub fn looked_at_again(self, session: &Session, guide: &Guide) -> Self {
        let links = outer_links(guide);
        let findings = web::findings(guide, &session.sources, &links, &self.history);
        Self { links, findings, ..self }
    }

    /// Why the run did not do what it was asked for; to be said after everything else.
    pub fn fault(&self) -> Option<Fault> {
        if let Err(error) = &self.ended {
            return Some(Fault::new(format!("the links cannot be asked: {error}")));
        }
        if self.ended == Ok(Ended::Interrupted) {
            let message = format!(
                "interrupted: {} asked, {} not; what was learnt is kept",
                told::links(self.answered.len()),
                told::links(self.skipped)
            );
            return Some(Fault::new(message));
        }
        if let Some(fault) = &self.unwritten {
            return Some(Fault::new(format!("what was learnt of the links is lost: {fault}")));
        }
        self.is_offline.then(|| {
            Fault::new(
                "no site at all could be reached: this computer seems to be offline, so no link is held to be broken; try again when it is connected",
            )
        })
    }
}
