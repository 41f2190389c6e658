//! What the commands begin with: the guide's files, the day, the page that is meant.

use super::{Common, Fault, Output};
use crate::diagnostic::Finding;
use crate::guide::{Entry, Guide, Options};
use crate::memo::{Memo, Store};
use crate::model::{Lang, SectionId};
use crate::publish::FileStore;
use crate::source::Sources;
use crate::{Built, Understood, parse, source, survey};
use chrono::{NaiveDate, Utc};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A guide whose files are read.
#[derive(Debug)]
pub struct Session {
    pub root: PathBuf,
    pub sources: Sources,
    /// What reading the files found.
    pub findings: Vec<Finding>,
    /// The day of the build.
    pub today: NaiveDate,
    /// Leaflets of earlier runs.
    pub store: Arc<FileStore>,
    started: Instant,
}

impl Session {
    /// Reads the guide; `as_of` stands for today where it is given.
    ///
    /// # Errors
    /// Where there is no guide.
    pub fn open(common: &Common, as_of: Option<NaiveDate>) -> Result<Self, Fault> {
        let started = Instant::now();
        let loaded = source::load(&common.root).map_err(|error| {
            Fault::new(format!("cannot read the guide in {}: {error}", common.root.display()))
        })?;
        let today = as_of.unwrap_or_else(|| today(&loaded.value));
        Ok(Self {
            root: common.root.clone(),
            sources: loaded.value,
            findings: loaded.findings,
            today,
            store: Arc::new(FileStore::open(&common.root, env!("SIRIO_PROGRAM"))),
            started,
        })
    }

    pub fn options(&self) -> Options {
        Options { drafts: false, leaflets: true, as_of: self.today }
    }

    /// The guide, for commands that look something up in it; drafts are pages too.
    pub fn survey(&self) -> (Understood, Vec<Finding>) {
        let options = Options { drafts: true, ..self.options() };
        let understood = survey(&self.sources, options, &Memo::default());
        let findings = self.findings.iter().cloned().chain(understood.findings).collect();
        (understood.value, crate::sorted(findings))
    }

    /// The whole site in memory, with every finding of the run.
    pub fn build(&self, options: Options) -> (Built, Vec<Finding>) {
        let built = crate::build(&self.sources, options, &self.memo());
        (built.value, crate::sorted(self.findings.iter().cloned().chain(built.findings).collect()))
    }

    /// What earlier runs left, as far as it is kept.
    pub fn memo(&self) -> Memo {
        Memo::with_store(Arc::clone(&self.store) as Arc<dyn Store>)
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// Today in the guide's time zone.
fn today(sources: &Sources) -> NaiveDate {
    let config = parse::config(&"guide.toml".into(), sources.text("guide.toml").unwrap_or_default()).value;
    let zone: chrono_tz::Tz = config.timezone.parse().unwrap_or(chrono_tz::UTC);
    Utc::now().with_timezone(&zone).date_naive()
}

/// A page as people name it: its id, its path, or one of its files; and perhaps a section of it.
pub fn find<'g>(guide: &'g Guide, name: &str) -> Result<(&'g Entry, Option<SectionId>), Fault> {
    let (page, section) = match name.split_once('#') {
        Some((page, section)) => (page, Some(SectionId::new(section))),
        None => (name, None),
    };
    let page = page.trim_start_matches("./");
    let path = match parse::split_path(page) {
        Some((path, _)) => path.as_str().to_owned(),
        None => page.trim_matches('/').to_owned(),
    };
    let entry = guide.entry(page).or_else(|| guide.entry_at(&path)).ok_or_else(|| {
        let known = guide.ids();
        let hint = crate::diagnostic::suggestion(page, known, "name it by its id, such as `health/doctor`");
        Fault::new(format!("there is no page `{page}`: {hint}"))
    })?;
    if let Some(section) = &section
        && entry.source.body.section(section).is_none()
    {
        let ids: Vec<&str> = entry.source.body.sections.iter().map(|section| section.id.as_str()).collect();
        return Err(Fault::new(format!(
            "`{page}` has no section `{}`; it has: {}",
            section.as_str(),
            ids.join(", ")
        )));
    }
    Ok((entry, section))
}

/// A language of the guide.
pub fn language(guide: &Guide, tag: &str) -> Result<Lang, Fault> {
    let lang = Lang::parse(tag).filter(|lang| guide.config.languages.contains(lang));
    lang.ok_or_else(|| {
        let names: Vec<&str> = guide.config.languages.iter().map(Lang::as_str).collect();
        Fault::new(format!("`{tag}` is no language of this guide; it has: {}", names.join(", ")))
    })
}

/// Writes a file as a whole: beside the old one, then in its place. A link stays a link to the file that
/// is written; what is no file (a pipe, a device such as `/dev/stdout`) is written into and stays what it is.
///
/// # Errors
/// Those of the file system; an old file is then as it was.
pub fn write_file(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Fault> {
    let fault = |error: std::io::Error| Fault::new(format!("cannot write {}: {error}", path.display()));
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let is_replaced = std::fs::metadata(&target).map_or(true, |found| found.is_file());
    if is_replaced { replace(&target, content.as_ref()) } else { std::fs::write(path, content) }
        .map_err(fault)
}

fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.sirio-new"));
    let written = std::fs::write(&beside, content).and_then(|()| {
        // Who may read a file is not for its text to change.
        if let Ok(old) = std::fs::metadata(path) {
            std::fs::set_permissions(&beside, old.permissions())?;
        }
        std::fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// Says on a terminal what is being waited for.
pub fn progress(output: &Output, what: &str) {
    if output.shows_progress() {
        output.complain(&format!("sirio: {what} …"));
    }
}
