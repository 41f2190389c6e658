//! What a run has found, in figures and as data.

use super::super::output::counted;
use super::Asked;
use crate::diagnostic::{LineIndex, Place};
use crate::source::Sources;
use crate::web::{Ended, OuterLink, Record, Verdict, words};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};

/// The figures of a run: each link counts once.
#[derive(Debug)]
pub struct Overview {
    pub links: usize,
    pub hosts: usize,
    pub asked: usize,
    pub from_history: usize,
    /// Nothing is known of these.
    pub not_asked: usize,
    pub verdicts: Vec<(Verdict, usize)>,
}

impl Overview {
    pub fn new(asked: &Asked) -> Self {
        let known = |address: &String| asked.history.links.get(address).map(Record::verdict);
        let verdicts: Vec<Option<Verdict>> = asked.links.keys().map(known).collect();
        let count = |wanted: Option<Verdict>| verdicts.iter().filter(|verdict| **verdict == wanted).count();
        let hosts: BTreeSet<String> = asked.links.values().map(OuterLink::host).collect();
        let not_asked = count(None);
        let answered = asked.links.keys().filter(|address| asked.answered.contains(*address)).count();
        Self {
            links: asked.links.len(),
            hosts: hosts.len(),
            asked: answered,
            from_history: (asked.links.len() - not_asked).saturating_sub(answered),
            not_asked,
            verdicts: Verdict::ALL.map(|verdict| (verdict, count(Some(verdict)))).to_vec(),
        }
    }

    /// The last line of the answer.
    pub fn line(&self, is_verbose: bool) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (verdict, count) in &self.verdicts {
            let is_hidden = *verdict == Verdict::Unverifiable && *count > 0 && !is_verbose;
            let how = if is_hidden { " (-v shows them)" } else { "" };
            parts.push(format!("{} {}{how}", thousands(*count), verdict.as_str()));
        }
        parts.push(format!("{} not asked", thousands(self.not_asked)));
        let hosts =
            if self.hosts == 1 { "1 host".to_owned() } else { format!("{} hosts", thousands(self.hosts)) };
        format!("{} at {hosts}: {}", links(self.links), parts.join(", "))
    }
}

impl Asked {
    /// What the reader of the answer should know of the run itself.
    pub fn remark(&self) -> Option<String> {
        (self.ended == Ok(Ended::OutOfTime)).then(|| {
            format!(
                "time ran out before {} could be asked; they come first in the next run (`--budget` gives it more time)",
                links(self.skipped)
            )
        })
    }

    /// The part of the JSON document that is about links.
    pub fn json<'s>(&'s self, sources: &'s Sources) -> Value {
        let overview = Overview::new(self);
        let verdicts: Map<String, Value> = overview
            .verdicts
            .iter()
            .map(|(verdict, count)| (verdict.as_str().into(), json!(count)))
            .collect();
        let mut lines = Lines { sources, known: HashMap::new() };
        let list: Vec<Value> =
            self.links.iter().map(|(address, link)| self.link(address, link, &mut lines)).collect();
        json!({
            "hosts": overview.hosts,
            "asked": overview.asked,
            "from_history": overview.from_history,
            "not_asked": overview.not_asked,
            "complete": self.ended == Ok(Ended::Done) && !self.is_offline,
            "verdicts": verdicts,
            "list": list,
        })
    }

    fn link<'l>(&self, address: &str, link: &'l OuterLink, lines: &mut Lines<'l>) -> Value {
        let record = self.history.links.get(address);
        let said = record.map(|record| words(record.reason, record.detail.as_deref()));
        let places: Vec<Value> = link.spots.iter().map(|spot| lines.json(&spot.place)).collect();
        json!({
            "address": address,
            "verdict": record.map(|record| record.verdict().as_str()),
            "code": record.map(|record| record.reason.name()),
            "reason": said.as_ref().map(|said| &said.what),
            "advice": said.as_ref().map(|said| &said.advice),
            "checked": record.map(|record| record.checked.to_string()),
            "since": record.and_then(Record::since).map(|day| day.to_string()),
            "to": record.and_then(Record::to),
            "places": places,
        })
    }
}

/// The lines of files, each counted once for all the links in it.
struct Lines<'s> {
    sources: &'s Sources,
    known: HashMap<&'s str, LineIndex<'s>>,
}

impl<'s> Lines<'s> {
    fn json(&mut self, place: &'s Place) -> Value {
        let text = self.sources.text(&place.file).unwrap_or_default();
        let index = self.known.entry(&place.file).or_insert_with(|| LineIndex::new(text));
        let at = index.position(place.span.map_or(0, |(start, _)| start));
        json!({ "file": &*place.file, "line": at.line, "column": at.column })
    }
}

/// "1 link", "1,030 links".
pub fn links(count: usize) -> String {
    if count == 1 { counted(1, "link") } else { format!("{} links", thousands(count)) }
}

/// `1,030`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
