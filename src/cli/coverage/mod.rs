//! `sirio coverage`: how much of the guide each language has, and who has what to do.
//!
//! In: the guide, counted. Out: text, JSON, CSV, one page or a folder of pages, work lists. Never:
//! counting anything that `check::coverage` has not counted, writing over a folder of somebody's.

mod compare;
mod csv;
mod folder;
mod html;
mod places;
mod since;
mod tables;
mod tasks;
mod text;
mod views;
mod worklists;

pub use html::UNOWNED;
pub use tables::Words;

use super::output::counted;
use super::session::{Session, language, progress, write_file};
use super::{Common, Fault, Format, Outcome, Output, Status, findings};
use crate::check::coverage::Coverage;
use crate::check::coverage::since::Since;
use crate::diagnostic::{Code, Finding, Severity, codes};
use crate::emit::data::coverage_json;
use crate::guide::Guide;
use crate::memo::Memo;
use crate::model::Lang;
use crate::source::Sources;
use crate::web::{self, History, LinkFinding, outer_links};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What somebody must mend in links that lead out of the guide.
const OUTER_LINKS: [Code; 3] = [codes::LINK_DEAD, codes::LINK_FAILING, codes::LINK_MOVED];

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only these languages, with commas between them
    #[arg(long, value_name = "L", value_delimiter = ',')]
    lang: Vec<String>,
    /// What has changed in this page, or a section of it, since it was translated
    #[arg(long, value_name = "PAGE", requires = "lang", conflicts_with_all = ["since", "by"])]
    page: Option<String>,
    /// What got better and worse since an earlier report in JSON
    #[arg(long, value_name = "REPORT.json")]
    since: Option<PathBuf>,
    /// Work lists instead of the report, one for each organisation
    #[arg(long, value_name = "WHOM", value_enum, requires = "output", conflicts_with = "since")]
    by: Option<By>,
    /// A file for the answer; with `--format html` or --by, a folder
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The day to reckon from, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum By {
    /// The contact that answers for a page: its `owner`, else that of the start page
    Owner,
}

/// What the answers are made from.
struct Report<'r> {
    coverage: &'r Coverage,
    guide: &'r Guide,
    sources: &'r Sources,
    since: Option<&'r Since>,
    /// What earlier checks have said of links that lead out of the guide.
    of_links: &'r [LinkFinding],
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    let earlier = arguments.since.as_deref().map(since::read).transpose()?;
    progress(output, "counting");
    // Only work lists need to know which links are broken.
    let look = if arguments.by.is_some() { crate::understand } else { crate::survey };
    let understood = look(&session.sources, session.options(), &Memo::default());
    let found = crate::sorted([session.findings.clone(), understood.findings].concat());
    let mut understood = understood.value;
    let wanted = arguments.lang.iter().map(|lang| language(&understood.guide, lang));
    let wanted: Vec<Lang> = wanted.collect::<Result<_, _>>()?;
    if let Some(page) = &arguments.page {
        return compare::answer(output, &session, &understood.guide, page, &wanted);
    }
    if !wanted.is_empty() {
        understood.coverage.languages.retain(|language| wanted.contains(&language.lang));
    }
    let since = earlier.map(|earlier| since::compare(earlier, &understood.coverage, &wanted));
    let of_links = match arguments.by {
        Some(By::Owner) => known_links(output, &session, &understood.guide),
        None => Vec::new(),
    };
    let report = Report {
        coverage: &understood.coverage,
        guide: &understood.guide,
        sources: &session.sources,
        since: since.as_ref(),
        of_links: &of_links,
    };
    let errors: Vec<Finding> =
        found.iter().filter(|finding| finding.severity() == Severity::Error).cloned().collect();
    findings::complain(output, &errors, &session.sources);
    match (&arguments.by, &arguments.output) {
        (Some(By::Owner), Some(folder)) => write_lists(output, &report, &found, folder)?,
        (_, Some(folder)) if output.format == Format::Html => {
            let written = folder::write(folder, folder::Kind::Pages, &html::pages(&report)?)?;
            hint(output, &format!("{} in {}", counted(written, "file"), folder.display()));
        }
        (_, Some(file)) => {
            write_file(file, in_format(&report, output.format, None)?)?;
            hint(output, &format!("{} is written", file.display()));
        }
        (_, None) => {
            let drawing = text::Drawing::for_terminal(output);
            output.answer(&in_format(&report, output.format, drawing)?);
        }
    }
    let status = if errors.is_empty() { Status::Fine } else { Status::Errors };
    // The program ends here: giving back the memory of a large guide, piece by piece, takes seconds.
    std::mem::forget((understood, session));
    Ok(status)
}

/// Links to mend, as `sirio check --external` last saw them: nothing is asked.
fn known_links(output: &Output, session: &Session, guide: &Guide) -> Vec<LinkFinding> {
    let history = super::links::read_only(&session.root).unwrap_or_else(|fault| {
        output.complain(&format!("sirio: {fault}"));
        History::default()
    });
    let mut found = web::findings(guide, &session.sources, &outer_links(guide), &history);
    found.retain(|found| OUTER_LINKS.contains(&found.finding.code));
    found
}

fn in_format(report: &Report<'_>, format: Format, drawing: Option<text::Drawing>) -> Result<String, Fault> {
    let since = report.since;
    match (format, since) {
        (Format::Json, None) => {
            let json = coverage_json(report.coverage).map_err(|error| Fault::new(error.to_string()))?;
            String::from_utf8(json).map_err(|error| Fault::new(error.to_string()))
        }
        (Format::Json, Some(since)) => since::json(since, report.coverage),
        (Format::Csv, None) => csv::sections(report),
        (Format::Csv, Some(since)) => csv::changes(since),
        (Format::Html, None) => html::page(report),
        (Format::Html, Some(_)) => Err(Fault::new("`--since` answers as text, JSON or CSV")),
        (Format::Text | Format::Github | Format::Junit, since) => {
            let changes = since.map(since::text).unwrap_or_default();
            Ok(text::report(report, drawing) + &changes)
        }
    }
}

fn write_lists(output: &Output, report: &Report<'_>, found: &[Finding], folder: &Path) -> Result<(), Fault> {
    let lists = worklists::files(report, found)?;
    let written = folder::write(folder, folder::Kind::Lists, &lists)?;
    hint(output, &format!("{} in {}", counted(written, "file"), folder.display()));
    Ok(())
}

/// What was written is no answer: that may be wanted alone on standard output.
fn hint(output: &Output, text: &str) {
    if !output.quiet {
        output.complain(text);
    }
}
