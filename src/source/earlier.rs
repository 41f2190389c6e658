//! What files said before: the texts kept beside the records, and, where there is one, the history
//! that git has. What is not there or cannot be read is simply not known.

use super::path::KEPT;
use crate::model::PageId;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many versions of a file are looked at.
const DEEPEST: &str = "-n400";

/// The path of the kept texts of a page. Ids hold nothing that leaves the folder.
pub fn kept_path(page: &PageId) -> String {
    format!("{KEPT}{page}.toml")
}

/// The kept texts of a page, as they lie in the guide; empty where there are none.
pub fn kept(root: &Path, page: &PageId) -> String {
    std::fs::read_to_string(root.join(kept_path(page))).unwrap_or_default()
}

/// The committed versions of a file of the guide, latest first, each with its path from the root.
/// Nothing where there is no git, no repository, or a history that was cut off.
pub fn history(root: &Path, file: &str) -> impl Iterator<Item = (String, String)> {
    // One line with the commit, one with the file's name in it, which renames have changed.
    let log = git(
        root,
        &[
            "log",
            DEEPEST,
            "--follow",
            "--relative",
            "--no-ext-diff",
            "--no-textconv",
            "--name-only",
            "--format=%H",
            "--",
            file,
        ],
    );
    let lines: Vec<String> = log.unwrap_or_default().lines().map(str::to_owned).collect();
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let root: PathBuf = root.to_owned();
    let mut at = 0;
    std::iter::from_fn(move || {
        let [commit, path] = lines.get(at..at + 2)? else { return None };
        at += 2;
        Some((commit.clone(), path.clone()))
    })
    .filter_map(move |(commit, path)| {
        let text = git(&root, &["show", "--no-textconv", &format!("{commit}:./{path}")])?;
        Some((path, text))
    })
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        // Whatever the repository's settings say, nothing but git runs.
        .args(["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"])
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
}
