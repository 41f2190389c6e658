//! The tags of an HTML text that a template made, in their order, and the text between them.
//!
//! Well-formed HTML is cut as a browser would cut it; what is malformed is cut somewhere and never lost:
//! the tokens of a text, one after the other, are the text.

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'h> {
    Text(&'h str),
    /// What stands inside a script, a style, a title or a text field.
    Raw(&'h str),
    Tag(Tag<'h>),
    /// A comment or a document type.
    Other(&'h str),
}

/// A tag, with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'h> {
    pub markup: &'h str,
    /// As it is written.
    pub name: &'h str,
    at: usize,
}

/// An attribute with a value; the value is as it is written, and begins at the byte `at` of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'h> {
    pub name: &'h str,
    pub value: &'h str,
    pub at: usize,
}

/// The tokens of a text, each with its place.
pub fn tokens(html: &str) -> Tokens<'_> {
    Tokens { html, at: 0, raw: None }
}

pub struct Tokens<'h> {
    html: &'h str,
    at: usize,
    raw: Option<&'static str>,
}

impl<'h> Iterator for Tokens<'h> {
    type Item = (usize, Token<'h>);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, html) = (self.at, self.html);
        let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
        let mut take = |length: usize| {
            self.at = at + length;
            &html[at..at + length]
        };
        if let Some(name) = self.raw.take() {
            let length = end_of_raw(rest, name);
            if length > 0 {
                return Some((at, Token::Raw(take(length))));
            }
        }
        let token = match rest.as_bytes() {
            [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] => {
                let markup = take(end_of_tag(rest));
                let tag = Tag { markup, name: name_of(markup), at };
                self.raw = RAW.into_iter().find(|name| tag.opens(name));
                Token::Tag(tag)
            }
            [b'<', b'!' | b'?', ..] => Token::Other(take(end_of_other(rest))),
            _ => Token::Text(take(end_of_text(rest))),
        };
        Some((at, token))
    }
}

fn end_of_raw(rest: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let after = rest.as_bytes().get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(rest.len())
}

/// A `>` in a quoted value does not end a tag.
fn end_of_tag(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while let Some(length) = bytes[at..].iter().position(|byte| matches!(byte, b'>' | b'"' | b'\'')) {
        at += length + 1;
        let byte = bytes[at - 1];
        if byte == b'>' {
            return at;
        }
        match bytes[at..].iter().position(|other| *other == byte) {
            Some(length) => at += length + 1,
            None => break,
        }
    }
    bytes.len()
}

fn name_of(markup: &str) -> &str {
    let start = markup.bytes().take_while(|byte| matches!(byte, b'<' | b'/')).count();
    let name =
        markup[start..].bytes().take_while(|byte| !byte.is_ascii_whitespace() && !b">/".contains(byte));
    &markup[start..start + name.count()]
}

fn end_of_other(rest: &str) -> usize {
    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
    rest.find(end).map_or(rest.len(), |at| at + end.len())
}

/// A `<` that begins no markup is text.
fn end_of_text(rest: &str) -> usize {
    let begins = |at: &usize| {
        let next = rest.as_bytes().get(at + 1);
        *at > 0 && next.is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next))
    };
    rest.match_indices('<').map(|(at, _)| at).find(begins).unwrap_or(rest.len())
}

impl<'h> Tag<'h> {
    pub fn is_closing(&self) -> bool {
        self.markup.starts_with("</")
    }

    pub fn opens(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name) && !self.is_closing()
    }

    /// The attributes with values, in their order.
    pub fn attributes(&self) -> Attributes<'h> {
        let start = 1 + usize::from(self.is_closing()) + self.name.len();
        Attributes { markup: self.markup, at: start.min(self.markup.len()), base: self.at }
    }

    /// The value of an attribute, as it is written.
    pub fn value(&self, name: &str) -> Option<&'h str> {
        self.attributes().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|found| found.value)
    }
}

pub struct Attributes<'h> {
    markup: &'h str,
    at: usize,
    base: usize,
}

impl<'h> Iterator for Attributes<'h> {
    type Item = Attribute<'h>;

    fn next(&mut self) -> Option<Attribute<'h>> {
        let bytes = self.markup.as_bytes();
        let skip = |mut at: usize, wanted: fn(u8) -> bool| {
            while at < bytes.len() && wanted(bytes[at]) {
                at += 1;
            }
            at
        };
        let is_name = |byte: u8| !byte.is_ascii_whitespace() && !b"=/>".contains(&byte);
        loop {
            let start = skip(self.at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            let end = skip(start, is_name);
            if start == end {
                return None;
            }
            let equals = skip(end, |byte| byte.is_ascii_whitespace());
            if bytes.get(equals) != Some(&b'=') {
                self.at = end;
                continue;
            }
            let open = skip(equals + 1, |byte| byte.is_ascii_whitespace());
            let (from, to) = match bytes.get(open) {
                Some(quote @ (b'"' | b'\'')) => {
                    let length = bytes[open + 1..].iter().position(|byte| byte == quote);
                    (open + 1, length.map_or(bytes.len(), |length| open + 1 + length))
                }
                _ => (open, skip(open, |byte| !byte.is_ascii_whitespace() && byte != b'>')),
            };
            self.at = (to + usize::from(from > open)).min(bytes.len());
            let (name, value) = (self.markup.get(start..end)?, self.markup.get(from..to)?);
            return Some(Attribute { name, value, at: self.base + from });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(html: &str) -> Vec<&str> {
        let tokens: Vec<_> = tokens(html).collect();
        let joined: String = tokens
            .iter()
            .map(|(_, token)| match token {
                Token::Text(text) | Token::Raw(text) | Token::Other(text) => *text,
                Token::Tag(tag) => tag.markup,
            })
            .collect();
        assert_eq!(joined, html);
        let names = tokens.iter().filter_map(|(_, token)| match token {
            Token::Tag(tag) => Some(tag.name),
            _ => None,
        });
        names.collect()
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        assert_eq!(tags("<!-- don't <a href=x> --><p>1 < 2 <b>x</b>"), ["p", "b", "b"]);
        assert_eq!(tags("<script>a < b; '<i>'</SCRIPT><i title='>'>"), ["script", "SCRIPT", "i"]);
        assert_eq!(tags("<p"), ["p"]);
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<a hidden HREF = \"/à?x=1&amp;y\" data-x='\"' id=due/>";
        let Some((_, Token::Tag(tag))) = tokens(html).next() else { panic!("no tag") };
        let read: Vec<_> = tag.attributes().map(|found| (found.name, found.value)).collect();
        assert_eq!(read, [("HREF", "/à?x=1&amp;y"), ("data-x", "\""), ("id", "due/")]);
        assert!(tag.attributes().all(|found| html[found.at..].starts_with(found.value)));
    }
}
