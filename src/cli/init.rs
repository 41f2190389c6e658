//! `sirio init`: a new small guide that builds at once.

use super::records::Ledger;
use super::{Fault, Outcome, Output, Status};
use crate::guide::{Claim, Options};
use crate::memo::Memo;
use crate::model::{Lang, Method};
use crate::source;
use chrono::{NaiveDate, Utc};
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

/// The guide that is written, file by file. Names that tools of this repository would take for
/// their own begin with `dot-`.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");
/// Stands in the files for the day of the start.
const TODAY: &str = "2000-01-01";

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to be made
    dir: PathBuf,
}

pub fn run(output: &Output, arguments: &Arguments) -> Outcome {
    let dir = &arguments.dir;
    let fault =
        |error: std::io::Error| Fault::new(format!("cannot make a guide in {}: {error}", dir.display()));
    if dir.exists() && (!dir.is_dir() || std::fs::read_dir(dir).map_err(fault)?.next().is_some()) {
        return Err(Fault::new(format!(
            "{} is there already and not empty: nothing was changed",
            dir.display()
        )));
    }
    let today = Utc::now().date_naive();
    write(&STARTER, dir, today).map_err(fault)?;
    std::fs::create_dir_all(dir.join("public")).map_err(fault)?;
    std::fs::write(dir.join("public/.gitkeep"), "").map_err(fault)?;
    record_translations(dir, today)?;
    let shown = dir.display();
    output.tell(&format!(
        "{shown}: a guide in Italian, English and Arabic\n\nbuild it:  sirio build --root {shown}\nadd a page:  sirio new service health/doctor --root {shown}"
    ));
    Ok(Status::Fine)
}

fn write(from: &Dir<'_>, to: &Path, today: NaiveDate) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for file in from.files() {
        let name = file.path().file_name().unwrap_or_default().to_string_lossy().replace("dot-", ".");
        let text = file.contents_utf8().unwrap_or_default().replace(TODAY, &today.to_string());
        std::fs::write(to.join(name), text)?;
    }
    for dir in from.dirs() {
        write(dir, &to.join(dir.path().file_name().unwrap_or_default()), today)?;
    }
    Ok(())
}

/// The starter's translations match its source: that is recorded as any editor would.
fn record_translations(dir: &Path, today: NaiveDate) -> Result<(), Fault> {
    let sources = source::load(dir)?.value;
    let options = Options { drafts: true, leaflets: false, as_of: today };
    let guide = crate::understand(&sources, options, &Memo::default()).value.guide;
    let mut ledger = Ledger::new(&guide);
    for lang in &guide.config.languages {
        let claim = Claim { lang: lang.clone(), method: Method::Human, by: None, from: None };
        for entry in guide.entries.iter().filter(|entry| has_translation(entry, lang)) {
            ledger
                .record(entry, None, &claim)
                .map_err(|reason| Fault::new(format!("{}: {reason}", entry.id)))?;
        }
    }
    ledger.write(dir, &sources)
}

fn has_translation(entry: &crate::guide::Entry, lang: &Lang) -> bool {
    entry
        .translations
        .get(lang)
        .is_some_and(|page| page.body.sections.iter().any(|section| section.words > 0))
}
