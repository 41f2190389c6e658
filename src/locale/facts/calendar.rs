//! Dates with the month in words.

use super::Value;
use super::chars::{Chars, is_word};
use super::scan::Piece;
use crate::locale::names;
use crate::model::Lang;
use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu::datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu::locale::Locale;
use std::collections::{HashMap, HashSet};

type Formatter = FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>;
type PeriodFormatter = FixedCalendarDateTimeFormatter<Gregorian, CalendarPeriodFieldSet>;

/// CLDR calls the months of Sinhala by the moon; these are those of the calendar.
const SINHALA: [&str; 12] = [
    "ජනවාරි",
    "පෙබරවාරි",
    "මාර්තු",
    "අප්‍රේල්",
    "මැයි",
    "ජූනි",
    "ජූලි",
    "අගෝස්තු",
    "සැප්තැම්බර්",
    "ඔක්තෝබර්",
    "නොවැම්බර්",
    "දෙසැම්බර්",
];

/// Countries whose Arabic has months of its own.
const ARABIC: [&str; 5] = ["ar-EG", "ar-SY", "ar-IQ", "ar-DZ", "ar-MA"];

/// Arabic writes "and", "in", "for" and "then" together with the word that follows.
const ARABIC_PREFIXES: [char; 4] = ['و', 'ب', 'ل', 'ف'];

/// Languages whose months have but one form.
const UNINFLECTED: [&str; 7] = ["it", "en", "fr", "es", "pt", "de", "nl"];

/// The most letters that an ending has.
const LONGEST_ENDING: usize = 4;

/// The months of a language, in the forms that stand beside a day and that stand alone.
#[derive(Default)]
pub struct MonthNames {
    names: HashMap<String, Name>,
    /// Long names without their last letter, where endings say "in" and "of".
    stems: HashMap<String, Name>,
    /// The letters that a month can begin with: most words need no look-up.
    initials: HashSet<char>,
    inflected: bool,
    /// Whether names are written with a capital, and the words of daily use are not (`may`).
    capital: bool,
}

#[derive(Clone, Copy)]
struct Name {
    month: u32,
    /// A shortened form is a word of its own too often (`mar`, `set`) to stand for a month
    /// without a number beside it.
    short: bool,
}

impl MonthNames {
    pub fn of(lang: &Lang) -> Self {
        let language = lang.as_str().split('-').next().unwrap_or_default();
        let mut months = Self {
            inflected: !UNINFLECTED.contains(&language),
            capital: language == "en",
            ..Self::default()
        };
        months.initials.extend(ARABIC_PREFIXES.iter().filter(|_| language == "ar"));
        let regions: Vec<Locale> = match language {
            "ar" => ARABIC.iter().filter_map(|tag| Locale::try_from_str(tag).ok()).collect(),
            _ => vec![lang.locale()],
        };
        if !names::is_known(lang) {
            return months;
        }
        for locale in regions {
            let day = Formatter::try_new((&locale).into(), DateFieldSet::MD(fieldsets::MD::long()));
            months.add(|date| Some(day.as_ref().ok()?.format(date).to_string()), false);
            let month = CalendarPeriodFieldSet::M(fieldsets::M::long());
            let alone = PeriodFormatter::try_new((&locale).into(), month);
            months.add(|date| Some(alone.as_ref().ok()?.format(date).to_string()), false);
            let short = Formatter::try_new((&locale).into(), DateFieldSet::MD(fieldsets::MD::medium()));
            months.add(|date| Some(short.as_ref().ok()?.format(date).to_string()), true);
        }
        if language == "si" {
            months.names.clear();
            months.stems.clear();
            for (month, name) in (1..).zip(SINHALA) {
                months.insert(name, Name { month, short: false });
            }
        }
        months
    }

    fn insert(&mut self, name: &str, month: Name) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.initials.extend(name.chars().next());
        if self.inflected && !month.short && name.chars().count() >= 5 {
            let last = name.char_indices().next_back().map_or(name.len(), |(at, _)| at);
            self.stems.entry(name[..last].to_owned()).or_insert(month);
        }
        self.names.entry(name).or_insert(month);
    }

    fn add(&mut self, write: impl Fn(&Date<Gregorian>) -> Option<String>, short: bool) {
        for month in 1..=12_u8 {
            let Ok(date) = Date::try_new_gregorian(2026, month, 1) else { continue };
            let Some(text) = write(&date) else { return };
            let text = text.to_lowercase();
            let name = text.trim_matches(|c| !is_word(c));
            let name = name.strip_prefix("de ").unwrap_or(name);
            let least = if name.is_ascii() { 3 } else { 2 };
            if name.chars().count() >= least && !name.chars().any(char::is_numeric) {
                self.insert(name, Name { month: month.into(), short });
            }
        }
    }

    /// The month named by the word from `start` to `end`, or by it and the next, and its end.
    pub fn read(&self, chars: &Chars, start: usize, end: usize) -> Option<(Piece, bool)> {
        if !self.initials.contains(&first_letter(chars.at(start))) {
            return None;
        }
        let word = chars.lower(start, end);
        let next = chars.skip(end + 1, is_word);
        let pair = (chars.at(end) == ' ' && next > end + 1)
            .then(|| format!("{word} {}", chars.lower(end + 1, next)))
            .and_then(|pair| Some((*self.names.get(&pair)?, next)));
        let (name, end) = pair.or_else(|| Some((self.single(&word)?, end)))?;
        let alone = !name.short && (!self.capital || chars.at(start).is_uppercase());
        let values = vec![Value::Date { year: None, month: name.month, day: None }];
        Some((Piece { start, end, values, is_month: true }, alone))
    }

    fn single(&self, word: &str) -> Option<Name> {
        let bare = || self.names.get(word.strip_prefix(ARABIC_PREFIXES)?);
        self.names.get(word).or_else(bare).or_else(|| self.inflected_name(word)).copied()
    }

    fn inflected_name(&self, word: &str) -> Option<&Name> {
        if self.stems.is_empty() {
            return None;
        }
        let ends = word.char_indices().rev().take(LONGEST_ENDING).map(|(at, _)| at);
        ends.filter(|at| *at > 0).find_map(|at| self.stems.get(&word[..at]))
    }
}

