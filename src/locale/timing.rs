//! When an event takes place: its data in, its times out, in local time.

use super::recurrence::{Recurrence, occurrences};
use super::zone::instant;
use crate::model::Event;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

/// The times of an event, seen from one day.
#[derive(Debug, Clone)]
pub struct Timing {
    pub zone: Tz,
    /// The first time.
    pub start: NaiveDateTime,
    /// `None` where the guide does not say when it ends.
    pub length: Option<Duration>,
    /// A rule that cannot be used has its finding; the event is then at its start alone.
    pub recurrence: Option<Recurrence>,
    /// The first time that is not over on the day.
    pub next: Option<NaiveDateTime>,
}

impl Timing {
    /// The times of `event` in `zone`, as they are on the day `as_of`.
    pub fn new(event: &Event, zone: Tz, as_of: NaiveDate) -> Self {
        let rule = event.repeat.as_ref();
        let recurrence = rule.and_then(|rule| Recurrence::parse(&rule.value, event.start, zone).ok());
        let start = recurrence.as_ref().map_or(event.start, Recurrence::first);
        // An end before the start has its finding.
        let length = event.end.map(|end| end - event.start).filter(|length| *length > Duration::zero());
        let mut timing = Self { zone, start, length, recurrence, next: None };
        let next = timing.next_occurrences(as_of, 1).pop();
        timing.next = next;
        timing
    }

    /// The first `n` times, ascending, that are not over on the day `from`: one is until the day on
    /// which it ends has passed.
    pub fn next_occurrences(&self, from: NaiveDate, n: usize) -> Vec<NaiveDateTime> {
        let length = self.length.unwrap_or_default();
        occurrences(self.start, length, self.recurrence.as_ref(), from).take(n).collect()
    }

    /// The end of the time that begins at `start`.
    pub fn end(&self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        self.length.map(|length| start + length)
    }

    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Tz> {
        instant(local, self.zone)
    }
}
