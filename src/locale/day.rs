//! What the rules of an `opening_hours` expression say of one date.
//!
//! The order of the rules decides (<https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>):
//! after `;` a rule replaces the day, unless it closes; after `,` it adds; after `||` it holds where
//! nothing else does. What an expression leaves in doubt (a remark that is not understood, a sunset, an
//! open end, a holiday of some region) stays in doubt: [`State::Unknown`].

use std::sync::Arc;

use chrono::NaiveDate;
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};
use opening_hours_syntax::rules::day::{Date, DaySelector, HolidayKind, MonthdayRange, WeekDayRange, Year};
use opening_hours_syntax::rules::time::{Time, TimeSelector};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleOperator, RuleSequence};

use super::week::{is_whole_day, terms};

pub(super) const DAY: u16 = 24 * 60;

/// More rules than any office has: what is longer is not worth the time of every build.
const MOST_RULES: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Appointment,
    Unknown,
    /// Said to be closed, not only left out.
    Closed,
}

/// Minutes from the midnight that begins a date, up to the end of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: u16,
    pub end: u16,
    pub state: State,
}

/// Rules that can be asked about a date.
pub(super) struct Rules {
    in_order: Vec<Rule>,
    /// By appointment whenever nothing else is said.
    pub appointment: bool,
    /// Whether the rules say what happens on public holidays.
    pub name_holidays: bool,
}

struct Rule {
    operator: RuleOperator,
    state: State,
    spans: Vec<(u16, u16)>,
    /// The rule's days alone, open all day: those that all of these have in common.
    days: Vec<OpeningHours>,
}

impl Rules {
    /// Rules that will be asked about dates up to `last`; `None` where they are more than can be told.
    pub fn read(
        expression: &OpeningHoursExpression,
        country: Option<Country>,
        last: NaiveDate,
    ) -> Option<Self> {
        if expression.rules.len() > MOST_RULES {
            return None;
        }
        let context = holidays(country);
        let mut rules = Self { in_order: Vec::new(), appointment: false, name_holidays: false };
        for rule in &expression.rules {
            for day in &rule.day_selector.weekday {
                let WeekDayRange::Holiday { kind, .. } = day else { continue };
                // Without a calendar a rule on holidays is a rule on unknown days.
                context.holidays.get_for_kind(*kind).first_after(last)?;
                rules.name_holidays |= *kind == HolidayKind::Public;
            }
            if rule.day_selector.is_empty() && is_whole_day(rule) && terms(&rule.comment).0 {
                rules.appointment = true;
                continue;
            }
            let after_fallback =
                rules.in_order.last().is_some_and(|last| last.operator == RuleOperator::Fallback);
            if after_fallback && rule.operator != RuleOperator::Fallback {
                return None;
            }
            rules.in_order.push(Rule::read(rule, &context)?);
        }
        Some(rules)
    }

    /// The stretches that begin on a date, in their order, none over another.
    pub fn on(&self, date: NaiveDate) -> Vec<Stretch> {
        let mut day = Vec::new();
        for rule in &self.in_order {
            match rule.matches(date) {
                Match::No => continue,
                Match::Maybe => return vec![Stretch { start: 0, end: DAY, state: State::Unknown }],
                Match::Yes => {}
            }
            let state = rule.state;
            if rule.operator == RuleOperator::Normal && state != State::Closed {
                day.clear();
            }
            let stretches = rule.spans.iter().map(|&(start, end)| Stretch { start, end, state });
            if rule.operator == RuleOperator::Fallback {
                let said: Vec<_> =
                    day.iter().copied().filter(|said: &Stretch| said.state != State::Closed).collect();
                for stretch in stretches.chain(said).collect::<Vec<_>>() {
                    paint(&mut day, stretch);
                }
            } else {
                stretches.for_each(|stretch| paint(&mut day, stretch));
            }
        }
        day
    }
}

enum Match {
    Yes,
    /// A holiday in some regions of the country.
    Maybe,
    No,
}

impl Rule {
    fn read(rule: &RuleSequence, context: &Context) -> Option<Self> {
        let (appointment, remark) = terms(&rule.comment);
        let (spans, certain) = spans(&rule.time_selector);
        let state = match rule.kind {
            _ if !certain => State::Unknown,
            _ if appointment => State::Appointment,
            RuleKind::Closed => State::Closed,
            RuleKind::Open if remark.is_none() => State::Open,
            RuleKind::Open | RuleKind::Unknown => State::Unknown,
        };
        Some(Self { operator: rule.operator, state, spans, days: days(rule, context)? })
    }

