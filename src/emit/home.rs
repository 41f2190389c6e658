//! The start page of a language: what most readers look for, nearest first.

use super::words::words;
use super::{Site, events, frame, page, paper, sections};
use crate::guide::Entry;
use crate::model::{Kind, Lang};
use crate::theme::view::{Content, Document, HomeView, LinkView};

/// Coming events shown on the start page.
const EVENTS: usize = 5;

/// `/<lang>/`, from the guide's `_index` where it has one.
pub fn home(site: &Site<'_>, lang: &Lang) -> Document {
    let index = site.guide.entry_at("_index").filter(|index| index.is_published());
    let events = events::coming(site, lang, EVENTS);
    let mut view = HomeView {
        title: frame::site_name(site, lang),
        summary: None,
        notices: Vec::new(),
        news: news(site, lang),
        sections: Vec::new(),
        groups: frame::topics(site).into_iter().map(|entry| frame::link(entry, lang)).collect(),
        pages: loose_pages(site).into_iter().map(|entry| frame::link(entry, lang)).collect(),
        calendar: (!events.is_empty()).then(|| format!("/{lang}/events.ics")),
        events,
        leaflets: paper::few(site, lang),
    };
    let mut frame = match index {
        Some(entry) => {
            let rendition = site.guide.rendition(entry, lang);
            view.summary = entry.summary(lang).map(|(text, of)| words(text, of, lang));
            view.notices = page::notices(site, &rendition);
            view.sections = sections::sections(site, &rendition);
            frame::frame_of(site, entry, lang)
        }
        None => frame::frame(site, lang, view.title.clone(), |lang| format!("/{lang}/")),
    };
    frame.page = "home";
    // The chooser is for who has no language yet, and names each start page as its own.
    if let Some(default) = frame.alternates.last_mut() {
        default.href = site.absolute("/");
    }
    Document { shell: site.shell(lang), frame, content: Content::Home(Box::new(view)) }
}

fn news(site: &Site<'_>, lang: &Lang) -> Vec<LinkView> {
    let notices = site.guide.published().filter(|entry| entry.kind() == Kind::Notice);
    let mut notices: Vec<&Entry> = notices.collect();
    notices.sort_by_key(|entry| (entry.source.structure.weight, &entry.path));
    notices.into_iter().map(|entry| frame::link(entry, lang)).collect()
}

/// Pages at the top, and those of folders that have no page of their own: nothing is out of reach.
fn loose_pages<'s>(site: &'s Site<'_>) -> Vec<&'s Entry> {
    let mut folders: Vec<&str> = site.guide.published().map(|entry| entry.path.section()).collect();
    folders.sort_unstable();
    folders.dedup();
    let unindexed = folders.into_iter().filter(|folder| {
        *folder != frame::ABOUT
            && (folder.is_empty()
                || site.guide.entry_at(&format!("{folder}/_index")).is_none_or(|index| !index.is_published()))
    });
    unindexed
        .flat_map(|folder| site.guide.children(folder))
        .filter(|entry| !matches!(entry.kind(), Kind::Contact | Kind::Notice))
        .collect()
}
