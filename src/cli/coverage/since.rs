//! What got better and worse since an earlier report: reading it, and saying it.

use super::super::findings::printable;
use super::super::output::counted;
use super::Fault;
use crate::check::coverage::Coverage;
use crate::check::coverage::since::{Change, Earlier, LanguageChange, Since, since};
use crate::model::Lang;
use serde::Serialize;
use std::path::Path;

/// How many sections of each list are named in words.
const MOST_CHANGES: usize = 50;

pub fn read(path: &Path) -> Result<Earlier, Fault> {
    let fault = |reason: String| Fault::new(format!("cannot read {}: {reason}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    Earlier::parse(&text).map_err(|error| fault(format!("it is no coverage report ({error})")))
}

/// Where only some languages were asked for, the others are not gone.
pub fn compare(earlier: Earlier, coverage: &Coverage, wanted: &[Lang]) -> Since {
    let mut since = since(earlier, coverage);
    if !wanted.is_empty() {
        since.gone.clear();
    }
    since
}

/// The report of now with a key `since`.
pub fn json(since: &Since, coverage: &Coverage) -> Result<String, Fault> {
    #[derive(Serialize)]
    struct Document<'d> {
        #[serde(flatten)]
        coverage: &'d Coverage,
        since: &'d Since,
    }
    serde_json::to_string_pretty(&Document { coverage, since }).map_err(|error| Fault::new(error.to_string()))
}

pub fn text(since: &Since) -> String {
    let mut out = printable(&format!("\nsince {}:\n", since.as_of));
    if !since.comparable {
        out.push_str(&format!(
            "that report counts by rules of version {}: what differs may be the rules, not the guide\n",
            since.algorithm
        ));
    }
    for lang in &since.gone {
        out.push_str(&printable(&format!("{lang}: no language of the guide any more\n")));
    }
    for language in &since.languages {
        add_language(language, &mut out);
    }
    out
}

fn add_language(language: &LanguageChange, out: &mut String) {
    let Some(before) = &language.before else {
        out.push_str(&format!("{}: a new language\n", language.lang));
        return;
    };
    let words: Vec<String> = language
        .after
        .iter()
        .map(|(state, after)| (state, before.get(*state).copied().unwrap_or(0), after))
        .filter(|(_, before, after)| before != *after)
        .map(|(state, before, after)| format!("{state} {before} → {after}"))
        .collect();
    let lists = language.lists();
    if words.is_empty() && lists.iter().all(|(_, changes)| changes.is_empty()) {
        out.push_str(&format!("{}: nothing has changed\n", language.lang));
        return;
    }
    let words = if words.is_empty() { "words as before".to_owned() } else { words.join(", ") };
    out.push_str(&format!("{}: {words}\n", language.lang));
    for (name, changes) in lists.into_iter().filter(|(_, changes)| !changes.is_empty()) {
        out.push_str(&format!("  {name}: {}\n", counted(changes.len(), "section")));
        out.extend(changes.iter().take(MOST_CHANGES).map(line));
        if changes.len() > MOST_CHANGES {
            let more = changes.len() - MOST_CHANGES;
            out.push_str(&format!("    and {more} more; `--format csv` names them all\n"));
        }
    }
}

fn line(change: &Change) -> String {
    let what = match (change.before, change.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => after.to_owned(),
        (Some(before), None) => format!("was {before}"),
        (None, None) => String::new(),
    };
    let words = change.words.map(|words| format!(", {}", counted(words, "word"))).unwrap_or_default();
    printable(&format!("    {}#{}: {what}{words}\n", change.page, change.section))
}
