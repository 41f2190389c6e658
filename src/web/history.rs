//! What earlier runs have learnt, and what is to be asked again.
//!
//! In: judged answers and the day. Out: verdicts that remember, and the questions of the next run.
//! Never: a time of day, a file, a credential, more than is needed to decide.

mod text;

use super::verdict::{Failures, is_dead};
use super::{Judged, OuterLink, OuterLinks, Question, Reason, Verdict, host};
use crate::model::Lang;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// Days after which the other languages of a page are looked for again.
const ALTERNATES: i64 = 30;

/// Days for which an address that has left the guide is remembered.
const FORGET: Days = Days::new(90);

/// Links that were fine, to be asked where all others have failed before: if they fail, too, it is the machine.
const WITNESSES: usize = 3;

/// Addresses without fragments → what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    pub links: BTreeMap<String, Record>,
}

/// What is known of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The day of the last answer.
    pub checked: NaiveDate,
    /// What that answer said by itself.
    said: Verdict,
    pub reason: Reason,
    pub detail: Option<String>,
    /// Since the page was last there.
    failures: Failures,
    /// The last day on which the page was there.
    ok: Option<NaiveDate>,
    /// Places in the page: whether they are missing.
    places: BTreeMap<String, bool>,
    alternates: Option<Alternates>,
}

/// Versions of a page in other languages.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Alternates {
    looked: NaiveDate,
    found: BTreeMap<Lang, Url>,
}

/// Which links are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All but those that were fine less than so many days ago.
    OlderThan(i64),
    All,
    /// Those that were not fine when they were asked last.
    NotOk,
}

impl Record {
    pub fn verdict(&self) -> Verdict {
        match self.said {
            Verdict::Failing if is_dead(&self.failures) => Verdict::Dead,
            other => other,
        }
    }

    /// The first day of a failure that goes on.
    pub fn since(&self) -> Option<NaiveDate> {
        matches!(self.said, Verdict::Failing).then(|| self.failures.keys().next().copied()).flatten()
    }

    /// The other address that the reason speaks of.
    pub fn to(&self) -> Option<&str> {
        self.detail.as_deref().filter(|_| !matches!(self.reason, Reason::Other))
    }

    /// Whether the page was seen without this place in it.
    pub fn is_missing(&self, fragment: &str) -> bool {
        self.places.get(fragment).copied().unwrap_or(false)
    }

    /// Versions of the page in other languages.
    pub fn alternates(&self) -> Option<&BTreeMap<Lang, Url>> {
        self.alternates.as_ref().map(|alternates| &alternates.found).filter(|found| !found.is_empty())
    }

    /// What a first answer says.
    fn new(day: NaiveDate, judged: &Judged) -> Self {
        Self {
            checked: day,
            said: judged.verdict,
            reason: judged.reason,
            detail: None,
            failures: Failures::new(),
            ok: None,
            places: BTreeMap::new(),
            alternates: None,
        }
    }

    fn learn(&mut self, day: NaiveDate, question: &Question, judged: Judged) {
        self.checked = day;
        (self.said, self.reason, self.detail) = (judged.verdict, judged.reason, judged.detail);
        self.places.clear();
        let is_there = judged.verdict.is_good() || judged.reason == Reason::NoAnchor;
        if is_there {
            self.failures.clear();
            self.ok = Some(day);
            let missing = |fragment: &String| judged.missing.contains(fragment);
            self.places =
                question.fragments.iter().map(|fragment| (fragment.clone(), missing(fragment))).collect();
            if !question.languages.is_empty() {
                let found = judged.alternates.unwrap_or_default();
                self.alternates = Some(Alternates { looked: day, found });
            }
        } else if judged.verdict == Verdict::Failing {
            *self.failures.entry(day).or_default() += 1;
            self.shorten();
        }
    }

    /// The first failure and the last two decide as well as all of them.
    fn shorten(&mut self) {
        while self.failures.len() > 3 {
            let second = self.failures.keys().nth(1).copied();
            second.map(|day| self.failures.remove(&day));
        }
    }

