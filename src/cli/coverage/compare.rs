//! `sirio coverage --page P --lang L`: what the source said when it was translated, what it says now,
//! and the translation.

use crate::check::difference::{Change, Stretch, difference};
use crate::cli::earlier::Earlier;
use crate::cli::session::{Session, find};
use crate::cli::{Fault, Format, Outcome, Output, Status};
use crate::guide::{Entry, Guide, excerpt};
use crate::locale::endonym;
use crate::model::{Lang, SectionId, State};
use minijinja::context;
use serde_json::{Value, json};

/// One section in a language.
struct Row {
    section: SectionId,
    state: State,
    /// The language that it was translated from.
    from: Lang,
    /// `None` where the text it was made from is not known, or there is no translation.
    then: Option<String>,
    now: String,
    translation: Option<String>,
    by: Option<String>,
}

impl Row {
    fn stretches(&self) -> Option<Vec<Stretch>> {
        self.then.as_ref().map(|then| difference(then, &self.now))
    }
}

/// Answers for one page, or one section of it, in one language.
pub fn answer(output: &Output, session: &Session, guide: &Guide, name: &str, languages: &[Lang]) -> Outcome {
    let [lang] = languages else { return Err(Fault::new("`--page` wants one language: `--lang ar`")) };
    let (entry, section) = find(guide, name)?;
    if *lang == entry.source.lang {
        return Err(Fault::new(format!("`{lang}` is the language of the original of `{}`", entry.id)));
    }
    let earlier = Earlier::new(session, guide);
    let sections = entry.source.body.sections.iter().filter(|one| one.words > 0);
    let sections = sections.filter(|one| section.as_ref().is_none_or(|id| one.id == *id));
    let rows: Vec<Row> = sections.filter_map(|one| row(&earlier, session, entry, &one.id, lang)).collect();
    match output.format {
        Format::Json => output.json(&as_json(entry, lang, &rows)),
        Format::Html => output.answer(&as_html(entry, lang, &rows)?),
        _ => output.answer(&as_text(entry, lang, &rows, output.styled_answer())),
    }
    Ok(Status::Fine)
}

fn row(earlier: &Earlier<'_>, session: &Session, entry: &Entry, id: &SectionId, lang: &Lang) -> Option<Row> {
    let text = |lang: &Lang| {
        let page = entry.page(lang)?;
        excerpt(page, entry.kind(), id, session.sources.text(&page.file)?)
    };
    let key = (entry.id.clone(), id.clone());
    let record = earlier.guide().records.get(lang).and_then(|records| records.get(&key));
    let from = record.and_then(|record| record.from.clone()).unwrap_or_else(|| entry.source.lang.clone());
    let now = text(&from).or_else(|| text(&entry.source.lang))?;
    let then = record.and_then(|record| {
        let is_as_it_was = entry.page(&from)?.body.section(id)?.fingerprint == record.fingerprint;
        if is_as_it_was { Some(now.clone()) } else { earlier.text(entry, &from, id, &record.fingerprint) }
    });
    Some(Row {
        section: id.clone(),
        state: entry.state(lang, id)?,
        then,
        now,
        translation: text(lang),
        by: record.and_then(|record| record.by.clone()),
        from,
    })
}

fn as_json(entry: &Entry, lang: &Lang, rows: &[Row]) -> Value {
    let sections = rows.iter().map(|row| {
        let stretches = row.stretches().map(|stretches| {
            let parts =
                stretches.iter().map(|part| json!({ "change": part.change.as_str(), "text": part.text }));
            parts.collect::<Vec<_>>()
        });
        json!({
            "id": row.section.as_str(), "state": row.state.as_str(), "from": row.from, "by": row.by,
            "then": row.then, "now": row.now, "difference": stretches, "translation": row.translation,
        })
    });
    json!({ "id": entry.id.as_str(), "lang": lang, "sections": sections.collect::<Vec<_>>() })
}

/// Changed sections with their change; the others in a line each.
fn as_text(entry: &Entry, lang: &Lang, rows: &[Row], styled: bool) -> String {
    let mut out = format!("{} in {lang}\n", entry.id);
    for row in rows {
        out.push_str(&format!("\n#{}: {}", row.section.as_str(), row.state.as_str()));
        if let Some(by) = &row.by {
            out.push_str(&format!(", by {by}"));
        }
        out.push('\n');
        if matches!(row.state, State::Current | State::Machine | State::NotRequired) {
            continue;
        }
        if let Some(stretches) = row.stretches() {
            let label = format!("{} then → now", row.from);
            out.push_str(&labelled(&label, &marked(&stretches, styled)));
        } else {
            if row.state != State::Missing {
                out.push_str("  (what it was translated from is not known: neither kept nor in git)\n");
            }
            out.push_str(&labelled(row.from.as_str(), &row.now));
        }
        if let Some(translation) = &row.translation {
            out.push_str(&labelled(lang.as_str(), translation));
        }
    }
    out
}

fn labelled(label: &str, text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}\n")).collect();
    format!("  {label}\n{}", lines.concat())
}

/// Words that went and came, as `git diff --word-diff` marks them; by colours on a terminal.
fn marked(stretches: &[Stretch], styled: bool) -> String {
    let mark = |part: &Stretch| match (part.change, styled) {
        (Change::Same, _) => part.text.clone(),
        (Change::Removed, false) => format!("[-{}-]", part.text),
        (Change::Added, false) => format!("{{+{}+}}", part.text),
        (Change::Removed, true) => format!("\x1b[31;9m{}\x1b[0m", part.text),
        (Change::Added, true) => format!("\x1b[32;4m{}\x1b[0m", part.text),
    };
    stretches.iter().map(mark).collect()
}

fn as_html(entry: &Entry, lang: &Lang, rows: &[Row]) -> Result<String, Fault> {
    let fault = |error: minijinja::Error| Fault::new(format!("the report cannot be made: {error:#}"));
    let sections: Vec<_> = rows
        .iter()
        .map(|row| {
            let parts = row.stretches().unwrap_or_default();
            let parts: Vec<_> = parts
                .iter()
                .map(|part| context! { change => part.change.as_str(), text => part.text })
                .collect();
            context! {
                id => row.section.as_str(), state => row.state.as_str(), by => row.by,
                from => row.from.as_str(), dir => row.from.direction().as_str(), now => row.now,
                known => row.then.is_some(), parts, translation => row.translation,
            }
        })
        .collect();
    let (title, title_lang) = entry.title(lang);
    let context = context! {
        id => entry.id.as_str(), title, title_lang => title_lang.as_str(), lang => lang.as_str(),
        dir => lang.direction().as_str(), name => endonym(lang), sections,
    };
    let mut environment = minijinja::Environment::new();
    environment.add_template("compare.html", include_str!("../reports/compare.html")).map_err(fault)?;
    environment.get_template("compare.html").and_then(|template| template.render(context)).map_err(fault)
}
