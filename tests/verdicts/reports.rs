//! The forms in which a run is told.

use crate::play::Play;
use roxmltree::{Document, Node};

fn guide() -> Play {
    let play = Play::new(
        "[a](ROOT/ok/a) [b](ROOT/status/404/b?x=1&y=2) [c](ROOT/status/403/c) [d](ROOT/moved/301/ok/d) [e](nowhere.md)",
    );
    play.write(
        "content/ufficio.it.md",
        "+++\ntitle = \"Ufficio\"\nid = \"ufficio\"\nkind = \"contact\"\nverified = 2026-11-01\n[contact]\nwebsite = \"ROOT/status/404/b?x=1&y=2\"\n+++\n",
    );
    play
}

/// The link is dead by then.
fn on_the_third_day(play: &Play, format: &[&str]) -> String {
    play.check(20, &[]);
    play.check(21, &[]);
    play.text(22, format)
}

#[test]
fn a_line_sums_up() {
    let text = on_the_third_day(&guide(), &[]);
    let line =
        "4 links at 1 host: 1 ok, 1 moved, 1 dead, 0 failing, 1 unverifiable (-v shows them), 0 not asked";
    assert!(text.contains(line), "{text}");
    assert!(!text.contains("not for you"), "{text}");
    let text = guide().text(20, &["-v"]);
    assert!(text.contains("not for you") && text.contains("1 unverifiable, 0 not asked"), "{text}");
    let text = guide().text(20, &["--quiet"]);
    assert!(!text.contains("unverifiable"), "{text}");
}

#[test]
fn test_results_are_well_formed_and_only_errors_are_red() {
    let text = on_the_third_day(&guide(), &["--format", "junit"]);
    let document = Document::parse(&text).expect("XML");
    let root = document.root_element();
    assert_eq!(
        (root.tag_name().name(), root.attribute("tests"), root.attribute("failures")),
        ("testsuites", Some("5"), Some("2"))
    );
    let cases: Vec<Node<'_, '_>> = root.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let told: Vec<(&str, Vec<&str>)> = cases
        .iter()
        .map(|case| {
            let parts = case.children().filter(Node::is_element).map(|part| part.tag_name().name());
            (case.attribute("name").unwrap_or_default(), parts.collect())
        })
        .collect();
    let expected = [
        ("content/a.it.md", vec!["failure"]),
        ("ROOT/moved/301/ok/d", vec!["system-out"]),
        ("ROOT/ok/a", vec![]),
        ("ROOT/status/403/c", vec!["system-out"]),
        ("ROOT/status/404/b?x=1&y=2", vec!["failure"]),
    ];
    assert_eq!(told, expected);
    let failure = cases[4].children().find(|node| node.has_tag_name("failure")).and_then(|node| node.text());
    let lines: Vec<&str> =
        failure.unwrap_or_default().lines().filter(|line| line.contains("link/dead")).collect();
    assert_eq!(lines.len(), 2, "one for each place: {failure:?}");
}

#[test]
fn what_was_not_asked_is_skipped() {
    let text = guide().text(20, &["--format", "junit", "--budget", "0"]);
    let document = Document::parse(text.split("sirio: ").next().unwrap_or_default()).expect("XML");
    assert_eq!(document.root_element().attribute("skipped"), Some("4"));
}

#[test]
fn one_page_shows_links_by_verdict_and_by_organisation() {
    let play = guide();
    play.write("content/_index.it.md", "+++\ntitle = \"Guida\"\nowner = \"ufficio\"\n+++\n");
    let page = on_the_third_day(&play, &["--format", "html"]);
    let page = page.replace("&#x2f;", "/");
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"), "{page}");
    for part in [
        "<h3 id=\"dead\">Dead: 1 address</h3>",
        "<h3 id=\"moved\">",
        "<h3 id=\"unverifiable\">",
        "<code>content/ufficio.it.md:7</code>",
        "<h2 id=\"owners\">Links to mend, by organisation</h2>",
        "<span lang=\"it\" dir=\"ltr\">Ufficio</span>",
        "<h3 id=\"file-1\">content/a.it.md</h3>",
        "there is no page `nowhere`",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn json_lists_every_link_with_its_places() {
    let said = guide().check(20, &[]);
    let links = &said.document["links"];
    assert_eq!((&links["hosts"], &links["asked"], &links["complete"]), (&1.into(), &4.into(), &true.into()));
    let failing = &links["list"][3];
    assert_eq!(failing["verdict"], "failing");
    assert_eq!(failing["code"], "status-404");
    assert_eq!(failing["reason"], "the site answers “not found” (404)");
    assert_eq!(failing["since"], "2026-11-20");
    assert_eq!(failing["places"].as_array().map(Vec::len), Some(2));
    assert_eq!(failing["places"][1]["file"], "content/ufficio.it.md");
    assert_eq!((&failing["places"][1]["line"], &failing["places"][1]["column"]), (&7.into(), &11.into()));
}
