//! `sirio translate`: texts for translators' tools, and back into pages.

mod import;

use super::earlier::Earlier;
use super::output::counted;
use super::records::{self, Ledger};
use super::select::{Selected, all, select};
use super::session::{Session, language, write_file};
use super::{Common, Exchange, Fault, Format, Outcome, Output, Status};
use crate::check::readability::{self, Readability};
use crate::guide::{Entry, Origin};
use crate::handoff::{self, Desk, Exported, Selection};
use crate::memo::Memo;
use crate::model::{Fingerprint, HandOff, PageId, SectionId};
use crate::survey;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Direction,
}

#[derive(Debug, clap::Subcommand)]
enum Direction {
    /// Write the texts that a language lacks into a file for translators
    Export(ExportArguments),
    /// Put translated files back into the guide
    Import(import::Arguments),
}

#[derive(Debug, clap::Args)]
struct ExportArguments {
    /// Pages, patterns of pages, or sections: `health/doctor`, `health/*`, `health/doctor#who`
    #[arg(value_name = "PAGE")]
    pages: Vec<String>,
    /// The language to translate into
    #[arg(long, value_name = "L")]
    lang: String,
    /// All texts, with the translations that are there
    #[arg(long)]
    all: bool,
    /// Also what a machine translated, for a person to confirm
    #[arg(long)]
    review: bool,
    /// Translate from this language's text instead of the original
    #[arg(long, value_name = "L")]
    from: Option<String>,
    /// Who gets the file: until it comes back, its sections are marked as in progress
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Direction::Export(arguments) => export(common, output, arguments),
        Direction::Import(arguments) => import::run(common, output, arguments),
    }
}

fn export(common: &Common, output: &Output, arguments: &ExportArguments) -> Outcome {
    let session = Session::open(common, None)?;
    let understood = survey(&session.sources, session.options(), &Memo::default());
    let guide = &understood.value.guide;
    let lang = language(guide, &arguments.lang)?;
    let from = arguments.from.as_deref().map(|from| language(guide, from)).transpose()?;
    let from = from.unwrap_or_else(|| guide.config.source_language.clone());
    if from == lang {
        return Err(Fault::new(format!("a translation into `{lang}` cannot be made from `{lang}`")));
    }
    if arguments.to.is_some()
        && records::of_language_are_broken(output, &understood.findings, &session.sources, &lang)
    {
        return Ok(Status::Errors);
    }
    let selected =
        Wanted::new(&if arguments.pages.is_empty() { all(guide) } else { select(guide, &arguments.pages)? });
    let texts = Earlier::new(&session, guide);
    let earlier =
        |entry: &Entry, section: &SectionId, print: &Fingerprint| texts.text(entry, &from, section, print);
    let desk = Desk { guide, sources: &session.sources, from: from.clone(), lang, earlier: &earlier };
    let wanted = |entry: &Entry, section: &SectionId| selected.holds(entry, section);
    let selection = Selection { all: arguments.all, review: arguments.review, wanted: &wanted };
    let exported = handoff::export(&desk, &selection, session.today);
    let text = match common.exchange() {
        Exchange::Po => handoff::po::write(&exported.package),
        Exchange::Xliff => handoff::xliff::write(&exported.package),
    };
    match &arguments.output {
        Some(path) => write_file(path, &text)?,
        None if output.format == Format::Json => {
            return Err(Fault::new("an answer in JSON needs a file for the texts: name it with `-o`"));
        }
        None => output.answer(&text),
    }
    if let Some(name) = &arguments.to {
        hand_off(&session, &desk, &exported, name)?;
    }
    if output.format == Format::Json {
        output.json(&json!({
            "texts": exported.package.units.len(),
            "pages": exported.pages,
            "words": exported.words,
            "left_out": exported.left_out,
        }));
    } else if !output.quiet {
        output.complain(&summary(&desk, &exported));
    }
    Ok(Status::Fine)
}

/// Notes who is now working on the sections of a package.
fn hand_off(session: &Session, desk: &Desk<'_>, exported: &Exported, name: &str) -> Result<(), Fault> {
    let mut ledger = Ledger::new(desk.guide);
    for (page, section) in &exported.sections {
        let origin =
            desk.guide.entry(page.as_str()).and_then(|entry| Origin::find(entry, &desk.from, section));
        if let Some(origin) = origin {
            let fingerprint = origin.section.fingerprint.clone();
            let key = (page.clone(), section.clone());
            ledger.hand_off(&desk.lang, key, HandOff { to: name.to_owned(), fingerprint });
        }
    }
    ledger.write(&session.root, &session.sources)
}

/// The pages and sections that were asked for.
struct Wanted {
    pages: BTreeSet<PageId>,
    sections: BTreeSet<(PageId, SectionId)>,
}

impl Wanted {
    fn new(selected: &[Selected<'_>]) -> Self {
        let (mut pages, mut sections) = (BTreeSet::new(), BTreeSet::new());
        for Selected { entry, section, .. } in selected {
            match section {
                Some(section) => drop(sections.insert((entry.id.clone(), section.clone()))),
                None => drop(pages.insert(entry.id.clone())),
            }
        }
        Self { pages, sections }
    }

    fn holds(&self, entry: &Entry, section: &SectionId) -> bool {
        self.pages.contains(&entry.id) || self.sections.contains(&(entry.id.clone(), section.clone()))
    }
}

fn summary(desk: &Desk<'_>, exported: &Exported) -> String {
    let mut text = if exported.package.units.is_empty() {
        format!("nothing to translate into {}", desk.lang)
    } else {
        format!(
            "{} → {}: {} in {}, {} to translate or to look at",
            desk.from,
            desk.lang,
            counted(exported.package.units.len(), "text"),
            counted(exported.pages, "page"),
            counted(exported.words, "word"),
        )
    };
    if let Some(advice) = advice(desk, exported) {
        text.push_str(&advice);
    }
    if !exported.left_out.is_empty() {
        text.push_str(&format!(
            "\nnot in `{}`, so not in this file: {}; choose another language with `--from`",
            desk.from,
            exported.left_out.join(", ")
        ));
    }
    text
}

/// What should be made easier in the source before its translation is paid for.
fn advice(desk: &Desk<'_>, exported: &Exported) -> Option<String> {
    let pages: BTreeSet<&PageId> = exported.sections.iter().map(|(page, _)| page).collect();
    let entries = pages.iter().filter_map(|page| desk.guide.entry(page.as_str()));
    let measures: Vec<Readability> = entries.map(|entry| readability::of(&entry.source)).collect();
    let hard = measures.iter().filter(|measure| measure.is_hard()).count();
    let lowest = measures.iter().filter_map(|measure| measure.gulpease).min();
    let lowest = lowest.map(|index| format!(" (lowest Gulpease index {index})")).unwrap_or_default();
    (hard > 0).then(|| {
        let pages = counted(hard, "page");
        format!("\nbefore it is paid for: {pages} with hard or long sentences{lowest}; `sirio check -v` shows where")
    })
}
