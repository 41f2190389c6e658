//! What is not ours stays, and what a killed run left is put right.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};

use super::{Place, inode, listing};

#[test]
fn dot_entries_of_any_kind_stay_as_they_are() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    place.put("public/.gitkeep", "");
    place.put("public/.git/HEAD", "ref: refs/heads/main");
    place.put("public/.git/objects/ab/cd", "object");
    symlink("/nowhere", place.at("public/.link")).unwrap();
    let names = [".gitkeep", ".git", ".git/HEAD", ".git/objects/ab/cd", ".link"];
    let inodes = || names.map(|name| inode(place.output().join(name)));
    let before = inodes();
    let content = listing(&place.at("public/.git"));
    for site in [[("a", "2")], [("b", "3")]] {
        place.publish(&site);
        assert_eq!(inodes(), before);
        assert_eq!(listing(&place.at("public/.git")), content);
    }
    assert_eq!(fs::metadata(place.at("public/.gitkeep")).unwrap().nlink(), 1);
}

#[test]
fn dot_entry_below_the_top_is_ours() {
    let place = Place::new();
    place.publish(&[("it/a", "1")]);
    place.put("public/it/.DS_Store", "x");
    place.publish(&[("it/a", "1")]);
    assert!(!place.at("public/it/.DS_Store").exists());
}

#[test]
fn leftovers_of_a_killed_run_disappear() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    place.put(".public.sirio/.gitignore", "*\n");
    place.put(".public.sirio/next/half", "wri");
    place.publish(&[("a", "1")]);
    assert!(!place.at("public/half").exists());
}

#[test]
fn stranded_dot_entries_come_back() {
    for generation in ["next", "previous"] {
        let place = Place::new();
        place.publish(&[("a", "2")]);
        place.put("public/.gitkeep", "");
        place.put(&format!(".public.sirio/{generation}/a"), "1");
        place.put(&format!(".public.sirio/{generation}/.git/HEAD"), "ref");
        let stray = place.staging().join(generation);
        fs::hard_link(place.at("public/.gitkeep"), stray.join(".gitkeep")).unwrap();
        let before = (inode(stray.join(".git")), inode(stray.join(".gitkeep")));
        // Nothing else is to do: the repair does not depend on a change.
        place.publish(&[("a", "2")]);
        let after = (inode(place.at("public/.git")), inode(place.at("public/.gitkeep")));
        assert_eq!(after, before);
        assert_eq!(fs::read_to_string(place.at("public/.git/HEAD")).unwrap(), "ref");
    }
}

#[test]
fn stranded_dot_entries_come_back_even_to_a_folder_that_was_removed() {
    let place = Place::new();
    place.put(".public.sirio/next/.git/HEAD", "ref");
    place.publish(&[("a", "1")]);
    assert_eq!(fs::read_to_string(place.at("public/.git/HEAD")).unwrap(), "ref");
    assert_eq!(fs::read_to_string(place.at("public/a")).unwrap(), "1");
}

#[test]
fn stranded_dot_entry_never_replaces_another() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    place.put("public/.git/HEAD", "made since");
    place.put(".public.sirio/next/.git/HEAD", "stranded");
    let error = place.fail(&[("a", "2")]);
    assert!(error.contains(".public.sirio/next/.git"), "{error}");
    fs::rename(place.at(".public.sirio/next/.git"), place.at("aside")).unwrap();
    place.publish(&[("a", "2")]);
}

#[test]
fn kill_between_two_renames_is_repaired() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    place.put("public/.git/HEAD", "ref");
    place.put(".public.sirio/next/a", "2");
    let before = inode(place.at("public/a"));
    fs::rename(place.output(), place.at(".public.sirio/previous")).unwrap();
    place.publish(&[("a", "1"), ("b", "3")]);
    assert_eq!(inode(place.at("public/a")), before);
    assert_eq!(fs::read_to_string(place.at("public/.git/HEAD")).unwrap(), "ref");
}

#[test]
fn staging_that_is_not_a_folder_is_left_alone() {
    let place = Place::new();
    place.publish(&[("a", "1")]);
    place.put("elsewhere/next/precious", "x");
    symlink(place.at("elsewhere"), place.staging()).unwrap();
    let error = place.fail(&[("a", "2")]);
    assert!(error.contains(".public.sirio: it is not a folder"), "{error}");
}
