//! Leaflets: which there are, what is on each, and the PDFs.
//!
//! In: the guide, the theme's Typst files. Out: PDFs with what is known of each. Never: fonts of
//! the machine, the clock; the day that stands on paper is the build's.

mod fonts;
mod glyphs;
mod tree;
mod view;
mod world;

use super::Site;
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::{Entry, Guide};
use crate::locale::script;
use crate::memo::Memo;
use crate::model::{Kind, Lang, PageId};
use crate::theme::leaflet::LeafletView;
use crate::theme::{Theme, digest_of};
use chrono::Datelike;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use world::{Date, PrintError, Printer};

/// The format made for every service and right; its Typst file has the same name.
pub const A4: &str = "a4";

/// A leaflet that was set.
#[derive(Debug)]
pub struct Sheet {
    /// Empty where the text has characters that no font has.
    pub pdf: Arc<[u8]>,
    pub pages: usize,
    missing_glyphs: Vec<glyphs::MissingGlyph>,
    /// What Typst found odd about the theme's files.
    warnings: Vec<String>,
}

/// What is known of a leaflet.
#[derive(Debug, Clone)]
pub struct LeafletRecord {
    pub id: PageId,
    pub lang: Lang,
    pub format: &'static str,
    /// Path on the site.
    pub path: String,
    pub title: String,
    pub pages: usize,
    pub bytes: usize,
    /// Digest of everything on it but the day it was printed on.
    pub version: String,
    pub sheet: Arc<Sheet>,
}

/// The path of every leaflet there is to be, for languages whose script has a font.
pub fn plan(guide: &Guide) -> Reported<BTreeMap<(PageId, Lang), String>> {
    let entries: Vec<&Entry> = guide.published().filter(|entry| wants_a4(entry)).collect();
    let mut paths = BTreeMap::new();
    let mut findings = Vec::new();
    if entries.is_empty() {
        return Reported { value: paths, findings };
    }
    for lang in &guide.config.languages {
        if let Err(missing) = fonts::families(&script(lang)) {
            let message = format!("there are no leaflets in `{lang}`: {missing}");
            let finding = Finding::new(codes::NO_FONT, Place::file(&guide.config.file), message);
            findings.push(finding.hint("run `sh themes/fonts/fetch.sh`, then build the program again"));
            continue;
        }
        let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for &entry in &entries {
            by_name.entry(name(entry, lang)).or_default().push(entry);
        }
        for (name, entries) in by_name {
            for entry in &entries {
                // A name that two pages share is told apart by their sections.
                let name = match entries.as_slice() {
                    [_] => name.to_owned(),
                    _ => format!("{}-{name}", entry.path.section().replace('/', "-")),
                };
                paths.insert((entry.id.clone(), lang.clone()), format!("{lang}/leaflets/{name}.{A4}.pdf"));
            }
        }
    }
    Reported { value: paths, findings }
}

fn name<'e>(entry: &'e Entry, lang: &Lang) -> &'e str {
    entry.address(lang).trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

fn wants_a4(entry: &Entry) -> bool {
    let chosen = entry.source.structure.leaflet.as_ref().and_then(|leaflet| leaflet.formats.as_ref());
    match chosen {
        Some(formats) => formats.iter().any(|format| format.value == A4),
        None => matches!(entry.kind(), Kind::Service | Kind::Right),
    }
}

