//! Ids and words in front matter: does what they name exist?

use super::{Locales, at, links};
use crate::diagnostic::{Finding, Place, codes, suggestion};
use crate::guide::{Entry, Guide};
use crate::model::{Kind, Spanned};

pub fn check(guide: &Guide, locales: &Locales, entry: &Entry, findings: &mut Vec<Finding>) {
    let structure = &entry.source.structure;
    let place = structure.event.as_ref().and_then(|event| event.place.as_ref());
    for id in structure.contacts.iter().chain(&structure.owner).chain(place) {
        check_contact(guide, id, at(entry, id), findings);
    }
    for word in words(entry) {
        check_word(guide, locales, entry, word, findings);
    }
}

/// The emergency numbers of `guide.toml`.
pub fn check_emergency(guide: &Guide, findings: &mut Vec<Finding>) {
    for id in &guide.config.emergency {
        check_contact(guide, id, Place::at(&guide.config.file, id.span.clone()), findings);
    }
}

fn check_contact(guide: &Guide, id: &Spanned<String>, place: Place, findings: &mut Vec<Finding>) {
    let message = match guide.entry(&id.value) {
        Some(entry) if entry.kind() == Kind::Contact => {
            if !entry.is_published() {
                let message = format!("the contact `{}` {}", id.value, links::absence(entry));
                let finding = Finding::new(codes::LINK_UNPUBLISHED, place, message);
                findings.push(finding.hint("it is left out until it is published"));
            }
            return;
        }
        Some(entry) => format!("`{}` is a {}, not a contact", id.value, entry.kind().as_str()),
        None => format!("there is no contact `{}`", id.value),
    };
    let contacts = guide.entries.iter().filter(|entry| entry.kind() == Kind::Contact);
    let hint = suggestion(
        &id.value,
        contacts.map(|entry| entry.id.as_str()),
        "create it with `sirio new contact contacts/…`",
    );
    findings.push(Finding::new(codes::UNKNOWN_ID, place, message).hint(hint));
}

/// Every value that is shown translated.
fn words(entry: &Entry) -> Vec<&Spanned<String>> {
    let structure = &entry.source.structure;
    let mut words: Vec<&Spanned<String>> = structure.audience.iter().chain(&structure.topics).collect();
    if let Some(contact) = &structure.contact {
        words.extend(&contact.topics);
        words.extend(contact.phones.iter().filter_map(|phone| phone.label.as_ref()));
    }
    if let Some(service) = &structure.service {
        words.extend(service.fees.iter().filter_map(|fee| fee.label.as_ref()));
    }
    words
}

fn check_word(
    guide: &Guide,
    locales: &Locales,
    entry: &Entry,
    word: &Spanned<String>,
    findings: &mut Vec<Finding>,
) {
    let Some(locale) = locales.get(&guide.config.source_language) else { return };
    if locale.strings.contains(&word.value) {
        return;
    }
    let message = format!("`{}` is no word of the interface", word.value);
    let otherwise = format!(
        "add `{} = …` to i18n/{}/ui.ftl, so that it can be shown",
        word.value, guide.config.source_language
    );
    let hint = suggestion(&word.value, locale.strings.keys(), &otherwise);
    findings.push(Finding::new(codes::UNKNOWN_WORD, at(entry, word), message).hint(hint));
}
