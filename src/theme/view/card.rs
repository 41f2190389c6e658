//! A contact as a template gets it.

use super::Words;
use serde::Serialize;

/// An emergency number on every page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EmergencyView {
    pub href: String,
    pub words: Words,
    pub phones: Vec<PhoneView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PhoneView {
    /// `tel:…`
    pub href: String,
    /// As people write it; shown left to right in every script.
    pub number: String,
    pub label: Option<String>,
    pub languages: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HoursView {
    /// Empty in a line that is about no day in particular.
    pub days: String,
    pub times: Vec<String>,
    pub note: Option<String>,
}

/// A contact, its labels in the reader's language, its name as it stands on the door.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CardView {
    pub id: String,
    pub href: String,
    /// The official name.
    pub name: Words,
    /// What the name means, where somebody has translated it.
    pub translated: Option<Words>,
    pub summary: Option<Words>,
    pub temporarily_closed: bool,
    /// What filters ask of a contact.
    pub marks: CardMarks,
    pub phones: Vec<PhoneView>,
    pub email: Option<String>,
    pub website: Option<String>,
    /// Lines of a postal address, as they are written on an envelope.
    pub address: Vec<String>,
    pub address_lang: String,
    /// A `geo:` address (RFC 5870), which a phone opens in its own map.
    pub geo: Option<String>,
    /// The place on OpenStreetMap.
    pub map: Option<String>,
    /// The address of the vCard.
    pub vcard: String,
    pub hours: Vec<HoursView>,
    pub appointment: Option<String>,
    pub appointment_url: Option<String>,
    pub languages: Option<String>,
    pub interpreters: Vec<HoursView>,
    pub step_free: Option<String>,
    pub verified: Option<String>,
}

/// What a directory can be filtered by, as keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CardMarks {
    /// The town as in an address, or empty.
    pub town: String,
    /// Keys of topics.
    pub topics: Vec<String>,
    /// Language tags.
    pub spoken: Vec<String>,
    pub step_free: bool,
    /// Whether `/data/open.json` may know when it is open.
    pub has_hours: bool,
}
