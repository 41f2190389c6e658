//! The same inputs and the same day give the same bytes, PDFs included, at any number of threads.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{AS_OF, sirio, tree};
use std::collections::BTreeMap;

/// Builds the guide of this repository from nothing.
fn build(threads: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("site");
    let output = sirio()
        .args(["build", "-q", "--as-of", AS_OF, "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
        .arg(&target)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .expect("sirio runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&target)
}

#[track_caller]
fn same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) {
    let differ: Vec<&String> = a.keys().chain(b.keys()).filter(|path| a.get(*path) != b.get(*path)).collect();
    assert!(differ.is_empty(), "these differ: {differ:?}");
}

#[test]
fn two_builds_and_builds_at_one_and_two_threads_are_the_same_to_the_byte() {
    let first = build("2");
    assert!(first.keys().filter(|path| path.ends_with(".pdf")).count() > 30, "there are PDFs to compare");
    same(&first, &build("2"));
    same(&first, &build("1"));
}
