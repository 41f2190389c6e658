//! The guide as files.
//!
//! In: the guide, its languages, the theme. Out: [`Emitted`], every byte of the site in memory.
//! Never: writing anything, deciding anything about the guide, the clock.

mod body;
mod budget;
mod calendar;
mod card;
pub mod compress;
mod content_lines;
pub mod data;
mod directory;
mod events;
mod facts;
mod fallbacks;
mod feed;
mod files;
mod frame;
mod headers;
mod home;
mod icon;
mod jsonld;
pub mod leaflet;
mod lists;
mod offline;
mod openings;
mod page;
mod paper;
mod patterns;
mod qr;
pub mod references;
mod related;
pub mod search;
mod sections;
mod site;
mod tags;
mod vcard;
mod words;

pub use budget::FirstView;

use crate::check::Locales;
use crate::check::coverage::Coverage;
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::{Entry, Guide};
use crate::locale::Locale;
use crate::memo::Memo;
use crate::model::{Lang, PageId};
use crate::publish::Tree;
use crate::source::Sources;
use crate::theme::view::Document;
use crate::theme::{PreparedShell, Theme};
use leaflet::pictures::Pictures;
use leaflet::{LeafletRecord, Pack, Wanted};
use rayon::prelude::*;
use references::{Finished, Pages, Rendered};
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
    /// How many leaflets were not there from an earlier build.
    pub leaflets_set: usize,
    pub first_view: FirstView,
}

/// What every view is made from.
pub struct Site<'s> {
    pub guide: &'s Guide,
    locales: &'s Locales,
    shells: BTreeMap<Lang, Arc<PreparedShell>>,
    /// Those of each page and language, in the order of their formats.
    leaflets: BTreeMap<(PageId, Lang), Vec<LeafletRecord>>,
    pictures: Pictures,
    topics: related::Topics<'s>,
    bodies: jsonld::Bodies,
}

impl<'s> Site<'s> {
    /// A site without leaflets and without what surrounds its pages.
    fn new(guide: &'s Guide, locales: &'s Locales, sources: &Sources) -> Self {
        Self {
            guide,
            locales,
            shells: BTreeMap::new(),
            leaflets: BTreeMap::new(),
            pictures: if guide.options.leaflets { Pictures::of(guide, sources) } else { Pictures::default() },
            topics: related::Topics::of(guide),
            bodies: jsonld::Bodies::new(guide),
        }
    }

    /// # Panics
    /// Never: every language of the guide has its locale, by construction.
    fn locale(&self, lang: &Lang) -> &'s Locale {
        &self.locales[lang]
    }

    fn shell(&self, lang: &Lang) -> Option<Arc<PreparedShell>> {
        self.shells.get(lang).cloned()
    }

    fn leaflets(&self, entry: &Entry, lang: &Lang) -> &[LeafletRecord] {
        self.leaflets.get(&(entry.id.clone(), lang.clone())).map_or(&[], Vec::as_slice)
    }

    /// An address of the site, absolute.
    fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.guide.config.base_url, address)
    }
}

/// What leaflets are made from, without a site around them.
pub struct Press<'p> {
    site: Site<'p>,
    theme: &'p Theme,
    memo: &'p Memo,
}

impl<'p> Press<'p> {
    pub fn new(
        guide: &'p Guide,
        locales: &'p Locales,
        sources: &Sources,
        theme: &'p Theme,
        memo: &'p Memo,
    ) -> Self {
        Self { site: Site::new(guide, locales, sources), theme, memo }
    }

    /// The leaflets that are wanted.
    pub fn print(&self, wanted: &Wanted) -> Reported<Vec<LeafletRecord>> {
        leaflet::print_all(&self.site, self.theme, self.memo, wanted)
    }

