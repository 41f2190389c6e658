//! The text of a page as a tree, the one form that the website, the leaflets, the link check and
//! the fingerprints all read.

use super::fingerprint::Fingerprint;
use std::ops::Range;
use std::sync::Arc;

/// The name of a section: the id of its heading, or [`SectionId::intro`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(Arc<str>);

impl SectionId {
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// What stands before the first heading, with the title and the summary.
    pub fn intro() -> Self {
        Self("_".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A page's text, cut at its headings. The intro is always there, and first.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub sections: Vec<Section>,
}

impl Body {
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// Every link of the text, in order.
    pub fn links(&self) -> Vec<&Link> {
        let mut links = Vec::new();
        self.each_inline(&mut |inline| {
            if let Inline::Link(link) = inline {
                links.push(link);
            }
        });
        links
    }

    /// Every image of the text, in order.
    pub fn images(&self) -> Vec<&Image> {
        self.sections.iter().flat_map(Section::images).collect()
    }

    fn each_inline<'b>(&'b self, visit: &mut dyn FnMut(&'b Inline)) {
        for section in &self.sections {
            section.each_inline(visit);
        }
    }
}

/// The text under one heading.
#[derive(Debug, Clone)]
pub struct Section {
    pub id: SectionId,
    pub heading: Option<Heading>,
    pub blocks: Vec<Block>,
    /// Bytes of the file that the section takes.
    pub span: Range<usize>,
    pub fingerprint: Fingerprint,
    /// Words to translate; 0 where there is nothing to translate.
    pub words: usize,
    /// The words themselves, white space folded.
    pub text: String,
    /// Whether anything stands under the heading; in the intro, beside title and summary.
    pub has_body: bool,
}

impl Section {
    /// Every run of inlines that reads as one text: a paragraph, an item, a cell.
    pub fn each_text<'b>(&'b self, visit: &mut dyn FnMut(&'b [Inline])) {
        visit_texts(&self.blocks, visit);
    }

    /// Every image of the section, in order.
    pub fn images(&self) -> Vec<&Image> {
        let mut images = Vec::new();
        self.each_inline(&mut |inline| {
            if let Inline::Image(image) = inline {
                images.push(image);
            }
        });
        images
    }

    /// Every inline of the section, those of its heading first.
    pub fn each_inline<'b>(&'b self, visit: &mut dyn FnMut(&'b Inline)) {
        if let Some(heading) = &self.heading {
            visit_inlines(&heading.text, visit);
        }
        visit_blocks(&self.blocks, visit);
    }

    /// Whether this says what `source` says, in another language. A heading without its text, or a
    /// title without its intro, is no translation of a section that has text.
    pub fn translates(&self, source: &Self) -> bool {
        self.words > 0 && (self.has_body || !source.has_body)
    }
}

#[derive(Debug, Clone)]
pub struct Heading {
    /// 2 to 6; the page's title is level 1.
    pub level: u8,
    pub text: Vec<Inline>,
    pub span: Range<usize>,
}

#[derive(Debug, Clone)]
pub enum Block {
    Paragraph(Vec<Inline>),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Code(String),
    /// Sanitised HTML, only where the guide allows it.
    Html(String),
    Rule,
}

impl Block {
    /// Every link of the block, in order.
    pub fn links(&self) -> Vec<&Link> {
        let mut links = Vec::new();
        visit_blocks(std::slice::from_ref(self), &mut |inline| {
            if let Inline::Link(link) = inline {
                links.push(link);
            }
        });
        links
    }

    /// The words of a paragraph that has any.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Paragraph(inlines) => Some(plain_text(inlines)).filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    /// The `contact:` link that stands alone in its paragraph and so becomes a whole card.
    pub fn as_card(&self) -> Option<&Link> {
        match self {
            Self::Paragraph(inlines) => match inlines.as_slice() {
                [Inline::Link(link)] if matches!(link.target, Target::Id { kind: IdKind::Contact, .. }) => {
                    Some(link)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
pub enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link(Link),
    Image(Image),
    /// Sanitised HTML, only where the guide allows it.
    Html(String),
    Break,
}

#[derive(Debug, Clone)]
pub struct Link {
    pub target: Target,
    pub text: Vec<Inline>,
    pub span: Range<usize>,
    /// The destination as it stands in the file, without `<` and `>`: in the link, or in the definition that it
    /// refers to. `None` where it is written with escapes or entities.
    pub destination: Option<Range<usize>>,
}

impl Link {
    /// Whether the address is written alone, as in `<https://example.org>`.
    pub fn is_autolink(&self) -> bool {
        self.destination.as_ref().is_some_and(|destination| destination.start == self.span.start + 1)
    }
}

#[derive(Debug, Clone)]
pub struct Image {
    /// Path from the root of `content/`.
    pub path: Arc<str>,
    pub alt: String,
    pub span: Range<usize>,
    /// As of a [`Link`].
    pub destination: Option<Range<usize>>,
}

/// Where a link leads, as the editor wrote it; what that is in the reader's language is the
/// guide's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page by its path from `content/`, without language and extension.
    Path { path: Arc<str>, fragment: Option<String> },
    /// A path that names no file, from `content/` and without a slash at either end: `health/doctor`. Old addresses
    /// of pages are written so.
    Address { path: Arc<str>, fragment: Option<String> },
    /// A page, contact or term by id.
    Id { id: Arc<str>, kind: IdKind, fragment: Option<String> },
    /// A record of `content/links.toml`.
    Record(Arc<str>),
    /// A heading of the same page.
    Anchor(String),
    /// A file of `content/` that is not a page.
    File(Arc<str>),
    /// `https:`, `http:`, `mailto:`, `tel:`, `geo:`.
    External(Arc<str>),
    /// Nothing that may be linked to; a finding says so.
    Refused,
}

/// What an id link says that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    Page,
    Contact,
    Term,
}

/// The words of a run of text: text, link text and image alternatives, nothing of their markup.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    add_plain_text(inlines, &mut text);
    text
}

/// [`plain_text`], added to `text`.
pub fn add_plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) => add_plain_text(inner, text),
            Inline::Link(link) => add_plain_text(&link.text, text),
            Inline::Image(image) => text.push_str(&image.alt),
            Inline::Html(_) => {}
            Inline::Break => text.push(' '),
        }
    }
}

fn visit_blocks<'b>(blocks: &'b [Block], visit: &mut dyn FnMut(&'b Inline)) {
    visit_texts(blocks, &mut |inlines| visit_inlines(inlines, visit));
}

fn visit_texts<'b>(blocks: &'b [Block], visit: &mut dyn FnMut(&'b [Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(inlines),
            Block::Code(_) | Block::Html(_) | Block::Rule => {}
            Block::List { items, .. } => items.iter().for_each(|item| visit_texts(item, visit)),
            Block::Quote(blocks) => visit_texts(blocks, visit),
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| visit(cell));
            }
        }
    }
}

fn visit_inlines<'b>(inlines: &'b [Inline], visit: &mut dyn FnMut(&'b Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) => visit_inlines(inner, visit),
            Inline::Link(link) => visit_inlines(&link.text, visit),
            Inline::Text(_) | Inline::Code(_) | Inline::Image(_) | Inline::Html(_) | Inline::Break => {}
        }
    }
}
