//! Work lists: for each organisation a text to be mailed and a table, and an index of all.

use super::super::findings::printable;
use super::super::output::counted;
use super::folder::{Files, Names};
use super::html::UNOWNED;
use super::tasks::{Doubt, TO_DO, Task, Work, tasks};
use super::{Fault, OUTER_LINKS, Report, csv};
use crate::diagnostic::Finding;
use crate::locale::endonym;
use crate::model::{Lang, State};
use chrono::NaiveDate;

const HEAD: [&str; 9] = ["what", "lang", "page", "title", "section", "words", "file", "line", "message"];

/// File name → text.
pub fn files(report: &Report<'_>, found: &[Finding]) -> Result<Files, Fault> {
    let mut files = Files::new();
    let mut names = Names::with("index");
    let day = report.coverage.as_of;
    let mut index =
        format!("# Work lists\n\n{day}. One list for each organisation with something to do.\n\n");
    for (owner, work) in tasks(report, found) {
        let name = organisation(report, owner);
        let title = escaped(&name);
        if work.is_done() {
            index.push_str(&format!("- {title}: nothing to do, {}\n", counted(work.pages, "page")));
            continue;
        }
        let file = names.take(owner);
        index.push_str(&format!("- [{title}]({file}.md) ([CSV]({file}.csv)): {}\n", summary(&work)));
        files.insert(format!("{file}.md"), letter(&name, day, &work));
        files.insert(format!("{file}.csv"), table(&work)?);
    }
    files.insert("index.md".into(), index);
    Ok(files)
}

fn organisation(report: &Report<'_>, owner: &str) -> String {
    match report.guide.entry(owner) {
        Some(entry) => entry.source.title.value.clone(),
        None if owner == UNOWNED => "Pages without an organisation".into(),
        None => owner.to_owned(),
    }
}

fn summary(work: &Work<'_>) -> String {
    let sections = work.languages.iter().map(|(_, tasks)| tasks.len()).sum();
    format!(
        "{} to translate or review, {} to check, {} to mend",
        counted(sections, "section"),
        counted(work.facts.len(), "page"),
        counted(work.links.len(), "link"),
    )
}

/// What is mailed.
fn letter(name: &str, day: NaiveDate, work: &Work<'_>) -> String {
    let mut out = format!(
        "# {}\n\n{day}: what your pages in the guide need ({} in all). {}.\n",
        escaped(name),
        counted(work.pages, "page"),
        summary(work),
    );
    out.push_str(
        "\nEach line names the page and its section, words of the original, and the file and line to open. \
         When something is done, run the command that stands above it: PAGE#SECTION is in its line, \
         and the section `_` is what stands before the first heading, with title and summary. \
         `sirio coverage --by owner --output DIR` makes these lists anew.\n",
    );
    if !work.facts.is_empty() {
        out.push_str("\n## Facts to check\n\nAre phones, hours, fees and rules on these pages still true? ");
        out.push_str("Correct what is not, then run `sirio verify PAGE`. Where a last day is near, set a later one or let the page go.\n\n");
        out.extend(work.facts.iter().map(doubt_line));
    }
    if !work.links.is_empty() {
        let asks = work.links.iter().any(|doubt| OUTER_LINKS.iter().any(|code| code.name == doubt.what));
        let further = if asks { " --external" } else { "" };
        out.push_str(&format!("\n## Links to mend\n\nCorrect these, then run `sirio check{further}`.\n\n"));
        out.extend(work.links.iter().map(doubt_line));
    }
    for (lang, tasks) in &work.languages {
        add_language(lang, tasks, &mut out);
    }
    out
}

fn add_language(lang: &Lang, tasks: &[Task<'_>], out: &mut String) {
    let words: usize = tasks.iter().map(|task| task.words).sum();
    let count = counted(tasks.len(), "section");
    out.push_str(&format!("\n## {} ({lang}): {count}, {}\n", endonym(lang), counted(words, "word")));
    for state in TO_DO {
        let of_state: Vec<&Task<'_>> = tasks.iter().filter(|task| task.state == state).collect();
        if of_state.is_empty() {
            continue;
        }
        let (title, asked) = asked(state);
        let asked = asked.replace("LANGUAGE", lang.as_str());
        let command = command(state, lang);
        let count = counted(of_state.len(), "section");
        out.push_str(&format!("\n### {title}: {count}\n\n{asked} Then run `{command}`.\n\n"));
        out.extend(of_state.into_iter().map(task_line));
    }
}

/// A state as people are told of it, and what they are asked.
fn asked(state: State) -> (&'static str, &'static str) {
    match state {
        State::OutdatedFacts => (
            "Outdated facts",
            "A number, date or address of the original has changed: readers see the old one. Correct the translation first.",
        ),
        State::OutdatedText => {
            ("Outdated text", "Words of the original have changed. Correct the translation.")
        }
        State::Unknown => (
            "Never compared",
            "Nobody has said that this translation matches the original. Compare the two and correct what differs.",
        ),
        State::Machine => (
            "By machine, to review",
            "Readers are told that no person has reviewed this. Read and correct it.",
        ),
        _ => (
            "Missing",
            "There is no translation yet. Begin a new page with `sirio new KIND PAGE --lang LANGUAGE`; write each section under the heading id that it has in the original.",
        ),
    }
}

fn command(state: State, lang: &Lang) -> String {
    let method = if state == State::Machine { " --method mt+review" } else { "" };
    format!("sirio sync PAGE#SECTION --lang {lang}{method} --by \"YOUR NAME\"")
}

fn task_line(task: &Task<'_>) -> String {
    format!(
        "- {}: {} · {} · {} · {}\n",
        escaped(&task.entry.source.title.value),
        code(&format!("{}#{}", task.entry.id, task.section.as_str())),
        task.state.as_str(),
        counted(task.words, "word"),
        code(&format!("{}:{}", task.file, task.line)),
    )
}

fn doubt_line(doubt: &Doubt<'_>) -> String {
    format!(
        "- {}: {} · {} · {}\n",
        escaped(&doubt.entry.source.title.value),
        code(doubt.entry.id.as_str()),
        printable(&doubt.message),
        code(&format!("{}:{}", doubt.file, doubt.line)),
    )
}

/// The same, one row a line of the letter.
fn table(work: &Work<'_>) -> Result<String, Fault> {
    let mut table = csv::Table::new(&HEAD)?;
    for doubt in work.facts.iter().chain(&work.links) {
        let (entry, line) = (doubt.entry, doubt.line.to_string());
        let title = entry.source.title.value.as_str();
        table.row(&[doubt.what, "", entry.id.as_str(), title, "", "", doubt.file, &line, &doubt.message])?;
    }
    for (lang, tasks) in &work.languages {
        for task in tasks {
            table.row(&[
                task.state.as_str(),
                lang.as_str(),
                task.entry.id.as_str(),
                &task.entry.source.title.value,
                task.section.as_str(),
                &task.words.to_string(),
                task.file,
                &task.line.to_string(),
                "",
            ])?;
        }
    }
    table.finish()
}

/// What is typed as it stands.
fn code(text: &str) -> String {
    format!("`{}`", printable(text).replace('`', "'"))
}

/// Words that are no Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if r"\`*_[]<>#|~!&".contains(c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}
