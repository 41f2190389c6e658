//! Opening hours: OpenStreetMap's `opening_hours` in, the week in a language out.
//!
//! An office that is open by appointment is never shown as closed. What cannot be put into a plain
//! week is shown as the editor wrote it.

use std::fmt;
use std::ops::Range;

use chrono::Weekday;
use opening_hours_syntax::rules::OpeningHoursExpression;
use opening_hours_syntax::{Error, Parser};

use super::dates::{Formats, time_of_day};
use super::hours_error;
use super::strings::Strings;
use super::week::{HOLIDAYS, Slot, Span, Week};

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Opening hours that follow the specification
/// (<https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    expression: String,
    /// `None` where the rules are more than a week can say.
    pub(super) week: Option<Week>,
    warnings: Vec<String>,
}

/// What is wrong with an expression, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursError {
    pub message: String,
    pub hint: Option<String>,
    /// The bytes of the given text that are not understood, where they are known.
    pub span: Option<Range<usize>>,
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HoursError {}

/// One line of a table of hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HoursLine {
    /// The days in words, or nothing where the line is about no day in particular.
    pub days: String,
    /// Stretches such as `09:00–12:00`: left to right in every language, so to be isolated. In a
    /// line that is shown as written, the expression itself.
    pub times: Vec<String>,
    /// What the language says of it: by appointment, always open, closed on holidays …
    pub note: Option<String>,
    /// The editor's own remark, in the language of the contact's file.
    pub comment: Option<String>,
}

impl Hours {
    /// Reads and checks an expression.
    ///
    /// # Errors
    /// Where it does not follow the specification.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        let expression = text.trim();
        let mut warnings = Vec::new();
        let parsed = Parser::default()
            .with_warning_handler(|warning| {
                let word = warning.as_pair().as_str();
                warnings.push(format!(
                    "`{word}`: write days as `Mo`, months as `Jan`, `off` and `open` in small letters"
                ));
            })
            .parse(expression)
            .map_err(|error: Error| hours_error::in_words(text, &error))?;
        let week = if is_ambiguous(expression) { None } else { Week::read(&parsed) };
        if let Some(week) = &week {
            warnings.extend(doubts(week, &parsed));
        }
        Ok(Self { expression: expression.to_owned(), week, warnings })
    }

    /// The expression as it was written.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// What is allowed but probably not meant, in plain words.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The week in a language: lines for the days that are open, Monday first, then holidays.
    pub fn describe(&self, formats: &Formats, strings: &Strings) -> Vec<HoursLine> {
        let Some(week) = &self.week else {
            let note = Some(strings.get("hours-as-written"));
            return vec![HoursLine { times: vec![self.expression.clone()], note, ..HoursLine::default() }];
        };
        let mut lines: Vec<_> =
            slots(week).into_iter().map(|(slot, days)| line(slot, &days, formats, strings)).collect();
        lines.extend(week.days[HOLIDAYS].iter().map(|slot| holidays(slot, strings)));
        lines.extend(week.general.iter().map(|slot| terms(slot, HoursLine::default(), strings)));
        if lines.is_empty() {
            lines.push(HoursLine { note: Some(strings.get("hours-closed")), ..HoursLine::default() });
        }
        lines
    }
}

/// The different slots of the week in their order, each with its days.
fn slots(week: &Week) -> Vec<(&Slot, Vec<usize>)> {
    let mut slots: Vec<(&Slot, Vec<usize>)> = Vec::new();
    for (day, of_day) in week.days.iter().enumerate().take(HOLIDAYS) {
        for slot in of_day {
            match slots.iter_mut().find(|(there, _)| *there == slot) {
                Some((_, days)) => days.push(day),
                None => slots.push((slot, vec![day])),
            }
        }
    }
    slots
}

