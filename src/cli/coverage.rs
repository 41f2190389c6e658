//! `sirio coverage`: how much of the guide each language has.

use super::select::Selected;
use super::session::{Session, find, language};
use super::{Common, Fault, Format, Outcome, Output, Status, compare, findings};
use crate::check::coverage::{Coverage, LanguageCoverage, WordCount};
use crate::emit::data::coverage_json;
use crate::locale::endonym;
use crate::model::{Flag, State};
use chrono::NaiveDate;
use minijinja::context;
use minijinja_autoreload::AutoReloader;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only this language
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// What has changed in this page, or a section of it, since it was translated
    #[arg(long, value_name = "PAGE", requires = "lang", conflicts_with = "since")]
    page: Option<String>,
    /// What got better and worse since an earlier report in JSON
    #[arg(long, value_name = "REPORT.json")]
    since: Option<PathBuf>,
    /// The day to reckon from, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    let understood = crate::understand(&session.sources, session.options(), &crate::memo::Memo::default());
    let found = crate::sorted(session.findings.iter().cloned().chain(understood.findings).collect());
    if let (Some(page), Some(lang)) = (&arguments.page, &arguments.lang) {
        let guide = &understood.value.guide;
        let (entry, section) = find(guide, page)?;
        let selected = Selected { entry, section, is_named: true };
        compare::answer(output, &session, guide, &selected, &language(guide, lang)?)?;
        return Ok(Status::Fine);
    }
    let mut coverage = understood.value.coverage;
    if let Some(lang) = &arguments.lang {
        let lang = language(&understood.value.guide, lang)?;
        coverage.languages.retain(|language| language.lang == lang);
    }
    let errors: Vec<_> = found
        .into_iter()
        .filter(|finding| finding.severity() == crate::diagnostic::Severity::Error)
        .collect();
    findings::complain(output, &errors, &session.sources);
    match output.format {
        Format::Json => output.json(&coverage_json(&coverage)),
        Format::Csv => output.answer(&csv(&coverage).map_err(|error| Fault::new(error.to_string()))?),
        Format::Html => output.answer(&html(&coverage)?),
        Format::Text | Format::Github => output.answer(&text(&coverage)),
    }
    if let Some(old) = &arguments.since
        && output.format == Format::Text
    {
        output.answer(&since(old, &coverage)?);
    }
    Ok(if errors.is_empty() { Status::Fine } else { Status::Errors })
}

/// "94% 1204/1280": floored, with the count that it stands for.
fn share(words: usize, count: &WordCount) -> String {
    format!("{}% {words}/{}", count.percent(words), count.total)
}

fn text(coverage: &Coverage) -> String {
    let mut rows = vec![
        [
            "language",
            "listed",
            "in step",
            "essential",
            "outdated facts",
            "outdated text",
            "unknown",
            "missing",
            "strings",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    rows.extend(coverage.languages.iter().map(text_row));
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        let _ = writeln!(out, "{}", cells.join("  ").trim_end());
    }
    let _ = writeln!(out, "source words; as of {}, sources {}", coverage.as_of, coverage.source_digest);
    out
}

fn text_row(language: &LanguageCoverage) -> Vec<String> {
    let words = &language.words;
    vec![
        language.lang.as_str().to_owned(),
        if language.listed { "yes" } else { "no" }.to_owned(),
        share(words.in_step(), words),
        share(language.essential.in_step(), &language.essential),
        words.of(State::OutdatedFacts).to_string(),
        words.of(State::OutdatedText).to_string(),
        words.of(State::Unknown).to_string(),
        words.of(State::Missing).to_string(),
        format!("{}/{}", language.ui_translated, language.ui_total),
    ]
}

/// One row a section.
fn csv(coverage: &Coverage) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["lang", "page", "section", "state", "flags"])?;
    for language in &coverage.languages {
        for page in &language.pages {
            let flags: Vec<&str> = page.flags.iter().copied().map(Flag::as_str).collect();
            for (section, state) in &page.sections {
                let lang = language.lang.as_str();
                writer.write_record([
                    lang,
                    page.id.as_str(),
                    section.as_str(),
                    state.as_str(),
                    &flags.join(" "),
                ])?;
            }
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// The report as a page of its own, from the team's templates.
fn html(coverage: &Coverage) -> Result<String, Fault> {
    let fault = |error: minijinja::Error| Fault::new(format!("the report cannot be made: {error:#}"));
    let reloader = AutoReloader::new(|_| {
        let mut environment = minijinja::Environment::new();
        environment.add_template("coverage.html", include_str!("reports/coverage.html"))?;
        Ok(environment)
    });
    let environment = reloader.acquire_env().map_err(fault)?;
    let template = environment.get_template("coverage.html").map_err(fault)?;
    let languages: Vec<_> = coverage
        .languages
        .iter()
        .map(|language| {
            let states: Vec<_> = State::COUNTED
                .into_iter()
                .map(|state| {
                    let words = language.words.of(state);
                    context! { name => state.as_str(), words, percent => language.words.percent(words) }
                })
                .collect();
            let pages: Vec<_> = language
                .pages
                .iter()
                .filter(|page| !matches!(page.state, State::Current | State::Machine | State::NotRequired))
                .map(|page| context! { id => page.id.as_str(), state => page.state.as_str(), words => page.words })
                .collect();
            context! {
                lang => language.lang.as_str(),
                name => endonym(&language.lang),
                listed => language.listed,
                in_step => share(language.words.in_step(), &language.words),
                essential => share(language.essential.in_step(), &language.essential),
                strings => format!("{}/{}", language.ui_translated, language.ui_total),
                states,
                pages,
            }
        })
        .collect();
    let context = context! {
        languages,
        as_of => coverage.as_of.to_string(),
        digest => coverage.source_digest,
    };
    template.render(context).map_err(fault)
}

/// The pages whose state changed since an earlier report.
fn since(path: &Path, coverage: &Coverage) -> Result<String, Fault> {
    let fault = |reason: String| Fault::new(format!("cannot read {}: {reason}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let old: Value = serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
    let mut before: BTreeMap<(String, String), String> = BTreeMap::new();
    for language in old["languages"].as_array().ok_or_else(|| fault("it is no coverage report".into()))? {
        for page in language["pages"].as_array().into_iter().flatten() {
            let part = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            before.insert((part(&language["lang"]), part(&page["id"])), part(&page["state"]));
        }
    }
    let mut out = format!("since {}:\n", old["as_of"].as_str().unwrap_or("the earlier report"));
    for language in &coverage.languages {
        for page in &language.pages {
            let key = (language.lang.as_str().to_owned(), page.id.as_str().to_owned());
            let now = page.state.as_str();
            match before.get(&key) {
                Some(state) if state == now => {}
                Some(state) => {
                    let _ = writeln!(out, "  {} {}: {state} → {now}", key.0, key.1);
                }
                None => {
                    let _ = writeln!(out, "  {} {}: new, {now}", key.0, key.1);
                }
            }
        }
    }
    Ok(out)
}
