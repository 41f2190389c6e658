//! When a language is listed to the public.

use super::Entry;
use crate::model::{Config, Lang, State};
use std::collections::BTreeSet;

/// The languages whose essential words are done as far as the gate asks; the source always is.
pub fn listed(config: &Config, entries: &[Entry]) -> BTreeSet<Lang> {
    config
        .languages
        .iter()
        .filter(|lang| **lang == config.source_language || passes(config, entries, lang))
        .cloned()
        .collect()
}

/// Compares in words, so that 100 % means that nothing is left.
fn passes(config: &Config, entries: &[Entry], lang: &Lang) -> bool {
    let (mut total, mut done) = (0_usize, 0_usize);
    for entry in entries.iter().filter(|entry| entry.is_published() && entry.source.structure.essential) {
        let Some(states) = entry.states.get(lang) else { continue };
        for (id, state) in &states.sections {
            let words = entry.source.body.section(id).map_or(0, |section| section.words);
            if !State::COUNTED.contains(state) {
                continue;
            }
            if admits(config, *state) {
                done += words;
            }
            total += words;
        }
    }
    done >= needed(config, total)
}

/// Whether words in a state count as done at the gate.
pub fn admits(config: &Config, state: State) -> bool {
    state == State::Current || (state == State::Machine && config.gate_allow_machine)
}

/// How many of the essential words must be done.
pub fn needed(config: &Config, total: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "word counts are far below 2^52")]
    let share = (config.gate_essential * total as f64).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the total")]
    let words = share as usize;
    words
}
