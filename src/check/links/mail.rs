//! Mail addresses: what their form alone can tell (RFC 5321, RFC 6068). Whether anybody reads there is not known.

use super::Fault;
use crate::diagnostic::visible;
use percent_encoding::percent_decode_str;
use url::Host;

/// What is wrong with what follows `mailto:`: addresses, and fields of the message.
pub fn fault(rest: &str) -> Option<Fault> {
    let (to, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let fields = fields.split('&').filter_map(|field| field.split_once('='));
    let copies =
        fields.filter(|(name, _)| ["to", "cc", "bcc"].iter().any(|known| name.eq_ignore_ascii_case(known)));
    let copies: Vec<&str> = copies.map(|(_, addresses)| addresses).collect();
    let is_named_below = to.is_empty() && !copies.is_empty();
    match list_fault(to).filter(|_| !is_named_below) {
        Some(fault) => {
            let fix = mended(to).filter(|mended| list_fault(mended).is_none());
            Some(Fault { fix: fix.map(|mended| format!("mailto:{mended}{}", &rest[to.len()..])), ..fault })
        }
        None => copies.into_iter().find_map(list_fault),
    }
}

fn list_fault(list: &str) -> Option<Fault> {
    if list.is_empty() {
        let hint = "for example: mailto:office@example.org".into();
        return Some(Fault { message: "no address follows `mailto:`".into(), hint, fix: None });
    }
    list.split(',').find_map(|address| {
        let address = percent_decode_str(address).decode_utf8_lossy();
        let why = address_fault(&address)?;
        let message = format!("`{}` is no e-mail address: {why}", visible(&address));
        Some(Fault { message, hint: "for example: office@example.org".into(), fix: None })
    })
}

/// Addresses without what is written around them by habit: two strokes, spaces, a semicolon between two.
fn mended(list: &str) -> Option<String> {
    let plain = list.trim_start_matches('/').replace("%20", " ").replace(';', ",");
    let plain: Vec<&str> = plain.split(',').map(str::trim).filter(|address| !address.is_empty()).collect();
    (!plain.is_empty()).then(|| plain.join(","))
}

/// What is wrong with one address, in words.
pub fn address_fault(address: &str) -> Option<&'static str> {
    let Some((local, domain)) = address.rsplit_once('@') else { return Some("it has no `@`") };
    if local.contains('@') {
        return Some("it has two `@`");
    }
    if address.contains(char::is_whitespace) {
        return Some("it holds a space");
    }
    if local.is_empty() || domain.is_empty() {
        return Some("something is missing beside the `@`");
    }
    if address.contains("..") || local.starts_with('.') || local.ends_with('.') {
        return Some("a point stands at the wrong place");
    }
    if !local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c))
        || local.starts_with('/')
    {
        return Some("a sign before the `@` cannot stand there");
    }
    domain_fault(domain)
}

/// A name of the web, in any script, with a point in it.
fn domain_fault(domain: &str) -> Option<&'static str> {
    let Ok(Host::Domain(ascii)) = Host::parse(domain) else {
        return Some("what follows the `@` is no name of a host");
    };
    let labels: Vec<&str> = ascii.split('.').collect();
    let good = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if labels.len() < 2 {
        return Some("what follows the `@` lacks its end, as `.it`");
    }
    (!labels.iter().all(good)).then_some("what follows the `@` is no name of a host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_they_can_be() {
        for good in
            ["a@b.it", "a.b+c@d-e.example", "info@università.it", "münchen@x.de", "a@مثال.إختبار", "A@B.IT"]
        {
            assert_eq!(address_fault(good), None, "{good}");
        }
        for (bad, why) in [
            ("", "no `@`"),
            ("a", "no `@`"),
            ("@b.it", "missing"),
            ("a@", "missing"),
            ("a@@b.it", "two"),
            ("a@b", "lacks its end"),
            ("a@b..it", "point"),
            (".a@b.it", "point"),
            ("a b@c.it", "space"),
            ("a@b c.it", "space"),
            ("a@b.it.", "no name"),
            ("a@-b.it", "no name"),
            ("a@10.0.0.1", "no name"),
            ("a@b_c.it", "no name"),
            ("<a@b.it>", "sign"),
        ] {
            assert!(
                address_fault(bad).is_some_and(|found| found.contains(why)),
                "{bad}: {:?}",
                address_fault(bad)
            );
        }
    }

    #[test]
    fn what_follows_mailto_is_a_list_with_fields() {
        for good in
            ["a@b.it", "a@b.it,c@d.it", "a@b.it?subject=due%20parole&cc=c@d.it", "?to=a@b.it", "a%2Bx@b.it"]
        {
            assert!(fault(good).is_none(), "{good}");
        }
        for (bad, fix) in [
            ("//a@b.it", Some("mailto:a@b.it")),
            (" a@b.it ?subject=x", Some("mailto:a@b.it?subject=x")),
            ("%20a@b.it", Some("mailto:a@b.it")),
            ("a@b.it; c@d.it", Some("mailto:a@b.it,c@d.it")),
            ("a@b.it?cc=c", None),
            ("a@b", None),
            ("?subject=x", None),
            ("", None),
        ] {
            let found = fault(bad);
            assert!(found.is_some(), "{bad}");
            assert_eq!(found.and_then(|found| found.fix).as_deref(), fix, "{bad}");
        }
    }
}
