//! Whole guides, and the files of both forms.

use crate::common::{TestGuide, sirio, tree};
use crate::shop::{Shop, back, lang, page, pseudo, same_targets};
use sirio::handoff::{self, Progress};
use sirio::model::State;
use sirio::source::Sources;
use std::path::Path;

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn what_nobody_translated_keeps_every_byte() {
    for (guide, languages) in
        [("", &["en", "ar"][..]), ("tests/sites/paper", &["en", "ar", "ur", "bn", "zh", "uk", "si"])]
    {
        for target in languages {
            let mut shop = Shop::at(&root(guide));
            let package = shop.export(target, true);
            assert!(package.units.len() > 50, "{guide} {target}: {}", package.units.len());
            assert!(package.units.iter().any(|unit| !unit.target.is_empty()));
            let import = shop.import(&back(&package, &|unit| unit.target.clone()));
            assert!(import.pages.is_empty(), "{:#?}", import.pages);
            assert!(import.in_step.is_empty() && import.findings.is_empty(), "{:#?}", import.findings);
        }
    }
}

/// The guide in its source language alone, with all pages to be translated.
fn untranslated(path: &str, target: &str) -> Shop {
    let shop = Shop::at(&root(path));
    let suffix = format!(".{target}.md");
    let files =
        shop.sources.iter().filter(|file| !file.path.ends_with(&suffix) && !file.path.ends_with("sync.toml"));
    Shop { sources: Sources::from_files(files.cloned()), before: None }
}

#[test]
fn a_whole_guide_is_translated_from_nothing_and_reads_as_it_was_meant() {
    for guide in ["", "tests/sites/paper"] {
        let mut shop = untranslated(guide, "en");
        let errors = shop.errors();
        let package = shop.export("en", false);
        let import = shop.import(&back(&package, &pseudo));
        assert!(import.findings.is_empty(), "{:#?}", import.findings);
        assert_eq!(shop.errors(), errors);

        let guide = shop.guide();
        let sections: usize = guide.published().map(|entry| entry.states[&lang("en")].sections.len()).sum();
        assert_eq!(import.in_step.len(), sections);
        let states = guide.published().flat_map(|entry| &entry.states[&lang("en")].sections);
        assert!(states.into_iter().all(|(_, state)| *state == State::Unknown));
        same_targets(&package, &shop.export("en", true));
    }
}

/// A copy of a guide's files in a folder of its own.
fn copy(path: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for top in ["content", "i18n", "guide.toml"] {
        let from = root(path).join(top);
        let files = if from.is_dir() {
            tree(&from)
        } else {
            [(String::new(), std::fs::read(&from).expect("a file"))].into()
        };
        for (file, bytes) in files {
            let to =
                if file.is_empty() { folder.path().join(top) } else { folder.path().join(top).join(file) };
            std::fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
            std::fs::write(to, bytes).expect("a file");
        }
    }
    folder
}

/// Runs `sirio translate`; what it said and how it ended.
fn translate(root: &Path, arguments: &[&str]) -> (i32, String) {
    let output =
        sirio().arg("translate").args(arguments).arg("--root").arg(root).output().expect("sirio runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(said).expect("text"))
}

#[test]
fn exported_files_of_both_forms_come_back_without_a_trace() {
    for (guide, languages) in [("", ["en", "ar"]), ("tests/sites/paper", ["ur", "bn"])] {
        let folder = copy(guide);
        let before = tree(folder.path());
        for (lang, form) in languages.into_iter().flat_map(|lang| [(lang, "po"), (lang, "xliff")]) {
            let file = tempfile::NamedTempFile::new().expect("a file");
            let path = file.path().to_str().expect("a path");
            let (exit, said) =
                translate(folder.path(), &["export", "--lang", lang, "--all", "--format", form, "-o", path]);
            assert!(exit == 0 && said.contains(" texts in "), "{said}");
            let (exit, said) = translate(folder.path(), &["import", path]);
            assert!(exit == 0 && said.contains("nothing new"), "{lang} {form}: {said}");
            assert!(tree(folder.path()) == before, "{lang} {form}");
        }
    }
}

#[test]
fn a_language_that_comes_back_in_a_file_is_current_and_nothing_is_left() {
    for form in ["po", "xliff"] {
        let folder = copy("tests/sites/paper");
        let mut package = untranslated("tests/sites/paper", "uk").export("uk", false);
        for unit in &mut package.units {
            (unit.target, unit.progress) = (pseudo(unit), Progress::Done);
        }
        let text = if form == "po" { handoff::po::write(&package) } else { handoff::xliff::write(&package) };
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("a file");
        let (exit, said) =
            translate(folder.path(), &["import", file.path().to_str().expect("a path"), "--by", "Anna"]);
        assert!(exit == 0, "{said}");
        let (_, said) = translate(folder.path(), &["export", "--lang", "uk"]);
        assert!(said.contains("nothing to translate into uk"), "{said}");
        same_targets(&package, &Shop::at(folder.path()).export("uk", true));
    }
}

#[test]
fn a_file_that_was_mended_while_it_was_read_is_not_edited() {
    let guide = TestGuide::starter();
    guide.write("content/a.it.md", page("Testo.\n"));
    let english = page("Text.\n").replace('\n', "\r\n");
    guide.write("content/a.en.md", &english);
    guide.write(
        "a.po",
        "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgctxt \"a#_\"\nmsgid \"Testo.\"\nmsgstr \"Words.\"\n",
    );
    let (exit, said) = translate(&guide.root(), &["import", guide.path("a.po").to_str().expect("a path")]);
    assert!(exit == 1 && said.contains("`content/a.en.md` is left as it is"), "{said}");
    assert_eq!(guide.read("content/a.en.md"), english);
}
