//! `check --fix` on files that editors really have: saved on Windows, not to be written, lying elsewhere.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use common::{AS_OF, Said, TestGuide};
use std::fs;

const FIX: [&str; 5] = ["check", "--no-leaflets", "--as-of", AS_OF, "--fix"];

fn guide() -> TestGuide {
    let guide = TestGuide::starter();
    guide.page("content/b.it.md", "Testo.");
    guide
}

/// What a run has changed, as `file:line:column old → new`.
fn fixed(said: &Said) -> Vec<String> {
    let changes = said.document["fixed"].as_array().into_iter().flatten();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    changes
        .map(|change| {
            let place = format!("{}:{}:{}", text(&change["file"]), change["line"], change["column"]);
            format!("{place} {} → {}", text(&change["old"]), text(&change["new"]))
        })
        .collect()
}

#[test]
fn a_file_from_windows_keeps_every_other_byte() {
    let guide = guide();
    let text = "\u{FEFF}+++\r\ntitle = \"Però\"\r\nverified = 2026-11-01\r\n+++\r\nVai\r\n[là](B.md)\t \r\r\n\r\n- [qui][x] \r\n\r\n[x]: /B.md";
    guide.write("content/a.it.md", text);
    let said = guide.run(&FIX);
    let wanted = ["content/a.it.md:6:6 B.md → b.md", "content/a.it.md:11:6 /B.md → /b.md"];
    assert_eq!(fixed(&said), wanted, "{said:#?}");
    assert_eq!(guide.read("content/a.it.md"), text.replace("B.md", "b.md"));
    // What is wrong with the file itself is still said.
    assert_eq!(said.of("file/line-endings").len(), 1, "{said:#?}");
    assert!(said.of("link/broken").is_empty(), "{said:#?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stays_and_the_others_are_mended() {
    use std::os::unix::fs::PermissionsExt;
    let guide = guide();
    guide.page("content/a.it.md", "[là](B.md)");
    guide.page("content/c.it.md", "[là](B.md)");
    let mode = |path: &str, mode: u32| {
        fs::set_permissions(guide.path(path), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    mode("content/a.it.md", 0o444);
    mode("content/c.it.md", 0o640);
    let said = guide.run(&FIX);
    assert_eq!(said.exit, 2, "{said:#?}");
    assert!(said.stderr.contains("content/a.it.md stays as it is: it may not be written"), "{said:#?}");
    assert!(said.stderr.contains("1 file could not be mended"), "{said:#?}");
    assert_eq!(fixed(&said), ["content/c.it.md:5:6 B.md → b.md"]);
    assert!(guide.read("content/a.it.md").contains("(B.md)"));
    assert!(guide.read("content/c.it.md").contains("(b.md)"));
    let kept = fs::metadata(guide.path("content/c.it.md")).expect("a file").permissions().mode();
    assert_eq!(kept & 0o777, 0o640);
    assert_eq!(said.of("link/broken").len(), 1, "{said:#?}");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_texts_of_the_guide_is_written() {
    let guide = guide();
    guide.page("notes.md", "[là](B.md)");
    std::os::unix::fs::symlink("../notes.md", guide.path("content/a.it.md")).expect("a link");
    let before = guide.read("notes.md");
    let said = guide.run(&FIX);
    assert_eq!(said.exit, 2, "{said:#?}");
    assert!(said.stderr.contains("content/a.it.md stays as it is: it lies outside"), "{said:#?}");
    assert_eq!(guide.read("notes.md"), before);
    assert!(fixed(&said).is_empty(), "{said:#?}");
}
