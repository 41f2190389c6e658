//! How an event comes again: a rule of RFC 5545 (3.3.10) in, its days out.
//!
//! Rules are reckoned in local time, so that an event at half past five stays there when the
//! clocks change. What would be costly or is no event's rhythm is refused: whoever edits a guide
//! must not be able to stop its build.

use super::zone::instant;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use rrule::{RRule, RRuleSet, Tz as RuleZone, Unvalidated};

/// The parts of a rule. Those of other programs would go into calendars unread.
const KEYS: [&str; 14] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
];

const RHYTHMS: [&str; 4] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

/// Times of one day.
const MOST_A_DAY: usize = 24;

/// Occurrences that are looked at: more than two centuries of days.
const MOST: usize = 80_000;

/// A rule that comes to pass at least once.
#[derive(Debug, Clone)]
pub struct Recurrence {
    /// Local times stand in it as if they were UTC.
    set: RRuleSet,
    /// Names and values, `FREQ` first; `UNTIL` in UTC.
    parts: Vec<(String, String)>,
    first: NaiveDateTime,
    last_day: Option<NaiveDate>,
}

impl Recurrence {
    /// Reads the rule of an event that begins at `start`, local time in `zone`.
    ///
    /// # Errors
    /// What is wrong with it, in plain words.
    pub fn parse(text: &str, start: NaiveDateTime, zone: Tz) -> Result<Self, String> {
        let mut parts = parts(text)?;
        let mut local = parts.clone();
        let mut last_day = None;
        for ((key, shown), (_, reckoned)) in parts.iter_mut().zip(&mut local) {
            if key == "UNTIL" {
                let until = until(shown, zone).ok_or_else(|| format!("UNTIL={shown} is no date"))?;
                last_day = Some(until.date());
                *reckoned = format!("{}Z", basic(until));
                *shown = format!("{}Z", basic(instant(until, zone).naive_utc()));
            }
        }
        let rule: RRule<Unvalidated> = joined(&local).parse().map_err(words)?;
        let set = RRuleSet::new(as_utc(start)).rrule(rule.validate(as_utc(start)).map_err(words)?).limit();
        let first = set.into_iter().next().ok_or("no day fulfils it")?.naive_utc();
        Ok(Self { set, parts, first, last_day })
    }

    /// The first time that the event takes place: its start, or the first that the rule allows after
    /// it. A calendar's `DTSTART` must be one of the times of its rule (RFC 5545, 3.8.5.3).
    pub fn first(&self) -> NaiveDateTime {
        self.first
    }

    /// The day of `UNTIL`, where the rule has one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }

    /// The times from `from` on, ascending, local.
    pub fn from(&self, from: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        let times = self.set.into_iter().take(MOST).map(|time| time.naive_utc());
        times.skip_while(move |time| *time < from)
    }

    /// The rule as a calendar has it.
    pub fn rule(&self) -> String {
        joined(&self.parts)
    }

    /// One part of the rule, such as `BYDAY`.
    pub fn part(&self, key: &str) -> Option<&str> {
        self.parts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The names of the parts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(key, _)| key.as_str())
    }
}

fn parts(text: &str) -> Result<Vec<(String, String)>, String> {
    let text = text.trim().to_ascii_uppercase();
    let mut parts: Vec<(String, String)> = Vec::new();
    for part in text.trim_end_matches(';').split(';') {
        let (key, value) = part.split_once('=').ok_or_else(|| format!("`{part}` has no `=`"))?;
        let plain = |c: char| c.is_ascii_alphanumeric() || ",+-".contains(c);
        if !KEYS.contains(&key) || value.is_empty() || !value.chars().all(plain) {
            return Err(format!("`{part}` is not understood"));
        }
        if parts.iter().any(|(name, _)| name == key) {
            return Err(format!("`{key}` stands twice"));
        }
        parts.push((key.to_owned(), value.to_owned()));
    }
    check_size(&parts)?;
    parts.sort_by_key(|(key, _)| key != "FREQ");
    Ok(parts)
}

fn check_size(parts: &[(String, String)]) -> Result<(), String> {
    let value = |key: &str| parts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let rhythm = value("FREQ").ok_or("it has no FREQ")?;
    if !RHYTHMS.contains(&rhythm) {
        return Err(format!("an event comes again DAILY, WEEKLY, MONTHLY or YEARLY, not {rhythm}"));
    }
    if value("UNTIL").is_some() && value("COUNT").is_some() {
        return Err("it ends by UNTIL or by COUNT, not by both".into());
    }
    if let Some(key) = ["COUNT", "INTERVAL"].into_iter().find(|key| value(key) == Some("0")) {
        return Err(format!("{key} is at least 1"));
    }
    let times = ["BYHOUR", "BYMINUTE", "BYSECOND"].map(|key| value(key).map_or(1, |v| v.split(',').count()));
    if times.iter().product::<usize>() > MOST_A_DAY {
        return Err(format!("more than {MOST_A_DAY} times on one day"));
    }
    Ok(())
}

/// The last moment, in local time. A date means its whole day.
fn until(text: &str, zone: Tz) -> Option<NaiveDateTime> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y%m%d") {
        return date.and_hms_opt(23, 59, 59);
    }
    let moment = NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y%m%dT%H%M%S").ok()?;
    Some(if text.ends_with('Z') { moment.and_utc().with_timezone(&zone).naive_local() } else { moment })
}

