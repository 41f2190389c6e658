//! Every address of a site followed: what leads nowhere, and what leads where.

use super::html::Kind;
use super::map::{File, Map, Verdict};
use super::texts;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An address that does not simply lead where it should.
#[derive(Debug)]
pub struct Fault {
    /// The path of the file that names it.
    pub file: String,
    pub kind: Kind,
    /// As it is written.
    pub written: String,
    pub wrong: Wrong,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    Leads(Verdict),
    /// From what the public sees into a language that it is not shown yet.
    Unlisted,
    /// Offered to search engines, which the page itself asks not to keep it.
    Hidden,
    /// Another language's page, which does not name this one as its own.
    OneWay,
}

/// What a file leads to, by the numbers of the files.
#[derive(Debug, Default)]
pub struct Ways {
    /// Where a reader can go from here.
    pub pages: Vec<u32>,
    /// Everything else that is named here, files for readers included.
    pub used: Vec<u32>,
    /// The same page in the languages.
    alternates: Vec<u32>,
    is_canonical: bool,
}

pub struct Survey {
    pub faults: Vec<Fault>,
    /// By the numbers of the files.
    pub ways: Vec<Ways>,
}

/// The addresses on paper, by the paths of the files.
pub type Printed<'p> = BTreeMap<&'p str, &'p [String]>;

/// The folders of the languages that the public is not shown.
pub type Gate<'g> = &'g [&'g str];

fn is_unlisted(gate: Gate<'_>, path: &str) -> bool {
    gate.iter().any(|lang| path.strip_prefix(lang).is_some_and(|rest| rest.starts_with('/')))
}

/// Follows every address.
pub fn survey(map: &Map<'_>, printed: &Printed<'_>, gate: Gate<'_>) -> Survey {
    let looked = map.files.par_iter().map(|file| look(map, printed, gate, file));
    let (ways, faults): (Vec<Ways>, Vec<Vec<Fault>>) = looked.unzip();
    let mut faults: Vec<Fault> = faults.into_iter().flatten().collect();
    faults.extend(one_way(map, &ways));
    Survey { faults, ways }
}

/// Visits what a file names, each with its kind, as it is written.
pub fn each_named(file: &File<'_>, printed: &Printed<'_>, mut visit: impl FnMut(Kind, &str)) {
    if let Some(page) = file.page {
        page.references.iter().for_each(|(kind, span)| visit(*kind, span.of(file.bytes)));
    } else if let Some(addresses) = printed.get(file.path) {
        addresses.iter().for_each(|address| visit(Kind::Paper, address));
    } else {
        for (kind, written) in texts::read(file.path, file.bytes) {
            visit(kind, &written);
        }
    }
}

fn look(map: &Map<'_>, printed: &Printed<'_>, gate: Gate<'_>, file: &File<'_>) -> (Ways, Vec<Fault>) {
    let mut ways = Ways::default();
    let mut faults = Vec::new();
    let public = !is_unlisted(gate, file.path);
    let from = file.address();
    each_named(file, printed, |kind, written| {
        let (verdict, to) = map.follow(kind, written, from);
        let target = to.map(|to| map.file(to));
        let is_hidden = target.and_then(|target| target.page).is_some_and(|page| page.noindex);
        let offered = matches!(kind, Kind::Listed | Kind::Alternate);
        let wrong = if !matches!(verdict, Verdict::Found | Verdict::Elsewhere) {
            Some(Wrong::Leads(verdict))
        } else if offered && public && is_hidden {
            Some(Wrong::Hidden)
        } else if kind == Kind::Link && public && target.is_some_and(|target| is_unlisted(gate, target.path))
        {
            Some(Wrong::Unlisted)
        } else {
            None
        };
        if let Some(wrong) = wrong {
            faults.push(Fault { file: file.path.to_owned(), kind, written: written.to_owned(), wrong });
        }
        let Some(to) = to else { return };
        match kind {
            Kind::Link | Kind::Refresh if target.is_some_and(|target| target.page.is_some()) => {
                ways.pages.push(to);
            }
            Kind::Alternate => ways.alternates.push(to),
            Kind::Canonical => ways.is_canonical = target.is_some_and(|target| target.path == file.path),
            Kind::Listed | Kind::Machine | Kind::Paper => {}
            _ => ways.used.push(to),
        }
    });
    if file.page.is_none() {
        // Only pages are asked for the versions of themselves.
        ways.alternates.clear();
    }
    for list in [&mut ways.pages, &mut ways.used, &mut ways.alternates] {
        list.sort_unstable();
        list.dedup();
    }
    (ways, faults)
}

/// Versions of a page that do not name it as theirs: search engines then believe neither.
fn one_way(map: &Map<'_>, ways: &[Ways]) -> Vec<Fault> {
    let counts =
        |number: usize| ways[number].is_canonical && map.files[number].page.is_some_and(|page| !page.noindex);
    let mut faults = Vec::new();
    for (number, own) in ways.iter().enumerate().filter(|(number, _)| counts(*number)) {
        let silent = own.alternates.iter().map(|to| *to as usize).find(|to| {
            let back = u32::try_from(number).unwrap_or(u32::MAX);
            *to != number && counts(*to) && ways[*to].alternates.binary_search(&back).is_err()
        });
        let file = &map.files[number];
        faults.extend(silent.map(|to| Fault {
            file: file.path.to_owned(),
            kind: Kind::Alternate,
            written: format!("/{}", map.files[to].address()),
            wrong: Wrong::OneWay,
        }));
    }
    faults
}
