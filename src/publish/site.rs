//! Where a site lives, where its next generation is made, and who may work on it now.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rustix::fs::FlockOperation;
use rustix::io::Errno;

use super::error::{During, PublishError, if_there};

/// As many as Linux follows.
const MAX_LINKS: usize = 40;

/// The places of one site. None of them is a symlink, and all are on the path of one parent.
pub(super) struct Site {
    /// The folder that readers see.
    pub live: PathBuf,
    /// The folder beside it in which we work.
    pub staging: PathBuf,
    parent: PathBuf,
    shown: PathBuf,
}

impl Site {
    /// Finds the real folder behind `output` and creates the folder that it stands in.
    pub fn find(output: &Path) -> Result<Self, PublishError> {
        let mut place = follow_links(output)?;
        if place.file_name().is_none() {
            place = fs::canonicalize(&place).during("find", output)?;
        }
        let Some(name) = place.file_name() else {
            return Err(PublishError::refused(
                "publish to",
                output,
                "this folder stands in no other, so nothing can be prepared beside it",
            ));
        };
        let parent = folder_of(&place);
        fs::create_dir_all(parent).during("create the folder", parent)?;
        let parent = fs::canonicalize(parent).during("find", parent)?;
        let mut staging = OsString::from(".");
        staging.push(name);
        staging.push(".sirio");
        Ok(Self {
            live: parent.join(name),
            staging: parent.join(staging),
            parent,
            shown: output.to_path_buf(),
        })
    }

    /// The generation that is being made; after an exchange, the one that was live.
    pub fn next(&self) -> PathBuf {
        self.staging.join("next")
    }

    /// The generation that was live, where there is no exchange in one step.
    pub fn previous(&self) -> PathBuf {
        self.staging.join("previous")
    }

    /// The output as the caller named it, for messages.
    pub fn shown(&self) -> &Path {
        &self.shown
    }

    /// A place in the output as the caller would name it, for messages.
    pub fn shown_at(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.shown.join(inside)
    }

    /// Whether there is a site already.
    pub fn exists(&self) -> Result<bool, PublishError> {
        match if_there(fs::symlink_metadata(&self.live)).during("look at", &self.shown)? {
            None => Ok(false),
            Some(there) if there.is_dir() => Ok(true),
            Some(_) => Err(PublishError::refused("publish to", &self.shown, "it is not a folder")),
        }
    }

    /// Waits until nobody else publishes beside us. The lock goes with the handle, so also with a
    /// killed process.
    pub fn lock(&self) -> Result<File, PublishError> {
        let parent = File::open(&self.parent).during("open the folder", &self.parent)?;
        rustix::io::retry_on_intr(|| rustix::fs::flock(&parent, FlockOperation::LockExclusive))
            .during("lock the folder", &self.parent)?;
        Ok(parent)
    }
}

/// The path itself where it is not a symlink, else what it leads to, which need not exist.
///
/// `fs::canonicalize` would fail on a folder that a kill between two renames has left absent.
fn follow_links(output: &Path) -> Result<PathBuf, PublishError> {
    let mut place = output.to_path_buf();
    for _ in 0..MAX_LINKS {
        let there = if_there(fs::symlink_metadata(&place)).during("look at", output)?;
        if !there.is_some_and(|there| there.is_symlink()) {
            return Ok(place);
        }
        let target = fs::read_link(&place).during("follow the link", output)?;
        place = folder_of(&place).join(target);
    }
    Err(PublishError::new("follow the link", output, Errno::LOOP))
}

fn folder_of(place: &Path) -> &Path {
    match place.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