    /// What two people have learnt of the same address.
    fn merge(self, other: Self) -> Self {
        let rank =
            |record: &Self| (record.checked, record.said.is_good(), record.reason, record.detail.clone());
        let (mut last, first) = if rank(&self) >= rank(&other) { (self, other) } else { (other, self) };
        last.ok = last.ok.max(first.ok);
        for (day, count) in first.failures {
            let known = last.failures.entry(day).or_default();
            *known = count.max(*known);
        }
        if last.said.is_good() {
            last.failures.clear();
        }
        let ok = last.ok;
        last.failures.retain(|day, _| ok.is_none_or(|ok| *day >= ok));
        last.shorten();
        let looked = |alternates: &Option<Alternates>| alternates.as_ref().map(|found| found.looked);
        if looked(&first.alternates) > looked(&last.alternates) {
            last.alternates = first.alternates;
        }
        last
    }
}

impl History {
    /// Remembers an answer.
    pub fn learn(&mut self, day: NaiveDate, question: &Question, judged: Judged) {
        let record = self.links.entry(question.address.as_str().to_owned());
        record.or_insert_with(|| Record::new(day, &judged)).learn(day, question, judged);
    }

    /// Adds what is known of an address from elsewhere.
    fn add(&mut self, address: String, record: Record) {
        let merged = match self.links.remove(&address) {
            Some(known) => known.merge(record),
            None => record,
        };
        self.links.insert(address, merged);
    }

    /// Forgets what has left the guide long ago.
    pub fn forget(&mut self, links: &OuterLinks, today: NaiveDate) {
        let is_recent =
            |record: &Record| record.checked.checked_add_days(FORGET).is_none_or(|until| until >= today);
        self.links.retain(|address, record| links.contains_key(address) || is_recent(record));
    }

    /// What is to be asked: what has waited longest comes first.
    pub fn questions(&self, links: &OuterLinks, which: Which, today: NaiveDate) -> Vec<Question> {
        let mut due: Vec<(Option<NaiveDate>, &OuterLink)> = links
            .iter()
            .map(|(address, link)| (self.links.get(address), link))
            .filter(|(record, link)| is_due(*record, link, which, today))
            .map(|(record, link)| (record.map(|record| record.checked), link))
            .collect();
        let failed = |link: &OuterLink| {
            self.links
                .get(link.question.address.as_str())
                .is_some_and(|record| record.said == Verdict::Failing)
        };
        if due.iter().all(|(_, link)| failed(link)) && !due.is_empty() {
            due.extend(self.witnesses(links));
        }
        due.sort_by(|(a, first), (b, second)| {
            a.cmp(b).then_with(|| first.question.address.cmp(&second.question.address))
        });
        due.into_iter().map(|(_, link)| self.question(link, which, today)).collect()
    }

    /// Links of different hosts that were fine, as they have waited longest.
    fn witnesses<'l>(&self, links: &'l OuterLinks) -> Vec<(Option<NaiveDate>, &'l OuterLink)> {
        let good = links.iter().filter_map(|(address, link)| {
            let record = self.links.get(address).filter(|record| record.said.is_good())?;
            Some((Some(record.checked), link))
        });
        let mut good: Vec<_> = good.collect();
        good.sort_by_key(|(checked, _)| *checked);
        let mut hosts = BTreeSet::new();
        good.retain(|(_, link)| hosts.len() < WITNESSES && hosts.insert(host(&link.question.address)));
        good
    }

    /// Other languages are looked for now and then.
    fn question(&self, link: &OuterLink, which: Which, today: NaiveDate) -> Question {
        let mut question = link.question.clone();
        let record = self.links.get(question.address.as_str());
        let looked = record.and_then(|record| record.alternates.as_ref()).map(|found| found.looked);
        let is_recent = |day: NaiveDate| (0..=ALTERNATES).contains(&(today - day).num_days());
        if which != Which::All && looked.is_some_and(is_recent) {
            question.languages.clear();
        }
        question
    }
}

fn is_due(record: Option<&Record>, link: &OuterLink, which: Which, today: NaiveDate) -> bool {
    match (which, record) {
        (Which::All, _) | (Which::OlderThan(_), None) => true,
        (Which::NotOk, record) => record.is_some_and(|record| record.said != Verdict::Ok),
        (Which::OlderThan(days), Some(record)) => {
            let age = (today - record.checked).num_days();
            let is_known = |fragment: &String| record.places.contains_key(fragment);
            !record.said.is_good()
                || !(0..days).contains(&age)
                || !link.question.fragments.iter().all(is_known)
        }
    }
}