/// Sets every leaflet of the plan, in parallel; what did not change since the last build is taken
/// over.
pub fn print_all(site: &Site<'_>, theme: &Theme, memo: &Memo) -> Reported<Vec<LeafletRecord>> {
    let printer = match Printer::new(fonts::Fonts::shared(), &theme.leaflets) {
        Ok(printer) => printer,
        Err(error) => {
            let finding =
                Finding::new(codes::LEAFLET_COMPILE, Place::file(&site.guide.config.file), error.to_string());
            return Reported {
                value: Vec::new(),
                findings: vec![finding.hint("correct the theme's leaflets/")],
            };
        }
    };
    let theme_digest = digest_of(&theme.leaflets);
    let jobs: Vec<_> = site.leaflets.iter().collect();
    let done: Vec<Result<(LeafletRecord, Vec<Finding>), Finding>> = jobs
        .par_iter()
        .filter_map(|((id, lang), path)| {
            let entry = site.guide.entry(id.as_str())?;
            Some(print(site, &printer, memo, entry, lang, path, theme_digest))
        })
        .collect();
    world::evict(10);
    let (mut records, mut findings) = (Vec::new(), Vec::new());
    for result in done {
        match result {
            Ok((record, found)) => {
                records.push(record);
                findings.extend(found);
            }
            Err(finding) => findings.push(finding),
        }
    }
    findings.sort();
    findings.dedup();
    Reported { value: records, findings }
}

type Printed = Result<(LeafletRecord, Vec<Finding>), Finding>;

fn print(
    site: &Site<'_>,
    printer: &Printer,
    memo: &Memo,
    entry: &Entry,
    lang: &Lang,
    path: &str,
    theme: blake3::Hash,
) -> Printed {
    let families = fonts::families(&script(lang)).unwrap_or_default();
    let mut view = view::leaflet(site, entry, lang, families);
    let version = digest_of(&view).to_hex()[..6].to_owned();
    view::imprint(&mut view, site, entry, lang, &version);
    let key = digest_of(&(theme.as_bytes(), &view, site.guide.options.as_of));
    let sheet = memo.printed.get_or(key, || set(printer, &view, site, entry))?;
    let findings = sheet.missing_glyphs.iter().map(|missing| {
        let page = entry.page(lang).unwrap_or(&entry.source);
        let message = format!("no font has the character {} in “{}”", shown(&missing.text), missing.within);
        let finding = Finding::new(codes::NO_GLYPH, Place::file(&page.file), message);
        finding.hint("write it in another way; the leaflet is not made with an empty box in it")
    });
    let odd = sheet.warnings.iter().map(|warning| {
        let finding = Finding::new(codes::LEAFLET_DOUBT, Place::file(&site.guide.config.file), warning);
        finding.hint("correct the theme's Typst file")
    });
    let findings = findings.chain(odd).collect();
    let record = LeafletRecord {
        id: entry.id.clone(),
        lang: lang.clone(),
        format: A4,
        path: path.to_owned(),
        title: entry.title(lang).0.to_owned(),
        pages: sheet.pages,
        bytes: sheet.pdf.len(),
        version,
        sheet,
    };
    Ok((record, findings))
}

fn shown(text: &str) -> String {
    let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    format!("“{text}” ({})", points.join(" "))
}

fn set(printer: &Printer, view: &LeafletView, site: &Site<'_>, entry: &Entry) -> Result<Arc<Sheet>, Finding> {
    let day = site.guide.options.as_of;
    let number = |value: u32| u8::try_from(value).unwrap_or(1);
    let date = Date { year: day.year(), month: number(day.month()), day: number(day.day()) };
    let refused = |message: String| {
        let finding = Finding::new(codes::LEAFLET_COMPILE, Place::file(&entry.source.file), message);
        finding.hint("the theme's Typst file cannot set this page")
    };
    let json = serde_json::to_vec(view).map_err(|error| refused(error.to_string()))?;
    let sheet = printer.print(&format!("{A4}.typ"), json, date).map_err(|error: PrintError| {
        refused(format!("the {A4} leaflet in `{}` cannot be made: {error}", view.lang))
    })?;
    Ok(Arc::new(Sheet {
        pdf: sheet.pdf.into(),
        pages: sheet.pages,
        missing_glyphs: sheet.missing_glyphs,
        warnings: sheet.warnings.iter().map(ToString::to_string).collect(),
    }))
}
