//! Numbers and places that links hold: `tel:` (RFC 3966), `sms:` (RFC 5724), `geo:` (RFC 5870).

use super::Fault;
use crate::diagnostic::shown;
use crate::locale::Phone;
use crate::locale::facts::western;
use percent_encoding::percent_decode_str;

/// What is wrong with what follows `tel:`.
pub fn tel_fault(rest: &str, country: &str) -> Option<Fault> {
    let (number, extension) = rest.split_at(rest.find(';').unwrap_or(rest.len()));
    let Fault { message, hint, fix } = number_fault(number, country)?;
    Some(Fault { message, hint, fix: fix.map(|number| format!("tel:{number}{extension}")) })
}

/// What is wrong with what follows `sms:`: numbers, and the message.
pub fn sms_fault(rest: &str, country: &str) -> Option<Fault> {
    let (numbers, message) = rest.split_at(rest.find(['?', ';']).unwrap_or(rest.len()));
    let mut mended = Vec::new();
    let mut first = None;
    for number in numbers.split(',') {
        let fault = number_fault(number, country);
        mended.push(fault.as_ref().map_or(Some(number.to_owned()), |fault| fault.fix.clone()));
        first = first.or(fault);
    }
    let fix = mended.into_iter().collect::<Option<Vec<_>>>().map(|numbers| numbers.join(","));
    first.map(|fault| Fault { fix: fix.map(|numbers| format!("sms:{numbers}{message}")), ..fault })
}

/// What is wrong with one number. What can be dialled is offered where the digits leave no choice.
fn number_fault(number: &str, country: &str) -> Option<Fault> {
    if number.is_empty() {
        let hint = "write it with its country code, as in `tel:+39800600500`".into();
        return Some(Fault { message: "no number stands in this link".into(), hint, fix: None });
    }
    let decoded = percent_decode_str(number).decode_utf8_lossy();
    let plain: String = decoded.chars().filter(|c| !"-.()".contains(*c)).collect();
    let foreign_zero = decoded.contains("(0)") && !plain.starts_with("+39");
    let parsed = Phone::parse(&plain, country);
    if parsed.is_ok() && !foreign_zero && !plain.contains(char::is_whitespace) {
        return None;
    }
    let dialled = western(decoded.trim().trim_start_matches('/'));
    let dialled = match dialled.strip_prefix("00") {
        Some(international) => format!("+{international}"),
        None => dialled,
    };
    let is_plain = dialled.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-.()/".contains(c));
    let fix = Phone::dialled(&dialled, country).filter(|_| is_plain && !foreign_zero);
    let (message, hint) = match parsed {
        _ if foreign_zero => (
            format!(
                "the phone number `{}` holds a zero that is not dialled with the country code",
                shown(&decoded)
            ),
            "write it without `(0)`".to_owned(),
        ),
        Ok(_) => {
            (format!("the phone number `{}` holds spaces", shown(&decoded)), "leave them out".to_owned())
        }
        Err(error) => (shown(&error.message), error.hint),
    };
    Some(Fault { message, hint, fix: fix.map(|phone| phone.number().to_owned()) })
}

/// What is wrong with what follows `geo:`.
pub fn geo_fault(rest: &str) -> Option<Fault> {
    let place = rest.split([';', '?']).next().unwrap_or_default();
    let degrees: Option<Vec<f64>> = place.split(',').map(|part| part.parse().ok()).collect();
    let good = degrees.is_some_and(|degrees| match degrees[..] {
        [lat, lon] | [lat, lon, _] => lat.abs() <= 90.0 && lon.abs() <= 180.0,
        _ => false,
    });
    let message = format!("`{}` is no place on Earth", shown(place));
    let hint = "latitude and longitude in degrees: `geo:43.84,10.50`".into();
    (!good).then_some(Fault { message, hint, fix: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_dialled() {
        for good in [
            "+390583442",
            "+39-0583-442",
            "112",
            "1522",
            "+39(0)583442",
            "+442071234567",
            "+390583442;ext=12",
        ] {
            assert!(tel_fault(good, "IT").is_none(), "{good}");
        }
        for (bad, fix) in [
            ("+39 0583 442", Some("tel:+390583442")),
            ("+39%200583%20442", Some("tel:+390583442")),
            ("0583442", Some("tel:+390583442")),
            ("0583 442;ext=3", Some("tel:+390583442;ext=3")),
            ("00390583442", Some("tel:+390583442")),
            ("//+390583442", Some("tel:+390583442")),
            ("+39٠٥٨٣٤٤٢", Some("tel:+390583442")),
            ("+49(0)301234567", None),
            ("+39800", None),
            ("1523", None),
            ("800-CASA", None),
            ("0583442 int. 2", None),
            ("", None),
        ] {
            let found = tel_fault(bad, "IT");
            assert!(found.is_some(), "{bad}");
            assert_eq!(found.and_then(|found| found.fix).as_deref(), fix, "{bad}");
        }
        assert!(sms_fault("+393331234567,+393331234568?body=due", "IT").is_none());
        let fix = sms_fault("333 1234567,+393331234568?body=due", "IT").and_then(|fault| fault.fix);
        assert_eq!(fix.as_deref(), Some("sms:+393331234567,+393331234568?body=due"));
    }

    #[test]
    fn places() {
        for good in ["43.84,10.5", "-43.84,10.5,12", "43.84,10.5;u=35", "0,0?q=x"] {
            assert!(geo_fault(good).is_none(), "{good}");
        }
        for bad in ["", "43.84", "10.5;43.84", "143.84,10.5", "a,b", "1,2,3,4", "NaN,1", "43,inf"] {
            assert!(geo_fault(bad).is_some(), "{bad}");
        }
    }
}
