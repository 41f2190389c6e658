//! Contacts on paper: what a visitor needs at the door, each line with its label.

use super::super::words::{clean, isolated, ltr};
use super::super::{Site, card};
use super::view::{run_of, said};
use crate::guide::{Entry, Rendition};
use crate::model::{Kind, Lang, Target};
use crate::theme::leaflet::{LeafletCard, LeafletFact, Run};
use crate::theme::view::{CardView, HoursView, PhoneView};

/// The contacts of front matter and those placed in the text, each once.
pub fn contacts<'s>(site: &'s Site<'_>, rendition: &Rendition<'_>) -> Vec<&'s Entry> {
    let structure = &rendition.entry.source.structure;
    let placed =
        rendition.parts.iter().flat_map(|part| &part.section.blocks).filter_map(|block| {
            match &block.as_card()?.target {
                Target::Id { id, .. } => site.guide.entry(id),
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

/// Contacts with all their lines.
pub fn full(site: &Site<'_>, entries: &[&Entry], lang: &Lang) -> Vec<LeafletCard> {
    entries.iter().filter_map(|entry| Some(full_card(site, card::card(site, entry, lang)?, lang))).collect()
}

/// The guide's emergency numbers: a name and phones, no more.
pub fn emergency(site: &Site<'_>, lang: &Lang) -> Vec<LeafletCard> {
    let entries = site.guide.config.emergency.iter().filter_map(|id| site.guide.entry(&id.value));
    entries.filter_map(|entry| Some(brief(site, card::card(site, entry, lang)?, lang))).collect()
}

fn full_card(site: &Site<'_>, card: CardView, lang: &Lang) -> LeafletCard {
    let strings = &site.locale(lang).strings;
    let mut lines = Vec::new();
    let mut line = |key: &'static str, values: Vec<Run>| {
        if !values.is_empty() {
            lines.push(LeafletFact { kind: key, label: strings.get(key), values });
        }
    };
    let own = |values: Vec<String>| values.into_iter().map(|value| said(value, lang)).collect();
    let address_lang = Lang::parse(&card.address_lang).unwrap_or_else(|| lang.clone());
    line("phone", card.phones.iter().map(|number| phone(number, lang)).collect());
    line("email", card.email.iter().map(|email| sign(email, format!("mailto:{email}"))).collect());
    line("website", card.website.iter().map(|website| sign(&short(website), website.clone())).collect());
    line("address", card.address.into_iter().map(|value| said(value, &address_lang)).collect());
    line("hours", own(card.hours.iter().map(hours).collect()));
    line("interpreters", own(card.interpreters.iter().map(hours).collect()));
    line("languages-spoken", own(card.languages.into_iter().collect()));
    let mut notes = Vec::new();
    if card.temporarily_closed {
        notes.push(strings.get("temporarily-closed"));
    }
    notes.extend(card.appointment);
    notes.extend(card.step_free);
    LeafletCard {
        id: card.id,
        name: run_of(card.name),
        translated: card.translated.map(run_of),
        lines,
        notes,
    }
}

fn brief(site: &Site<'_>, card: CardView, lang: &Lang) -> LeafletCard {
    let bare = |phone: &PhoneView| Run { href: Some(phone.href.clone()), ..said(ltr(&phone.number), lang) };
    let numbers = card.phones.iter().map(bare).collect();
    let label = site.locale(lang).strings.get("phone");
    LeafletCard {
        id: card.id,
        name: run_of(card.name),
        translated: card.translated.map(run_of),
        lines: vec![LeafletFact { kind: "phone", label, values: numbers }],
        notes: Vec::new(),
    }
}

/// An address of mail or of the web: letters of no language.
fn sign(text: &str, href: String) -> Run {
    Run { text: ltr(&clean(text)), href: Some(href), lang: "und".into(), dir: "ltr" }
}

fn phone(phone: &PhoneView, lang: &Lang) -> Run {
    let number = ltr(&phone.number);
    let remarks: Vec<&str> = phone.label.iter().chain(&phone.languages).map(String::as_str).collect();
    let text = if remarks.is_empty() { number } else { format!("{number} ({})", remarks.join(", ")) };
    Run { href: Some(phone.href.clone()), ..said(text, lang) }
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
pub fn short(url: &str) -> String {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

/// A fact of the page, with the address that it may lead to.
pub fn fact(label: String, values: &[String], href: Option<String>, lang: &Lang) -> LeafletFact {
    let values = values.iter().map(|value| said(isolated(value, lang), lang));
    let href = href.map(|href| sign(&short(&href), href));
    LeafletFact { kind: "fact", label, values: values.chain(href).collect() }
}
