//! Where a redirect leads, and whether it may be followed.

use super::address::{bare, has_credentials};
use super::seen::Failure;
use encoding_rs::mem::decode_latin1;
use reqwest::header::{HeaderMap, LOCATION};
use url::Url;

/// As many as browsers follow (Fetch standard, HTTP-redirect fetch).
pub const MOST_HOPS: usize = 20;

/// What is shown of an address that is not followed.
const LONGEST_SHOWN: usize = 200;

/// Statuses that send to another address.
pub fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// What a server wrote as the next address. In UTF-8, or else in the Latin-1 of old.
pub fn location(headers: &HeaderMap) -> Option<String> {
    let bytes = headers.get(LOCATION)?.as_bytes();
    Some(std::str::from_utf8(bytes).map_or_else(|_| decode_latin1(bytes).into_owned(), str::to_owned))
}

/// The next address: of the web, and without credentials, which are neither sent nor shown.
pub fn target(from: &Url, location: &str) -> Result<Url, Failure> {
    let Ok(to) = from.join(location) else {
        return Err(Failure::BadRedirect(shown(&hidden(location))));
    };
    if has_credentials(&to) {
        return Err(Failure::BadRedirect(shown(&masked(to))));
    }
    if !matches!(to.scheme(), "http" | "https") {
        return Err(Failure::BadRedirect(shown(to.as_str())));
    }
    Ok(to)
}

fn masked(url: Url) -> String {
    bare(url).as_str().replacen("://", "://***@", 1)
}

/// Text that is no address, without what may be credentials in it.
fn hidden(location: &str) -> String {
    let Some(at) = location.rfind('@') else { return location.to_owned() };
    let scheme = location[..at].split_once(':').map_or("", |(scheme, _)| scheme);
    format!("{scheme}://***{}", &location[at..])
}

/// Cut, and without characters that would change how the line around them is shown.
fn shown(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).take(LONGEST_SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(location: &str) -> String {
        let from = Url::parse("https://example.org/a/b").unwrap();
        match target(&from, location) {
            Err(Failure::BadRedirect(shown)) => shown,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn credentials_are_never_shown() {
        assert_eq!(refused("http://user:secret@example.org/x"), "http://***@example.org/x");
        assert_eq!(refused("//user@example.org/"), "https://***@example.org/");
        assert_eq!(refused("http://user:secret@exa mple.org/x"), "http://***@example.org/x");
        assert_eq!(refused("ftp://user:secret@example.org/x"), "ftp://***@example.org/x");
        assert_eq!(refused("http://[::1%25lo]/"), "http://[::1%25lo]/");
        assert_eq!(refused("http:\\\\user:secret@exa mple.org\\x"), "http://***@example.org\\x");
    }

    #[test]
    fn what_is_shown_cannot_turn_the_line_around() {
        assert_eq!(refused("http://exa mple\u{202e}.org/"), "http://example.org/");
        assert!(refused(&format!("javascript:{}", "a".repeat(5_000))).len() <= LONGEST_SHOWN);
    }
}
