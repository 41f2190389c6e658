use super::{ids, read, write};
use crate::diagnostic::Reported;
use crate::handoff::{Code, Package, Progress, Returned, Unit};
use crate::model::Lang;
use chrono::NaiveDate;
use proptest::prelude::*;

fn package(units: Vec<Unit>) -> Package {
    Package {
        source: Lang::parse("it").unwrap(),
        target: Lang::parse("zh-Hant").unwrap(),
        is_pivot: true,
        project: "guide.example".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        units,
    }
}

fn code(name: &str, is_pair: bool) -> Code {
    Code { name: name.to_owned(), meaning: format!("page:{name} & <more>"), is_pair }
}

fn unit(key: &str, source: &str, target: &str) -> Unit {
    Unit {
        key: key.to_owned(),
        place: "content/a.it.md:12".to_owned(),
        notes: vec!["Page: Uno & due".to_owned()],
        source: source.to_owned(),
        previous: None,
        target: target.to_owned(),
        progress: if target.is_empty() { Progress::Missing } else { Progress::Done },
        basis: "1 35e156b99e637d37 missing".to_owned(),
        codes: vec![code("link1", true), code("term1", true), code("code1", false)],
    }
}

fn back(text: &str) -> Reported<Returned> {
    read(&"x.xlf".into(), text)
}

fn check_round_trip(package: &Package) {
    let text = write(package);
    let Reported { value, findings } = back(&text);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    assert_eq!(value.source.as_ref(), Some(&package.source));
    assert_eq!(value.target.as_ref(), Some(&package.target));
    assert_eq!(value.is_pivot, package.is_pivot);
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
        assert!(text[returned.span.clone()].starts_with("<unit "), "{text}");
    }
}

/// A document with one unit, in whose place `content` stands.
fn document(content: &str) -> String {
    format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"it\" trgLang=\"ar\">\
         <file id=\"f\"><unit id=\"a_23_b\">{content}</unit><unit id=\"u\" name=\"good\"><segment>\
         <source>x</source><target>y</target></segment></unit></file></xliff>"
    )
}

#[test]
fn a_file_is_as_the_standard_says() {
    let mut changed = unit("health/doctor#who", "Vai da <link1>loro</link1> & <code1/>\noggi", "去 <code1/>");
    changed.previous = Some("Vai da <link1>loro</link1>".to_owned());
    changed.progress = Progress::Doubtful;
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="it" trgLang="zh-Hant">
  <file id="fhealth_2f_doctor" original="content/a.it.md">
    <notes>
      <note category="project">guide.example, 2026-11-23</note>
      <note category="sirio-pivot">yes</note>
    </notes>
    <unit id="health_2f_doctor_23_who:957a224c7f90eac6" name="health/doctor#who" canResegment="no" xml:space="preserve">
      <notes>
        <note category="context">Page: Uno &amp; due</note>
        <note category="place">content/a.it.md:12</note>
        <note category="previous">Vai da &lt;link1&gt;loro&lt;/link1&gt;</note>
        <note category="sirio">1 35e156b99e637d37 missing</note>
      </notes>
      <originalData>
        <data id="link1">page:link1 &amp; &lt;more&gt;</data>
        <data id="term1">page:term1 &amp; &lt;more&gt;</data>
        <data id="code1">page:code1 &amp; &lt;more&gt;</data>
      </originalData>
      <segment state="initial" subState="sirio:check">
        <source>Vai da <pc id="link1" dataRefStart="link1" type="link" canCopy="no" canDelete="no">loro</pc> &amp; <ph id="code1" dataRef="code1" type="other" canCopy="no" canDelete="no"/>
oggi</source>
        <target>去 <ph id="code1" dataRef="code1" type="other" canCopy="no" canDelete="no"/></target>
      </segment>
    </unit>
  </file>
</xliff>
"#;
    assert_eq!(write(&package(vec![changed])), expected);
}

#[test]
fn a_package_without_texts_is_a_document() {
    let Reported { value, findings } = back(&write(&package(vec![])));
    assert!(findings.is_empty() && value.is_pivot && value.units.is_empty());
}

