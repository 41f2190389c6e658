//! A page for one language → what stands on its leaflet.

use super::super::words::{clean, isolated, ltr, words};
use super::super::{Site, card, facts, frame, page, qr};
use super::tree::TreeWriter;
use crate::guide::{Entry, Part, Rendition};
use crate::model::{Kind, Lang, State};
use crate::theme::leaflet::{LeafletCard, LeafletFact, LeafletSection, LeafletView, Run};
use crate::theme::view::{CardView, HoursView, PhoneView, Words};

/// Everything on the paper but its imprint.
pub fn leaflet(site: &Site<'_>, entry: &Entry, lang: &Lang, fonts: Vec<String>) -> LeafletView {
    let rendition = site.guide.rendition(entry, lang);
    let strings = &site.locale(lang).strings;
    let (title, title_lang) = entry.title(lang);
    let url = site.absolute(&crate::guide::href(entry.address(lang)));
    let sections = sections(site, &rendition);
    let emergency = site.guide.config.emergency.iter().filter_map(|id| site.guide.entry(&id.value));
    LeafletView {
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        fonts,
        title: run(title, title_lang),
        original_title: page::original_title(entry, lang).map(run_of),
        summary: entry.summary(lang).map(|(text, of)| run(text, of)),
        guide_name: run_of(frame::site_name(site, lang)),
        notices: page::notices(site, &rendition).into_iter().map(|notice| notice.text).collect(),
        facts: facts::facts(site, entry, lang)
            .into_iter()
            .map(|fact| {
                let values = fact.values.iter().map(|value| isolated(value, lang)).chain(fact.href);
                LeafletFact { label: fact.label, values: values.map(|value| said(value, lang)).collect() }
            })
            .collect(),
        sections,
        contacts_heading: strings.get("where-to-go"),
        contacts: cards(site, &contacts(site, &rendition), lang),
        emergency_heading: strings.get("emergency"),
        emergency: emergency
            .filter_map(|entry| Some(brief(site, card::card(site, entry, lang)?, lang)))
            .collect(),
        qr_svg: qr::svg(&url),
        qr_alt: format!("{} {url}", strings.get("scan-for-page")),
        url_text: url
            .split_once("://")
            .map_or(url.as_str(), |(_, rest)| rest)
            .trim_end_matches('/')
            .to_owned(),
        url,
        scan_text: strings.get("scan-for-page"),
        owner: owner(site, entry, lang),
        imprint: Vec::new(),
        page_of: strings.get_with("page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
    }
}

/// Who checked it and when, and which version this is.
pub fn imprint(view: &mut LeafletView, site: &Site<'_>, entry: &Entry, lang: &Lang, version: &str) {
    let locale = site.locale(lang);
    let date = |day| isolated(&locale.formats.date(day), lang);
    view.imprint.push(page::verified(site, entry, lang).0);
    if let Some(expires) = &entry.source.structure.expires {
        view.imprint.push(locale.strings.get_with("expires-on", &[("date", date(expires.value).into())]));
    }
    let printed = date(site.guide.options.as_of);
    view.imprint.push(locale.strings.get_with("printed-on", &[("date", printed.into())]));
    view.imprint.push(locale.strings.get_with("version", &[("code", ltr(version).into())]));
}

fn run(text: &str, lang: &Lang) -> Run {
    said(isolated(text, lang), lang)
}

/// A text that is ready, in its language.
fn said(text: String, lang: &Lang) -> Run {
    Run { text, lang: lang.as_str().to_owned(), dir: lang.direction().as_str() }
}

fn run_of(words: Words) -> Run {
    let text = match Lang::parse(&words.lang) {
        Some(lang) => isolated(&words.text, &lang),
        None => words.text,
    };
    Run { text, lang: words.lang, dir: words.dir }
}

fn sections(site: &Site<'_>, rendition: &Rendition<'_>) -> Vec<LeafletSection> {
    let choice =
        rendition.entry.source.structure.leaflet.as_ref().and_then(|leaflet| leaflet.sections.as_ref());
    let ids: Option<Vec<String>> = choice.map(|ids| ids.iter().map(|id| id.value.clone()).collect());
    rendition.chosen(ids.as_deref()).into_iter().filter_map(|part| section(site, rendition, part)).collect()
}

fn section(site: &Site<'_>, rendition: &Rendition<'_>, part: &Part<'_>) -> Option<LeafletSection> {
    let writer = TreeWriter { site, entry: rendition.entry, reader: rendition.lang, lang: part.lang };
    let heading = part.section.heading.as_ref();
    let blocks = writer.blocks(&part.section.blocks);
    if heading.is_none() && blocks.is_empty() {
        return None;
    }
    let strings = &site.locale(rendition.lang).strings;
    let notice = match part.state {
        Some(State::OutdatedFacts) => Some(strings.get("notice-outdated-facts")),
        Some(State::Missing) if !rendition.is_fallback() => {
            let language = site.locale(rendition.lang).language_name(part.lang);
            Some(strings.get_with("notice-section-missing", &[("language", language.into())]))
        }
        _ => None,
    };
    Some(LeafletSection {
        id: part.section.id.as_str().to_owned(),
        level: heading.map_or(2, |heading| heading.level),
        lang: part.lang.as_str().to_owned(),
        dir: part.lang.direction().as_str(),
        heading: heading.map(|heading| writer.inlines(&heading.text)),
        notice,
        blocks,
    })
}

/// The contacts of front matter and those placed in the text, each once.
fn contacts<'s>(site: &'s Site<'_>, rendition: &Rendition<'_>) -> Vec<&'s Entry> {
    let structure = &rendition.entry.source.structure;
    let placed =
        rendition.parts.iter().flat_map(|part| &part.section.blocks).filter_map(|block| {
            match &block.as_card()?.target {
                crate::model::Target::Id { id, .. } => site.guide.entry(id),
                _ => None,
            }
        });
    let named = structure.contacts.iter().filter_map(|id| site.guide.entry(&id.value));
    let mut contacts: Vec<&Entry> = Vec::new();
    for entry in placed.chain(named).filter(|entry| entry.kind() == Kind::Contact) {
        if !contacts.iter().any(|other| other.id == entry.id) {
            contacts.push(entry);
        }
    }
    contacts
}

