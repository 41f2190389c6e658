//! What a page must say, and when it stops being true.

use super::{Locales, at};
use crate::diagnostic::{Finding, Place, codes, suggestion};
use crate::guide::{Entry, Guide, Status};
use crate::locale::zone::zone;
use crate::locale::{Recurrence, strip_bidi_controls};
use crate::model::{Flag, Kind, Lang, SERVICE_SECTIONS, State};

pub fn check(guide: &Guide, entry: &Entry, findings: &mut Vec<Finding>) {
    if entry.kind() == Kind::Service {
        check_service(entry, findings);
    }
    check_age(guide, entry, findings);
    check_leaflet_sections(entry, findings);
    check_event(guide, entry, findings);
    check_kind_tables(entry, findings);
    for page in std::iter::once(&entry.source).chain(entry.translations.values()) {
        for section in &page.body.sections {
            if strip_bidi_controls(&section.text).is_some() {
                let message = "the text holds invisible characters that turn its direction";
                let place = Place::at(&page.file, section.span.start..section.span.start);
                let finding = Finding::new(codes::BIDI_CONTROL, place, message);
                findings.push(
                    finding
                        .hint("they are left out of the site: numbers and names are isolated by themselves"),
                );
            }
        }
    }
    for lang in &guide.config.languages {
        outdated(guide, entry, lang, findings);
    }
}

/// The order and the presence of a service's sections (Modello Comuni, C.SI.1.3).
fn check_service(entry: &Entry, findings: &mut Vec<Finding>) {
    let file = &entry.source.file;
    let sections = &entry.source.body.sections;
    let rank = |id: &str| SERVICE_SECTIONS.iter().position(|(name, _)| *name == id);
    for (name, required) in SERVICE_SECTIONS {
        if required && !sections.iter().any(|section| section.id.as_str() == name) {
            let message = format!("this service has no section `{name}`");
            let place = Place::at(file, entry.source.head_span.clone());
            let finding = Finding::new(codes::SERVICE_SECTION, place, message);
            findings.push(finding.hint(format!("add a heading `## … {{#{name}}}`")));
        }
    }
    let mut last: Option<(usize, &str)> = None;
    for section in sections {
        let Some(rank) = rank(section.id.as_str()) else { continue };
        if let Some((earlier, name)) = last
            && rank < earlier
        {
            let message = format!("the section `{}` belongs before `{name}`", section.id.as_str());
            let span = section.heading.as_ref().map_or(section.span.clone(), |heading| heading.span.clone());
            let order: Vec<&str> = SERVICE_SECTIONS.iter().map(|(name, _)| *name).collect();
            let hint = format!("the order is: {}", order.join(", "));
            findings.push(Finding::new(codes::SERVICE_SECTION, Place::at(file, span), message).hint(hint));
        }
        last = Some((rank, section.id.as_str()));
    }
}

fn check_age(guide: &Guide, entry: &Entry, findings: &mut Vec<Finding>) {
    let structure = &entry.source.structure;
    if entry.status == Status::Expired
        && let Some(expires) = &structure.expires
    {
        let message = format!("the page expired on {} and has left the site", expires.value);
        let finding = Finding::new(codes::EXPIRED, at(entry, expires), message);
        findings.push(finding.hint("check its facts, then set a later date or remove the page"));
    }
    if !entry.is_published() || !entry.flags.contains(&Flag::Unverified) {
        return;
    }
    // A date that cannot be read has its own finding.
    let unreadable = entry.source.structural_keys.iter().any(|key| key.value == "verified");
    let (place, message) = if let Some(verified) = &structure.verified {
        let days = guide.config.review_facts;
        (
            at(entry, verified),
            format!("the facts were last checked on {}, more than {days} days ago", verified.value),
        )
    } else if unreadable {
        return;
    } else {
        let place = Place::at(&entry.source.file, entry.source.head_span.clone());
        (place, "nobody has checked the facts of this page".to_owned())
    };
    let hint = format!("check them, then run `sirio verify {}`", entry.id);
    findings.push(Finding::new(codes::UNVERIFIED, place, message).hint(hint));
}

