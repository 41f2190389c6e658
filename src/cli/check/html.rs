//! Findings as one page: links by verdict and by who answers for them, all else by file.

use super::super::coverage::{UNOWNED, Words};
use super::super::findings::{count, position, printable};
use super::super::links::Overview;
use super::super::reports::{render, with_templates};
use super::{Asked, Fault, Report};
use crate::diagnostic::{Finding, Severity};
use crate::model::PageId;
use crate::web::{LinkFinding, Record, Verdict};
use minijinja::context;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One finding, as the page shows it.
#[derive(Debug, Clone, Serialize)]
struct FindingView {
    severity: &'static str,
    code: &'static str,
    file: String,
    line: usize,
    column: usize,
    message: String,
    /// The lines of the hint.
    hint: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FileView {
    file: String,
    findings: Vec<FindingView>,
}

/// Links of one verdict, each address once.
#[derive(Debug, Serialize)]
struct VerdictView {
    name: &'static str,
    title: &'static str,
    links: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
struct LinkView {
    address: String,
    /// What is the same at several places is said once.
    notes: Vec<NoteView>,
    places: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct NoteView {
    message: String,
    hint: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OwnerView {
    name: Words,
    findings: Vec<FindingView>,
}

pub fn page(report: &Report<'_>) -> Result<String, Fault> {
    let of_asked = report.asked.map(|asked| {
        context! {
            line => Overview::new(asked).line(true),
            remark => asked.remark(),
            fault => asked.fault().map(|fault| fault.to_string()),
            verdicts => verdicts(report, asked),
            owners => owners(report, asked),
        }
    });
    let view = context! {
        as_of => report.guide.options.as_of.to_string(),
        errors => count(report.found, Severity::Error),
        warnings => count(report.found, Severity::Warning),
        advice => count(report.found, Severity::Advice),
        files => files(report),
        asked => of_asked,
    };
    with_templates(|templates| render(templates, "check.html", view))
}

fn view(report: &Report<'_>, finding: &Finding) -> FindingView {
    let at = position(&finding.place, report.sources);
    FindingView {
        severity: finding.severity().as_str(),
        code: finding.code.name,
        file: printable(&finding.place.file),
        line: at.line,
        column: at.column,
        message: printable(&finding.message),
        hint: lines(finding),
    }
}

fn lines(finding: &Finding) -> Vec<String> {
    finding.hint.iter().flat_map(|hint| hint.lines()).map(printable).collect()
}

fn files(report: &Report<'_>) -> Vec<FileView> {
    let mut files: BTreeMap<&str, Vec<FindingView>> = BTreeMap::new();
    for finding in report.of_the_guide() {
        files.entry(&finding.place.file).or_default().push(view(report, finding));
    }
    files.into_iter().map(|(file, findings)| FileView { file: printable(file), findings }).collect()
}

/// What an editor must mend comes first.
const ORDER: [(Verdict, &str); 5] = [
    (Verdict::Dead, "Dead"),
    (Verdict::Failing, "Failing"),
    (Verdict::Moved, "Moved"),
    (Verdict::Unverifiable, "Could not be verified"),
    (Verdict::Ok, "There, with something to add"),
];

fn verdicts(report: &Report<'_>, asked: &Asked) -> Vec<VerdictView> {
    let verdict = |address: &str| asked.history.links.get(address).map(Record::verdict);
    let mut of_address: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for found in &asked.findings {
        of_address.entry(&found.address).or_default().push(&found.finding);
    }
    let views = ORDER.into_iter().map(|(wanted, title)| {
        let links = of_address.iter().filter(|(address, _)| verdict(address) == Some(wanted));
        let links = links.map(|(address, findings)| link(report, address, findings)).collect();
        VerdictView { name: wanted.as_str(), title, links }
    });
    views.filter(|view| !view.links.is_empty()).collect()
}

fn link(report: &Report<'_>, address: &str, findings: &[&Finding]) -> LinkView {
    let places = findings.iter().map(|finding| {
        let at = position(&finding.place, report.sources);
        format!("{}:{}", printable(&finding.place.file), at.line)
    });
    let notes = findings
        .iter()
        .map(|finding| NoteView { message: printable(&finding.message), hint: lines(finding) });
    LinkView {
        address: address.to_owned(),
        notes: notes.collect::<BTreeSet<_>>().into_iter().collect(),
        places: places.collect::<BTreeSet<_>>().into_iter().collect(),
    }
}

/// Who answers for the pages that show a link: what concerns several concerns each.
fn owners(report: &Report<'_>, asked: &Asked) -> Vec<OwnerView> {
    let mut owners: BTreeMap<&str, Vec<FindingView>> = BTreeMap::new();
    let worst = |found: &&LinkFinding| found.finding.severity() != Severity::Advice;
    for found in asked.findings.iter().filter(worst) {
        for owner in responsible(report, found) {
            owners.entry(owner).or_default().push(view(report, &found.finding));
        }
    }
    let view = |(id, findings): (&str, _)| {
        let nobody = || Words { text: "No organisation".into(), lang: "en".into(), dir: "ltr" };
        OwnerView { name: report.guide.entry(id).map_or_else(nobody, Words::title_of), findings }
    };
    owners.into_iter().map(view).collect()
}

fn responsible<'r>(report: &'r Report<'_>, found: &LinkFinding) -> BTreeSet<&'r str> {
    let entries = found.shown.iter().filter_map(|id| report.guide.entry(id.as_str()));
    let owners = entries
        .map(|entry| report.guide.responsible(entry).map_or(UNOWNED, |owner| PageId::as_str(&owner.id)));
    let owners: BTreeSet<&str> = owners.collect();
    if owners.is_empty() { BTreeSet::from([UNOWNED]) } else { owners }
}
