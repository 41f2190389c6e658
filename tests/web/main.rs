//! What is asked of other hosts, and what is made of their answers: against servers on this machine.

#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a test that cannot go on has failed")]

mod addresses;
mod misbehaviour;
mod pace;
mod process;
mod server;
mod table;
mod tls;

use sirio::web::{Names, Question, Rules, Seen, ask_all};
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// A question for an address, with `#places` and `@languages` after it.
pub fn question(text: &str) -> Question {
    let mut words = text.split_whitespace();
    let address = words.next().expect("an address").parse().expect("an address");
    let mut question = Question { address, fragments: BTreeSet::new(), languages: BTreeSet::new() };
    for word in words {
        if let Some(place) = word.strip_prefix('#') {
            question.fragments.insert(place.to_owned());
        } else if let Some(lang) = word.strip_prefix('@').and_then(sirio::model::Lang::parse) {
            question.languages.insert(lang);
        }
    }
    question
}

/// Rules under which only this machine's first address may be asked, under any name, and nothing is
/// waited for that tests need not wait for.
pub fn rules() -> Rules {
    Rules {
        allowed: BTreeSet::from([HERE]),
        budget: Duration::from_mins(1),
        timeout: Duration::from_secs(2),
        gap: Duration::ZERO,
        back_off: Duration::from_millis(10),
        names: Names::Table([("inside.test".to_owned(), vec![[10, 0, 0, 1].into()])].into()),
        ..Rules::default()
    }
}

/// The rules, with names of this machine.
pub fn knowing<'a>(mut rules: Rules, names: impl IntoIterator<Item = &'a str>) -> Rules {
    if let Names::Table(table) = &mut rules.names {
        table.extend(names.into_iter().map(|name| (name.to_owned(), vec![HERE])));
    }
    rules
}

/// All answers, in the order in which they came.
pub fn ask(questions: Vec<Question>, rules: &Rules) -> Vec<(Question, Seen)> {
    let mut answers = Vec::new();
    ask_all(questions, rules, |question, seen| answers.push((question, seen))).expect("a run");
    answers
}