fn first_letter(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// `十一月`, at its first character.
pub fn ideographic_month(chars: &Chars, start: usize) -> Option<(Piece, bool)> {
    const MONTHS: [&str; 12] =
        ["十一月", "十二月", "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月"];
    let (name, number) = MONTHS.iter().zip([11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).find(|(name, _)| {
        let length = name.chars().count();
        name.chars().eq(chars.slice(start, start + length).iter().copied())
    })?;
    let values = vec![Value::Date { year: None, month: number, day: None }];
    let end = start + name.chars().count();
    Some((Piece { start, end, values, is_month: true }, true))
}

/// Joins months with the days and years beside them. Months that are left alone stay where
/// `alone` says that they may.
pub fn join_dates(pieces: Vec<(Piece, bool)>, chars: &Chars) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    while let Some((piece, alone)) = pieces.next() {
        let Some(mut date) = Written::of(&piece) else {
            out.push(piece);
            continue;
        };
        if let Some(before) =
            out.last().filter(|before| is_beside(chars, before, &piece) && !has_comma(chars, before, &piece))
            && date.take_before(before)
        {
            date.start = before.start;
            out.pop();
            if date.year.is_none()
                && let Some(first) = out.last().filter(|first| first.end + 3 >= date.start)
                && is_beside(chars, first, &piece)
                && date.take_year(first)
            {
                date.start = first.start;
                out.pop();
            }
        }
        for _ in 0..2 {
            let Some((next, _)) = pieces.peek() else { break };
            let end = Piece { end: date.end, ..piece.clone() };
            let is_day = whole(next).is_some_and(|day| day <= 31);
            let parted = is_day && has_comma(chars, &end, next);
            if parted || !is_beside(chars, &end, next) || !date.take_after(next) {
                break;
            }
            pieces.next();
        }
        if alone || date.day.is_some() || date.year.is_some() {
            out.push(date.into_piece());
        }
    }
    out
}

struct Written {
    start: usize,
    end: usize,
    month: u32,
    day: Option<u32>,
    year: Option<u32>,
}

impl Written {
    fn of(piece: &Piece) -> Option<Self> {
        match piece.values.first() {
            Some(Value::Date { month, .. }) if piece.is_month => {
                Some(Self { start: piece.start, end: piece.end, month: *month, day: None, year: None })
            }
            _ => None,
        }
    }

    fn take_before(&mut self, piece: &Piece) -> bool {
        self.day = whole(piece).filter(|day| (1..=31).contains(day));
        self.day.is_some() || self.take_year(piece)
    }

    fn take_year(&mut self, piece: &Piece) -> bool {
        self.year = whole(piece).filter(|year| (1800..2200).contains(year));
        self.year.is_some()
    }

    fn take_after(&mut self, piece: &Piece) -> bool {
        let taken = if self.day.is_none() && whole(piece).is_some_and(|day| (1..=31).contains(&day)) {
            self.day = whole(piece);
            true
        } else {
            self.year.is_none() && self.take_year(piece)
        };
        if taken {
            self.end = piece.end;
        }
        taken
    }

    fn into_piece(self) -> Piece {
        let values = vec![Value::Date { year: self.year, month: self.month, day: self.day }];
        Piece { start: self.start, end: self.end, values, is_month: true }
    }
}

fn whole(piece: &Piece) -> Option<u32> {
    match piece.values.first()? {
        Value::Number(number) => number.parse().ok(),
        _ => None,
    }
}

/// Words that stand between a day, a month and a year, and what follows upon an ordinal.
const CONNECTORS: [&str; 19] = [
    "", "st", "nd", "rd", "th", "er", "de", "del", "di", "of", "من", "শে", "ই", "লা", "রা", "ঠা", "º", "ª",
    "year",
];

/// Whether nothing that parts them stands between two pieces.
fn is_beside(chars: &Chars, a: &Piece, b: &Piece) -> bool {
    let between = chars.slice(a.end, b.start);
    if between.len() > 8 || between.contains(&'\n') {
        return false;
    }
    let between: String = between.iter().filter(|c| !" \u{00A0},.'".contains(**c)).collect();
    CONNECTORS.contains(&between.as_str())
}

/// Whether a comma parts two pieces: a year may follow upon it, a day may not.
fn has_comma(chars: &Chars, a: &Piece, b: &Piece) -> bool {
    chars.slice(a.end, b.start).contains(&',')
}
