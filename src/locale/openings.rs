//! When a place is open: an `opening_hours` expression and a calendar in, stretches of time out.
//!
//! Nothing is claimed that the expression leaves in doubt: there the answer is [`Access::Unknown`], which
//! is neither open nor closed. By appointment is never closed.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use opening_hours::localization::Country;
use opening_hours_syntax::Parser;

use super::day::{self, DAY, Rules, State, Stretch};
use super::hours::{HoursError, is_ambiguous};
use super::hours_error;

/// Longer expressions, in bytes, than any office needs are not evaluated.
const LONGEST: usize = 2000;

/// Minutes since 1970-01-01T00:00Z.
type Minute = i64;

/// What is known of a stretch of time; a place is closed where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    Open,
    Appointment,
    /// Perhaps open, perhaps closed.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub time: Range<Minute>,
    pub access: Access,
}

/// The days that are looked at, where the guide is.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    country: Option<Country>,
    zone: Tz,
    first: NaiveDate,
    /// The day after the last one.
    end: NaiveDate,
}

impl Calendar {
    /// `weeks` of seven days from `first` on, in an IANA time zone, with the public holidays of a
    /// country (ISO 3166-1 alpha-2). `None` where there is no such zone or no such time.
    pub fn new(country: &str, zone: &str, first: NaiveDate, weeks: u16) -> Option<Self> {
        let end = first.checked_add_days(Days::new(7 * u64::from(weeks)))?;
        // The evaluator knows no other years.
        let known = NaiveDate::from_ymd_opt(1901, 1, 1)?..NaiveDate::from_ymd_opt(9999, 1, 1)?;
        let known = known.contains(&first) && known.contains(&end);
        known.then_some(Self {
            country: country.to_uppercase().parse().ok(),
            zone: zone.parse().ok()?,
            first,
            end,
        })
    }

    /// From the first midnight to the last, in minutes since 1970-01-01T00:00Z.
    pub fn range(&self) -> Range<Minute> {
        self.instant(self.first, 0)..self.instant(self.end, 0)
    }

    /// The minutes by which clocks are ahead of UTC, each with the instant from which that holds.
    pub fn offsets(&self) -> Vec<(Minute, i32)> {
        let Range { start, end } = self.range();
        let mut offsets: Vec<(Minute, i32)> = Vec::new();
        // Clocks change at whole quarters of an hour.
        let quarters = (start..end).take(1).chain((start - start.rem_euclid(15)..end).step_by(15).skip(1));
        for minute in quarters {
            let offset = self.offset(minute);
            if offsets.last().is_none_or(|(_, last)| *last != offset) {
                offsets.push((minute, offset));
            }
        }
        offsets
    }

    fn offset(&self, minute: Minute) -> i32 {
        let instant = chrono::DateTime::from_timestamp(minute * 60, 0).unwrap_or_default();
        self.zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc() / 60
    }

    /// The instant at which clocks show that many minutes after midnight: of two the earlier one, and
    /// the end of the gap where they skip it.
    fn instant(&self, date: NaiveDate, minutes: u16) -> Minute {
        let midnight = NaiveDateTime::new(date, NaiveTime::MIN);
        // No zone has ever skipped more than a day.
        let later = (i64::from(minutes)..).take(usize::from(DAY) + 1);
        let mut shown = later.filter_map(|minutes| {
            self.zone.from_local_datetime(&(midnight + TimeDelta::minutes(minutes))).earliest()
        });
        shown.next().map_or_else(
            || midnight.and_utc().timestamp() / 60 + i64::from(minutes),
            |at| at.timestamp().div_euclid(60),
        )
    }
}

