//! A folder of files that the tool makes, and makes anew: what is not its own there stays.
//!
//! In: names and texts. Out: the folder, with a list of what is the tool's in it. Never: removing or
//! writing over a file that is not on that list.

use super::super::session::write_file;
use super::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Says whose the folder is, then the names of its files, one a line.
const MARKER: &str = ".sirio-report";

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Pages,
    Lists,
}

impl Kind {
    fn title(self) -> &'static str {
        match self {
            Self::Pages => "written by sirio coverage --format html",
            Self::Lists => "written by sirio coverage --by owner",
        }
    }
}

/// Name → text.
pub type Files = BTreeMap<String, String>;

/// Makes the folder hold these files; gives their number.
///
/// # Errors
/// Where something stands there that is not a report of this kind, and those of the file system.
pub fn write(folder: &Path, kind: Kind, files: &Files) -> Result<usize, Fault> {
    let earlier = earlier(folder, kind)?;
    if let Some(name) = files.keys().find(|name| !earlier.contains(*name) && exists(&folder.join(name))) {
        let message = "is no part of the report there: move it, or choose another --output";
        return Err(Fault::new(format!("{} {message}", folder.join(name).display())));
    }
    // On the list before it is there, so that a run that breaks off leaves nothing that is nobody's.
    let both = earlier.iter().chain(files.keys()).map(String::as_str).collect();
    write_marker(folder, kind, &both)?;
    for (name, text) in files {
        write_file(&folder.join(name), text)?;
    }
    for name in earlier.iter().filter(|name| !files.contains_key(*name) && exists(&folder.join(name))) {
        let path = folder.join(name);
        std::fs::remove_file(&path)
            .map_err(|error| Fault::new(format!("cannot remove {}: {error}", path.display())))?;
    }
    write_marker(folder, kind, &files.keys().map(String::as_str).collect())?;
    Ok(files.len())
}

/// The files of an earlier report, or why the folder cannot be had.
fn earlier(folder: &Path, kind: Kind) -> Result<BTreeSet<String>, Fault> {
    if !exists(folder) {
        return Ok(BTreeSet::new());
    }
    let fault = |error: std::io::Error| Fault::new(format!("cannot read {}: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(fault)?;
    match std::fs::read_to_string(folder.join(MARKER)) {
        Ok(text) if text.lines().next() == Some(kind.title()) => {
            Ok(text.lines().skip(1).filter(|name| is_name(name)).map(str::to_owned).collect())
        }
        Ok(_) => Err(refused(folder, "holds something else that this tool has written")),
        Err(_) => {
            let visible = |entry: std::fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
            if entries.filter_map(Result::ok).any(visible) {
                return Err(refused(folder, "has files in it that are no report of this tool"));
            }
            Ok(BTreeSet::new())
        }
    }
}

fn refused(folder: &Path, why: &str) -> Fault {
    Fault::new(format!("{} {why}: empty it, or choose another --output", folder.display()))
}

fn write_marker(folder: &Path, kind: Kind, names: &BTreeSet<&str>) -> Result<(), Fault> {
    let lines: Vec<&str> = std::iter::once(kind.title()).chain(names.iter().copied()).collect();
    write_file(&folder.join(MARKER), lines.join("\n") + "\n")
}

/// A broken link is something, too.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// A list that somebody has edited leads nowhere else.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\'])
}

/// File names made of ids: each once, also where a file system does not tell `A` from `a`.
#[derive(Debug, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn with(taken: &str) -> Self {
        Self(BTreeSet::from([taken.to_owned()]))
    }

    /// Letters, digits, hyphens and underscores of ASCII; other characters become hyphens.
    pub fn take(&mut self, id: &str) -> String {
        let good = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let plain: String = id.chars().map(|c| if good(c) { c } else { '-' }).collect();
        let mut name = plain.clone();
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            name = format!("{plain}-{number}");
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("report");
        let files = |names: &[&str]| names.iter().map(|name| ((*name).into(), "x".into())).collect();
        assert_eq!(write(&at, Kind::Pages, &files(&["a.html", "b.html"])).unwrap(), 2);
        std::fs::write(at.join("notes.txt"), "mine").unwrap();
        assert_eq!(write(&at, Kind::Pages, &files(&["b.html"])).unwrap(), 1);
        assert!(!at.join("a.html").exists() && at.join("notes.txt").exists());
        assert!(write(&at, Kind::Pages, &files(&["notes.txt"])).is_err());
        assert!(write(&at, Kind::Lists, &files(&["b.md"])).is_err());
        assert!(at.join("b.html").exists());
        assert!(write(folder.path(), Kind::Pages, &files(&["a.html"])).is_err());
    }

    #[test]
    fn a_list_that_was_tampered_with_removes_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let (at, mine) = (folder.path().join("report"), folder.path().join("mine"));
        std::fs::create_dir(&at).unwrap();
        std::fs::write(&mine, "mine").unwrap();
        std::fs::write(at.join(MARKER), format!("{}\n../mine\n", Kind::Lists.title())).unwrap();
        write(&at, Kind::Lists, &Files::new()).unwrap();
        assert!(mine.exists());
    }

    #[test]
    fn names_are_told_apart() {
        let mut names = Names::with("index");
        let made = ["index", "a/b", "a-b", "A-B", "ufficio è"].map(|id| names.take(id));
        assert_eq!(made, ["index-2", "a-b", "a-b-2", "A-B-3", "ufficio--"]);
    }
}
