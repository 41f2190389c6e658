//! The guide's pages as search has them.
//!
//! In: the guide in one language. Out: [`SearchPage`]s in the order of the guide. Never: HTML.

use super::{SearchPage, SearchSection};
use crate::emit::words::words;
use crate::emit::{Site, card, page};
use crate::guide::{Entry, Part, href};
use crate::locale::Phone;
use crate::model::{Block, Kind, Lang, PhoneEntry, add_plain_text, plain_text};

/// Every published page in one language but start pages and past events.
pub fn pages(site: &Site<'_>, lang: &Lang) -> Vec<SearchPage> {
    let entries = site.guide.published().filter(|entry| !entry.is_past() && entry.path.as_str() != "_index");
    entries.map(|entry| search_page(site, entry, lang)).collect()
}

fn search_page(site: &Site<'_>, entry: &Entry, lang: &Lang) -> SearchPage {
    let strings = &site.locale(lang).strings;
    let structure = &entry.source.structure;
    let (title, title_lang) = entry.title(lang);
    let rendition = site.guide.rendition(entry, lang);
    let sections = rendition.parts.iter().map(|part| section(part, lang));
    let named = structure.topics.iter().chain(&structure.audience).map(|key| strings.get(&key.value));
    let address = entry.contact().and_then(|contact| contact.address.as_ref());
    let numbers = entry.contact().into_iter().flat_map(|contact| &contact.phones);
    SearchPage {
        href: href(entry.address(lang)),
        title: words(title, title_lang, lang),
        named: entry.kind() == Kind::Contact,
        original: page::original_title(entry, lang),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        kind: strings.get(&format!("kind-{}", entry.kind().as_str())),
        keywords: named
            .chain(address.map(card::address_lines).unwrap_or_default())
            .chain(numbers.filter_map(|phone| number(site, phone)))
            .collect(),
        sections: sections.collect(),
    }
}

/// A phone number as people write it, and without the spaces in it.
fn number(site: &Site<'_>, phone: &PhoneEntry) -> Option<String> {
    let phone = Phone::parse(&phone.number.value, &site.guide.config.country).ok()?;
    let digits: String = phone.display().chars().filter(char::is_ascii_digit).collect();
    Some(format!("{} {digits}", phone.display()))
}

fn section(part: &Part<'_>, reader: &Lang) -> SearchSection {
    let heading = part.section.heading.as_ref();
    let mut text = String::new();
    add_blocks(&part.section.blocks, &mut text);
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    SearchSection {
        heading: heading.map(|heading| words(&plain_text(&heading.text), part.lang, reader)),
        text: words(&folded, part.lang, reader),
    }
}

/// The words of blocks, parted by spaces; code and raw HTML have none for readers.
fn add_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => add_plain_text(inlines, text),
            Block::List { items, .. } => items.iter().for_each(|item| add_blocks(item, text)),
            Block::Quote(blocks) => add_blocks(blocks, text),
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    add_plain_text(cell, text);
                    text.push(' ');
                }
            }
            Block::Code(_) | Block::Html(_) | Block::Rule => {}
        }
        text.push(' ');
    }
}