fn line(slot: &Slot, days: &[usize], formats: &Formats, strings: &Strings) -> HoursLine {
    if slot.is_always() && days.len() == DAYS.len() {
        return HoursLine { note: Some(strings.get("hours-always")), ..HoursLine::default() };
    }
    let days =
        if days.len() == DAYS.len() { strings.get("hours-every-day") } else { day_names(days, formats) };
    terms(slot, HoursLine { days, ..HoursLine::default() }, strings)
}

fn holidays(slot: &Slot, strings: &Strings) -> HoursLine {
    if slot.closed {
        let note = Some(strings.get("hours-closed-holidays"));
        return HoursLine { note, comment: slot.comment.clone(), ..HoursLine::default() };
    }
    terms(slot, HoursLine { days: strings.get("hours-holidays"), ..HoursLine::default() }, strings)
}

fn terms(slot: &Slot, line: HoursLine, strings: &Strings) -> HoursLine {
    let note = match (slot.appointment, slot.closed) {
        (true, _) => Some("hours-by-appointment"),
        (false, true) => Some("hours-closed"),
        (false, false) => None,
    };
    let times = slot.spans.iter().copied().map(times).collect();
    HoursLine { times, note: note.map(|key| strings.get(key)), comment: slot.comment.clone(), ..line }
}

fn times((start, end): Span) -> String {
    let midnight = 24 * 60;
    let end = if end > midnight { end - midnight } else { end };
    let clock = |minutes: u16| time_of_day(u32::from(minutes / 60), u32::from(minutes % 60));
    format!("{}–{}", clock(start), clock(end))
}

/// Days in ascending order as words: three and more in a row as a range.
fn day_names(days: &[usize], formats: &Formats) -> String {
    let name = |day: usize| DAYS.get(day).map_or_else(String::new, |day| formats.weekday(*day));
    let mut parts = Vec::new();
    for run in days.chunk_by(|a, b| a + 1 == *b) {
        match run {
            [first, _, .., last] => parts.push(format!("{}–{}", name(*first), name(*last))),
            few => parts.extend(few.iter().map(|day| name(*day))),
        }
    }
    formats.enumeration(&parts)
}

/// `PH Mo` means holidays that fall on a Monday; the parser reads it as either of the two.
pub(super) fn is_ambiguous(expression: &str) -> bool {
    const NAMES: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    let mut quoted = expression.split('"').step_by(2);
    quoted.any(|text| {
        let words: Vec<_> = text.split(' ').collect();
        words.windows(2).any(|pair| {
            let next = pair[1].get(..2).unwrap_or_default().to_lowercase();
            (pair[0].ends_with("PH") && NAMES.contains(&next.as_str()))
                || (pair[1].starts_with("PH")
                    && NAMES.iter().any(|day| pair[0].to_lowercase().ends_with(day)))
        })
    })
}

