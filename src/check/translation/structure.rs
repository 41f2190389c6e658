//! Lists, tables, images, contacts and whole sections that stand on one side alone.

use super::{Pair, place};
use crate::diagnostic::{Finding, Place, codes};
use crate::guide::{Entry, Guide};
use crate::model::{Block, Inline, Kind, Page, Section, State, Target};
use std::collections::BTreeSet;

/// The sections of the source that a translated page lacks.
pub fn check_missing(entry: &Entry, page: &Page, findings: &mut Vec<Finding>) {
    let Some(state) = entry.states.get(&page.lang) else { return };
    let missing: Vec<&str> = state
        .sections
        .iter()
        .filter(|(_, state)| *state == State::Missing)
        .map(|(id, _)| id.as_str())
        .collect();
    let has_others = page.body.sections.iter().any(|section| section.has_body);
    if missing.is_empty() || !has_others {
        return;
    }
    let message =
        format!("this translation lacks {} of the source: {}", sections(missing.len()), quoted(&missing));
    let hint = format!(
        "translate what is in `{}`; until then readers see it there in its own language",
        entry.source.file
    );
    let place = Place::at(&page.file, page.title.span.clone());
    findings.push(Finding::new(codes::STRUCTURE, place, message).hint(hint));
}

fn sections(count: usize) -> String {
    if count == 1 { "a section".into() } else { format!("{count} sections") }
}

fn quoted(ids: &[&str]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

pub fn check(guide: &Guide, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
    let (source, translated) = (Outline::of(guide, pair.source), Outline::of(guide, pair.translated));
    let (lost, added) = (source.without(&translated), translated.without(&source));
    if lost.is_empty() && added.is_empty() {
        return;
    }
    let id = pair.source.id.as_str();
    let (lost, added) = (lost.join(", "), added.join(", "));
    let message = match (lost.is_empty(), added.is_empty()) {
        (false, false) => format!("`{id}` has {lost} in the source, and here {added} instead"),
        (false, true) => format!("`{id}` has {lost} in the source, and not here"),
        _ => format!("`{id}` has {added} here, and not in the source"),
    };
    let hint =
        format!("give it the parts that `{}` has, then run {}", pair.entry.source.file, pair.then_sync());
    let place = place::of_section(pair.page, pair.translated);
    findings.push(Finding::new(codes::STRUCTURE, place, message).hint(hint));
}

/// The parts of a section that a translation has too.
#[derive(Default)]
struct Outline<'s> {
    parts: BTreeSet<&'static str>,
    contacts: BTreeSet<&'s str>,
}

impl<'s> Outline<'s> {
    fn of(guide: &'s Guide, section: &'s Section) -> Self {
        let mut outline = Self::default();
        outline.add_blocks(&section.blocks);
        section.each_inline(&mut |inline| match inline {
            Inline::Image(_) => {
                outline.parts.insert("an image");
            }
            Inline::Link(link) => outline.contacts.extend(contact(guide, &link.target)),
            _ => {}
        });
        outline
    }

    fn add_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::List { items, .. } => {
                    self.parts.insert("a list");
                    for item in items {
                        self.add_blocks(item);
                    }
                }
                Block::Table { .. } => {
                    self.parts.insert("a table");
                }
                Block::Quote(blocks) => self.add_blocks(blocks),
                Block::Paragraph(_) | Block::Code(_) | Block::Html(_) | Block::Rule => {}
            }
        }
    }

    fn without(&self, other: &Self) -> Vec<String> {
        let parts = self.parts.difference(&other.parts).map(|part| (*part).to_owned());
        let contacts = self.contacts.difference(&other.contacts).map(|id| format!("the contact `{id}`"));
        parts.chain(contacts).collect()
    }
}

/// The id of the contact that a link leads to.
fn contact<'g>(guide: &'g Guide, target: &Target) -> Option<&'g str> {
    let entry = match target {
        Target::Path { path, .. } => guide.entry_at(path),
        Target::Id { id, .. } => guide.entry(id),
        _ => None,
    };
    entry.filter(|entry| entry.kind() == Kind::Contact).map(|entry| entry.id.as_str())
}
