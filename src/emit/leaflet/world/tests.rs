//! Sets the theme's leaflets and small files of its own; never writes to the disk.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use super::super::fonts::{Fonts, families};
use super::super::pictures::Pictures;
use super::clusters::mended;
use super::{Date, Leaflet, Over, PrintError, Printer, Severity};

const DAY: Date = Date { year: 2026, month: 11, day: 23 };
static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/sirio/leaflets");
static NO_PICTURES: LazyLock<Pictures> = LazyLock::new(Pictures::default);

fn printer(files: &[(&str, &str)]) -> Printer<'static> {
    let files: BTreeMap<String, Arc<str>> =
        files.iter().map(|&(name, text)| (name.to_owned(), Arc::from(text))).collect();
    Printer::new(Fonts::shared(), &NO_PICTURES, &files).unwrap()
}

fn theme() -> Printer<'static> {
    let files: Vec<(&str, &str)> =
        THEME.files().map(|file| (file.path().to_str().unwrap(), file.contents_utf8().unwrap())).collect();
    printer(&files)
}

fn print(printer: &Printer<'_>, view: &Value) -> Vec<u8> {
    printer.lay_out(bytes(view), DAY).unwrap().pdf().unwrap()
}

fn view(lang: &str, dir: &str, script: &str, title: &str) -> Value {
    let run = |text: &str| json!({ "text": text, "href": null, "lang": lang, "dir": dir });
    let italian = |text: &str| json!({ "text": text, "href": null, "lang": "it", "dir": "ltr" });
    let phone =
        json!({ "kind": "phone", "label": title, "values": [run("\u{2066}+39 0583 970 001\u{2069}")] });
    let card = json!({
        "id": "questura", "name": italian("Questura (LU)"), "translated": run(title),
        "lines": [phone], "notes": [],
    });
    let text = |text: &str| json!({ "kind": "text", "text": text });
    let blocks = json!([
        { "kind": "paragraph", "children": [text(title), { "kind": "break" },
            { "kind": "official", "text": "permesso", "lang": "it", "dir": "ltr" },
            { "kind": "link", "href": "https://example.org/", "children": [text("example.org")] }] },
        { "kind": "list", "ordered": true, "start": 3, "items": [[text(title)], [{ "kind": "rule" }]] },
        { "kind": "table", "head": [[text(title)], [text("2")]], "rows": [[[text("1")]], []] },
        { "kind": "code", "text": "#1" },
    ]);
    let leaflet = json!({
        "format": "a4", "lang": lang, "dir": dir, "endonym": lang, "fonts": families(script).unwrap(),
        "title": run(title), "original_title": italian("Titolo"), "summary": null,
        "guide_name": run(title), "notices": [title], "facts": [phone],
        "sections": [{ "id": "s", "level": 2, "lang": lang, "dir": dir, "heading": [text(title)],
            "notice": title, "blocks": blocks }],
        "contacts_heading": title, "contacts": [card], "emergency_heading": title, "emergency": [card],
        "url": "https://example.org/x/", "url_text": "example.org/x", "qr_alt": "QR", "scan_text": title,
        "qr_svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h3v3H0z'/></svg>",
        "owner": null, "imprint": [title], "page_of": "{page}/{pages}", "beside": null, "languages": [],
    });
    json!({ "contents": null, "attempts": [0], "links": true, "leaflets": [leaflet] })
}

fn bytes(view: &Value) -> Vec<u8> {
    serde_json::to_vec(view).unwrap()
}

