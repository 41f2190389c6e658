//! Which line of a theme wrote an address: templates are read as text, the parts between `{{ }}` and
//! `{% %}` as anything.

use crate::theme::ThemeFiles;
use std::ops::Range;

/// Attributes that hold addresses.
const ATTRIBUTES: [&str; 10] = [
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "content",
    "imagesrcset",
    "xlink:href",
];

/// Values of attributes in the theme's templates.
pub struct Templates {
    values: Vec<Value>,
    texts: Vec<(String, String)>,
}

struct Value {
    /// The file inside the theme.
    file: usize,
    span: Range<usize>,
    /// What is written as it is; between two of them stands anything.
    pieces: Vec<String>,
}

/// A place in a file of the theme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub file: String,
    pub start: usize,
    pub end: usize,
}

impl Templates {
    pub fn new(files: &ThemeFiles) -> Self {
        let all = files.below("templates/").into_iter();
        let texts: Vec<(String, String)> =
            all.map(|(name, text)| (format!("templates/{name}"), text.to_string())).collect();
        let values = texts.iter().enumerate().flat_map(|(file, (_, text))| {
            values(text).into_iter().map(move |(span, pieces)| Value { file, span, pieces })
        });
        Self { values: values.collect(), texts }
    }

    /// Where an address stands as it is, letter by letter.
    pub fn literal(&self, written: &str) -> Option<At> {
        let whole = |value: &&Value| value.pieces == [written];
        let quoted = || {
            self.texts.iter().enumerate().find_map(|(file, (_, text))| {
                let start = find_quoted(text, written)?;
                Some(self.at(file, &(start..start + written.len())))
            })
        };
        self.values.iter().find(whole).map(|value| self.at(value.file, &value.span)).or_else(quoted)
    }

    /// Where it is put together from parts: the value with most letters of its own.
    pub fn pattern(&self, written: &str) -> Option<At> {
        let weight = |value: &Value| value.pieces.iter().map(String::len).sum::<usize>();
        let tells = |value: &&Value| {
            let letters = value.pieces.iter().any(|piece| piece.contains(char::is_alphanumeric));
            (letters || value.pieces.first().is_some_and(|piece| piece == "#"))
                && fits(&value.pieces, written)
        };
        let best = self.values.iter().filter(tells).max_by_key(|value| weight(value));
        best.map(|value| self.at(value.file, &value.span))
    }

    fn at(&self, file: usize, span: &Range<usize>) -> At {
        At { file: self.texts[file].0.clone(), start: span.start, end: span.end }
    }
}

/// Where an address stands in quotes, or where a link's target stands in Markdown and TOML.
pub fn find_quoted(text: &str, written: &str) -> Option<usize> {
    if written.is_empty() {
        return None;
    }
    let stands_alone = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + written.len()..].chars().next();
        before.is_none_or(|c| c.is_whitespace() || "\"'(<=:".contains(c))
            && after.is_none_or(|c| c.is_whitespace() || "\"')>".contains(c))
    };
    text.match_indices(written).map(|(at, _)| at).find(stands_alone)
}

fn values(template: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in template.match_indices('=') {
        let before = &template[..at];
        let name_start =
            before.rfind(|c: char| c.is_whitespace() || "\"'<>{}".contains(c)).map_or(0, |at| at + 1);
        let name = &before[name_start..];
        let Some(quote) = template[at + 1..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        if !ATTRIBUTES.contains(&name) {
            continue;
        }
        let start = at + 2;
        let (length, mut pieces) = value(&template[start..], quote);
        if name == "content"
            && let Some(first) = pieces.first_mut()
            && let Some(url) = first.to_ascii_lowercase().find("url=")
        {
            *first = first[url + "url=".len()..].to_owned();
        }
        found.push((start..start + length, pieces));
    }
    found
}

/// The value up to the quote that closes it; those inside `{{ }}` and `{% %}` do not.
fn value(text: &str, quote: char) -> (usize, Vec<String>) {
    let mut pieces = vec![String::new()];
    let mut rest = text;
    while let Some(c) = rest.chars().next().filter(|c| *c != quote) {
        let close =
            [("{{", "}}"), ("{%", "%}"), ("{#", "#}")].into_iter().find(|(open, _)| rest.starts_with(open));
        let length = if let Some((_, close)) = close {
            pieces.push(String::new());
            rest.find(close).map_or(rest.len(), |at| at + close.len())
        } else {
            if let Some(last) = pieces.last_mut() {
                last.push(c);
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    (text.len() - rest.len(), pieces)
}

/// Whether a text can be made of the pieces with anything between them.
fn fits(pieces: &[String], written: &str) -> bool {
    let [first, middle @ .., last] = pieces else { return pieces.iter().all(|only| only == written) };
    let Some(mut rest) =
        written.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
    else {
        return false;
    };
    for piece in middle {
        let Some(at) = rest.find(piece.as_str()) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_stands_between_its_own_quotes() {
        let template =
            "<a href=\"/{{ ui[\"x\"] }}/about/\">{% if a == \"b\" %}<img src='{{ p }}'>{% endif %}";
        let found = values(template);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].1, ["/", "/about/"]);
        assert_eq!(&template[found[0].0.clone()], "/{{ ui[\"x\"] }}/about/");
        assert_eq!(found[1].1, ["", ""]);
    }

    #[test]
    fn pieces_fit_in_their_order_and_at_both_ends() {
        let pieces = ["/", "/about/", ""].map(str::to_owned);
        assert!(fits(&pieces, "/it/about/#x"));
        assert!(!fits(&pieces, "it/about/"));
        assert!(!fits(&["/a".to_owned()], "/a/"));
        assert!(!fits(&["/ab".to_owned(), "bc".to_owned()], "/abc"));
    }

    #[test]
    fn an_address_inside_a_longer_one_is_none() {
        assert_eq!(find_quoted("see [x](/it/a/b) and [y](/it/a)", "/it/a"), Some(25));
        assert_eq!(find_quoted("## Chi {#who}", "#who"), None);
    }
}
