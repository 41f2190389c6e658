//! Mistakes in opening hours, in words that an editor can act on.

use std::ops::Range;

use opening_hours_syntax::Error;

use super::hours::HoursError;

const GENERAL: &str =
    "hours look like `Mo-Fr 09:00-12:00; Tu 15:00-17:30; PH off` or `24/7`; remarks stand in double quotes";
const DAYS: &str = "days are Mo Tu We Th Fr Sa Su, and PH for public holidays";
const TIMES: &str = "times are written with hours and minutes: 09:00-12:00";

/// Italian and English beginnings of the names of days, as people type them.
const DAY_NAMES: [&str; 14] =
    ["lun", "mar", "mer", "gio", "ven", "sab", "dom", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The error of an expression, with the part that is to blame.
pub(super) fn in_words(text: &str, error: &Error) -> HoursError {
    let whole = |message: String| HoursError { message, hint: Some(GENERAL.to_owned()), span: None };
    match error {
        _ if text.trim().is_empty() => whole("the opening hours are empty".to_owned()),
        Error::Syntax(_) => not_understood(text),
        Error::Unsupported(what) => {
            whole(format!("the opening hours use something that is not supported: {what}"))
        }
        Error::Overflow { value, expected_bounds } => {
            let (low, high) = (expected_bounds.start(), expected_bounds.end());
            whole(format!("{value} is out of range in the opening hours: it must be from {low} to {high}"))
        }
        Error::InvalidExtendedTime { hour, minutes } => {
            whole(format!("{hour:02}:{minutes:02} is not a time of day"))
        }
        Error::InvertedYearRange { start, end, .. } => {
            whole(format!("the years {}-{} run backwards", **start, **end))
        }
        Error::InvertedWeekRange { start, end, .. } => {
            whole(format!("the weeks {}-{} run backwards", **start, **end))
        }
        Error::GrammarUnexpectedToken { .. } | Error::GrammarLogic { .. } => {
            whole("the opening hours are not understood".to_owned())
        }
    }
}

/// Each rule between semicolons is a whole of its own: the first that cannot be read is to blame,
/// and in it a word that is a known mistake.
fn not_understood(text: &str) -> HoursError {
    let wrong = |range: &Range<usize>| opening_hours_syntax::parse(&text[range.clone()]).is_err();
    let rule = rules(text).into_iter().find(wrong).unwrap_or_else(|| trimmed(text, 0..text.len()));
    if text.matches('"').count() % 2 == 1 {
        return error(text, rule, Some("a remark needs a double quote at both ends"));
    }
    let known = words(text, &rule).find_map(|word| mistake(&text[word.clone()]).map(|hint| (word, hint)));
    match known {
        Some((word, hint)) => error(text, word, Some(hint)),
        None => error(text, rule, None),
    }
}

fn error(text: &str, span: Range<usize>, hint: Option<&str>) -> HoursError {
    let message = match &text[span.clone()] {
        "" => "there is a `;` with nothing beside it in the opening hours".to_owned(),
        part => format!("`{part}` is not understood in the opening hours"),
    };
    HoursError { message, hint: Some(hint.unwrap_or(GENERAL).to_owned()), span: Some(span) }
}

/// The parts between semicolons that are not in quotes, without the space around them.
fn rules(text: &str) -> Vec<Range<usize>> {
    let mut rules = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => {
                rules.push(trimmed(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    rules.push(trimmed(text, start..text.len()));
    rules
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The words of a rule that stand outside quotes.
fn words<'t>(text: &'t str, rule: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
    let base = rule.start;
    let part = &text[rule.clone()];
    let mut at = 0;
    part.split_inclusive(' ').filter_map(move |word| {
        let start = at;
        at += word.len();
        let quoted = part[..start].matches('"').count() % 2 == 1 || word.contains('"');
        let word = word.trim_end();
        (!quoted && !word.is_empty()).then(|| base + start..base + start + word.len())
    })
}

fn mistake(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let names = lower.split(['-', ',', '–']).map(|name| name.trim_end_matches('.'));
    let is_long_day =
        |name: &str| DAY_NAMES.iter().any(|day| name.starts_with(day)) && !name.starts_with("mar-");
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if matches!(lower.as_str(), "h24" | "24h" | "24" | "24ore" | "always" | "sempre") {
        Some("what is always open is written `24/7`")
    } else if matches!(lower.as_str(), "chiuso" | "festivi" | "holidays") {
        Some("closed on public holidays is written `PH off`")
    } else if matches!(lower.as_str(), "am" | "pm") || lower.ends_with("am") || lower.ends_with("pm") {
        Some("times are on 24 hours: 15:00-17:30")
    } else if names.clone().any(is_long_day) {
        Some(DAYS)
    } else if lower.contains(['–', '—']) {
        Some("write a plain hyphen `-` between two times or days")
    } else if lower.contains('.') && lower.contains(|c: char| c.is_ascii_digit()) {
        Some("times are written with a colon: 09:00-12:00")
    } else if names.clone().any(digits) {
        Some(TIMES)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Hours;

    fn error(text: &str) -> (String, String) {
        let error = Hours::parse(text).unwrap_err();
        (error.span.map(|span| text[span].to_owned()).unwrap_or_default(), error.hint.unwrap_or_default())
    }

    #[test]
    fn the_wrong_part_and_its_remedy_are_named() {
        for (text, part, hint) in [
            ("Mo 09:00-12:00; Lun 09:00-12:00", "Lun", "days are"),
            ("Monday-Friday 09:00-12:00", "Monday-Friday", "days are"),
            ("Mo-Fr 9-12", "9-12", "hours and minutes"),
            ("Mo-Fr 9.00-12.00", "9.00-12.00", "colon"),
            ("h24", "h24", "24/7"),
            ("Mo 3pm-5pm", "3pm-5pm", "24 hours"),
            ("Mo 09:00–12:00", "09:00–12:00", "hyphen"),
            ("Mo \"by appointment", "Mo \"by appointment", "double quote"),
            ("Mo 09:00-12:00; من", "من", "hours look like"),
            ("Mo 09:00-12:00;", "", "hours look like"),
        ] {
            let (found, remedy) = error(text);
            assert_eq!(found, part, "{text}");
            assert!(remedy.contains(hint), "{text}: {remedy}");
        }
    }

    #[test]
    fn words_say_what_is_wrong() {
        let message = |text| Hours::parse(text).unwrap_err().message;
        assert_eq!(message("  "), "the opening hours are empty");
        assert_eq!(message("Mo-Fr 9-12"), "`9-12` is not understood in the opening hours");
        assert_eq!(message("2030-2020 Mo 09:00-12:00"), "the years 2030-2020 run backwards");
    }
}
