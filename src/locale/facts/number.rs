//! Numbers in the forms of every country.

use super::Value;
use super::chars::Chars;
use crate::model::Lang;

/// Digits in groups, as written, with the signs between them.
pub struct Groups {
    pub digits: Vec<String>,
    pub signs: Vec<char>,
    pub ends: Vec<usize>,
}

impl Groups {
    /// Reads the groups that begin at `start`, where a digit stands.
    pub fn read(chars: &Chars, start: usize, spaced: bool) -> Self {
        let mut groups = Self { digits: Vec::new(), signs: Vec::new(), ends: Vec::new() };
        let mut at = start;
        loop {
            let end = chars.skip(at, |c| c.is_ascii_digit());
            groups.digits.push(chars.text(at, end));
            groups.ends.push(end);
            let sign = chars.at(end);
            let next = chars.skip(end + 1, |c| c.is_ascii_digit());
            let is_space = sign == '\u{00A0}' || (sign == ' ' && (spaced || ends_in_cents(chars, end)));
            let goes_on = match sign {
                '.' | ',' | '\'' => next > end + 1,
                _ if is_space => next == end + 4 && groups.digits[0].len() <= 3,
                _ => false,
            };
            if !goes_on {
                return groups;
            }
            groups.signs.push(if is_space { ' ' } else { sign });
            at = end + 1;
        }
    }

    /// All that the groups may be as one number; empty where they are several.
    pub fn meanings(&self) -> Vec<Value> {
        let mut meanings = Vec::new();
        let Some(last_sign) = self.signs.last().copied() else {
            return vec![number(&self.digits.concat(), "")];
        };
        let before = &self.signs[..self.signs.len() - 1];
        let (whole, fraction) = self.digits.split_at(self.digits.len() - 1);
        if self.signs.iter().all(|sign| *sign == last_sign) && is_grouped(&self.digits) {
            meanings.push(number(&self.digits.concat(), ""));
        }
        let marks_fraction = matches!(last_sign, '.' | ',') && !before.contains(&last_sign);
        let same_before = before.windows(2).all(|pair| pair[0] == pair[1]);
        if marks_fraction && same_before && (before.is_empty() || is_grouped(whole)) {
            meanings.push(number(&whole.concat(), &fraction.concat()));
        }
        meanings
    }
}

/// Whether groups of three follow, and then a fraction: so `17 090,61` is one number everywhere.
fn ends_in_cents(chars: &Chars, start: usize) -> bool {
    let mut at = start;
    while chars.at(at) == ' ' && chars.skip(at + 1, |c| c.is_ascii_digit()) == at + 4 {
        at += 4;
    }
    let fraction = chars.skip(at + 1, |c| c.is_ascii_digit()) - at;
    at > start && matches!(chars.at(at), '.' | ',') && (2..=3).contains(&fraction)
}

/// Thousands, or lakhs and crores: the first group of up to three digits, the last of three.
fn is_grouped(groups: &[String]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
    groups.len() > 1
        && (1..=3).contains(&first.len())
        && first != "0"
        && last.len() == 3
        && groups[1..].iter().all(|group| (2..=3).contains(&group.len()))
}

pub fn number(whole: &str, fraction: &str) -> Value {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    Value::Number(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// Whether a language sets thousands apart by a space (CLDR).
pub fn groups_by_space(lang: &Lang) -> bool {
    use icu::decimal::{DecimalFormatter, input::Decimal};
    let formatter = DecimalFormatter::try_new((&lang.locale()).into(), Default::default());
    formatter.is_ok_and(|formatter| {
        formatter.format(&Decimal::from(1_234_567)).to_string().chars().any(char::is_whitespace)
    })
}
