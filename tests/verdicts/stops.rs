//! Runs that cannot end well: nothing that was learnt is lost, and nothing is said that nobody knows.

use crate::common::sirio;
use crate::play::Play;
use crate::server::{Server, wait};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

/// More than are under way at once.
const QUICK: usize = 20;

#[test]
fn what_was_learnt_before_an_interrupt_is_kept() {
    let mut play = Play::new("");
    play.server = Server::behaving(
        |request, stream| if request.path == "/wait" { wait(stream).map(Some) } else { Ok(None) },
        &[Ipv4Addr::LOCALHOST.into()],
    );
    let quick: Vec<String> = (0..QUICK).map(|number| format!("[x](ROOT/status/404/{number:02})")).collect();
    play.page("it", &format!("{} [wait](ROOT/wait)", quick.join(" ")));
    let command = &mut play.command(20, &[]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("sirio runs");
    while play.asked("/wait") == 0 {
        std::thread::yield_now();
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
    let output = child.wait_with_output().expect("an end");
    let stderr = play.plain(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("sirio: interrupted: "), "{stderr}");
    let history = play.history();
    assert!(history.contains("ROOT/status/404/00") && !history.contains("/wait"), "{history}");
    assert!(play.plain(&output.stdout).contains("`ROOT/status/404/00` is failing since 2026-11-20"));
}

#[test]
fn a_budget_that_ends_says_what_was_not_asked() {
    let play = Play::new("[va](ROOT/ok/a)");
    let text = play.text(20, &["--budget", "0"]);
    assert!(
        text.contains("1 link at 1 host: 0 ok, 0 moved, 0 dead, 0 failing, 0 unverifiable, 1 not asked"),
        "{text}"
    );
    assert!(text.contains("time ran out before 1 link could be asked"), "{text}");
    let said = play.check(20, &["--budget", "0"]);
    assert_eq!((said.exit, &said.document["links"]["complete"]), (0, &false.into()));
}

#[test]
fn a_machine_without_network_blames_no_page() {
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let play = Play::new(&format!("[va](http://{closed}/x) [via](http://{closed}/y)"));
    let said = play.check(20, &[]);
    assert_eq!((said.exit, play.links(&said)), (2, Vec::new()));
    assert!(said.stderr.contains("no site at all could be reached"), "{}", said.stderr);
    assert_eq!(play.history(), "{\"version\":1,\"links\":{\n}}\n");
    assert_eq!(said.document["links"]["not_asked"], 2);
    // One that answers shows that it is not the machine.
    play.page("it", &format!("[va](http://{closed}/x) [via](ROOT/ok/)"));
    let said = play.check(20, &[]);
    assert_eq!(said.exit, 0);
    assert!(said.of("link/failing")[0].contains("refused"), "{said:?}");
}

#[test]
fn where_all_that_is_asked_has_failed_before_others_are_asked_as_witnesses() {
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let play = Play::new(&format!("[va](http://{closed}/x) [via](ROOT/ok/)"));
    play.check(20, &[]);
    play.check(21, &["--only-failing"]);
    let said = play.check(22, &["--only-failing"]);
    assert_eq!((said.exit, said.of("link/dead").len()), (1, 1), "{said:?}");
}

#[test]
fn an_address_of_this_machine_is_not_asked_unless_that_is_allowed() {
    let play = Play::new("[va](ROOT/ok/a)");
    let output = sirio()
        .args(["check", "--no-leaflets", "--external", "-v", "--as-of", "2026-11-20", "--root"])
        .arg(play.guide.root())
        .output()
        .expect("sirio runs");
    let text = play.plain(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("advice[link/unverifiable]: `ROOT/ok/a` could not be verified: the address belongs to this computer"), "{text}");
    assert_eq!(play.asked("/"), 0);
}

#[test]
fn a_history_that_cannot_be_read_is_kept_aside_and_begun_anew() {
    let play = Play::new("[va](ROOT/ok/a)");
    for number in 1..=2 {
        let broken = format!("broken, time {number}");
        play.guide.write(".sirio/links.json", &broken);
        let said = play.check(20, &[]);
        assert_eq!(said.exit, 0, "{said:?}");
        let found = said.of("link/history");
        assert!(found[0].starts_with(".sirio/links.json:1:1 the memory of earlier link checks"), "{found:?}");
        assert_eq!(play.guide.read(&format!(".sirio/links.json.broken-{number}")), broken);
        assert!(play.history().contains("ROOT/ok/a"));
    }
}

#[test]
fn a_history_that_is_no_file_is_left_alone() {
    let play = Play::new("[va](ROOT/ok/a)");
    play.guide.write("elsewhere.json", "mine");
    std::fs::create_dir_all(play.guide.path(".sirio")).expect("a folder");
    symlink(play.guide.path("elsewhere.json"), play.guide.path(".sirio/links.json")).expect("a link");
    let said = play.check(20, &[]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.stderr.contains("this is a link to another file"), "{}", said.stderr);
    assert_eq!((play.guide.read("elsewhere.json"), play.asked("/")), ("mine".into(), 0));
    std::fs::remove_file(play.guide.path(".sirio/links.json")).expect("the link");
    let huge = std::fs::File::create(play.guide.path(".sirio/links.json")).expect("a file");
    huge.set_len((64 << 20) + 1).expect("a length");
    let said = play.check(20, &[]);
    assert!(said.exit == 2 && said.stderr.contains("larger than 64 MB"), "{said:?}");
}
