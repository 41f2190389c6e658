//! What two texts do not share.

use super::{Fact, Value};

/// The facts that stand in one text alone.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference<'f> {
    pub only_first: Vec<&'f Fact>,
    pub only_second: Vec<&'f Fact>,
}

impl Difference<'_> {
    pub fn is_empty(&self) -> bool {
        self.only_first.is_empty() && self.only_second.is_empty()
    }
}

/// The largest number that people write as a word; the other text may have it so.
const LARGEST_WORD: u32 = 12;

/// Compares what two texts say. How often they say it counts only where one fact stands there too
/// often and another too seldom: then one of them was written for the other.
///
/// A small number that one text has too much is let pass where the other has no number too much
/// itself: it stands there as a word. So is a month alone.
pub fn difference<'f>(first: &'f [Fact], second: &'f [Fact]) -> Difference<'f> {
    let (parts_first, parts_second) = (Parts::of(first), Parts::of(second));
    let mut out = Difference {
        only_first: first.iter().filter(|fact| !parts_second.hold(fact)).collect(),
        only_second: second.iter().filter(|fact| !parts_first.hold(fact)).collect(),
    };
    let (often_first, often_second) = (more_often(first, second), more_often(second, first));
    let in_first = Unexplained::of(&out.only_first, &often_first);
    let in_second = Unexplained::of(&out.only_second, &often_second);
    out.only_first.retain(|fact| !in_second.may_be_words(fact));
    out.only_second.retain(|fact| !in_first.may_be_words(fact));
    if out.is_empty() && !often_first.is_empty() && !often_second.is_empty() {
        return Difference { only_first: often_first, only_second: often_second };
    }
    out
}

/// The facts that both texts have, but `facts` more often.
fn more_often<'f>(facts: &'f [Fact], others: &[Fact]) -> Vec<&'f Fact> {
    let count = |among: &[Fact], fact: &Fact| {
        let shares = |other: &&Fact| other.values.iter().any(|value| fact.values.contains(value));
        among.iter().filter(shares).count()
    };
    let is_more = |fact: &&Fact| (1..count(facts, fact)).contains(&count(others, fact));
    facts.iter().filter(is_more).collect()
}

/// What is left of a text's facts after the comparison.
struct Unexplained {
    number: bool,
    month: bool,
}

impl Unexplained {
    fn of(alone: &[&Fact], more_often: &[&Fact]) -> Self {
        let any = |test: fn(&Value) -> bool| {
            let mut facts = alone.iter().chain(more_often);
            facts.any(|fact| fact.values.iter().any(test))
        };
        Self {
            number: any(|value| matches!(value, Value::Number(_) | Value::Code { .. } | Value::Date { .. })),
            month: any(|value| matches!(value, Value::Date { .. })),
        }
    }

    /// Whether a fact of the other text may stand in words here.
    fn may_be_words(&self, fact: &Fact) -> bool {
        match fact.values.first() {
            Some(Value::Number(number)) => {
                !self.number && number.parse::<u32>().is_ok_and(|number| number <= LARGEST_WORD)
            }
            Some(Value::Date { year: None, day: None, .. }) => !self.month,
            _ => false,
        }
    }
}

/// A text's facts, and the parts of its dates.
struct Parts<'f> {
    values: Vec<&'f Value>,
    days: Vec<u32>,
    months: Vec<u32>,
    years: Vec<u32>,
}

impl<'f> Parts<'f> {
    fn of(facts: &'f [Fact]) -> Self {
        let values: Vec<&Value> = facts.iter().flat_map(|fact| &fact.values).collect();
        let mut parts = Self { values, days: Vec::new(), months: Vec::new(), years: Vec::new() };
        for value in &parts.values {
            if let Value::Date { year, month, day } = value {
                parts.years.extend(year);
                parts.months.push(*month);
                parts.days.extend(day);
            }
        }
        parts
    }

    fn hold(&self, fact: &Fact) -> bool {
        fact.values.iter().any(|value| self.hold_value(value))
    }

    fn hold_value(&self, value: &Value) -> bool {
        match value {
            Value::Number(number) => self.hold_number(number),
            Value::Code { number, .. } => self.has(value) || self.has(&Value::Number(number.clone())),
            Value::Time(minutes) => self.has(value) || (minutes % 60 == 0 && self.has_hour(minutes / 60)),
            Value::Date { year, month, day } => self.hold_date(*year, *month, *day),
            Value::Phone(_) | Value::Mail(_) | Value::Web(_) => self.has(value),
        }
    }

    /// A number may be the part of a date, the hour of a time, or stand in a code.
    fn hold_number(&self, wanted: &str) -> bool {
        let plain = wanted.parse::<u32>().ok();
        let in_date = |part: u32| {
            self.days.contains(&part) || self.months.contains(&part) || self.years.contains(&part)
        };
        let in_code = |value: &&Value| matches!(value, Value::Code { number, .. } if number == wanted);
        self.has(&Value::Number(wanted.to_owned()))
            || self.values.iter().any(in_code)
            || plain.is_some_and(|part| in_date(part) || self.has(&Value::Time(part % 24 * 60)))
    }

    /// The same date, or its parts apart: `23 and 30 November 2026`. A day of another date is no
    /// such part; the first of a month stands in words often (`il primo gennaio`).
    fn hold_date(&self, year: Option<u32>, month: u32, day: Option<u32>) -> bool {
        let has_year = year.is_none_or(|year| self.years.contains(&year) || self.has_number(year));
        let same = |value: &&Value| match value {
            Value::Date { year: other, month: m, day: d } => {
                *m == month && *d == day && (year == *other || year.is_none() || other.is_none())
            }
            _ => false,
        };
        let has_month = || self.months.contains(&month) || self.has_number(month);
        let has_day = || day.is_none_or(|day| day == 1 || self.has_number(day));
        has_year && (self.values.iter().any(same) || (has_month() && has_day()))
    }

    /// Midnight is 0 and 24.
    fn has_hour(&self, hour: u32) -> bool {
        self.has_number(hour) || (hour == 0 && self.has_number(24))
    }

    fn has(&self, value: &Value) -> bool {
        self.values.contains(&value)
    }

    fn has_number(&self, number: u32) -> bool {
        self.has(&Value::Number(number.to_string()))
    }
}
