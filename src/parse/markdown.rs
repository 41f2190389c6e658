//! Markdown → [`Body`].

#[cfg(test)]
mod tests;

use super::Context;
use super::link::{self, Refusal};
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::model::{
    Block, Body, Fingerprint, Heading, Image, Inline, Link, RawHtml, Section, SectionId, Target, plain_text,
};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag};
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

/// How deep lists and quotes may stand in each other. Beyond it nobody can read the page, and
/// below it every walk of the tree may recurse.
const MAX_DEPTH: usize = 12;

/// Reads the bodies of one file.
pub struct Reader<'r> {
    pub file: &'r Arc<str>,
    /// The page's folder below `content/`.
    pub folder: &'r str,
    pub context: &'r Context<'r>,
}

impl Reader<'_> {
    /// Reads what stands in `text` from `start`.
    pub fn read(&self, text: &str, start: usize) -> Reported<Body> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        let events = Parser::new_ext(&text[start..], options).into_offset_iter();
        let events = events.map(|(event, span)| (event, span.start + start..span.end + start));
        let events = events.peekable();
        let mut tree = Tree { reader: self, text, events, depth: 0, too_deep: false, findings: Vec::new() };
        let sections = tree.sections(start, text.len());
        Reported { value: Body { sections }, findings: tree.findings }
    }
}

struct Tree<'r, I: Iterator> {
    reader: &'r Reader<'r>,
    text: &'r str,
    events: Peekable<I>,
    depth: usize,
    too_deep: bool,
    findings: Vec<Finding>,
}

