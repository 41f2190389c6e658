//! Pages → [`Guide`].

use super::{Entry, Guide, Options, Prints, Status, address, aliases, listing, states};
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::locale::Timing;
use crate::locale::zone::zone;
use crate::model::{
    Config, Equivalents, Flag, HandOffs, Kind, Lang, LinkRecords, Page, PageId, PagePath, SyncRecords,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that a guide is resolved from.
#[derive(Debug)]
pub struct Parts {
    pub config: Config,
    pub pages: Vec<Arc<Page>>,
    pub records: BTreeMap<Lang, SyncRecords>,
    pub equivalents: Equivalents,
    pub hand_offs: BTreeMap<Lang, HandOffs>,
    pub links: LinkRecords,
    pub media: BTreeSet<Arc<str>>,
}

impl Parts {
    /// A guide without pages and records.
    pub fn empty(config: Config) -> Self {
        Self {
            config,
            pages: Vec::new(),
            records: BTreeMap::new(),
            equivalents: Equivalents::default(),
            hand_offs: BTreeMap::new(),
            links: LinkRecords::default(),
            media: BTreeSet::new(),
        }
    }
}

/// Puts the pages of a guide together.
pub fn resolve(parts: Parts, options: Options) -> Reported<Guide> {
    let mut findings = Vec::new();
    let mut groups: BTreeMap<PagePath, Vec<Arc<Page>>> = BTreeMap::new();
    for page in parts.pages {
        groups.entry(page.path.clone()).or_default().push(page);
    }
    let mut entries: Vec<Entry> = groups
        .into_values()
        .filter_map(|pages| entry(pages, &parts.config, options, &mut findings))
        .collect();

    let (by_id, by_path) = index(&entries, &mut findings);
    check_addresses(&entries, &mut findings);
    let redirects = aliases::redirects(&entries, &mut findings);
    let prints = Prints::new(&parts.config.languages, &parts.records);
    let records = states::Records {
        sync: &parts.records,
        equivalents: &parts.equivalents,
        hand_offs: &parts.hand_offs,
        prints: &prints,
    };
    let found = entries.par_iter_mut().map(|entry| {
        let mut found = Vec::new();
        let states = parts.config.languages.iter();
        let states = states
            .map(|lang| (lang.clone(), states::page_state(entry, lang, &records, &mut found)))
            .collect();
        entry.states = states;
        found
    });
    findings.extend(found.collect::<Vec<_>>().into_iter().flatten());
    let listed = listing::listed(&parts.config, &entries);
    let guide = Guide {
        config: parts.config,
        options,
        entries,
        by_id,
        by_path,
        links: parts.links,
        equivalents: parts.equivalents,
        records: parts.records,
        hand_offs: parts.hand_offs,
        prints,
        media: parts.media,
        redirects,
        listed,
    };
    Reported { value: guide, findings }
}

/// One page from its files; `None` where none of them is the source.
fn entry(
    pages: Vec<Arc<Page>>,
    config: &Config,
    options: Options,
    findings: &mut Vec<Finding>,
) -> Option<Entry> {
    let source_lang = source_language(&pages, config, findings);
    let mut source = None;
    let mut translations: BTreeMap<Lang, Arc<Page>> = BTreeMap::new();
    for page in pages {
        let file = Arc::clone(&page.file);
        let earlier = if page.lang == source_lang {
            source.replace(page)
        } else {
            translations.insert(page.lang.clone(), page)
        };
        if let Some(earlier) = earlier {
            let message = format!("`{}` is the same page in the same language", earlier.file);
            let finding = Finding::new(codes::DUPLICATE_LANGUAGE, Place::file(&file), message);
            findings.push(finding.hint("keep one of the two files"));
        }
    }
    let Some(source) = source else {
        for page in translations.values() {
            let message =
                format!("this translation has no source: there is no `{source_lang}` file of the page");
            let hint = format!(
                "add `content/{}.{source_lang}.md`, or write `source = \"{}\"` here if this is the original",
                page.path.as_str(),
                page.lang
            );
            findings.push(Finding::new(codes::NO_SOURCE, Place::file(&page.file), message).hint(hint));
        }
        return None;
    };
    for page in translations.values() {
        refuse_structure(page, &source, findings);
    }
    Some(assemble(source, translations, config, options))
}

fn assemble(
    source: Arc<Page>,
    translations: BTreeMap<Lang, Arc<Page>>,
    config: &Config,
    options: Options,
) -> Entry {
    let structure = &source.structure;
    let id = structure.id.as_ref().map_or_else(|| source.path.as_str(), |id| &id.value);
    let status = if structure.draft && !options.drafts {
        Status::Draft
    } else if structure.expires.as_ref().is_some_and(|expires| expires.value < options.as_of) {
        Status::Expired
    } else {
        Status::Published
    };
    let mut flags = BTreeSet::new();
    if structure.draft {
        flags.insert(Flag::Draft);
    }
    let limit = options.as_of - chrono::Duration::days(config.review_facts);
    if !source.path.is_index() && structure.verified.as_ref().is_none_or(|verified| verified.value < limit) {
        flags.insert(Flag::Unverified);
    }
    let addresses = config.languages.iter().map(|lang| {
        let page = if *lang == source.lang { Some(&source) } else { translations.get(lang) };
        let slug = page.and_then(|page| page.slug.as_ref()).map(|slug| slug.value.as_str());
        (lang.clone(), address::address(&source.path, slug, lang))
    });
    let event = structure.event.as_ref().filter(|_| structure.kind() == Kind::Event);
    let timing = event.map(|event| Timing::new(event, zone(&config.timezone), options.as_of));
    Entry {
        id: PageId::new(id),
        path: source.path.clone(),
        addresses: addresses.collect(),
        status,
        states: BTreeMap::new(),
        flags,
        translations,
        timing,
        source,
    }
}

/// The language of the original: the one that says so of itself, else the guide's.
fn source_language(pages: &[Arc<Page>], config: &Config, findings: &mut Vec<Finding>) -> Lang {
    for page in pages {
        if let Some(source) = &page.structure.source
            && *source != page.lang
            && !pages
                .iter()
                .any(|other| other.lang == *source && other.structure.source.as_ref() == Some(source))
        {
            let message = format!("`source = \"{source}\"` stands in the file of `{}`", page.lang);
            let place = Place::at(&page.file, page.head_span.clone());
            let hint = format!("write it in the file of `{source}`, which then holds all keys");
            findings.push(Finding::new(codes::BAD_VALUE, place, message).hint(hint));
        }
    }
    let original = pages.iter().find(|page| page.structure.source.as_ref() == Some(&page.lang));
    original.map_or_else(|| config.source_language.clone(), |page| page.lang.clone())
}

fn refuse_structure(page: &Page, source: &Page, findings: &mut Vec<Finding>) {
    for key in &page.structural_keys {
        let message =
            format!("`{}` stands in a translation; it is written once, in `{}`", key.value, source.file);
        let finding = Finding::new(codes::STRUCTURAL_KEY, Place::at(&page.file, key.span.clone()), message);
        findings.push(
            finding.hint("remove the line here; a translation has `title`, `summary`, `slug` and text"),
        );
    }
}

type Indexes = (BTreeMap<PageId, usize>, BTreeMap<PagePath, usize>);

fn index(entries: &[Entry], findings: &mut Vec<Finding>) -> Indexes {
    let (mut by_id, mut by_path) = (BTreeMap::new(), BTreeMap::new());
    for (number, entry) in entries.iter().enumerate() {
        by_path.insert(entry.path.clone(), number);
        if let Some(&first) = by_id.get(&entry.id) {
            let other: &Entry = &entries[first];
            let span = entry
                .source
                .structure
                .id
                .as_ref()
                .map_or(entry.source.head_span.clone(), |id| id.span.clone());
            let message = format!("the id `{}` is taken by `{}`", entry.id, other.source.file);
            let finding = Finding::new(codes::DUPLICATE_ID, Place::at(&entry.source.file, span), message);
            findings.push(finding.hint("give one of the two pages another `id`"));
        } else {
            by_id.insert(entry.id.clone(), number);
        }
    }
    (by_id, by_path)
}

fn check_addresses(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut taken: BTreeMap<String, &Entry> = BTreeMap::new();
    // A page without slugs of its own has the same clash in every language: said once.
    let mut said = BTreeSet::new();
    for entry in entries {
        for (lang, address) in &entry.addresses {
            let page = entry.page(lang).unwrap_or(&entry.source);
            let span = page.slug.as_ref().map_or(page.head_span.clone(), |slug| slug.span.clone());
            let other = match taken.insert(address.to_lowercase(), entry) {
                Some(other) => format!("`{}`", other.source.file),
                // The index of the contacts is the page that the tool makes.
                None if entry.path.as_str() != "contacts/_index" && address::is_reserved(address, lang) => {
                    "a page that the tool makes itself".to_owned()
                }
                None => continue,
            };
            if !said.insert((&page.file, span.start)) {
                continue;
            }
            let message = format!("the address {address} is taken by {other}");
            let finding = Finding::new(codes::DUPLICATE_ADDRESS, Place::at(&page.file, span), message);
            findings.push(finding.hint("choose another `slug` or file name"));
        }
    }
}
