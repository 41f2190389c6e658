//! Input that only a machine can make: bytes, links, rights, sizes. Each must give a finding at its
//! place and exit 1 (2 where the machine is at fault), leave the rest checked, lose nothing.
//! (Bad input that can be written as text stands in `tests/cases`.)

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{AS_OF, TestGuide, sirio, tree};
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

/// One bad file must not hide what is wrong in another.
fn with_a_second_fault() -> TestGuide {
    let guide = TestGuide::starter();
    guide.page("content/second.it.md", "[nulla](missing.md)");
    guide
}

fn second_is_found(said: &common::Said) {
    assert_eq!(said.of("link/broken").len(), 1, "{said:#?}");
}

#[test]
fn bytes_that_are_not_utf8() {
    let guide = with_a_second_fault();
    guide.write("content/bad.it.md", b"+++\ntitle = \"a\"\n+++\n\xff\xfe\n");
    let said = guide.check();
    said.has_error("file/not-utf8", "content/bad.it.md:1:1 the file is not UTF-8 (line 4");
    second_is_found(&said);
}

#[test]
fn a_byte_order_mark() {
    let guide = with_a_second_fault();
    guide.write("content/bad.it.md", format!("\u{FEFF}+++\ntitle = \"a\"\nverified = {AS_OF}\n+++\n"));
    let said = guide.check();
    said.has_error("file/byte-order-mark", "content/bad.it.md:1:1");
    assert!(said.of("front-matter/missing").is_empty(), "the page behind the mark is read");
    second_is_found(&said);
}

#[test]
fn windows_line_ends() {
    let guide = with_a_second_fault();
    guide.write(
        "content/bad.it.md",
        format!("+++\r\ntitle = \"a\"\r\nverified = {AS_OF}\r\n+++\r\n[x](no.md)\r\n"),
    );
    let said = guide.check();
    said.has_error("file/line-endings", "content/bad.it.md:1:4");
    assert!(
        said.of("link/broken").iter().any(|found| found.starts_with("content/bad.it.md:5:1")),
        "{said:#?}"
    );
}

#[test]
fn a_name_in_decomposed_unicode() {
    let guide = with_a_second_fault();
    guide.page("content/cafe\u{301}.it.md", "Testo.");
    let said = guide.check();
    said.has_error("file/name-not-nfc", "content/café.it.md:1:1");
    second_is_found(&said);
}

#[test]
fn a_name_that_is_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let guide = with_a_second_fault();
    let name = std::ffi::OsStr::from_bytes(b"bad\xff.it.md");
    fs::write(guide.path("content").join(name), "x").expect("a file");
    let said = guide.check();
    assert_eq!(said.of("file/name-not-utf8").len(), 1, "{said:#?}");
    assert_eq!(said.exit, 1);
    second_is_found(&said);
}

#[test]
fn names_that_differ_only_in_case() {
    let guide = with_a_second_fault();
    guide.page("content/Casa.it.md", "Testo.");
    guide.page("content/casa.it.md", "Testo.");
    let said = guide.check();
    said.has_error("file/case-collision", "content/casa.it.md:1:1");
    second_is_found(&said);
}

#[test]
fn a_symlink_out_of_the_root() {
    let guide = with_a_second_fault();
    symlink("/etc/passwd", guide.path("content/passwd.it.md")).expect("a link");
    let said = guide.check();
    said.has_error("file/symlink", "content/passwd.it.md:1:1");
    assert!(!said.document.to_string().contains("root:"), "nothing of the file comes out");
    second_is_found(&said);
}

#[test]
fn a_symlink_that_makes_a_cycle() {
    let guide = with_a_second_fault();
    symlink("..", guide.path("content/health/loop")).expect("a link");
    let said = guide.check();
    said.has_error("file/symlink", "content/health/loop:1:1");
    second_is_found(&said);
}

#[test]
fn a_symlink_inside_the_guide_is_a_file_like_others() {
    let guide = TestGuide::starter();
    symlink("emergency.it.md", guide.path("content/health/copy.it.md")).expect("a link");
    assert_eq!(guide.check().exit, 0);
}

