//! Open data: what other sites and offices may take from the guide.

use super::{Site, card};
use crate::check::coverage::Coverage;
use crate::guide::{Entry, href};
use crate::model::{Contact, Kind};
use serde_json::{Map, Value, json};

pub fn contacts<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (&'s Entry, &'s Contact)> {
    let published = site.guide.published().filter(|entry| entry.kind() == Kind::Contact);
    published.filter_map(|entry| Some((entry, entry.contact()?)))
}

/// `/data/contacts.csv` (RFC 4180), names in their official language.
///
/// # Errors
/// Where the writer refuses a record, which in memory it does not.
pub fn contacts_csv(site: &Site<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record([
        "id",
        "name",
        "phones",
        "email",
        "website",
        "street",
        "postal_code",
        "city",
        "province",
        "latitude",
        "longitude",
        "opening_hours",
        "languages",
        "area",
        "topics",
        "verified",
    ])?;
    for (entry, contact) in contacts(site) {
        let address = contact.address.clone().unwrap_or_default();
        let text = |value: Option<String>| value.unwrap_or_default();
        let join = |values: Vec<&str>| values.join(" ");
        writer.write_record([
            entry.id.as_str().to_owned(),
            entry.source.title.value.clone(),
            join(contact.phones.iter().map(|phone| phone.number.value.as_str()).collect()),
            text(contact.email.as_ref().map(|email| email.value.clone())),
            text(contact.website.as_ref().map(|website| website.value.clone())),
            text(address.street),
            text(address.postal_code),
            text(address.city),
            text(address.province),
            text(contact.geo.map(|(lat, _)| lat.to_string())),
            text(contact.geo.map(|(_, lon)| lon.to_string())),
            text(contact.hours.as_ref().map(|hours| hours.value.clone())),
            join(contact.languages.iter().map(crate::model::Lang::as_str).collect()),
            text(contact.area.as_ref().map(|area| area.value.clone())),
            join(card::topics(entry)),
            text(entry.source.structure.verified.as_ref().map(|verified| verified.value.to_string())),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// `/data/contacts.geojson` (RFC 7946); a contact whose place is not known has no geometry.
pub fn contacts_geojson(site: &Site<'_>) -> Value {
    let features = contacts(site).map(|(entry, contact)| {
        let geometry = contact.geo.map(|(lat, lon)| json!({ "type": "Point", "coordinates": [lon, lat] }));
        let address = contact.address.as_ref().map(|address| {
            json!({ "street": address.street, "postal_code": address.postal_code, "city": address.city,
                    "province": address.province })
        });
        json!({
            "type": "Feature",
            "id": entry.id.as_str(),
            "geometry": geometry,
            "properties": {
                "name": entry.source.title.value,
                "phones": contact.phones.iter().map(|phone| &phone.number.value).collect::<Vec<_>>(),
                "email": contact.email.as_ref().map(|email| &email.value),
                "website": contact.website.as_ref().map(|website| &website.value),
                "address": address,
                "opening_hours": contact.hours.as_ref().map(|hours| &hours.value),
                "languages": contact.languages,
                "topics": card::topics(entry),
                "pages": site.guide.config.languages.iter()
                    .map(|lang| (lang.as_str().to_owned(), Value::from(site.absolute(&href(entry.address(lang))))))
                    .collect::<Map<_, _>>(),
                "verified": entry.source.structure.verified.as_ref().map(|verified| verified.value.to_string()),
            }
        })
    });
    json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() })
}

/// The translation report: `/data/coverage.json` and `sirio coverage --format json`. Written as it
/// is walked: a large guide has a million sections in all its languages.
///
/// # Errors
/// Where the writer refuses a value, which in memory it does not.
pub fn coverage_json(coverage: &Coverage) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = serde_json::to_vec_pretty(coverage)?;
    text.push(b'\n');
    Ok(text)
}

/// JSON as it is published: readable, with a line end.
pub fn pretty(value: &Value) -> Vec<u8> {
    let mut text = format!("{value:#}");
    text.push('\n');
    text.into_bytes()
}
