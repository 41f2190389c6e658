//! Politeness, and what it costs the others: nothing.

use crate::misbehaviour;
use crate::server::Server;
use crate::{HERE, ask, knowing, question, rules};
use sirio::web::{Ended, Failure, Outcome, Question, Rules, Seen, ask_all};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::time::Duration;

fn server() -> Server {
    Server::behaving(misbehaviour::answer, &[HERE])
}

fn questions(server: &Server, host: &str, path: &str, count: usize) -> Vec<Question> {
    let address = |number| format!("http://{host}:{}{path}{number}", server.port());
    (0..count).map(|number| question(&address(number))).collect()
}

fn paths(server: &Server) -> Vec<String> {
    server.log().into_iter().map(|asked| asked.path).collect()
}

fn is_ok(seen: &Seen) -> bool {
    matches!(seen.outcome, Outcome::Answered { status: 200, .. })
}

#[test]
fn five_thousand_links_to_one_host_are_asked_once_each_and_few_at_once() {
    let server = server();
    let rules = knowing(rules(), ["one.test"]);
    let answers = ask(questions(&server, "one.test", "/delay/1/", 5_000), &rules);
    assert!(answers.len() == 5_000 && answers.iter().all(|(_, seen)| is_ok(seen)));
    let paths = paths(&server);
    assert_eq!(paths.len(), 5_000);
    assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), 5_000);
    assert!(server.most_at_once() <= rules.per_host, "{}", server.most_at_once());
    assert!(server.most_at_once() > 1);
}

#[test]
fn redirects_to_one_host_from_many_are_few_at_once_too() {
    let server = server();
    let names = (0..40).map(|number| format!("from{number}.test")).collect::<Vec<_>>();
    let rules = Rules { per_host: 2, ..knowing(rules(), names.iter().map(String::as_str)) };
    let rules = knowing(rules, ["one.test"]);
    let to = format!("/to/302/http:%2F%2Fone.test:{}%2Fdelay%2F5%2F", server.port());
    let all = names.iter().flat_map(|name| questions(&server, name, &to, 1)).collect();
    assert!(ask(all, &rules).iter().all(|(_, seen)| is_ok(seen)));
    assert!(server.most_at_once_at("one.test") <= 2, "{}", server.most_at_once_at("one.test"));
}

#[test]
fn one_at_a_time_keeps_the_order() {
    let server = server();
    let rules = Rules { per_host: 1, ..knowing(rules(), ["one.test"]) };
    let answers = ask(questions(&server, "one.test", "/ok/", 50), &rules);
    let expected = (0..50).map(|number| format!("/ok/{number}")).collect::<Vec<_>>();
    assert_eq!(paths(&server), expected);
    assert!(answers.iter().map(|(question, _)| question.address.path()).eq(expected.iter()));
}

#[test]
fn a_slow_host_holds_up_nobody() {
    let server = server();
    let rules =
        Rules { at_once: 4, timeout: Duration::from_secs(1), ..knowing(rules(), ["slow.test", "fast.test"]) };
    let mut all = questions(&server, "slow.test", "/never/", 100);
    all.extend(questions(&server, "fast.test", "/ok/", 100));
    let answers = ask(all, &rules);
    let first_slow =
        answers.iter().position(|(question, _)| question.address.host_str() == Some("slow.test"));
    assert_eq!(first_slow, Some(100));
    assert!(answers[..100].iter().all(|(_, seen)| is_ok(seen)));
}

#[test]
fn a_host_that_does_not_answer_is_left_alone() {
    let server = server();
    let rules = Rules { timeout: Duration::from_millis(800), ..knowing(rules(), ["slow.test"]) };
    let answers = ask(questions(&server, "slow.test", "/never/", 5_000), &rules);
    assert_eq!(answers.len(), 5_000);
    assert!(answers.iter().all(|(_, seen)| seen.outcome == Outcome::Failed(Failure::TimedOut)));
    // Three tries of three questions at most, and one `HEAD`.
    assert!(paths(&server).len() <= 10, "{:?}", paths(&server));
}

#[test]
fn a_slow_page_among_others_does_not_condemn_its_host() {
    let server = server();
    let rules = Rules { timeout: Duration::from_millis(800), ..knowing(rules(), ["one.test"]) };
    let mut all = questions(&server, "one.test", "/ok/a", 1);
    all.extend(questions(&server, "one.test", "/never/", 2));
    all.extend(questions(&server, "one.test", "/ok/b", 50));
    let answers = ask(all, &rules);
    assert_eq!(answers.iter().filter(|(_, seen)| is_ok(seen)).count(), 51);
}