/// The stretches in which a place is open, open by appointment or perhaps open, in their order, none
/// over another and none next to one of its kind.
///
/// An expression that says nothing of public holidays is in doubt on them, unless the place never closes.
///
/// # Errors
/// Where the expression does not follow the specification.
pub fn openings(expression: &str, calendar: &Calendar) -> Result<Vec<Opening>, HoursError> {
    let range = calendar.range();
    let unknown = vec![Opening { time: range.clone(), access: Access::Unknown }];
    let text = expression.trim();
    if text.len() > LONGEST {
        return Ok(unknown);
    }
    let parsed = Parser::default().parse(text).map_err(|error| hours_error::in_words(expression, &error))?;
    let rules = Rules::read(&parsed, calendar.country, calendar.end).filter(|_| !is_ambiguous(text));
    let Some(rules) = rules else { return Ok(unknown) };
    let by_the_letter = evaluate(&rules, calendar, false);
    let never_closes = by_the_letter == [Opening { time: range, access: Access::Open }];
    if rules.name_holidays || never_closes { Ok(by_the_letter) } else { Ok(evaluate(&rules, calendar, true)) }
}

fn evaluate(rules: &Rules, calendar: &Calendar, doubt_holidays: bool) -> Vec<Opening> {
    let on = |date: NaiveDate| {
        let mut day = rules.on(date);
        if doubt_holidays && day::is_holiday(calendar.country, date) {
            let open = day.iter_mut().filter(|stretch| stretch.state == State::Open);
            open.for_each(|stretch| stretch.state = State::Unknown);
        }
        day
    };
    let mut openings = Vec::new();
    let mut night = calendar.first.pred_opt().map(|date| after_midnight(&on(date))).unwrap_or_default();
    for date in calendar.first.iter_days().take_while(|date| *date < calendar.end) {
        let day = on(date);
        for stretch in whole(rules, merged(&night, &day)) {
            let access = match stretch.state {
                State::Open => Access::Open,
                State::Appointment => Access::Appointment,
                State::Unknown => Access::Unknown,
                State::Closed => continue,
            };
            let time = calendar.instant(date, stretch.start)..calendar.instant(date, stretch.end);
            push(&mut openings, Opening { time, access });
        }
        night = after_midnight(&day);
    }
    openings
}

/// What of a day lies after its end, in minutes of the next one.
fn after_midnight(day: &[Stretch]) -> Vec<Stretch> {
    let late = day.iter().filter(|stretch| stretch.end > DAY);
    late.map(|stretch| Stretch {
        start: stretch.start.saturating_sub(DAY),
        end: stretch.end - DAY,
        ..*stretch
    })
    .collect()
}

/// A day with what the evening before leaves in it: whether a day on which a place is closed ends the
/// night before, the specification does not say.
fn merged(night: &[Stretch], day: &[Stretch]) -> Vec<Stretch> {
    let mut merged = night.to_vec();
    for stretch in day.iter().filter(|stretch| stretch.start < DAY) {
        let stretch = Stretch { end: stretch.end.min(DAY), ..*stretch };
        if stretch.state != State::Closed {
            day::paint(&mut merged, stretch);
            continue;
        }
        for before in night.iter().filter(|before| before.state != State::Closed) {
            let (start, end) = (stretch.start.max(before.start), stretch.end.min(before.end));
            if start < end {
                day::paint(&mut merged, Stretch { start, end, state: State::Unknown });
            }
        }
    }
    merged
}

/// A place that gives appointments is not closed where it is not open.
fn whole(rules: &Rules, day: Vec<Stretch>) -> Vec<Stretch> {
    if !rules.appointment {
        return day;
    }
    let mut whole = vec![Stretch { start: 0, end: DAY, state: State::Appointment }];
    day.into_iter()
        .filter(|stretch| stretch.state != State::Closed)
        .for_each(|stretch| day::paint(&mut whole, stretch));
    whole
}

fn push(openings: &mut Vec<Opening>, next: Opening) {
    match openings.last_mut() {
        Some(last) if last.access == next.access && last.time.end >= next.time.start => {
            last.time.end = last.time.end.max(next.time.end);
        }
        _ if next.time.is_empty() => {}
        _ => openings.push(next),
    }
}

#[cfg(test)]
mod tests;
