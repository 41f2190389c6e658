//! From the parser's events to the words of one unit.

use super::inline::{Mark, Token, folded, spell, tidy};
use super::package::Code;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// Collects the events of one run of text.
pub struct Collector<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    marks: Vec<Mark>,
    /// Marks that are open.
    open: Vec<usize>,
    /// Where what was read last ends; the words of a link end there.
    last_end: usize,
    /// Inside an autolink, whose words are its address.
    in_autolink: bool,
    pub span: Range<usize>,
}

impl<'t> Collector<'t> {
    /// `start`: where the run starts in `text`.
    pub fn new(text: &'t str, start: usize) -> Self {
        // The backslash before an escaped character belongs to no event.
        let escaped =
            text[..start].ends_with('\\') && text[start..].starts_with(|c: char| c.is_ascii_punctuation());
        let start = if escaped { start - 1 } else { start };
        Self {
            text,
            tokens: Vec::new(),
            marks: Vec::new(),
            open: Vec::new(),
            last_end: start,
            in_autolink: false,
            span: start..start,
        }
    }

    pub fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        let raw = &self.text[span.clone()];
        let mut last_end = span.end;
        let is_link_end = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
        match event {
            _ if self.in_autolink => self.in_autolink = !matches!(event, Event::End(_)),
            Event::Text(words) => self.words(&words),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.tokens.push(Token::Break),
            Event::Code(code) => {
                let fence = "`".repeat(longest_run(&code, '`') + 1);
                let raw = if raw.contains('\n') { format!("{fence} {code} {fence}") } else { raw.to_owned() };
                self.alone(&raw);
            }
            Event::InlineHtml(html) => self.alone(&html.replace('\n', " ")),
            Event::Start(Tag::Emphasis) => {
                self.emphasis(&raw[..1]);
                last_end = span.start + 1;
            }
            Event::Start(Tag::Strong) => {
                self.emphasis(&raw[..2]);
                last_end = span.start + 2;
            }
            Event::End(TagEnd::Emphasis) => self.emphasis(&raw[raw.len() - 1..]),
            Event::End(TagEnd::Strong) => self.emphasis(&raw[raw.len() - 2..]),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.alone(raw);
                self.in_autolink = true;
            }
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                let family = match dest_url.split_once(':') {
                    Some(("contact", _)) => "contact",
                    Some(("term", _)) => "term",
                    _ => "link",
                };
                self.open(family, "[", &dest_url, &title);
                last_end = span.start + 1;
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.open("image", "![", &dest_url, &title);
                last_end = span.start + 2;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(&span),
            _ => {}
        }
        self.last_end = last_end;
        // The parser leaves the empty brackets of `[words][]` out of the link's place.
        let is_collapsed = is_link_end && self.text[span.end..].starts_with("[]");
        self.span.end = self.span.end.max(span.end + if is_collapsed { 2 } else { 0 });
    }

    fn words(&mut self, words: &str) {
        match self.tokens.last_mut() {
            Some(Token::Words(last)) => last.push_str(words),
            _ => self.tokens.push(Token::Words(words.to_owned())),
        }
    }

    fn emphasis(&mut self, delimiters: &str) {
        self.tokens.push(Token::Emphasis(delimiters.to_owned()));
    }

    fn mark(&mut self, family: &str, meaning: &str, is_pair: bool) -> usize {
        let code = Code { name: family.to_owned(), meaning: meaning.to_owned(), is_pair };
        self.marks.push(Mark { code, open: String::new(), close: String::new() });
        self.marks.len() - 1
    }

    fn alone(&mut self, raw: &str) {
        let number = self.mark("code", raw, false);
        raw.clone_into(&mut self.marks[number].open);
        self.tokens.push(Token::Alone(number));
    }

    /// Opens a link or an image; its end is written inline, wherever the original has its address.
    fn open(&mut self, family: &str, open: &str, address: &str, title: &str) {
        let number = self.mark(family, address, true);
        open.clone_into(&mut self.marks[number].open);
        self.marks[number].close = destination(address, title);
        self.tokens.push(Token::Open(number));
        self.open.push(number);
    }

    fn close(&mut self, span: &Range<usize>) {
        let Some(number) = self.open.pop() else { return };
        let raw = self.text.get(self.last_end..span.end).unwrap_or_default().trim_start();
        if raw.starts_with("](") && !raw.contains('\n') {
            raw.clone_into(&mut self.marks[number].close);
        }
        self.tokens.push(Token::Close(number));
    }

    /// The words, with the marks in them named.
    pub fn finish(mut self) -> (String, Vec<Mark>) {
        let tokens = tidy(self.tokens);
        let literal: String = tokens
            .iter()
            .filter_map(|token| match token {
                Token::Words(words) => Some(words.as_str()),
                _ => None,
            })
            .collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for mark in &mut self.marks {
            let family = mark.code.name.clone();
            let count = counts.entry(family.clone()).or_insert(0);
            *count += 1;
            // A name that the text itself spells out would make its words a tag.
            while literal.contains(&format!("{family}{count}")) {
                *count += 1;
            }
            mark.code.name = format!("{family}{count}");
        }
        (spell(&tokens, &self.marks), self.marks)
    }
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// The end of an inline link.
fn destination(address: &str, title: &str) -> String {
    let plain = !address.is_empty() && !address.contains(|c: char| c.is_whitespace() || "()<>\\".contains(c));
    let address = if plain {
        address.to_owned()
    } else {
        format!("<{}>", address.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
    };
    if title.is_empty() {
        format!("]({address})")
    } else {
        format!("]({address} \"{}\")", folded(title).replace('\\', "\\\\").replace('"', "\\\""))
    }
}
