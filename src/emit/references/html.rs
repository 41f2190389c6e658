//! What one HTML page says of addresses, and what it can be asked for.

use super::super::tags::{Attribute, Tag, Token, tokens};
use std::ops::Range;

/// What an address on a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A way for readers: `<a href>`.
    Link,
    /// Where a form is sent.
    Form,
    /// What the page is made with: images, styles, scripts, icons, the manifest.
    Resource,
    /// `hreflang`: the page in a language.
    Alternate,
    Canonical,
    /// Where `<meta http-equiv=refresh>` leads.
    Refresh,
    /// For other sites: Open Graph, feeds, JSON-LD.
    Machine,
    /// In a list that the site hands out: a sitemap, a feed.
    Listed,
    /// On paper: a QR code, a link in a PDF.
    Paper,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Form => "form",
            Self::Resource => "resource",
            Self::Alternate => "alternate",
            Self::Canonical => "canonical",
            Self::Refresh => "refresh",
            Self::Machine => "machine",
            Self::Listed => "listed",
            Self::Paper => "paper",
        }
    }
}

/// A stretch of the page's own bytes: kept beside the page, it costs no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    start: u32,
    length: u32,
}

impl Span {
    fn new(range: Range<usize>) -> Self {
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self { start: number(range.start), length: number(range.end - range.start) }
    }

