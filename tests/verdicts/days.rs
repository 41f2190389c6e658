//! What is asked on which day, and what is said then.

use crate::play::Play;

#[test]
fn a_page_is_dead_after_three_checks_on_two_days() {
    let play = Play::new("[va](ROOT/ok/a)\n[via](ROOT/status/404/b)");
    for day in [20, 21] {
        let said = play.check(day, &[]);
        let message = "link/failing 6:1 `ROOT/status/404/b` is failing since 2026-11-20: the site answers “not found” (404)";
        assert_eq!(play.links(&said), [message]);
        assert_eq!(said.exit, 0, "{said:?}");
    }
    let said = play.check(22, &[]);
    let message = "link/dead 6:1 `ROOT/status/404/b` is dead, failing since 2026-11-20: the site answers “not found” (404)";
    assert_eq!((said.exit, play.links(&said)), (1, vec![message.to_owned()]));
    assert_eq!(said.document["links"]["verdicts"]["dead"], 1);
    assert_eq!(said.document["links"]["list"][1]["since"], "2026-11-20");
}

#[test]
fn what_is_fine_is_asked_once_a_day_and_all_else_always() {
    let play = Play::new("[va](ROOT/ok/a) [forse](ROOT/status/403/b)");
    play.check(20, &[]);
    let (fine, doubtful) = (play.asked("/ok/a"), play.asked("/status/403/b"));
    play.page("it", "[va](ROOT/ok/a) [forse](ROOT/status/403/b) [nuovo](ROOT/ok/new)");
    let said = play.check(20, &[]);
    let links = &said.document["links"];
    assert_eq!(
        (&links["asked"], &links["from_history"], &links["not_asked"]),
        (&2.into(), &1.into(), &0.into())
    );
    assert_eq!((play.asked("/ok/a"), play.asked("/status/403/b")), (fine, 2 * doubtful));
    play.check(22, &["--max-age", "3"]);
    assert_eq!(play.asked("/ok/a"), fine);
    play.check(21, &[]);
    let twice = play.asked("/ok/a");
    assert!(twice > fine);
    play.check(21, &["--fresh"]);
    assert!(play.asked("/ok/a") > twice);
}

#[test]
fn only_what_was_not_fine_is_asked_where_that_is_wanted() {
    let play = Play::new("[va](ROOT/ok/a) [forse](ROOT/status/403/b)");
    play.check(20, &[]);
    play.page("it", "[va](ROOT/ok/a) [forse](ROOT/status/403/b) [nuovo](ROOT/ok/new)");
    let before = play.asked("/ok/a");
    let said = play.check(23, &["--only-failing"]);
    assert_eq!((play.asked("/ok/a"), play.asked("/ok/new")), (before, 0));
    assert_eq!(said.document["links"]["asked"], 1);
    assert_eq!(said.document["links"]["not_asked"], 1);
}

#[test]
fn a_link_that_has_left_the_guide_is_forgotten_in_time() {
    let play = Play::new("[va](ROOT/ok/a) [via](ROOT/ok/b)");
    play.guide.write(
        ".sirio/links.json",
        "{\"version\":1,\"links\":{\n\
         \"https://late.example/\":{\"checked\":\"2026-08-22\",\"verdict\":\"ok\",\"reason\":\"answered\"},\n\
         \"https://later.example/\":{\"checked\":\"2026-08-21\",\"verdict\":\"ok\",\"reason\":\"answered\"}\n}}\n",
    );
    play.check(20, &[]);
    let history = play.history();
    assert!(history.contains("late.example") && !history.contains("later.example"), "{history}");
}

#[test]
fn a_page_that_has_moved_is_said_with_its_new_address() {
    let play = Play::new("[va](ROOT/moved/301/ok/b)");
    let said = play.check(20, &[]);
    let message = "link/moved 5:1 `ROOT/moved/301/ok/b`: the page has moved for good to ROOT/ok/b";
    assert_eq!(play.links(&said), [message]);
    assert_eq!(play.plain(said.document["links"]["list"][0]["to"].to_string().as_bytes()), "\"ROOT/ok/b\"");
}

