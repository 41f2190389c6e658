//! Plays `table.txt`, which says how to read it.

use chrono::NaiveDate;
use sirio::web::{Anchor, Failure, History, Hop, Outcome, Question, Reason, Seen, TlsFault, judge};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn answers_mean_what_the_table_says() {
    let lines = include_str!("table.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let problems: Vec<String> = lines.filter_map(|line| play(line).err()).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn play(line: &str) -> Result<(), String> {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let [what, address, answers, expected] = parts[..] else { return Err(format!("four parts: {line}")) };
    let address = format!("https://a.example/{address}");
    let mut history = History::default();
    let mut fragments = BTreeSet::new();
    for answer in answers.split("; ") {
        let (day, seen) = answer.split_once(": ").ok_or_else(|| format!("DAY: ANSWER: {answer}"))?;
        let seen = self::seen(seen).ok_or_else(|| format!("no answer: {answer}"))?;
        if let Outcome::Answered { anchors, .. } = &seen.outcome {
            fragments.extend(anchors.keys().cloned());
        }
        let question = Question {
            address: address.parse().expect("an address"),
            fragments: fragments.clone(),
            languages: BTreeSet::new(),
        };
        let judged = judge(&question.address, &seen).ok_or("nothing was asked")?;
        history.learn(date(day), &question, judged);
    }
    let found = told(&history, &address, &fragments);
    if found == expected { Ok(()) } else { Err(format!("{what}: {found}, not {expected}")) }
}

fn told(history: &History, address: &str, fragments: &BTreeSet<String>) -> String {
    let record = &history.links[address];
    let mut out = format!("{} {}", record.verdict().as_str(), record.reason.name());
    if let Some(to) = record.to() {
        out.push_str(&format!(" to {to}"));
    }
    if let Some(since) = record.since() {
        out.push_str(&format!(" since {}", since.format("%-d")));
    }
    let missing: Vec<&str> =
        fragments.iter().filter(|fragment| record.is_missing(fragment)).map(String::as_str).collect();
    if !missing.is_empty() {
        out.push_str(&format!(" missing {}", missing.join(" ")));
    }
    out
}

fn date(day: &str) -> NaiveDate {
    format!("2026-11-{day:0>2}").parse().expect("a day")
}

fn seen(text: &str) -> Option<Seen> {
    let mut hops = Vec::new();
    let mut rest = text;
    while let Some((hop, after)) = rest.split_once(' ')
        && let Some((status, to)) = hop.split_once('>')
    {
        hops.push(Hop { status: status.parse().ok()?, to: to.parse().ok()? });
        rest = after;
    }
    let (first, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let outcome = match first.parse() {
        Ok(status) => answered(status, rest),
        Err(_) => Outcome::Failed(failure(first, rest)?),
    };
    Some(Seen { hops, outcome })
}

fn answered(status: u16, rest: &str) -> Outcome {
    let mut anchors = BTreeMap::new();
    let mut media_type = None;
    for word in rest.split_whitespace() {
        match word.strip_prefix('#') {
            Some(place) => {
                let (name, mark) = place.split_at(place.len() - 1);
                let anchor = match mark {
                    "+" => Anchor::Found,
                    "-" => Anchor::Missing,
                    _ => Anchor::Unknown,
                };
                anchors.insert(name.to_owned(), anchor);
            }
            None => media_type = Some(word.to_owned()),
        }
    }
    Outcome::Answered { status, media_type, anchors, alternates: None }
}

fn failure(name: &str, rest: &str) -> Option<Failure> {
    Some(match Reason::parse(name)? {
        Reason::NoSuchHost => Failure::NoSuchHost,
        Reason::Refused => Failure::Refused,
        Reason::BrokenOff => Failure::BrokenOff,
        Reason::TimedOut => Failure::TimedOut,
        Reason::Tls(fault) => Failure::Tls(fault),
        Reason::TooManyRedirects => Failure::TooManyRedirects,
        Reason::BadRedirect => Failure::BadRedirect(rest.to_owned()),
        Reason::Private => Failure::Private,
        Reason::NotHttp => Failure::NotHttp,
        Reason::ComeBack(status) => Failure::ComeBack { status, after: None },
        Reason::Other => Failure::Other(rest.to_owned()),
        _ => return None,
    })
}

#[test]
fn every_reason_has_a_name_and_words() {
    let plain = [
        Reason::Answered,
        Reason::Elsewhere,
        Reason::Moved,
        Reason::MovedUnfit,
        Reason::StartPage,
        Reason::Login,
        Reason::NoAnchor,
        Reason::NoPdf,
        Reason::Status(404),
        Reason::ComeBack(429),
        Reason::NoSuchHost,
        Reason::Refused,
        Reason::BrokenOff,
        Reason::TimedOut,
        Reason::TooManyRedirects,
        Reason::BadRedirect,
        Reason::Private,
        Reason::NotHttp,
        Reason::Other,
    ];
    let faults = [
        TlsFault::Expired,
        TlsFault::NotYetValid,
        TlsFault::WrongHost,
        TlsFault::UnknownIssuer,
        TlsFault::Revoked,
        TlsFault::Handshake,
    ];
    let mut said = BTreeMap::new();
    for reason in plain.into_iter().chain(faults.map(Reason::Tls)) {
        assert_eq!(Reason::parse(&reason.name()), Some(reason));
        let words = sirio::web::words(reason, None);
        assert!(!words.advice.is_empty());
        let earlier = said.insert(words.what.clone(), reason);
        assert_eq!(earlier, None, "`{}` is said of two reasons", words.what);
    }
}
