//! `sirio sync`: a translation matches its source as it is now.

use super::records::Ledger;
use super::select::{Selected, all, select};
use super::session::{Session, language};
use super::{Common, Fault, Outcome, Output, Status, findings, records};
use crate::check::{self, Recorded};
use crate::diagnostic::{Finding, codes};
use crate::guide::{Claim, Entry, Guide, Recording};
use crate::model::{Flag, Lang, Method, State};
use crate::source::Sources;
use std::collections::BTreeMap;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Pages, sections of them, or patterns: `health/doctor`, `health/doctor#who`, `health/*`
    #[arg(required_unless_present = "all", value_name = "PAGE")]
    pages: Vec<String>,
    /// Every page that is translated
    #[arg(long, conflicts_with = "pages")]
    all: bool,
    /// The language of the translation; several with commas between them
    #[arg(long, value_name = "L", value_delimiter = ',', required = true)]
    lang: Vec<String>,
    /// How it was made: human, mt, mt+review
    #[arg(long, default_value = "human")]
    method: String,
    /// Who made or reviewed it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The language it was made from, where that is not the source
    #[arg(long, value_name = "L")]
    from: Option<String>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, None)?;
    let (understood, found) = session.survey();
    let guide = &understood.guide;
    let claims = claims(guide, arguments)?;
    let selected = if arguments.all { all(guide) } else { select(guide, &arguments.pages)? };
    for claim in &claims {
        if records::of_language_are_broken(output, &found, &session.sources, &claim.lang) {
            return Ok(Status::Errors);
        }
    }
    let mut ledger = Ledger::new(guide);
    let mut refused = false;
    let mut recorded = Vec::new();
    for claim in &claims {
        let told = record_all(output, &mut ledger, &selected, claim);
        refused |= told.refused;
        recorded.extend(told.recorded);
        if told.skipped > 0 {
            output.tell(&format!(
                "{} without a translation in `{}`",
                super::output::counted(told.skipped, "page"),
                claim.lang
            ));
        }
    }
    ledger.write(&session.root, &session.sources)?;
    findings::complain(output, &doubts(guide, &session.sources, &recorded), &session.sources);
    Ok(if refused { Status::Errors } else { Status::Fine })
}

/// Now that pages that were named are said to be in step: whether a translation says other facts
/// than its source, or is in another language. It is recorded all the same: who says so has read it.
fn doubts(guide: &Guide, sources: &Sources, recorded: &[Recorded<'_>]) -> Vec<Finding> {
    if recorded.is_empty() {
        return Vec::new();
    }
    let mut found = check::recorded(guide, sources, recorded);
    found.retain(|finding| [codes::FACT_DRIFT, codes::WRONG_LANGUAGE].contains(&finding.code));
    crate::sorted(found)
}

#[derive(Default)]
struct Told<'g> {
    refused: bool,
    skipped: usize,
    /// What was recorded of pages that were named.
    recorded: Vec<Recorded<'g>>,
}

fn record_all<'g>(
    output: &Output,
    ledger: &mut Ledger<'_>,
    selected: &[Selected<'g>],
    claim: &'g Claim,
) -> Told<'g> {
    let mut told = Told::default();
    for Selected { entry, section, is_named } in selected {
        match ledger.record(entry, section.as_ref(), claim) {
            Ok(recorded) => {
                output.tell(&sentence(entry, claim, &recorded));
                let sections = || recorded.into_iter().map(|one| one.section).collect();
                told.recorded.extend(is_named.then(|| Recorded {
                    entry,
                    lang: &claim.lang,
                    sections: sections(),
                }));
            }
            Err(reason) if *is_named => {
                told.refused = true;
                output.complain(&format!("sirio: {}: {reason}", entry.id));
            }
            // A pattern also matches what has nothing to record, the original's language among it.
            Err(_) => told.skipped += 1,
        }
    }
    told
}

/// What was recorded, and how it stood: `health/doctor in ar: _, who (before: outdated-text who)`.
fn sentence(entry: &Entry, claim: &Claim, recorded: &[Recording]) -> String {
    let after = if claim.method == Method::Machine { State::Machine } else { State::Current };
    let ids: Vec<&str> = recorded.iter().map(|one| one.section.as_str()).collect();
    let mut before: BTreeMap<State, Vec<&str>> = BTreeMap::new();
    for one in recorded.iter().filter(|one| one.before != after) {
        before.entry(one.before).or_default().push(one.section.as_str());
    }
    let before: Vec<String> =
        before.iter().map(|(state, ids)| format!("{} {}", state.as_str(), ids.join(", "))).collect();
    let before = if before.is_empty() { String::new() } else { format!(" (before: {})", before.join("; ")) };
    let pivot = claim.from.as_ref().filter(|pivot| is_behind(entry, pivot));
    let pivot = pivot.map(|pivot| format!("; `{pivot}` is itself behind the source")).unwrap_or_default();
    format!("{} in {}: {}{before}{pivot}", entry.id, claim.lang, ids.join(", "))
}

fn is_behind(entry: &Entry, pivot: &Lang) -> bool {
    entry.states.get(pivot).is_some_and(|state| {
        let behind = [State::OutdatedFacts, State::OutdatedText, State::Unknown];
        state.flags.contains(&Flag::BehindPivot)
            || state.sections.iter().any(|(_, state)| behind.contains(state))
    })
}

fn claims(guide: &Guide, arguments: &Arguments) -> Result<Vec<Claim>, Fault> {
    let method = method(&arguments.method)?;
    let from = arguments.from.as_deref().map(|from| language(guide, from)).transpose()?;
    let claim = |lang: &String| {
        Ok(Claim { lang: language(guide, lang)?, method, by: arguments.by.clone(), from: from.clone() })
    };
    arguments.lang.iter().map(claim).collect()
}

/// How a translation was made, as `--method` names it.
///
/// # Errors
/// Where it names no method.
pub fn method(name: &str) -> Result<Method, Fault> {
    Method::parse(name).ok_or_else(|| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.as_str()).collect();
        Fault::new(format!("`{name}` is no method; one of: {}", names.join(", ")))
    })
}
