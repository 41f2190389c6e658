//! `sirio sync`: a translation matches its source as it is now.

use super::records::Ledger;
use super::select::{Selected, all, select};
use super::session::{Session, language};
use super::{Common, Fault, Outcome, Output, Status, findings, records};
use crate::check;
use crate::diagnostic::codes;
use crate::guide::{Claim, Entry, Guide, Recording};
use crate::model::{Flag, Lang, Method, State};
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
    for claim in &claims {
        let told = record_all(output, &mut ledger, &selected, claim);
        refused |= told.refused;
        if told.skipped > 0 {
            output.tell(&format!(
                "{} without a translation in `{}`",
                super::output::counted(told.skipped, "page"),
                claim.lang
            ));
        }
    }
    ledger.write(&session.root, &session.sources)?;
    doubts(common, output, &selected, &claims)?;
    Ok(if refused { Status::Errors } else { Status::Fine })
}

/// Now that pages that were named are said to be in step: whether a translation says other facts than its source, or is
/// in another language. It is recorded all the same: who says so has read it.
fn doubts(
    common: &Common,
    output: &Output,
    selected: &[Selected<'_>],
    claims: &[Claim],
) -> Result<(), Fault> {
    let named: Vec<&Selected<'_>> = selected.iter().filter(|one| one.is_named).collect();
    if named.is_empty() {
        return Ok(());
    }
    let session = Session::open(common, None)?;
    let (understood, _) = session.survey();
    let guide = &understood.guide;
    let entries = named.iter().filter_map(|one| guide.entry(one.entry.id.as_str()));
    let mut found = check::translations(guide, &session.sources, entries);
    let endings: Vec<String> = claims.iter().map(|claim| format!(".{}.md", claim.lang)).collect();
    found.retain(|finding| {
        [codes::FACT_DRIFT, codes::WRONG_LANGUAGE].contains(&finding.code)
            && endings.iter().any(|ending| finding.place.file.ends_with(ending.as_str()))
    });
    findings::complain(output, &crate::sorted(found), &session.sources);
    Ok(())
}

#[derive(Default)]
struct Told {
    refused: bool,
    skipped: usize,
}

fn record_all(output: &Output, ledger: &mut Ledger<'_>, selected: &[Selected<'_>], claim: &Claim) -> Told {
    let mut told = Told::default();
    for Selected { entry, section, is_named } in selected {
        match ledger.record(entry, section.as_ref(), claim) {
            Ok(recorded) => output.tell(&sentence(entry, claim, &recorded)),
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