#[test]
fn a_folder_named_like_a_page() {
    let guide = with_a_second_fault();
    fs::create_dir(guide.path("content/page.it.md")).expect("a folder");
    let said = guide.check();
    said.has_error("file/not-a-file", "content/page.it.md:1:1");
    second_is_found(&said);
}

/// Root may read everything, so this runs the program without that right where it has it.
#[test]
fn a_file_without_read_permission() {
    let guide = with_a_second_fault();
    guide.page("content/secret.it.md", "Testo.");
    fs::set_permissions(guide.path("content/secret.it.md"), fs::Permissions::from_mode(0o000))
        .expect("rights");
    let readable = fs::read(guide.path("content/secret.it.md")).is_ok();
    let mut command = if readable {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--bounding-set=-all", "--inh-caps=-all", "--securebits=+noroot"]);
        command.arg(env!("CARGO_BIN_EXE_sirio"));
        command
    } else {
        sirio()
    };
    command
        .args(["check", "--no-leaflets", "--format", "json", "--as-of", AS_OF, "--root"])
        .arg(guide.root());
    let said = common::said(&command.output().expect("setpriv (util-linux) runs"));
    said.has_error("file/unreadable", "content/secret.it.md:1:1");
    second_is_found(&said);
}

#[test]
fn a_page_of_fifty_megabytes() {
    let guide = with_a_second_fault();
    guide.page("content/huge.it.md", &"parola ".repeat(7_500_000));
    let said = guide.check();
    said.has_error("file/too-large", "content/huge.it.md:1:1");
    second_is_found(&said);
}

#[test]
fn ten_thousand_nested_quotes() {
    let guide = with_a_second_fault();
    guide.page("content/deep.it.md", &format!("{} fondo", ">".repeat(10_000)));
    let said = guide.check();
    said.has_error("text/too-deep", "content/deep.it.md:5:");
    second_is_found(&said);
}

#[test]
fn ten_thousand_nested_lists() {
    let guide = with_a_second_fault();
    guide.page("content/deep.it.md", &format!("{}fondo", "- ".repeat(10_000)));
    let said = guide.check();
    said.has_error("text/too-deep", "content/deep.it.md:5:");
    second_is_found(&said);
}

#[test]
fn emphasis_and_links_nested_ten_thousand_deep() {
    let guide = with_a_second_fault();
    let body = format!("{}x{}\n\n{}y", "*a **b ".repeat(5_000), "** *".repeat(5_000), "[".repeat(10_000));
    guide.page("content/deep.it.md", &body);
    second_is_found(&guide.check());
}

#[test]
fn a_title_of_a_hundred_thousand_characters() {
    let guide = with_a_second_fault();
    guide.write(
        "content/long.it.md",
        format!("+++\ntitle = \"{}\"\nverified = {AS_OF}\n+++\n", "à".repeat(100_000)),
    );
    let said = guide.check();
    said.has_error("text/title-length", "content/long.it.md:2:9");
    second_is_found(&said);
}

#[test]
fn a_guide_without_pages() {
    let guide = TestGuide::starter();
    fs::remove_dir_all(guide.path("content")).expect("removed");
    fs::create_dir(guide.path("content")).expect("a folder");
    let said = guide.check();
    said.has_error("file/empty-content", "content:1:1");
}

#[test]
fn a_folder_that_is_no_guide() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = sirio().args(["check", "--root"]).arg(folder.path()).output().expect("sirio runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no guide.toml"));
}

/// The site goes to a device that is always full.
#[test]
fn a_full_disk() {
    let guide = TestGuide::starter();
    assert_eq!(guide.build().exit, 0);
    let before = tree(&guide.path("public"));
    guide.page("content/new.it.md", "Testo.");
    let output = std::process::Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=write,copy_file_range", "-e"])
        .arg("inject=write:error=ENOSPC:when=3+")
        .arg(env!("CARGO_BIN_EXE_sirio"))
        .args(["build", "--no-leaflets", "-q", "--as-of", AS_OF, "--root"])
        .arg(guide.root())
        .output()
        .expect("strace runs: apt-get install strace");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(tree(&guide.path("public")), before, "the old site stays");
    assert_eq!(guide.build().exit, 0, "the next build is as if nothing had been");
}

