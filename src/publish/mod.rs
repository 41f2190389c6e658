//! A site published whole or not at all.
//!
//! In: a finished site in memory and the folder that it goes to. Out: that folder with exactly
//! this site in it, and how much had to change. Never: a mixture of two sites, a half-written
//! file, an absent folder (but for the instant between two renames where the system cannot
//! exchange two folders in one step); never anything written outside the folder and the staging
//! area beside it; never a touch on what begins with a dot at the top of the folder, which is not
//! ours.
//!
//! The next generation is made in `<parent>/.<name>.sirio/next`, with hard links to the files of
//! the live one that stay as they are, and then takes its place. So an unchanged file keeps its
//! inode and time, and an unchanged site keeps its folder.

mod dots;
mod error;
mod exchange;
mod plan;
mod site;
mod stage;
mod store;
#[cfg(test)]
mod tests;

pub use error::PublishError;
pub use store::FileStore;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use plan::Plan;
use site::Site;

/// Path inside the site with `/` (such as `it/index.html`) → bytes.
pub type Tree = BTreeMap<String, Arc<[u8]>>;

/// What a publish has changed, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// New, or with other bytes than before.
    pub written: usize,
    /// With the same bytes as before.
    pub kept: usize,
    /// Not in the site any more.
    pub removed: usize,
}

/// Makes `output` hold exactly `tree`, besides what begins with a dot at its top.
///
/// `output` may be a symlink to a folder; it and what it stands in need not exist. A second
/// publish in the same parent folder waits for the first.
///
/// # Errors
///
/// When a path of the tree would leave the site, when `output` is not a folder, and when any
/// step fails. What was live before is live still, and the staging area is removed as far as
/// possible; what remains of it goes with the next publish.
pub fn publish(tree: &Tree, output: &Path) -> Result<Published, PublishError> {
    plan::check(tree)?;
    let site = Site::find(output)?;
    let _lock = site.lock()?;
    stage::recover(&site)?;
    let plan = Plan::new(tree, &site)?;
    if plan.is_done() {
        return Ok(plan.summary());
    }
    match stage::build(&site, &plan).and_then(|()| exchange::put_in_place(&site, plan.first)) {
        Ok(()) => {
            // The new site is live. What cannot be removed now stops the next publish, not this.
            let _ = stage::remove(&site);
            Ok(plan.summary())
        }
        Err(error) => {
            // The first failure is the one to tell.
            let _ = stage::recover(&site);
            Err(error)
        }
    }
}
