//! Pages about the same.

use super::{Site, frame};
use crate::guide::{Entry, Guide};
use crate::model::{Kind, Lang};
use crate::theme::view::LinkView;
use std::collections::BTreeMap;

/// How many pages are named.
const SHOWN: usize = 4;

/// How many pages on either side are looked at in each topic, so that the work for a page does not
/// grow with the guide.
const REACH: usize = 12;

/// The pages of each topic, in the order of their weights.
#[derive(Debug, Default)]
pub struct Topics<'g>(BTreeMap<&'g str, Vec<&'g Entry>>);

impl<'g> Topics<'g> {
    pub fn of(guide: &'g Guide) -> Self {
        let mut topics: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in guide.published().filter(|entry| is_told(entry) && !entry.is_past()) {
            for topic in &entry.source.structure.topics {
                topics.entry(&topic.value).or_default().push(entry);
            }
        }
        for entries in topics.values_mut() {
            entries.sort_by_key(|entry| order(entry));
        }
        Self(topics)
    }

    /// The pages near an entry in its topics, each with the number of topics that they share.
    fn near(&self, entry: &Entry) -> Vec<(usize, &'g Entry)> {
        let mut shared: BTreeMap<(i64, &str), (usize, &Entry)> = BTreeMap::new();
        for topic in &entry.source.structure.topics {
            let Some(entries) = self.0.get(topic.value.as_str()) else { continue };
            let place = entries.partition_point(|other| order(other) < order(entry));
            let window = place.saturating_sub(REACH)..entries.len().min(place + REACH + 1);
            for other in entries[window].iter().filter(|other| other.id != entry.id) {
                shared.entry(order(other)).or_insert((0, other)).0 += 1;
            }
        }
        shared.into_values().collect()
    }
}

/// What a reader goes on to; contacts and words are named where they are needed.
fn is_told(entry: &Entry) -> bool {
    !entry.path.is_index() && !matches!(entry.kind(), Kind::Contact | Kind::Term | Kind::Notice)
}

fn order(entry: &Entry) -> (i64, &str) {
    (entry.source.structure.weight, entry.path.as_str())
}

/// Pages that share most topics with this one; those of the same section first among equals.
pub fn related(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<LinkView> {
    if !is_told(entry) {
        return Vec::new();
    }
    let mut near = site.topics.near(entry);
    near.sort_by_key(|(shared, other)| {
        (usize::MAX - shared, other.path.section() != entry.path.section(), order(other))
    });
    let links = near.into_iter().take(SHOWN);
    links.map(|(_, other)| LinkView { summary: None, ..frame::link(other, lang) }).collect()
}
