//! A contact → its card: labels, days and hours in the reader's language, names as they are.

use super::words::{clean, words};
use super::{Site, openings, vcard};
use crate::guide::{Entry, href};
use crate::locale::{Hours, Locale, Phone};
use crate::model::{Address, Appointment, Contact, Kind, Lang, PhoneEntry, Spanned};
use crate::theme::view::{CardMarks, CardView, EmergencyView, HoursView, PhoneView};

/// The card of a contact; `None` for pages that are none or that are not on the site.
pub fn card(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<CardView> {
    let contact = entry.contact().filter(|_| entry.is_published())?;
    let locale = site.locale(lang);
    let (title, title_lang) = entry.title(lang);
    let source = &entry.source;
    Some(CardView {
        id: entry.id.as_str().to_owned(),
        href: href(entry.address(lang)),
        name: words(&source.title.value, &source.lang, lang),
        translated: (*title_lang != source.lang && title != source.title.value)
            .then(|| words(title, title_lang, lang)),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        temporarily_closed: contact.temporarily_closed,
        marks: marks(entry, contact),
        phones: phones(site, contact, locale),
        email: contact.email.as_ref().map(|email| email.value.clone()),
        website: contact.website.as_ref().map(|website| website.value.clone()),
        address: contact.address.as_ref().map(address_lines).unwrap_or_default(),
        address_lang: source.lang.as_str().to_owned(),
        geo: geo(contact),
        map: map(contact),
        vcard: href(&format!("/{}", vcard::path(entry))),
        hours: contact.hours.as_ref().map(|hours| hours_view(hours, locale)).unwrap_or_default(),
        appointment: contact.appointment.map(|appointment| locale.strings.get(appointment_key(appointment))),
        appointment_url: contact.appointment_url.as_ref().map(|url| url.value.clone()),
        languages: language_list(&contact.languages, locale),
        interpreters: contact
            .interpreters
            .as_ref()
            .map(|hours| hours_view(hours, locale))
            .unwrap_or_default(),
        step_free: contact
            .step_free
            .map(|yes| locale.strings.get(if yes { "step-free-yes" } else { "step-free-no" })),
        verified: source.structure.verified.as_ref().map(|verified| {
            let date = locale.formats.date(verified.value);
            locale.strings.get_with("verified-on", &[("date", date.into())])
        }),
    })
}

fn marks(entry: &Entry, contact: &Contact) -> CardMarks {
    let city = contact.address.as_ref().and_then(|address| address.city.as_deref());
    CardMarks {
        town: city.map(town_key).unwrap_or_default(),
        topics: topics(entry).into_iter().map(str::to_owned).collect(),
        spoken: contact.languages.iter().map(|lang| lang.as_str().to_owned()).collect(),
        step_free: contact.step_free == Some(true),
        has_hours: openings::has_state(contact),
    }
}

/// The topics of a contact, each once, by key.
pub fn topics(entry: &Entry) -> Vec<&str> {
    let own = &entry.source.structure.topics;
    let topics = own.iter().chain(entry.contact().into_iter().flat_map(|contact| &contact.topics));
    let mut topics: Vec<&str> = topics.map(|topic| topic.value.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// The name of a town as a part of an address: letters and digits in lower case, joined by hyphens.
pub fn town_key(city: &str) -> String {
    let lower = city.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The place as a phone's own map understands it (RFC 5870), else the postal address to look for.
fn geo(contact: &Contact) -> Option<String> {
    match contact.geo {
        Some((lat, lon)) => Some(format!("geo:{lat},{lon}")),
        None => Some(format!("geo:0,0?q={}", encoded(&place(contact)?))),
    }
}

/// The place on OpenStreetMap, by its coordinates, else by its postal address.
fn map(contact: &Contact) -> Option<String> {
    const SITE: &str = "https://www.openstreetmap.org";
    match contact.geo {
        Some((lat, lon)) => Some(format!("{SITE}/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}")),
        None => Some(format!("{SITE}/search?query={}", encoded(&place(contact)?))),
    }
}

/// Street and town in one line; nothing where either is not known.
fn place(contact: &Contact) -> Option<String> {
    let address = contact.address.as_ref()?;
    let (street, city) = (address.street.as_deref()?, address.city.as_deref()?);
    Some(format!("{street}, {city}"))
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(&clean(text), percent_encoding::NON_ALPHANUMERIC).to_string()
}

pub fn appointment_key(appointment: Appointment) -> &'static str {
    match appointment {
        Appointment::Required => "appointment-required",
        Appointment::Possible => "appointment-possible",
        Appointment::No => "appointment-no",
    }
}

fn phones(site: &Site<'_>, contact: &Contact, locale: &Locale) -> Vec<PhoneView> {
    contact.phones.iter().filter_map(|phone| phone_view(site, phone, locale)).collect()
}

/// A number that is none has its finding and is never shown.
fn phone_view(site: &Site<'_>, entry: &PhoneEntry, locale: &Locale) -> Option<PhoneView> {
    let phone = Phone::parse(&entry.number.value, &site.guide.config.country).ok()?;
    Some(PhoneView {
        href: phone.uri(),
        number: phone.display().to_owned(),
        label: entry.label.as_ref().map(|label| locale.strings.get(&label.value)),
        languages: language_list(&entry.languages, locale),
    })
}

pub fn hours_view(hours: &Spanned<String>, locale: &Locale) -> Vec<HoursView> {
    let Ok(hours) = Hours::parse(&hours.value) else { return Vec::new() };
    let lines = locale.hours(&hours).into_iter();
    let views = lines.map(|line| HoursView {
        days: line.days,
        times: line.times,
        note: match (line.note, line.comment) {
            (Some(note), Some(comment)) => Some(format!("{note} ({comment})")),
            (note, comment) => note.or(comment),
        },
    });
    views.collect()
}

fn language_list(languages: &[Lang], locale: &Locale) -> Option<String> {
    let names: Vec<String> = languages.iter().map(|lang| locale.language_name(lang)).collect();
    (!names.is_empty()).then(|| locale.formats.enumeration(&names))
}

/// As an Italian envelope has it: street, then postal code, town and province in one line.
pub fn address_lines(address: &Address) -> Vec<String> {
    let town = [address.postal_code.as_deref(), address.city.as_deref()];
    let mut town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if let Some(province) = &address.province {
        town.push_str(&format!(" ({province})"));
    }
    let lines = [address.street.clone(), Some(town)].into_iter().flatten();
    lines.map(|line| clean(line.trim()).into_owned()).filter(|line| !line.is_empty()).collect()
}

/// The emergency numbers of the guide, for the strip on every page.
pub fn emergency(site: &Site<'_>, lang: &Lang) -> Vec<EmergencyView> {
    let entries = site.guide.config.emergency.iter().filter_map(|id| site.guide.entry(&id.value));
    let views =
        entries.filter(|entry| entry.kind() == Kind::Contact && entry.is_published()).filter_map(|entry| {
            let (title, title_lang) = entry.title(lang);
            Some(EmergencyView {
                href: href(entry.address(lang)),
                words: words(title, title_lang, lang),
                phones: phones(site, entry.contact()?, site.locale(lang)),
            })
        });
    views.collect()
}
