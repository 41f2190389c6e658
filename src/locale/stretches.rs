//! The part of a week's hours that can be said to machines: from when to when on which days.
//!
//! In: hours that a week can say. Out: stretches of time by days. Never: a time at which an office
//! is there by appointment only, or anything of hours that are more than a week can say.

use super::hours::Hours;
use super::week::{HOLIDAYS, Slot, Span};
use chrono::NaiveTime;

/// Days that are open, or closed, in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Monday is 0; 7 stands for public holidays.
    pub days: Vec<usize>,
    /// Begin and end; an end that is not after the begin lies in the next day. `None`: closed,
    /// which is said of public holidays alone.
    pub times: Option<(NaiveTime, NaiveTime)>,
    /// The editor's own remark.
    pub comment: Option<String>,
}

/// An end at midnight of a stretch that begins at midnight would be the begin again.
const LAST_MINUTE: u16 = 23 * 60 + 59;

impl Hours {
    /// The stretches of the week, in the order of their first day; empty where nothing is said
    /// exactly.
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let days = self.week.iter().flat_map(|week| week.days.iter().enumerate());
        for (day, slots) in days {
            for slot in slots.iter().filter(|slot| !slot.appointment) {
                for times in times(slot, day) {
                    let mut alike = stretches.iter_mut();
                    let alike = alike.find(|there| there.times == times && there.comment == slot.comment);
                    if let Some(there) = alike {
                        there.days.push(day);
                        continue;
                    }
                    stretches.push(Stretch { days: vec![day], times, comment: slot.comment.clone() });
                }
            }
        }
        stretches
    }
}

fn times(slot: &Slot, day: usize) -> Vec<Option<(NaiveTime, NaiveTime)>> {
    if slot.closed {
        return if day == HOLIDAYS { vec![None] } else { Vec::new() };
    }
    slot.spans.iter().copied().filter_map(span).map(Some).collect()
}

fn span((start, end): Span) -> Option<(NaiveTime, NaiveTime)> {
    const DAY: u16 = 24 * 60;
    let clock = |minutes: u16| {
        let minutes = u32::from(minutes % DAY);
        NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
    };
    let end = if start == 0 && end == DAY { LAST_MINUTE } else { end };
    // A stretch of a whole day and more that begins later has no end on a clock.
    let longer = end >= start + DAY;
    (!longer).then_some(())?;
    Some((clock(start)?, clock(end)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(text: &str) -> Vec<String> {
        let shown = |opening: Stretch| {
            let times = opening.times.map_or("closed".to_owned(), |(from, to)| format!("{from}-{to}"));
            format!("{:?} {times}{}", opening.days, opening.comment.unwrap_or_default())
        };
        Hours::parse(text).unwrap().stretches().into_iter().map(shown).collect()
    }

    #[test]
    fn days_of_the_same_hours_stand_together() {
        assert_eq!(
            stretches("Mo,We 09:00-12:00; Tu 09:00-12:00,15:00-17:30; PH off"),
            ["[0, 1, 2] 09:00:00-12:00:00", "[1] 15:00:00-17:30:00", "[7] closed"]
        );
    }

    #[test]
    fn nights_and_whole_days() {
        assert_eq!(stretches("Fr 20:00-02:00"), ["[4] 20:00:00-02:00:00"]);
        assert_eq!(stretches("Fr 20:00-24:00"), ["[4] 20:00:00-00:00:00"]);
        assert_eq!(stretches("24/7"), ["[0, 1, 2, 3, 4, 5, 6] 00:00:00-23:59:00"]);
    }

    #[test]
    fn what_is_not_exact_is_not_said() {
        for text in [
            "\"by appointment\"",
            "Mo 09:00-12:00 \"by appointment\"",
            "Apr-Sep Mo 09:00-12:00",
            "Mo sunrise-sunset",
            "off",
        ] {
            assert!(stretches(text).is_empty(), "{text}");
        }
        assert_eq!(stretches("Mo 09:00-12:00; \"by appointment\""), ["[0] 09:00:00-12:00:00"]);
        assert_eq!(stretches("Mo 09:00-12:00 \"women\""), ["[0] 09:00:00-12:00:00women"]);
    }
}
