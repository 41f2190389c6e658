//! `/data/contacts/<id>.vcf`: a contact as a phone's address book takes it.
//!
//! vCard 3.0 (RFC 2426), which every phone reads: version 4 is still unknown to many. Labels and hours are
//! in the guide's source language, as the name is.

use super::Site;
use super::card::{hours_view, topics};
use super::content_lines::{ContentLines, escaped};
use crate::guide::{Entry, href};
use crate::locale::{Phone, region_name};
use crate::model::{Address, Contact, PhoneEntry};

/// The path below the site's root.
pub fn path(entry: &Entry) -> String {
    format!("data/contacts/{}.vcf", entry.id.as_str())
}

/// The card's text.
pub fn vcard(site: &Site<'_>, entry: &Entry, contact: &Contact) -> Vec<u8> {
    let config = &site.guide.config;
    let source = &entry.source;
    let strings = &site.locale(&source.lang).strings;
    let name = &source.title.value;
    let mut card = ContentLines::default();
    card.raw("BEGIN", "VCARD").raw("VERSION", "3.0").text("FN", None, name);
    // Offices have no family name, but the property must be there.
    card.raw("N", ";;;;").text("ORG", None, name).raw("X-ABSHOWAS", "COMPANY");
    for (number, phone) in contact.phones.iter().enumerate() {
        let label = phone.label.as_ref().map(|label| strings.get(&label.value));
        add_phone(&mut card, number + 1, phone, label.as_deref(), &config.country);
    }
    if let Some(email) = &contact.email {
        card.text("EMAIL;TYPE=INTERNET", None, &email.value);
    }
    if let Some(website) = &contact.website {
        card.raw("URL", &website.value);
    }
    if let Some(address) = &contact.address {
        card.raw("ADR;TYPE=WORK", &postal(address, &region_name(&config.country, &source.lang)));
    }
    if let Some((latitude, longitude)) = contact.geo {
        card.raw("GEO", &format!("{latitude};{longitude}"));
    }
    let topics: Vec<String> = topics(entry).into_iter().map(|key| escaped(&strings.get(key))).collect();
    if !topics.is_empty() {
        card.raw("CATEGORIES", &topics.join(","));
    }
    if let Some(note) = note(site, entry, contact) {
        card.text("NOTE", None, &note);
    }
    if let Some(verified) = &source.structure.verified {
        card.raw("REV", &verified.value.to_string());
    }
    card.raw("UID", &site.absolute(&href(entry.address(&config.source_language)))).raw("END", "VCARD");
    card.into_bytes()
}

/// A number, with its label in the way that the address books of Apple and Google have in common.
fn add_phone(card: &mut ContentLines, number: usize, phone: &PhoneEntry, label: Option<&str>, country: &str) {
    let Ok(parsed) = Phone::parse(&phone.number.value, country) else { return };
    let mobile = phone.label.as_ref().is_some_and(|label| label.value.starts_with("mobile"));
    let kind = if mobile { "CELL" } else { "WORK,VOICE" };
    match label {
        Some(label) => {
            card.raw(&format!("item{number}.TEL;TYPE={kind}"), parsed.number());
            card.text(&format!("item{number}.X-ABLABEL"), None, label);
        }
        None => {
            card.raw(&format!("TEL;TYPE={kind}"), parsed.number());
        }
    }
}

/// Post office box and the line above the street, of which guides know nothing, stay empty.
fn postal(address: &Address, country: &str) -> String {
    let part = |value: &Option<String>| escaped(value.as_deref().unwrap_or_default());
    let parts = [
        String::new(),
        String::new(),
        part(&address.street),
        part(&address.city),
        part(&address.province),
        part(&address.postal_code),
        escaped(country),
    ];
    parts.join(";")
}

/// Opening hours, and on what terms people are seen.
fn note(site: &Site<'_>, entry: &Entry, contact: &Contact) -> Option<String> {
    let locale = site.locale(&entry.source.lang);
    let mut lines = Vec::new();
    if contact.temporarily_closed {
        lines.push(locale.strings.get("temporarily-closed"));
    }
    let hours = contact.hours.as_ref().map(|hours| hours_view(hours, locale)).unwrap_or_default();
    lines.extend(hours.into_iter().map(|line| {
        let days = if line.days.is_empty() { String::new() } else { format!("{}:", line.days) };
        let parts = [days, line.times.join(", "), line.note.unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }));
    lines.extend(contact.appointment.map(|terms| locale.strings.get(super::card::appointment_key(terms))));
    (!lines.is_empty()).then(|| lines.join("\n"))
}
