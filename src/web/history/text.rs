//! The history as a text: one address a line, sorted, so that two people's lines merge.

use super::{Alternates, History, Record};
use crate::model::Lang;
use crate::web::address::has_credentials;
use crate::web::{Reason, Verdict};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use url::Url;

const VERSION: u64 = 1;
const HEAD: &str = "{\"version\":1,\"links\":{";
const END: &str = "}}";

type Object = Map<String, Value>;

impl History {
    pub fn to_text(&self) -> String {
        let lines: Vec<String> = self
            .links
            .iter()
            .map(|(address, record)| format!("{}:{}", Value::from(address.as_str()), record.to_json()))
            .collect();
        let separator = if lines.is_empty() { "" } else { "\n" };
        format!("{HEAD}\n{}{separator}{END}\n", lines.join(",\n"))
    }

    /// Reads a history, also one with git's marks of a conflict in it: both sides are known then.
    ///
    /// # Errors
    /// In words, where it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        match Self::read_lines(text) {
            Some(history) => history,
            None => Self::read_whole(text),
        }
    }

    /// `None` where the lines are not those that the tool writes, or git leaves of them.
    fn read_lines(text: &str) -> Option<Result<Self, String>> {
        let mut lines = Lines::new(text);
        let mut history = Self::default();
        if lines.next()? != HEAD {
            return None;
        }
        for line in lines.by_ref().filter(|line| !matches!(*line, HEAD | END)) {
            let line = line.strip_suffix(',').unwrap_or(line);
            let Ok(Value::Object(object)) = serde_json::from_str(&format!("{{{line}}}")) else { return None };
            for (address, record) in object {
                match Record::of_json(&address, &record) {
                    Ok(record) => history.add(address, record),
                    Err(error) => return Some(Err(error)),
                }
            }
        }
        lines.is_ended.then_some(Ok(history))
    }

    fn read_whole(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
        let version = value.get("version").and_then(Value::as_u64);
        if version != Some(VERSION) {
            return Err(match version {
                Some(version) => format!("it is of version {version}; this program knows {VERSION}"),
                None => "it has no version".into(),
            });
        }
        let Some(Value::Object(links)) = value.get("links") else { return Err("it has no links".into()) };
        let mut history = Self::default();
        for (address, record) in links {
            history.add(address.clone(), Record::of_json(address, record)?);
        }
        Ok(history)
    }
}

/// Lines with words in them, without git's marks and without what was there before both sides.
struct Lines<'t> {
    rest: std::str::Lines<'t>,
    is_ancestor: bool,
    is_ended: bool,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { rest: text.lines(), is_ancestor: false, is_ended: false }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let line = self.rest.next()?.trim();
            let is_mark = |mark: &str| {
                line == mark || line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '))
            };
            if is_mark("|||||||") {
                self.is_ancestor = true;
            } else if is_mark("=======") || is_mark(">>>>>>>") {
                self.is_ancestor = false;
            } else if !is_mark("<<<<<<<") && !self.is_ancestor && !line.is_empty() {
                self.is_ended = line == END;
                return Some(line);
            }
        }
    }
}

impl Record {
    fn to_json(&self) -> Value {
        let mut object = Object::new();
        object.insert("checked".into(), json!(self.checked.to_string()));
        object.insert("verdict".into(), json!(self.verdict().as_str()));
        object.insert("reason".into(), json!(self.reason.name()));
        if let Some(detail) = &self.detail {
            object.insert("detail".into(), json!(detail));
        }
        if !self.failures.is_empty() {
            let days = self.failures.iter().map(|(day, count)| (day.to_string(), json!(count)));
            object.insert("failures".into(), Value::Object(days.collect()));
        }
        // Of a page that is there the last day says it.
        if let Some(ok) = self.ok.filter(|ok| *ok != self.checked || !self.said.is_good()) {
            object.insert("ok".into(), json!(ok.to_string()));
        }
        if !self.places.is_empty() {
            let place = |(fragment, missing): (&String, &bool)| (fragment.clone(), json!(!missing));
            object.insert("places".into(), Value::Object(self.places.iter().map(place).collect()));
        }
        if let Some(alternates) = &self.alternates {
            let found = alternates.found.iter().map(|(lang, url)| (lang.to_string(), json!(url.as_str())));
            let looked = [("looked".to_owned(), json!(alternates.looked.to_string()))];
            object.insert("alternates".into(), Value::Object(looked.into_iter().chain(found).collect()));
        }
        Value::Object(object)
    }

    fn of_json(address: &str, value: &Value) -> Result<Self, String> {
        let of = |what: &str| format!("`{what}` of {} cannot be read", address.escape_debug());
        let url = Url::parse(address).map_err(|_| of("the address"))?;
        if url.as_str() != address || has_credentials(&url) {
            return Err(of("the address"));
        }
        let checked = date(value.get("checked")).ok_or_else(|| of("checked"))?;
        let verdict = text(value.get("verdict")).and_then(Verdict::parse).ok_or_else(|| of("verdict"))?;
        let reason = text(value.get("reason")).and_then(Reason::parse).ok_or_else(|| of("reason"))?;
        let said = if verdict == Verdict::Dead { Verdict::Failing } else { verdict };
        let ok = optional(value, "ok", |ok| date(Some(ok))).map_err(of)?;
        let count =
            |day: &str, count: &Value| Some((day.parse().ok()?, u32::try_from(count.as_u64()?).ok()?));
        let place = |place: &str, found: &Value| Some((place.to_owned(), !found.as_bool()?));
        Ok(Self {
            checked,
            said,
            reason,
            detail: optional(value, "detail", |detail| detail.as_str().map(str::to_owned)).map_err(of)?,
            failures: entries(value, "failures", count).ok_or_else(|| of("failures"))?,
            ok: ok.or_else(|| said.is_good().then_some(checked)),
            places: entries(value, "places", place).ok_or_else(|| of("places"))?,
            alternates: optional(value, "alternates", alternates).map_err(of)?,
        })
    }
}

/// What may be there; the key where it cannot be read.
fn optional<T>(
    value: &Value,
    key: &'static str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Option<T>, &'static str> {
    value.get(key).map(|value| read(value).ok_or(key)).transpose()
}

fn text(value: Option<&Value>) -> Option<&str> {
    value?.as_str()
}

fn date(value: Option<&Value>) -> Option<NaiveDate> {
    text(value)?.parse().ok()
}

/// What stands under a key, each entry read; `None` where one cannot be.
fn entries<K: Ord, V>(
    value: &Value,
    key: &str,
    read: impl Fn(&str, &Value) -> Option<(K, V)>,
) -> Option<BTreeMap<K, V>> {
    match value.get(key) {
        None => Some(BTreeMap::new()),
        Some(Value::Object(entries)) => entries.iter().map(|(key, value)| read(key, value)).collect(),
        Some(_) => None,
    }
}

fn alternates(value: &Value) -> Option<Alternates> {
    let looked = date(value.get("looked"))?;
    let found = value.as_object()?.iter().filter(|(key, _)| *key != "looked");
    let found = found.map(|(lang, url)| Some((Lang::parse(lang)?, Url::parse(url.as_str()?).ok()?)));
    Some(Alternates { looked, found: found.collect::<Option<_>>()? })
}
