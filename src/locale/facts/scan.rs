//! A text → its facts, before months are joined with the numbers beside them.

use super::calendar::ideographic_month;
use super::chars::{Chars, is_word};
use super::number::{Groups, number};
use super::{FactReader, Value, web};
use crate::locale::Phone;

/// A fact on the way, with its place in characters.
#[derive(Debug, Clone)]
pub struct Piece {
    pub start: usize,
    pub end: usize,
    pub values: Vec<Value>,
    /// Whether its date rests on the name of a month, and may still take a day and a year.
    pub is_month: bool,
}

impl Piece {
    fn new(start: usize, end: usize, values: Vec<Value>) -> Self {
        Self { start, end, values, is_month: false }
    }
}

/// Words beside a time that put it into the second half of the day.
const AFTERNOON: [&str; 26] = [
    "pm",
    "p.m",
    "pomeriggio",
    "sera",
    "afternoon",
    "evening",
    "noche",
    "tarde",
    "soir",
    "après-midi",
    "مساء",
    "ظهر",
    "عصر",
    "ليل",
    "شام",
    "دوپہر",
    "رات",
    "বিকাল",
    "দুপুর",
    "সন্ধ্যা",
    "রাত",
    "下午",
    "晚上",
    "вечора",
    "pasdite",
    "පස්වරු",
];

/// The facts in order; a month also says whether it may stand without a number beside it.
pub fn pieces(reader: &FactReader, chars: &Chars) -> Vec<(Piece, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars.at(at);
        if c.is_ascii_alphanumeric()
            && let Some((value, end)) = web::address(chars, at, &reader.lang)
        {
            pieces.push((Piece::new(at, end, vec![value]), true));
            at = end;
        } else if c.is_ascii_digit() || (matches!(c, '+' | '(') && chars.at(at + 1).is_ascii_digit()) {
            at = digits(reader, chars, at, &mut pieces);
        } else if is_ideograph(c) {
            let month = ideographic_month(chars, at);
            at = month.as_ref().map_or(at + 1, |(piece, _)| piece.end);
            pieces.extend(month);
        } else if is_word(c) {
            let end = word_end(chars, at);
            let month = reader.months.read(chars, at, end);
            at = month.as_ref().map_or(end, |(piece, _)| piece.end);
            pieces.extend(month);
        } else {
            at += 1;
        }
    }
    pieces
}

/// Reads what begins with a digit, a plus or a bracket, and says where to go on.
fn digits(reader: &FactReader, chars: &Chars, at: usize, pieces: &mut Vec<(Piece, bool)>) -> usize {
    let whole = date(reader, chars, at).or_else(|| cjk_date(chars, at)).or_else(|| phone(reader, chars, at));
    if let Some(piece) = whole {
        let end = piece.end;
        pieces.push((piece, true));
        return end;
    }
    if !chars.at(at).is_ascii_digit() {
        return at + 1;
    }
    let groups = Groups::read(chars, at, reader.spaced);
    let end = groups.ends.last().copied().unwrap_or(at + 1);
    if let Some(piece) = time(chars, at) {
        let mut piece = piece;
        if piece.end == end {
            piece.values.extend(groups.meanings());
        }
        let end = piece.end;
        pieces.push((piece, true));
        return end;
    }
    let mut values = groups.meanings();
    if values.is_empty() {
        let mut start = at;
        for (digits, end) in groups.digits.iter().zip(&groups.ends) {
            pieces.push((Piece::new(start, *end, vec![number(digits, "")]), true));
            start = end + 1;
        }
        return end;
    }
    let mut start = at;
    if let Some((name, from)) = code(chars, at, end)
        && let Some(Value::Number(number)) = values.first().cloned()
    {
        start = from;
        values = vec![Value::Code { name, number }];
    } else if groups.signs.is_empty() {
        values.extend(hour_of_afternoon(chars, at, end));
        values.extend(shortened_year(chars, at, end));
    }
    pieces.push((Piece::new(start, end, values), true));
    end
}

