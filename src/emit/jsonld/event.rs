//! An event and its rhythm.

use super::super::Site;
use super::{MAIN, Node, contact};
use crate::guide::Entry;
use crate::locale::{Recurrence, Timing};
use crate::model::Lang;
use chrono::{NaiveDateTime, SecondsFormat};
use serde_json::Value;

/// An event with the time that is next, or the first where none is to come.
pub fn event(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<Value> {
    let timing = entry.timing.as_ref()?;
    let start = timing.next.unwrap_or(timing.start);
    let shown = |time: NaiveDateTime| timing.instant(time).to_rfc3339_opts(SecondsFormat::Secs, true);
    let structure = &entry.source.structure;
    let contact_of = |id: &crate::model::Spanned<String>| {
        site.guide.entry(&id.value).filter(|entry| entry.is_published() && entry.contact().is_some())
    };
    let place = structure.event.as_ref().and_then(|event| event.place.as_ref()).and_then(contact_of);
    let owner = structure.owner.as_ref().and_then(contact_of);
    let (title, _) = entry.title(lang);
    let event = Node::new("Event")
        .text("@id", MAIN.to_owned())
        .text("name", title.to_owned())
        .text("description", entry.summary(lang).map(|(text, _)| text.to_owned()))
        .text("startDate", shown(start))
        .text("endDate", timing.end(start).map(shown))
        .set("eventSchedule", schedule(timing))
        .set("location", place.and_then(|place| contact::place(site, place)))
        .set("organizer", owner.map(|owner| contact::reference(site, owner)));
    Some(event.into())
}

/// The parts of a rule that schema.org has words for. A rule with others would come out as another.
const SAID: [&str; 6] = ["FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "COUNT"];

fn schedule(timing: &Timing) -> Option<Value> {
    let rule = timing.recurrence.as_ref()?;
    let said =
        |key: &str| SAID.contains(&key) || key == "UNTIL" || key == "WKST" && rule.part("INTERVAL").is_none();
    if !rule.keys().all(said) {
        return None;
    }
    let unit = match rule.part("FREQ")? {
        "DAILY" => "D",
        "WEEKLY" => "W",
        "MONTHLY" => "M",
        _ => "Y",
    };
    let end = timing.end(timing.start).filter(|end| end.date() == timing.start.date());
    let clock = |time: NaiveDateTime| time.format("%H:%M:%S").to_string();
    let schedule = Node::new("Schedule")
        .text("startDate", timing.start.date().to_string())
        .text("endDate", rule.last_day().map(|day| day.to_string()))
        .text("startTime", clock(timing.start))
        .text("endTime", end.map(clock))
        .text("repeatFrequency", format!("P{}{unit}", rule.part("INTERVAL").unwrap_or("1")))
        .list("byDay", texts(rule, "BYDAY"))
        .list("byMonth", numbers(rule, "BYMONTH"))
        .list("byMonthDay", numbers(rule, "BYMONTHDAY"))
        .set("repeatCount", numbers(rule, "COUNT").pop())
        .text("scheduleTimezone", timing.zone.name().to_owned());
    Some(schedule.into())
}

fn texts(rule: &Recurrence, key: &str) -> Vec<Value> {
    rule.part(key).map(|value| value.split(',').map(Value::from).collect()).unwrap_or_default()
}

fn numbers(rule: &Recurrence, key: &str) -> Vec<Value> {
    let values = rule.part(key).into_iter().flat_map(|value| value.split(','));
    values.filter_map(|value| Some(value.parse::<i64>().ok()?.into())).collect()
}
