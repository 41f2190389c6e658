//! `sirio check`: every finding.
//!
//! In: the guide; with `--external`, what the web says of its links. Out: findings as text, JSON, annotations,
//! test results or one page. Never: writing anything but the memory of asked links and, with `--fix`, what `fix` mends.

mod html;
mod junit;

use super::fix::{Mended, Mending};
use super::links::{self, Asked, Overview};
use super::session::{Session, progress};
use super::{Common, Fault, Format, Outcome, Output, Status, findings};
use crate::diagnostic::{Finding, masked};
use crate::guide::{Guide, Options};
use crate::source::Sources;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Check drafts as if they were published
    #[arg(long)]
    drafts: bool,
    /// Leave the PDFs out
    #[arg(long)]
    no_leaflets: bool,
    /// The day to reckon from, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    links: links::Asking,
    #[command(flatten)]
    mending: Mending,
}

/// What the answers are made from.
struct Report<'r> {
    guide: &'r Guide,
    sources: &'r Sources,
    /// All of them, sorted.
    found: &'r [Finding],
    asked: Option<&'r Asked>,
    mended: Option<&'r Mended>,
}

impl<'r> Report<'r> {
    /// What was found without asking anybody.
    fn of_the_guide(&self) -> impl Iterator<Item = &'r Finding> {
        let of_links = self.asked.iter().flat_map(|asked| &asked.findings).map(|found| &found.finding);
        let of_links: BTreeSet<&Finding> = of_links.collect();
        self.found.iter().filter(move |finding| !of_links.contains(finding))
    }
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let mut session = Session::open(common, arguments.as_of)?;
    progress(output, "checking");
    let options = Options { drafts: arguments.drafts, leaflets: !arguments.no_leaflets, ..session.options() };
    let (mut built, found) = session.build(options);
    let guide = &built.understood.guide;
    let asked = arguments.links.external.then(|| links::ask(output, &session, guide, &arguments.links));
    let mut asked = asked.transpose()?;
    let mut found = with_links(found, asked.as_ref());
    let mended = arguments.mending.mend(&session, &found);
    if mended.as_ref().is_some_and(Mended::has_written) {
        session = Session::open(common, arguments.as_of)?;
        let (again, left) = session.build(options);
        built = again;
        asked = asked.map(|asked| asked.looked_at_again(&session, &built.understood.guide));
        found = with_links(left, asked.as_ref());
    }
    let guide = &built.understood.guide;
    let report = Report {
        guide,
        sources: &session.sources,
        found: &found,
        asked: asked.as_ref(),
        mended: mended.as_ref(),
    };
    answer(output, &report)?;
    let faults = [asked.and_then(|asked| asked.fault()), mended.and_then(|mended| mended.fault())];
    match faults.into_iter().flatten().next() {
        Some(fault) => Err(fault),
        None if crate::has_errors(&found) => Ok(Status::Errors),
        None => Ok(Status::Fine),
    }
}

fn with_links(mut found: Vec<Finding>, asked: Option<&Asked>) -> Vec<Finding> {
    let Some(asked) = asked else { return found };
    let of_links = asked.findings.iter().map(|found| &found.finding);
    found.extend(of_links.chain(&asked.of_history).cloned());
    crate::sorted(found)
}

fn answer(output: &Output, report: &Report<'_>) -> Result<(), Fault> {
    let Report { sources, found, asked, mended, .. } = report;
    if let Some(mended) = mended {
        mended.tell(output);
    }
    match (output.format, asked) {
        (Format::Junit, _) => output.answer(&junit::results(report)),
        (Format::Html, _) => output.answer(&html::page(report)?),
        (Format::Json, _) => {
            let mut document = findings::json(found, sources);
            if let Some(asked) = asked {
                document["links"] = asked.json(sources);
            }
            if let Some(mended) = mended {
                mended.add_to(&mut document);
            }
            output.json(&document);
        }
        (Format::Text, _) if mended.is_some_and(Mended::is_dry) => {
            if let Some(diff) = mended.and_then(Mended::diff) {
                let diff = masked(diff);
                output.answer(&if output.draws() { findings::printable(&diff) } else { diff.into_owned() });
            }
        }
        (Format::Text, Some(asked)) => {
            findings::answer(output, found, sources);
            if !output.quiet {
                output.answer(&Overview::new(asked).line(output.verbose));
            }
            if let Some(remark) = asked.remark() {
                output.complain(&format!("sirio: {remark}"));
            }
        }
        _ => findings::answer(output, found, sources),
    }
    Ok(())
}
