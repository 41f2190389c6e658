//! Leaflets that a machine is needed for: many contacts, long words, what is kept between runs.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{AS_OF, TestGuide};
use std::fs;
use std::path::PathBuf;

const FORMATS: [&str; 5] = ["a4", "trifold", "poster", "bilingual", "card"];

/// A page in Italian and Arabic that goes on every form of paper.
fn page(guide: &TestGuide, front: &str, body: &str) {
    let head = format!("title = \"Prova\"\nkind = \"right\"\nverified = {AS_OF}\n{front}");
    let formats = format!("[leaflet]\nformats = {FORMATS:?}\n");
    guide.write("content/hard.it.md", format!("+++\n{head}\n{formats}+++\n{body}\n"));
    guide.write("content/hard.ar.md", format!("+++\ntitle = \"تجربة\"\n+++\n{body}\n"));
}

fn starter() -> TestGuide {
    let guide = TestGuide::starter();
    let config = guide.read("guide.toml");
    let config: Vec<&str> = config
        .lines()
        .map(|line| if line.starts_with("languages") { "languages = [\"it\", \"en\", \"ar\"]" } else { line })
        .collect();
    guide.write("guide.toml", config.join("\n"));
    guide
}

/// The formats of the page that were made, and the codes of what was found.
fn leaflets(guide: &TestGuide, lang: &str) -> (Vec<String>, Vec<String>) {
    let said = guide.run(&["leaflets", "--page", "hard", "--lang", lang, "--as-of", AS_OF]);
    assert_eq!(said.exit, 0, "{}", said.document);
    let texts = |list: &str, key: &str| -> Vec<String> {
        let items = said.document[list].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| Some(item[key].as_str()?.to_owned())).collect()
    };
    (texts("leaflets", "format"), texts("findings", "code"))
}

#[test]
fn forty_contacts_fit_where_paper_can_grow_and_are_told_where_it_cannot() {
    let guide = starter();
    for number in 0..40 {
        let contact = format!(
            "[contact]\nphones = [{{ number = \"+39 0583 4400{number:02}\" }}]\nhours = \"Mo-Fr 09:00-13:00\"\n"
        );
        let head = format!("title = \"Ufficio numero {number}\"\nkind = \"contact\"\nverified = {AS_OF}\n");
        guide.write(&format!("content/office-{number}.it.md"), format!("+++\n{head}{contact}+++\n"));
    }
    let contacts: Vec<String> = (0..40).map(|number| format!("office-{number}")).collect();
    page(&guide, &format!("contacts = {contacts:?}"), "Testo.");
    for lang in ["it", "ar"] {
        let (made, found) = leaflets(&guide, lang);
        assert!(made.contains(&"a4".to_owned()), "{made:?}");
        for fixed in ["trifold", "card"] {
            assert!(!made.contains(&fixed.to_owned()), "{made:?}");
        }
        assert!(found.iter().filter(|code| *code == "leaflet/overflow").count() >= 2, "{found:?}");
    }
}

#[test]
fn words_and_tables_that_are_wider_than_the_paper_break_nothing() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
    let row = format!("|{}\n", " casa lunga |".repeat(14));
    let table = format!("{row}|{}\n{row}{row}", "---|".repeat(14));
    let guide = starter();
    page(
        &guide,
        "",
        &format!("{long} (بيت (casa) {long}) https://example.org/{long}\n\n{table}\n> {long}\n"),
    );
    for lang in ["it", "ar"] {
        let (made, found) = leaflets(&guide, lang);
        let expected = if lang == "it" { 4 } else { 5 };
        assert_eq!(made.len(), expected, "{made:?} {found:?}");
        assert!(found.iter().all(|code| code != "leaflet/compile"), "{found:?}");
    }
}

#[test]
fn a_page_without_words_or_contacts_goes_on_paper() {
    let guide = starter();
    page(&guide, "", "");
    assert_eq!(leaflets(&guide, "it").0.len(), 4);
}

/// What the second run takes over is what the first one made, and damage is not believed.
#[test]
fn a_second_build_sets_nothing_and_a_damaged_store_is_set_again() {
    let guide = starter();
    page(&guide, "", "Testo.");
    let build = || {
        let said = guide.run(&["build", "--as-of", AS_OF]);
        assert_eq!(said.exit, 0, "{}", said.document);
        let set = said.document["leaflets_set"].as_u64().expect("a file or a figure");
        (set, fs::read(guide.path("public/ar/leaflets/hard.trifold.pdf")).expect("a file or a figure"))
    };
    let (set, first) = build();
    assert!(set >= 9, "{set}");
    assert_eq!(build(), (0, first.clone()));

    let kept: Vec<PathBuf> = walkdir::WalkDir::new(guide.path(".sirio/cache"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".gitignore")
        .map(walkdir::DirEntry::into_path)
        .collect();
    assert!(kept.len() >= 9, "{kept:?}");
    for file in &kept {
        let mut bytes = fs::read(file).expect("a file or a figure");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(file, bytes).expect("a file or a figure");
    }
    assert_eq!(build(), (set, first));

    page(&guide, "", "Altro testo.");
    let (again, changed) = build();
    assert!((1..set).contains(&again), "{again}");
    assert_eq!(build(), (0, changed));
}

/// In one file, each leaflet begins on the page that the contents name, and counts its own pages.
#[test]
fn a_pack_names_the_pages_on_which_its_leaflets_begin() {
    let guide = starter();
    let text = "Una riga di testo che riempie il foglio.\n\n".repeat(120);
    for (name, title, body) in
        [("a", "Primo", text.as_str()), ("b", "Secondo", "Testo."), ("c", "Terzo", "Testo.")]
    {
        let head =
            format!("title = \"{title}\"\nkind = \"right\"\nverified = {AS_OF}\nowner = \"nue-112\"\n");
        guide.write(&format!("content/{name}.it.md"), format!("+++\n{head}+++\n{body}\n"));
    }
    let file = guide.path("pack.pdf");
    let pack = file.to_str().expect("a path in UTF-8");
    let arguments =
        ["leaflets", "--pack", "nue-112", "--lang", "it", "--format", "a4", "--as-of", AS_OF, "-o", pack];
    let said = guide.run(&arguments);
    assert_eq!(said.exit, 0, "{}", said.document);
    let text = |page: usize| {
        let page = page.to_string();
        let output = std::process::Command::new("pdftotext")
            .args(["-f", &page, "-l", &page, pack, "-"])
            .output()
            .expect("pdftotext runs: apt-get install poppler-utils");
        String::from_utf8_lossy(&output.stdout).replace(['\u{2068}', '\u{2069}'], "")
    };
    let contents = text(1);
    let numbers: Vec<usize> = contents
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Pagina ")?.trim().parse().ok())
        .collect();
    let leaflets = said.document["leaflets"].as_array().expect("a list");
    assert_eq!(numbers.len(), leaflets.len(), "{contents}");
    for (number, leaflet) in numbers.iter().zip(leaflets) {
        let title = leaflet["title"].as_str().expect("a title");
        let page = text(*number).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(number % 2 == 1 && page.contains(title), "{title}: {number}\n{contents}\n{page}");
    }
    let sides = (numbers[0]..numbers[1]).filter(|page| text(*page).contains("Pagina")).count();
    let first = text(numbers[0]);
    assert!(sides > 1 && first.contains(&format!("Pagina 1 di {sides}")), "{sides}: {first}");
}
