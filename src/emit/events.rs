//! What comes next: events in the order of their next date.

use super::{Site, frame};
use crate::guide::Entry;
use crate::model::Lang;
use crate::theme::view::LinkView;
use chrono::NaiveDateTime;

/// The next events, earliest first, each with its date.
pub fn coming(site: &Site<'_>, lang: &Lang, limit: usize) -> Vec<LinkView> {
    let events = site.guide.coming_events().into_iter().take(limit);
    events.map(|(entry, next)| dated(site, entry, next, lang)).collect()
}

/// The coming events of a folder, earliest first, each with its date.
pub fn of_folder(site: &Site<'_>, folder: &str, lang: &Lang) -> Vec<LinkView> {
    let events = site.guide.coming_events().into_iter();
    let own = events.filter(|(entry, _)| entry.path.section() == folder);
    own.map(|(entry, next)| dated(site, entry, next, lang)).collect()
}

fn dated(site: &Site<'_>, entry: &Entry, next: NaiveDateTime, lang: &Lang) -> LinkView {
    LinkView { note: Some(site.locale(lang).formats.date_time(next)), ..frame::link(entry, lang) }
}

/// Where the calendar file of an event is published.
pub fn calendar_address(entry: &Entry, lang: &Lang) -> String {
    format!("{}event.ics", entry.address(lang))
}
