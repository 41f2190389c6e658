//! Who can be asked: offices, organisations, numbers.

use super::super::Site;
use super::{Node, address};
use crate::guide::{Entry, Guide};
use crate::locale::{Hours, Phone, Stretch};
use crate::model::{Contact, Kind, Lang, PageId, PhoneEntry};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The contacts that are public offices as far as the guide itself knows.
///
/// The format has no key for it. A contact is one where the guide names it as responsible for a
/// service sheet, or where it publishes under a name that only public bodies get. Of the rest only
/// what is certain is said: that it is an organisation.
#[derive(Debug)]
pub struct Bodies(BTreeSet<PageId>);

impl Bodies {
    pub fn new(guide: &Guide) -> Self {
        let services = guide.published().filter(|entry| entry.kind() == Kind::Service);
        let owners = services.filter_map(|entry| entry.source.structure.owner.as_ref());
        let owners = owners.filter_map(|owner| guide.entry(&owner.value));
        let public = guide.published().filter(|entry| {
            let website = entry.contact().and_then(|contact| contact.website.as_ref());
            website.is_some_and(|website| is_public_host(&website.value))
        });
        Self(owners.chain(public).map(|entry| entry.id.clone()).collect())
    }

    fn is_public(&self, entry: &Entry) -> bool {
        self.0.contains(&entry.id)
    }
}

/// Whether a web address is under a name for public bodies alone: that of a government, as many
/// countries have one, or one that the Italian registry keeps for municipalities, provinces and
/// regions.
fn is_public_host(website: &str) -> bool {
    let Ok(url) = url::Url::parse(website) else { return false };
    let labels: Vec<&str> = url.host_str().unwrap_or_default().split('.').collect();
    let government = labels.iter().rev().take(2).any(|label| ["gov", "gouv", "gob"].contains(label));
    let local = labels.last() == Some(&"it")
        && labels
            .iter()
            .any(|label| ["comune", "provincia", "regione", "cittametropolitana"].contains(label));
    government || local
}

/// The identity of a contact, the same on every page and in every language.
fn id(site: &Site<'_>, entry: &Entry) -> String {
    format!("{}#contact", address(site, entry, &entry.source.lang))
}

/// A contact on pages that are about something else.
pub fn reference(site: &Site<'_>, entry: &Entry) -> Value {
    let website = entry.contact().and_then(|contact| contact.website.as_ref());
    named(site, entry).text("url", website.map(|website| website.value.clone())).into()
}

fn named(site: &Site<'_>, entry: &Entry) -> Node {
    let kind = if site.bodies.is_public(entry) { "GovernmentOffice" } else { "Organization" };
    Node::new(kind).text("@id", id(site, entry)).text("name", entry.source.title.value.clone())
}

/// A contact on its own page.
pub fn contact(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<Value> {
    let contact = entry.contact()?;
    let (title, _) = entry.title(lang);
    let url = contact.website.as_ref().map_or_else(|| address(site, entry, lang), |site| site.value.clone());
    let phone = contact.phones.iter().find_map(|phone| number(site, phone));
    let node = named(site, entry)
        .text("alternateName", Some(title.to_owned()).filter(|title| *title != entry.source.title.value))
        .text("description", entry.summary(lang).map(|(text, _)| text.to_owned()))
        .text("url", url)
        .text("telephone", phone)
        .text("email", contact.email.as_ref().map(|email| email.value.clone()))
        .list("knowsLanguage", languages(&contact.languages));
    // An office is a place; an organisation has one.
    if site.bodies.is_public(entry) {
        let node = node.list("contactPoint", points(site, contact, lang, Vec::new()));
        return Some(
            place_data(site, contact, lang, node).list("openingHoursSpecification", hours(contact)).into(),
        );
    }
    let place = place_data(site, contact, lang, Node::new("Place"));
    let (at_place, by_phone) = if place.has_more_than_its_type() {
        (hours(contact), Vec::new())
    } else {
        (Vec::new(), hours(contact))
    };
    let place = place.list("openingHoursSpecification", at_place);
    let place = Some(place).filter(Node::has_more_than_its_type).map(Value::from);
    Some(node.list("contactPoint", points(site, contact, lang, by_phone)).set("location", place).into())
}

/// Where an event is: a place with its point on the map, on a page that is about the event.
pub fn place(site: &Site<'_>, entry: &Entry) -> Option<Value> {
    let contact = entry.contact().filter(|_| entry.is_published())?;
    let place = Node::new("Place").text("name", entry.source.title.value.clone());
    Some(place.set("address", postal(site, contact)).set("geo", geo(contact)).into())
}

/// Where letters and visitors go; `None` where there is no address.
pub fn postal_place(site: &Site<'_>, entry: &Entry) -> Option<Value> {
    let postal = postal(site, entry.contact()?)?;
    Some(Node::new("Place").text("name", entry.source.title.value.clone()).set("address", postal).into())
}

fn place_data(site: &Site<'_>, contact: &Contact, lang: &Lang, node: Node) -> Node {
    let step_free = contact.step_free.map(|yes| {
        let name = site.locale(lang).strings.get("step-free-yes");
        json!({ "@type": "LocationFeatureSpecification", "name": name, "value": yes })
    });
    node.set("address", postal(site, contact)).set("geo", geo(contact)).set("amenityFeature", step_free)
}

fn postal(site: &Site<'_>, contact: &Contact) -> Option<Value> {
    let address = contact.address.as_ref()?;
    let postal = Node::new("PostalAddress")
        .text("streetAddress", address.street.clone())
        .text("postalCode", address.postal_code.clone())
        .text("addressLocality", address.city.clone())
        .text("addressRegion", address.province.clone());
    let country = site.guide.config.country.clone();
    postal.has_more_than_its_type().then(|| postal.text("addressCountry", country).into())
}

fn geo(contact: &Contact) -> Option<Value> {
    contact.geo.map(|(lat, lon)| json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }))
}

