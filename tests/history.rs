//! What a text was is found in git where it was not kept, through renames; and not being found
//! changes no state.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{TestGuide, sirio};
use std::process::Command;

fn git(guide: &TestGuide, arguments: &[&str]) {
    let status = Command::new("git")
        .arg("-C")
        .arg(guide.root())
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
        .args(arguments)
        .status()
        .expect("git runs");
    assert!(status.success(), "git {arguments:?}");
}

fn difference(guide: &TestGuide, page: &str) -> String {
    let output = sirio()
        .args(["coverage", "--page", page, "--lang", "en", "--root"])
        .arg(guide.root())
        .output()
        .expect("sirio runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_text_that_was_translated_is_found_in_git_through_a_rename() {
    let guide = TestGuide::starter();
    let page = |number: u32| {
        format!("+++\ntitle = \"Prova\"\nid = \"prova\"\n+++\nEntro {number} giorni, con calma.\n")
    };
    guide.write("content/prova.it.md", page(8));
    guide.write("content/prova.en.md", "+++\ntitle = \"Test\"\n+++\nWithin 8 days, calmly.\n");
    git(&guide, &["init", "-q"]);
    git(&guide, &["add", "-A"]);
    git(&guide, &["commit", "-qm", "one"]);
    let synced = sirio().args(["sync", "prova", "--lang", "en", "--root"]).arg(guide.root()).status();
    assert!(synced.expect("sirio runs").success());
    git(&guide, &["mv", "content/prova.it.md", "content/piano.it.md"]);
    git(&guide, &["mv", "content/prova.en.md", "content/piano.en.md"]);
    git(&guide, &["commit", "-qam", "two"]);
    guide.write("content/piano.it.md", page(9));
    git(&guide, &["commit", "-qam", "three"]);
    assert!(difference(&guide, "prova").contains("Entro [-8-]{+9+} giorni"), "kept beside the records");

    std::fs::remove_dir_all(guide.path("i18n/source")).expect("texts were kept");
    assert!(difference(&guide, "prova").contains("Entro [-8-]{+9+} giorni"), "found in git");

    std::fs::remove_dir_all(guide.path(".git")).expect("a repository");
    let said = difference(&guide, "prova");
    assert!(said.contains("#_: outdated-facts") && said.contains("is not known"), "{said}");
}
