//! The facts in a text as values: numbers, dates, times, phones, e-mails, web addresses.
//!
//! In: a text and its language. Out: each fact with all that it may mean (`15.30` is a time or an
//! amount), and what two texts in different languages do not share. Never: a verdict on which of
//! the two is right; numbers in words are no facts.

mod calendar;
mod chars;
mod compare;
mod number;
mod scan;
mod web;

#[cfg(test)]
mod tests;

pub use compare::{Difference, difference};

use crate::model::Lang;
use calendar::MonthNames;

/// One thing that a fact may mean. Texts in two languages agree where they share a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A decimal number in canonical form: no grouping, a point, no zeros at either end.
    Number(String),
    /// Letters grown together with a number: `a2`, and the number alone.
    Code {
        name: String,
        number: String,
    },
    Date {
        year: Option<u32>,
        month: u32,
        day: Option<u32>,
    },
    /// Minutes since midnight.
    Time(u32),
    /// E.164, or a short code.
    Phone(String),
    Mail(String),
    /// Without scheme, `www.` and the slash at the end.
    Web(String),
}

/// The text with its digits as Western ones, its signs as those of a keyboard, without directional marks.
pub fn western(text: &str) -> String {
    let chars = chars::Chars::of(text);
    chars.text(0, chars.len())
}

/// A fact with its meanings and its place in the text (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub values: Vec<Value>,
    pub start: usize,
    pub end: usize,
}

impl Fact {
    /// The fact as its text writes it.
    pub fn written<'t>(&self, text: &'t str) -> &'t str {
        let text = text.get(self.start..self.end).unwrap_or_default();
        text.trim_matches(|c: char| c.is_whitespace() || chars::is_bidi_control(c))
    }
}

/// What a language's facts are read with; made once for a language.
pub struct FactReader {
    months: MonthNames,
    country: String,
    lang: Lang,
    /// Whether thousands stand apart by a plain space: `1 234`.
    spaced: bool,
}

impl FactReader {
    /// `country` is that of phone numbers without a country code.
    pub fn new(lang: &Lang, country: &str) -> Self {
        Self {
            months: MonthNames::of(lang),
            country: country.to_owned(),
            lang: lang.clone(),
            spaced: number::groups_by_space(lang),
        }
    }

    /// The facts of a text, in its order.
    pub fn read(&self, text: &str) -> Vec<Fact> {
        let chars = chars::Chars::of(text);
        let pieces = scan::pieces(self, &chars);
        calendar::join_dates(pieces, &chars)
            .into_iter()
            .map(|piece| Fact {
                start: chars.offset(piece.start),
                end: chars.offset(piece.end),
                values: piece.values,
            })
            .collect()
    }
}