/// Leaflets go to a device that is always full: which file is said, and no half of one stays.
#[test]
fn a_full_disk_for_leaflets() {
    let guide = TestGuide::starter();
    let output = std::process::Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=write",
            "-e",
            "inject=write:error=ENOSPC:when=1+",
        ])
        .arg(env!("CARGO_BIN_EXE_sirio"))
        .args(["leaflets", "-q", "--as-of", AS_OF, "--root"])
        .arg(guide.root())
        .output()
        .expect("strace runs: apt-get install strace");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let files = tree(&guide.path("leaflets"));
    assert!(files.is_empty(), "{:?}", files.keys());
    assert_eq!(guide.run(&["leaflets", "--as-of", AS_OF]).exit, 0);
    assert!(!tree(&guide.path("leaflets")).is_empty());
}

/// A report that goes to a link is written behind it, and one that goes to a pipe or a device into it:
/// none of them is replaced by a file, which would take `/dev/null` away from a whole machine.
#[test]
fn a_report_to_what_is_no_file() {
    let guide = TestGuide::starter();
    let at = |name: &str| guide.path(name).to_string_lossy().into_owned();
    let report = |to: &str| guide.run(&["coverage", "--as-of", AS_OF, "-o", to]);

    guide.write("real.json", "");
    symlink("real.json", guide.path("link.json")).expect("a link");
    assert_eq!(report(&at("link.json")).exit, 0);
    assert!(guide.path("link.json").symlink_metadata().is_ok_and(|found| found.is_symlink()));
    let written = guide.read("real.json");
    assert!(written.starts_with('{'), "{written}");

    let made = std::process::Command::new("mkfifo").arg(guide.path("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let pipe = guide.path("pipe");
    let reader = std::thread::spawn(move || std::fs::read_to_string(pipe));
    assert_eq!(report(&at("pipe")).exit, 0);
    assert!(guide.path("pipe").metadata().is_ok_and(|found| found.file_type().is_fifo()));
    assert_eq!(reader.join().expect("the reader ends").expect("the pipe is read"), written);

    let full = report("/dev/full");
    assert_eq!(full.exit, 2, "a device that is full is said");
}

/// A small file that says it is a picture of 60,000 × 60,000 dots is not unpacked.
#[test]
fn a_picture_that_would_fill_the_memory() {
    let guide = TestGuide::starter();
    let mut png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    png.extend(60_000_u32.to_be_bytes());
    png.extend(60_000_u32.to_be_bytes());
    png.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    guide.write("content/bomb.png", png);
    guide.write(
        "content/a.it.md",
        format!(
            "+++\ntitle = \"Prova\"\nkind = \"right\"\nverified = {AS_OF}\n+++\n![Una bomba](bomb.png)\n"
        ),
    );
    let said = guide.run(&["check", "--as-of", AS_OF]);
    let found = said.of("leaflet/picture");
    assert_eq!(found.len(), 1, "{said:#?}");
    assert!(
        found[0].starts_with("content/a.it.md:6:1 `bomb.png` cannot be printed: it has 60000 × 60000"),
        "{found:?}"
    );
    assert_eq!(said.exit, 0, "{said:#?}");
}

/// Nothing that is no site is ever emptied, and never the guide itself.
#[test]
fn an_output_that_is_no_site() {
    let guide = TestGuide::starter();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("letter.txt"), "dear").expect("a file");
    let output = |target: &std::path::Path| {
        let mut command = sirio();
        command.args(["build", "--no-leaflets", "--as-of", AS_OF, "--output"]).arg(target);
        command.arg("--root").arg(guide.root()).output().expect("sirio runs").status.code()
    };
    assert_eq!(output(folder.path()), Some(2));
    assert!(folder.path().join("letter.txt").exists());
    assert_eq!(output(&guide.root()), Some(2));
    assert_eq!(output(&guide.path("content")), Some(2));
    assert!(guide.path("content/_index.it.md").exists());
}

#[test]
fn an_error_leaves_the_site_as_it_was() {
    let guide = TestGuide::starter();
    assert_eq!(guide.build().exit, 0);
    let before = tree(&guide.path("public"));
    guide.page("content/bad.it.md", "[nulla](missing.md)");
    assert_eq!(guide.build().exit, 1);
    assert_eq!(tree(&guide.path("public")), before);
}