fn check_leaflet_sections(entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(sections) =
        entry.source.structure.leaflet.as_ref().and_then(|leaflet| leaflet.sections.as_ref())
    else {
        return;
    };
    let ids: Vec<&str> = entry.source.body.sections.iter().map(|section| section.id.as_str()).collect();
    for section in sections {
        if !ids.contains(&section.value.as_str()) {
            let message = format!("the page has no section `{}` to put on paper", section.value);
            let hint =
                suggestion(&section.value, ids.iter().copied(), &format!("the page has: {}", ids.join(", ")));
            findings.push(Finding::new(codes::LEAFLET_SECTION, at(entry, section), message).hint(hint));
        }
    }
}

/// A recurrence rule of RFC 5545.
fn check_event(guide: &Guide, entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(event) = &entry.source.structure.event else { return };
    let Some(repeat) = &event.repeat else { return };
    if let Err(error) = Recurrence::parse(&repeat.value, event.start, zone(&guide.config.timezone)) {
        let message = format!("`{}` is no recurrence rule: {error}", repeat.value);
        let finding = Finding::new(codes::RECURRENCE, at(entry, repeat), message);
        findings.push(finding.hint("for example: \"FREQ=WEEKLY;BYDAY=TU\" (RFC 5545)"));
    }
}

/// The data that a kind cannot be without.
fn check_kind_tables(entry: &Entry, findings: &mut Vec<Finding>) {
    let structure = &entry.source.structure;
    let tables = [
        ("contact", Kind::Contact, structure.contact.is_some()),
        ("service", Kind::Service, structure.service.is_some()),
        ("event", Kind::Event, structure.event.is_some()),
    ];
    for (name, wanted, _) in tables.into_iter().filter(|(_, _, is_there)| *is_there) {
        let key = entry.source.structural_keys.iter().find(|key| key.value == name);
        if let Some(key) = key.filter(|_| entry.kind() != wanted) {
            let message = format!("`[{name}]` stands on a page of the kind `{}`", entry.kind().as_str());
            let finding = Finding::new(codes::BAD_VALUE, at(entry, key), message);
            findings.push(finding.hint(format!("write kind = \"{name}\", or remove the table")));
        }
    }
    // A key that is there but cannot be read has its own finding.
    let absent = |name: &str| !entry.source.structural_keys.iter().any(|key| key.value == name);
    let (missing, hint) = match entry.kind() {
        Kind::Term if structure.official.is_none() && absent("official") => {
            ("a term needs `official`", "official = { text = \"…\", lang = \"it\" }")
        }
        Kind::Event if structure.event.is_none() && absent("event") => {
            ("an event needs a table `[event]`", "add [event] with a `start`")
        }
        _ => return,
    };
    let place = Place::at(&entry.source.file, entry.source.head_span.clone());
    findings.push(Finding::new(codes::MISSING_KEY, place, missing).hint(hint));
}

/// A changed fact harms whoever reads the old one, so it is said at every build.
fn outdated(guide: &Guide, entry: &Entry, lang: &Lang, findings: &mut Vec<Finding>) {
    let (Some(state), Some(page)) = (entry.states.get(lang), entry.translations.get(lang)) else { return };
    for (id, state) in &state.sections {
        if *state != State::OutdatedFacts || !guide.config.languages.contains(lang) {
            continue;
        }
        let heading = page.body.section(id).and_then(|section| section.heading.as_ref());
        let span = heading.map_or(page.title.span.clone(), |heading| heading.span.clone());
        let message = format!(
            "a number, date or address of `{}` has changed in the source since this was translated",
            id.as_str()
        );
        let hint = format!("correct the text, then run `sirio sync {} --lang {lang}`", entry.id);
        findings.push(Finding::new(codes::OUTDATED_FACTS, Place::at(&page.file, span), message).hint(hint));
    }
}

/// Interface strings that a language lacks; the reader would see another language's.
pub fn check_strings(guide: &Guide, locales: &Locales, findings: &mut Vec<Finding>) {
    for (lang, locale) in locales {
        let missing: Vec<&str> = locale.strings.keys().filter(|key| !locale.strings.own(key)).collect();
        if missing.is_empty() {
            continue;
        }
        let file = format!("i18n/{lang}/ui.ftl").into();
        let shown = missing.iter().take(5).copied().collect::<Vec<_>>().join(", ");
        let message = format!(
            "{} interface strings are not in `{lang}`: {shown}{}",
            missing.len(),
            if missing.len() > 5 { " …" } else { "" }
        );
        let hint = format!(
            "add them to i18n/{lang}/ui.ftl; until then readers see them in `{}`",
            guide.config.source_language
        );
        findings.push(Finding::new(codes::UI_MISSING, Place::file(&file), message).hint(hint));
    }
}