fn refused(text: &str) -> Vec<super::Problem> {
    let printer = printer(&[("print.typ", text)]);
    match printer.lay_out(b"{}".to_vec(), DAY).and_then(|laid_out| laid_out.pdf()) {
        Err(PrintError::Theme(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn same_bytes_in_any_order_and_on_any_thread() {
    let leaflets: Vec<Value> = (0..6)
        .flat_map(|n| {
            [view("it", "ltr", "Latn", &format!("Casa {n}")), view("ar", "rtl", "Arab", &format!("بيت {n}"))]
        })
        .collect();
    let theme = theme();
    let print = |leaflet: &Value| print(&theme, leaflet);
    let first: Vec<Vec<u8>> = leaflets.par_iter().map(print).collect();
    comemo::evict(0);
    let mut again: Vec<Vec<u8>> = leaflets.iter().rev().map(print).collect();
    again.reverse();
    comemo::evict(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let mut pooled: Vec<Vec<u8>> = pool.install(|| leaflets.par_iter().rev().map(print).collect());
    pooled.reverse();
    assert!(first == again && first == pooled);
    assert!(first.iter().all(|pdf| pdf.starts_with(b"%PDF-")));
    assert_ne!(first[0], first[2]);
}

#[test]
fn a_character_that_no_font_has_comes_back_with_its_text() {
    let view = view("it", "ltr", "Latn", "Ufficio \u{2066}𓀀\u{2069} di Lucca");
    let theme = theme();
    let printed = theme.lay_out(bytes(&view), DAY).unwrap();
    assert_eq!(printed.missing_glyphs.len(), 1, "{:?}", printed.missing_glyphs);
    assert_eq!(printed.missing_glyphs[0].text, "𓀀");
    assert!(printed.missing_glyphs[0].within.contains("Ufficio"), "{:?}", printed.missing_glyphs);
}

#[test]
fn isolates_and_joiners_are_not_missing() {
    for (lang, dir, script) in [("it", "ltr", "Latn"), ("ar", "rtl", "Arab")] {
        let marks = "\u{2066}a\u{2069}\u{2067}\u{2069}\u{2068}b\u{2069}\u{200e}\u{200f}\u{200b}\u{200d}\u{200c}\u{00ad}\u{2060}";
        let theme = theme();
        let printed = theme.lay_out(bytes(&view(lang, dir, script, marks)), DAY).unwrap();
        assert_eq!(printed.missing_glyphs, []);
        assert!(printed.pdf().is_ok());
    }
}

#[test]
fn words_of_other_scripts_are_set() {
    let view = view("it", "ltr", "Latn", "中文 العربية বাংলা සිංහල አማርኛ українська ελληνικά हिन्दी ✓ →");
    let theme = theme();
    let printed = theme.lay_out(bytes(&view), DAY).unwrap();
    assert_eq!(printed.missing_glyphs, []);
    assert_eq!(printed.warnings, []);
}

#[test]
fn data_is_never_evaluated() {
    let view = view("it", "ltr", "Latn", "#panic() *a* $x$ ${ \\u{61} } = b @c <d> `e` // f");
    assert!(theme().lay_out(bytes(&view), DAY).is_ok());
}

#[test]
fn errors_tell_the_place() {
    let problems = refused("= È\n#let x = nowhere\n");
    let place = problems[0].place.as_ref().unwrap();
    assert_eq!((place.file.as_str(), place.line, place.column), ("print.typ", 2, 10));
    assert_eq!(problems[0].severity, Severity::Error);
}

#[test]
fn nothing_else_is_readable() {
    for text in [
        "#read(\"/etc/passwd\")",
        "#read(\"print.typ\")",
        "#import \"@preview/x:1.0.0\": *",
        "#image(\"../x.png\")",
    ] {
        assert!(!refused(text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_no_accessible_pdf_is_refused() {
    let problems = refused("#set document(title: \"x\")\n== First\n");
    assert!(problems[0].message.contains("heading"), "{problems:?}");
}

#[test]
fn no_main_file_and_an_impossible_day() {
    let without = printer(&[("a4.typ", "")]);
    assert!(matches!(without.lay_out(Vec::new(), DAY), Err(PrintError::NoFile(name)) if name == "print.typ"));
    let day = Date { day: 31, ..DAY };
    assert!(matches!(theme().lay_out(Vec::new(), day), Err(PrintError::NoSuchDay(of)) if of == day));
}

#[test]
fn a_theme_says_what_does_not_fit() {
    let printer = printer(&[(
        "print.typ",
        "#set document(title: \"x\")\n= X\n#metadata((next: 2, over: ((section: \"how\", lines: 3),))) <fit>",
    )]);
    let fit = printer.lay_out(b"{}".to_vec(), DAY).unwrap().fit;
    assert_eq!((fit.next, fit.flows), (Some(2), false));
    assert_eq!(fit.over, [Over { section: "how".into(), lines: 3 }]);
}

#[test]
fn text_that_runs_off_the_paper_is_told() {
    let set = |text: &str| {
        let page = "#set page(width: 100pt, height: 100pt, margin: 10pt)\n#set text(hyphenate: false)\n";
        let printer = printer(&[("print.typ", &format!("#set document(title: \"x\")\n{page}= X\n{text}"))]);
        printer.lay_out(b"{}".to_vec(), DAY).unwrap().cut_off
    };
    assert_eq!(set("casa"), Vec::<String>::new());
    assert_eq!(set("precipitevolissimevolmente"), ["precipitevolissimevolmente"]);
    assert_eq!(set("#place(dx: -30pt)[largo]"), ["largo"]);
    assert_eq!(set("#rotate(90deg)[a]#move(dx: 80pt, rotate(180deg)[via])"), ["via"]);
}

/// The text of every run, and where each glyph is drawn.
fn drawn(frame: &Frame, at: Point, text: &mut String, glyphs: &mut Vec<String>) {
    for (position, item) in frame.items() {
        match item {
            FrameItem::Group(group) => drawn(&group.frame, at + *position, text, glyphs),
            FrameItem::Text(run) => {
                text.push_str(&run.text);
                let mut pen = at + *position;
                for glyph in &run.glyphs {
                    let up = glyph.y_offset.at(run.size);
                    let place = Point::new(pen.x + glyph.x_offset.at(run.size), pen.y - up);
                    glyphs.push(format!("{} {:.3} {:.3}", glyph.id, place.x.to_pt(), place.y.to_pt()));
                    pen.x += glyph.x_advance.at(run.size);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn clusters_bear_their_text_once_and_no_glyph_moves() {
    for (script, lang, words) in [
        ("Beng", "bn", "ডাক্তারের স্বাস্থ্য লুক্কা নিবন্ধন"),
        ("Arab", "ar", "مجانًا دائمًا موعدًا"),
        ("Sinh", "si", "වෛද්‍යවරයා ශ්‍රී"),
    ] {
        let fonts = serde_json::to_string(&families(script).unwrap()).unwrap();
        let fonts = fonts.trim_matches(['[', ']']);
        let source = format!("#set text(lang: \"{lang}\", font: ({fonts}))\n{words}");
        let printer = printer(&[("print.typ", &source)]);
        let main = printer.sources["print.typ"].id();
        let leaflet =
            Leaflet { printer: &printer, main, data: Bytes::new([]), today: DAY.datetime().unwrap() };
        let document = typst::compile::<PagedDocument>(&leaflet).output.unwrap();
        let (mut text, mut before, mut after) = (String::new(), Vec::new(), Vec::new());
        drawn(&document.pages()[0].frame, Point::zero(), &mut String::new(), &mut before);
        drawn(&mended(document).pages()[0].frame, Point::zero(), &mut text, &mut after);
        assert_eq!(before, after);
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(letters(&text), letters(words), "{text}");
    }
}