#[test]
fn a_host_where_nobody_listens_is_said_of_each_of_its_links() {
    let listener = TcpListener::bind((HERE, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let rules = knowing(rules(), ["one.test"]);
    let all = (0..5_000).map(|number| question(&format!("http://one.test:{port}/{number}"))).collect();
    let answers = ask(all, &rules);
    assert_eq!(answers.len(), 5_000);
    assert!(answers.iter().all(|(_, seen)| seen.outcome == Outcome::Failed(Failure::Refused)));
}

#[test]
fn a_port_where_nobody_listens_says_nothing_of_another() {
    let server = server();
    let listener = TcpListener::bind((HERE, 0)).expect("a port");
    let closed = listener.local_addr().expect("an address").port();
    drop(listener);
    let rules = knowing(rules(), ["one.test"]);
    let mut all =
        (0..9).map(|number| question(&format!("http://one.test:{closed}/{number}"))).collect::<Vec<_>>();
    all.extend(questions(&server, "one.test", "/ok/", 3));
    let answers = ask(all, &rules);
    assert_eq!(answers.iter().filter(|(_, seen)| is_ok(seen)).count(), 3);
}

#[test]
fn what_redirects_lead_to_says_nothing_of_their_host() {
    let server = server();
    let rules = Rules { per_host: 1, ..knowing(rules(), ["one.test"]) };
    let mut all = questions(&server, "one.test", "/to/302/http:%2F%2Fnobody.test%2F", 9);
    all.extend(questions(&server, "one.test", "/ok/", 3));
    let answers = ask(all, &rules);
    assert_eq!(answers.iter().filter(|(_, seen)| is_ok(seen)).count(), 3);
}

#[test]
fn a_host_that_wants_a_long_pause_gets_it() {
    let server = server();
    let rules = knowing(rules(), ["one.test"]);
    let answers = ask(questions(&server, "one.test", "/busy/429/3600/", 5_000), &rules);
    let after = Some(Duration::from_hours(1));
    let come_back = Outcome::Failed(Failure::ComeBack { status: 429, after });
    assert!(answers.len() == 5_000 && answers.iter().all(|(_, seen)| seen.outcome == come_back));
    assert_eq!(paths(&server), ["/busy/429/3600/0"]);
}

#[test]
fn a_short_pause_is_kept_by_the_whole_queue() {
    let server = server();
    let rules = knowing(rules(), ["one.test"]);
    let mut all = questions(&server, "one.test", "/soon/429/1/", 1);
    all.extend(questions(&server, "one.test", "/ok/", 3));
    let answers = ask(all, &rules);
    assert!(answers.iter().all(|(_, seen)| is_ok(seen)));
    assert_eq!(paths(&server)[..2], ["/soon/429/1/0", "/soon/429/1/0"]);
}

#[test]
fn a_pause_that_ends_after_the_run_is_not_begun() {
    let server = server();
    let rules = Rules { budget: Duration::from_secs(10), ..knowing(rules(), ["one.test"]) };
    let answers = ask(questions(&server, "one.test", "/busy/503/20/", 1), &rules);
    let after = Some(Duration::from_secs(20));
    assert_eq!(answers[0].1.outcome, Outcome::Failed(Failure::ComeBack { status: 503, after }));
    assert_eq!(paths(&server).len(), 1);
}

#[test]
fn a_host_that_does_not_know_head_is_not_asked_so_again() {
    let server = server();
    let rules = Rules { per_host: 1, ..knowing(rules(), ["one.test"]) };
    ask(questions(&server, "one.test", "/head/405/", 3), &rules);
    assert_eq!(server.methods("/"), ["HEAD", "GET", "GET", "GET"]);
}

#[test]
fn what_is_wanted_inside_a_page_is_asked_in_one_request() {
    let server = server();
    let rules = knowing(rules(), ["one.test"]);
    ask(vec![question(&format!("http://one.test:{}/anchors/uno #uno", server.port()))], &rules);
    assert_eq!(server.methods("/"), ["GET"]);
}

#[test]
fn when_time_is_out_the_rest_is_not_asked() {
    let server = server();
    let rules = Rules { budget: Duration::from_secs(2), ..knowing(rules(), ["slow.test", "fast.test"]) };
    let mut all = questions(&server, "slow.test", "/never/", 500);
    all.extend(questions(&server, "fast.test", "/ok/", 1));
    let mut outcomes = Vec::new();
    let ended = ask_all(all, &rules, |_, seen| outcomes.push(seen.outcome));
    assert_eq!(ended, Ok(Ended::OutOfTime));
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Outcome::NotAsked).count(), 500);
    assert!(matches!(outcomes[0], Outcome::Answered { .. }));
}

#[test]
fn limits_without_measure_are_no_fault() {
    let server = server();
    let (most, none) = (Duration::MAX, usize::MAX);
    let limits = Rules { budget: most, timeout: most, gap: most, back_off: most, ..rules() };
    let rules = Rules { per_host: none, at_once: none, ..limits };
    let answers = ask(vec![question(&format!("{}/ok/", server.root()))], &rules);
    assert!(is_ok(&answers[0].1));
    let rules = Rules { per_host: 0, at_once: 0, ..rules };
    let answers = ask(vec![question(&format!("{}/status/500/", server.root()))], &rules);
    assert!(matches!(answers[0].1.outcome, Outcome::Answered { status: 500, .. }));
}

#[test]
fn who_asks_says_so_in_letters_that_fit() {
    let agent = Rules::agent(Some("https://user:secret@città.example/guida/"));
    assert!(agent.ends_with(" (+https://xn--citt-3na.example/guida/)"), "{agent}");
    assert!(!Rules::agent(Some("no address")).contains('+'));
}

#[test]
fn nothing_to_ask_is_done() {
    assert_eq!(ask_all(Vec::new(), &rules(), |_, _| {}), Ok(Ended::Done));
}

#[test]
fn a_machine_without_a_network_says_so_and_blames_nobody() {
    let all =
        ["http://a.test/", "http://b.test/", "http://c.test/", "http://c.test/2"].map(question).to_vec();
    let mut outcomes = Vec::new();
    let ended = ask_all(all, &rules(), |_, seen| outcomes.push(seen.outcome));
    assert!(ended.is_err_and(|reason| reason.contains("3 hosts")));
    assert_eq!(outcomes, [const { Outcome::NotAsked }; 4]);
}

#[test]
fn one_name_that_is_found_shows_that_there_is_a_network() {
    let server = server();
    let rules = knowing(rules(), ["found.test"]);
    let mut all = ["http://a.test/", "http://b.test/", "http://c.test/"].map(question).to_vec();
    all.extend(questions(&server, "found.test", "/delay/200/", 1));
    let answers = ask(all, &rules);
    let nowhere = answers.iter().filter(|(_, seen)| seen.outcome == Outcome::Failed(Failure::NoSuchHost));
    assert_eq!(nowhere.count(), 3);
}
