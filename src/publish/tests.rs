//! What is promised to the caller, on a real file system.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Published, Tree, publish};

mod recovery;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.at("public")
    }

    fn staging(&self) -> PathBuf {
        self.at(".public.sirio")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, content: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn publish(&self, files: &[(&str, &str)]) -> Published {
        let published = publish(&tree(files), &self.output()).unwrap();
        assert!(!self.staging().exists(), "the staging area remains");
        published
    }

    /// Publishes what must fail, and checks that nothing changed by it.
    fn fail(&self, files: &[(&str, &str)]) -> String {
        let before = listing(self.folder.path());
        let error = publish(&tree(files), &self.output()).unwrap_err();
        assert_eq!(before, listing(self.folder.path()), "after: {error}");
        error.to_string()
    }
}

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect()
}

fn inode(path: impl AsRef<Path>) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

/// Each entry below a folder, in order: its path, and its content where it is a file.
fn listing(folder: &Path) -> Vec<(PathBuf, Option<String>)> {
    let mut entries = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                waiting.push(entry.path());
                entries.push((entry.path(), None));
            } else {
                let content = fs::read(entry.path()).unwrap_or_default();
                entries.push((entry.path(), Some(String::from_utf8_lossy(&content).into())));
            }
        }
    }
    entries.sort();
    entries
}

#[test]
fn first_publish_makes_the_folder_and_what_it_stands_in() {
    let place = Place::new();
    let output = place.at("not/there/yet");
    let published = publish(&tree(&[("it/index.html", "ciao")]), &output).unwrap();
    assert_eq!(published, Published { written: 1, kept: 0, removed: 0 });
    assert_eq!(fs::read_to_string(output.join("it/index.html")).unwrap(), "ciao");
    assert_eq!(fs::read_dir(place.at("not/there")).unwrap().count(), 1);
}

#[test]
fn unchanged_stays_changed_is_new_and_missing_disappears() {
    let place = Place::new();
    place.publish(&[("same", "1"), ("it/same", "2"), ("it/other", "3"), ("en/gone", "4")]);
    let before = (place.at("public/same"), place.at("public/it/same"));
    let before = [before.0, before.1].map(|path| (inode(&path), path));
    let published = place.publish(&[("same", "1"), ("it/same", "2"), ("it/other", "5"), ("new", "6")]);
    assert_eq!(published, Published { written: 2, kept: 2, removed: 1 });
    for (old, path) in before {
        assert_eq!(inode(&path), old, "{}", path.display());
        assert_eq!(fs::metadata(&path).unwrap().nlink(), 1);
    }
    assert_eq!(fs::read_to_string(place.at("public/it/other")).unwrap(), "5");
    assert!(!place.at("public/en").exists());
}

#[test]
fn changed_file_is_not_written_into_the_old_one() {
    let place = Place::new();
    place.publish(&[("a", "old")]);
    fs::hard_link(place.at("public/a"), place.at("elsewhere")).unwrap();
    place.publish(&[("a", "new")]);
    assert_eq!(fs::read_to_string(place.at("elsewhere")).unwrap(), "old");
}

#[test]
fn file_becomes_folder_and_folder_becomes_file() {
    let place = Place::new();
    place.publish(&[("a", "1"), ("b/c", "2")]);
    let published = place.publish(&[("a/c", "1"), ("b", "2")]);
    assert_eq!(published, Published { written: 2, kept: 0, removed: 2 });
    assert_eq!(fs::read_to_string(place.at("public/a/c")).unwrap(), "1");
    assert_eq!(fs::read_to_string(place.at("public/b")).unwrap(), "2");
}

#[test]
fn nothing_changed_keeps_the_folder_itself() {
    let place = Place::new();
    let site = [("a", "1"), ("it/b", "2")];
    place.publish(&site);
    let before = inode(place.output());
    assert_eq!(place.publish(&site), Published { written: 0, kept: 2, removed: 0 });
    assert_eq!(inode(place.output()), before);
}

#[test]
fn empty_folder_that_nobody_wants_disappears() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    fs::create_dir_all(place.at("public/empty/nested")).unwrap();
    place.publish(&[("a", "1")]);
    assert!(!place.at("public/empty").exists());
}

#[test]
fn empty_site_is_an_empty_folder() {
    let place = Place::new();
    place.publish(&[]);
    place.publish(&[("a", "1")]);
    assert_eq!(place.publish(&[]), Published { written: 0, kept: 0, removed: 1 });
    assert_eq!(fs::read_dir(place.output()).unwrap().count(), 0);
}

