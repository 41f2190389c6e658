//! The text of a page, section by section, each in the language it can be had in.

use super::body::Writer;
use super::words::{markup, words};
use super::{Site, card, page};
use crate::guide::{Entry, Part, Rendition, Resolved, href};
use crate::model::{Block, Heading, IdKind, Lang, Link, PageId, State, Target, plain_text};
use crate::theme::view::{CardView, NoticeView, Piece, SectionView, TermView};
use std::collections::BTreeSet;

/// The sections of a text, each in the language it can be had in.
pub fn sections(site: &Site<'_>, rendition: &Rendition<'_>) -> Vec<SectionView> {
    let mut explained = BTreeSet::new();
    let parts = rendition.parts.iter();
    parts
        .filter(|part| part.section.heading.is_some() || !part.section.blocks.is_empty())
        .map(|part| section(site, rendition, part, &mut explained))
        .collect()
}

/// The words that were explained on the page already.
type Explained = BTreeSet<PageId>;

fn section(
    site: &Site<'_>,
    rendition: &Rendition<'_>,
    part: &Part<'_>,
    explained: &mut Explained,
) -> SectionView {
    let writer = Writer { site, entry: rendition.entry, reader: rendition.lang, lang: part.lang };
    let heading = part.section.heading.as_ref();
    SectionView {
        id: part.section.id.as_str().to_owned(),
        level: heading.map_or(2, |heading| heading.level),
        heading: heading.map(|Heading { text, .. }| markup(writer.inlines(text), part.lang, rendition.lang)),
        title: heading.map(|heading| words(&plain_text(&heading.text), part.lang, rendition.lang)),
        notices: section_notices(site, rendition, part),
        pieces: pieces(&writer, &part.section.blocks, explained),
    }
}

/// Runs of text, cut where a contact's card stands and after a block with a word to explain.
fn pieces(writer: &Writer<'_>, blocks: &[Block], explained: &mut Explained) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let push_text = |pieces: &mut Vec<Piece>, blocks: &[Block]| {
        if !blocks.is_empty() {
            pieces.push(Piece::Text { markup: markup(writer.blocks(blocks), writer.lang, writer.reader) });
        }
    };
    for (at, block) in blocks.iter().enumerate() {
        if let Some(card) = block.as_card().and_then(|link| placed_card(writer, link)) {
            push_text(&mut pieces, &blocks[start..at]);
            pieces.push(Piece::Card { card: Box::new(card) });
            start = at + 1;
            continue;
        }
        let terms = terms(writer, block, explained);
        if !terms.is_empty() {
            push_text(&mut pieces, &blocks[start..=at]);
            pieces.extend(terms.into_iter().map(|term| Piece::Term { term }));
            start = at + 1;
        }
    }
    push_text(&mut pieces, &blocks[start..]);
    pieces
}

fn placed_card(writer: &Writer<'_>, link: &Link) -> Option<CardView> {
    match writer.site.guide.follow(&link.target, writer.entry, writer.reader) {
        Resolved::Page { entry, .. } => card::card(writer.site, entry, writer.reader),
        _ => None,
    }
}

/// The official words that a block links to and that were not explained before.
fn terms(writer: &Writer<'_>, block: &Block, explained: &mut Explained) -> Vec<TermView> {
    let mut terms = Vec::new();
    for link in block.links() {
        let Target::Id { id, kind: IdKind::Term, .. } = &link.target else { continue };
        let entry = writer.site.guide.entry(id).filter(|entry| entry.is_published());
        if let Some(entry) = entry
            && entry.id != writer.entry.id
            && explained.insert(entry.id.clone())
        {
            terms.extend(term(writer.site, entry, writer.reader));
        }
    }
    terms
}

/// A word with its explanation; `None` where that is missing in the language or behind its source.
fn term(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<TermView> {
    let official = entry.source.structure.official.as_ref()?;
    let rendition = site.guide.rendition(entry, lang);
    let intro = rendition.parts.first().filter(|intro| intro.lang == lang)?;
    if !matches!(intro.state, None | Some(State::Current | State::Machine | State::NotRequired)) {
        return None;
    }
    let text = intro.section.blocks.iter().find_map(Block::words)?;
    let official_lang = official.lang.as_ref().unwrap_or(&entry.source.lang);
    let (title, title_lang) = entry.title(lang);
    Some(TermView {
        href: href(entry.address(lang)),
        official: words(&official.text, official_lang, lang),
        title: (title_lang != official_lang).then(|| words(title, title_lang, lang)),
        text: words(&text, lang, lang),
    })
}

/// What the reader must know right at a section.
fn section_notices(site: &Site<'_>, rendition: &Rendition<'_>, part: &Part<'_>) -> Vec<NoticeView> {
    let locale = site.locale(rendition.lang);
    match part.state {
        Some(State::Missing) if !rendition.is_fallback() => {
            let language = locale.language_name(part.lang);
            let text = locale.strings.get_with("notice-section-missing", &[("language", language.into())]);
            vec![NoticeView { kind: "missing", text, source: None }]
        }
        Some(State::OutdatedFacts) => {
            let source = page::source_link(rendition.entry, rendition.lang, Some(part.section.id.as_str()));
            let text = locale.strings.get("notice-outdated-facts");
            vec![NoticeView { kind: "outdated-facts", text, source: Some(source) }]
        }
        _ => Vec::new(),
    }
}
