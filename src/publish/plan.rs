//! What has to change: the tree against what is live.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::dots::is_dot;
use super::error::{During, PublishError};
use super::site::Site;
use super::{Published, Tree};

/// A file of the tree.
pub(super) type Entry<'a> = (&'a str, &'a [u8]);

/// The way from the live generation to the next.
pub(super) struct Plan<'a> {
    /// All folders of the tree; who contains another comes before it.
    pub folders: BTreeSet<&'a str>,
    /// Live already, with the same bytes, as a regular file.
    pub kept: Vec<Entry<'a>>,
    /// New or changed.
    pub written: Vec<Entry<'a>>,
    removed: usize,
    /// There is nothing live to take over from.
    pub first: bool,
    stray_folders: bool,
}

impl<'a> Plan<'a> {
    /// Compares a tree, checked by [`check`], with what is live.
    pub fn new(tree: &'a Tree, site: &Site) -> Result<Self, PublishError> {
        let first = !site.exists()?;
        let live = if first { Live::new() } else { look(site)? };
        let folders = folders(tree);
        let same = tree
            .par_iter()
            .map(|(path, bytes)| is_live(site, &live, path, bytes))
            .collect::<Result<Vec<bool>, _>>()?;
        let mut plan =
            Self { kept: Vec::new(), written: Vec::new(), removed: 0, first, stray_folders: false, folders };
        for ((path, bytes), same) in tree.iter().zip(same) {
            let files = if same { &mut plan.kept } else { &mut plan.written };
            files.push((path, bytes));
        }
        for (path, kind) in &live {
            let path = path.to_str();
            if *kind == Kind::Folder {
                plan.stray_folders |= path.is_none_or(|path| !plan.folders.contains(path));
            } else if path.is_none_or(|path| !tree.contains_key(path)) {
                plan.removed += 1;
            }
        }
        Ok(plan)
    }

    /// Whether what is live is already, to the byte, what it should be.
    pub fn is_done(&self) -> bool {
        !self.first && self.written.is_empty() && self.removed == 0 && !self.stray_folders
    }

    pub fn summary(&self) -> Published {
        Published { written: self.written.len(), kept: self.kept.len(), removed: self.removed }
    }
}

/// Refuses a tree with a path that would leave the site or meet what is not ours.
pub(super) fn check(tree: &Tree) -> Result<(), PublishError> {
    let refuse = |path: &str, why| Err(PublishError::refused("publish", Path::new(path), why));
    for path in tree.keys() {
        for part in path.split('/') {
            match part {
                "" => return refuse(path, "a path of a site has no empty part"),
                "." | ".." => return refuse(path, "a path of a site has no `.` and no `..` in it"),
                _ if part.contains('\0') => return refuse(path, "there is a NUL in it"),
                _ => {}
            }
        }
        if path.starts_with('.') {
            return refuse(path, "what begins with a dot at the top of a site belongs to others");
        }
    }
    match folders(tree).into_iter().find(|folder| tree.contains_key(*folder)) {
        Some(both) => refuse(both, "it would be a file and a folder at once"),
        None => Ok(()),
    }
}

fn folders(tree: &Tree) -> BTreeSet<&str> {
    tree.keys().flat_map(|path| path.match_indices('/').map(move |(end, _)| &path[..end])).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    File {
        size: u64,
    },
    /// A symlink, a pipe, …: never the same as a file of ours.
    Other,
}

/// What is live and ours, by the path from the top of the site. All that is in here was reached
/// through real folders only: a symlink is an entry and never a way.
type Live = BTreeMap<PathBuf, Kind>;

fn look(site: &Site) -> Result<Live, PublishError> {
    let mut live = Live::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let shown = site.shown_at(&folder);
        for entry in fs::read_dir(site.live.join(&folder)).during("read the folder", &shown)? {
            let entry = entry.during("read the folder", &shown)?;
            let name = entry.file_name();
            if folder.as_os_str().is_empty() && is_dot(&name) {
                continue;
            }
            let path = folder.join(name);
            let there = entry.metadata().during("look at", &site.shown_at(&path))?;
            let kind = if there.is_dir() {
                waiting.push(path.clone());
                Kind::Folder
            } else if there.is_file() {
                Kind::File { size: there.len() }
            } else {
                Kind::Other
            };
            live.insert(path, kind);
        }
    }
    Ok(live)
}

fn is_live(site: &Site, live: &Live, path: &str, bytes: &[u8]) -> Result<bool, PublishError> {
    match live.get(Path::new(path)) {
        Some(Kind::File { size }) if usize::try_from(*size) == Ok(bytes.len()) => {
            let old = fs::read(site.live.join(path)).during("read", &site.shown_at(path))?;
            Ok(old == bytes)
        }
        _ => Ok(false),
    }
}
