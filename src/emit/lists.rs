//! Pages that lead to pages: the start page, sections, contacts, A–Z, leaflets.

use super::words::words;
use super::{Site, card, frame, page};
use crate::guide::{Entry, href};
use crate::model::{Kind, Lang};
use crate::theme::view::{Content, DirectoryView, Document, GroupView, LinkView, ListView};
use std::collections::BTreeMap;

/// A section's page: its own text, the sections below it, its pages.
pub fn section(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Document {
    let rendition = site.guide.rendition(entry, lang);
    let folder = entry.path.section();
    let (title, title_lang) = entry.title(lang);
    let is_home = folder.is_empty();
    let pages = if is_home { home_pages(site) } else { site.guide.children(folder) };
    let view = ListView {
        is_home,
        title: words(title, title_lang, lang),
        original_title: page::original_title(entry, lang).filter(|_| !is_home),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        notices: page::notices(site, &rendition),
        sections: page::sections(site, &rendition),
        groups: site.guide.subsections(folder).into_iter().map(|entry| frame::link(entry, lang)).collect(),
        pages: pages.into_iter().map(|entry| frame::link(entry, lang)).collect(),
    };
    let frame = frame::frame_of(site, entry, lang);
    Document { shell: site.shell(lang), frame, content: Content::List(Box::new(view)) }
}

/// The start page of a guide that has no page for it.
pub fn bare_home(site: &Site<'_>, lang: &Lang) -> Document {
    let title = frame::site_name(site, lang);
    let view = ListView {
        is_home: true,
        title: title.clone(),
        original_title: None,
        summary: None,
        notices: Vec::new(),
        sections: Vec::new(),
        groups: site.guide.subsections("").into_iter().map(|entry| frame::link(entry, lang)).collect(),
        pages: home_pages(site).into_iter().map(|entry| frame::link(entry, lang)).collect(),
    };
    let frame = frame::frame(site, lang, title, |lang| format!("/{lang}/"));
    Document { shell: site.shell(lang), frame, content: Content::List(Box::new(view)) }
}

/// Pages at the top, and those of folders that have no page of their own: nothing is out of reach.
fn home_pages<'s>(site: &'s Site<'_>) -> Vec<&'s Entry> {
    let mut folders: Vec<&str> = site.guide.published().map(|entry| entry.path.section()).collect();
    folders.sort_unstable();
    folders.dedup();
    let unindexed = folders.into_iter().filter(|folder| {
        folder.is_empty()
            || site.guide.entry_at(&format!("{folder}/_index")).is_none_or(|index| !index.is_published())
    });
    unindexed
        .flat_map(|folder| site.guide.children(folder))
        .filter(|entry| entry.kind() != Kind::Contact)
        .collect()
}

/// `/<lang>/contacts/`: every contact, by area.
pub fn contacts(site: &Site<'_>, lang: &Lang) -> Document {
    let locale = site.locale(lang);
    let mut groups: BTreeMap<(usize, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in site.guide.published().filter(|entry| entry.kind() == Kind::Contact) {
        let area = entry.contact().and_then(|contact| contact.area.as_ref());
        let area = area.map_or("", |area| area.value.as_str());
        groups.entry((area_rank(area), area)).or_default().push(entry);
    }
    let groups = groups.into_iter().map(|((_, area), mut entries)| {
        entries.sort_by(|a, b| locale.sorter.compare(a.title(lang).0, b.title(lang).0));
        let heading =
            if area.is_empty() { locale.strings.get("all-contacts") } else { area_name(site, area, lang) };
        GroupView {
            id: format!("area-{}", if area.is_empty() { "other" } else { area }),
            heading: words(&heading, lang, lang),
            links: Vec::new(),
            cards: entries.into_iter().filter_map(|entry| card::card(site, entry, lang)).collect(),
        }
    });
    let index = site.guide.entry_at("contacts/_index").filter(|index| index.is_published());
    let mut document = directory(site, lang, "contacts", "contacts", groups.collect());
    if let (Some(index), Content::Directory(view)) = (index, &mut document.content) {
        let (title, title_lang) = index.title(lang);
        view.title = words(title, title_lang, lang);
        document.frame.title = view.title.clone();
    }
    document
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

fn area_name(site: &Site<'_>, area: &str, lang: &Lang) -> String {
    let strings = &site.locale(lang).strings;
    if strings.contains(area) { strings.get(area) } else { area.to_owned() }
}

/// `/<lang>/a-z/`: every page by the first letter of its title in the language.
pub fn a_z(site: &Site<'_>, lang: &Lang) -> Document {
    let locale = site.locale(lang);
    let mut entries: Vec<&Entry> = site
        .guide
        .published()
        .filter(|entry| !entry.path.is_index() && !entry.is_past(site.guide.options.as_of))
        .collect();
    entries.sort_by(|a, b| {
        locale.sorter.compare(a.title(lang).0, b.title(lang).0).then_with(|| a.id.cmp(&b.id))
    });
    let mut groups: Vec<GroupView> = Vec::new();
    for entry in entries {
        let initial = locale.sorter.initial(entry.title(lang).0);
        if groups.last().is_none_or(|group| group.heading.text != initial) {
            groups.push(GroupView {
                id: format!("letter-{}", groups.len() + 1),
                heading: words(&initial, lang, lang),
                links: Vec::new(),
                cards: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.links.push(LinkView { summary: None, ..frame::link(entry, lang) });
        }
    }
    directory(site, lang, "a-z", "a-z", groups)
}

/// `/<lang>/leaflets/`: every PDF of the language, by section.
pub fn leaflets(site: &Site<'_>, lang: &Lang) -> Document {
    let mut groups: BTreeMap<(i64, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in site.guide.published().filter(|entry| site.leaflet(entry, lang).is_some()) {
        let folder = entry.path.section();
        let index = site.guide.entry_at(&format!("{folder}/_index"));
        let weight = index.map_or(0, |index| index.source.structure.weight);
        groups.entry((weight, folder)).or_default().push(entry);
    }
    let groups = groups.into_iter().map(|((_, folder), entries)| {
        let index = site.guide.entry_at(&format!("{folder}/_index"));
        let heading = match index {
            Some(index) => words(index.title(lang).0, index.title(lang).1, lang),
            None if folder.is_empty() => frame::site_name(site, lang),
            None => words(folder, &site.guide.config.source_language, lang),
        };
        let links = entries.into_iter().filter_map(|entry| {
            let path = site.leaflet(entry, lang)?;
            Some(LinkView { href: href(&format!("/{path}")), ..frame::link(entry, lang) })
        });
        GroupView {
            id: format!("section-{}", folder.replace('/', "-")),
            heading,
            links: links.collect(),
            cards: Vec::new(),
        }
    });
    let groups = groups.collect();
    directory(site, lang, "leaflets", "leaflets", groups)
}

fn directory(
    site: &Site<'_>,
    lang: &Lang,
    kind: &'static str,
    key: &str,
    groups: Vec<GroupView>,
) -> Document {
    let strings = &site.locale(lang).strings;
    let title = words(&strings.get(key), lang, lang);
    let mut frame = frame::frame(site, lang, title.clone(), |lang| format!("/{lang}/{kind}/"));
    let start = LinkView {
        href: format!("/{lang}/"),
        words: words(&strings.get("start-page"), lang, lang),
        summary: None,
    };
    frame.crumbs = vec![start];
    let view = DirectoryView { kind, title, intro: strings.get(&format!("{key}-intro")), groups };
    Document { shell: site.shell(lang), frame, content: Content::Directory(view) }
}