fn cards(site: &Site<'_>, entries: &[&Entry], lang: &Lang) -> Vec<LeafletCard> {
    entries.iter().filter_map(|entry| Some(paper_card(site, card::card(site, entry, lang)?, lang))).collect()
}

fn paper_card(site: &Site<'_>, card: CardView, lang: &Lang) -> LeafletCard {
    let strings = &site.locale(lang).strings;
    let mut lines = Vec::new();
    let mut line = |key: &str, values: Vec<String>, of: &Lang| {
        if !values.is_empty() {
            let values = values.into_iter().map(|value| said(value, of)).collect();
            lines.push(LeafletFact { label: strings.get(key), values });
        }
    };
    let address_lang = Lang::parse(&card.address_lang).unwrap_or_else(|| lang.clone());
    line("phone", card.phones.iter().map(phone).collect(), lang);
    line("email", card.email.iter().map(|email| ltr(email)).collect(), lang);
    line("website", card.website.iter().map(|website| ltr(&short(website))).collect(), lang);
    line("address", card.address, &address_lang);
    line("hours", card.hours.iter().map(hours).collect(), lang);
    line("interpreters", card.interpreters.iter().map(hours).collect(), lang);
    line("languages-spoken", card.languages.into_iter().collect(), lang);
    let mut notes = Vec::new();
    if card.temporarily_closed {
        notes.push(strings.get("temporarily-closed"));
    }
    notes.extend(card.appointment);
    notes.extend(card.step_free);
    LeafletCard { name: run_of(card.name), translated: card.translated.map(run_of), lines, notes }
}

/// An emergency number needs its name and its phones, no more.
fn brief(site: &Site<'_>, card: CardView, lang: &Lang) -> LeafletCard {
    let numbers = card.phones.iter().map(|phone| said(ltr(&phone.number), lang)).collect();
    let label = site.locale(lang).strings.get("phone");
    LeafletCard {
        name: run_of(card.name),
        translated: card.translated.map(run_of),
        lines: vec![LeafletFact { label, values: numbers }],
        notes: Vec::new(),
    }
}

fn phone(phone: &PhoneView) -> String {
    let number = ltr(&phone.number);
    match (&phone.label, &phone.languages) {
        (Some(label), _) => format!("{number} ({label})"),
        (None, _) => number,
    }
}

fn hours(hours: &HoursView) -> String {
    let times: Vec<String> = hours.times.iter().map(|time| ltr(time)).collect();
    let mut text = hours.days.clone();
    if !times.is_empty() {
        text.push_str(if text.is_empty() { "" } else { ": " });
        text.push_str(&times.join(", "));
    }
    if let Some(note) = &hours.note {
        text.push_str(if text.is_empty() { "" } else { " – " });
        text.push_str(note);
    }
    text
}

/// An address as people type it.
fn short(url: &str) -> String {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

fn owner(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<String> {
    let owner = site.guide.entry(&entry.source.structure.owner.as_ref()?.value)?;
    let source = &owner.source;
    let name = words(&source.title.value, &source.lang, lang);
    let name = if name.foreign { format!("\u{2068}{}\u{2069}", clean(&name.text)) } else { name.text };
    Some(format!("{}: {name}", site.locale(lang).strings.get("responsible")))
}
