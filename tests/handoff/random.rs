//! Random pages.

use crate::shop::{Shop, back, page, pseudo, same_targets, shape};
use proptest::prelude::*;
use sirio::handoff::{self, Package, Progress};

/// A text that a translator types; it must read as it was typed.
const TYPED: [&str; 34] = [
    "1. uno",
    "12) due",
    "# tre",
    "###",
    "- quattro",
    "+ cinque",
    "> sei",
    "---",
    "===",
    "~~~",
    "```",
    "a | b",
    "| --- |",
    "[x]",
    "[x](y)",
    "![x](y)",
    "[r]: z",
    "<b>x</b>",
    "<http://a.b>",
    "<!-- c -->",
    "&amp;",
    "&#39;",
    "a\\\\b",
    "fine\\\\",
    "ciao!",
    "C#",
    "#",
    "x {#id}",
    "5 \\* 3",
    "snake_case",
    "\\_x\\_",
    "`code`",
    "\u{200f}نص",
    "::",
];

/// Runs of text; a letter in each, so that all of them are to be translated.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,6}",
        Just("*enfasi*".to_owned()),
        Just("**forte *e* più**".to_owned()),
        Just("[link](https://a.example/x_(y))".to_owned()),
        Just("[contatto](contact:x)".to_owned()),
        Just("![figura](b.png)".to_owned()),
        Just("`x*y`".to_owned()),
        Just("\\*".to_owned()),
        Just("\\[a\\]".to_owned()),
        Just("a_b".to_owned()),
        Just("&amp; &lt;link1&gt;".to_owned()),
        Just("1.".to_owned()),
        Just("è!".to_owned()),
        Just("a\\\\b".to_owned()),
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| format!("x {}", pieces.join(" ")))
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        words(),
        (words(), words()).prop_map(|(a, b)| format!("{a}\n{b}\\\n{a}")),
        (words(), words()).prop_map(|(a, b)| format!("- {a}\n- {b}\n  1. {a}\n  2. {a}")),
        (words(), words()).prop_map(|(a, b)| format!("- {a}\n\n  {b}\n\n- {b}")),
        (words(), words()).prop_map(|(a, b)| format!("> {a}\n> {b}\n>\n> - {b}")),
        (words(), words()).prop_map(|(a, b)| format!("| {a} | {b} |\n|---|---|\n| {b} | |\n| {a} | {a} |")),
        words().prop_map(|a| format!("## {a} {{#h-{}}}", blake3::hash(a.as_bytes()).to_hex())),
        words().prop_map(|a| format!("```\n{a}\n\n  {a}\n```")),
    ]
}