#[test]
fn nasty_texts_come_back() {
    let long = "parola ".repeat(1500);
    let texts = [
        "\"",
        "&amp;",
        "]]>",
        "\t",
        "a\rb",
        "a\r\nb",
        "\u{1}\u{b}\u{1b}\u{7f}\0\u{fffe}\u{ffff}",
        "\u{85}\u{2028}",
        "\u{200f}عربي\u{2067}x\u{2069}",
        "👩‍👩‍👧‍👦🇮🇹",
        &long,
        "\n",
        "\nx\n\n",
        " x ",
        "\u{feff}x",
        "<!-- x -->",
        "<x>",
        "<link1><term1>a</term1> <code1/></link1>",
        "<link1>x",
        "</link1>x<link1>",
        "<link1><term1></link1></term1>",
        "<link1>x</link1><link1>y</link1>",
        "<code1>",
        "<code1/><code1/>",
        "<link1/>",
        "\\<link1>x</link1>",
        "\\\\<link1>x</link1>",
        "x\\",
        "<",
        "<link1",
        "<link1>é</link1>\\é<code1/>",
    ];
    let units = texts
        .iter()
        .enumerate()
        .map(|(at, text)| unit(&format!("a b#{at} \"{text}\t"), text, text))
        .collect();
    check_round_trip(&package(units));
}

#[test]
fn tags_that_cannot_be_elements_are_words() {
    let texts = [
        "\\<link1>x</link1>",
        "<code1/><code1/>",
        "<link1>x</link1><link1>y</link1>",
        "<link1><term1></link1></term1>",
    ];
    for text in texts {
        let written = write(&package(vec![unit("a#b", text, text)]));
        assert!(!written.contains("<pc") && !written.contains("<ph"), "{written}");
    }
    // In the translation alone: what is no element in the text is none there.
    let written = write(&package(vec![unit("a#b", "x", "<link1>x</link1>")]));
    assert!(!written.contains("<pc"), "{written}");
}

