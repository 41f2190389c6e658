//! Every address of the guide that leads out of it, once, with all the places where it is written.

use super::Question;
use super::address::{bare, without_fragment};
use crate::diagnostic::Place;
use crate::guide::{Entry, Guide};
use crate::model::{Lang, Online, Page, PageId, Spanned, Target};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use url::Url;

/// The file of link records.
const RECORDS: &str = "content/links.toml";

/// Addresses without fragments → what is known of them from the guide.
pub type OuterLinks = BTreeMap<String, OuterLink>;

/// An address of the guide.
#[derive(Debug, Clone)]
pub struct OuterLink {
    pub question: Question,
    /// In the order of pages, then of records.
    pub spots: Vec<Spot>,
}

impl OuterLink {
    /// The host, with its port where that is an unusual one.
    pub fn host(&self) -> String {
        host(&self.question.address)
    }
}

/// One place where an address is written.
#[derive(Debug, Clone)]
pub struct Spot {
    pub place: Place,
    /// The address with its fragment.
    pub href: Url,
    /// Bytes of the address as it is written, where they are known. Not of one that readers see in the text:
    /// to change it would be to change words.
    pub written: Option<Range<usize>>,
    pub origin: Origin,
    /// The pages that show it.
    pub shown: BTreeSet<PageId>,
}

impl Spot {
    /// The place inside the page, percent-decoded.
    pub fn fragment(&self) -> Option<String> {
        let fragment = self.href.fragment().filter(|fragment| !fragment.is_empty())?;
        Some(percent_decode_str(fragment).decode_utf8_lossy().into_owned())
    }
}

/// What kind of text an address stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The Markdown of a page in this language.
    Text(Lang),
    /// A record that has an address in this language, and none in others of the guide.
    Record { id: String, lang: Lang, lacks: BTreeSet<Lang> },
    /// A fact: the same for readers of all languages.
    Fact,
}

/// The host of an address, with its port where that is an unusual one.
pub fn host(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default();
    address.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// The addresses of everything that is on the site, and of every link record.
pub fn outer_links(guide: &Guide) -> OuterLinks {
    let mut links = OuterLinks::new();
    let mut users: BTreeMap<&str, BTreeSet<PageId>> = BTreeMap::new();
    for entry in guide.published() {
        for page in entry.pages() {
            add_text(&mut links, entry, page, &mut users);
        }
        add_facts(&mut links, entry);
    }
    add_records(&mut links, guide, &users);
    links
}

fn add_text<'g>(
    links: &mut OuterLinks,
    entry: &Entry,
    page: &'g Page,
    users: &mut BTreeMap<&'g str, BTreeSet<PageId>>,
) {
    for link in page.body.links() {
        match &link.target {
            Target::External(address) => {
                let Some(href) = web(address) else { continue };
                let spot = Spot {
                    place: Place::at(&page.file, link.span.clone()),
                    href,
                    written: link.destination.clone().filter(|_| !link.is_autolink()),
                    origin: Origin::Text(page.lang.clone()),
                    shown: BTreeSet::from([entry.id.clone()]),
                };
                add(links, spot);
            }
            Target::Record(id) => {
                users.entry(id).or_default().insert(entry.id.clone());
            }
            _ => {}
        }
    }
}

fn add_facts(links: &mut OuterLinks, entry: &Entry) {
    let structure = &entry.source.structure;
    let contact = entry.contact();
    let online = structure.service.as_ref().and_then(|service| match &service.online {
        Some(Online::At(address)) => Some(address),
        _ => None,
    });
    let addresses = structure
        .sources
        .iter()
        .chain(contact.and_then(|contact| contact.website.as_ref()))
        .chain(contact.and_then(|contact| contact.appointment_url.as_ref()))
        .chain(online);
    for address in addresses {
        let shown = BTreeSet::from([entry.id.clone()]);
        add_value(links, &entry.source.file, address, (Origin::Fact, shown));
    }
}

fn add_records(links: &mut OuterLinks, guide: &Guide, users: &BTreeMap<&str, BTreeSet<PageId>>) {
    let file: Arc<str> = RECORDS.into();
    for (id, addresses) in &guide.links.0 {
        let languages = guide.config.languages.iter();
        let lacks: BTreeSet<Lang> = languages.filter(|lang| !addresses.contains_key(lang)).cloned().collect();
        for (lang, address) in addresses {
            let origin = Origin::Record { id: id.clone(), lang: lang.clone(), lacks: lacks.clone() };
            let shown = users.get(id.as_str()).cloned().unwrap_or_default();
            add_value(links, &file, address, (origin, shown));
        }
    }
}

/// A value in TOML, whose place takes its quotes in.
fn add_value(
    links: &mut OuterLinks,
    file: &Arc<str>,
    address: &Spanned<String>,
    (origin, shown): (Origin, BTreeSet<PageId>),
) {
    let Some(href) = web(&address.value) else { return };
    let span = address.span.clone();
    let inside = (span.len() == address.value.len() + 2).then(|| span.start + 1..span.end - 1);
    add(links, Spot { place: Place::at(file, span), href, written: inside, origin, shown });
}

fn add(links: &mut OuterLinks, spot: Spot) {
    let address = without_fragment(spot.href.clone());
    let link = links.entry(address.as_str().to_owned()).or_insert_with(|| OuterLink {
        question: Question { address, fragments: BTreeSet::new(), languages: BTreeSet::new() },
        spots: Vec::new(),
    });
    link.question.fragments.extend(spot.fragment());
    match &spot.origin {
        Origin::Text(lang) => {
            link.question.languages.insert(lang.clone());
        }
        Origin::Record { lacks, .. } => link.question.languages.extend(lacks.iter().cloned()),
        // A fact has one address for all readers: no other version of it could be written.
        Origin::Fact => {}
    }
    link.spots.push(spot);
}

/// A web address, without a name and a password.
fn web(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.host_str().filter(|host| !host.is_empty())?;
    Some(bare(url))
}
