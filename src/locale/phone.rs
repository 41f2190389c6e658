//! Phone numbers: E.164 numbers and the short codes of a country.
//!
//! Numbers are checked against the numbering plans of libphonenumber. Its plans know nothing of
//! emergency and service codes such as 112 or 1522, which can only be dialled inside the country:
//! those are a list kept here.

use std::fmt;

use phonenumber::country::Id;
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber};

/// Short codes that are dialled in Italy: emergencies, public services (Piano nazionale di
/// numerazione, AGCOM) and the harmonised European 116 numbers.
const SHORT_ITALIAN: [&str; 23] = [
    "112", "113", "114", "115", "116000", "116006", "116111", "116117", "116123", "117", "118", "1500",
    "1515", "1518", "1522", "1525", "1530", "1533", "1544", "1551", "1911", "19696", "803",
];

/// A number that can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    number: String,
    display: String,
}

/// Why a text is not a phone number, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneError {
    pub message: String,
    pub hint: String,
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PhoneError {}

impl Phone {
    /// Reads a number in E.164 (`+390583…`) or a short code of `country` (ISO 3166, `IT`).
    /// Spaces and hyphens between digits are ignored.
    ///
    /// # Errors
    /// Where it is neither, or the country's numbering plan does not have it.
    pub fn parse(text: &str, country: &str) -> Result<Self, PhoneError> {
        let number: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '-')).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(error(text, "has something other than digits", suggested(text, country)));
        }
        if digits.len() < number.len() {
            return Self::international(text, number, country);
        }
        if is_short(digits, country) {
            return Ok(Self { display: number.clone(), number });
        }
        let why = if (3..=6).contains(&digits.len()) {
            "is not a known short code"
        } else {
            "lacks the country code"
        };
        Err(error(text, why, suggested(digits, country)))
    }

    fn international(text: &str, number: String, country: &str) -> Result<Self, PhoneError> {
        let local = phonenumber::parse(None, &number).ok().filter(PhoneNumber::is_valid);
        let Some(parsed) = local else {
            let short = calling_code(country).and_then(|code| number.strip_prefix(&format!("+{code}")));
            let short = short.filter(|rest| is_short(rest, country)).map(str::to_owned);
            return Err(error(text, "does not exist in its country's numbering plan", short));
        };
        let at_home = calling_code(country) == Some(parsed.country().code());
        let mode = if at_home { Mode::National } else { Mode::International };
        Ok(Self { number, display: parsed.format().mode(mode).to_string() })
    }

    /// Reads a number as people write it: as [`Self::parse`] does, or as it is dialled inside
    /// `country`, with whatever sets its parts apart.
    pub fn dialled(text: &str, country: &str) -> Option<Self> {
        let plus = if text.trim_start().starts_with('+') { "+" } else { "" };
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let number = format!("{plus}{digits}");
        Self::parse(&number, country).ok().or_else(|| {
            let international = suggested(&number, country)?;
            Self::parse(&international, country).ok()
        })
    }

    /// The address of a link that calls the number (RFC 3966): `tel:+390583…`, `tel:112`.
    pub fn uri(&self) -> String {
        format!("tel:{}", self.number)
    }

    /// The number as people of the guide's country read it: `0583 442`; with the country code where
    /// it is of another country. Left to right in every language, so to be isolated.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The number alone: E.164 or a short code.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether it is a short code, which cannot be dialled from abroad.
    pub fn is_short(&self) -> bool {
        !self.number.starts_with('+')
    }
}

fn is_short(digits: &str, country: &str) -> bool {
    if country.eq_ignore_ascii_case("IT") {
        SHORT_ITALIAN.contains(&digits)
    } else {
        (3..=6).contains(&digits.len())
    }
}

fn calling_code(country: &str) -> Option<u16> {
    DATABASE.by_id(&country.to_ascii_uppercase()).map(phonenumber::Metadata::country_code)
}

/// What the number would be in E.164 if it was written as one dials it at home.
fn suggested(text: &str, country: &str) -> Option<String> {
    let country: Id = country.to_ascii_uppercase().parse().ok()?;
    if !text.chars().all(|c| c.is_ascii_digit() || " -./()".contains(c)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = phonenumber::parse(Some(country), digits).ok().filter(PhoneNumber::is_valid)?;
    Some(number.format().mode(Mode::E164).to_string())
}

fn error(text: &str, why: &str, suggestion: Option<String>) -> PhoneError {
    let hint = match suggestion {
        Some(number) => format!("write `{number}`"),
        None => "write the number with its country code, as in `+39800600500`, or a short code such as `112`"
            .to_owned(),
    };
    PhoneError { message: format!("the phone number `{}` {why}", text.trim()), hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn italian(text: &str) -> Phone {
        Phone::parse(text, "IT").unwrap()
    }

    #[test]
    fn numbers_of_the_country_are_shown_nationally() {
        for (text, display) in [
            ("+390583442", "0583 442"),
            ("+39 0583 970111", "0583 970111"),
            ("+39800600500", "800 600 500"),
            ("+39803001", "803 001"),
            ("+393331234567", "333 123 4567"),
            ("+39848800500", "848 800 500"),
        ] {
            assert_eq!(italian(text).display(), display);
            assert!(!italian(text).is_short());
        }
        assert_eq!(italian("+39 0583 970111").uri(), "tel:+390583970111");
        assert_eq!(italian("+442071234567").display(), "+44 20 7123 4567");
    }

    #[test]
    fn short_codes() {
        for text in ["112", "1522", "116117", "19696", "116 006"] {
            assert!(italian(text).is_short());
        }
        assert_eq!(italian("112").uri(), "tel:112");
        assert_eq!(Phone::parse("3919", "FR").unwrap().display(), "3919");
        assert!(Phone::parse("1523", "IT").is_err());
        assert!(Phone::parse("12", "FR").is_err());
    }

    #[test]
    fn errors_say_what_to_write() {
        for (text, hint) in [
            ("0583 442", "write `+390583442`"),
            ("800600500", "write `+39800600500`"),
            ("0583/4422", "write `+3905834422`"),
            ("+39116117", "write `116117`"),
        ] {
            assert_eq!(Phone::parse(text, "IT").unwrap_err().hint, hint, "{text}");
        }
        for text in [
            "",
            "+",
            "+39",
            "+39800",
            "call us",
            "٠٥٨٣٤٤٢",
            "+999123456",
            "+39+0583442",
            "99999999999999999999999",
        ] {
            assert!(Phone::parse(text, "IT").is_err(), "{text}");
        }
        assert!(Phone::parse("+390583442", "nowhere").is_ok());
    }
}
