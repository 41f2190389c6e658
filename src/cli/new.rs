//! `sirio new`: a page of a kind, with its sections in place.

use super::session::{Session, find, language, write_file};
use super::{Common, Fault, Outcome, Output, Status};
use crate::Understood;
use crate::guide::Entry;
use crate::locale::Strings;
use crate::model::{Kind, Lang, SERVICE_SECTIONS, SectionId};
use std::fmt::Write as _;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// page, service, right, contact, term, event or notice
    kind: String,
    /// Where it goes below `content/`: `health/doctor`
    path: String,
    /// A skeleton of the translation into this language, for a page that is there
    #[arg(long, value_name = "L")]
    lang: Option<String>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let kind = Kind::parse(&arguments.kind).ok_or_else(|| {
        let names = Kind::ALL.map(Kind::as_str);
        let hint =
            crate::diagnostic::suggestion(&arguments.kind, names, &format!("one of: {}", names.join(", ")));
        Fault::new(format!("`{}` is no kind of page; {hint}", arguments.kind))
    })?;
    let path = checked_path(&arguments.path)?;
    let session = Session::open(common, None)?;
    let (understood, _) = session.survey();
    let source = &understood.guide.config.source_language;
    let lang = arguments.lang.as_deref().map(|lang| language(&understood.guide, lang)).transpose()?;
    let (file, text) = match lang.filter(|lang| lang != source) {
        Some(lang) => {
            let (entry, _) = find(&understood.guide, &path)?;
            if entry.kind() != kind {
                let message = format!("`{path}` is a {}, not a {}", entry.kind().as_str(), kind.as_str());
                return Err(Fault::new(message));
            }
            (format!("content/{}.{lang}.md", entry.path.as_str()), translation(entry, &session))
        }
        None => (format!("content/{path}.{source}.md"), page(kind, &understood, source)),
    };
    create(&session.root.join(&file), &text)?;
    output.tell(&format!("{file}: fill in what is empty, then run `sirio check`"));
    Ok(Status::Fine)
}

/// A path below `content/`, as people may type it.
fn checked_path(path: &str) -> Result<String, Fault> {
    let path = path.trim_start_matches("./").trim_start_matches("content/").trim_end_matches(".md");
    let good = !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
        && path.chars().all(|c| c.is_alphanumeric() || "-_/".contains(c));
    if good {
        Ok(path.to_owned())
    } else {
        Err(Fault::new(format!(
            "`{path}` cannot be the path of a page: letters, digits and hyphens, such as `health/doctor`"
        )))
    }
}

fn create(path: &Path, text: &str) -> Result<(), Fault> {
    if path.exists() {
        return Err(Fault::new(format!("{} is there already: nothing was changed", path.display())));
    }
    write_file(path, text)
}

fn page(kind: Kind, understood: &Understood, lang: &Lang) -> String {
    let mut text = format!("+++\ntitle = \"\"\nsummary = \"\"\nkind = \"{}\"\ndraft = true\n", kind.as_str());
    text.push_str(match kind {
        Kind::Service | Kind::Right | Kind::Page | Kind::Notice => {
            "topics = []\ncontacts = []\nsources = []\n"
        }
        Kind::Contact => "sources = []\n\n[contact]\nphones = []\n# hours = \"Mo-Fr 09:00-12:30; PH off\"\n",
        Kind::Term => "official = { text = \"\", lang = \"it\" }\nsources = []\n",
        Kind::Event => "\n[event]\nstart = 2030-01-01T17:30:00\n",
    });
    text.push_str("+++\n");
    if kind == Kind::Service
        && let Some(locale) = understood.locales.get(lang)
    {
        service_sections(&locale.strings, &mut text);
    }
    text
}

fn service_sections(strings: &Strings, text: &mut String) {
    for (id, required) in SERVICE_SECTIONS {
        let heading = strings.get(&format!("service-{id}"));
        let _ = if required {
            writeln!(text, "\n## {heading} {{#{id}}}")
        } else {
            writeln!(text, "\n<!-- ## {heading} {{#{id}}} -->")
        };
    }
}

/// The sections of the source with their ids, without words, and the source in comments. What has
/// no words counts as missing, so a skeleton never passes for a translation.
fn translation(entry: &Entry, session: &Session) -> String {
    let source = &entry.source;
    let original = session.sources.text(&source.file).unwrap_or_default();
    let mut text = format!("+++\n# {}\ntitle = \"\"\n", one_line(&source.title.value));
    if let Some(summary) = &source.summary {
        let _ = write!(text, "# {}\nsummary = \"\"\n", one_line(summary));
    }
    text.push_str("+++\n");
    for section in &source.body.sections {
        let words = original.get(section.span.clone()).unwrap_or_default().trim();
        if section.id != SectionId::intro() {
            let level = section.heading.as_ref().map_or(2, |heading| heading.level);
            let _ = writeln!(text, "\n{} {{#{}}}", "#".repeat(level.into()), section.id.as_str());
        }
        if !words.is_empty() {
            let _ = writeln!(text, "\n<!--\n{}\n-->", words.replace("--", "- -"));
        }
    }
    text
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
