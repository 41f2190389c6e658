//! What should be printed again. In come the leaflets of today and the list of an earlier day
//! (`leaflets.json`); out goes what changed since, and why. Never: a leaflet that is the same.

use super::parts::{ContactParts, Parts};
use super::{LeafletRecord, Wanted};
use crate::guide::{Entry, Guide, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A list of an earlier day, as `/data/leaflets.json` has it. Lists of other programs' versions may
/// lack something: what is not there is taken for changed.
#[derive(Debug, Clone, Deserialize)]
pub struct Earlier {
    leaflets: Vec<EarlierLeaflet>,
}

#[derive(Debug, Clone, Deserialize)]
struct EarlierLeaflet {
    id: String,
    lang: String,
    format: String,
    path: String,
    version: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    valid_until: Option<String>,
    #[serde(default)]
    parts: Option<Parts>,
}

/// Why a leaflet should be printed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Reason {
    /// It was not there.
    New,
    Text,
    /// Fees, duration.
    Facts,
    /// Its translation has got better or worse.
    Notices,
    Address,
    Owner,
    /// Until when it holds.
    Expiry,
    Contact {
        contact: String,
    },
    Hours {
        contact: String,
    },
    /// The earlier list does not say of what it was made.
    Unknown,
}

/// A leaflet of the earlier list that should not be handed out any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    pub id: String,
    pub lang: String,
    pub format: String,
    pub path: String,
    pub title: String,
    pub why: Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gone {
    /// The page is past its last day.
    Expired,
    /// The page is a draft again, or is not there.
    Removed,
    /// The page is there, and this leaflet of it is made no more.
    NotMade,
}

impl Earlier {
    /// # Errors
    /// When the text is no list of leaflets.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Why a leaflet should be printed again; empty where it is as it was.
    pub fn reasons(&self, leaflet: &LeafletRecord) -> Vec<Reason> {
        let Some(earlier) = self.leaflets.iter().find(|earlier| earlier.is(leaflet)) else {
            return vec![Reason::New];
        };
        if earlier.version == leaflet.version {
            return Vec::new();
        }
        let Some(parts) = &earlier.parts else { return vec![Reason::Unknown] };
        let mut reasons = changed(parts, &leaflet.parts);
        if earlier.valid_until != leaflet.valid_until.map(|day| day.to_string()) {
            reasons.push(Reason::Expiry);
        }
        if reasons.is_empty() { vec![Reason::Unknown] } else { reasons }
    }

    /// What was printed and is no more; of what is not wanted today, nothing is said.
    pub fn withdrawn(&self, guide: &Guide, today: &[LeafletRecord], wanted: &Wanted) -> Vec<Withdrawn> {
        let gone = self.leaflets.iter().filter(|earlier| {
            wanted.covers(&earlier.id, &earlier.lang) && !today.iter().any(|leaflet| earlier.is(leaflet))
        });
        let withdrawn = gone.map(|earlier| Withdrawn {
            id: earlier.id.clone(),
            lang: earlier.lang.clone(),
            format: earlier.format.clone(),
            path: earlier.path.trim_start_matches('/').to_owned(),
            title: earlier.title.clone(),
            why: why(guide.entry(&earlier.id)),
        });
        withdrawn.collect()
    }
}

impl EarlierLeaflet {
    fn is(&self, leaflet: &LeafletRecord) -> bool {
        self.id == leaflet.id.as_str()
            && self.lang == leaflet.lang.as_str()
            && self.format == leaflet.format.as_str()
    }
}

fn why(entry: Option<&Entry>) -> Gone {
    match entry.map(|entry| entry.status) {
        Some(Status::Published) => Gone::NotMade,
        Some(Status::Expired) => Gone::Expired,
        Some(Status::Draft) | None => Gone::Removed,
    }
}

fn changed(then: &Parts, now: &Parts) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut add = |differs: bool, reason: Reason| {
        if differs {
            reasons.push(reason);
        }
    };
    add(then.text != now.text, Reason::Text);
    add(then.facts != now.facts, Reason::Facts);
    let none = ContactParts::default();
    let ids: BTreeSet<&String> = then.contacts.keys().chain(now.contacts.keys()).collect();
    for id in ids {
        let (then, now) = (then.contacts.get(id).unwrap_or(&none), now.contacts.get(id).unwrap_or(&none));
        add(then.contact != now.contact, Reason::Contact { contact: id.clone() });
        let both = !then.hours.is_empty() && !now.hours.is_empty();
        add(both && then.hours != now.hours, Reason::Hours { contact: id.clone() });
    }
    add(then.owner != now.owner, Reason::Owner);
    add(then.address != now.address, Reason::Address);
    add(then.notices != now.notices, Reason::Notices);
    reasons
}