#[test]
fn a_new_address_is_written_in_the_place_of_the_old_one_and_nothing_else_is_touched() {
    let play = Play::new(
        "[va](ROOT/moved/301/ok/b#c) [così](<ROOT/moved/301/ok/b> \"via\") <ROOT/moved/301/ok/b> [per ora](ROOT/found/302/ok/b) [r]\n\n[r]: ROOT/moved/308/ok/(b)",
    );
    play.write("content/links.toml", "[help] # an office\nit = 'ROOT/moved/301/ok/b'\n");
    let said = play.check(20, &["--fix"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert_eq!(
        play.plain(play.guide.read("content/a.it.md").as_bytes()),
        "+++\ntitle = \"Uno\"\nverified = 2026-11-01\n+++\n[va](ROOT/ok/b#c) [così](<ROOT/ok/b> \"via\") <ROOT/moved/301/ok/b> [per ora](ROOT/found/302/ok/b) [r]\n\n[r]: ROOT/ok/%28b%29\n"
    );
    assert_eq!(
        play.plain(play.guide.read("content/links.toml").as_bytes()),
        "[help] # an office\nit = 'ROOT/ok/b'\n"
    );
    // What readers see as words is theirs who wrote it.
    let left = play.links(&said);
    assert!(left.len() == 1 && left[0].starts_with("link/moved 5:"), "{left:?}");
    assert_eq!(said.document["fixed"].as_array().map(Vec::len), Some(4));
}

#[test]
fn each_place_of_an_address_has_its_own_word() {
    let play =
        Play::new("[uno](ROOT/anchors/one/x#one)\n[due](ROOT/anchors/one/x#two)\n[tre](ROOT/anchors/one/x)");
    let said = play.check(20, &[]);
    let message = "link/unverifiable 6:1 `#two` in `ROOT/anchors/one/x` could not be verified: the page is there, but the place in it that the link leads to is not";
    assert_eq!(play.links(&said), [message]);
    assert_eq!(said.document["links"]["asked"], 1);
}

#[test]
fn a_version_in_the_readers_language_is_offered_as_lines_to_paste() {
    let play = Play::new("[va](ROOT/hreflang/en,ar/help)");
    play.page("ar", "[اذهب](ROOT/hreflang/en,ar/help) كلمات");
    let said = play.check(20, &[]);
    let found = said.of("link/other-language");
    assert_eq!(found.len(), 1, "{found:?}");
    let found = play.plain(found[0].as_bytes());
    assert_eq!(
        found,
        "content/a.ar.md:4:1 `ROOT/hreflang/en,ar/help` has a version in Arabic (ar): `ROOT/hreflang/en,ar/help/ar`"
    );
    let hint = said.document["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|finding| finding["code"] == "link/other-language")
        .and_then(|finding| finding["hint"].as_str())
        .map(|hint| play.plain(hint.as_bytes()))
        .unwrap_or_default();
    let (_, lines) = hint.split_once('\n').unwrap_or_default();
    play.write("content/links.toml", lines);
    play.page("ar", "[اذهب](link:127-0-0-help) كلمات");
    let said = play.check(20, &[]);
    assert_eq!(play.links(&said), [""; 0], "{lines}");
}

#[test]
fn a_record_is_told_what_it_lacks_once() {
    let play = Play::new("[va](link:help)");
    play.write(
        "content/links.toml",
        "[help]\nit = \"ROOT/hreflang/en,ar/help\"\nen = \"ROOT/hreflang/en,ar/help/en\"\n",
    );
    let said = play.check(20, &[]);
    assert_eq!(
        play.links(&said),
        [
            "link/other-language 2:6 `ROOT/hreflang/en,ar/help` has versions that the record `help` lacks: Arabic (ar)"
        ]
    );
    let asked = play.server.methods("/hreflang/en,ar/help").len();
    play.check(21, &[]);
    assert!(play.server.methods("/hreflang/en,ar/help").len() > asked);
    let gets = play.server.methods("/hreflang").iter().filter(|method| *method == "GET").count();
    play.check(22, &[]);
    let later = play.server.methods("/hreflang").iter().filter(|method| *method == "GET").count();
    assert_eq!(later, gets, "other languages are looked for once a month");
}