    /// Those of an office in one file.
    pub fn pack(&self, office: &Entry, wanted: Wanted) -> Reported<Option<Pack>> {
        leaflet::print_pack(&self.site, self.theme, self.memo, office, wanted)
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
    let marked: Locales = locales.iter().map(|(lang, locale)| (lang.clone(), locale.marked())).collect();
    let mut site = Site::new(guide, locales, sources);
    let mut emitted = Emitted { languages: guide.config.languages.len(), ..Emitted::default() };
    let mut findings = Vec::new();
    if guide.options.leaflets {
        let printed = leaflet::print_all(&site, theme, memo, &Wanted::default());
        findings.extend(printed.findings);
        emitted.leaflets = printed.value;
        emitted.leaflets_set = memo.printed.made();
    }
    for record in &emitted.leaflets {
        let leaflets = site.leaflets.entry((record.id.clone(), record.lang.clone())).or_default();
        leaflets.push(record.clone());
        emitted.tree.insert(record.path.clone(), Arc::clone(&record.sheet.pdf));
        emitted.tree.insert(record.picture(), Arc::clone(&record.sheet.picture));
    }
    let search = search::all(&site, memo).unwrap_or_else(|error| {
        findings.push(Finding::new(codes::SEARCH, Place::file(&guide.config.file), error));
        search::Files::new()
    });
    // What becomes HTML can say of each string in which language it is.
    site.locales = &marked;
    let with_leaflets = !site.leaflets.is_empty();
    site.shells = guide
        .config
        .languages
        .iter()
        .map(|lang| (lang.clone(), Arc::new(frame::shell(&site, lang, with_leaflets))))
        .collect();

    let mut documents = documents(&site);
    site.locales = locales;
    emitted.pages = documents.len();
    let rest = [("/".to_owned(), site::chooser(&site)), ("/404.html".to_owned(), site::not_found(&site))];
    documents.extend(rest.into_iter().chain(site::redirects(&site)));
    let pages = render_all(&documents, theme, memo, &mut emitted.tree, &mut findings);
    emitted.first_view = budget::check(&site, theme, &emitted.tree, memo, &mut findings);

    findings.extend(files::add_assets(&site, theme, sources, &mut emitted.tree));
    files::add_lists(&site, &documents[..emitted.pages], &mut emitted.tree);
    findings.extend(files::add_news(&site, &mut emitted.tree));
    emitted.tree.extend(search);
    findings.extend(files::add_data(&site, coverage, &emitted.leaflets, &mut emitted.tree));
    offline::add_lists(&site, memo, &mut emitted.tree);
    let Emitted { tree, leaflets, .. } = &emitted;
    let finished = Finished { tree, pages: &pages, documents: &documents, leaflets };
    findings.extend(references::check(guide, theme, sources, &finished));
    Reported { value: emitted, findings }
}

/// Every page in every language, by address.
fn documents(site: &Site<'_>) -> Vec<(String, Document)> {
    let own = |entry: &&Entry| !["_index", "contacts/_index"].contains(&entry.path.as_str());
    let entries: Vec<_> = site.guide.published().filter(own).collect();
    let languages = &site.guide.config.languages;
    let written = entries.par_iter().flat_map_iter(|entry| {
        languages.iter().map(|lang| {
            let mut document = if entry.path.is_index() {
                lists::section(site, entry, lang)
            } else {
                page::document(site, entry, lang)
            };
            document.frame.json_ld = jsonld::of_entry(site, entry, lang, &document.frame);
            (entry.address(lang).to_owned(), document)
        })
    });
    let made = languages.par_iter().flat_map_iter(|lang| generated(site, lang));
    let mut documents: Vec<(String, Document)> = written.chain(made).collect();
    documents.sort_by(|(a, _), (b, _)| a.cmp(b));
    documents
}

/// The pages of a language that nobody wrote.
fn generated(site: &Site<'_>, lang: &Lang) -> Vec<(String, Document)> {
    let mut lists = directory::pages(site, lang);
    lists.push((format!("/{lang}/a-z/"), lists::a_z(site, lang)));
    lists.push((format!("/{lang}/search/"), lists::tool(site, "search", lang)));
    lists.push((format!("/{lang}/offline/"), lists::tool(site, "offline", lang)));
    if !site.leaflets.is_empty() {
        lists.push((format!("/{lang}/leaflets/"), paper::list(site, lang)));
    }
    for (_, document) in &mut lists {
        document.frame.json_ld = jsonld::of_list(site, lang, &document.frame);
    }
    let mut home = home::home(site, lang);
    home.frame.json_ld = jsonld::of_home(site, lang, &home.frame);
    lists.push((format!("/{lang}/"), home));
    lists
}

/// Renders in parallel; what is the same as in the last build is taken over.
fn render_all(
    documents: &[(String, Document)],
    theme: &Theme,
    memo: &Memo,
    tree: &mut Tree,
    findings: &mut Vec<Finding>,
) -> Pages {
    let rendered: Vec<Result<(String, Rendered), Finding>> = documents
        .par_iter()
        .map(|(address, document)| {
            let make = || theme.render(document).map(|html| Rendered::new(fallbacks::tag(html, document)));
            Ok((site::file_of(address), memo.rendered.get_or(theme.key(document), make)?))
        })
        .collect();
    let mut pages = Pages::new();
    for result in rendered {
        match result {
            Ok((path, Rendered { html, written })) => {
                pages.insert(path.clone(), written);
                tree.insert(path, html);
            }
            Err(finding) => findings.push(finding),
        }
    }
    pages
}
