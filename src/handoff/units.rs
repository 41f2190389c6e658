//! A page's text cut into what is translated one by one, each with its place in the file.

use super::collect::Collector;
use super::escape::{Ground, markdown};
use super::inline::{Mark, Token, essence, folded, has_words, parse};
use crate::model::{Page, PageId, SectionId};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeTable;

/// What a text is to its section. Two sections are built alike where the kinds of their blocks are
/// the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Kind {
    Title,
    Summary,
    Heading,
    /// A paragraph; the lists and quotes that it stands in.
    Paragraph(String),
    /// A cell of a table; what the table stands in, and the column.
    Cell(String, usize),
    /// Code or HTML: lines that are no Markdown.
    Raw(String),
}

impl Kind {
    /// Texts of which a section has one, wherever they stand.
    pub fn is_role(&self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Heading)
    }

    /// Whether the words are no Markdown.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Raw(_))
    }

    /// What stands behind the section in a unit's key.
    fn suffix(&self) -> &'static str {
        match self {
            Self::Title => " title",
            Self::Summary => " summary",
            Self::Heading => " heading",
            Self::Paragraph(_) | Self::Cell(..) | Self::Raw(_) => "",
        }
    }
}

/// One text of a page.
#[derive(Debug, Clone)]
pub struct Text {
    pub kind: Kind,
    /// Bytes of the file that are the text; those of a string in the front matter with its quotes.
    pub span: Range<usize>,
    pub words: String,
    pub marks: Vec<Mark>,
}

impl Text {
    /// The tokens of words that stand for this text, or for its translation.
    pub fn tokens(&self, words: &str) -> Vec<Token> {
        if self.kind.is_plain() {
            return vec![Token::Words(words.to_owned())];
        }
        parse(words, &self.marks)
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        let tokens = self.tokens(&self.words);
        let words = tokens.iter().map(|token| match token {
            Token::Words(words) => words,
            Token::Break => "\n",
            _ => "",
        });
        words.collect()
    }

    pub fn is_translatable(&self) -> bool {
        has_words(&self.tokens(&self.words))
    }

    pub fn essence(&self) -> String {
        essence(&self.tokens(&self.words), &self.marks)
    }

    /// The Markdown of `tokens` in the place of this text, which stands in `file`.
    pub fn markdown(&self, tokens: &[Token], marks: &[Mark], file: &str) -> String {
        let prefix = || continuation(file, self.span.start);
        match &self.kind {
            Kind::Title | Kind::Summary => quoted(&essence(tokens, marks)),
            Kind::Raw(_) => essence(tokens, marks).replace('\n', &format!("\n{}", prefix())),
            Kind::Heading => markdown(tokens, marks, &Ground::Heading),
            Kind::Cell(..) => markdown(tokens, marks, &Ground::Cell),
            Kind::Paragraph(_) => markdown(tokens, marks, &Ground::Lines(prefix())),
        }
    }
}

/// A string of TOML on one line, in the quotes that editors use.
pub fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in folded(words).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a further line of the text at `at` must begin with to stay in its lists and quotes.
fn continuation(file: &str, at: usize) -> String {
    let line = file[..at].rfind('\n').map_or(0, |end| end + 1);
    let keep = |c: char| if matches!(c, '>' | '\t') { c } else { ' ' };
    file[line..at].chars().map(keep).collect()
}

/// The line of a heading.
#[derive(Debug, Clone)]
pub struct HeadLine {
    pub span: Range<usize>,
    pub level: u8,
    /// Whether its id stands in the file.
    pub has_id: bool,
}

/// The texts of one section.
#[derive(Debug, Clone)]
pub struct Cut {
    pub id: SectionId,
    /// Bytes of the section in the file; of the intro without the front matter.
    pub span: Range<usize>,
    pub head: Option<HeadLine>,
    pub texts: Vec<Text>,
    /// Comments: words for editors of this file alone.
    pub comments: Vec<Range<usize>>,
}

impl Cut {
    fn new(id: SectionId, span: Range<usize>) -> Self {
        Self { id, span, head: None, texts: Vec::new(), comments: Vec::new() }
    }

    /// The text of a kind that a section has once.
    pub fn role(&self, kind: &Kind) -> Option<usize> {
        self.texts.iter().position(|text| text.kind == *kind)
    }

    /// The numbers of all other texts.
    pub fn blocks(&self) -> Vec<usize> {
        (0..self.texts.len()).filter(|at| !self.texts[*at].kind.is_role()).collect()
    }

    /// The key of each text: the same as long as the text is.
    pub fn keys(&self, page: &PageId) -> Vec<String> {
        let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let keys = self.texts.iter().map(|text| {
            let suffix = text.kind.suffix();
            let count = seen.entry((suffix, &text.words)).or_insert(0);
            *count += 1;
            let again = if *count > 1 { format!(" ~{count}") } else { String::new() };
            format!("{page}#{}{suffix}{again}", self.id.as_str())
        });
        keys.collect()
    }
}

