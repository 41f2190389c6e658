//! The report as HTML: one page, or a folder of plain pages in which every filter and every order
//! of a table is a page of its own. Never: scripts, requests.

use super::super::reports::{self, with_templates};
use super::folder::{Files, Names};
use super::tables::{Bar, Order, Row, Words, rows};
use super::views::{LanguageView, pages_to_do, to_do};
use super::{Fault, Report};
use crate::check::coverage::{PageCoverage, WordCount};
use crate::model::{PageId, State};
use minijinja::{Environment, Value, context};
use serde::Serialize;
use std::collections::BTreeMap;

/// What stands in the place of an owner where a page has none.
pub const UNOWNED: &str = "unowned";

/// One page with everything that the text says.
pub fn page(report: &Report<'_>) -> Result<String, Fault> {
    let languages: Vec<_> = report.coverage.languages.iter().map(LanguageView::new).collect();
    let pages: Vec<Vec<Value>> = report.coverage.languages.iter().map(pages_to_do).collect();
    with_templates(|templates| render(templates, "coverage.html", report, context! { languages, pages }))
}

/// File name → page.
pub fn pages(report: &Report<'_>) -> Result<Files, Fault> {
    let site = Site::new(report);
    with_templates(|templates| {
        let mut files = Files::new();
        files.insert(
            "index.html".into(),
            render(templates, "index.html", report, site.navigation("index.html"))?,
        );
        for filter in site.filters() {
            site.add_tables(&filter, templates, &mut files)?;
        }
        Ok(files)
    })
}

fn render(
    templates: &Environment<'_>,
    name: &str,
    report: &Report<'_>,
    view: Value,
) -> Result<String, Fault> {
    let common = context! {
        as_of => report.coverage.as_of.to_string(),
        digest => report.coverage.source_digest,
        states => State::COUNTED.map(State::as_str),
        ..view
    };
    reports::render(templates, name, common)
}

#[derive(Debug, Serialize)]
struct OwnerView {
    id: String,
    name: Words,
    stem: String,
    file: String,
    bar: Bar,
    to_do: usize,
}

#[derive(Debug, Serialize)]
struct StateView {
    name: &'static str,
    file: String,
    words: usize,
}

/// What the pages of a folder are made from.
struct Site<'r> {
    report: &'r Report<'r>,
    languages: Vec<LanguageView>,
    owners: Vec<OwnerView>,
    states: Vec<StateView>,
    rows: Vec<(Row, &'r PageCoverage)>,
}

/// What a table is about.
enum Filter {
    Language(usize),
    Owner(usize),
    State(State),
}

impl Filter {
    /// The columns that say something where all else is the same.
    fn columns(&self) -> Vec<Order> {
        let same = match self {
            Self::Language(_) => Order::Language,
            Self::Owner(_) => Order::Owner,
            Self::State(_) => Order::State,
        };
        Order::ALL.into_iter().filter(|order| *order != same).collect()
    }
}

impl<'r> Site<'r> {
    fn new(report: &'r Report<'r>) -> Self {
        let owners = owners(report);
        let places: BTreeMap<String, usize> =
            owners.iter().enumerate().map(|(place, owner)| (owner.id.clone(), place)).collect();
        let owner_of = |page: &PageCoverage| places.get(owner_id(page)).copied().unwrap_or_default();
        let languages = &report.coverage.languages;
        let states = State::COUNTED.map(|state| StateView {
            name: state.as_str(),
            file: Order::Page.file(&stem_of(state)),
            words: languages.iter().map(|language| language.words.of(state)).sum(),
        });
        Self {
            report,
            languages: languages.iter().map(LanguageView::new).collect(),
            rows: rows(report, owner_of),
            owners,
            states: states.into(),
        }
    }

    fn filters(&self) -> impl Iterator<Item = Filter> {
        let languages = (0..self.languages.len()).map(Filter::Language);
        let owners = (0..self.owners.len()).map(Filter::Owner);
        languages.chain(owners).chain(State::COUNTED.map(Filter::State))
    }

