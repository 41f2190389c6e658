use super::{from_locale, read, to_locale, write};
use crate::diagnostic::Reported;
use crate::handoff::{Code, Package, Progress, Returned, Unit};
use crate::model::Lang;
use chrono::NaiveDate;
use proptest::prelude::*;

fn package(units: Vec<Unit>) -> Package {
    Package {
        source: Lang::parse("it").unwrap(),
        target: Lang::parse("zh-Hant").unwrap(),
        is_pivot: false,
        project: "guide.example".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        units,
    }
}

fn unit(key: &str, source: &str, target: &str) -> Unit {
    Unit {
        key: key.to_owned(),
        place: "content/a.it.md:12".to_owned(),
        notes: vec!["Page: Uno".to_owned()],
        source: source.to_owned(),
        previous: None,
        target: target.to_owned(),
        progress: if target.is_empty() { Progress::Missing } else { Progress::Done },
        basis: "1 35e156b99e637d37 missing".to_owned(),
        codes: vec![],
    }
}

fn back(text: &str) -> Reported<Returned> {
    read(&"x.po".into(), text)
}

/// Writes, reads and compares all that a file carries.
fn check_round_trip(package: &Package) {
    let text = write(package);
    let Reported { value, findings } = back(&text);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    assert_eq!(value.source.as_ref(), Some(&package.source));
    assert_eq!(value.target.as_ref(), Some(&package.target));
    assert_eq!(value.is_pivot, package.is_pivot);
    assert_eq!(value.translator, None);
    let units: Vec<_> = package.units.iter().filter(|unit| !unit.source.is_empty()).collect();
    assert_eq!(value.units.len(), units.len());
    for (returned, unit) in value.units.iter().zip(units) {
        assert_eq!(
            (&returned.key, &returned.source, &returned.target),
            (&unit.key, &unit.source, &unit.target),
            "{text}"
        );
        assert_eq!(returned.is_done, unit.progress == Progress::Done && !unit.target.is_empty());
        assert_eq!(returned.basis.as_ref(), Some(&unit.basis).filter(|basis| !basis.is_empty()));
        assert!(text[returned.span.clone()].starts_with("msgctxt \""), "{text}");
    }
}

#[test]
fn a_file_is_as_gettext_writes_it() {
    let mut changed = unit("health/doctor#who", "Vai da <link1>loro</link1>\n\"oggi\".", "去");
    changed.previous = Some("Vai da loro.".to_owned());
    changed.progress = Progress::Doubtful;
    changed.codes =
        vec![Code { name: "link1".to_owned(), meaning: "page:rights/doctor".to_owned(), is_pair: true }];
    let expected = r#"# Tags such as <link1> and </link1> stand for what is not translated: keep each once.
msgid ""
msgstr ""
"Project-Id-Version: guide.example\n"
"POT-Creation-Date: 2026-11-23 00:00+0000\n"
"PO-Revision-Date: 2026-11-23 00:00+0000\n"
"Last-Translator: Automatically generated\n"
"Language-Team: none\n"
"Language: zh_Hant\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Generator: Sirio\n"
"X-Source-Language: it\n"

#. Page: Uno
#. link1: page:rights/doctor
#. sirio: 1 35e156b99e637d37 missing
#: content/a.it.md:12
#, fuzzy
#| msgid "Vai da loro."
msgctxt "health/doctor#who"
msgid ""
"Vai da <link1>loro</link1>\n"
"\"oggi\"."
msgstr "去"
"#;
    assert_eq!(write(&package(vec![changed])), expected);
}

#[test]
fn what_is_not_done_never_comes_back_as_done() {
    let mut doubtful = unit("a#x", "uno", "one");
    doubtful.progress = Progress::Doubtful;
    let mut contradictory = unit("a#y", "due", "two");
    contradictory.progress = Progress::Missing;
    let mut empty = unit("a#z", "tre", "");
    empty.progress = Progress::Done;
    let found = back(&write(&package(vec![doubtful, contradictory, empty]))).value.units;
    assert_eq!(found.iter().map(|unit| unit.is_done).collect::<Vec<_>>(), [false; 3]);
}

#[test]
fn the_previous_text_stands_only_beside_a_doubtful_one() {
    let mut done = unit("a#x", "uno", "one");
    done.previous = Some("un".to_owned());
    assert!(!write(&package(vec![done])).contains("#|"));
}

