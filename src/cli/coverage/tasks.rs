//! Who has what to do: sections to bring into step, facts to check, links to mend.
//!
//! In: the report and the guide's findings. Out: the work of each organisation, in the order of
//! languages, states and pages. Never: words for people, files.

use super::Report;
use super::html::{UNOWNED, owner_id};
use super::places::{Places, line};
use crate::diagnostic::{Finding, codes};
use crate::guide::Entry;
use crate::model::{Flag, Lang, PageId, SectionId, State};
use crate::web::LinkFinding;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// States with something to do about them: what harms most comes first.
pub const TO_DO: [State; 5] =
    [State::OutdatedFacts, State::OutdatedText, State::Unknown, State::Missing, State::Machine];

/// So many days ahead a page's last day is said to be near.
const SOON: Days = Days::new(60);

/// What one organisation has to do.
#[derive(Debug, Default)]
pub struct Work<'r> {
    /// Pages that it answers for.
    pub pages: usize,
    /// In the order of languages.
    pub languages: Vec<(&'r Lang, Vec<Task<'r>>)>,
    pub facts: Vec<Doubt<'r>>,
    pub links: Vec<Doubt<'r>>,
}

/// A section to bring into step.
#[derive(Debug)]
pub struct Task<'r> {
    pub entry: &'r Entry,
    pub section: &'r SectionId,
    pub state: State,
    pub words: usize,
    pub file: &'r str,
    pub line: usize,
}

/// Something about a page that somebody must look at.
#[derive(Debug)]
pub struct Doubt<'r> {
    pub entry: &'r Entry,
    /// A finding's code, or `expires`.
    pub what: &'static str,
    pub message: String,
    pub file: &'r str,
    pub line: usize,
}

impl Work<'_> {
    pub fn is_done(&self) -> bool {
        self.languages.iter().all(|(_, tasks)| tasks.is_empty())
            && self.facts.is_empty()
            && self.links.is_empty()
    }
}

/// Owner → work, also of those who have nothing to do.
pub fn tasks<'r>(report: &'r Report<'_>, found: &'r [Finding]) -> BTreeMap<&'r str, Work<'r>> {
    let mut owners: BTreeMap<&str, Work<'_>> = BTreeMap::new();
    for entry in &report.guide.entries {
        owners.entry(responsible(report, entry)).or_default().pages += 1;
    }
    for language in &report.coverage.languages {
        let mut of_owner: BTreeMap<&str, Vec<Task<'_>>> = BTreeMap::new();
        for page in language.pages.iter().filter(|page| page.counted) {
            if !page.sections.iter().any(|section| TO_DO.contains(&section.state)) {
                continue;
            }
            let Some(entry) = report.guide.entry(page.id.as_str()) else { continue };
            let places = Places::new(entry, &language.lang, report.sources);
            let tasks = of_owner.entry(owner_id(page)).or_default();
            for section in page.sections.iter().filter(|section| TO_DO.contains(&section.state)) {
                let (file, line) = places.of(&section.id);
                let (state, words) = (section.state, section.words);
                tasks.push(Task { entry, section: &section.id, state, words, file, line });
            }
        }
        for (owner, mut tasks) in of_owner {
            tasks.sort_by_key(|task| TO_DO.iter().position(|state| *state == task.state));
            owners.entry(owner).or_default().languages.push((&language.lang, tasks));
        }
    }
    add_findings(report, found, &mut owners);
    add_outer_links(report, &mut owners);
    for entry in report.guide.published().filter(|entry| !entry.flags.contains(&Flag::Draft)) {
        if let Some(doubt) = expires_soon(report, entry) {
            owners.entry(responsible(report, entry)).or_default().facts.push(doubt);
        }
    }
    owners
}

fn responsible<'r>(report: &'r Report<'_>, entry: &Entry) -> &'r str {
    report.guide.responsible(entry).map_or(UNOWNED, |owner| PageId::as_str(&owner.id))
}

/// Links that lead nowhere, and pages whose facts nobody has checked in time.
fn add_findings<'r>(report: &'r Report<'_>, found: &'r [Finding], owners: &mut BTreeMap<&'r str, Work<'r>>) {
    let mut pages: HashMap<&str, (&Entry, &Lang)> = HashMap::new();
    for entry in &report.guide.entries {
        pages.extend(entry.pages().map(|page| (&*page.file, (entry, &page.lang))));
    }
    let asked = |lang: &Lang| report.coverage.languages.iter().any(|language| language.lang == *lang);
    for finding in found {
        let Some((entry, lang)) = pages.get(&*finding.place.file) else { continue };
        let doubt = || Doubt {
            entry,
            what: finding.code.name,
            message: finding.message.clone(),
            file: &finding.place.file,
            line: line(&finding.place, report.sources),
        };
        let work = owners.entry(responsible(report, entry)).or_default();
        if [codes::UNVERIFIED, codes::EXPIRED].contains(&finding.code) {
            work.facts.push(doubt());
        } else if finding.code.name.starts_with("link/") && asked(lang) {
            work.links.push(doubt());
        }
    }
}

/// Links that lead out of the guide: a link of several pages is work for each that answers for one of them, once.
fn add_outer_links<'r>(report: &'r Report<'_>, owners: &mut BTreeMap<&'r str, Work<'r>>) {
    for LinkFinding { finding, shown, .. } in report.of_links {
        let mut told = BTreeSet::new();
        for entry in shown.iter().filter_map(|id| report.guide.entry(id.as_str())) {
            let file = &*finding.place.file;
            let page = entry.pages().find(|page| *page.file == *file);
            let asked = |lang: &Lang| report.coverage.languages.iter().any(|language| language.lang == *lang);
            let owner = responsible(report, entry);
            if page.is_none_or(|page| asked(&page.lang)) && told.insert(owner) {
                let (what, message) = (finding.code.name, finding.message.clone());
                let line = line(&finding.place, report.sources);
                let doubt = Doubt { entry, what, message, file, line };
                owners.entry(owner).or_default().links.push(doubt);
            }
        }
    }
}

fn expires_soon<'r>(report: &Report<'_>, entry: &'r Entry) -> Option<Doubt<'r>> {
    let expires = entry.source.structure.expires.as_ref()?;
    let soon: NaiveDate = report.coverage.as_of.checked_add_days(SOON)?;
    let place = crate::diagnostic::Place::at(&entry.source.file, expires.span.clone());
    (expires.value <= soon).then(|| Doubt {
        entry,
        what: "expires",
        message: format!("the page leaves the site after {}", expires.value),
        file: &entry.source.file,
        line: line(&place, report.sources),
    })
}
