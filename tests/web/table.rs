//! `table.txt`: each behaviour of a server in its row, all asked in one run.

use crate::misbehaviour::{self, SENT};
use crate::server::Server;
use crate::tls::Hosts;
use crate::{HERE, ask, knowing, question, rules};
use hyper::Version;
use sirio::web::{Anchor, Failure, Outcome, Question, Rules, Seen, TlsFault};
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use url::Url;

const TABLE: &str = include_str!("table.txt");

/// No more than this is sent of a body that is cut after a megabyte: what is under way is lost.
const MOST_SENT: usize = 64 << 20;

struct Row {
    asked: String,
    expected: String,
    question: Question,
}

/// Servers that misbehave, and the rows that speak of them.
struct World {
    server: Server,
    hosts: Hosts,
    rows: Vec<Row>,
    rules: Rules,
}

fn world() -> World {
    let server = Server::behaving(misbehaviour::answer, &[HERE]);
    let hosts = Hosts::start();
    // A port that was free a moment ago, where nobody listens.
    let closed =
        TcpListener::bind((HERE, 0)).and_then(|listener| listener.local_addr()).expect("a port").port();
    let ports = |text: &str| {
        text.replace("{http}", &server.port().to_string())
            .replace("{tls}", &hosts.port.to_string())
            .replace("{closed}", &closed.to_string())
    };
    let mut rows = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (asked, expected) = line.split_once("=>").expect("two sides");
        let mut address = ports(asked);
        if address.starts_with('/') {
            address = format!("http://row{}.test:{}{address}", rows.len(), server.port());
        }
        let expected = ports(expected).trim().to_owned();
        rows.push(Row { asked: asked.trim().to_owned(), expected, question: question(&address) });
    }
    let names = rows.iter().filter_map(|row| row.question.address.host_str());
    let names = names.filter(|name| !matches!(*name, "nobody.test" | "inside.test"));
    let mut rules = knowing(rules(), names.collect::<Vec<_>>());
    rules.further_roots = vec![hosts.authority.clone().into_bytes()];
    World { server, hosts, rows, rules }
}

#[test]
fn each_behaviour_has_its_outcome() {
    let world = world();
    let answers = ask(world.rows.iter().map(|row| row.question.clone()).collect(), &world.rules);
    assert_eq!(answers.len(), world.rows.len());
    let mut wrong = Vec::new();
    for row in &world.rows {
        let seen = answers.iter().find(|(question, _)| *question == row.question).map(|(_, seen)| seen);
        let outcome = seen.map(|seen| line(seen, &row.question)).unwrap_or_default();
        if outcome != row.expected {
            wrong.push(format!("{}\n    expected {}\n    but      {outcome}", row.asked, row.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(SENT.load(Ordering::Relaxed) < MOST_SENT, "{SENT:?}");
    for asked in world.server.log() {
        assert_eq!(asked.header("user-agent"), Some(world.rules.user_agent.as_str()));
        for never in ["cookie", "referer", "authorization", "accept-language", "range"] {
            assert_eq!(asked.header(never), None, "{asked:?}");
        }
    }
    assert!(world.hosts.log().contains(&("/".to_owned(), Version::HTTP_2)), "{:?}", world.hosts.log());
}

#[test]
fn a_cookie_does_not_come_back() {
    let server = Server::behaving(misbehaviour::answer, &[HERE]);
    let questions = (0..8).map(|number| question(&format!("{}/cookie/{number}", server.root()))).collect();
    ask(questions, &rules());
    let log = server.log();
    assert_eq!(log.len(), 8);
    assert!(log.iter().all(|asked| asked.header("cookie").is_none()), "{log:?}");
}

/// An answer in the words of the table.
fn line(seen: &Seen, question: &Question) -> String {
    let hops = if seen.hops.len() > 5 {
        format!("{} x {} > ", seen.hops[0].status, seen.hops.len())
    } else {
        let hops = seen.hops.iter().map(|hop| format!("{} {} > ", hop.status, near(&hop.to, question)));
        hops.collect::<Vec<_>>().concat()
    };
    hops + &outcome(&seen.outcome, question)
}

fn outcome(outcome: &Outcome, question: &Question) -> String {
    let (status, media_type, anchors, alternates) = match outcome {
        Outcome::Answered { status, media_type, anchors, alternates } => {
            (status, media_type, anchors, alternates)
        }
        Outcome::Failed(failure) => return words(failure),
        Outcome::NotAsked => return "not asked".to_owned(),
    };
    let mut said = format!("{status} {}", media_type.as_deref().unwrap_or("-"));
    for (place, anchor) in anchors {
        let anchor = match anchor {
            Anchor::Found => "found",
            Anchor::Missing => "missing",
            Anchor::Unknown => "unknown",
        };
        said.push_str(&format!(" #{place} {anchor}"));
    }
    match alternates {
        Some(alternates) => {
            for (lang, url) in alternates {
                said.push_str(&format!(" @{lang} {}", near(url, question)));
            }
        }
        None if !question.languages.is_empty() => said.push_str(" @unread"),
        None => {}
    }
    said
}

/// An address at the same host as its path.
fn near(url: &Url, question: &Question) -> String {
    match url.as_str().strip_prefix(question.address.join("/").expect("a root").as_str()) {
        Some(path) => format!("/{path}"),
        None => url.to_string(),
    }
}

fn words(failure: &Failure) -> String {
    match failure {
        Failure::NoSuchHost => "no such host".to_owned(),
        Failure::Refused => "refused".to_owned(),
        Failure::BrokenOff => "broken off".to_owned(),
        Failure::TimedOut => "timed out".to_owned(),
        Failure::TooManyRedirects => "too many redirects".to_owned(),
        Failure::BadRedirect(to) => format!("bad redirect {to}"),
        Failure::Private => "private".to_owned(),
        Failure::NotHttp => "not http".to_owned(),
        Failure::ComeBack { status, after: None } => format!("come back {status}"),
        Failure::ComeBack { status, after: Some(after) } => {
            format!("come back {status} after {}", after.as_secs())
        }
        // The words of a library change with it.
        Failure::Other(words) => if words.is_empty() { "without words" } else { "other" }.to_owned(),
        Failure::Tls(TlsFault::Expired) => "tls expired".to_owned(),
        Failure::Tls(TlsFault::NotYetValid) => "tls not yet valid".to_owned(),
        Failure::Tls(TlsFault::WrongHost) => "tls wrong host".to_owned(),
        Failure::Tls(TlsFault::UnknownIssuer) => "tls unknown issuer".to_owned(),
        Failure::Tls(TlsFault::Revoked) => "tls revoked".to_owned(),
        Failure::Tls(TlsFault::Handshake) => "tls handshake".to_owned(),
    }
}
