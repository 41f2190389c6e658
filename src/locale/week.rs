//! A week read from `opening_hours` rules, where nothing but weekdays, fixed times and public
//! holidays decides.
//!
//! The rules are those of <https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>:
//! after `;` a rule replaces the days it names, after `,` it adds to them. Whatever depends on more
//! than the day of the week is refused as a whole, so that hours are never shown half true.

use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

/// Minutes from midnight; an end before the start, or after 24:00, lies in the next day.
pub(super) type Span = (u16, u16);

/// The place of public holidays behind the seven days, Monday first.
pub(super) const HOLIDAYS: usize = 7;

/// The owners of [`Week::general`] behind those of the days.
const GENERAL: usize = 8;

const WHOLE_DAY: Span = (0, 24 * 60);

/// Something that is said of a day: when it is open and on what terms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Slot {
    pub spans: Vec<Span>,
    pub appointment: bool,
    pub closed: bool,
    pub comment: Option<String>,
}

impl Slot {
    pub fn is_always(&self) -> bool {
        *self == Self { spans: vec![WHOLE_DAY], ..Self::default() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Week {
    /// Seven days and the holidays. A day without slots is closed; holidays without slots are
    /// days like others.
    pub days: [Vec<Slot>; 8],
    /// What is said without naming a day: by appointment, or a remark.
    pub general: Option<Slot>,
    /// Which rules hold on each day.
    owners: [Vec<usize>; 9],
    hidden_holiday: bool,
}

impl Week {
    /// Reads the rules; `None` where they are more than a week can say.
    pub fn read(expression: &OpeningHoursExpression) -> Option<Self> {
        let mut week = Self::default();
        for (number, rule) in expression.rules.iter().enumerate() {
            week.apply(number, rule, expression.rules.len() == 1)?;
        }
        Some(week)
    }

    /// The numbers of rules that never hold, because later ones replace them on all their days.
    pub fn replaced(&self, rules: usize) -> impl Iterator<Item = usize> {
        (0..rules).filter(|rule| !self.owners.iter().any(|owners| owners.contains(rule)))
    }

    /// Whether a rule on holidays stands before one on weekdays, which by the letter of the
    /// specification wins on a holiday that falls on such a day.
    pub fn has_hidden_holiday(&self) -> bool {
        self.hidden_holiday
    }

    fn apply(&mut self, number: usize, rule: &RuleSequence, alone: bool) -> Option<()> {
        let slot = slot(rule)?;
        let days = days(rule)?;
        let everything = rule.day_selector.is_empty() && is_whole_day(rule);
        if everything && (slot.appointment || alone && slot.comment.is_some() && !slot.closed) {
            self.general = Some(slot);
            self.owners[GENERAL].push(number);
            return Some(());
        }
        match rule.operator {
            RuleOperator::Fallback => return None,
            RuleOperator::Additional if !slot.closed && rule.kind != RuleKind::Closed => {
                for day in days {
                    self.add(day, number, &slot);
                }
            }
            RuleOperator::Normal | RuleOperator::Additional => self.replace(&days, number, rule, &slot),
        }
        Some(())
    }

    fn replace(&mut self, days: &[usize], number: usize, rule: &RuleSequence, slot: &Slot) {
        let holidays_before = !self.days[HOLIDAYS].is_empty();
        self.hidden_holiday |= holidays_before && !days.contains(&HOLIDAYS);
        for day in days {
            // A plain closed weekday has nothing to say; a closed holiday has.
            let silent = rule.kind == RuleKind::Closed && slot.comment.is_none() && !slot.appointment;
            self.days[*day] = if silent && *day != HOLIDAYS { Vec::new() } else { vec![slot.clone()] };
            self.owners[*day] = vec![number];
        }
    }

    fn add(&mut self, day: usize, number: usize, slot: &Slot) {
        let terms = |slot: &Slot| (slot.appointment, slot.closed, slot.comment.clone());
        self.owners[day].push(number);
        match self.days[day].iter_mut().find(|there| terms(there) == terms(slot)) {
            Some(there) => {
                there.spans.extend(&slot.spans);
                there.spans.sort_unstable();
                there.spans.dedup();
            }
            None => self.days[day].push(slot.clone()),
        }
    }
}

fn slot(rule: &RuleSequence) -> Option<Slot> {
    let (appointment, comment) = terms(&rule.comment);
    let closed = rule.kind == RuleKind::Closed && !appointment;
    let whole_day = is_whole_day(rule);
    let known = match rule.kind {
        RuleKind::Open => true,
        RuleKind::Closed => whole_day,
        RuleKind::Unknown => appointment,
    };
    let spans = if whole_day && (closed || !rule.comment.is_empty()) { Vec::new() } else { spans(rule)? };
    known.then_some(Slot { spans, appointment, closed, comment })
}

pub(super) fn is_whole_day(rule: &RuleSequence) -> bool {
    spans(rule).is_some_and(|spans| spans == [WHOLE_DAY])
}

fn spans(rule: &RuleSequence) -> Option<Vec<Span>> {
    let minutes = |time: &Time| match time {
        Time::Fixed(time) => Some(ExtendedTime::mins_from_midnight(*time)),
        Time::Variable(_) => None,
    };
    let mut spans = Vec::new();
    for span in &rule.time_selector.spans {
        if span.open_end || span.repeats.is_some() {
            return None;
        }
        spans.push((minutes(&span.range.start)?, minutes(&span.range.end)?));
    }
    spans.sort_unstable();
    Some(spans)
}

/// The days a rule names, as places in [`Week::days`].
fn days(rule: &RuleSequence) -> Option<Vec<usize>> {
    let selector = &rule.day_selector;
    if !(selector.year.is_empty() && selector.monthday.is_empty() && selector.week.is_empty()) {
        return None;
    }
    if selector.weekday.is_empty() {
        return Some((0..7).collect());
    }
    let mut days = Vec::new();
    for range in &selector.weekday {
        match range {
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end }
                if !nth_from_start.contains(&false) && !nth_from_end.contains(&false) =>
            {
                let first = range.start().num_days_from_monday() as usize;
                let length = range.end().days_since(*range.start()) as usize;
                days.extend((first..=first + length).map(|day| day % 7));
            }
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => days.push(HOLIDAYS),
            WeekDayRange::Fixed { .. } | WeekDayRange::Holiday { .. } => return None,
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}

/// Whether a comment means by appointment, and what it says beyond that.
pub(super) fn terms(comment: &str) -> (bool, Option<String>) {
    const BEGINNINGS: [&str; 8] = [
        "by appointment",
        "only by appointment",
        "appointment only",
        "on appointment",
        "su appuntamento",
        "solo su appuntamento",
        "per appuntamento",
        "previo appuntamento",
    ];
    let comment = comment.trim();
    let lower = comment.to_lowercase();
    let appointment = BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning));
    let plain = lower == "by appointment only" || BEGINNINGS.contains(&lower.as_str());
    (appointment, (!plain && !comment.is_empty()).then(|| comment.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Week> {
        Week::read(&opening_hours_syntax::parse(text).unwrap())
    }

    #[test]
    fn a_later_rule_replaces_and_an_additional_one_adds() {
        let week = read("Mo-Fr 09:00-12:00; We off; Th 15:00-17:00, Fr 15:00-17:00").unwrap();
        assert_eq!(week.days[0][0].spans, [(540, 720)]);
        assert!(week.days[2].is_empty());
        assert_eq!(week.days[3][0].spans, [(900, 1020)]);
        assert_eq!(week.days[4][0].spans, [(540, 720), (900, 1020)]);
    }

    #[test]
    fn weeks_wrap_and_nights_run_over() {
        let week = read("Sa-Mo 20:00-08:00").unwrap();
        let open: Vec<_> = (0..7).filter(|day| !week.days[*day].is_empty()).collect();
        assert_eq!(open, [0, 5, 6]);
        assert_eq!(week.days[0][0].spans, [(1200, 480)]);
    }

    #[test]
    fn what_is_more_than_a_week_is_refused() {
        for text in [
            "Jan-Mar 09:00-12:00",
            "week 1-10 Mo 09:00-12:00",
            "Mo sunrise-12:00",
            "Mo 09:00+",
            "Mo[1] 09:00-12:00",
            "SH off",
            "2026 Mo 09:00-12:00",
            "Mo 09:00-12:00 || Tu 09:00-12:00",
            "Mo-Fr 09:00-17:00; We 12:00-13:00 off",
            "Mo 09:00-12:00 unknown",
            "PH +1 day off",
            "easter off",
            "Dec 25 off",
            "Mo 10:00-16:00/01:30",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn appointments_are_no_comment_and_never_closed() {
        for text in
            ["\"by appointment\"", "off \"By appointment only\"", "Mo 09:00-10:00 || \"su appuntamento\""]
        {
            let general = read(text).unwrap().general.unwrap();
            assert!(general.appointment && !general.closed && general.comment.is_none(), "{text}");
        }
        let week = read("Mo \"no appointment needed\"").unwrap();
        assert!(!week.days[0][0].appointment);
        let week = read("Mo \"by appointment: ring the bell\"").unwrap();
        assert!(week.days[0][0].appointment && week.days[0][0].comment.is_some());
    }

    #[test]
    fn rules_without_effect_are_known() {
        let week = read("Mo 09:00-12:00; Mo 15:00-18:00").unwrap();
        assert_eq!(week.replaced(2).collect::<Vec<_>>(), [0]);
        let week = read("Mo-Fr 09:00-12:00; We 15:00-18:00; \"by appointment\"").unwrap();
        assert_eq!(week.replaced(3).count(), 0);
        assert_eq!(read("\"by appointment\"; PH off").unwrap().replaced(2).count(), 0);
        assert!(read("PH off; Mo 09:00-12:00").unwrap().has_hidden_holiday());
        assert!(!read("Mo 09:00-12:00; PH off").unwrap().has_hidden_holiday());
    }
}