    fn navigation(&self, current: &str) -> Value {
        context! {
            languages => self.languages,
            owners => self.owners,
            filters => self.states,
            current,
            is_folder => true,
        }
    }

    /// The page of a filter, once for each order.
    fn add_tables(
        &self,
        filter: &Filter,
        templates: &Environment<'_>,
        files: &mut Files,
    ) -> Result<(), Fault> {
        let mut rows = self.rows_of(filter);
        let columns = filter.columns();
        let stem = self.stem(filter);
        let words: usize = rows.iter().map(|row| row.words).sum();
        for order in &columns {
            rows.sort_by(|a, b| order.compare(a, b));
            let heads: Vec<Value> = columns
                .iter()
                .map(|column| {
                    let sorted = (column == order).then(|| order.direction());
                    context! { name => column.column(), file => column.file(&stem), sorted }
                })
                .collect();
            let view = context! {
                filter => self.about(filter),
                order => order.column(),
                heads,
                rows,
                words,
                ..self.navigation(&Order::Page.file(&stem))
            };
            files.insert(order.file(&stem), render(templates, "table.html", self.report, view)?);
        }
        Ok(())
    }

    fn rows_of(&self, filter: &Filter) -> Vec<Row> {
        let rows = self.rows.iter();
        match filter {
            Filter::Language(place) => {
                rows.filter(|(row, _)| row.language == *place).map(|(row, _)| row.clone()).collect()
            }
            Filter::Owner(place) => {
                rows.filter(|(row, _)| row.owner == *place).map(|(row, _)| row.clone()).collect()
            }
            Filter::State(state) => rows
                .filter(|(_, page)| page.counted)
                .filter_map(|(row, page)| row.narrowed(page, *state))
                .collect(),
        }
    }

    fn stem(&self, filter: &Filter) -> String {
        match filter {
            Filter::Language(place) => self.languages[*place].lang.clone(),
            Filter::Owner(place) => self.owners[*place].stem.clone(),
            Filter::State(state) => stem_of(*state),
        }
    }

    fn about(&self, filter: &Filter) -> Value {
        match filter {
            Filter::Language(place) => {
                let language = &self.languages[*place];
                context! { kind => "language", name => language.name, bar => language.bar, language }
            }
            Filter::Owner(place) => {
                let owner = &self.owners[*place];
                context! { kind => "owner", name => owner.name, bar => owner.bar }
            }
            Filter::State(state) => {
                let name = context! { text => state.as_str(), lang => "en", dir => "ltr" };
                context! { kind => "state", name }
            }
        }
    }
}

fn stem_of(state: State) -> String {
    format!("state-{}", state.as_str())
}

pub fn owner_id(page: &PageCoverage) -> &str {
    page.owner.as_ref().map_or(UNOWNED, PageId::as_str)
}

/// Those who answer for pages, by name; pages that nobody answers for come last.
fn owners(report: &Report<'_>) -> Vec<OwnerView> {
    let mut words: BTreeMap<&str, WordCount> = BTreeMap::new();
    for page in report.coverage.languages.iter().flat_map(|language| &language.pages) {
        let count = words.entry(owner_id(page)).or_default();
        for section in page.sections.iter().filter(|_| page.counted) {
            count.add(section.state, section.words);
        }
    }
    let mut names = Names::default();
    let mut owners: Vec<OwnerView> = words
        .into_iter()
        .map(|(id, words)| {
            let stem = format!("owner-{}", names.take(id));
            let name = report.guide.entry(id).map(Words::title_of);
            let nobody = || Words { text: "No organisation".into(), lang: "en".into(), dir: "ltr" };
            OwnerView {
                id: id.to_owned(),
                name: name.unwrap_or_else(nobody),
                file: Order::Page.file(&stem),
                stem,
                bar: Bar::new(&words),
                to_do: to_do(&words),
            }
        })
        .collect();
    owners.sort_by(|a, b| (a.id == UNOWNED, &a.name.text).cmp(&(b.id == UNOWNED, &b.name.text)));
    owners
}
