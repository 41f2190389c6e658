//! An address as it is written on a page → the file of the site that it asks for.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked<'w> {
    /// A path of this site, without the slash at its beginning, with a place in it as it is written.
    Own { path: Cow<'w, str>, fragment: Option<&'w str> },
    /// Something outside the site.
    Elsewhere,
    /// Its percent-encoding is of no text.
    Unreadable,
}

/// Reads an address (without entities) that stands on the page at `from`, which has no slash at its
/// beginning.
pub fn asked<'w>(written: &'w str, from: &str, base_url: &str) -> Asked<'w> {
    let Some(written) = own(written.trim(), base_url) else { return Asked::Elsewhere };
    let (whole, fragment) = match written.split_once('#') {
        Some((whole, fragment)) => (whole, Some(fragment)),
        None => (written, None),
    };
    let path = whole.split_once('?').map_or(whole, |(path, _)| path);
    let joined = match path.strip_prefix('/') {
        Some(path) if !has_dots(path) => Cow::Borrowed(path),
        Some(path) => Cow::Owned(without_dots(path)),
        None if path.is_empty() => Cow::Owned(from.to_owned()),
        None => {
            let folder = from.rfind('/').map_or("", |end| &from[..=end]);
            Cow::Owned(without_dots(&format!("{folder}{path}")))
        }
    };
    match decoded(joined) {
        // What is only a place in the page needs no decoding: `from` is a path already.
        _ if path.is_empty() => Asked::Own { path: Cow::Owned(from.to_owned()), fragment },
        Some(path) => Asked::Own { path, fragment },
        None => Asked::Unreadable,
    }
}

/// The address from the root of the site, or relative; `None` for one of another site.
fn own<'w>(written: &'w str, base_url: &str) -> Option<&'w str> {
    if written.starts_with('/') && !written.starts_with("//") {
        return Some(written);
    }
    if let Some(rest) = written.strip_prefix(base_url) {
        return match rest.as_bytes().first() {
            Some(b'/') => Some(rest),
            None | Some(b'?' | b'#') => Some("/"),
            Some(_) => None,
        };
    }
    if let Some(rest) = written.strip_prefix("//") {
        let (_, base) = base_url.split_once("://")?;
        return rest.strip_prefix(base).filter(|rest| rest.starts_with('/'));
    }
    let scheme = written.split([':', '/', '?', '#']).next().unwrap_or_default();
    (written.as_bytes().get(scheme.len()) != Some(&b':')).then_some(written)
}

fn has_dots(path: &str) -> bool {
    path.contains('.') && path.split('/').any(|part| part == "." || part == "..")
}

/// Without `.` and `..` (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let is_folder = path.ends_with("/.") || path.ends_with("/..") || path == "." || path == "..";
    let mut joined = parts.join("/");
    if is_folder && !joined.is_empty() {
        joined.push('/');
    }
    joined
}

fn decoded(path: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if !path.contains('%') {
        return Some(path);
    }
    let decoded = percent_decode_str(&path).decode_utf8().ok()?;
    Some(Cow::Owned(decoded.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(written: &str) -> Option<String> {
        match asked(written, "it/a/b/", "https://x.org") {
            Asked::Own { path, fragment } => {
                Some(format!("{path}{}", fragment.map(|id| format!("#{id}")).unwrap_or_default()))
            }
            Asked::Elsewhere => None,
            Asked::Unreadable => Some("?".to_owned()),
        }
    }

    #[test]
    fn addresses_are_read_as_a_browser_reads_them() {
        let table = [
            ("", Some("it/a/b/")),
            ("#é", Some("it/a/b/#é")),
            ("?x#y", Some("it/a/b/#y")),
            ("c/", Some("it/a/b/c/")),
            ("../c.html", Some("it/a/c.html")),
            ("../..", Some("it/")),
            ("/it/./x/../y/", Some("it/y/")),
            ("/ar/%D8%A7/", Some("ar/ا/")),
            ("/ar/%FF/", Some("?")),
            ("https://x.org", Some("")),
            ("https://x.org/it/#z", Some("it/#z")),
            ("//x.org/it/", Some("it/")),
            ("https://x.org.evil.example/it/", None),
            ("//y.org/it/", None),
            ("mailto:a@x.org", None),
        ];
        for (written, expected) in table {
            assert_eq!(of(written).as_deref(), expected, "{written}");
        }
    }
}
