//! Sirio turns per-language Markdown pages on services, rights and contacts into a website,
//! leaflets and reports.
//!
//! The story of a build: [`source`] reads the guide's files; [`parse`] understands each of them
//! alone; [`guide`] puts the pages together; [`check`] says what is wrong; [`theme`] and [`emit`]
//! make every byte of the site in memory; [`publish`] writes it, whole or not at all. Values go
//! in and come out; only the first room reads the guide and only the last writes the site.

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod emit;
pub mod guide;
pub mod handoff;
pub mod locale;
pub mod memo;
pub mod model;
pub mod parse;
pub mod publish;
pub mod source;
pub mod theme;
pub mod web;

use check::Locales;
use check::coverage::{Coverage, coverage};
use diagnostic::{Finding, Reported, Severity};
use emit::Emitted;
use guide::{Guide, Options};
use memo::Memo;
use model::{Config, Lang, Page};
use rayon::prelude::*;
use source::{Content, Sources};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A file of `content/`, understood, with what was found in it.
pub type ParsedPage = Reported<Option<Arc<Page>>>;

/// A guide that is understood: what every command begins with.
pub struct Understood {
    pub guide: Guide,
    pub locales: Locales,
    pub coverage: Coverage,
}

/// Everything a build makes.
pub struct Built {
    pub understood: Understood,
    pub site: Emitted,
}

/// Sources → guide, with every finding that needs no page to be made.
pub fn understand(sources: &Sources, options: Options, memo: &Memo) -> Reported<Understood> {
    let Reported { value, mut findings } = survey(sources, options, memo);
    findings.extend(check::all(&value.guide, &value.locales, sources));
    Reported { value, findings }
}

/// Sources → guide, with what keeps its files from being understood: enough to count them.
pub fn survey(sources: &Sources, options: Options, memo: &Memo) -> Reported<Understood> {
    let Reported { value: config, mut findings } =
        parse::config(&"guide.toml".into(), sources.text("guide.toml").unwrap_or_default());
    let (locales, found) = locales(sources, &config);
    findings.extend(found);
    let pages = parse_pages(sources, &config, memo);
    let mut parts = records(sources, config, &mut findings);
    for page in pages {
        findings.extend(page.findings.iter().cloned());
        parts.pages.extend(page.value.clone());
    }
    let Reported { value: guide, findings: found } = guide::resolve(parts, options);
    findings.extend(found);
    let coverage = coverage(&guide, &locales, sources.digest());
    Reported { value: Understood { guide, locales, coverage }, findings }
}

/// Sources → the whole site in memory, with every finding, sorted.
pub fn build(sources: &Sources, options: Options, memo: &Memo) -> Reported<Built> {
    let Reported { value: understood, mut findings } = understand(sources, options, memo);
    let theme = theme::load(sources, &understood.guide.config);
    findings.extend(theme.findings);
    let mut site = Emitted::default();
    if let Some(theme) = theme.value {
        let emitted =
            emit::all(&understood.guide, &understood.locales, &theme, &understood.coverage, sources, memo);
        findings.extend(emitted.findings);
        site = emitted.value;
    }
    memo.end_build();
    Reported { value: Built { understood, site }, findings: sorted(findings) }
}

/// Findings in the order of files and places, each once.
pub fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort();
    findings.dedup();
    findings
}

/// Whether anything stands against publishing.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}

fn parse_pages(sources: &Sources, config: &Config, memo: &Memo) -> Vec<Arc<ParsedPage>> {
    let context = parse::Context::new(config);
    let settings = format!("{:?}", (&config.languages, &config.source_language, config.raw_html));
    let files: Vec<_> = sources.below("content").filter(|file| file.path.ends_with(".md")).collect();
    let parsed = files.par_iter().map(|file| {
        let mut key = blake3::Hasher::new();
        key.update(settings.as_bytes())
            .update(file.path.as_bytes())
            .update(&[0])
            .update(file.hash.as_bytes());
        let parse = || {
            let Reported { value, findings } = parse::page(&file.path, file.text(), &context);
            Ok::<_, std::convert::Infallible>(Arc::new(Reported { value: value.map(Arc::new), findings }))
        };
        memo.parsed.get_or(key.finalize(), parse).unwrap_or_else(|never| match never {})
    });
    parsed.collect()
}

/// The records beside the pages; the pages themselves are still to be added.
fn records(sources: &Sources, config: Config, findings: &mut Vec<Finding>) -> guide::Parts {
    let mut parts = guide::Parts::empty(config);
    let files: Vec<_> = sources.below("i18n").filter(|file| file.path.ends_with("/sync.toml")).collect();
    let read = files.par_iter().map(|file| {
        parse::folder_language(&file.path).map(|lang| (lang, parse::sync_records(&file.path, file.text())))
    });
    for read in read.collect::<Vec<_>>() {
        match read {
            Ok((lang, read)) => {
                findings.extend(read.findings);
                parts.records.insert(lang, read.value);
            }
            Err(finding) => findings.push(finding),
        }
    }
    for file in sources.below("i18n").filter(|file| file.path.ends_with("/handoff.toml")) {
        if let Ok(lang) = parse::folder_language(&file.path) {
            let read = parse::hand_offs(&file.path, file.text());
            findings.extend(read.findings);
            parts.hand_offs.insert(lang, read.value);
        }
    }
    if let Some(file) = sources.get("i18n/equivalents.toml") {
        let read = parse::equivalents(&file.path, file.text());
        findings.extend(read.findings);
        parts.equivalents = read.value;
    }
    if let Some(file) = sources.get("content/links.toml") {
        let read = parse::link_records(&file.path, file.text());
        findings.extend(read.findings);
        parts.links = read.value;
    }
    parts.media = sources
        .below("content")
        .filter(|file| matches!(file.content, Content::Bytes(_)))
        .map(|file| file.path["content/".len()..].into())
        .collect::<BTreeSet<_>>();
    parts
}

fn locales(sources: &Sources, config: &Config) -> (Locales, Vec<Finding>) {
    let files: Vec<(Lang, &Arc<str>, &str)> = sources
        .below("i18n")
        .filter(|file| file.path.ends_with("/ui.ftl"))
        .filter_map(|file| Some((parse::folder_language(&file.path).ok()?, &file.path, file.text())))
        .collect();
    let files: Vec<locale::UiFile<'_>> =
        files.iter().map(|(lang, file, text)| locale::UiFile { lang, file, text }).collect();
    let mut findings = Vec::new();
    let locales = config.languages.iter().map(|lang| {
        let strings = locale::Strings::new(lang, &config.source_language, &files);
        findings.extend(strings.findings);
        (lang.clone(), locale::Locale::new(lang, strings.value))
    });
    let locales = locales.collect();
    (locales, findings)
}
