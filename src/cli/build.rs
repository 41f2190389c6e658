//! `sirio build`: checks, then writes the site whole or not at all.

use super::output::counted;
use super::session::{Session, progress};
use super::{Common, Fault, Format, Outcome, Output, Status, findings};
use crate::diagnostic::Severity;
use crate::emit::{Emitted, FirstView, compress};
use crate::guide::Options;
use crate::memo::Memo;
use crate::publish;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the site goes, instead of `public` in the guide's folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Leave the PDFs out
    #[arg(long)]
    no_leaflets: bool,
    /// Put a `.br` and a `.gz` beside each text, for hosts that send them
    #[arg(long)]
    compress: bool,
    /// The day to reckon from, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    let target = arguments.output.clone().unwrap_or_else(|| session.root.join("public"));
    check_target(&session.root, &target, arguments.output.is_some())?;
    progress(output, "building");
    let options = Options { drafts: arguments.drafts, leaflets: !arguments.no_leaflets, ..session.options() };
    let (mut built, found) = session.build(options);
    let failed = crate::has_errors(&found);
    findings::complain(output, &found, &session.sources);
    if !failed {
        if arguments.compress {
            progress(output, "compressing");
            built.site.tree = compress::compressed(&built.site.tree, &Memo::default().compressed)?;
        }
        let done =
            publish::publish(&built.site.tree, &target).map_err(|error| Fault::new(error.to_string()))?;
        if options.leaflets {
            session.store.sweep();
        }
        if output.verbose {
            let publish::Published { written, kept, removed } = done;
            output.complain(&format!("{written} files written, {kept} kept, {removed} removed"));
        }
    }
    let seconds = session.elapsed().as_secs_f64();
    report(output, &session, &built.site, &found, &target, seconds);
    Ok(if failed { Status::Errors } else { Status::Fine })
}

fn report(
    output: &Output,
    session: &Session,
    site: &Emitted,
    found: &[crate::diagnostic::Finding],
    target: &Path,
    seconds: f64,
) {
    let errors = findings::count(found, Severity::Error);
    let warnings = findings::count(found, Severity::Warning);
    let bytes: usize = site.tree.values().map(|bytes| bytes.len()).sum();
    if output.format == Format::Json {
        let mut document = findings::json(found, &session.sources);
        document["pages"] = site.pages.into();
        document["languages"] = site.languages.into();
        document["leaflets"] = site.leaflets.len().into();
        document["leaflets_set"] = site.leaflets_set.into();
        document["bytes"] = bytes.into();
        document["first_view"] = first_view_json(site);
        document["seconds"] = ((seconds * 1000.0).round() / 1000.0).into();
        output.json(&document);
        return;
    }
    let end = if errors > 0 {
        format!("{} stays as it was: the guide has errors", target.display())
    } else {
        format!("{} is up to date ({:.1} MB)", target.display(), megabytes(bytes))
    };
    output.tell(&format!(
        "{}, {}, {}, {} of them set anew\n{}\n{}, {}\n{end}, {seconds:.1} seconds",
        counted(site.pages, "page"),
        counted(site.languages, "language"),
        counted(site.leaflets.len(), "leaflet"),
        site.leaflets_set,
        first_view(site),
        counted(errors, "error"),
        counted(warnings, "warning"),
    ));
}

/// What readers pay before they see a page.
fn first_view(site: &Emitted) -> String {
    let FirstView { median, heaviest, path } = &site.first_view;
    format!("first view: {median} bytes in the median, {heaviest} at most (/{path})")
}

fn first_view_json(site: &Emitted) -> serde_json::Value {
    let FirstView { median, heaviest, path } = &site.first_view;
    serde_json::json!({ "median": median, "heaviest": heaviest, "path": path })
}

#[expect(clippy::cast_precision_loss, reason = "a rounded figure for people")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1_000_000.0
}

/// Everything in the target that the site does not have is removed, so it must be a folder that
/// may be: not the guide itself or around it, and, where somebody chose it, empty or a site.
fn check_target(root: &Path, target: &Path, chosen: bool) -> Result<(), Fault> {
    let Ok(real) = target.canonicalize() else { return Ok(()) };
    let real_root = root.canonicalize()?;
    let ours = ["content", "i18n", "themes", "src", "tests"].map(|name| real_root.join(name));
    if real_root.starts_with(&real) || ours.iter().any(|folder| real.starts_with(folder)) {
        return Err(Fault::new(format!(
            "{} holds the guide itself: choose another --output",
            target.display()
        )));
    }
    if chosen && real.is_dir() && !real.join("data/coverage.json").is_file() {
        let visible = |entry: std::fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        if std::fs::read_dir(&real)?.filter_map(Result::ok).any(visible) {
            let message =
                "has files in it that are no site of this tool: empty it, or choose another --output";
            return Err(Fault::new(format!("{} {message}", target.display())));
        }
    }
    Ok(())
}
