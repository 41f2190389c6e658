//! The guide as files.
//!
//! In: the guide, its languages, the theme. Out: [`Emitted`], every byte of the site in memory.
//! Never: writing anything, deciding anything about the guide, the clock.

mod body;
mod card;
pub mod data;
mod facts;
mod frame;
pub mod leaflet;
mod lists;
mod page;
mod site;
mod words;

use crate::check::Locales;
use crate::check::coverage::Coverage;
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::Guide;
use crate::locale::Locale;
use crate::memo::Memo;
use crate::model::{Lang, PageId};
use crate::publish::Tree;
use crate::source::{Content, Sources};
use crate::theme::view::Document;
use crate::theme::{PreparedShell, Theme};
use leaflet::LeafletRecord;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site in memory.
#[derive(Debug, Default)]
pub struct Emitted {
    pub tree: Tree,
    /// HTML pages of the guide, in all languages.
    pub pages: usize,
    pub languages: usize,
    pub leaflets: Vec<LeafletRecord>,
}

/// What every view is made from.
pub struct Site<'s> {
    pub guide: &'s Guide,
    locales: &'s Locales,
    shells: BTreeMap<Lang, Arc<PreparedShell>>,
    /// The path of every leaflet.
    leaflets: BTreeMap<(PageId, Lang), String>,
}

impl<'s> Site<'s> {
    /// # Panics
    /// Never: every language of the guide has its locale, by construction.
    fn locale(&self, lang: &Lang) -> &'s Locale {
        &self.locales[lang]
    }

    fn shell(&self, lang: &Lang) -> Option<Arc<PreparedShell>> {
        self.shells.get(lang).cloned()
    }

    fn leaflet(&self, entry: &crate::guide::Entry, lang: &Lang) -> Option<&String> {
        self.leaflets.get(&(entry.id.clone(), lang.clone()))
    }

    /// An address of the site, absolute.
    fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.guide.config.base_url, address)
    }
}

/// Makes every file of the site.
pub fn all(
    guide: &Guide,
    locales: &Locales,
    theme: &Theme,
    coverage: &Coverage,
    sources: &Sources,
    memo: &Memo,
) -> Reported<Emitted> {
    let planned = if guide.options.leaflets { leaflet::plan(guide) } else { Reported::default() };
    let mut findings = planned.findings;
    let mut site = Site { guide, locales, shells: BTreeMap::new(), leaflets: planned.value };
    let with_leaflets = !site.leaflets.is_empty();
    site.shells = guide
        .config
        .languages
        .iter()
        .map(|lang| (lang.clone(), Arc::new(frame::shell(&site, lang, with_leaflets))))
        .collect();

    let documents = documents(&site);
    let mut emitted = Emitted { languages: guide.config.languages.len(), ..Emitted::default() };
    emitted.pages = documents.len();
    findings.extend(render_all(&documents, theme, memo, &mut emitted.tree));
    let rest = [("/".to_owned(), site::chooser(&site)), ("/404.html".to_owned(), site::not_found(&site))];
    let rest: Vec<(String, Document)> = rest.into_iter().chain(site::redirects(&site)).collect();
    findings.extend(render_all(&rest, theme, memo, &mut emitted.tree));
    check_budget(guide, theme, &emitted.tree, &mut findings);

    let printed = leaflet::print_all(&site, theme, memo);
    findings.extend(printed.findings);
    for record in &printed.value {
        emitted.tree.insert(record.path.clone(), Arc::clone(&record.sheet.pdf));
    }
    emitted.leaflets = printed.value;
    add_files(&site, theme, sources, &documents, &mut emitted.tree);
    findings.extend(add_data(&site, coverage, &emitted.leaflets, &mut emitted.tree));
    Reported { value: emitted, findings }
}

