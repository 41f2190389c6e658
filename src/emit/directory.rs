//! Every contact, as plain pages: all of them by area, those of a town, those of a topic.

use super::words::words;
use super::{Site, card, lists};
use crate::guide::{Entry, href};
use crate::model::{Kind, Lang};
use crate::theme::view::{
    ChoiceOf, Content, DirectoryView, Document, FiltersView, GroupView, LinkView, WayView,
};
use std::collections::{BTreeMap, BTreeSet};

/// The pages of the directory in a language, each with its address.
pub fn pages(site: &Site<'_>, lang: &Lang) -> Vec<(String, Document)> {
    let contacts = sorted_contacts(site, lang);
    let towns = towns(site, &contacts, lang);
    let topics = topics(site, &contacts, lang);
    let ways = [way(site, "by-town", &towns, lang), way(site, "by-topic", &topics, lang)];
    let ways: Vec<WayView> = ways.into_iter().filter(|way| !way.links.is_empty()).collect();
    let filters = filters(site, &contacts, &towns, &topics, lang);
    let mut pages = vec![(format!("/{lang}/contacts/"), all(site, &contacts, &ways, filters, lang))];
    for group in towns.iter().chain(&topics) {
        pages.push((group.address(lang), part(site, group, &ways, lang)));
    }
    pages
}

/// The contacts of a town or of a topic.
struct Part<'s> {
    /// `towns` or `topics`.
    folder: &'static str,
    key: String,
    name: String,
    entries: Vec<&'s Entry>,
}

impl Part<'_> {
    fn address(&self, lang: &Lang) -> String {
        format!("/{lang}/contacts/{}/{}/", self.folder, self.key)
    }
}

fn sorted_contacts<'s>(site: &'s Site<'_>, lang: &Lang) -> Vec<&'s Entry> {
    let locale = site.locale(lang);
    let mut contacts: Vec<&Entry> =
        site.guide.published().filter(|entry| entry.kind() == Kind::Contact).collect();
    contacts.sort_by(|a, b| locale.sorter.compare(a.title(lang).0, b.title(lang).0).then(a.id.cmp(&b.id)));
    contacts
}

