//! The parts of a text that a right-to-left paragraph would scramble.
//!
//! The Unicode Bidirectional Algorithm (UAX #9) gives spaces, signs and brackets between numbers or
//! at the edge of Latin words the direction of the paragraph: `+39 0583 9701` comes out as
//! `9701 0583 39+`. Such stretches must stand in a left-to-right isolate; plain Latin words and
//! single numbers come out right by themselves and are left alone.

/// A stretch of a text; the runs of a text, put together, are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'t> {
    pub text: &'t str,
    /// Whether it must be isolated, left to right.
    pub isolate: bool,
}

/// Splits a text into runs; neighbours always differ in `isolate`, except two stretches that touch.
pub fn isolated_runs(text: &str) -> Vec<Run<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let offset = |at: usize| chars.get(at).map_or(text.len(), |(offset, _)| *offset);
    let scan = Scan { chars: &chars };
    let mut runs = Vec::new();
    let (mut done, mut at) = (0, 0);
    while at < chars.len() {
        if let Some(after) = scan.isolate_at(at) {
            at = after;
            continue;
        }
        let Some(end) = scan.stretch_at(at) else {
            at += 1;
            continue;
        };
        if scan.is_scrambled(at, end) {
            runs.push(Run { text: &text[done..offset(at)], isolate: false });
            runs.push(Run { text: &text[offset(at)..offset(end)], isolate: true });
            done = offset(end);
        }
        at = end;
    }
    runs.push(Run { text: &text[done..], isolate: false });
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// The text without invisible direction controls, where it has any: embeddings and overrides
/// (U+202A–202E), isolates (U+2066–2069) and marks (U+200E, U+200F, U+061C).
pub fn strip_bidi_controls(text: &str) -> Option<String> {
    text.contains(is_control).then(|| text.chars().filter(|c| !is_control(*c)).collect())
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// Digits of Arabic script run left to right among themselves as Western ones do.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

fn is_right_to_left(c: char) -> bool {
    !is_digit(c)
        && matches!(c,
            '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// A letter that runs left to right, or a digit.
fn is_strong(c: char) -> bool {
    is_digit(c) || is_letter(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_right_to_left(c)
}

/// Places count characters; a stretch is the half-open range between two of them.
struct Scan<'c> {
    chars: &'c [(usize, char)],
}

impl Scan<'_> {
    fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn is(&self, at: usize, test: impl Fn(char) -> bool) -> bool {
        self.get(at).is_some_and(test)
    }

    /// The end of an isolate that is already in the text and begins here.
    fn isolate_at(&self, start: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (at, (_, c)) in self.chars.iter().enumerate().skip(start) {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return (at > start).then_some(at + 1);
            }
        }
        Some(self.chars.len())
    }

    /// The end of the stretch that begins here.
    fn stretch_at(&self, start: usize) -> Option<usize> {
        let first = self.first_strong(start)?;
        let mut open: Vec<usize> = (start..first).filter(|at| self.get(*at) == Some('(')).collect();
        let mut end = self.word_end(first);
        while let Some(next) = self.crossing(end, &mut open) {
            end = self.word_end(next);
        }
        while !open.is_empty() && self.is(end, |c| ")]".contains(c)) {
            open.pop();
            end += 1;
        }
        match open.first() {
            // A bracket that is not closed here belongs to the paragraph, with what follows it.
            Some(bracket) if *bracket > first => {
                (first..*bracket).rev().find(|at| self.is(*at, is_strong)).map(|at| at + 1)
            }
            _ => Some(self.with_tail(start, end)),
        }
    }

    /// The first letter or digit of a stretch that begins here, behind a sign such as `+` or a
    /// bracket as in `(0583) 9701`.
    fn first_strong(&self, start: usize) -> Option<usize> {
        let c = self.get(start)?;
        if is_strong(c) {
            return Some(start);
        }
        let follows = |test: fn(char) -> bool| self.is(start + 1, test).then_some(start + 1);
        match c {
            '+' | '-' | '−' => follows(is_digit),
            '@' | '#' => follows(is_strong),
            '(' => {
                let close = (start + 1..)
                    .take_while(|at| self.is(*at, |c| is_digit(c) || " +".contains(c)))
                    .last()?
                    + 1;
                let number = self.get(close) == Some(')')
                    && (self.is(close + 1, is_digit)
                        || self.is(close + 1, |c| " -".contains(c)) && self.is(close + 2, is_digit));
                (start + 1..close).find(|at| number && self.is(*at, is_digit))
            }
            _ => None,
        }
    }

    fn word_end(&self, start: usize) -> usize {
        (start..).find(|at| !self.is(*at, |c| is_strong(c) || is_joined(c))).unwrap_or(start)
    }

    /// Where the stretch that has come to `end` goes on, behind signs and spaces that may lie
    /// inside one; brackets that are still open go into `open`.
    fn crossing(&self, end: usize, open: &mut Vec<usize>) -> Option<usize> {
        let next = (end..).find(|at| self.get(*at).is_none_or(|c| is_strong(c) || is_right_to_left(c)))?;
        self.get(next).filter(|c| is_strong(*c))?;
        let gap: String = (end..next).filter_map(|at| self.get(at)).collect();
        if gap.chars().any(|c| is_control(c) || c.is_control() || "،؛؟«»“”".contains(c)) {
            return None;
        }
        let mut inside = open.clone();
        for at in end..next {
            match self.get(at) {
                Some('(' | '[') => inside.push(at),
                Some(')' | ']') => {
                    inside.pop()?;
                }
                _ => {}
            }
        }
        if !self.may_cross(end, next, &gap, !open.is_empty()) {
            return None;
        }
        *open = inside;
        Some(next)
    }

    fn may_cross(&self, end: usize, next: usize, gap: &str, bracketed: bool) -> bool {
        let digits = self.is(end.wrapping_sub(1), is_digit) && self.is(next, is_digit);
        match gap.trim().trim_matches(['(', ')', '[', ']', ' ']) {
            _ if !gap.contains(char::is_whitespace) || bracketed => true,
            "" | "&" => true,
            "+" | "#" | "@" => gap.starts_with(char::is_whitespace) && !gap.ends_with(char::is_whitespace),
            "." => gap.starts_with('.') && (self.is(next, is_digit) || self.is_abbreviation(end)),
            "-" | "–" | "—" | "/" => digits,
            _ => false,
        }
    }

    /// Whether the word before `end` has a point inside, like `D.Lgs`.
    fn is_abbreviation(&self, end: usize) -> bool {
        let word: Vec<char> = (0..end)
            .rev()
            .take(9)
            .map_while(|at| self.get(at).filter(|c| is_letter(*c) || *c == '.'))
            .collect();
        word.contains(&'.') && word.len() <= 8
    }

    /// The end with the signs that belong to the last word: `C++`, `D.Lgs.`, `https://a.it/`.
    fn with_tail(&self, start: usize, end: usize) -> usize {
        let word = || (start..end).rev().map_while(|at| self.get(at).filter(|c| !c.is_whitespace()));
        match self.get(end) {
            Some('+' | '#') if self.is(end.wrapping_sub(1), is_letter) => {
                (end..).find(|at| !self.is(*at, |c| "+#".contains(c))).unwrap_or(end)
            }
            Some('.') if self.is_abbreviation(end) => end + 1,
            Some('/') if word().any(|c| "/.".contains(c)) && word().any(is_letter) => end + 1,
            _ => end,
        }
    }

    /// Whether a stretch holds more than UAX #9 keeps in order without help: more than one number,
    /// or words with anything but spaces, apostrophes and hyphens.
    fn is_scrambled(&self, start: usize, end: usize) -> bool {
        let mut chars = (start..end).filter_map(|at| self.get(at));
        if (start..end).any(|at| self.is(at, is_letter)) {
            chars.any(|c| !(is_letter(c) || is_joined(c) || c.is_whitespace() || "'’-".contains(c)))
        } else {
            chars.any(|c| !(is_digit(c) || ".,:".contains(c)))
        }
    }
}

/// Marks and joiners within a word.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn isolated(text: &str) -> Vec<&str> {
        isolated_runs(text).into_iter().filter(|run| run.isolate).map(|run| run.text).collect()
    }

    #[test]
    fn numbers_with_something_between_them() {
        for number in [
            "+39 0583 9701",
            "800 600 500",
            "23/11/2026",
            "09:00–12:00",
            "0583/4422",
            "(0583) 9701",
            "09:00 – 12:00",
            "(+39) 0583 9701",
            "+39",
            "-5",
            "٠٥٨٣ ٩٧٠١",
        ] {
            assert_eq!(isolated(&format!("اتصل بالرقم {number}، من فضلك")), [number]);
            assert_eq!(isolated(number), [number]);
        }
    }

    #[test]
    fn single_numbers_and_plain_words_are_left() {
        for text in [
            "الثمن 16,00 €",
            "اتصل بـ 112.",
            "الساعة 09:00",
            "نسبة 50%",
            "طلب permesso di soggiorno في Questura",
            "بطاقة (SPID)",
            "الرقم 112، 118",
            "الرقم 112, 118",
            "",
            "مرحبا",
            "l'ufficio e-mail",
            "1.234,56",
        ] {
            assert_eq!(isolated(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn addresses_of_all_kinds() {
        for address in [
            "info@comune.lucca.it",
            "https://www.comune.lucca.it/a/?b=1&c=d",
            "comune.lucca.it",
            "https://a.it/x/",
            "@comune_lucca",
            "C++",
            "D.Lgs.",
            "Via Fillungo 12",
        ] {
            assert_eq!(isolated(&format!("اكتب إلى {address} الآن")), [address]);
        }
        assert_eq!(isolated("الموقع comune.lucca.it."), ["comune.lucca.it"]);
    }

    #[test]
    fn words_with_brackets_and_numbers() {
        assert_eq!(isolated("تسجيل SPID (livello 2) مطلوب"), ["SPID (livello 2)"]);
        assert_eq!(isolated("المرسوم D.Lgs. 286/1998 المادة 5"), ["D.Lgs. 286/1998"]);
        assert_eq!(isolated("هوية SPID (هوية رقمية) و CIE"), [""; 0]);
        assert_eq!(isolated("(SPID livello 2) أو INPS/INAIL"), ["SPID livello 2", "INPS/INAIL"]);
        assert_eq!(isolated("نموذج B1 (جديد)"), ["B1"]);
        assert_eq!(isolated("SPID (livello هوية"), [""; 0]);
    }

    #[test]
    fn what_is_isolated_already_stays_one_run() {
        let text = "في \u{2068}23/11/2026\u{2069} و 1/2";
        assert_eq!(isolated(text), ["1/2"]);
        assert_eq!(isolated("\u{2066}1/2"), [""; 0]);
    }

    #[test]
    fn runs_are_the_text() {
        let parts = [
            "اتصل", " ", "+39 0583", "(", ")", "SPID", ".", ", ", "،", "\n", "1/2", "[", "a@b.it",
            "\u{2068}", "\u{2069}", "€", "è", "e\u{301}", "–", "医", "/", "+", "«",
        ];
        let mut seed = 7usize;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(seed >> 33) % parts.len()]);
            }
            let whole: String = isolated_runs(&text).iter().map(|run| run.text).collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn controls_are_stripped() {
        assert_eq!(strip_bidi_controls("a\u{202E}b\u{200F}c\u{61C}"), Some("abc".to_owned()));
        assert_eq!(strip_bidi_controls("لغة عربية"), None);
    }
}