/// Numbers of which there is more to say than the number: what for, in which languages, when.
fn points(site: &Site<'_>, contact: &Contact, lang: &Lang, mut hours: Vec<Value>) -> Vec<Value> {
    let plain = |phone: &PhoneEntry| phone.label.is_none() && phone.languages.is_empty();
    if contact.phones.len() < 2 && hours.is_empty() && contact.phones.iter().all(plain) {
        return Vec::new();
    }
    let mut points: Vec<Value> = Vec::new();
    for phone in &contact.phones {
        let Some(number) = number(site, phone) else { continue };
        let label = phone.label.as_ref().map(|label| site.locale(lang).strings.get(&label.value));
        // Hours of a contact that is no place are those of its first number.
        let hours = std::mem::take(&mut hours);
        let point = Node::new("ContactPoint")
            .text("telephone", number)
            .text("contactType", label)
            .list("availableLanguage", languages(&phone.languages))
            .list("hoursAvailable", hours);
        points.push(point.into());
    }
    points
}

/// As it is dialled: E.164 or a short code; a number that is none has its finding.
pub fn number(site: &Site<'_>, phone: &PhoneEntry) -> Option<String> {
    let phone = Phone::parse(&phone.number.value, &site.guide.config.country).ok()?;
    Some(phone.uri().trim_start_matches("tel:").to_owned())
}

pub fn languages(languages: &[Lang]) -> Vec<Value> {
    languages.iter().map(|lang| lang.as_str().into()).collect()
}

/// The hours that the week says exactly; none while the office is closed for a time.
fn hours(contact: &Contact) -> Vec<Value> {
    let hours = contact.hours.as_ref().filter(|_| !contact.temporarily_closed);
    let hours = hours.and_then(|hours| Hours::parse(&hours.value).ok());
    hours.map(|hours| hours.stretches().into_iter().map(opening).collect()).unwrap_or_default()
}

/// Without `opens` it means closed (schema.org/OpeningHoursSpecification).
fn opening(stretch: Stretch) -> Value {
    const DAYS: [&str; 8] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays"];
    let days = stretch.days.iter().filter_map(|day| DAYS.get(*day));
    let (opens, closes) = stretch.times.unzip();
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    Node::new("OpeningHoursSpecification")
        .list("dayOfWeek", days.map(|day| Value::from(*day)).collect())
        .text("opens", opens.map(clock))
        .text("closes", closes.map(clock))
        .text("description", stretch.comment)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_public_bodies_alone() {
        for public in
            ["https://www.comune.lucca.it/x", "https://www.integrazionemigranti.gov.it", "https://a.gouv.fr"]
        {
            assert!(is_public_host(public), "{public}");
        }
        for other in ["https://caritas.it", "https://comune.example.com", "https://gov.example.org", "no"] {
            assert!(!is_public_host(other), "{other}");
        }
    }
}