fn doubts(week: &Week, parsed: &OpeningHoursExpression) -> Vec<String> {
    let rules = &parsed.rules;
    let replaced = week.replaced(rules.len()).filter_map(|rule| rules.get(rule));
    let mut doubts: Vec<_> = replaced
        .map(|rule| {
            format!(
                "`{rule}` never applies: after `;` a later rule replaces it on those days; for several times \
                 on one day write `Mo 09:00-12:00,15:00-18:00`"
            )
        })
        .collect();
    if week.has_hidden_holiday() {
        doubts.push("put the rule on `PH` last: the rules after it apply on holidays too".to_owned());
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn lines(tag: &str, text: &str) -> Vec<String> {
        let lang = Lang::parse(tag).unwrap();
        let strings = Strings::new(&lang, &lang, &[]).value;
        let hours = Hours::parse(text).unwrap();
        let lines = hours.describe(&Formats::new(&lang), &strings);
        assert!(strings.problems().is_empty());
        let show = |line: HoursLine| {
            let parts = [
                line.days,
                line.times.join(" "),
                line.note.unwrap_or_default(),
                line.comment.unwrap_or_default(),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
        };
        lines.into_iter().map(show).collect()
    }

    #[test]
    fn days_are_grouped() {
        assert_eq!(lines("it", "Mo-Fr 09:00-12:00"), ["lunedì–venerdì | 09:00–12:00"]);
        assert_eq!(
            lines("it", "Mo,We 09:00-12:00; Tu,Th 09:00-12:00,15:00-17:30; PH off"),
            [
                "lunedì, mercoledì | 09:00–12:00",
                "martedì, giovedì | 09:00–12:00 15:00–17:30",
                "Chiuso nei giorni festivi"
            ]
        );
        assert_eq!(lines("en", "09:00-12:00"), ["every day | 09:00–12:00"]);
        assert_eq!(lines("en", "Mo-We,Fr 20:00-08:00"), ["Monday–Wednesday, Friday | 20:00–08:00"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(lines("ar", "Mo,We 09:00-12:00"), ["الاثنين، الأربعاء | 09:00–12:00"]);
        assert_eq!(lines("ar", "24/7").len(), 1);
    }

    #[test]
    fn always_and_holidays() {
        assert_eq!(lines("en", "24/7"), ["24 hours a day, every day"]);
        assert_eq!(lines("en", "24/7; PH off"), ["24 hours a day, every day", "Closed on public holidays"]);
        assert_eq!(
            lines("en", "Mo-Su,PH 00:00-24:00"),
            ["24 hours a day, every day", "public holidays | 00:00–24:00"]
        );
        assert_eq!(lines("en", "off"), ["Closed"]);
    }

    #[test]
    fn by_appointment_is_not_closed() {
        assert_eq!(lines("en", "\"by appointment\""), ["By appointment"]);
        assert_eq!(
            lines("en", "Mo 09:00-12:00; Sa off \"by appointment\""),
            ["Monday | 09:00–12:00", "Saturday | By appointment"]
        );
        assert_eq!(
            lines("en", "Mo 09:00-12:00; \"by appointment\""),
            ["Monday | 09:00–12:00", "By appointment"]
        );
        assert_eq!(lines("en", "Mo 09:00-12:00 \"ring twice\""), ["Monday | 09:00–12:00 | ring twice"]);
    }

    #[test]
    fn what_is_not_a_week_stays_as_written() {
        for text in ["Apr-Sep Mo 09:00-12:00", "PH Mo 09:00-12:00", "Mo sunrise-sunset"] {
            assert_eq!(lines("en", text), [format!("{text} | As written by the office")]);
        }
    }

    #[test]
    fn doubtful_expressions_are_pointed_out() {
        assert_eq!(Hours::parse("Mo-Fr 09:00-12:00; PH off").unwrap().warnings().len(), 0);
        assert_eq!(Hours::parse("Mo 09:00-12:00; Mo 15:00-18:00").unwrap().warnings().len(), 1);
        assert_eq!(Hours::parse("PH off; mo 15:00-18:00").unwrap().warnings().len(), 2);
    }

    #[test]
    fn no_expression_is_too_much() {
        let lang = Lang::parse("ar").unwrap();
        let (formats, strings) = (Formats::new(&lang), Strings::new(&lang, &lang, &[]).value);
        let parts = [
            "Mo",
            "-",
            "Fr",
            ",",
            " ",
            "; ",
            "09:00-12:00",
            "26:00",
            "PH",
            "off",
            "\"by appointment\"",
            "\"",
            " || ",
            "24/7",
            "Jan",
            "week 5",
            "2026",
            "sunrise",
            "[1]",
            "+",
            "/",
            "اثنين",
            ":",
            "easter",
            "48:00",
            "-1 day",
        ];
        let mut seed = 3usize;
        for _ in 0..5_000 {
            let mut text = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(seed >> 33) % parts.len()]);
            }
            match Hours::parse(&text) {
                Ok(hours) => assert!(!hours.describe(&formats, &strings).is_empty(), "{text}"),
                Err(error) => assert!(error.span.is_none_or(|span| text.get(span).is_some()), "{text}"),
            }
        }
    }
}
