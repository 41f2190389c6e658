//! One page for one language → its view.

use super::body::Writer;
use super::words::{markup, words};
use super::{Site, card, facts, frame};
use crate::guide::{Entry, Part, Rendition, Resolved, href};
use crate::model::{Block, Flag, Heading, Kind, Lang, State, plain_text};
use crate::theme::view::{
    CardView, Content, Document, LeafletLinkView, LinkView, NoticeView, PageView, Piece, SectionView, Words,
};

/// The page of an entry that is no section index.
pub fn document(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Document {
    let rendition = site.guide.rendition(entry, lang);
    let strings = &site.locale(lang).strings;
    let structure = &entry.source.structure;
    let (title, title_lang) = entry.title(lang);
    let sections = sections(site, &rendition);
    let (verified, is_verified) = verified(site, entry, lang);
    let ui_list =
        |keys: &[crate::model::Spanned<String>]| keys.iter().map(|key| strings.get(&key.value)).collect();
    let view = PageView {
        id: entry.id.as_str().to_owned(),
        kind: entry.kind().as_str(),
        kind_name: strings.get(&format!("kind-{}", entry.kind().as_str())),
        title: words(title, title_lang, lang),
        original_title: original_title(entry, lang),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        notices: notices(site, &rendition),
        card: card::card(site, entry, lang),
        facts: facts::facts(site, entry, lang),
        contacts: contacts(site, entry, lang, &sections),
        sections,
        topics: ui_list(&structure.topics),
        audience: ui_list(&structure.audience),
        owner: owner(site, entry, lang),
        verified,
        is_verified,
        sources: structure.sources.iter().map(|source| source.value.clone()).collect(),
        leaflets: leaflets(site, entry, lang),
        expires: structure.expires.as_ref().map(|expires| {
            let date = site.locale(lang).formats.date(expires.value);
            strings.get_with("expires-on", &[("date", date.into())])
        }),
    };
    Document {
        shell: site.shell(lang),
        frame: frame::frame_of(site, entry, lang),
        content: Content::Page(Box::new(view)),
    }
}

/// The words that a reader meets in Italian: a term's official word, else the source title.
pub fn original_title(entry: &Entry, lang: &Lang) -> Option<Words> {
    let (title, title_lang) = entry.title(lang);
    let official = entry.source.structure.official.as_ref();
    let (text, of) = match official.filter(|_| entry.kind() == Kind::Term) {
        Some(official) => (official.text.as_str(), official.lang.as_ref().unwrap_or(&entry.source.lang)),
        None => (entry.source.title.value.as_str(), &entry.source.lang),
    };
    (of != title_lang && text != title).then(|| words(text, of, lang))
}

/// The sections of a text, each in the language it can be had in.
pub fn sections(site: &Site<'_>, rendition: &Rendition<'_>) -> Vec<SectionView> {
    let parts = rendition.parts.iter();
    parts
        .filter(|part| part.section.heading.is_some() || !part.section.blocks.is_empty())
        .map(|part| section(site, rendition, part))
        .collect()
}

fn section(site: &Site<'_>, rendition: &Rendition<'_>, part: &Part<'_>) -> SectionView {
    let writer = Writer { site, entry: rendition.entry, reader: rendition.lang, lang: part.lang };
    let heading = part.section.heading.as_ref();
    SectionView {
        id: part.section.id.as_str().to_owned(),
        level: heading.map_or(2, |heading| heading.level),
        heading: heading.map(|Heading { text, .. }| markup(writer.inlines(text), part.lang, rendition.lang)),
        title: heading.map(|heading| words(&plain_text(&heading.text), part.lang, rendition.lang)),
        notices: section_notices(site, rendition, part),
        pieces: pieces(&writer, &part.section.blocks),
    }
}

/// Runs of text, cut where a contact's card stands.
fn pieces(writer: &Writer<'_>, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let push_text = |pieces: &mut Vec<Piece>, blocks: &[Block]| {
        if !blocks.is_empty() {
            pieces.push(Piece::Text { markup: markup(writer.blocks(blocks), writer.lang, writer.reader) });
        }
    };
    for (at, block) in blocks.iter().enumerate() {
        let Some(link) = block.as_card() else { continue };
        if let Resolved::Page { entry, .. } =
            writer.site.guide.follow(&link.target, writer.entry, writer.reader)
            && let Some(card) = card::card(writer.site, entry, writer.reader)
        {
            push_text(&mut pieces, &blocks[start..at]);
            pieces.push(Piece::Card { card: Box::new(card) });
            start = at + 1;
        }
    }
    push_text(&mut pieces, &blocks[start..]);
    pieces
}

