//! The keys of a source file: facts and structure, written once for all languages.

use super::fields::{FRONT_MATTER, Fields};
use super::link::web_address;
use crate::diagnostic::codes;
use crate::model::{
    Address, Appointment, Contact, Event, Fee, Kind, Lang, LeafletChoice, LeafletFormat, Official, Online,
    PhoneEntry, Service, Spanned, Structure,
};
use std::collections::BTreeMap;

/// Every key that may stand in a source file alone.
pub const STRUCTURAL_KEYS: [&str; 20] = [
    "source",
    "id",
    "kind",
    "priority",
    "weight",
    "draft",
    "expires",
    "aliases",
    "audience",
    "topics",
    "contacts",
    "owner",
    "verified",
    "sources",
    "not_required",
    "leaflet",
    "service",
    "contact",
    "official",
    "event",
];

type Table<'s, 'f, 't> = Fields<'s, 'f, 't>;

/// Reads the structural keys of a page's front matter.
pub fn structure(fields: &Table<'_, '_, '_>) -> Structure {
    let kind = fields.choice("kind", &Kind::ALL, Kind::as_str);
    Structure {
        source: fields.lang("source"),
        id: fields.text("id").filter(|id| check_id(fields, id)),
        kind,
        essential: fields.choice("priority", &["essential", "normal"], |name| name) == Some("essential"),
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        draft: fields.flag("draft").unwrap_or(false),
        expires: fields.date("expires"),
        aliases: fields.texts("aliases"),
        audience: fields.texts("audience"),
        topics: fields.texts("topics"),
        contacts: fields.texts("contacts"),
        owner: fields.text("owner"),
        verified: fields.date("verified"),
        sources: sources(fields),
        not_required: not_required(fields),
        leaflet: fields.table("leaflet").map(leaflet),
        service: fields.table("service").map(service),
        contact: fields.table("contact").map(contact),
        official: official(fields),
        event: fields.table("event").and_then(event),
    }
}

fn check_id(fields: &Table<'_, '_, '_>, id: &Spanned<String>) -> bool {
    let good = !id.value.is_empty()
        && id.value.len() <= 200
        && id.value.chars().all(|c| c.is_alphanumeric() || "-_/.".contains(c))
        && !id.value.split('/').any(|part| part.is_empty() || part.chars().all(|c| c == '.'));
    if !good {
        let message = format!("`{}` cannot be an id", id.value);
        fields.sink().report(
            codes::BAD_VALUE,
            &id.span,
            message,
            "use letters, digits and hyphens: \"first-permit\"",
        );
    }
    good
}

fn sources(fields: &Table<'_, '_, '_>) -> Vec<Spanned<String>> {
    let mut sources = fields.texts("sources");
    sources.retain(|source| check_web(fields, source));
    sources
}

fn check_web(fields: &Table<'_, '_, '_>, address: &Spanned<String>) -> bool {
    let refusal = web_address(&address.value).err();
    if let Some(refusal) = &refusal {
        fields.sink().report(codes::BAD_VALUE, &address.span, refusal.message.clone(), refusal.hint);
    }
    refusal.is_none()
}

fn not_required(fields: &Table<'_, '_, '_>) -> BTreeMap<Lang, String> {
    let Some(table) = fields.table("not_required") else { return BTreeMap::new() };
    let entries = table.open_texts().into_iter();
    entries.filter_map(|(lang, reason)| Some((table.lang_of(&lang)?, reason.value))).collect()
}

fn leaflet(fields: Table<'_, '_, '_>) -> LeafletChoice {
    let formats = fields.optional_texts("formats");
    let formats = formats.map(|names| names.iter().filter_map(|name| format(&fields, name)).collect());
    let choice = LeafletChoice { formats, sections: fields.optional_texts("sections") };
    fields.finish();
    choice
}

fn format(fields: &Table<'_, '_, '_>, name: &Spanned<String>) -> Option<Spanned<LeafletFormat>> {
    let format = LeafletFormat::parse(&name.value);
    if format.is_none() {
        let message = format!("`{}` is no leaflet format", name.value);
        let known = LeafletFormat::ALL.map(LeafletFormat::as_str).join(", ");
        fields.sink().report(codes::BAD_VALUE, &name.span, message, format!("one of: {known}"));
    }
    Some(Spanned { value: format?, span: name.span.clone() })
}