    pub fn of(self, html: &[u8]) -> &str {
        let start = self.start as usize;
        let bytes = html.get(start..start + self.length as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// What a page says, as places in its text; values are as they are written, with their entities.
#[derive(Debug, Default)]
pub struct Written {
    pub references: Box<[(Kind, Span)]>,
    /// In the order of their texts.
    ids: Box<[Span]>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Whether it leads on by itself.
    pub leads_on: bool,
}

impl Written {
    pub fn has_id(&self, html: &[u8], id: &str) -> bool {
        self.ids.binary_search_by(|span| unescaped(span.of(html)).as_ref().cmp(id)).is_ok()
    }
}

/// Looks through a page, once.
pub fn read(html: &str) -> Written {
    let mut reader = Reader::default();
    let mut graph = false;
    for (at, token) in tokens(html) {
        match token {
            Token::Tag(tag) if !tag.is_closing() => {
                graph = tag.opens("script") && tag.value("type") == Some("application/ld+json");
                reader.tag(tag);
            }
            Token::Raw(text) if graph => reader.graph(text, at),
            _ => {}
        }
    }
    let html = html.as_bytes();
    reader.ids.sort_by(|a, b| unescaped(a.of(html)).cmp(&unescaped(b.of(html))));
    Written {
        references: reader.references.into(),
        ids: reader.ids.into(),
        noindex: reader.noindex,
        leads_on: reader.leads_on,
    }
}

#[derive(Default)]
struct Reader {
    references: Vec<(Kind, Span)>,
    ids: Vec<Span>,
    noindex: bool,
    leads_on: bool,
}

impl Reader {
    fn tag(&mut self, tag: Tag<'_>) {
        for attribute in tag.attributes() {
            match attribute.name {
                "id" => self.ids.push(span(&attribute)),
                "name" if tag.opens("a") => self.ids.push(span(&attribute)),
                "href" | "xlink:href" => self.href(tag, &attribute),
                "src" | "poster" => self.add(Kind::Resource, &attribute),
                "data" if tag.opens("object") => self.add(Kind::Resource, &attribute),
                "srcset" | "imagesrcset" => self.candidates(&attribute),
                "action" | "formaction" => self.add(Kind::Form, &attribute),
                "content" if tag.opens("meta") => self.meta(tag, &attribute),
                _ => {}
            }
        }
    }

    fn href(&mut self, tag: Tag<'_>, attribute: &Attribute<'_>) {
        let kind = match tag.name {
            "a" | "area" => Kind::Link,
            "base" => return,
            "link" => match tag.value("rel").unwrap_or_default() {
                "canonical" => Kind::Canonical,
                "alternate" if tag.value("hreflang").is_some() => Kind::Alternate,
                "alternate" => Kind::Machine,
                "preconnect" | "dns-prefetch" => return,
                _ => Kind::Resource,
            },
            _ => Kind::Resource,
        };
        self.add(kind, attribute);
    }

    fn meta(&mut self, tag: Tag<'_>, attribute: &Attribute<'_>) {
        let value = attribute.value;
        if tag.value("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
            let lower = value.to_ascii_lowercase();
            let Some(at) = lower.find("url=").map(|at| at + "url=".len()) else { return };
            self.leads_on = true;
            let address = value[at..].trim_matches(['\'', '"', ' ']);
            let at = attribute.at
                + at
                + (value[at..].len() - value[at..].trim_start_matches(['\'', '"', ' ']).len());
            self.references.push((Kind::Refresh, Span::new(at..at + address.len())));
            return;
        }
        match tag.value("property").or_else(|| tag.value("name")) {
            Some("robots") => self.noindex = value.contains("noindex"),
            Some("og:url" | "og:image" | "twitter:image") => self.add(Kind::Machine, attribute),
            _ => {}
        }
    }

    /// `a.png 1x, b.png 2x`
    fn candidates(&mut self, attribute: &Attribute<'_>) {
        let mut at = attribute.at;
        for candidate in attribute.value.split_inclusive(',') {
            let address = candidate.split_whitespace().next().unwrap_or_default().trim_end_matches(',');
            let start = at + candidate.find(address).unwrap_or_default();
            if !address.is_empty() {
                self.references.push((Kind::Resource, Span::new(start..start + address.len())));
            }
            at += candidate.len();
        }
    }

    /// The addresses in JSON: strings that begin as one.
    fn graph(&mut self, text: &str, at: usize) {
        for (start, _) in text.match_indices("\"http") {
            let start = start + 1;
            let length = text[start..].find('"').unwrap_or_default();
            self.references.push((Kind::Machine, Span::new(at + start..at + start + length)));
        }
    }

    fn add(&mut self, kind: Kind, attribute: &Attribute<'_>) {
        if !is_foreign_scheme(attribute.value) {
            self.references.push((kind, span(attribute)));
        }
    }
}

fn span(attribute: &Attribute<'_>) -> Span {
    Span::new(attribute.at..attribute.at + attribute.value.len())
}

/// `mailto:`, `tel:`, `data:` and the like name no file.
fn is_foreign_scheme(value: &str) -> bool {
    let scheme = value.split([':', '/', '?', '#']).next().unwrap_or_default();
    value.as_bytes().get(scheme.len()) == Some(&b':')
        && !scheme.eq_ignore_ascii_case("http")
        && !scheme.eq_ignore_ascii_case("https")
}

/// A value of an attribute without entities; those that escaping makes are known, others stay.
pub fn unescaped(value: &str) -> std::borrow::Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = entity(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out.into()
}

/// The character that an entity at the start of a text stands for, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_a_page_is_seen_and_none_of_its_scripts() {
        let html = "<link rel=canonical href=\"https://a.org/x/\"><link rel=\"alternate\" hreflang=it href='/it/'>\
            <meta http-equiv=\"refresh\" content=\"0; URL='/to/'\"><meta property=\"og:url\" content=\"/o/\">\
            <script src=\"/s.js\">let a = '<a href=\"/no/\">';</script>\
            <script type=\"application/ld+json\">{\"url\":\"https://a.org/y/\",\"name\":\"x\"}</script>\
            <img srcset=\"/1.png 1x, /2.png 2x\" src=\"data:,x\"><a id=ciao href=\"?a&amp;b#c\"><a href=\"tel:112\">";
        let written = read(html);
        let seen: Vec<_> =
            written.references.iter().map(|(kind, span)| (kind.as_str(), span.of(html.as_bytes()))).collect();
        let expected = [
            ("canonical", "https://a.org/x/"),
            ("alternate", "/it/"),
            ("refresh", "/to/"),
            ("machine", "/o/"),
            ("resource", "/s.js"),
            ("machine", "https://a.org/y/"),
            ("resource", "/1.png"),
            ("resource", "/2.png"),
            ("link", "?a&amp;b#c"),
        ];
        assert_eq!(seen, expected);
        assert!(written.leads_on && written.has_id(html.as_bytes(), "ciao"));
        assert_eq!(unescaped("?a&amp;b&#x2F;&x"), "?a&b/&x");
    }
}