/// What the reader must know about the whole page.
pub fn notices(site: &Site<'_>, rendition: &Rendition<'_>) -> Vec<NoticeView> {
    let lang = rendition.lang;
    let entry = rendition.entry;
    let locale = site.locale(lang);
    if rendition.is_fallback() {
        let language = locale.language_name(&entry.source.lang);
        let text = locale.strings.get_with("notice-missing", &[("language", language.into())]);
        return vec![NoticeView { kind: "missing", text, source: None }];
    }
    let mut notices = Vec::new();
    let mut add = |kind: &'static str, key: &str, source: Option<LinkView>| {
        notices.push(NoticeView { kind, text: locale.strings.get(key), source });
    };
    if entry.is_past(site.guide.options.as_of) {
        add("expired-event", "past-event", None);
    }
    if rendition.has(State::OutdatedText) || rendition.is_behind_pivot() {
        add("outdated-text", "notice-outdated-text", Some(source_link(entry, lang, None)));
    }
    if rendition.has(State::Unknown) {
        add("unknown", "notice-unknown", Some(source_link(entry, lang, None)));
    }
    if rendition.has(State::Machine) {
        add("machine", "notice-machine", Some(source_link(entry, lang, None)));
    }
    notices
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
            let source = source_link(rendition.entry, rendition.lang, Some(part.section.id.as_str()));
            let text = locale.strings.get("notice-outdated-facts");
            vec![NoticeView { kind: "outdated-facts", text, source: Some(source) }]
        }
        _ => Vec::new(),
    }
}

/// The original of a page, at a section.
fn source_link(entry: &Entry, lang: &Lang, section: Option<&str>) -> LinkView {
    let source = &entry.source;
    let mut target = href(entry.address(&source.lang));
    if let Some(section) = section.filter(|section| *section != "_") {
        target.push('#');
        target.push_str(section);
    }
    LinkView { href: target, words: words(&source.title.value, &source.lang, lang), summary: None }
}

/// The contacts named in front matter that do not stand in the text already.
fn contacts(site: &Site<'_>, entry: &Entry, lang: &Lang, sections: &[SectionView]) -> Vec<CardView> {
    let placed: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.pieces)
        .filter_map(|piece| match piece {
            Piece::Card { card } => Some(card.id.as_str()),
            Piece::Text { .. } => None,
        })
        .collect();
    let event = entry.source.structure.event.as_ref().and_then(|event| event.place.as_ref());
    let named = entry.source.structure.contacts.iter().chain(event);
    let entries = named.filter_map(|id| site.guide.entry(&id.value));
    let mut cards: Vec<CardView> = Vec::new();
    for entry in entries.filter(|entry| !placed.contains(&entry.id.as_str())) {
        if !cards.iter().any(|card| card.id == entry.id.as_str()) {
            cards.extend(card::card(site, entry, lang));
        }
    }
    cards
}

fn owner(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<LinkView> {
    let owner = site.guide.entry(&entry.source.structure.owner.as_ref()?.value)?;
    let published = owner.is_published() && owner.kind() == Kind::Contact;
    published.then(|| LinkView {
        href: href(owner.address(lang)),
        words: words(&owner.source.title.value, &owner.source.lang, lang),
        summary: None,
    })
}

/// When the facts were last checked, and whether that is recent enough.
pub fn verified(site: &Site<'_>, entry: &Entry, lang: &Lang) -> (String, bool) {
    let locale = site.locale(lang);
    let fresh = !entry.flags.contains(&Flag::Unverified);
    let text = match &entry.source.structure.verified {
        Some(verified) => {
            let date = locale.formats.date(verified.value);
            let key = if fresh { "verified-on" } else { "verified-old" };
            locale.strings.get_with(key, &[("date", date.into())])
        }
        None => locale.strings.get("not-verified"),
    };
    (text, fresh)
}

fn leaflets(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<LeafletLinkView> {
    let path = site.leaflets.get(&(entry.id.clone(), lang.clone()));
    let link = path.map(|path| LeafletLinkView {
        href: href(&format!("/{path}")),
        format: "a4",
        name: site.locale(lang).strings.get("leaflet-a4"),
    });
    link.into_iter().collect()
}
