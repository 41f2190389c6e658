//! What can be told of a redirect from its two addresses.

use url::Url;

/// An address longer than this is made for one visit, not to be written down.
pub const LONGEST: usize = 2000;

/// Names of the pages that a server gives for a folder.
const INDEXES: [&str; 6] = ["index", "default", "home", "homepage", "start", "main"];

/// Words of an address that ask readers who they are.
const LOGINS: [&str; 12] = [
    "login", "log-in", "signin", "sign-in", "sso", "auth", "oauth", "oauth2", "saml", "idp", "accedi",
    "anmelden",
];

/// Names under which servers keep visits apart.
const SESSIONS: [&str; 8] =
    ["phpsessid", "jsessionid", "sessionid", "session_id", "session-id", "sid", "cfid", "cftoken"];

/// Whether a page deep in a site now leads to a start page: what it said is probably gone.
pub fn is_given_up(from: &Url, to: &Url) -> bool {
    segments(from).len() >= 2 && !is_start(from) && is_start(to) && to.query().is_none()
}

/// Whether a page only lets its readers sign in.
pub fn is_login(address: &Url) -> bool {
    let is_word = |text: &str| LOGINS.contains(&text.to_ascii_lowercase().as_str());
    let host = address.host_str().unwrap_or_default();
    let first = host.split('.').next().unwrap_or_default();
    (host.contains('.') && is_word(first)) || segments(address).iter().any(|segment| is_word(stem(segment)))
}

/// Whether the new address can stand in the guide in the place of the old one.
pub fn is_fit(from: &Url, to: &Url) -> bool {
    to.as_str().len() <= LONGEST && (has_session(from) || !has_session(to))
}

fn segments(address: &Url) -> Vec<&str> {
    address.path_segments().into_iter().flatten().filter(|segment| !segment.is_empty()).collect()
}

/// `/`, `/it/`, `/index.html`, `/it/home`.
fn is_start(address: &Url) -> bool {
    let segments = segments(address);
    let is_index = |segment: &str| INDEXES.contains(&stem(segment).to_ascii_lowercase().as_str());
    let rest = match segments.split_first() {
        Some((first, rest)) if is_language(first) => rest,
        _ => &segments[..],
    };
    match rest {
        [] => true,
        [only] => is_index(only),
        _ => false,
    }
}

/// Whether a folder is called like a language: `it`, `pt-BR`, `zh_Hans`. Words of three letters are not taken for one.
pub fn is_language(segment: &str) -> bool {
    let mut parts = segment.split(['-', '_']);
    let is_word = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    parts.next().is_some_and(|part| is_word(part, &[2])) && parts.all(|part| is_word(part, &[2, 4]))
}

fn stem(segment: &str) -> &str {
    segment.split(['.', ';']).next().unwrap_or(segment)
}

fn has_session(address: &Url) -> bool {
    let is_session = |name: &str| {
        let name = name.to_ascii_lowercase();
        SESSIONS.contains(&name.as_str()) || name.starts_with("aspsessionid")
    };
    let in_path = address.path().split(['/', ';']).any(|part| {
        part.split_once('=').is_some_and(|(name, _)| is_session(name))
            || part.to_ascii_lowercase().starts_with("(s(")
    });
    in_path || address.query_pairs().any(|(name, _)| is_session(&name))
}
