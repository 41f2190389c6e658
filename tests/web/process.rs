//! What a whole process does: its environment, and being stopped. This test program calls itself.

use crate::misbehaviour;
use crate::server::Server;
use crate::tls::Hosts;
use crate::{HERE, knowing, question, rules};
use sirio::web::{Outcome, ask_all};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Where a child finds the addresses that it is to ask.
const ASK: &str = "SIRIO_TEST_ASK";

/// Not a test: what the child does. It writes a line for each answer, and one at the end.
#[test]
#[ignore = "called by other tests"]
fn child() {
    let Ok(addresses) = std::env::var(ASK) else { return };
    let rules = knowing(rules(), ["good.test"]);
    let ended = ask_all(addresses.split(' ').map(question).collect(), &rules, |question, seen| {
        let word = match seen.outcome {
            Outcome::Answered { status, .. } => status.to_string(),
            other => format!("{other:?}"),
        };
        println!("said {} {word}", question.address.path());
    });
    println!("said {ended:?}");
}

fn start(addresses: &[String], environment: &[(&str, &str)]) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "process::child", "--ignored", "--nocapture"])
        .env(ASK, addresses.join(" "))
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child")
}

/// The lines that a child says to the end.
fn rest(mut child: Child, read: impl Read) -> Vec<String> {
    let lines = BufReader::new(read).lines().map_while(Result::ok);
    let said = lines.filter_map(|line| line.split_once("said ").map(|(_, said)| said.to_owned())).collect();
    child.wait().expect("an end");
    said
}

fn run(addresses: &[String], environment: &[(&str, &str)]) -> Vec<String> {
    let mut child = start(addresses, environment);
    let output = child.stdout.take().expect("a pipe");
    rest(child, output)
}

#[test]
fn the_authorities_are_those_of_the_machine() {
    let hosts = Hosts::start();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("authorities.pem");
    std::fs::write(&file, &hosts.authority).expect("a file");
    let address = [format!("https://good.test:{}/", hosts.port)];
    let file = file.to_str().expect("a path");
    assert_eq!(run(&address, &[("SSL_CERT_FILE", file)]), ["/ 200", "Ok(Done)"]);
}

#[test]
fn a_machine_without_authorities_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("empty.pem");
    std::fs::write(&file, "").expect("a file");
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let (file, folder) = (text(&file), text(folder.path()));
    let none = [("SSL_CERT_FILE", file.as_str()), ("SSL_CERT_DIR", folder.as_str())];
    let said = run(&["http://good.test/".to_owned()], &none);
    assert_eq!(said[0], "/ NotAsked");
    assert!(said[1].contains("Err") && said[1].contains("ca-certificates"), "{said:?}");
}

#[test]
fn a_proxy_in_the_environment_is_not_asked() {
    let (server, proxy) = (Server::start(), Server::start());
    let root = proxy.root();
    let proxies = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"].map(|name| (name, root.as_str()));
    let said = run(&[format!("http://good.test:{}/ok/", server.port())], &proxies);
    assert_eq!(said, ["/ok/ 200", "Ok(Done)"]);
    assert_eq!(proxy.log().len(), 0);
}

#[cfg(unix)]
#[test]
fn what_was_learnt_before_a_signal_is_kept() {
    for signal in ["-INT", "-TERM"] {
        let server = Server::behaving(misbehaviour::answer, &[HERE]);
        let path = |path: &str| format!("http://good.test:{}{path}", server.port());
        let mut child = start(&[path("/ok/"), path("/never/1"), path("/never/2")], &[]);
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.contains("/ok/ 200") {
            line.clear();
            assert!(output.read_line(&mut line).expect("a line") > 0);
        }
        let kill = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
        assert!(kill.success());
        let said = rest(child, output);
        assert_eq!(said, ["/never/1 NotAsked", "/never/2 NotAsked", "Ok(Interrupted)"], "{signal}");
    }
}
