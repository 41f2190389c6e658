//! Links whose words name one number or address while the link leads to another: somebody calls who was not meant,
//! or is sent to a site that only looks like the one named.

use crate::diagnostic::{is_invisible, shown};
use crate::locale::Phone;
use crate::locale::facts::western;
use percent_encoding::percent_decode_str;
use url::Url;

/// What the words say and where the link leads, if the two differ.
pub fn difference(text: &str, target: &str, country: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let text: String = text.trim().chars().filter(|c| !is_invisible(*c)).collect();
    let leads_to = match scheme.to_ascii_lowercase().as_str() {
        "tel" | "sms" => number_in(rest).filter(|number| !names_number(&text, number, country))?,
        "mailto" => addresses_in(rest).filter(|addresses| !names_address(&text, addresses))?,
        "http" | "https" => host_of(target).filter(|host| !names_host(&text, host))?,
        _ => return None,
    };
    Some(format!("the words say `{}`, the link leads to `{}`", shown(&text), shown(&leads_to)))
}

fn number_in(rest: &str) -> Option<String> {
    let decoded = percent_decode_str(rest).decode_utf8_lossy();
    let number = decoded.split([';', '?', ',']).next()?;
    let digits: String = western(number).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (!digits.is_empty()).then_some(digits)
}

/// Whether the words name this number, or none. What people dial at home is the end of the whole number.
fn names_number(text: &str, number: &str, country: &str) -> bool {
    let text = western(text);
    let mut named = runs(&text).peekable();
    if named.peek().is_none() {
        return true;
    }
    let target = Phone::dialled(number, country);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    named.any(|run| match (Phone::dialled(run, country), &target) {
        (Some(named), Some(target)) => named.number() == target.number(),
        _ => digits(number).ends_with(&digits(run)),
    })
}

/// The stretches of a text that can be phone numbers: any number where it stands alone, else long ones.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-./()".contains(c);
    let least = if text.chars().all(inner) { 3 } else { 6 };
    text.split(move |c| !inner(c))
        .filter(move |run| run.chars().filter(char::is_ascii_digit).count() >= least)
}

fn addresses_in(rest: &str) -> Option<String> {
    let to = rest.split('?').next().filter(|to| to.contains('@'))?;
    Some(percent_decode_str(to).decode_utf8_lossy().to_lowercase())
}

fn names_address(text: &str, addresses: &str) -> bool {
    let named = text.to_lowercase();
    let is_address = !named.contains(char::is_whitespace) && super::mail::address_fault(&named).is_none();
    !is_address || addresses.split(',').any(|address| address.trim() == named)
}

/// The host as browsers ask for it: names in other scripts as they are sent, so that none passes for another.
fn host_of(address: &str) -> Option<String> {
    Some(Url::parse(address).ok()?.host_str()?.to_owned())
}

/// Whether the words name this host, a part of it or what it is a part of, or none at all.
fn names_host(text: &str, host: &str) -> bool {
    let lower = text.to_lowercase();
    let is_whole = lower.starts_with("http://") || lower.starts_with("https://");
    if lower.contains(char::is_whitespace) || !(is_whole || lower.starts_with("www.")) {
        return true;
    }
    let Some(named) = host_of(&if is_whole { lower } else { format!("https://{lower}") }) else {
        return true;
    };
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let (named, host) = (bare(&named), bare(host));
    let is_part =
        |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    named == host || is_part(&named, &host) || is_part(&host, &named)
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn words_that_name_where_the_link_leads() {
        for (text, target) in [
            ("0583 442", "tel:+390583442"),
            ("٠٥٨٣ ٤٤٢", "tel:+390583442"),
            ("\u{2066}+39 0583/442\u{2069}", "tel:+390583442"),
            ("chiama lo 0583 442 (ore 9-12)", "tel:+390583442"),
            ("442", "tel:+390583442"),
            ("112", "tel:112"),
            ("numero 3", "tel:+390583442"),
            ("chiama", "tel:+390583442"),
            ("A@b.it", "mailto:a@B.it?subject=x"),
            ("c@d.it", "mailto:a@b.it,c@d.it"),
            ("scrivi", "mailto:a@b.it"),
            ("www.inps.it", "https://inps.it/it"),
            ("www.inps.it", "https://servizi.inps.it/"),
            ("https://servizi.inps.it/x", "https://www.inps.it/"),
            ("www.università.it", "https://xn--universit-y1a.it/"),
            ("INPS", "https://www.inps.it/"),
        ] {
            assert_eq!(difference(text, target, "IT"), None, "{text} {target}");
        }
    }

    #[test]
    fn words_that_name_something_else() {
        for (text, target) in [
            ("0583 12345", "tel:+39058354321"),
            ("٠٥٨٣ ١٢٣٤٥", "tel:+39058354321"),
            ("chiama lo 0583 443", "tel:+390583442"),
            ("112", "tel:118"),
            ("118", "tel:+390583442"),
            ("333 1234567", "sms:+393331234568?body=x"),
            ("a@b.it", "mailto:c@d.it"),
            ("www.x.it", "https://y.it/"),
            ("https://x.it/a", "https://ax.it/a"),
            ("www.apple.com", "https://www.xn--pple-43d.com/"),
        ] {
            assert!(difference(text, target, "IT").is_some(), "{text} {target}");
        }
    }
}
