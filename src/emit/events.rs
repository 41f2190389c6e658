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

/// Links to events by their next date, earliest first; those that are over have none.
pub fn by_date(site: &Site<'_>, events: &[&Entry], lang: &Lang) -> Vec<LinkView> {
    let mut coming: Vec<(NaiveDateTime, &Entry)> =
        events.iter().filter_map(|entry| Some((entry.timing.as_ref()?.next?, *entry))).collect();
    coming.sort_by(|(first, a), (second, b)| first.cmp(second).then_with(|| a.id.cmp(&b.id)));
    coming.into_iter().map(|(next, entry)| dated(site, entry, next, lang)).collect()
}

fn dated(site: &Site<'_>, entry: &Entry, next: NaiveDateTime, lang: &Lang) -> LinkView {
    LinkView { note: Some(site.locale(lang).formats.date_time(next)), ..frame::link(entry, lang) }
}

/// Where the calendar file of an event is published.
pub fn calendar_address(entry: &Entry, lang: &Lang) -> String {
    format!("{}event.ics", entry.address(lang))
}