#[test]
fn nasty_texts_come_back() {
    let long = "parola ".repeat(1500);
    let texts = [
        "\"",
        "\\",
        "\\n",
        "\\\"",
        "\t",
        "a\rb",
        "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}\u{7f}",
        "\0",
        "\u{85}\u{2028}\u{2029}",
        "\u{200f}عربي\u{202b}\u{202c}\u{2067}x\u{2069}",
        "👩‍👩‍👧‍👦🇮🇹",
        &long,
        "\n",
        "\n\n",
        "\nx",
        "x\n",
        "x\ny\n",
        " x ",
        "\"quoted\"",
        "msgid \"x\"",
        "#, fuzzy",
        "#~ msgid",
        "\u{feff}x",
        "<link1>x</link1>",
        "%s %d {x}",
        "~",
        "\\x41",
    ];
    let units =
        texts.iter().enumerate().map(|(at, text)| unit(&format!("a b#{at} \"{text}"), text, text)).collect();
    check_round_trip(&package(units));
    check_round_trip(&package(vec![unit("a#x", "uno", "one"), unit("a#y", "", "")]));
}

#[test]
fn notes_and_places_cannot_break_out_of_their_lines() {
    let mut nasty = unit("a", "x", "y");
    nasty.notes = vec!["one\nmsgid \"z\"".to_owned(), "sirio: not the basis".to_owned(), String::new()];
    nasty.place = "content/my page\n.md:1".to_owned();
    check_round_trip(&package(vec![nasty]));
}

#[test]
fn a_file_is_read_as_tools_rewrite_it() {
    let text = "\u{feff}# Someone\r\n#, fuzzy\r\nmsgid \"\"\r\nmsgstr \"\"\r\n\"Language: pt_BR\\n\"\r\n\
        \"Last-Translator: Ana <ana@example.org>\\n\"\r\n\"X-Source-Language: it\\n\"\r\n\"X-Sirio-Pivot: yes\\n\"\r\n\
        \"Content-Type: text/plain; charset=utf-8\\n\"\r\n\r\n\
        # kept\r\n#. sirio:  1 ab \r\n#, no-wrap\r\n#| msgid \"old\"\r\nmsgctxt \"\"\r\n\"a#\"\r\n\"b\"\r\n\
        msgid \"one \"  \"two\"\r\n\r\n\"\\303\\250 \\x41\"\r\nmsgstr\"three\"\r\n\
        #~ msgctxt \"gone\"\r\n#~ msgid \"gone\"\r\n#~ msgstr \"weg\"\r\n\
        # of the next\r\n#, c-format,fuzzy\r\n#~ msgctxt \"gone\"\r\n\
        msgctxt \"c\"\nmsgid \"d\"\nmsgstr \"e\"\nmsgctxt \"f\"\nmsgid \"g\"\nmsgstr \"\"";
    let Reported { value, findings } = back(text);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(value.target.unwrap().as_str(), "pt-BR");
    assert_eq!(value.source.unwrap().as_str(), "it");
    assert!(value.is_pivot);
    assert_eq!(value.translator.as_deref(), Some("Ana <ana@example.org>"));
    let units: Vec<_> = value
        .units
        .iter()
        .map(|unit| (&*unit.key, &*unit.source, &*unit.target, unit.is_done, unit.basis.as_deref()))
        .collect();
    assert_eq!(
        units,
        [
            ("a#b", "one twoè A", "three", true, Some("1 ab")),
            ("c", "d", "e", true, None),
            ("f", "g", "", false, None)
        ]
    );
}

#[test]
fn languages_go_to_gettext_and_back() {
    for (tag, locale) in
        [("it", "it"), ("zh-Hant", "zh_Hant"), ("pt-BR", "pt_BR"), ("zh-Hant-TW", "zh_Hant_TW")]
    {
        let lang = Lang::parse(tag).unwrap();
        assert_eq!(to_locale(&lang), locale);
        assert_eq!(from_locale(locale), Some(lang));
    }
    assert_eq!(from_locale("sr_RS@latin"), Lang::parse("sr-Latn-RS"));
    assert_eq!(from_locale("ar_EG.UTF-8"), Lang::parse("ar-EG"));
    assert_eq!(from_locale("no language"), None);
}

