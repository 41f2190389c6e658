//! Dates, times, numbers and lists as a language writes them (CLDR, through ICU4X).
//!
//! Digits are Western and the calendar is Gregorian in every language, so that a reader can compare
//! them with an Italian letter. English is British: plain `en` in CLDR means the month first.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use icu::calendar::{Date, Gregorian, types};
use icu::datetime::options::YearStyle;
use icu::datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu::decimal::{DecimalFormatter, input::Decimal};
use icu::list::ListFormatter;
use icu::locale::Locale;
use icu::time::{DateTime, Time};

use super::bidi::strip_bidi_controls;
use super::names;
use crate::model::Lang;

type Formatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// Languages whose months CLDR names by the moon (Sinhala: November is Il): on a date of the
/// Gregorian calendar that is another day for some readers, so their dates are in digits.
const MOON_MONTHS: [&str; 1] = ["si"];

/// The formatters of one language: dear to make, cheap to use. Where ICU has no data for the
/// language, dates are ISO 8601 and numbers stay as they are.
pub struct Formats {
    long: Option<Formatter<fieldsets::YMD>>,
    short: Option<Formatter<fieldsets::YMD>>,
    moment: Option<Formatter<fieldsets::YMDT>>,
    weekday: Option<Formatter<fieldsets::E>>,
    decimal: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
    separator: &'static str,
}

impl Formats {
    pub fn new(lang: &Lang) -> Self {
        let locale = locale(lang);
        let dates = names::is_known(lang);
        let months = dates && !MOON_MONTHS.contains(&lang.as_str());
        let short = fieldsets::YMD::short().with_year_style(YearStyle::Full);
        let moment = fieldsets::YMD::long().with_time_hm();
        Self {
            long: Formatter::try_new((&locale).into(), fieldsets::YMD::long()).ok().filter(|_| months),
            short: Formatter::try_new((&locale).into(), short).ok().filter(|_| dates),
            moment: Formatter::try_new((&locale).into(), moment).ok().filter(|_| months),
            weekday: Formatter::try_new((&locale).into(), fieldsets::E::long()).ok(),
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            list: ListFormatter::try_new_and((&locale).into(), Default::default()).ok(),
            separator: separator(lang),
        }
    }

    /// A date with the month in words: `23 novembre 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        match (&self.long, gregorian(date)) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => date.to_string(),
        }
    }

    /// A date in digits, in the language's order: `23/11/2026`.
    ///
    /// Without the direction marks that CLDR puts in for Arabic: they would reorder it within
    /// the isolate that the caller wraps it in.
    pub fn date_short(&self, date: NaiveDate) -> String {
        let text = match (&self.short, gregorian(date)) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => date.to_string(),
        };
        strip_bidi_controls(&text).unwrap_or(text)
    }

    /// The full name of a day, as it stands alone.
    pub fn weekday(&self, day: Weekday) -> String {
        let weekday = match day {
            Weekday::Mon => types::Weekday::Monday,
            Weekday::Tue => types::Weekday::Tuesday,
            Weekday::Wed => types::Weekday::Wednesday,
            Weekday::Thu => types::Weekday::Thursday,
            Weekday::Fri => types::Weekday::Friday,
            Weekday::Sat => types::Weekday::Saturday,
            Weekday::Sun => types::Weekday::Sunday,
        };
        match &self.weekday {
            Some(formatter) => formatter.format(&weekday).to_string(),
            None => day.to_string(),
        }
    }

    /// A date in words with its time of day on 24 hours.
    pub fn date_time(&self, moment: NaiveDateTime) -> String {
        let time = Time::try_new(small(moment.hour()), small(moment.minute()), 0, 0);
        match (&self.moment, gregorian(moment.date()), time) {
            (Some(formatter), Some(date), Ok(time)) => formatter.format(&DateTime { date, time }).to_string(),
            _ => format!("{} {}", moment.date(), time_of_day(moment.hour(), moment.minute())),
        }
    }

    /// A decimal number such as `1234.50`, with the language's separators and all the digits
    /// given; what is not a number comes back as it is.
    pub fn number(&self, decimal: &str) -> String {
        match (&self.decimal, Decimal::try_from_str(decimal)) {
            (Some(formatter), Ok(number)) => formatter.format_to_string(&number),
            _ => decimal.to_owned(),
        }
    }

    /// A list in a sentence: `a, b e c`.
    pub fn list(&self, items: &[String]) -> String {
        match &self.list {
            Some(formatter) => formatter.format_to_string(items.iter()),
            None => self.enumeration(items),
        }
    }

    /// A list without a last "and": `a, b, c`, with the comma of the language's script.
    pub fn enumeration(&self, items: &[String]) -> String {
        items.join(self.separator)
    }
}

