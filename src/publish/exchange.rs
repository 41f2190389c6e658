//! The instant in which the next generation takes the place of the live one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::dots;
use super::error::{During, PublishError};
use super::site::Site;

/// Makes the next generation the live one. After an `Err` and the recovery that every failure ends
/// in, the live one is the one that it was.
pub(super) fn put_in_place(site: &Site, first: bool) -> Result<(), PublishError> {
    const DOING: &str = "put the new site in place at";
    let (next, previous) = (site.next(), site.previous());
    if first {
        return move_to_free(&next, &site.live).during(DOING, site.shown());
    }
    dots::lend(site)?;
    let old = replace(&site.live, &next, &previous).during(DOING, site.shown())?;
    let followed = dots::give_back(&old, site);
    if followed.is_err() {
        // A site whose `.git` cannot follow would be a success that loses it. What has followed
        // already comes back with the recovery.
        let free = if old == next { previous } else { next };
        replace(&site.live, &old, &free).during("bring back", site.shown())?;
    }
    followed
}

/// Puts `incoming` in the place of `live` and says where what was live is now: at `incoming`, or
/// at `aside` where there is no exchange in one step.
fn replace(live: &Path, incoming: &Path, aside: &Path) -> io::Result<PathBuf> {
    match one_step::swap(live, incoming) {
        Err(error) if is_unsupported(error) => {}
        swapped => return Ok(swapped.map(|()| incoming.to_path_buf())?),
    }
    fs::rename(live, aside)?;
    fs::rename(incoming, live)?;
    Ok(aside.to_path_buf())
}

/// Moves something to a name that nobody has: never over anything.
pub(super) fn move_to_free(from: &Path, to: &Path) -> io::Result<()> {
    match one_step::move_to_free(from, to) {
        Err(error) if is_unsupported(error) => {}
        moved => return Ok(moved?),
    }
    match fs::symlink_metadata(to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
        Ok(_) => Err(Errno::EXIST.into()),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod one_step {
    use super::{Errno, Path};
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    pub fn swap(one: &Path, other: &Path) -> Result<(), Errno> {
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
    }

    pub fn move_to_free(from: &Path, to: &Path) -> Result<(), Errno> {
        renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod one_step {
    use super::{Errno, Path};

    pub fn swap(_: &Path, _: &Path) -> Result<(), Errno> {
        Err(Errno::NOSYS)
    }

    pub fn move_to_free(_: &Path, _: &Path) -> Result<(), Errno> {
        Err(Errno::NOSYS)
    }
}

/// The system or the file system has no such operation, or refuses the flag.
fn is_unsupported(error: Errno) -> bool {
    [Errno::NOSYS, Errno::INVAL, Errno::OPNOTSUPP, Errno::NOTSUP].contains(&error)
}

/// A second name for a file is something that this place does not give: no hard links at all, too
/// many of them, another's file, another file system.
pub(super) fn no_links_here(error: &io::Error) -> bool {
    let refusals = [Errno::PERM, Errno::MLINK, Errno::XDEV];
    Errno::from_io_error(error).is_some_and(|e| is_unsupported(e) || refusals.contains(&e))
}
