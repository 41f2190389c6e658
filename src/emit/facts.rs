//! Facts that stand in the source file as data, in the reader's words.

use super::Site;
use super::words::isolated;
use crate::guide::{Entry, href};
use crate::locale::Timing;
use crate::model::{Event, Fee, Lang, Online, Service};
use crate::theme::view::FactView;
use chrono::NaiveDateTime;

/// Fees, duration, online access; when and where an event is.
pub fn facts(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(service) = &entry.source.structure.service {
        service_facts(site, service, lang, &mut facts);
    }
    if let (Some(event), Some(timing)) = (&entry.source.structure.event, &entry.timing) {
        event_facts(site, event, timing, lang, &mut facts);
    }
    facts
}

fn service_facts(site: &Site<'_>, service: &Service, lang: &Lang, facts: &mut Vec<FactView>) {
    let strings = &site.locale(lang).strings;
    let fact = |label: &str, values: Vec<String>, href: Option<String>| FactView {
        label: strings.get(label),
        values,
        href,
    };
    if !service.fees.is_empty() {
        facts.push(fact("fees", service.fees.iter().map(|entry| fee(site, entry, lang)).collect(), None));
    }
    if let Some(days) = service.duration_days {
        facts.push(fact(
            "service-time",
            vec![strings.get_with("duration-days", &[("days", days.into())])],
            None,
        ));
    }
    match &service.online {
        Some(Online::No) => facts.push(fact("service-access", vec![strings.get("online-no")], None)),
        Some(Online::Yes) => facts.push(fact("service-access", vec![strings.get("online-yes")], None)),
        Some(Online::At(url)) => {
            facts.push(fact("service-access", vec![strings.get("online-yes")], Some(url.value.clone())));
        }
        None => {}
    }
}

/// "Electronic card: 30.46 €", the amount in the language's own digits grouping.
fn fee(site: &Site<'_>, fee: &Fee, lang: &Lang) -> String {
    let locale = site.locale(lang);
    let zero = fee.amount.parse::<f64>().is_ok_and(|amount| amount == 0.0);
    let currency = if fee.currency == "EUR" { "€" } else { fee.currency.as_str() };
    let amount = if zero {
        locale.strings.get("fee-free")
    } else {
        let number = locale.formats.number(&fee.amount);
        locale.strings.get_with("fee-amount", &[("amount", number.into()), ("currency", currency.into())])
    };
    match &fee.label {
        Some(label) => format!("{}: {amount}", locale.strings.get(&label.value)),
        None => amount,
    }
}

/// Times of a repeated event that are shown after the next one.
const FURTHER: usize = 3;

fn event_facts(site: &Site<'_>, event: &Event, timing: &Timing, lang: &Lang, facts: &mut Vec<FactView>) {
    let locale = site.locale(lang);
    let shown = |time: NaiveDateTime| isolated(&locale.formats.date_time(time), lang);
    let start = timing.next.unwrap_or(timing.start);
    let mut when = vec![shown(start)];
    if let Some(end) = timing.end(start) {
        when.push(format!("{} {}", locale.strings.get("event-until"), shown(end)));
    }
    facts.push(FactView { label: locale.strings.get("event-when"), values: when, href: None });
    if timing.recurrence.is_some() {
        let times = timing.next_occurrences(site.guide.options.as_of, 1 + FURTHER);
        let further: Vec<String> = times.into_iter().skip(1).map(shown).collect();
        // A list of values is never empty: without a further time there is nothing to say.
        if !further.is_empty() {
            let label = locale.strings.get("event-repeats");
            facts.push(FactView { label, values: further, href: None });
        }
    }
    let place = event.place.as_ref().and_then(|id| site.guide.entry(&id.value));
    if let Some(place) = place.filter(|place| place.is_published()) {
        facts.push(FactView {
            label: locale.strings.get("where-to-go"),
            // Isolated: an official name is in its own language.
            values: vec![format!("\u{2068}{}\u{2069}", place.source.title.value)],
            href: Some(href(place.address(lang))),
        });
    }
}