/// A time of day on 24 hours, `09:00`, the same in all languages.
pub fn time_of_day(hour: u32, minute: u32) -> String {
    format!("{hour:02}:{minute:02}")
}

fn gregorian(date: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(date.year(), small(date.month()), small(date.day())).ok()
}

/// The locale to ask CLDR for.
pub(super) fn locale(lang: &Lang) -> Locale {
    let tag = if lang.as_str() == "en" { "en-GB" } else { lang.as_str() };
    Locale::try_from_str(&format!("{tag}-u-ca-gregory-hc-h23-nu-latn")).unwrap_or(Locale::UNKNOWN)
}

fn separator(lang: &Lang) -> &'static str {
    match names::script(lang).as_str() {
        "Arab" => "، ",
        "Hans" | "Hant" | "Jpan" => "、",
        "Ethi" => "፣ ",
        _ => ", ",
    }
}

/// Months, days, hours and minutes all fit.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(tag: &str) -> Formats {
        Formats::new(&Lang::parse(tag).unwrap())
    }

    fn date() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn long_dates_keep_western_digits() {
        for (tag, expected) in [
            ("it", "23 novembre 2026"),
            ("en", "23 November 2026"),
            ("ar", "23 نوفمبر 2026"),
            ("uk", "23 листопада 2026\u{202f}р."),
            ("bn", "23 নভেম্বর, 2026"),
            ("zh-Hans", "2026年11月23日"),
            ("fa", "23 نوامبر 2026"),
            ("nap", "2026-11-23"),
        ] {
            assert_eq!(formats(tag).date(date()), expected, "{tag}");
        }
    }

    #[test]
    fn short_dates_have_the_whole_year_and_no_marks() {
        assert_eq!(formats("it").date_short(date()), "23/11/2026");
        assert_eq!(formats("en").date_short(date()), "23/11/2026");
        assert_eq!(formats("ar").date_short(date()), "23/11/2026");
    }

    #[test]
    fn days_and_times() {
        assert_eq!(formats("it").weekday(Weekday::Mon), "lunedì");
        assert_eq!(formats("ar").weekday(Weekday::Fri), "الجمعة");
        assert_eq!(time_of_day(9, 0), "09:00");
        let moment = date().and_hms_opt(9, 5, 0).unwrap();
        assert_eq!(formats("en").date_time(moment), "23 November 2026 at 09:05");
        assert_eq!(formats("it").date_time(moment), "23 novembre 2026 alle ore 09:05");
        assert_eq!(formats("ar").date_time(moment), "23 نوفمبر 2026 في 09:05");
    }

    #[test]
    fn numbers_keep_their_fraction() {
        assert_eq!(formats("it").number("16.00"), "16,00");
        assert_eq!(formats("en").number("12345.5"), "12,345.5");
        assert_eq!(formats("ar").number("16.00"), "16.00");
        assert_eq!(formats("it").number("a few"), "a few");
    }

    #[test]
    fn lists() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(formats("it").list(&items), "a, b e c");
        assert_eq!(formats("en").list(&items), "a, b and c");
        assert_eq!(formats("ar").list(&items), "a وb وc");
        assert_eq!(formats("ar").enumeration(&items), "a، b، c");
    }

    #[test]
    fn can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Formats>();
    }
}
