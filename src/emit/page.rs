//! One page for one language → its view.

use super::words::words;
use super::{Site, card, events, facts, frame, paper, qr, related, sections};
use crate::guide::{Entry, Rendition, href};
use crate::model::{Flag, Kind, Lang, State};
use crate::theme::view::{
    CardView, Content, Document, LinkView, NoticeView, PageView, Piece, SectionView, Words,
};

/// The page of an entry that is no section index.
pub fn document(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Document {
    let rendition = site.guide.rendition(entry, lang);
    let strings = &site.locale(lang).strings;
    let structure = &entry.source.structure;
    let (title, title_lang) = entry.title(lang);
    let sections = sections::sections(site, &rendition);
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
        leaflets: paper::links(site, entry, lang),
        expires: structure.expires.as_ref().map(|expires| {
            let date = site.locale(lang).formats.date(expires.value);
            strings.get_with("expires-on", &[("date", date.into())])
        }),
        report: report(site, entry, lang),
        related: related::related(site, entry, lang),
        calendar: entry
            .timing
            .as_ref()
            .and_then(|timing| timing.next)
            .map(|_| href(&events::calendar_address(entry, lang))),
        qr: qr::view(&site.absolute(&href(entry.address(lang)))),
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
    if entry.is_past() {
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

/// The original of a page, at a section.
pub fn source_link(entry: &Entry, lang: &Lang, section: Option<&str>) -> LinkView {
    let source = &entry.source;
    let mut target = href(entry.address(&source.lang));
    if let Some(section) = section.filter(|section| *section != "_") {
        target.push('#');
        target.push_str(section);
    }
    LinkView::new(target, words(&source.title.value, &source.lang, lang))
}

/// The contacts named in front matter that do not stand in the text already.
fn contacts(site: &Site<'_>, entry: &Entry, lang: &Lang, sections: &[SectionView]) -> Vec<CardView> {
    let placed: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.pieces)
        .filter_map(|piece| match piece {
            Piece::Card { card } => Some(card.id.as_str()),
            Piece::Text { .. } | Piece::Term { .. } => None,
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
    published.then(|| frame::name_link(owner, lang))
}

/// To whom something wrong on a page is told: who answers for it, else who publishes the guide. The
/// page's id stands in the subject, in whatever language the mail is.
fn report(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<String> {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let email = |entry: &Entry| Some(entry.contact()?.email.as_ref()?.value.clone());
    let own = entry.source.structure.owner.as_ref().and_then(|owner| site.guide.entry(&owner.value));
    let own = own.filter(|owner| owner.is_published()).and_then(email);
    let email = own.or_else(|| site.guide.publisher().and_then(email))?;
    let subject = format!("[{}] {} ({lang})", entry.id.as_str(), entry.source.title.value);
    Some(format!("mailto:{email}?subject={}", utf8_percent_encode(&subject, NON_ALPHANUMERIC)))
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
