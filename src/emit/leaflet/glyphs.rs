//! Finds characters that no font has. In comes a document that is laid out; out go the characters
//! and the text that each stands in. Never counts what isn't meant to be seen (isolates, joiners,
//! soft hyphens, spaces).

use typst::layout::{Frame, FrameItem};
use typst::text::{TextItem, is_default_ignorable};
use typst_layout::PagedDocument;

/// How much of the text around a character is told.
const AROUND: usize = 24;

/// A character that no font has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct MissingGlyph {
    /// The character, with the marks that belong to it.
    pub text: String,
    /// The text it stands in, cut to some words around it.
    pub within: String,
    /// From 1.
    pub page: usize,
}

/// Every character that no font has, once a page, in the order of the pages.
pub fn missing_glyphs(document: &PagedDocument) -> Vec<MissingGlyph> {
    let mut found = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        let mut near = Vec::new();
        texts(&page.frame, &mut near);
        for (position, item) in near.iter().enumerate() {
            missing_in(item, &near, position, index + 1, &mut found);
        }
    }
    found
}

/// Every text of a frame, in the order in which it is drawn.
fn texts<'a>(frame: &'a Frame, found: &mut Vec<&'a TextItem>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => texts(&group.frame, found),
            FrameItem::Text(text) => found.push(text),
            _ => {}
        }
    }
}

fn missing_in(
    item: &TextItem,
    near: &[&TextItem],
    position: usize,
    page: usize,
    found: &mut Vec<MissingGlyph>,
) {
    for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let Some(text) = item.text.get(glyph.range()).filter(|text| text.chars().any(shows)) else {
            continue;
        };
        if !found.iter().any(|known| known.page == page && known.text == text) {
            let within = around(item, glyph.range().start, near, position);
            found.push(MissingGlyph { text: text.to_owned(), within, page });
        }
    }
}

fn shows(character: char) -> bool {
    !character.is_whitespace() && !character.is_control() && !is_default_ignorable(character)
}

/// The text before and after a place: a character that the paragraph's font doesn't have is an
/// item of its own, so the items before and after it count too.
fn around(item: &TextItem, start: usize, near: &[&TextItem], position: usize) -> String {
    let before = near.get(position.wrapping_sub(1)).map_or("", |item| item.text.as_str());
    let after = near.get(position + 1).map_or("", |item| item.text.as_str());
    let head: Vec<char> = before.chars().chain(item.text.get(..start).unwrap_or_default().chars()).collect();
    let tail = item.text.get(start..).unwrap_or_default().chars().chain(after.chars());
    let head = &head[head.len().saturating_sub(AROUND)..];
    head.iter().copied().chain(tail.take(AROUND)).collect::<String>().trim().to_owned()
}
