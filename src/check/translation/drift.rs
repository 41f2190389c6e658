//! Facts that stand in the source or in the translation alone.

use super::{Pair, place};
use crate::diagnostic::{Finding, codes};
use crate::locale::facts::{Fact, difference};
use crate::source::Sources;

/// How many facts of a side are named.
const NAMED: usize = 6;

pub fn check(sources: &Sources, pair: &Pair<'_>, facts: (&[Fact], &[Fact]), findings: &mut Vec<Finding>) {
    let difference = difference(facts.0, facts.1);
    if difference.is_empty() {
        return;
    }
    let lost = named(&difference.only_first, &super::words_of(pair.entry, pair.source));
    let added = named(&difference.only_second, &pair.translated.text);
    let id = pair.source.id.as_str();
    let message = match (lost.is_empty(), added.is_empty()) {
        (false, false) => format!("the facts of `{id}` differ: the source has {lost}, this has {added}"),
        (false, true) => format!("{lost} of the source is not in the translation of `{id}`"),
        _ => format!("{added} in the translation of `{id}` is not in the source"),
    };
    let place = match difference.only_second.first() {
        Some(fact) => {
            place::of_words(sources, pair.page, pair.translated, fact.written(&pair.translated.text))
        }
        None => place::of_section(pair.page, pair.translated),
    };
    let hint =
        format!("compare it with `{}`; correct it, then run {}", pair.entry.source.file, pair.then_sync());
    findings.push(Finding::new(codes::FACT_DRIFT, place, message).hint(hint));
}

fn named(facts: &[&Fact], text: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for fact in facts {
        let name = format!("`{}`", fact.written(text));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".into());
    }
    names.join(", ")
}