    fn matches(&self, date: NaiveDate) -> Match {
        let mut matches = Match::Yes;
        for days in &self.days {
            match days.schedule_at(date).into_iter().next().map(|range| range.kind) {
                Some(RuleKind::Open) => {}
                Some(RuleKind::Unknown) => matches = Match::Maybe,
                Some(RuleKind::Closed) | None => return Match::No,
            }
        }
        matches
    }
}

/// Lays a stretch over what is there.
pub(super) fn paint(day: &mut Vec<Stretch>, new: Stretch) {
    let mut left = Vec::with_capacity(day.len() + 2);
    for old in day.drain(..) {
        let before = Stretch { end: old.end.min(new.start), ..old };
        let after = Stretch { start: old.start.max(new.end), ..old };
        left.extend([before, after].into_iter().filter(|piece| piece.start < piece.end));
    }
    left.push(new);
    left.sort_unstable_by_key(|stretch| stretch.start);
    *day = left;
}

/// The days of a rule: each kind of selector as an expression of its own, all of which must match.
///
/// The evaluator takes expressions only as text; where the text does not say the same, there is none.
fn days(rule: &RuleSequence, context: &Context) -> Option<Vec<OpeningHours>> {
    let DaySelector { year, monthday, week, weekday } = rule.day_selector.clone();
    let over_new_year = |range: &MonthdayRange| match range {
        MonthdayRange::Month { range, .. } => range.start() > range.end(),
        MonthdayRange::Date { .. } => true,
    };
    if !year.is_empty() && monthday.iter().any(over_new_year) {
        return None;
    }
    let monthday = monthday.iter().map(whole_months).collect();
    let selectors = [
        DaySelector { year, ..DaySelector::default() },
        DaySelector { monthday, ..DaySelector::default() },
        DaySelector { week, ..DaySelector::default() },
        DaySelector { weekday, ..DaySelector::default() },
    ];
    selectors
        .into_iter()
        .filter(|selector| !selector.is_empty())
        .map(|day_selector| {
            let alone = RuleSequence {
                day_selector,
                time_selector: TimeSelector::default(),
                kind: RuleKind::Open,
                operator: RuleOperator::Normal,
                comment: Arc::default(),
            };
            let days: OpeningHours = alone.to_string().parse().ok()?;
            (days.get_expression().rules == [alone]).then(|| days.with_context(context.clone()))
        })
        .collect()
}

/// Months of a year as the days from the first to the last: of the month that ends such a range, the
/// evaluator takes the first day alone.
fn whole_months(range: &MonthdayRange) -> MonthdayRange {
    let MonthdayRange::Month { range: months, year: Some(year) } = range else { return range.clone() };
    let (first, last) = (*months.start(), *months.end());
    let last_year = if last < first { Year(**year + 1) } else { *year };
    MonthdayRange::Date {
        start: (Date::ymd(1, first, *year), Default::default()),
        end: (Date::ymd(31, last, last_year), Default::default()),
    }
}

/// The times of a rule, and whether they are all that needs to be known: who opens at nine with an
/// open end, or at sunset, is closed at no later time for sure.
fn spans(times: &TimeSelector) -> (Vec<(u16, u16)>, bool) {
    let minutes = |time: Time| match time {
        Time::Fixed(time) => Some(time.mins_from_midnight()),
        Time::Variable(_) => None,
    };
    let mut spans = Vec::new();
    let mut certain = true;
    for span in &times.spans {
        let (start, end) = (minutes(span.range.start), minutes(span.range.end));
        certain &= start.is_some() && end.is_some() && !span.open_end && span.repeats.is_none();
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(2 * DAY));
        spans.push((start, if start < end { end } else { end + DAY }));
    }
    if !certain {
        let first = spans.iter().map(|(start, _)| *start).min().unwrap_or(0);
        spans = vec![(first, 2 * DAY)];
    }
    (spans, certain)
}

fn holidays(country: Option<Country>) -> Context {
    let Some(country) = country else { return Context::default() };
    Context::default().with_holidays(country.holidays()).with_holidays_unknown(country.holidays_regional())
}

/// Whether a date is a public holiday in all of the country.
pub(super) fn is_holiday(country: Option<Country>, date: NaiveDate) -> bool {
    country.is_some_and(|country| country.holidays().get_public().contains(date))
}