/// A time in the basic format of ISO 8601, as calendars have it.
pub fn basic(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

fn joined(parts: &[(String, String)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(key, value)| format!("{key}={value}")).collect();
    parts.join(";")
}

fn as_utc(local: NaiveDateTime) -> DateTime<RuleZone> {
    local.and_utc().with_timezone(&RuleZone::UTC)
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// The times of an event from a day on: a time counts until the day that the event ends on is over.
pub fn occurrences(
    start: NaiveDateTime,
    length: Duration,
    recurrence: Option<&Recurrence>,
    from: NaiveDate,
) -> Box<dyn Iterator<Item = NaiveDateTime> + '_> {
    let on = move |time: &NaiveDateTime| (*time + length).date() >= from;
    match recurrence {
        None => Box::new(std::iter::once(start).filter(on)),
        Some(recurrence) => {
            let earliest = from.and_time(chrono::NaiveTime::MIN) - length;
            Box::new(recurrence.from(earliest).filter(on))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::zone::zone;
    use super::*;
    use std::time::Instant;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn parse(rule: &str) -> Result<Recurrence, String> {
        Recurrence::parse(rule, local("2026-10-20T17:30:00"), zone("Europe/Rome"))
    }

    fn days(rule: &str, from: &str, n: usize) -> Vec<String> {
        let recurrence = parse(rule).unwrap();
        let start = recurrence.first();
        let times = occurrences(start, Duration::hours(2), Some(&recurrence), from.parse().unwrap());
        times.take(n).map(|time| time.to_string()).collect()
    }

    #[test]
    fn the_hour_stays_when_the_clocks_change() {
        assert_eq!(
            days("FREQ=WEEKLY;BYDAY=TU", "2026-10-20", 3),
            ["2026-10-20 17:30:00", "2026-10-27 17:30:00", "2026-11-03 17:30:00"]
        );
        assert_eq!(days("FREQ=WEEKLY;BYDAY=TU", "2027-03-24", 1), ["2027-03-30 17:30:00"]);
    }

    #[test]
    fn a_start_that_is_no_day_of_the_rule_is_no_day_of_the_event() {
        assert_eq!(parse("FREQ=WEEKLY;BYDAY=FR").unwrap().first(), local("2026-10-23T17:30:00"));
        assert_eq!(parse("FREQ=MONTHLY;BYDAY=1MO").unwrap().first(), local("2026-11-02T17:30:00"));
    }

    #[test]
    fn the_end_is_meant_in_local_time_and_written_in_utc() {
        let rule = |until: &str| parse(&format!("UNTIL={until};FREQ=DAILY")).unwrap().rule();
        assert_eq!(rule("20261030"), "FREQ=DAILY;UNTIL=20261030T225959Z");
        assert_eq!(rule("20261030T173000"), "FREQ=DAILY;UNTIL=20261030T163000Z");
        assert_eq!(rule("20261024T153000Z"), "FREQ=DAILY;UNTIL=20261024T153000Z");
        assert_eq!(days("FREQ=DAILY;UNTIL=20261021", "2026-01-01", 9).len(), 2);
        assert_eq!(days("FREQ=DAILY;UNTIL=20261024T153000Z", "2026-01-01", 9).len(), 5);
    }

    #[test]
    fn a_rule_that_is_over_has_no_more_days() {
        assert_eq!(days("FREQ=WEEKLY;COUNT=3", "2026-11-03", 9), ["2026-11-03 17:30:00"]);
        assert!(days("FREQ=WEEKLY;COUNT=3", "2026-11-04", 9).is_empty());
    }

    #[test]
    fn what_is_no_rhythm_of_events_is_refused() {
        for rule in [
            "",
            "FREQ",
            "FREQ=SECONDLY",
            "FREQ=HOURLY",
            "FREQ=DAILY;FREQ=DAILY",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=2;UNTIL=20270101",
            "FREQ=DAILY;BYWEEKDAY=MO",
            "FREQ=DAILY\r\nATTENDEE:mailto:a@example.org",
            "FREQ=DAILY;UNTIL=tomorrow",
            "FREQ=DAILY;UNTIL=20200101",
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
        ] {
            assert!(parse(rule).is_err(), "{rule}");
        }
    }

    #[test]
    fn no_rule_takes_long_or_panics() {
        let hostile = [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=WEEKLY;INTERVAL=65535",
            "FREQ=YEARLY;BYDAY=53MO;BYMONTH=2",
            "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1;BYDAY=SU;BYMONTHDAY=31",
            "FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366",
            "FREQ=DAILY;COUNT=4294967295;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU",
        ];
        for rule in hostile {
            let began = Instant::now();
            if let Ok(recurrence) = parse(rule) {
                let far = local("9000-01-01T00:00:00");
                let _ = recurrence.from(far).next();
            }
            eprintln!("{:?} {rule}", began.elapsed());
        }
        let parts = [
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=MONTHLY",
            "FREQ=YEARLY",
            "INTERVAL=2",
            "INTERVAL=65535",
            "COUNT=3",
            "UNTIL=20270101",
            "BYDAY=MO,-1SU",
            "BYDAY=5FR",
            "BYMONTHDAY=31,-31",
            "BYYEARDAY=366,-366",
            "BYWEEKNO=53,-53",
            "BYMONTH=2",
            "BYSETPOS=-1,366",
            "BYHOUR=0,23",
            "BYSECOND=59",
            "WKST=SU",
        ];
        let mut seed = 7usize;
        for _ in 0..400 {
            let mut rule = Vec::new();
            for _ in 0..4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                rule.push(parts[(seed >> 33) % parts.len()]);
            }
            if let Ok(recurrence) = parse(&rule.join(";")) {
                let _ = recurrence.from(recurrence.first()).take(40).count();
            }
        }
    }
}
