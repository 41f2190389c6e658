//! What a build takes over from the one before: all that is unchanged, and nothing else.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use chrono::NaiveDate;
use common::TestGuide;
use sirio::guide::Options;
use sirio::memo::Memo;
use sirio::publish::Tree;
use std::collections::BTreeSet;

fn options() -> Options {
    Options { drafts: false, leaflets: false, as_of: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day") }
}

fn build(guide: &TestGuide, memo: &Memo) -> Tree {
    let sources = sirio::source::load(&guide.root()).expect("a guide");
    sirio::build(&sources.value, options(), memo).value.site.tree
}

/// The pages whose bytes differ.
fn changed(before: &Tree, after: &Tree) -> BTreeSet<String> {
    let pages = before.keys().chain(after.keys()).filter(|path| path.ends_with(".html"));
    pages.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// How many pages a change makes anew, and which differ.
fn renders(guide: &TestGuide, memo: &Memo, edit: impl FnOnce()) -> (usize, BTreeSet<String>) {
    let before = build(guide, memo);
    let made = memo.rendered.made();
    edit();
    let after = build(guide, memo);
    (memo.rendered.made() - made, changed(&before, &after))
}

fn replace(guide: &TestGuide, path: &str, from: &str, to: &str) {
    let text = guide.read(path);
    assert!(text.contains(from), "{path} holds {from}");
    guide.write(path, text.replace(from, to));
}

fn set(paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

#[test]
fn nothing_changed_renders_nothing() {
    let guide = TestGuide::starter();
    assert_eq!(renders(&guide, &Memo::default(), || {}), (0, set(&[])));
}

#[test]
fn a_body_edit_renders_one_page() {
    let guide = TestGuide::starter();
    let edit = || replace(&guide, "content/health/emergency.en.md", "Only a telephone", "Just a telephone");
    assert_eq!(renders(&guide, &Memo::default(), edit), (1, set(&["en/health/emergency/index.html"])));
}

#[test]
fn a_title_edit_renders_the_pages_that_show_the_title() {
    let guide = TestGuide::starter();
    let edit = || replace(&guide, "content/health/emergency.en.md", "Calling for help", "Getting help");
    let pages = ["en/a-z/index.html", "en/health/emergency/index.html", "en/health/index.html"];
    let memo = Memo::default();
    let (made, differ) = renders(&guide, &memo, edit);
    assert_eq!((made, &differ), (3, &set(&pages)));
    let site = build(&guide, &memo);
    let showing = site.iter().filter(|(path, html)| {
        path.ends_with(".html") && String::from_utf8_lossy(html).contains("Getting help")
    });
    assert_eq!(showing.map(|(path, _)| path.clone()).collect::<BTreeSet<_>>(), differ);
}

#[test]
fn a_phone_changes_wherever_it_is_shown_by_editing_one_file() {
    let guide = TestGuide::starter();
    guide
        .write("guide.toml", guide.read("guide.toml").replace("emergency = [\"nue-112\"]", "emergency = []"));
    let edit = || replace(&guide, "content/contacts/nue-112.it.md", "number = \"112\"", "number = \"113\"");
    let (made, differ) = renders(&guide, &Memo::default(), edit);
    let mut pages = BTreeSet::new();
    for lang in ["it", "en", "ar"] {
        for page in ["health/emergency", "contacts", "contacts/nue-112"] {
            pages.insert(format!("{lang}/{page}/index.html"));
        }
    }
    assert_eq!((made, differ), (9, pages));
}

/// A small generator of numbers: the same seed gives the same edits.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("small")
    }
}

/// One random edit of a kind that an editor makes.
fn edit(guide: &TestGuide, random: &mut Random, round: usize) {
    let pages = [
        "content/health/emergency.it.md",
        "content/health/emergency.en.md",
        "content/health/emergency.ar.md",
        "content/health/_index.en.md",
        "content/_index.it.md",
        "content/contacts/nue-112.ar.md",
    ];
    let page = pages[random.below(pages.len())];
    match random.below(8) {
        0 => guide.write(page, format!("{}\nParola {round}.\n", guide.read(page))),
        1 => guide.write(page, guide.read(page).replacen("title = \"", &format!("title = \"{round} "), 1)),
        2 => {
            guide.page(&format!("content/health/extra{}.it.md", random.below(3)), &format!("Testo {round}."));
        }
        3 => {
            let _ =
                std::fs::remove_file(guide.path(&format!("content/health/extra{}.it.md", random.below(3))));
        }
        4 => guide.page(
            &format!("content/health/extra{}.en.md", random.below(3)),
            "See [112](contact:nue-112) and [this](emergency.md#how).",
        ),
        5 => {
            let phone = ["112", "113", "115", "118"][random.below(4)];
            let text = guide.read("content/contacts/nue-112.it.md");
            let start = text.find("number = \"").expect("a number") + 10;
            let mut edited = text.clone();
            edited.replace_range(start..start + 3, phone);
            guide.write("content/contacts/nue-112.it.md", edited);
        }
        6 => guide.write("i18n/en/ui.ftl", format!("start-page = Start {round}\n")),
        _ => {
            let lists = ["[\"nue-112\"]", "[]"];
            let text = guide.read("guide.toml");
            let (from, to) = if text.contains("emergency = []") { (1, 0) } else { (0, 1) };
            guide.write("guide.toml", text.replace(lists[from], lists[to]));
        }
    }
}

#[test]
fn incremental_bytes_are_full_build_bytes_after_random_edits() {
    let seed =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").subsec_nanos();
    let mut random = Random(u64::from(seed) | 1);
    let guide = TestGuide::starter();
    let memo = Memo::default();
    build(&guide, &memo);
    for round in 0..60 {
        edit(&guide, &mut random, round);
        let incremental = build(&guide, &memo);
        let full = build(&guide, &Memo::default());
        assert!(
            incremental == full,
            "round {round} of seed {seed} differs: {:?}",
            changed(&incremental, &full)
        );
    }
}
