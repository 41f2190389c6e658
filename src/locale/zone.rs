//! Local times and the instants that they name in a time zone.
//!
//! In: a local date and time, a zone of the IANA data base. Out: the instant, and the changes of
//! the zone's clocks over some years. Never: the machine's own zone, the clock.

use chrono::{DateTime, Datelike, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// The zone of a name; UTC where there is none of that name, which has its finding.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The instant of a local time: the first of two when the clocks went back, and, where the clocks
/// jumped over it, the one by the offset before the jump (RFC 5545, 3.3.5).
pub fn instant(local: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(instant) | MappedLocalTime::Ambiguous(instant, _) => instant,
        MappedLocalTime::None => {
            let before = zone.offset_from_utc_datetime(&(local - Duration::days(1))).fix();
            zone.from_utc_datetime(&(local - before))
        }
    }
}

/// One offset from UTC, each time that the clocks are set to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observance {
    pub daylight: bool,
    /// Seconds east of UTC before the clocks are set.
    pub from: i32,
    /// Seconds east of UTC after it.
    pub to: i32,
    /// Such as `CEST`.
    pub name: String,
    /// Local times by the offset that was before, ascending; never empty.
    pub onsets: Vec<NaiveDateTime>,
}

/// The changes of a zone's clocks in the years `first..=last`, by offset, in the order of their
/// first onset. Before the first of them the zone has what it has at the beginning of `first`.
pub fn observances(zone: Tz, first: i32, last: i32) -> Vec<Observance> {
    let (Some(begin), Some(end)) = (new_year(first), new_year(last + 1)) else { return Vec::new() };
    let before = observance(zone, begin, offset(zone, begin));
    let mut found = vec![Observance { onsets: vec![begin], ..before }];
    let mut day = begin;
    while day < end {
        let next = day + Duration::days(1);
        if offset(zone, day) != offset(zone, next) {
            let before = offset(zone, day);
            let change = observance(zone, change(zone, day, next), before);
            match found.iter_mut().skip(1).find(|other| other.is_like(&change)) {
                Some(other) => other.onsets.extend(change.onsets),
                None => found.push(change),
            }
        }
        day = next;
    }
    found
}

impl Observance {
    fn is_like(&self, other: &Self) -> bool {
        (self.from, self.to, &self.name) == (other.from, other.to, &other.name)
    }
}

fn new_year(year: i32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0)
}

/// Seconds east of UTC at an instant of UTC.
fn offset(zone: Tz, utc: NaiveDateTime) -> i32 {
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// The first instant of UTC with the offset of `high`, to the second; `low` has another.
fn change(zone: Tz, mut low: NaiveDateTime, mut high: NaiveDateTime) -> NaiveDateTime {
    let after = offset(zone, high);
    while high - low > Duration::seconds(1) {
        let middle = low + Duration::seconds((high - low).num_seconds() / 2);
        if offset(zone, middle) == after {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

fn observance(zone: Tz, utc: NaiveDateTime, from: i32) -> Observance {
    let there = zone.offset_from_utc_datetime(&utc);
    let to = there.fix().local_minus_utc();
    Observance {
        daylight: !there.dst_offset().is_zero(),
        from,
        to,
        name: there.abbreviation().map_or_else(|| zone.name().to_owned(), str::to_owned),
        onsets: vec![utc + Duration::seconds(i64::from(from))],
    }
}

/// The rule of RFC 5545 by which an observance comes again each year from its first onset on: the
/// month, and which weekday of it, counted from the end where that is the last. `None` where the
/// onsets follow no such rule or skip a year.
pub fn yearly_rule(onsets: &[NaiveDateTime]) -> Option<String> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let first = onsets.first()?;
    let steady = onsets.windows(2).all(|pair| pair[1].year() == pair[0].year() + 1);
    let alike = onsets.iter().all(|onset| {
        (onset.month(), onset.weekday(), onset.time()) == (first.month(), first.weekday(), first.time())
    });
    if !steady || !alike || onsets.len() < 3 {
        return None;
    }
    let is_last = |onset: &NaiveDateTime| (*onset + Duration::days(7)).month() != onset.month();
    let week = |onset: &NaiveDateTime| (onset.day() - 1) / 7 + 1;
    let place = if onsets.iter().all(is_last) {
        "-1".to_owned()
    } else if onsets.iter().all(|onset| week(onset) == week(first)) {
        week(first).to_string()
    } else {
        return None;
    };
    let day = DAYS[first.weekday().num_days_from_monday() as usize];
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={place}{day}", first.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_that_is_twice_or_never_has_one_instant() {
        let rome = zone("Europe/Rome");
        let shown = |text| instant(local(text), rome).to_rfc3339();
        assert_eq!(shown("2026-11-23T09:00:00"), "2026-11-23T09:00:00+01:00");
        assert_eq!(shown("2026-10-25T02:30:00"), "2026-10-25T02:30:00+02:00");
        assert_eq!(shown("2026-03-29T02:30:00"), "2026-03-29T03:30:00+02:00");
    }

    #[test]
    fn rome_changes_its_clocks_by_a_rule() {
        let found = observances(zone("Europe/Rome"), 2025, 2040);
        let names: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.from, one.to)).collect();
        assert_eq!(names, [("CET", 3600, 3600), ("CEST", 3600, 7200), ("CET", 7200, 3600)]);
        assert_eq!(found[1].onsets[1], local("2026-03-29T02:00:00"));
        assert_eq!(found[2].onsets[1], local("2026-10-25T03:00:00"));
        assert_eq!(yearly_rule(&found[1].onsets).as_deref(), Some("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"));
        assert_eq!(yearly_rule(&found[2].onsets).as_deref(), Some("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
        let found = observances(zone("America/New_York"), 2025, 2040);
        assert_eq!(yearly_rule(&found[1].onsets).as_deref(), Some("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"));
    }

    #[test]
    fn zones_without_a_rule_have_none() {
        assert_eq!(observances(zone("Africa/Lagos"), 2025, 2040).len(), 1);
        let found = observances(zone("Africa/Casablanca"), 2025, 2040);
        assert!(found[1..].iter().all(|one| yearly_rule(&one.onsets).is_none()));
    }
}
