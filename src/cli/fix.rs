//! `sirio check --fix`: mends what leaves no doubt.
//!
//! In: findings with fixes. Out: the files with nothing else changed, what was changed, and why a file was left as it
//! is. Never: a file that has changed since it was read, a file outside `content/`, `i18n/` and `guide.toml`, half of
//! a file.

mod patch;

use super::findings::printable;
use super::output::counted;
use super::session::{Session, write_file};
use super::{Fault, Output};
use crate::diagnostic::{Finding, Fix, shown};
use patch::Change;
use serde_json::{Value, json};
use similar::TextDiff;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Mending {
    /// Write into the guide's files what leaves no doubt
    #[arg(long)]
    fix: bool,
    /// Show as a diff what `--fix` would write, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

/// What was mended, or would be.
#[derive(Debug, Default)]
pub struct Mended {
    changes: Vec<Change>,
    /// The files that had to stay as they are, and why.
    faults: Vec<String>,
    diff: String,
    is_dry: bool,
}

impl Mending {
    /// Mends the guide, if that is asked for.
    pub fn mend(self, session: &Session, findings: &[Finding]) -> Option<Mended> {
        if !self.fix {
            return None;
        }
        let mut mended = Mended { is_dry: self.dry_run, ..Mended::default() };
        for (file, fixes) in patch::by_file(findings) {
            if let Err(why) = mended.file(session, &file, &fixes) {
                mended.faults.push(format!("{file} stays as it is: {why}"));
            }
        }
        Some(mended)
    }
}

impl Mended {
    /// Whether files of the guide are others now.
    pub fn has_written(&self) -> bool {
        !self.is_dry && !self.changes.is_empty()
    }

    /// Whether nothing was to be written.
    pub fn is_dry(&self) -> bool {
        self.is_dry
    }

    /// What would be written, if anything.
    pub fn diff(&self) -> Option<&str> {
        Some(&*self.diff).filter(|diff| !diff.is_empty())
    }

    fn file(&mut self, session: &Session, file: &Arc<str>, fixes: &[Fix]) -> Result<(), String> {
        let path = writable(&session.root, file)?;
        let bytes = std::fs::read(&path).map_err(|error| format!("it cannot be read: {error}"))?;
        let changed = || "it has changed since it was read; run the command again".to_owned();
        let source = session.sources.get(file).filter(|source| source.hash == blake3::hash(&bytes));
        let source = source.ok_or_else(changed)?;
        let raw = String::from_utf8(bytes).map_err(|_| changed())?;
        let patched = patch::patched(&raw, source.text(), fixes).ok_or_else(changed)?;
        if self.is_dry {
            let diff = TextDiff::from_lines(&raw, &patched);
            let (old, new) = (format!("a/{file}"), format!("b/{file}"));
            self.diff.push_str(&diff.unified_diff().header(&old, &new).to_string());
        } else {
            write_file(&path, &patched).map_err(|fault| fault.to_string())?;
        }
        self.changes.extend(patch::changes(file, source.text(), fixes));
        Ok(())
    }

    /// Says what was done, and what could not be.
    pub fn tell(&self, output: &Output) {
        if !output.quiet {
            if !self.is_dry {
                for Change { file, at, old, new } in &self.changes {
                    let line = format!("{file}:{}:{} {} → {}", at.line, at.column, shown(old), shown(new));
                    output.complain(&printable(&line));
                }
            }
            let places = counted(self.changes.len(), "place");
            let done = if self.is_dry { "would be mended; nothing is written" } else { "mended" };
            output.complain(&format!("sirio: {places} {done}"));
        }
        for fault in &self.faults {
            output.complain(&format!("sirio: {fault}"));
        }
    }

    /// The changes, under the name that says whether they were made.
    pub fn add_to(&self, document: &mut Value) {
        let changes = self.changes.iter().map(|Change { file, at, old, new }| {
            json!({ "file": **file, "line": at.line, "column": at.column, "old": old, "new": new })
        });
        let name = if self.is_dry { "would_fix" } else { "fixed" };
        document[name] = changes.collect::<Vec<_>>().into();
    }

    /// What kept a file from being mended, to be said last.
    pub fn fault(&self) -> Option<Fault> {
        let count = self.faults.len();
        (count > 0).then(|| Fault::new(format!("{} could not be mended", counted(count, "file"))))
    }
}

/// Where a file of the guide really lies, if it may be written.
fn writable(root: &Path, file: &str) -> Result<PathBuf, String> {
    let real = |path: &Path| path.canonicalize().map_err(|error| format!("it cannot be found: {error}"));
    let (root, path) = (real(root)?, real(&root.join(file))?);
    let inside = path.strip_prefix(&root).unwrap_or(Path::new(""));
    if !(inside.starts_with("content") || inside.starts_with("i18n") || inside == Path::new("guide.toml")) {
        return Err("it lies outside the guide's texts".into());
    }
    let metadata = std::fs::metadata(&path).map_err(|error| format!("it cannot be read: {error}"))?;
    if metadata.permissions().readonly() {
        return Err("it may not be written (it is read-only)".into());
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, codes};
    use clap::Parser;

    #[test]
    fn a_file_that_has_changed_since_it_was_read_stays() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let page = folder.path().join("content/a.it.md");
        std::fs::create_dir_all(folder.path().join("content"))?;
        std::fs::write(folder.path().join("guide.toml"), "")?;
        std::fs::write(&page, "uno due")?;
        let root = folder.path().to_string_lossy().into_owned();
        let arguments = super::super::Arguments::try_parse_from(["sirio", "--root", &root, "check"])?;
        let session = Session::open(&arguments.common, None).map_err(|fault| fault.to_string())?;
        let place = Place::file(&"content/a.it.md".into());
        let findings = [Finding::new(codes::LINK_BROKEN, place, "m").fix(0..3, "tre")];
        let mending = Mending { fix: true, dry_run: false };

        std::fs::write(&page, "uno due, e altro")?;
        let mended = mending.mend(&session, &findings).unwrap_or_default();
        assert!(mended.faults[0].contains("it has changed since it was read"), "{:?}", mended.faults);
        assert_eq!(std::fs::read_to_string(&page)?, "uno due, e altro");

        std::fs::write(&page, "uno due")?;
        let mended = mending.mend(&session, &findings).unwrap_or_default();
        assert!(mended.has_written() && mended.faults.is_empty(), "{:?}", mended.faults);
        assert_eq!(std::fs::read_to_string(&page)?, "tre due");
        Ok(())
    }
}