/// A date in digits: the year first or last, the day before the month except in American English.
fn date(reader: &FactReader, chars: &Chars, start: usize) -> Option<Piece> {
    let mut parts = Vec::new();
    let mut at = start;
    let sign = chars.at(chars.skip(start, |c| c.is_ascii_digit()));
    if !matches!(sign, '/' | '-' | '.') {
        return None;
    }
    while parts.len() < 3 {
        let end = chars.skip(at, |c| c.is_ascii_digit());
        parts.push((chars.text(at, end).parse::<u32>().ok()?, end - at));
        at = end + 1;
        if parts.len() < 3 && chars.at(end) != sign {
            return None;
        }
    }
    let end = at - 1;
    if chars.at(end) == sign && chars.at(end + 1).is_ascii_digit() {
        return None;
    }
    let [(a, a_len), (b, _), (c, c_len)] = parts.as_slice() else { return None };
    let (year, month, day) = match (a_len, c_len) {
        (4, 1..=2) => (*a, *b, *c),
        (1..=2, 4) => (*c, *b, *a),
        (1..=2, 2) if sign == '/' => (2000 + c, *b, *a),
        _ => return None,
    };
    let american = *a_len < 4 && reader.lang.as_str() == "en-US";
    let (month, day) = if american || (month > 12 && day <= 12) { (day, month) } else { (month, day) };
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..3000).contains(&year);
    let values = vec![Value::Date { year: Some(year), month, day: Some(day) }];
    possible.then(|| Piece::new(start, end, values))
}

/// `2026年11月23日` and its parts.
fn cjk_date(chars: &Chars, start: usize) -> Option<Piece> {
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut at, mut last) = (start, start);
    loop {
        let end = chars.skip(at, |c| c.is_ascii_digit());
        let value = chars.text(at, end).parse::<u32>().ok();
        let sign = chars.skip(end, |c| c == ' ');
        match chars.at(sign) {
            '年' if year.is_none() => year = value,
            '月' if month.is_none() && value.is_some_and(|value| value <= 12) => month = value,
            '日' | '号' if month.is_some() => day = value,
            _ => break,
        }
        last = sign + 1;
        at = chars.skip(last, |c| c == ' ');
        if day.is_some() || !chars.at(at).is_ascii_digit() {
            break;
        }
    }
    let values = vec![Value::Date { year, month: month?, day }];
    Some(Piece::new(start, last, values))
}

/// A phone number in the forms in which people write it. A number with a dot or a colon after two
/// digits is a time.
fn phone(reader: &FactReader, chars: &Chars, start: usize) -> Option<Piece> {
    if chars.before(start).is_alphanumeric() {
        return None;
    }
    let inner = |c: char| c.is_ascii_digit() || " \u{00A0}-/.()".contains(c);
    let mut end = chars.skip(start + 1, inner);
    let first = chars.skip(start, |c| c.is_ascii_digit());
    let pair = chars.skip(first + 1, |c| c.is_ascii_digit()) == first + 3;
    if chars.at(first) == '.' && pair && first - start <= 2 {
        return None;
    }
    loop {
        while end > start && !chars.before(end).is_ascii_digit() {
            end -= 1;
        }
        let written = chars.slice(start, end);
        let count = written.iter().filter(|c| c.is_ascii_digit()).count();
        let opens = matches!(chars.at(start), '+' | '0' | '(') || written.starts_with(&['1', '1', '6']);
        if count < 6 || (!opens && count < 9) {
            return None;
        }
        let text: String = written.iter().collect();
        if let Some(phone) = Phone::dialled(&text, &reader.country) {
            let digits: String = written.iter().filter(|c| c.is_ascii_digit()).collect();
            let values = vec![Value::Phone(phone.number().to_owned()), number(&digits, "")];
            return Some(Piece::new(start, end, values));
        }
        while end > start && chars.before(end).is_ascii_digit() {
            end -= 1;
        }
    }
}

