//! What a language lacks before it is listed to the public.

use super::{PageCoverage, SectionCoverage, WordCount};
use crate::guide::{admits, needed};
use crate::model::{Config, PageId, State};
use serde::Serialize;
use std::cmp::Reverse;

/// The gate of `[gate]` in `guide.toml`, as one language stands before it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Gate {
    /// Essential words that must be in step.
    pub needed: usize,
    /// Essential words that are, and count.
    pub reached: usize,
    /// The essential pages that are not done, those with most words to do first.
    pub missing: Vec<GatePage>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GatePage {
    #[serde(serialize_with = "super::page_id")]
    pub id: PageId,
    #[serde(serialize_with = "super::state")]
    pub state: State,
    /// Those that are still to do.
    pub words: usize,
    pub sections: Vec<SectionCoverage>,
}

impl Gate {
    pub(super) fn new(config: &Config, essential: &WordCount, pages: &[PageCoverage]) -> Self {
        let reached = State::COUNTED.into_iter().filter(|state| admits(config, *state));
        let essentials = pages.iter().filter(|page| page.essential && page.counted);
        let mut missing: Vec<GatePage> = essentials.filter_map(|page| to_do(config, page)).collect();
        missing.sort_by(|a, b| (Reverse(a.words), &a.id).cmp(&(Reverse(b.words), &b.id)));
        Self {
            needed: needed(config, essential.total),
            reached: reached.map(|state| essential.of(state)).sum(),
            missing,
        }
    }

    /// Essential words that are still to come into step.
    pub fn to_do(&self) -> usize {
        self.needed.saturating_sub(self.reached)
    }
}

fn to_do(config: &Config, page: &PageCoverage) -> Option<GatePage> {
    let open = |section: &&SectionCoverage| {
        State::COUNTED.contains(&section.state) && !admits(config, section.state)
    };
    let sections: Vec<SectionCoverage> = page.sections.iter().filter(open).cloned().collect();
    let words = sections.iter().map(|section| section.words).sum();
    let state = sections.iter().map(|section| section.state).min()?;
    Some(GatePage { id: page.id.clone(), state, words, sections })
}
