//! The staging area: made for one publish, cleaned after it, whatever its end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::dots;
use super::error::{During, PublishError, if_there};
use super::exchange::{move_to_free, no_links_here};
use super::plan::{Entry, Plan};
use super::site::Site;

/// Makes the next generation, whole and on disk, without its dot entries.
pub(super) fn build(site: &Site, plan: &Plan<'_>) -> Result<(), PublishError> {
    let next = site.next();
    fs::create_dir(&site.staging).during("create the folder", &site.staging)?;
    let ignore = site.staging.join(".gitignore");
    fs::write(&ignore, "*\n").during("write", &ignore)?;
    fs::create_dir(&next).during("create the folder", &next)?;
    for folder in &plan.folders {
        let shown = site.shown_at(folder);
        fs::create_dir(next.join(folder)).during("create the folder", &shown)?;
    }
    let copied = plan
        .kept
        .par_iter()
        .map(|entry| keep(site, &next, *entry))
        .try_reduce(|| false, |one, other| Ok(one || other))?;
    plan.written.par_iter().try_for_each(|entry| write(site, &next, *entry))?;
    if copied || !plan.written.is_empty() {
        make_durable(&site.staging).during("bring to disk", site.shown())?;
    }
    Ok(())
}

/// Takes a file over from the live generation; `true` where it had to be written anew.
fn keep(site: &Site, next: &Path, entry: Entry<'_>) -> Result<bool, PublishError> {
    let (path, _) = entry;
    match fs::hard_link(site.live.join(path), next.join(path)) {
        Err(error) if no_links_here(&error) => write(site, next, entry).map(|()| true),
        linked => linked.during("keep", &site.shown_at(path)).map(|()| false),
    }
}

/// `create_new`, so that two paths which are one for the file system fail instead of mixing.
fn write(site: &Site, next: &Path, (path, bytes): Entry<'_>) -> Result<(), PublishError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(next.join(path))
        .and_then(|mut file| file.write_all(bytes))
        .during("write", &site.shown_at(path))
}

/// Without it, a power cut after the exchange could leave the new names with no content.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn make_durable(staging: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(File::open(staging)?) {
        Err(rustix::io::Errno::NOSYS) => Ok(()),
        synced => Ok(synced?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn make_durable(staging: &Path) -> io::Result<()> {
    rustix::fs::sync();
    File::open(staging).map(drop)
}

/// Brings the site back to what it was before a run that did not end, if there was one.
///
/// Only a kill between two renames leaves a site absent, with the generation that was live under
/// `previous`.
pub(super) fn recover(site: &Site) -> Result<(), PublishError> {
    match if_there(fs::symlink_metadata(&site.staging)).during("look at", &site.staging)? {
        None => return Ok(()),
        Some(there) if there.is_dir() => {}
        Some(_) => {
            return Err(PublishError::refused("work in", &site.staging, "it is not a folder; remove it"));
        }
    }
    let previous = site.previous();
    if !site.exists()? {
        if_there(move_to_free(&previous, &site.live)).during("bring back", site.shown())?;
    }
    remove(site)
}

/// Removes the staging area, once nothing in it belongs to others.
///
/// Its `.gitignore` goes last: a kill in between must not make a git checkout dirty.
pub(super) fn remove(site: &Site) -> Result<(), PublishError> {
    for generation in [site.next(), site.previous()] {
        dots::give_back(&generation, site)?;
        if_there(fs::remove_dir_all(&generation)).during("remove", &generation)?;
    }
    fs::remove_dir_all(&site.staging).during("remove", &site.staging)
}