/// `15:30`, `15.30`, `15h30`, `15h`, `3 pm`, `3点半`.
fn time(chars: &Chars, start: usize) -> Option<Piece> {
    let end = chars.skip(start, |c| c.is_ascii_digit());
    let hour: u32 = chars.text(start, end).parse().ok().filter(|hour| *hour <= 24)?;
    let after = chars.skip(end + 1, |c| c.is_ascii_digit());
    let minutes = || chars.text(end + 1, after).parse::<u32>().ok().filter(|minutes| *minutes < 60);
    let ends_word = |at: usize| !chars.at(at).is_alphanumeric();
    let (minutes, end) = match chars.at(end) {
        ':' | '.' | 'h' | 'H' if after == end + 3 => (minutes()?, after),
        'h' | 'H' if after == end + 1 && ends_word(end + 1) => (0, after),
        '点' | '點' | '时' | '時' if chars.at(end + 1) == '半' => (30, end + 2),
        '点' | '點' | '时' | '時' => (minutes().unwrap_or(0), after + usize::from(after > end + 1)),
        _ => (0, half_day(chars, end)?),
    };
    if chars.at(end) == '.' && chars.at(end + 1).is_ascii_digit() {
        return None;
    }
    let end = half_day(chars, end).unwrap_or(end);
    let mut values = vec![Value::Time((hour % 24) * 60 + minutes)];
    if hour == 12 && chars.lower(start, end).contains('a') {
        values = vec![Value::Time(minutes)];
    } else if hour <= 12 && is_afternoon(chars, start, end) {
        values = vec![Value::Time((hour % 12 + 12) * 60 + minutes)];
    }
    if let Some(Value::Time(full)) = values.first().filter(|_| minutes == 0) {
        values.push(Value::Number((full / 60).to_string()));
    }
    Some(Piece::new(start, end, values))
}

/// The end of the `am` or `p.m.` that follows.
fn half_day(chars: &Chars, at: usize) -> Option<usize> {
    let start = chars.skip(at, |c| matches!(c, ' ' | '\u{00A0}'));
    let end = chars.skip(start, |c| c.is_ascii_alphabetic() || c == '.');
    let written = chars.lower(start, end);
    match written.as_str() {
        "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" => Some(end),
        // The point ends the sentence.
        "am." | "pm." => Some(end - 1),
        _ => None,
    }
}

/// A plain hour that may be one of the afternoon, by the words beside it.
fn hour_of_afternoon(chars: &Chars, start: usize, end: usize) -> Option<Value> {
    let hour: u32 = chars.text(start, end).parse().ok().filter(|hour| (1..12).contains(hour))?;
    is_afternoon(chars, start, end).then_some(Value::Time((hour + 12) * 60))
}

/// The second year of `2026-27`.
fn shortened_year(chars: &Chars, start: usize, end: usize) -> Option<Value> {
    let century = start.checked_sub(5)?;
    let is_year = chars.slice(century, start - 1).iter().all(char::is_ascii_digit);
    let follows = matches!(chars.before(start), '-' | '/') && !chars.before(century).is_ascii_digit();
    let year = format!("{}{}", chars.text(century, century + 2), chars.text(start, end));
    (is_year && follows && end == start + 2).then_some(Value::Number(year))
}

fn is_afternoon(chars: &Chars, start: usize, end: usize) -> bool {
    let half = chars.lower(start, end);
    if half.ends_with("pm") || half.ends_with("p.m.") || half.ends_with("p.m") {
        return true;
    }
    if half.ends_with('m') || half.ends_with("m.") {
        return false;
    }
    let (before, after) = (chars.lower(start.saturating_sub(12), start), chars.lower(end, end + 18));
    AFTERNOON.iter().any(|word| before.contains(word) || after.contains(word))
}

/// Capitals grown together with a number, or set before it with a stroke: `A2`, `C/3`, `F-24`.
fn code(chars: &Chars, start: usize, end: usize) -> Option<(String, usize)> {
    let mut from = start;
    if matches!(chars.before(from), '-' | '/') {
        from -= 1;
    }
    let letters_end = from;
    while from > 0 && chars.before(from).is_ascii_uppercase() {
        from -= 1;
    }
    let length = letters_end - from;
    if !(1..=6).contains(&length) || chars.before(from).is_alphanumeric() {
        return None;
    }
    Some((format!("{}{}", chars.lower(from, letters_end), chars.text(start, end)), from))
}

/// Scripts without spaces let an address follow upon a word.
fn word_end(chars: &Chars, start: usize) -> usize {
    chars.skip(start, |c| is_word(c) && !is_ideograph(c))
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}
