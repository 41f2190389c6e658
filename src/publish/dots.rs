//! What begins with a dot at the top of the output: not ours, and never lost.
//!
//! Regular files are in both generations while one takes the other's place. A folder can only be
//! in one: it follows right after, and until it has, no generation that still holds it is removed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::error::{During, PublishError, if_there};
use super::exchange::{move_to_free, no_links_here};
use super::site::Site;

pub(super) fn is_dot(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Links the regular dot files of the live generation into the next.
///
/// A file that cannot be linked follows like a folder.
pub(super) fn lend(site: &Site) -> Result<(), PublishError> {
    let next = site.next();
    for name in names(&site.live).during("read the folder", site.shown())? {
        let (own, shown) = (site.live.join(&name), site.shown_at(&name));
        if !fs::symlink_metadata(&own).during("look at", &shown)?.is_file() {
            continue;
        }
        match fs::hard_link(&own, next.join(&name)) {
            Err(error) if no_links_here(&error) => {}
            linked => linked.during("keep", &shown)?,
        }
    }
    Ok(())
}

/// Moves the dot entries of a generation that is not live any more to the one that is.
///
/// After an `Ok`, nothing in `from` belongs to others.
pub(super) fn give_back(from: &Path, site: &Site) -> Result<(), PublishError> {
    let names = if_there(names(from)).during("read the folder", from)?.unwrap_or_default();
    if !names.is_empty() && !site.exists()? {
        fs::create_dir(&site.live).during("create the folder", site.shown())?;
    }
    for name in names {
        let (stray, home, shown) = (from.join(&name), site.live.join(&name), site.shown_at(&name));
        match if_there(fs::symlink_metadata(&home)).during("look at", &shown)? {
            None => move_to_free(&stray, &home).during("bring back", &shown)?,
            Some(there) if is_same(&stray, &there) => {
                fs::remove_file(&stray).during("remove the second name of", &shown)?;
            }
            Some(_) => {
                return Err(PublishError::refused(
                    "bring back what an interrupted run left at",
                    &stray,
                    "there is another of that name in the output now; move one of the two away",
                ));
            }
        }
    }
    Ok(())
}

fn names(folder: &Path) -> std::io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if is_dot(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

fn is_same(stray: &Path, there: &Metadata) -> bool {
    fs::symlink_metadata(stray).is_ok_and(|stray| (stray.dev(), stray.ino()) == (there.dev(), there.ino()))
}