fn towns<'s>(site: &Site<'_>, contacts: &[&'s Entry], lang: &Lang) -> Vec<Part<'s>> {
    let mut towns: BTreeMap<String, Part<'s>> = BTreeMap::new();
    for entry in contacts {
        let Some(city) = entry.contact().and_then(|contact| contact.address.as_ref()?.city.as_ref()) else {
            continue;
        };
        let key = card::town_key(city);
        let part = || Part { folder: "towns", key: key.clone(), name: city.clone(), entries: Vec::new() };
        towns.entry(key.clone()).or_insert_with(part).entries.push(entry);
    }
    towns.remove("");
    by_name(site, towns, lang)
}

fn topics<'s>(site: &Site<'_>, contacts: &[&'s Entry], lang: &Lang) -> Vec<Part<'s>> {
    let strings = &site.locale(lang).strings;
    let mut topics: BTreeMap<String, Part<'s>> = BTreeMap::new();
    for entry in contacts {
        for key in card::topics(entry).into_iter().filter(|key| strings.contains(key)) {
            let part = || Part {
                folder: "topics",
                key: key.to_owned(),
                name: strings.get(key),
                entries: Vec::new(),
            };
            topics.entry(key.to_owned()).or_insert_with(part).entries.push(entry);
        }
    }
    by_name(site, topics, lang)
}

fn by_name<'s>(site: &Site<'_>, parts: BTreeMap<String, Part<'s>>, lang: &Lang) -> Vec<Part<'s>> {
    let mut parts: Vec<Part<'s>> = parts.into_values().collect();
    parts.sort_by(|a, b| site.locale(lang).sorter.compare(&a.name, &b.name).then_with(|| a.key.cmp(&b.key)));
    parts
}

fn way(site: &Site<'_>, key: &str, parts: &[Part<'_>], lang: &Lang) -> WayView {
    let links = parts.iter().map(|part| LinkView {
        note: Some(part.entries.len().to_string()),
        ..LinkView::new(href(&part.address(lang)), words(&part.name, lang, lang))
    });
    WayView { heading: site.locale(lang).strings.get(key), links: links.collect() }
}

/// `/<lang>/contacts/`: every contact, by area.
fn all(
    site: &Site<'_>,
    contacts: &[&Entry],
    ways: &[WayView],
    filters: FiltersView,
    lang: &Lang,
) -> Document {
    let strings = &site.locale(lang).strings;
    let mut areas: BTreeMap<(usize, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in contacts {
        let area = entry.contact().and_then(|contact| contact.area.as_ref());
        let area = area.map_or("", |area| area.value.as_str());
        areas.entry((area_rank(area), area)).or_default().push(entry);
    }
    let groups = areas.into_iter().map(|((_, area), entries)| {
        let heading = match area {
            "" => strings.get("all-contacts"),
            known if strings.contains(known) => strings.get(known),
            other => other.to_owned(),
        };
        let id = format!("area-{}", if area.is_empty() { "other" } else { area });
        group(site, id, &heading, &entries, lang)
    });
    let view = DirectoryView {
        kind: "contacts",
        title: words(&strings.get("contacts"), lang, lang),
        intro: strings.get("contacts-intro"),
        ways: ways.to_vec(),
        filters: Some(filters),
        groups: groups.collect(),
    };
    let mut document = lists::directory(site, lang, view, |lang| format!("/{lang}/contacts/"));
    let index = site.guide.entry_at("contacts/_index").filter(|index| index.is_published());
    if let (Some(index), Content::Directory(view)) = (index, &mut document.content) {
        let (title, title_lang) = index.title(lang);
        view.title = words(title, title_lang, lang);
        document.frame.title = view.title.clone();
    }
    document
}

/// The contacts of one town or topic.
fn part(site: &Site<'_>, part: &Part<'_>, ways: &[WayView], lang: &Lang) -> Document {
    let strings = &site.locale(lang).strings;
    let contacts = strings.get("contacts");
    let view = DirectoryView {
        kind: "contacts",
        title: words(&format!("{contacts}: {}", part.name), lang, lang),
        intro: strings.get("contacts-intro"),
        ways: ways.to_vec(),
        filters: None,
        groups: vec![group(site, format!("{}-{}", part.folder, part.key), &part.name, &part.entries, lang)],
    };
    let mut document = lists::directory(site, lang, view, |lang| part.address(lang));
    let all = LinkView::new(format!("/{lang}/contacts/"), words(&contacts, lang, lang));
    document.frame.crumbs.push(all);
    document
}

fn group(site: &Site<'_>, id: String, heading: &str, entries: &[&Entry], lang: &Lang) -> GroupView {
    GroupView {
        id,
        heading: words(heading, lang, lang),
        links: Vec::new(),
        cards: entries.iter().filter_map(|entry| card::card(site, entry, lang)).collect(),
    }
}

/// Near first: an area that the interface knows by name keeps the order of the alphabet, what
/// has none comes last.
fn area_rank(area: &str) -> usize {
    match area {
        "" => 2,
        "national" => 1,
        _ => 0,
    }
}

fn filters(
    site: &Site<'_>,
    contacts: &[&Entry],
    towns: &[Part<'_>],
    topics: &[Part<'_>],
    lang: &Lang,
) -> FiltersView {
    let locale = site.locale(lang);
    let choice = |part: &Part<'_>| ChoiceOf { key: part.key.clone(), name: part.name.clone() };
    let spoken: BTreeSet<&Lang> =
        contacts.iter().filter_map(|entry| entry.contact()).flat_map(|contact| &contact.languages).collect();
    let mut spoken: Vec<ChoiceOf> = spoken
        .into_iter()
        .map(|spoken| ChoiceOf { key: spoken.as_str().to_owned(), name: locale.language_name(spoken) })
        .collect();
    spoken.sort_by(|a, b| locale.sorter.compare(&a.name, &b.name));
    FiltersView {
        towns: towns.iter().map(choice).collect(),
        topics: topics.iter().map(choice).collect(),
        spoken,
        step_free: contacts.iter().any(|entry| entry.contact().is_some_and(|c| c.step_free == Some(true))),
    }
}
