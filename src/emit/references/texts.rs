//! The addresses in the files that are no pages: lists for machines, calendars, styles.

use super::super::tags::{Token, tokens};
use super::html::Kind;
use serde_json::Value;
use std::borrow::Cow;

/// The addresses that a file of the site names. What is no list of addresses has none: the index of the
/// search, scripts, the translation report.
pub fn read<'t>(path: &str, bytes: &'t [u8]) -> Vec<(Kind, Cow<'t, str>)> {
    if path == "data/coverage.json" || path.contains("/pagefind/") {
        return Vec::new();
    }
    let Some((_, extension)) = path.rsplit_once('.') else { return Vec::new() };
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    match extension {
        "xml" => xml(text),
        "css" => css(text),
        "json" | "geojson" | "jsonld" | "webmanifest" => json(text),
        "ics" | "vcf" | "txt" => lines(text),
        _ => Vec::new(),
    }
}

/// `<loc>` of a sitemap, and every `href`. The `<id>` of a feed is a name and leads nowhere.
fn xml(text: &str) -> Vec<(Kind, Cow<'_, str>)> {
    let mut found = Vec::new();
    let mut in_loc = false;
    for (_, token) in tokens(text) {
        match token {
            Token::Text(text) if in_loc => found.push((Kind::Listed, text.trim().into())),
            Token::Tag(tag) => {
                in_loc = tag.opens("loc");
                let kind = if tag.value("hreflang").is_some() { Kind::Alternate } else { Kind::Listed };
                let values = tag.attributes().filter(|attribute| attribute.name == "href");
                found.extend(values.map(|attribute| (kind, attribute.value.into())));
            }
            _ => {}
        }
    }
    found
}

/// `url(…)`.
fn css(text: &str) -> Vec<(Kind, Cow<'_, str>)> {
    let starts = text.match_indices("url(").map(|(at, _)| &text[at + "url(".len()..]);
    let values = starts.map(|rest| match rest.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => rest[1..].split(char::from(*quote)).next().unwrap_or_default(),
        _ => rest.split(')').next().unwrap_or_default().trim(),
    });
    values.filter(|value| !value.is_empty()).map(|value| (Kind::Resource, value.into())).collect()
}

/// Members of JSON whose value is an address from the root.
const ADDRESSES: [&str; 7] = ["id", "start_url", "scope", "src", "path", "picture", "page"];

/// Strings that are an address of the web, and those from the root where one is expected: in such a member,
/// or in a list. What was withdrawn is named so that it is known to be gone.
fn json(text: &str) -> Vec<(Kind, Cow<'_, str>)> {
    let mut found = Vec::new();
    walk(serde_json::from_str(text).unwrap_or_default(), true, &mut found);
    found
}

fn walk(value: Value, is_expected: bool, found: &mut Vec<(Kind, Cow<'_, str>)>) {
    match value {
        Value::String(text) if text.starts_with("http") || (is_expected && text.starts_with('/')) => {
            found.push((Kind::Machine, text.into()));
        }
        Value::Array(values) => values.into_iter().for_each(|value| walk(value, true, found)),
        Value::Object(members) => {
            for (name, value) in members.into_iter().filter(|(name, _)| name != "withdrawn") {
                walk(value, ADDRESSES.contains(&name.as_str()), found);
            }
        }
        _ => {}
    }
}

/// `URL:https://…`, where a long line goes on in the next one after a space (RFC 5545, 3.1).
fn lines(text: &str) -> Vec<(Kind, Cow<'_, str>)> {
    let whole = text.replace("\r\n ", "");
    let values = whole.lines().filter_map(|line| line.split_once(':'));
    let addresses = values.filter(|(name, _)| ["URL", "Sitemap"].contains(name));
    addresses.map(|(_, value)| (Kind::Machine, Cow::Owned(value.trim().to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<(&'static str, String)> {
        let read = read(path, text.as_bytes());
        read.into_iter().map(|(kind, value)| (kind.as_str(), value.into_owned())).collect()
    }

    #[test]
    fn each_format_gives_its_addresses() {
        let sitemap =
            "<url><loc>https://a/it/</loc><xhtml:link hreflang=\"ar\" href=\"https://a/ar/\"/></url>";
        assert_eq!(
            of("sitemap.xml", sitemap),
            [("listed", "https://a/it/".to_owned()), ("alternate", "https://a/ar/".to_owned())]
        );
        let feed = "<id>https://a/it/#x</id><link rel=\"self\" href=\"https://a/it/feed.xml\"/>";
        assert_eq!(of("it/feed.xml", feed), [("listed", "https://a/it/feed.xml".to_owned())]);
        let styles = "a{background:url(a.png)}b{src:url(\"b).woff\")}";
        assert_eq!(of("assets/s.css", styles).len(), 2);
        let leaflets = "{\"leaflets\":[{\"path\":\"/a.pdf\"}],\"withdrawn\":[{\"path\":\"/b.pdf\"}]}";
        assert_eq!(of("data/leaflets.json", leaflets), [("machine", "/a.pdf".to_owned())]);
        let name = "{\"name\":\"/a/\",\"files\":[[\"/it/\",\"x\",1]]}";
        assert_eq!(of("it/offline.json", name), [("machine", "/it/".to_owned())]);
        let event = "BEGIN:VEVENT\r\nURL:https://a/it/ev\r\n ents/x/\r\n";
        assert_eq!(of("it/events.ics", event), [("machine", "https://a/it/events/x/".to_owned())]);
    }
}
