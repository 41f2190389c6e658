//! A service sheet.

use super::super::Site;
use super::{MAIN, Node, contact};
use crate::guide::Entry;
use crate::model::{Fee, Lang, Online, Service};
use serde_json::Value;

/// A service with who is responsible, for whom it is, where and how it is had, what it costs.
///
/// Whom it serves by place is not said: the guide knows where an office is, not how far it reaches.
pub fn service(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Value {
    let structure = &entry.source.structure;
    let facts = structure.service.clone().unwrap_or_default();
    let (title, _) = entry.title(lang);
    let owner = structure.owner.as_ref().and_then(|owner| site.guide.entry(&owner.value));
    let owner = owner.filter(|owner| owner.is_published() && owner.contact().is_some());
    let locale = site.locale(lang);
    let audience: Vec<String> = structure.audience.iter().map(|key| locale.strings.get(&key.value)).collect();
    let audience = Node::new("Audience").text("audienceType", locale.formats.enumeration(&audience));
    let audience = Some(audience).filter(Node::has_more_than_its_type).map(Value::from);
    Node::new("GovernmentService")
        .text("@id", MAIN.to_owned())
        .text("name", title.to_owned())
        .text("alternateName", Some(&entry.source.title.value).filter(|name| *name != title).cloned())
        .text("description", entry.summary(lang).map(|(text, _)| text.to_owned()))
        .set("provider", owner.map(|owner| contact::reference(site, owner)))
        .set("audience", audience)
        .list("availableChannel", channels(site, entry, &facts))
        .set("offers", offer(site, &facts.fees, lang))
        .into()
}

/// Online, and each contact that the sheet names.
fn channels(site: &Site<'_>, entry: &Entry, facts: &Service) -> Vec<Value> {
    let days = facts.duration_days.map(|days| format!("P{days}D"));
    let mut channels = Vec::new();
    if let Some(Online::At(url)) = &facts.online {
        channels.push(Node::new("ServiceChannel").text("serviceUrl", url.value.clone()));
    }
    let contacts = entry.source.structure.contacts.iter().filter_map(|id| site.guide.entry(&id.value));
    channels.extend(contacts.filter_map(|contact| channel(site, contact)));
    if channels.is_empty() {
        channels.push(Node::new("ServiceChannel"));
    }
    let timed = channels.into_iter().map(|channel| channel.text("processingTime", days.clone()));
    timed.filter(Node::has_more_than_its_type).map(Value::from).collect()
}

fn channel(site: &Site<'_>, entry: &Entry) -> Option<Node> {
    let data = entry.contact().filter(|_| entry.is_published())?;
    let phone = data.phones.iter().find_map(|phone| contact::number(site, phone));
    let phone = phone.map(|phone| Value::from(Node::new("ContactPoint").text("telephone", phone)));
    Some(
        Node::new("ServiceChannel")
            .text("name", entry.source.title.value.clone())
            .set("servicePhone", phone)
            .set("serviceLocation", contact::postal_place(site, entry))
            .list("availableLanguage", contact::languages(&data.languages)),
    )
}

/// One fee is the price. Whether several add up or exclude each other the guide does not know, so
/// they are prices by their names.
fn offer(site: &Site<'_>, fees: &[Fee], lang: &Lang) -> Option<Value> {
    let label = |fee: &Fee| fee.label.as_ref().map(|label| site.locale(lang).strings.get(&label.value));
    let price = |kind: &str, fee: &Fee| {
        Node::new(kind)
            .text("name", label(fee))
            .text("price", fee.amount.clone())
            .text("priceCurrency", fee.currency.clone())
    };
    match fees {
        [] => None,
        [fee] => Some(price("Offer", fee).into()),
        fees => {
            let all = fees.iter().map(|fee| price("PriceSpecification", fee).into());
            Some(Node::new("Offer").list("priceSpecification", all.collect()).into())
        }
    }
}
