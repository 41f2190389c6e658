//! Until when a leaflet may be handed out.

use crate::guide::{Entry, Guide};
use chrono::{Duration, NaiveDate};

/// The last day on which what a page says can be trusted: its last day of publication, or the
/// last one on which its facts count as checked (`[review] facts`), whichever is first. `None`
/// where neither is known, or where the facts are too old already and the leaflet says so.
pub fn valid_until(guide: &Guide, entry: &Entry) -> Option<NaiveDate> {
    let structure = &entry.source.structure;
    let checked = structure.verified.as_ref().and_then(|verified| {
        verified.value.checked_add_signed(Duration::try_days(guide.config.review_facts)?)
    });
    let trusted = checked.filter(|last| *last >= guide.options.as_of);
    structure.expires.as_ref().map(|expires| expires.value).into_iter().chain(trusted).min()
}