fn body() -> impl Strategy<Value = String> {
    proptest::collection::vec(block(), 1..7).prop_map(|mut blocks| {
        blocks.dedup();
        let mut seen = std::collections::BTreeSet::new();
        blocks.retain(|block| !block.starts_with('#') || seen.insert(block.clone()));
        format!("\n{}\n", blocks.join("\n\n"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_keeps_its_bytes_and_takes_its_words(italian in body(), english in body()) {
        let mut shop = Shop::of(&[("content/a.it.md", &page(&italian)), ("content/a.en.md", &page(&english))]);
        let package = shop.export("en", true);
        let import = shop.import(&back(&package, &|unit| unit.target.clone()));
        prop_assert!(import.pages.is_empty() && import.in_step.is_empty(), "{:#?}", import);

        let done = |unit: handoff::Unit| handoff::Unit { progress: Progress::Done, ..unit };
        let given = Package { units: package.units.iter().cloned().map(done).collect(), ..package };
        let import = shop.import(&back(&given, &pseudo));
        prop_assert!(import.findings.is_empty(), "{:#?}\n{}", import.findings, shop.text("content/a.en.md"));
        same_targets(&given, &shop.export("en", true));
    }

    #[test]
    fn what_changed_is_all_that_is_asked_for(was in body(), is in body()) {
        let mut shop = Shop::of(&[("content/a.it.md", &page(&was))]);
        let package = shop.export("en", false);
        shop.import(&back(&package, &pseudo));
        let mut shop = shop.changed("content/a.it.md", &page(&is));
        let package = shop.export("en", false);
        let mut returned = back(&package, &pseudo);
        returned.units.iter_mut().for_each(|unit| unit.is_done = true);
        let import = shop.import(&returned);
        prop_assert!(import.findings.is_empty(), "{:#?}", import.findings);
        let asked: std::collections::BTreeSet<_> = package.units.iter().map(|unit| unit.key.split(' ').next()).collect();
        prop_assert_eq!(import.in_step.len(), asked.len());
        same_targets(&package, &shop.export("en", true));
        // Nothing is left of what the source no longer says.
        let texts = |path: &str| shape(&shop, path);
        prop_assert!(was == is || texts("content/a.en.md").len() >= texts("content/a.it.md").len());
    }

    #[test]
    fn what_is_typed_reads_as_it_is_typed(italian in body(), typed in proptest::collection::vec(0..TYPED.len(), 4)) {
        let mut shop = Shop::of(&[("content/a.it.md", &page(&italian))]);
        let write = |unit: &handoff::Unit| {
            let words = |at: usize| TYPED[typed[at]];
            let middle = if unit.key.contains('_') { " " } else { "\n" };
            format!("{} {}{middle}{} x{}", words(0), unit.source, words(1), words(2))
        };
        let package = shop.export("en", false);
        let import = shop.import(&back(&package, &write));
        prop_assert!(import.findings.is_empty(), "{:#?}\n{}", import.findings, shop.text("content/a.it.md"));
        let again = shop.export("en", true);
        for (unit, given) in again.units.iter().zip(&package.units) {
            // A backslash may be spelt in two ways; and where no line can end, it is a space.
            let plain = |words: &str| words.replace('\\', "").replace('\n', " ");
            prop_assert_eq!(plain(&unit.target), plain(&write(given)));
        }
    }

    #[test]
    fn whatever_is_typed_is_refused_or_reads_so(italian in body(), before in "[-#>*_`\\[\\]()<!&|:~=+.0-9a-z \\n{}\"\\\\]{0,24}", after in "[-#>*_`\\[\\]()<!&|:~=+.0-9a-z \\n{}\"\\\\]{0,12}") {
        let mut shop = Shop::of(&[("content/a.it.md", &page(&italian))]);
        let package = shop.export("en", false);
        let write = |unit: &handoff::Unit| format!("{before}{}{after}", unit.source);
        let import = shop.import(&back(&package, &write));
        // The source's links lead nowhere, in both languages.
        let errors: Vec<String> = shop.errors().into_iter().filter(|error| !error.contains("there is no ")).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let written: Vec<_> = import.pages.iter().flat_map(|page| &page.sections).collect();
        prop_assert!(!written.is_empty() || !import.findings.is_empty());
        let plain = |words: &str| words.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        let again = shop.export("en", true);
        for unit in &again.units {
            let section = unit.key.split(['#', ' ']).nth(1).unwrap_or_default();
            if written.iter().any(|id| id.as_str() == section) {
                prop_assert_eq!(plain(&unit.target), plain(&write(unit)));
            }
        }
    }

    #[test]
    fn one_changed_text_changes_nothing_beside_it(italian in body(), chosen in 0_usize..20) {
        let mut shop = Shop::of(&[("content/a.it.md", &page(&italian)), ("content/a.en.md", &page(&italian))]);
        let before = shop.text("content/a.en.md").to_owned();
        let package = shop.export("en", true);
        let chosen = package.units[chosen % package.units.len()].clone();
        let mut returned = back(&package, &|unit| if unit.key == chosen.key && unit.source == chosen.source { "⟦altro⟧".to_owned() + &unit.target } else { unit.target.clone() });
        returned.units.iter_mut().filter(|unit| unit.target.starts_with('⟦')).for_each(|unit| unit.is_done = true);
        let import = shop.import(&returned);
        prop_assert!(import.findings.is_empty(), "{:#?}", import.findings);
        let after = shop.text("content/a.en.md");
        let same = before.lines().filter(|line| after.lines().any(|other| other == *line)).count();
        prop_assert!(after.contains("⟦altro⟧"));
        prop_assert!(before.lines().count() - same <= 3, "{before}\n---\n{after}");
    }
}