/// Each with a part of the message expected.
const BAD: &[(&str, &str)] = &[
    ("", "no text"),
    ("\n\n# nothing\n", "no text"),
    ("{\"json\": true}", "expected"),
    ("<?xml version=\"1.0\"?>", "expected"),
    ("msgctxt \"a", "closing quote"),
    ("msgctxt \"a\"\nmsgid \"x\\\"\nmsgstr \"y\"", "closing quote"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y", "closing quote"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\" z", "nothing after it"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\"", "closing quote"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr", "`msgstr` is missing"),
    ("msgctxt \"a\"\nmsgid x\nmsgstr \"y\"", "expected here"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\q\"", "`\\q` means nothing"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\\u{642}\"", "means nothing"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\", "`\\` means nothing"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\x\"", "means nothing"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\777\"", "means nothing"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\303\"", "not UTF-8"),
    ("msgctxt \"a\"\nmsgid \"x\"", "`msgstr` is missing"),
    ("msgctxt \"a\"", "`msgid` is missing"),
    ("msgctxt \"a\"\nmsgstr \"y\"", "`msgid` is missing"),
    ("msgstr \"y\"", "`msgid` is missing"),
    ("\"lonely\"", "without `msgid`"),
    ("msgid \"x\"\nmsgstr \"y\"", "no `msgctxt`"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"xs\"\nmsgstr[0] \"y\"\nmsgstr[1] \"ys\"", "plural"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr[0 \"y\"", "expected here"),
    ("msgctxt \"a\"\nmsgidd \"x\"\nmsgstr \"y\"", "`msgidd`"),
    ("msgctx \"a\"\nmsgid \"x\"\nmsgstr \"y\"", "`msgctx`"),
    ("<<<<<<< HEAD\nmsgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n=======\n\"z\"\n>>>>>>> b", "`<<<<<<<`"),
    ("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\nz\"", "closing quote"),
    ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"", "ISO-8859-1"),
    ("msgid \"\"\nmsgstr \"Language: nowhere at all\\n\"", "not the name of a language"),
    ("msgid \"\"\nmsgstr \"\"\n\nmsgid \"\"\nmsgstr \"Language: ar\\n\"", "second header"),
    ("msgctxt \"a\"\rmsgid \"x\"\rmsgstr \"y\"", "nothing after it"),
    ("MSGID \"x\"", "`MSGID`"),
    ("\u{feff}\u{feff}msgid \"x\"", "expected"),
    ("#~ msgid \"x\"\nmsgstr \"y\"", "`msgid` is missing"),
];

#[test]
fn a_broken_entry_costs_no_other_and_is_named() {
    let good = "msgctxt \"good\"\nmsgid \"buono\"\nmsgstr \"good\"\n";
    for (bad, message) in BAD {
        let found = back(bad);
        assert!(
            found.findings.iter().any(|finding| finding.message.contains(message)),
            "{bad:?}: {:?}",
            found.findings
        );
        assert!(found.value.units.is_empty(), "{bad:?}");
        assert!(found.findings.iter().all(|finding| finding.hint.is_some()));
        let around = back(&format!("{good}\n{bad}\n\n{good}"));
        assert_eq!(around.value.units.len(), 2, "{bad:?}: {:?}", around.findings);
    }
}

#[test]
fn a_finding_points_at_what_is_wrong() {
    let text = "msgctxt \"a\"\r\nmsgid \"città\"\r\nmsgstr \"\"\r\n  \"ab\\q\"\r\n";
    let findings = back(text).findings;
    assert_eq!(findings.len(), 1);
    let (start, end) = findings[0].place.span.unwrap();
    assert_eq!(&text[start..end], "\\q");
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(
        texts in prop::collection::vec(("[^ ]{1,8}", "(?s).{1,40}", "(?s).{0,40}", 0..3_usize), 0..6),
        pivot: bool,
    ) {
        let units = texts.iter().map(|(key, source, target, progress)| Unit {
            progress: [Progress::Missing, Progress::Doubtful, Progress::Done][*progress],
            previous: Some(target.clone()),
            ..unit(key, source, target)
        });
        check_round_trip(&Package { is_pivot: pivot, ..package(units.collect()) });
    }

    #[test]
    fn nothing_panics(lines in prop::collection::vec("(msgctxt|msgid|msgstr|msgid_plural|msgstr\\[|#|#~|#,|#\\.)? ?(\"|\\\\|x|é|\\]|\n|\t)*", 0..12)) {
        let text = lines.join("\n");
        for finding in back(&text).findings {
            let (start, end) = finding.place.span.unwrap();
            prop_assert!(text.get(start..end).is_some());
        }
    }
}
