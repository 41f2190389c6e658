//! Findings as test results: one test for each file with something to say, one for each link that leads out.
//!
//! In: the report. Out: XML in the form that Jenkins, GitLab and others read. Never: a red test without an error.

use super::super::findings::{position, printable};
use super::{Asked, Report};
use crate::diagnostic::{Finding, Severity};
use crate::handoff::xliff::plain;
use std::collections::BTreeMap;

/// One `<testcase>`.
struct Case<'c> {
    /// What groups cases that belong together: a folder, a host.
    class: String,
    name: &'c str,
    findings: Vec<&'c Finding>,
    skipped: Option<&'static str>,
}

pub fn results(report: &Report<'_>) -> String {
    let mut suites = vec![("guide", of_files(report))];
    if let Some(asked) = report.asked {
        suites.push(("links", of_links(asked)));
    }
    let all = suites.iter().flat_map(|(_, cases)| cases);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sirio check\"{}>\n",
        counts(all)
    );
    for (name, cases) in &suites {
        out.push_str(&format!("  <testsuite name=\"{name}\"{}>\n", counts(cases.iter())));
        for case in cases {
            write_case(&mut out, case, report);
        }
        out.push_str("  </testsuite>\n");
    }
    out + "</testsuites>\n"
}

/// A guide without findings is one test that is passed.
fn of_files<'c>(report: &Report<'c>) -> Vec<Case<'c>> {
    let mut files: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in report.of_the_guide() {
        files.entry(&finding.place.file).or_default().push(finding);
    }
    if files.is_empty() {
        files.insert("guide.toml", Vec::new());
    }
    let class = |file: &str| file.rsplit_once('/').map_or("guide", |(folder, _)| folder).to_owned();
    let case = |(name, findings)| Case { class: class(name), name, findings, skipped: None };
    files.into_iter().map(case).collect()
}

fn of_links(asked: &Asked) -> Vec<Case<'_>> {
    let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for found in &asked.findings {
        findings.entry(&found.address).or_default().push(&found.finding);
    }
    let cases = asked.links.iter().map(|(address, link)| Case {
        class: link.host(),
        findings: findings.remove(address.as_str()).unwrap_or_default(),
        skipped: (!asked.history.links.contains_key(address)).then_some("not asked"),
        name: address,
    });
    cases.collect()
}

fn counts<'c>(cases: impl Iterator<Item = &'c Case<'c>>) -> String {
    let (mut tests, mut failures, mut skipped) = (0, 0, 0);
    for case in cases {
        tests += 1;
        failures += usize::from(case.errors().next().is_some());
        skipped += usize::from(case.skipped.is_some());
    }
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"")
}

fn write_case(out: &mut String, case: &Case<'_>, report: &Report<'_>) {
    let (class, name) = (plain(&case.class), plain(&printable(case.name)));
    out.push_str(&format!("    <testcase classname=\"{class}\" name=\"{name}\">\n"));
    if let Some(why) = case.skipped {
        out.push_str(&format!("      <skipped message=\"{why}\"/>\n"));
    }
    let errors: Vec<&Finding> = case.errors().collect();
    if let Some(first) = errors.first() {
        let message = match errors.len() {
            1 => line(&first.message),
            more => format!("{more} errors, the first: {}", line(&first.message)),
        };
        out.push_str(&format!(
            "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
            first.code.name,
            plain(&message),
            plain(&in_words(&errors, report))
        ));
    }
    let others: Vec<&Finding> = case.findings.iter().copied().filter(|finding| !is_error(finding)).collect();
    if !others.is_empty() {
        out.push_str(&format!("      <system-out>{}</system-out>\n", plain(&in_words(&others, report))));
    }
    out.push_str("    </testcase>\n");
}

/// Findings with their places, one after the other.
fn in_words(findings: &[&Finding], report: &Report<'_>) -> String {
    let one = |finding: &&Finding| {
        let at = position(&finding.place, report.sources);
        let hint = finding.hint.as_deref().map(|hint| format!("\n  {hint}")).unwrap_or_default();
        let (severity, code) = (finding.severity().as_str(), finding.code.name);
        let place = format!("{}:{}:{}", finding.place.file, at.line, at.column);
        printable(&format!("{place}: {severity} {code}: {}{hint}\n", finding.message))
    };
    findings.iter().map(one).collect()
}

/// Line ends in an attribute would be read as spaces.
fn line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

fn is_error(finding: &Finding) -> bool {
    finding.severity() == Severity::Error
}

impl Case<'_> {
    fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().copied().filter(|finding| is_error(finding))
    }
}