#[test]
fn a_page_is_one_file_and_each_text_has_an_id_of_its_own() {
    let units = vec![unit("a#b", "x", ""), unit("c#b", "x", ""), unit("a#b", "y", ""), unit("a#e", "", "")];
    let text = write(&package(units));
    assert_eq!(text.matches("<file ").count(), 2);
    let mut ids: Vec<&str> =
        text.split("<unit id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert_eq!(back(&text).value.units.len(), 3);
}

#[test]
fn ids_hold_no_more_than_they_may_and_are_keys_again() {
    for key in ["health/doctor#_ title", "a_b", "a__b", "à ~2", "", "_"] {
        let id = ids::encode(key);
        let unit = ids::of_unit(key, "x");
        assert!(unit.chars().all(|c| c.is_ascii_alphanumeric() || ":._-".contains(c)), "{unit}");
        assert_eq!(ids::decode(&id).as_deref(), Some(key));
        assert_eq!(ids::decode(&ids::of_unit(key, "x")).as_deref(), Some(key));
    }
    assert_eq!(ids::decode("a_zz_"), None);
    assert_eq!(ids::decode("a_23"), None);
}

#[test]
fn what_tools_make_of_a_unit_is_understood() {
    // What stands in the unit, the target expected, whether it is done.
    let cases = [
        ("<segment><source>s</source><target>t</target></segment>", "t", true),
        ("<segment state='initial'><source>s</source><target>t</target></segment>", "t", false),
        (
            "<segment state='translated' subState='sirio:check'><source>s</source><target>t</target></segment>",
            "t",
            true,
        ),
        ("<segment state='final'><source>s</source></segment>", "", false),
        ("<segment state='final'><source>s</source><target/></segment>", "", false),
        (
            "<segment state='final'><source>a</source><target>A</target></segment><ignorable><source> </source></ignorable>\
             <segment state='reviewed'><source>b</source><target>B</target></segment>",
            "A B",
            true,
        ),
        (
            "<segment><source>a</source><target order='3'>A</target></segment><ignorable><source> </source></ignorable>\
             <segment><source>b</source><target order='1'>B</target></segment>",
            "B A",
            true,
        ),
        (
            "<segment><source>a</source><target>A</target></segment><segment><source>b</source></segment>",
            "A",
            false,
        ),
        ("<segment><source>a</source></segment><ignorable><source> </source></ignorable>", "", false),
        (
            "<segment><source><pc id='link1'>s</pc></source><target>t <mrk id='m' type='term'>u<cp hex='0001'/></mrk>\
             <!-- c --><sc id='link1'/>v<ec startRef='link1'/><sm id='n'/><em startRef='n'/><![CDATA[<]]></target></segment>",
            "t u\u{1}<link1>v</link1><",
            true,
        ),
    ];
    for (content, target, is_done) in cases {
        let Reported { value, findings } = back(&document(content));
        assert!(findings.is_empty(), "{content}: {findings:?}");
        assert_eq!(value.units[0].key, "a#b");
        assert_eq!((&*value.units[0].target, value.units[0].is_done), (target, is_done), "{content}");
    }
}

#[test]
fn a_broken_unit_costs_no_other_and_is_named() {
    let cases = [
        ("", "no text"),
        ("<segment><target>t</target></segment>", "`<source>` is missing"),
        ("<segment><source>s</source><target><pc id='x'>t</pc></target></segment>", "`x` in the translation"),
        ("<segment><source>s</source><target><pc>t</pc></target></segment>", "no id"),
        ("<segment><source>s</source><target><cp hex='D800'/></target></segment>", "`hex`"),
        ("<segment><source>s</source><target><cp/></target></segment>", "`hex`"),
        ("<segment><source>s</source><target><b>t</b></target></segment>", "<b>"),
        ("<segment><source>s</source><target><ph xmlns='urn:other' id='x'/></target></segment>", "<ph>"),
    ];
    let deep =
        format!("<segment><source>{}{}</source></segment>", "<mrk id='m'>".repeat(500), "</mrk>".repeat(500));
    for (content, message) in cases.into_iter().chain([(deep.as_str(), "too deep")]) {
        let text = document(content);
        let Reported { value, findings } = back(&text);
        assert_eq!(findings.len(), 1, "{content}: {findings:?}");
        assert!(findings[0].message.contains(message) && findings[0].hint.is_some(), "{findings:?}");
        let (start, _) = findings[0].place.span.unwrap();
        assert!(text[start..].starts_with('<'));
        assert_eq!(value.units.iter().map(|unit| &*unit.key).collect::<Vec<_>>(), ["good"]);
    }
}

#[test]
fn what_is_no_xliff_is_said_so() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    let deep = "<a>".repeat(200_000);
    let cases = [
        ("", "not an XML file"),
        ("msgid \"\"", "not an XML file"),
        (bomb, "not an XML file"),
        (outside, "not an XML file"),
        ("<xliff>&undefined;</xliff>", "not an XML file"),
        ("<xliff", "not an XML file"),
        (deep.as_str(), "not an XML file"),
        ("<html/>", "it begins with <html>"),
        ("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "XLIFF 1.2"),
    ];
    for (text, message) in cases {
        let findings = back(text).findings;
        assert!(findings.len() == 1 && findings[0].message.contains(message), "{message}: {findings:?}");
    }
    let bad_language = document("<segment><source>s</source></segment>").replace("\"ar\"", "\"no language\"");
    let found = back(&format!("\u{feff}{bad_language}"));
    assert!(found.findings[0].message.contains("`no language`") && found.value.units.len() == 2);
    let text = format!("\u{feff}{}", write(&package(vec![unit("a#b", "x", "y")])));
    assert!(text[back(&text).value.units[0].span.clone()].starts_with("<unit "));
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(
        texts in prop::collection::btree_map(
            "[^ ]{1,8}",
            ("(</?(link1|term1|code1)/?>|\\\\|(?s).){1,20}", "(</?(link1|term1|code1)/?>|\\\\|(?s).){0,20}", 0..3_usize),
            0..6,
        ),
    ) {
        let units = texts.iter().map(|(key, (source, target, progress))| Unit {
            progress: [Progress::Missing, Progress::Doubtful, Progress::Done][*progress],
            previous: Some(target.clone()),
            ..unit(key, source, target)
        });
        // Units stand by pages in a file.
        let mut units: Vec<_> = units.collect();
        let page = |unit: &Unit| unit.key.split('#').next().map(str::to_owned);
        units.sort_by_key(page);
        check_round_trip(&package(units));
    }

    #[test]
    fn nothing_panics(parts in prop::collection::vec("</?(source|target|segment|unit|pc|ph|note)( id='[a_]*')?/?>|x|&|<", 0..12)) {
        let text = document(&parts.concat());
        for finding in back(&text).findings {
            let (start, end) = finding.place.span.unwrap();
            prop_assert!(text.get(start..end).is_some());
        }
    }
}