/// Cuts a page; `text` is its file. Of sections with the same id only the first counts.
pub fn cut(page: &Page, text: &str) -> Vec<Cut> {
    let Some(intro) = page.body.sections.first() else { return Vec::new() };
    let mut found = walk(text, intro.span.start);
    let mut cuts: Vec<Cut> = Vec::new();
    for (mut cut, section) in found.drain(..).zip(&page.body.sections) {
        cut.id = section.id.clone();
        cut.span = section.span.clone();
        if cuts.iter().all(|other| other.id != cut.id) {
            cuts.push(cut);
        }
    }
    if let Some(intro) = cuts.first_mut() {
        intro.texts.splice(0..0, head_texts(text, &page.head_span));
    }
    cuts
}

/// Cuts the text of one section; that of an intro is a file of its own with its front matter.
pub fn cut_alone(text: &str, id: &SectionId) -> Cut {
    let head = crate::parse::front_matter(&"".into(), text).ok().filter(|_| *id == SectionId::intro());
    let (head, start) = head.unwrap_or((0..0, 0));
    let mut cut = Cut::new(id.clone(), start..text.len());
    cut.texts = head_texts(text, &head);
    for part in walk(text, start) {
        cut.head = cut.head.or(part.head);
        cut.texts.extend(part.texts);
    }
    cut
}

fn head_texts(text: &str, head: &Range<usize>) -> Vec<Text> {
    let (table, _) = DeTable::parse_recoverable(text.get(head.clone()).unwrap_or_default());
    let texts = [("title", Kind::Title), ("summary", Kind::Summary)].into_iter().filter_map(|(key, kind)| {
        let value = table.get_ref().get(key)?;
        let words = folded(value.get_ref().as_str()?.trim());
        let span = value.span().start + head.start..value.span().end + head.start;
        Some(Text { kind, span, words, marks: Vec::new() })
    });
    texts.collect()
}

/// Lines of code or HTML that are being read.
struct RawLines {
    span: Range<usize>,
    content: String,
    is_html: bool,
}

struct Walk<'t> {
    text: &'t str,
    /// Letters for the lists, quotes and tables around.
    around: String,
    column: usize,
    is_heading: bool,
    run: Option<Collector<'t>>,
    raw: Option<RawLines>,
    cuts: Vec<Cut>,
}

/// The texts of a body, cut at the headings at its top.
fn walk(text: &str, start: usize) -> Vec<Cut> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut walk = Walk {
        text,
        around: String::new(),
        column: 0,
        is_heading: false,
        run: None,
        raw: None,
        cuts: vec![Cut::new(SectionId::intro(), start..text.len())],
    };
    for (event, span) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        walk.event(event, span.start + start..span.end + start);
    }
    walk.end_run();
    walk.cuts
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        if let Some(raw) = &mut self.raw {
            if let Event::Text(words) | Event::Html(words) = &event {
                if raw.content.is_empty() {
                    raw.span.start = span.start;
                }
                raw.content.push_str(words);
                raw.span.end = span.end;
            } else {
                self.end_raw();
            }
            return;
        }
        if is_inline(&event) {
            let text = self.text;
            self.run.get_or_insert_with(|| Collector::new(text, span.start)).event(event, span);
            return;
        }
        self.end_run();
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table) => {
                self.around.pop();
            }
            Event::End(TagEnd::Heading(_)) => self.is_heading = false,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::BlockQuote(_) => self.around.push('q'),
            Tag::List(start) => self.around.push(if start.is_some() { 'o' } else { 'u' }),
            Tag::Table(_) => self.around.push('t'),
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => self.column += 1,
            Tag::CodeBlock(_) => self.raw = Some(RawLines { span, content: String::new(), is_html: false }),
            Tag::HtmlBlock => self.raw = Some(RawLines { span, content: String::new(), is_html: true }),
            Tag::Heading { level, id, .. } if self.around.is_empty() => {
                let has_id = id.as_ref().is_some_and(|id| crate::parse::is_section_id(id));
                let mut cut = Cut::new(SectionId::intro(), span.clone());
                cut.head = Some(HeadLine { span, level: *level as u8, has_id });
                self.cuts.push(cut);
                self.is_heading = true;
            }
            _ => {}
        }
    }

    fn end_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        let kind = if self.is_heading {
            Kind::Heading
        } else if self.around.ends_with('t') {
            Kind::Cell(self.around.clone(), self.column)
        } else {
            Kind::Paragraph(self.around.clone())
        };
        let span = run.span.clone();
        let (words, marks) = run.finish();
        if !words.is_empty() {
            self.push(Text { kind, span, words, marks });
        }
    }

    /// Comments are no text.
    fn end_raw(&mut self) {
        let Some(RawLines { mut span, content, is_html }) = self.raw.take() else { return };
        if is_html && content.trim_start().starts_with("<!--") {
            if let Some(cut) = self.cuts.last_mut() {
                cut.comments.push(span);
            }
            return;
        }
        let words = content.trim_end_matches('\n');
        span.end -= content.len() - words.len();
        if !words.is_empty() {
            let kind = Kind::Raw(self.around.clone());
            self.push(Text { kind, span, words: words.to_owned(), marks: Vec::new() });
        }
    }

    fn push(&mut self, text: Text) {
        if let Some(cut) = self.cuts.last_mut() {
            cut.texts.push(text);
        }
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    use {Tag as T, TagEnd as E};
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => matches!(tag, T::Emphasis | T::Strong | T::Link { .. } | T::Image { .. }),
        Event::End(end) => matches!(end, E::Emphasis | E::Strong | E::Link | E::Image),
        _ => false,
    }
}
