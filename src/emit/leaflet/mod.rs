//! Leaflets: which there are, what is on each, and the PDFs.
//!
//! In: the guide, the theme's Typst files. Out: PDFs with what is known of each. Never: fonts of
//! the machine, the clock; the day that stands on paper is the build's.

mod addresses;
mod cards;
mod fonts;
mod glyphs;
pub mod list;
mod pack;
mod parts;
pub mod pictures;
mod plan;
pub mod reprint;
mod sheet;
mod tree;
mod validity;
mod view;
mod world;

pub use plan::Wanted;
pub use sheet::Sheet;

use super::Site;
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::Entry;
use crate::memo::Memo;
use crate::model::{Lang, LeafletFormat, PageId};
use crate::theme::leaflet::LeafletView;
use crate::theme::{Theme, digest_of};
use chrono::NaiveDate;
use parts::Parts;
use plan::Job;
use rayon::prelude::*;
use sheet::Setter;
use std::sync::Arc;
use world::Printer;

/// What is known of a leaflet.
#[derive(Debug, Clone)]
pub struct LeafletRecord {
    pub id: PageId,
    pub lang: Lang,
    pub format: LeafletFormat,
    /// Path on the site.
    pub path: String,
    pub title: String,
    /// Digest of everything on it but the day it was printed on.
    pub version: String,
    pub valid_until: Option<NaiveDate>,
    /// By what it is told why it should be printed again.
    pub parts: Parts,
    /// The web addresses that stand on it, as codes and as links.
    pub addresses: Vec<String>,
    pub sheet: Arc<Sheet>,
}

impl LeafletRecord {
    /// The path of its small picture.
    pub fn picture(&self) -> String {
        format!("{}png", self.path.trim_end_matches("pdf"))
    }
}

/// Leaflets that were made, with what each was made for.
type Made<'g> = Vec<(Job<'g>, LeafletRecord)>;

/// Sets every leaflet that is wanted, in parallel; what did not change is taken over. What could
/// not be made has its finding, and the others are made all the same.
pub fn print_all(
    site: &Site<'_>,
    theme: &Theme,
    memo: &Memo,
    wanted: &Wanted,
) -> Reported<Vec<LeafletRecord>> {
    let Reported { value: jobs, mut findings } = plan::plan(site.guide, wanted);
    let made = setter(site, theme, &mut findings).map(|setter| set_all(&setter, memo, jobs, &mut findings));
    let records = made.into_iter().flatten().map(|(_, record)| record).collect();
    Reported { value: records, findings: crate::sorted(findings) }
}

/// The leaflets of an office's pages in one PDF; `None` where there are none.
pub fn print_pack(
    site: &Site<'_>,
    theme: &Theme,
    memo: &Memo,
    office: &Entry,
    wanted: Wanted,
) -> Reported<Option<Pack>> {
    let wanted = Wanted { pages: Some(pack::pages_of(site, office)), ..wanted };
    let Reported { value: jobs, mut findings } = plan::plan(site.guide, &wanted);
    let Some(setter) = setter(site, theme, &mut findings) else { return Reported { value: None, findings } };
    let made = set_all(&setter, memo, jobs, &mut findings);
    let packed = (!made.is_empty()).then(|| pack::pack(&setter, office, &made));
    let value = packed.and_then(|packed| match packed {
        Ok(pdf) => Some(Pack { pdf, leaflets: made.into_iter().map(|(_, record)| record).collect() }),
        Err(finding) => {
            findings.push(finding);
            None
        }
    });
    Reported { value, findings: crate::sorted(findings) }
}

/// What there is of an office, in one file.
#[derive(Debug)]
pub struct Pack {
    pub pdf: Vec<u8>,
    pub leaflets: Vec<LeafletRecord>,
}

fn setter<'s>(site: &'s Site<'s>, theme: &Theme, findings: &mut Vec<Finding>) -> Option<Setter<'s>> {
    match Printer::new(fonts::Fonts::shared(), &site.pictures, &theme.leaflets) {
        Ok(printer) => Some(Setter { site, printer, theme: digest_of(&theme.leaflets) }),
        Err(error) => {
            let place = Place::file(&site.guide.config.file);
            let finding = Finding::new(codes::LEAFLET_COMPILE, place, error.to_string());
            findings.push(finding.hint("correct the theme's leaflets/"));
            None
        }
    }
}

fn set_all<'g>(
    setter: &Setter<'_>,
    memo: &Memo,
    jobs: Vec<Job<'g>>,
    findings: &mut Vec<Finding>,
) -> Made<'g> {
    if jobs.is_empty() {
        return Vec::new();
    }
    findings.extend(setter.site.pictures.findings(setter.site.guide));
    let done: Vec<_> = jobs.into_par_iter().map(|job| (print(setter, memo, &job), job)).collect();
    let mut made = Vec::new();
    for ((record, found), job) in done {
        made.extend(record.map(|record| (job, record)));
        findings.extend(found);
    }
    made
}

/// Everything that stands on a leaflet, and its version.
fn prepared(site: &Site<'_>, job: &Job<'_>) -> Result<(LeafletView, String), Finding> {
    let mut view = view::leaflet(site, job.entry, job.lang, job.format).map_err(|missing| {
        Finding::new(codes::NO_FONT, job.place(), format!("{} cannot be made: {missing}", job.name()))
            .hint(format!("run `{}`, then build the program again", fonts::FETCH))
    })?;
    let version = digest_of(&view).to_hex()[..6].to_owned();
    view.imprint.extend(view::printing(site, job.lang, &version));
    Ok((view, version))
}

/// One leaflet, if it could be made, and what was found.
fn print(setter: &Setter<'_>, memo: &Memo, job: &Job<'_>) -> (Option<LeafletRecord>, Vec<Finding>) {
    let site = setter.site;
    let prepared = prepared(site, job).and_then(|(view, version)| {
        let sheet = memo.printed.get_kept_or(setter.key(&view), || setter.set(&view, job))?;
        Ok((view, version, sheet))
    });
    let (view, version, sheet) = match prepared {
        Ok(prepared) => prepared,
        Err(finding) => return (None, vec![finding]),
    };
    let findings = sheet.findings(site, job);
    let record = LeafletRecord {
        id: job.entry.id.clone(),
        lang: job.lang.clone(),
        format: job.format,
        path: job.path.clone(),
        title: job.entry.title(job.lang).0.to_owned(),
        version,
        valid_until: validity::valid_until(site.guide, job.entry),
        parts: Parts::of(&view),
        addresses: addresses::of(&view),
        sheet,
    };
    ((!record.sheet.pdf.is_empty()).then_some(record), findings)
}
