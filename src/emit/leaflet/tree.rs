//! A text as the tree that the theme's Typst files set. Links become absolute, words that a
//! right-to-left line would scramble are isolated; nothing is markup.

use super::super::Site;
use super::super::words::{clean, isolated, ltr};
use crate::guide::{Entry, Resolved};
use crate::model::{Block, Inline, Lang, Link, Target};
use crate::theme::leaflet::Node;

/// Builds the trees of one page.
pub struct TreeWriter<'s> {
    pub site: &'s Site<'s>,
    pub entry: &'s Entry,
    /// Whose addresses links lead to.
    pub reader: &'s Lang,
    /// The language of the text.
    pub lang: &'s Lang,
}

impl TreeWriter<'_> {
    pub fn blocks(&self, blocks: &[Block]) -> Vec<Node> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Option<Node> {
        Some(match block {
            // The card stands with the other contacts.
            block if block.as_card().is_some() => return None,
            Block::Paragraph(inlines) => return self.paragraph(inlines),
            Block::List { start, items } => Node::List {
                ordered: start.is_some(),
                start: start.unwrap_or(1),
                items: items.iter().map(|item| self.blocks(item)).collect(),
            },
            Block::Quote(blocks) => Node::Quote { children: self.blocks(blocks) },
            Block::Table { head, rows } => Node::Table {
                head: head.iter().map(|cell| self.inlines(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| self.inlines(cell)).collect()).collect(),
            },
            Block::Code(code) => Node::Code { text: clean(code).into_owned() },
            Block::Html(html) => {
                let text = ammonia::Builder::empty().clean(html).to_string();
                Node::Paragraph { children: vec![self.text(&text)] }
            }
            Block::Rule => Node::Rule,
        })
    }

    /// An image alone in its paragraph is set as a picture.
    fn paragraph(&self, inlines: &[Inline]) -> Option<Node> {
        if let [Inline::Image(image)] = inlines
            && let Some(picture) = self.site.pictures.get(&image.path, &clean(&image.alt))
        {
            return Some(Node::Picture(picture));
        }
        let children = self.inlines(inlines);
        (!children.is_empty()).then_some(Node::Paragraph { children })
    }

    pub fn inlines(&self, inlines: &[Inline]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => nodes.push(self.text(text)),
                Inline::Code(code) => nodes.push(Node::Text { text: ltr(&clean(code)) }),
                Inline::Emphasis(inner) => nodes.push(Node::Emphasis { children: self.inlines(inner) }),
                Inline::Strong(inner) => nodes.push(Node::Strong { children: self.inlines(inner) }),
                Inline::Link(link) => self.link(link, &mut nodes),
                // Among words there is room for what a picture says alone.
                Inline::Image(image) if !image.alt.is_empty() => nodes.push(self.text(&image.alt)),
                Inline::Break => nodes.push(Node::Break),
                Inline::Image(_) | Inline::Html(_) => {}
            }
        }
        nodes
    }

    fn text(&self, text: &str) -> Node {
        Node::Text { text: isolated(&text.replace('\n', " "), self.lang) }
    }

    fn link(&self, link: &Link, nodes: &mut Vec<Node>) {
        let href = match self.site.guide.follow(&link.target, self.entry, self.reader) {
            Resolved::Page { href, .. } | Resolved::File(href) => self.site.absolute(&href),
            Resolved::Term(term) => {
                let children = self.inlines(&link.text);
                nodes.push(Node::Link { href: self.site.absolute(&term.href), children });
                if let Some((official, lang)) = term.official.filter(|(_, lang)| *lang != self.lang) {
                    let text = clean(official).into_owned();
                    nodes.push(Node::Text { text: " (".into() });
                    nodes.push(Node::Official {
                        text,
                        lang: lang.as_str().to_owned(),
                        dir: lang.direction().as_str(),
                    });
                    nodes.push(Node::Text { text: ")".into() });
                }
                return;
            }
            Resolved::External { href, .. } => href,
            Resolved::Anchor(_) | Resolved::Unpublished(_) | Resolved::Broken(_) => {
                nodes.extend(self.inlines(&link.text));
                return;
            }
        };
        let children = match (&link.target, link.text.as_slice()) {
            (Target::External(target), [Inline::Text(text)]) if target.starts_with("tel:") => {
                vec![Node::Text { text: ltr(&clean(text)) }]
            }
            _ => self.inlines(&link.text),
        };
        nodes.push(Node::Link { href, children });
    }
}