#[test]
fn bad_paths_are_refused_before_anything_is_touched() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    for bad in [
        "",
        "/",
        "/etc/passwd",
        "../x",
        "it/../../x",
        "it/..",
        "./a",
        "it/./a",
        "it//a",
        "it/",
        ".git/config",
        ".nojekyll",
        "..x",
        ".",
        "..",
        "a\0b",
    ] {
        place.fail(&[("b", "2"), (bad, "3")]);
    }
    assert_eq!(
        place.fail(&[("it", "1"), ("it/a", "2")]),
        "cannot publish it: it would be a file and a folder at once"
    );
}

#[test]
fn failure_halfway_leaves_the_old_site_and_no_staging() {
    let place = Place::new();
    place.publish(&[("a", "1"), ("b", "2")]);
    place.put("public/.git/HEAD", "ref");
    let long = format!("it/{}", "x".repeat(300));
    let error = place.fail(&[("a", "3"), ("c", "4"), (&long, "5")]);
    let shown = place.output().join(&long);
    assert_eq!(error, format!("cannot write {}: File name too long", shown.display()));
}

#[test]
fn output_in_or_at_a_file_is_an_error() {
    let place = Place::new();
    place.put("public", "a file");
    let error = place.fail(&[("a", "1")]);
    assert!(error.ends_with("it is not a folder"), "{error}");
    let before = listing(place.folder.path());
    let error = publish(&tree(&[("a", "1")]), &place.at("public/site")).unwrap_err();
    assert!(error.to_string().starts_with("cannot "), "{error}");
    assert_eq!(before, listing(place.folder.path()));
}

#[test]
fn root_of_the_file_system_is_refused() {
    let error = publish(&tree(&[("a", "1")]), Path::new("/")).unwrap_err();
    assert!(error.to_string().starts_with("cannot publish to /: "), "{error}");
}

#[test]
fn symlinked_output_is_published_beside_the_real_folder() {
    let place = Place::new();
    fs::create_dir_all(place.at("www/real")).unwrap();
    fs::create_dir(place.at("links")).unwrap();
    symlink("../www/real", place.at("links/second")).unwrap();
    symlink("links/second", place.output()).unwrap();
    let before = inode(place.output());
    for text in ["1", "2"] {
        place.publish(&[("a", text)]);
        assert_eq!(inode(place.output()), before);
        assert_eq!(fs::read_to_string(place.at("www/real/a")).unwrap(), text);
        assert_eq!(fs::read_dir(place.at("www")).unwrap().count(), 1);
    }
}

#[test]
fn symlinked_output_without_a_folder_gets_one() {
    let place = Place::new();
    symlink("www/real", place.output()).unwrap();
    place.publish(&[("a", "1")]);
    assert_eq!(fs::read_to_string(place.at("www/real/a")).unwrap(), "1");
}

#[test]
fn symlinks_that_lead_in_a_circle_are_an_error() {
    let place = Place::new();
    symlink("other", place.output()).unwrap();
    symlink("public", place.at("other")).unwrap();
    let error = place.fail(&[("a", "1")]);
    assert!(error.starts_with("cannot follow the link "), "{error}");
}

#[test]
fn symlink_inside_is_never_followed() {
    let place = Place::new();
    place.put("outside/page", "same bytes");
    place.publish(&[("a", "1")]);
    symlink(place.at("outside/page"), place.at("public/page")).unwrap();
    symlink(place.at("outside"), place.at("public/folder")).unwrap();
    let outside = listing(&place.at("outside"));
    let published = place.publish(&[("a", "1"), ("page", "same bytes"), ("folder/page", "same bytes")]);
    assert_eq!(published, Published { written: 2, kept: 1, removed: 1 });
    for path in ["public/page", "public/folder/page"] {
        assert!(fs::symlink_metadata(place.at(path)).unwrap().is_file());
        assert_ne!(inode(place.at(path)), inode(place.at("outside/page")));
    }
    assert!(fs::symlink_metadata(place.at("public/folder")).unwrap().is_dir());
    assert_eq!(listing(&place.at("outside")), outside);
}

#[test]
fn two_at_once_wait_for_each_other() {
    let place = Place::new();
    let (one, other) = ([("a", "1"), ("same", "s"), ("b", "1")], [("a", "2"), ("same", "s")]);
    std::thread::scope(|scope| {
        for site in [tree(&one), tree(&other)] {
            let output = place.output();
            scope.spawn(move || {
                for _ in 0..50 {
                    publish(&site, &output).unwrap();
                }
            });
        }
    });
    let kept = [place.publish(&one).kept, place.publish(&other).kept];
    assert!(kept == [3, 1] || kept == [1, 1], "{kept:?}");
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}