fn service(fields: Table<'_, '_, '_>) -> Service {
    let fees = if fields.is_array("fees") {
        fields.tables("fees").into_iter().filter_map(fee).collect()
    } else {
        let amount = fields.decimal("fees");
        amount
            .map(|amount| Fee { amount: amount.value, currency: "EUR".into(), label: None })
            .into_iter()
            .collect()
    };
    let duration_days = fields.integer("duration_days").map(|days| days.value);
    let online = if fields.is_bool("online") {
        fields.flag("online").map(|online| if online { Online::Yes } else { Online::No })
    } else {
        fields.text("online").filter(|address| check_web(&fields, address)).map(Online::At)
    };
    fields.finish();
    Service { fees, duration_days, online }
}

fn fee(fields: Table<'_, '_, '_>) -> Option<Fee> {
    let amount = fields.decimal("amount");
    if !fields.contains("amount") {
        fields.sink().report(codes::MISSING_KEY, fields.span(), "a fee needs an `amount`", "amount = \"16\"");
    }
    let currency = fields.text("currency").map_or_else(|| "EUR".to_owned(), |currency| currency.value);
    let label = fields.text("label");
    fields.finish();
    Some(Fee { amount: amount?.value, currency, label })
}

fn contact(fields: Table<'_, '_, '_>) -> Contact {
    let contact = Contact {
        phones: fields.tables("phones").into_iter().filter_map(phone).collect(),
        email: fields.text("email"),
        website: fields.text("website").filter(|address| check_web(&fields, address)),
        address: fields.table("address").map(address),
        geo: geo(&fields),
        hours: fields.text("hours"),
        appointment: fields.choice("appointment", &Appointment::ALL, Appointment::as_str),
        appointment_url: fields.text("appointment_url").filter(|address| check_web(&fields, address)),
        languages: fields.languages("languages"),
        interpreters: fields.text("interpreters"),
        step_free: fields.flag("step_free"),
        temporarily_closed: fields.flag("temporarily_closed").unwrap_or(false),
        area: fields.text("area"),
        topics: fields.texts("topics"),
    };
    fields.finish();
    contact
}

fn phone(fields: Table<'_, '_, '_>) -> Option<PhoneEntry> {
    let number = fields.required_text("number");
    let label = fields.text("label");
    let languages = fields.languages("languages");
    fields.finish();
    Some(PhoneEntry { number: number?, label, languages })
}

fn address(fields: Table<'_, '_, '_>) -> Address {
    let text = |key| fields.text(key).map(|text| text.value).filter(|text| !text.trim().is_empty());
    let address = Address {
        street: text("street"),
        postal_code: text("postal_code"),
        city: text("city"),
        province: text("province"),
    };
    fields.finish();
    address
}

/// `geo = { lat = 43.84, lon = 10.5 }`.
fn geo(fields: &Table<'_, '_, '_>) -> Option<(f64, f64)> {
    let table = fields.table("geo")?;
    let degrees = |key| table.decimal(key).and_then(|text| text.value.parse::<f64>().ok());
    let (lat, lon) = (degrees("lat"), degrees("lon"));
    let (span, sink) = (table.span().clone(), table.sink());
    table.finish();
    match (lat, lon) {
        (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Some((lat, lon)),
        _ => {
            let hint = "degrees of WGS 84: geo = { lat = 43.84, lon = 10.50 }";
            sink.report(codes::GEO, &span, "this is no place on Earth", hint);
            None
        }
    }
}

/// `official = "word"` or `official = { text = "word", lang = "it" }`.
fn official(fields: &Table<'_, '_, '_>) -> Option<Official> {
    if fields.is_text("official") {
        return fields.text("official").map(|text| Official { text: text.value, lang: None });
    }
    let table = fields.table("official")?;
    let text = table.required_text("text");
    let lang = table.lang("lang");
    table.finish();
    Some(Official { text: text?.value, lang })
}

fn event(fields: Table<'_, '_, '_>) -> Option<Event> {
    let start = fields.date_time("start");
    if !fields.contains("start") {
        let hint = "start = 2026-11-23T17:30:00";
        fields.sink().report(codes::MISSING_KEY, fields.span(), "an event needs a `start`", hint);
    }
    let end = fields.date_time("end");
    let repeat = fields.text("repeat");
    let place = fields.text("place");
    if let (Some(start), Some(end)) = (&start, &end)
        && end.value < start.value
    {
        fields.sink().report(
            FRONT_MATTER.bad_value,
            &end.span,
            "the event ends before it starts",
            "check both dates",
        );
    }
    fields.finish();
    Some(Event { start: start?.value, end: end.map(|end| end.value), repeat, place })
}