/// Every page in every language, by address.
fn documents(site: &Site<'_>) -> Vec<(String, Document)> {
    let entries: Vec<_> =
        site.guide.published().filter(|entry| entry.path.as_str() != "contacts/_index").collect();
    let languages = &site.guide.config.languages;
    let mut documents: Vec<(String, Document)> = entries
        .par_iter()
        .flat_map_iter(|entry| {
            languages.iter().map(|lang| {
                let document = if entry.path.is_index() {
                    lists::section(site, entry, lang)
                } else {
                    page::document(site, entry, lang)
                };
                (entry.address(lang).to_owned(), document)
            })
        })
        .collect();
    for lang in languages {
        if site.guide.entry_at("_index").is_none_or(|index| !index.is_published()) {
            documents.push((format!("/{lang}/"), lists::bare_home(site, lang)));
        }
        documents.push((format!("/{lang}/contacts/"), lists::contacts(site, lang)));
        documents.push((format!("/{lang}/a-z/"), lists::a_z(site, lang)));
        if !site.leaflets.is_empty() {
            documents.push((format!("/{lang}/leaflets/"), lists::leaflets(site, lang)));
        }
    }
    documents.sort_by(|(a, _), (b, _)| a.cmp(b));
    documents
}

type Rendered = Result<(String, Arc<[u8]>), Finding>;

/// Renders in parallel; what is the same as in the last build is taken over.
fn render_all(documents: &[(String, Document)], theme: &Theme, memo: &Memo, tree: &mut Tree) -> Vec<Finding> {
    let rendered: Vec<Rendered> = documents
        .par_iter()
        .map(|(address, document)| {
            let make = || theme.render(document).map(Arc::from);
            Ok((site::file_of(address), memo.rendered.get_or(theme.key(document), make)?))
        })
        .collect();
    let mut findings = Vec::new();
    for result in rendered {
        match result {
            Ok((path, html)) => {
                tree.insert(path, html);
            }
            Err(finding) => findings.push(finding),
        }
    }
    findings
}

/// Styles, images and attachments, sitemap, robots.
fn add_files(
    site: &Site<'_>,
    theme: &Theme,
    sources: &Sources,
    documents: &[(String, Document)],
    tree: &mut Tree,
) {
    tree.insert(theme.stylesheet.href.trim_start_matches('/').to_owned(), Arc::clone(&theme.stylesheet.css));
    for path in &site.guide.media {
        if let Some(file) = sources.get(&format!("content/{path}"))
            && let Content::Bytes(bytes) = &file.content
        {
            tree.insert(format!("media/{path}"), Arc::clone(bytes));
        }
    }
    tree.insert("sitemap.xml".into(), site::sitemap(documents).into());
    tree.insert("robots.txt".into(), site::robots(site).into());
}

fn add_data(
    site: &Site<'_>,
    coverage: &Coverage,
    leaflets: &[LeafletRecord],
    tree: &mut Tree,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    match data::contacts_csv(site) {
        Ok(csv) => {
            tree.insert("data/contacts.csv".into(), csv.into());
        }
        Err(error) => {
            let place = Place::file(&site.guide.config.file);
            findings.push(Finding::new(codes::TEMPLATE, place, error.to_string()));
        }
    }
    let json = [
        ("data/contacts.geojson", data::contacts_geojson(site)),
        ("data/coverage.json", data::coverage_json(coverage)),
        ("data/leaflets.json", data::leaflets_json(site, leaflets)),
    ];
    tree.extend(json.into_iter().map(|(path, value)| (path.to_owned(), data::pretty(&value).into())));
    findings
}

/// The first view of a page must be light: HTML and styles, compressed as a host would.
fn check_budget(guide: &Guide, theme: &Theme, tree: &Tree, findings: &mut Vec<Finding>) {
    let css = compressed(&theme.stylesheet.css);
    let heavy: Vec<(&String, usize)> = tree
        .par_iter()
        .filter(|(path, _)| is_page(path))
        .map(|(path, html)| (path, compressed(html) + css))
        .filter(|(_, bytes)| *bytes as u64 > guide.config.budget_first_view)
        .collect();
    if let Some((path, bytes)) = heavy.iter().max_by_key(|(_, bytes)| *bytes) {
        let message = format!(
            "{} pages are heavier than the budget of {} bytes; the heaviest is {path} with {bytes}",
            heavy.len(),
            guide.config.budget_first_view
        );
        let finding = Finding::new(codes::BUDGET, Place::file(&guide.config.file), message);
        findings.push(finding.hint("shorten the page, or raise `first_view` under [budget]"));
    }
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}

fn compressed(bytes: &[u8]) -> usize {
    miniz_oxide::deflate::compress_to_vec(bytes, 6).len()
}
