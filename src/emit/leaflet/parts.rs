//! What a leaflet is made of, as digests: by them a later list tells what has changed since a
//! printing, and why it should be printed again. Never: the text itself.

use crate::theme::digest_of;
use crate::theme::leaflet::{LeafletCard, LeafletFact, LeafletView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Digests of the parts of a leaflet; the first eight digits of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parts {
    /// Titles, summary, sections.
    pub text: String,
    /// Fees, duration.
    pub facts: String,
    /// That it is a machine's translation, that the original has changed.
    pub notices: String,
    /// The page's address, and with it the QR code.
    pub address: String,
    /// Who answers for it, and the logo.
    pub owner: String,
    /// Contacts and emergency numbers by their ids.
    pub contacts: BTreeMap<String, ContactParts>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactParts {
    /// Names, phones, addresses.
    pub contact: String,
    /// Opening hours, and when there are interpreters.
    pub hours: String,
}

impl Parts {
    pub fn of(view: &LeafletView) -> Self {
        let beside = view.beside.as_deref();
        let both = |part: fn(&LeafletView) -> blake3::Hash| {
            short(&(part(view).as_bytes(), beside.map(|view| *part(view).as_bytes())))
        };
        let tongues: Vec<_> = view.languages.iter().map(|tongue| (&tongue.name, &tongue.title)).collect();
        let addresses: Vec<_> = view.languages.iter().map(|tongue| &tongue.url).collect();
        Self {
            text: short(&(both(text), tongues)),
            facts: both(|view| digest_of(&view.facts)),
            notices: both(|view| {
                let sections: Vec<_> = view.sections.iter().map(|section| &section.notice).collect();
                digest_of(&(&view.notices, sections))
            }),
            address: short(&(&view.url, addresses)),
            owner: both(|view| digest_of(&view.owner)),
            contacts: contacts(view),
        }
    }
}

fn text(view: &LeafletView) -> blake3::Hash {
    let sections: Vec<_> = view.sections.iter().map(|section| (&section.heading, &section.blocks)).collect();
    digest_of(&(&view.guide_name, &view.title, &view.original_title, &view.summary, sections))
}

fn contacts(view: &LeafletView) -> BTreeMap<String, ContactParts> {
    let mut cards: BTreeMap<&str, Vec<&LeafletCard>> = BTreeMap::new();
    for view in [Some(view), view.beside.as_deref()].into_iter().flatten() {
        for card in view.contacts.iter().chain(&view.emergency) {
            cards.entry(&card.id).or_default().push(card);
        }
    }
    let parts = cards.into_iter().map(|(id, cards)| {
        let of = |hours: bool| -> Vec<&LeafletFact> {
            let lines = cards.iter().flat_map(|card| &card.lines);
            lines.filter(|line| ["hours", "interpreters"].contains(&line.kind) == hours).collect()
        };
        let names: Vec<_> = cards.iter().map(|card| (&card.name, &card.translated, &card.notes)).collect();
        (id.to_owned(), ContactParts { contact: short(&(names, of(false))), hours: short(&of(true)) })
    });
    parts.collect()
}

fn short<T: std::hash::Hash>(value: &T) -> String {
    digest_of(value).to_hex()[..8].to_owned()
}
