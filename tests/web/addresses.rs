//! `addresses.txt`: what may be asked. What is refused is tried for good: as a link, and as a redirect.
//! What may be asked is only judged, as no test asks the Internet.

use crate::misbehaviour;
use crate::server::Server;
use crate::{HERE, ask, question, rules};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sirio::web::guard::Guard;
use sirio::web::{Failure, Names, Outcome, Question, Rules, Seen};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use url::{Host, Url};

const TABLE: &str = include_str!("addresses.txt");

/// Where the server of the redirects is: an address that the table does not name.
const SERVER: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 9));

struct Row {
    form: &'static str,
    expected: &'static str,
    addresses: Vec<IpAddr>,
    /// `None` where the form is no address.
    url: Option<Url>,
}

fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (form, rest) = line.split_once("  ").expect("a form");
            let rest = rest.trim();
            let (expected, addresses) = match rest.split_once("  ") {
                Some((expected, addresses)) => (expected, addresses),
                None => (rest, ""),
            };
            let url = match form.parse() {
                Ok(IpAddr::V4(address)) => format!("http://{address}/"),
                // As it is written: a URL's own way of writing is another row.
                Ok(IpAddr::V6(_)) => format!("http://[{form}]/"),
                Err(_) => form.to_owned(),
            };
            let addresses = addresses.split_whitespace().map(|address| address.parse().expect("an address"));
            Row { form, expected, addresses: addresses.collect(), url: Url::parse(&url).ok() }
        })
        .collect()
}

/// Rules that know the names of the table.
fn rules_of(rows: &[Row], allowed: IpAddr) -> Rules {
    let mut names = BTreeMap::new();
    for row in rows {
        if let Some(Host::Domain(name)) = row.url.as_ref().and_then(Url::host) {
            // A name that the guard lets pass would lead here.
            let addresses = if row.addresses.is_empty() { vec![HERE] } else { row.addresses.clone() };
            names.insert(name.to_owned(), addresses);
        }
    }
    Rules { names: Names::Table(names), allowed: BTreeSet::from([allowed]), ..rules() }
}

#[test]
fn each_form_of_an_address_is_judged() {
    let rows = rows();
    let guard = Guard::new(&Rules::default());
    for row in &rows {
        let verdict = match &row.url {
            None => "no address",
            Some(url) if !guard.admits_url(url) => "refused",
            Some(_) if row.addresses.is_empty() || row.addresses.iter().any(|it| guard.admits(*it)) => {
                "asked"
            }
            Some(_) => "refused",
        };
        assert_eq!(verdict, row.expected, "{}", row.form);
    }
}

#[test]
fn what_is_refused_is_not_asked() {
    let mut rows = rows();
    rows.retain(|row| row.expected == "refused");
    let address = |row: &Row| row.url.as_ref().map(|url| question(url.as_str()));
    let questions = rows.iter().filter_map(address).collect::<Vec<_>>();
    for (question, seen) in ask(questions, &rules_of(&rows, SERVER)) {
        assert_private(&question, &seen);
    }
}

#[test]
fn what_is_refused_is_not_followed() {
    let server = Server::behaving(misbehaviour::answer, &[SERVER]);
    let rows = rows();
    let to =
        |row: &Row| format!("{}/to/302/{}", server.root(), utf8_percent_encode(row.form, NON_ALPHANUMERIC));
    let refused = |row: &&Row| row.expected == "refused" && row.form.contains(":/");
    let questions = rows.iter().filter(refused).map(|row| question(&to(row))).collect::<Vec<_>>();
    let asked = questions.len();
    for (question, seen) in ask(questions, &rules_of(&rows, SERVER)) {
        // The row with a user in it is refused for that.
        if !matches!(seen.outcome, Outcome::Failed(Failure::BadRedirect(_))) {
            assert_private(&question, &seen);
        }
    }
    // Each with `HEAD`, and nothing but the redirects.
    assert_eq!(server.log().len(), asked);
}

#[test]
fn of_public_and_private_addresses_only_the_public_are_asked() {
    let allowed = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 8));
    let server = Server::behaving(misbehaviour::answer, &[HERE, allowed]);
    let names = BTreeMap::from([("both.test".to_owned(), vec![HERE, allowed])]);
    let rules = Rules { names: Names::Table(names), allowed: BTreeSet::from([allowed]), ..rules() };
    ask(vec![question(&format!("http://both.test:{}/ok/", server.port()))], &rules);
    assert_eq!(server.log().iter().map(|asked| asked.at).collect::<Vec<_>>(), [allowed]);
}

#[test]
fn what_is_private_is_asked_where_that_is_allowed() {
    let server = Server::start();
    let rules = Rules { allow_private: true, allowed: BTreeSet::new(), ..rules() };
    let answers = ask(vec![question(&format!("{}/ok/", server.root()))], &rules);
    assert!(matches!(answers[0].1.outcome, Outcome::Answered { status: 200, .. }), "{answers:?}");
}

#[track_caller]
fn assert_private(question: &Question, seen: &Seen) {
    assert_eq!(seen.outcome, Outcome::Failed(Failure::Private), "{}", question.address);
    assert_eq!(seen.hops, [], "{}", question.address);
}
