//! The bundle: what is in it, whose it is, that it is the same every time, and that no input breaks it.

use super::*;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn words(text: &str, of: &str, reader: &str) -> Words {
    Words { text: text.into(), lang: of.into(), dir: lang(of).direction().as_str(), foreign: of != reader }
}

fn page(number: usize, title: &str, text: &str, tag: &str) -> SearchPage {
    SearchPage {
        href: format!("/{tag}/{number}/"),
        title: words(title, tag, tag),
        named: false,
        original: (tag != "it").then(|| words("permesso di soggiorno", "it", tag)),
        summary: None,
        kind: "kind".into(),
        keywords: vec!["+39 0583 9701".into()],
        sections: vec![SearchSection { heading: None, text: words(text, tag, tag) }],
    }
}

fn many(tag: &str) -> Vec<SearchPage> {
    let texts = ["تصريح الإقامة في إيطاليا", "居留许可在意大利", "дозвіл на проживання", "carta d’identità"];
    let text = |number: usize| format!("{} {number} {}", texts[number % 4], "parola ".repeat(number % 7));
    (0..60)
        .map(|number| page(number, &format!("{} {number}", texts[number % 4]), &text(number), tag))
        .collect()
}

fn indexes(tags: &[&str], threads: usize) -> Vec<Files> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| tags.par_iter().map(|tag| index(&lang(tag), &many(tag)).unwrap()).collect())
}

#[test]
fn the_same_bytes_every_time_at_any_number_of_threads() {
    let tags = ["ar", "it", "uk", "zh-Hans"];
    let first = indexes(&tags, 2);
    assert!(first.iter().map(Files::len).sum::<usize>() > 200, "there is something to compare");
    for threads in [1, 2, 4] {
        assert!(indexes(&tags, threads) == first, "at {threads} threads");
    }
}

fn entry(tag: &str, index: &Files) -> serde_json::Value {
    serde_json::from_slice(&index[&format!("{tag}/pagefind/pagefind-entry.json")]).unwrap()
}

#[test]
fn a_language_has_all_that_it_needs_and_nothing_of_the_user_interface() {
    // Arabic is stemmed, Ukrainian is not known to the library.
    for (tag, program) in [("ar", "ar"), ("uk", "unknown"), ("zh-Hans", "zh-hans")] {
        let index = index(&lang(tag), &many(tag)).unwrap();
        let folder = format!("{tag}/pagefind/");
        let names: Vec<&str> = index.keys().filter_map(|path| path.strip_prefix(&folder)).collect();
        assert_eq!(names.len(), index.len(), "all in its own folder");
        let programs: Vec<&&str> = names.iter().filter(|name| name.starts_with("wasm.")).collect();
        assert!(programs == [&format!("wasm.{program}.pagefind")] || tag == "zh-Hans", "{programs:?}");
        assert!(names.contains(&"pagefind.js") && !names.iter().any(|name| name.contains("ui")));
        // 60 pages, and the one that nobody finds.
        assert_eq!(names.iter().filter(|name| name.ends_with(".pf_fragment")).count(), 61);
        let listed = entry(tag, &index)["languages"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(listed, [tag.to_lowercase()]);
    }
}

#[test]
fn what_is_shown_is_the_text_and_its_name_changes_with_it() {
    let fragments = |text: &str| {
        let index = index(&lang("ar"), &[page(1, "تَصْرِيح", text, "ar")]).unwrap();
        index.into_iter().filter(|(name, _)| name.ends_with(".pf_fragment")).collect::<Vec<_>>()
    };
    let shown = fragments("الإقامة");
    let texts: Vec<String> = shown
        .iter()
        .map(|(_, bytes)| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text).unwrap();
            text
        })
        .collect();
    assert!(texts.iter().any(|text| text.contains("تَصْرِيح") && text.contains("الإقامة")), "{texts:?}");
    // The same tokens, other words.
    let other = fragments("الاقامة");
    assert_eq!(shown.iter().filter(|(name, _)| !other.iter().any(|(other, _)| name == other)).count(), 1);
}

#[test]
fn nothing_breaks_it() {
    let none = SearchPage {
        href: String::new(),
        title: words("", "it", "it"),
        named: false,
        original: None,
        summary: None,
        kind: String::new(),
        keywords: Vec::new(),
        sections: Vec::new(),
    };
    let odd = "</p><script>_ ___PAGEFIND_WEIGHT___9 \u{0} \u{200B} \u{FEFF} “”";
    for tag in ["it", "zh-Hans", "sr-Latn-RS", "pt-BR", "tlh", "und-Latn", "zh-Hant-HK"] {
        let Some(reader) = Lang::parse(tag) else { continue };
        let long = page(1, &"x".repeat(100_000), &"居".repeat(20_000), tag);
        let same = page(2, odd, odd, tag);
        for pages in
            [vec![], vec![none.clone()], vec![none.clone(), none.clone()], vec![long, same.clone(), same]]
        {
            let index = index(&reader, &pages).unwrap();
            let entry = entry(reader.as_str(), &index);
            assert!(entry["languages"][key(&reader)]["hash"].is_string(), "{tag}: {entry}");
        }
    }
}

#[test]
fn foreign_text_counts_least() {
    let mut page = page(1, "titolo", "", "ar");
    page.sections = vec![SearchSection { heading: None, text: words(&"lavoro ".repeat(50), "it", "ar") }];
    let body = record::body(&Folder::new("ar"), &page);
    assert!(body.contains("<p data-pagefind-weight=\"0.05\">lavoro lavoro lavoro</p>"), "{body}");
}
