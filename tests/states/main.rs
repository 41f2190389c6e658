//! Plays `table.txt`: one trial a line. The table says how to read it.

mod steps;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use steps::{Guide, sirio};

/// What is compared: the state of each section, and the flags of each page.
type States = BTreeMap<String, String>;

fn main() {
    let arguments = Arguments::from_args();
    let trials = include_str!("table.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let trials = trials.map(|line| {
        let name = line.split('|').next().unwrap_or_default().trim().to_owned();
        Trial::test(name, move || play(line))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn play(line: &str) -> Result<(), Failed> {
    let (_, rest) = line.split_once(" | ").ok_or("a line is: what | steps | states")?;
    let (steps, changes) = rest.rsplit_once(" |").ok_or("a line is: what | steps | states")?;
    let mut guide = Guide::in_step()?;
    let mut expected = states(guide.root())?;
    for step in steps.trim_start().split("; ").filter(|step| !step.is_empty()) {
        guide.step(&step.replace("\\n", "\n")).map_err(|problem| format!("{step}: {problem}"))?;
    }
    for change in changes.split(';').map(str::trim).filter(|change| !change.is_empty()) {
        let (what, state) = change.rsplit_once(' ').ok_or("a state is: LANG#SECTION state")?;
        if state == "gone" {
            expected.remove(&what_of(what, state));
        } else {
            expected.insert(what_of(what, state), state.to_owned());
        }
    }
    let found = states(guide.root())?;
    let all: std::collections::BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let problems: Vec<String> = all
        .into_iter()
        .filter(|key| expected.get(*key) != found.get(*key))
        .map(|key| format!("{key} is {:?}, not {:?}", found.get(key), expected.get(key)))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn what_of(what: &str, state: &str) -> String {
    if what.contains('#') {
        format!("permit {what}")
    } else if let Some((lang, page)) = what.split_once(' ') {
        format!("{page} {lang}#_")
    } else {
        format!("permit {what} {state}")
    }
}

/// The states of all pages in all languages but the source.
fn states(root: &Path) -> Result<States, String> {
    let output = sirio()
        .args(["coverage", "--format", "json", "--root"])
        .arg(root)
        .output()
        .map_err(|error| error.to_string())?;
    let report: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let mut states = States::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for language in report["languages"].as_array().into_iter().flatten() {
        for page in language["pages"].as_array().into_iter().flatten() {
            let (lang, id) = (text(&language["lang"]), text(&page["id"]));
            if lang == "it" || !["permit", "form"].contains(&id.as_str()) {
                continue;
            }
            for section in page["sections"].as_array().into_iter().flatten() {
                states.insert(format!("{id} {lang}#{}", text(&section["id"])), text(&section["state"]));
            }
            for flag in
                page["flags"].as_array().into_iter().flatten().map(text).filter(|flag| flag != "unverified")
            {
                states.insert(format!("{id} {lang} {flag}"), flag);
            }
        }
    }
    Ok(states)
}
