//! The file of the history: read before a run, written whole at any time of it.

use super::super::Fault;
use super::super::session::write_file;
use crate::diagnostic::{Finding, Place, codes};
use crate::web::History;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where it is, from the guide's root.
const FILE: &str = ".sirio/links.json";

/// No guide has so many links.
const LARGEST: u64 = 64 << 20;

/// The history of one guide.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    pub fn new(root: &Path) -> Self {
        Self { path: root.join(FILE) }
    }

    /// What is known; what cannot be understood is put aside, and said.
    ///
    /// # Errors
    /// Where the file cannot be had at all.
    pub fn read(&self) -> Result<(History, Option<Finding>), Fault> {
        let Some(bytes) = self.bytes()? else { return Ok((History::default(), None)) };
        match understood(bytes) {
            Ok(history) => Ok((history, None)),
            Err(error) => {
                let aside = self.put_aside()?;
                let message = format!("the memory of earlier link checks cannot be read: {error}");
                let hint = format!(
                    "it is kept as {aside}, and begun anew: restore a good copy from your backup or from git, or delete that file"
                );
                let finding = Finding::new(codes::LINK_HISTORY, Place::file(&FILE.into()), message);
                Ok((History::default(), Some(finding.hint(hint))))
            }
        }
    }

    /// # Errors
    /// Those of the file system.
    pub fn write(&self, history: &History) -> Result<(), Fault> {
        write_file(&self.path, history.to_text())
    }

    fn bytes(&self) -> Result<Option<Vec<u8>>, Fault> {
        let about = |what: &str| Fault::new(format!("{}: {what}", self.path.display()));
        let found = match fs::symlink_metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(about(&error.to_string())),
        };
        if found.is_symlink() {
            return Err(about(
                "this is a link to another file: put the file itself there, or remove the link",
            ));
        }
        if !found.is_file() {
            return Err(about("this is no file: remove it"));
        }
        if found.len() > LARGEST {
            return Err(about(
                "this is larger than 64 MB and cannot be what this tool has written: remove it",
            ));
        }
        fs::read(&self.path).map(Some).map_err(|error| about(&error.to_string()))
    }

    /// Renames the file to the first name that is free; gives that.
    fn put_aside(&self) -> Result<String, Fault> {
        for number in 1..1000 {
            let name = format!("{FILE}.broken-{number}");
            let target = self.path.with_file_name(format!("links.json.broken-{number}"));
            if fs::symlink_metadata(&target).is_ok() {
                continue;
            }
            let renamed = fs::rename(&self.path, &target);
            return renamed
                .map(|()| name)
                .map_err(|error| Fault::new(format!("cannot put {FILE} aside: {error}")));
        }
        Err(Fault::new(format!("too many files {FILE}.broken-N: delete them")))
    }
}

/// What is known, for commands that ask nothing; the file stays as it is.
///
/// # Errors
/// Where it cannot be read, in words.
pub fn read_only(root: &Path) -> Result<History, Fault> {
    let store = Store::new(root);
    let Some(bytes) = store.bytes()? else { return Ok(History::default()) };
    understood(bytes).map_err(|error| {
        Fault::new(format!("{FILE} cannot be read: {error}; `sirio check --external` begins it anew"))
    })
}

fn understood(bytes: Vec<u8>) -> Result<History, String> {
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    History::read(&text)
}