impl<'e, I: Iterator<Item = (Event<'e>, Range<usize>)>> Tree<'_, I> {
    fn report(
        &mut self,
        code: crate::diagnostic::Code,
        span: Range<usize>,
        message: impl Into<String>,
        hint: &str,
    ) {
        self.findings.push(Finding::new(code, Place::at(self.reader.file, span), message).hint(hint));
    }

    fn sections(&mut self, start: usize, end: usize) -> Vec<Section> {
        let mut sections = vec![section(SectionId::intro(), None, start)];
        let mut last_level = 1;
        loop {
            let blocks = self.blocks();
            if let Some(current) = sections.last_mut() {
                current.blocks.extend(blocks);
            }
            let Some((event, span)) = self.events.next() else { break };
            if let Event::Start(Tag::Heading { level, id, .. }) = event {
                let (id, heading) = self.heading(level, id.map(|id| id.to_string()), &span, last_level);
                last_level = heading.level;
                if sections.iter().any(|other| other.id == id) {
                    let message = format!("two headings of this page have the id `{}`", id.as_str());
                    self.report(
                        codes::DUPLICATE_HEADING,
                        span.clone(),
                        message,
                        "give one of them another: `## Title {#other}`",
                    );
                }
                sections.push(section(id, Some(heading), span.start));
            }
        }
        let ends: Vec<usize> =
            sections.iter().skip(1).map(|section| section.span.start).chain([end]).collect();
        sections.iter_mut().zip(ends).for_each(|(section, end)| section.span.end = end);
        sections
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<String>,
        span: &Range<usize>,
        last: u8,
    ) -> (SectionId, Heading) {
        let text = self.inlines();
        let wanted = level as u8;
        let level = wanted.clamp(2, last + 1);
        if wanted != level {
            let message = format!("this heading is of level {wanted}, where level {level} belongs");
            let hint = "the title is level 1; begin with `##` and go one level down at a time";
            self.report(codes::HEADING_LEVEL, span.clone(), message, hint);
        }
        let id = id.filter(|id| is_section_id(id)).unwrap_or_else(|| slug(&text));
        (SectionId::new(&id), Heading { level, text, span: span.clone() })
    }

    /// Blocks up to a heading at the top, or to the end of the container that they stand in.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            match self.events.peek() {
                None => return blocks,
                Some((Event::End(_), _)) => {
                    self.events.next();
                    return blocks;
                }
                Some((Event::Start(Tag::Heading { .. }), _)) if self.depth == 0 => return blocks,
                Some((event, _)) if is_inline(event) => {
                    let loose = self.loose_inlines();
                    if !loose.is_empty() {
                        blocks.push(Block::Paragraph(loose));
                    }
                }
                Some(_) => blocks.extend(self.block()),
            }
        }
    }

    fn block(&mut self) -> Option<Block> {
        let (event, span) = self.events.next()?;
        match event {
            Event::Start(Tag::Paragraph) => Some(Block::Paragraph(self.inlines())),
            Event::Start(Tag::Heading { .. }) => {
                let message = "a heading inside a list or a quote cannot be found or translated as a section";
                self.report(codes::HEADING_LEVEL, span, message, "move it out, or make it bold text");
                Some(Block::Paragraph(vec![Inline::Strong(self.inlines())]))
            }
            Event::Start(Tag::BlockQuote(_)) => self.nested(span).map(Block::Quote),
            Event::Start(Tag::List(start)) => Some(Block::List { start, items: self.items(&span) }),
            Event::Start(Tag::CodeBlock(_)) => Some(Block::Code(self.plain_text())),
            Event::Start(Tag::HtmlBlock) => {
                let html = self.plain_text();
                self.raw_html(&html, span).then_some(Block::Html(html))
            }
            Event::Start(Tag::Table(_)) => Some(self.table()),
            Event::Start(_) => {
                let blocks = self.nested(span)?;
                Some(Block::Quote(blocks))
            }
            Event::Rule => Some(Block::Rule),
            _ => None,
        }
    }

    fn nested(&mut self, span: Range<usize>) -> Option<Vec<Block>> {
        if self.depth >= MAX_DEPTH {
            self.skip_too_deep(span);
            return None;
        }
        self.depth += 1;
        let blocks = self.blocks();
        self.depth -= 1;
        Some(blocks)
    }

    fn items(&mut self, list: &Range<usize>) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        if self.depth >= MAX_DEPTH {
            self.skip_too_deep(list.clone());
            return items;
        }
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.extend(self.nested(span)),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    /// Passes over a container whose start has been read.
    fn skip_too_deep(&mut self, span: Range<usize>) {
        if !self.too_deep {
            self.too_deep = true;
            let message = format!("lists or quotes stand more than {MAX_DEPTH} deep in each other");
            self.report(codes::TOO_DEEP, span, message, "flatten them: what lies deeper is left out");
        }
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => rows.push(self.cells()),
                Event::End(_) => break,
                _ => {}
            }
        }
        Block::Table { head, rows }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.inlines()),
                Event::End(_) => break,
                _ => {}
            }
        }
        cells
    }

    /// Inlines up to the end of their container, which is consumed.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, span)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, span, &mut inlines);
        }
        inlines
    }

    /// Inlines without a paragraph around them, as in tight lists.
    fn loose_inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while self.events.peek().is_some_and(|(event, _)| is_inline(event)) {
            if let Some((event, span)) = self.events.next() {
                self.inline(event, span, &mut inlines);
            }
        }
        inlines
    }

    fn inline(&mut self, event: Event<'e>, span: Range<usize>, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(out, &text),
            Event::SoftBreak => push_text(out, "\n"),
            Event::HardBreak => out.push(Inline::Break),
            Event::Code(text) => out.push(Inline::Code(text.into_string())),
            Event::InlineHtml(html) if self.raw_html(&html, span.clone()) => {
                out.push(Inline::Html(html.into_string()));
            }
            Event::Start(tag) => {
                if self.depth >= MAX_DEPTH * 2 {
                    self.skip_too_deep(span);
                    return;
                }
                self.depth += 1;
                self.span_of_text(tag, span, out);
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn span_of_text(&mut self, tag: Tag<'e>, span: Range<usize>, out: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.inlines())),
            Tag::Strong => out.push(Inline::Strong(self.inlines())),
            Tag::Link { link_type, dest_url, .. } => {
                let text = self.inlines();
                let destination = self.place_of(&dest_url);
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                let target = match self.target(&address) {
                    Ok(target) => target,
                    Err(refusal) => {
                        self.refuse(refusal, &span, destination.as_ref());
                        Target::Refused
                    }
                };
                out.push(Inline::Link(Link { target, text, span, destination }));
            }
            Tag::Image { dest_url, .. } => {
                let alt = self.plain_text();
                let destination = self.place_of(&dest_url);
                match link::file(&dest_url, self.reader.folder) {
                    Ok(path) => out.push(Inline::Image(Image { path: path.into(), alt, span, destination })),
                    Err(refusal) => self.refuse(refusal, &span, destination.as_ref()),
                }
            }
            _ => out.extend(self.inlines()),
        }
    }

    /// Where a destination stands in the file. The parser lends out the very bytes of one that it did not
    /// have to unescape, so nothing has to be searched for, and nothing else can be found.
    fn place_of(&self, destination: &CowStr<'_>) -> Option<Range<usize>> {
        let CowStr::Borrowed(written) = destination else { return None };
        let start = written.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let range = start..start + written.len();
        (!range.is_empty() && self.text.get(range.clone()) == Some(*written)).then_some(range)
    }

    fn target(&self, destination: &str) -> Result<Target, Refusal> {
        link::target(destination, self.reader.folder, &self.reader.context.config.languages)
    }

    fn refuse(&mut self, refusal: Refusal, span: &Range<usize>, destination: Option<&Range<usize>>) {
        let place = Place::at(self.reader.file, span.clone());
        let finding = Finding::new(refusal.code, place, refusal.message).hint(refusal.hint);
        // An address that is written alone is also what readers see: mended by hand, where both are read.
        let mended = destination.filter(|destination| destination.start != span.start + 1).zip(refusal.fix);
        self.findings.push(match mended {
            Some((destination, text)) => finding.fix(destination.clone(), text),
            None => finding,
        });
    }

    /// The bare text up to the end of the container.
    fn plain_text(&mut self) -> String {
        let mut text = String::new();
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                Event::Text(part) | Event::Code(part) | Event::Html(part) => text.push_str(&part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
        }
        text
    }

    /// Whether raw HTML may stay; comments go without a word.
    fn raw_html(&mut self, html: &str, span: Range<usize>) -> bool {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.find("-->") == Some(trimmed.len().saturating_sub(3)) {
            return false;
        }
        if self.reader.context.config.raw_html == RawHtml::Sanitise {
            return true;
        }
        let hint = "write it in Markdown, or set `raw_html = \"sanitise\"` under [markdown] in guide.toml";
        self.report(codes::RAW_HTML, span, "HTML is not allowed in the pages of this guide", hint);
        false
    }
}

fn section(id: SectionId, heading: Option<Heading>, start: usize) -> Section {
    Section {
        id,
        heading,
        blocks: Vec::new(),
        span: start..start,
        fingerprint: Fingerprint::default(),
        words: 0,
        text: String::new(),
        has_body: false,
    }
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => {
            matches!(
                tag,
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
            )
        }
        _ => false,
    }
}

pub fn is_section_id(id: &str) -> bool {
    id != "_" && !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c))
}

/// An id from the words of a heading: letters and digits in lower case, hyphens between.
fn slug(inlines: &[Inline]) -> String {
    let words = plain_text(inlines);
    let parts: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    if parts.is_empty() { "section".into() } else { parts.join("-") }
}
