//! All pages together: who is whose translation, where each stands, what leads where.
//!
//! In: parsed pages, records, options. Out: a [`Guide`] that answers every question about
//! addresses, states, fallback and link targets. Never: HTML, files, the clock.

mod address;
mod aliases;
mod kept;
mod links;
mod listing;
mod prints;
mod recording;
mod rendition;
mod resolve;
mod states;

pub use address::is_reserved;
pub use kept::{excerpt, keep};
pub use links::{Broken, Resolved, TermLink, href, media_href};
pub use listing::{admits, needed};
pub use prints::Prints;
pub use recording::{Claim, Recording, in_step, record, trivial_edit, upgrade};
pub use rendition::{Part, Rendition};
pub use resolve::{Parts, resolve};
pub use states::{Origin, PageState, Records};

use crate::locale::Timing;
use crate::model::{
    Config, Contact, Equivalents, Flag, HandOffs, Kind, Lang, LinkRecords, Page, PageId, PagePath, SectionId,
    State, SyncRecords,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a build is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether PDFs are made.
    pub leaflets: bool,
    /// The day that expiry, review and "printed on" are reckoned from.
    pub as_of: NaiveDate,
}

/// A guide, resolved.
#[derive(Debug)]
pub struct Guide {
    pub config: Config,
    pub options: Options,
    /// In the order of their paths.
    pub entries: Vec<Entry>,
    by_id: BTreeMap<PageId, usize>,
    by_path: BTreeMap<PagePath, usize>,
    pub links: LinkRecords,
    pub equivalents: Equivalents,
    pub records: BTreeMap<Lang, SyncRecords>,
    pub hand_offs: BTreeMap<Lang, HandOffs>,
    prints: Prints,
    /// Files of `content/` that are no pages, by their path below it.
    pub media: BTreeSet<Arc<str>>,
    /// Old address → entry and language.
    pub redirects: BTreeMap<String, (usize, Lang)>,
    listed: BTreeSet<Lang>,
}

/// One page in all its languages.
#[derive(Debug)]
pub struct Entry {
    pub id: PageId,
    pub path: PagePath,
    pub source: Arc<Page>,
    pub translations: BTreeMap<Lang, Arc<Page>>,
    pub status: Status,
    pub states: BTreeMap<Lang, PageState>,
    pub flags: BTreeSet<Flag>,
    /// The page's address in each language, from the root: `/it/health/doctor/`.
    pub addresses: BTreeMap<Lang, String>,
    /// When an event takes place; `None` for other kinds.
    pub timing: Option<Timing>,
}

/// Whether a page is on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Published,
    Draft,
    Expired,
}

impl Entry {
    pub fn kind(&self) -> Kind {
        self.source.structure.kind()
    }

    /// The page in a language, if somebody has translated it.
    pub fn page(&self, lang: &Lang) -> Option<&Arc<Page>> {
        if *lang == self.source.lang { Some(&self.source) } else { self.translations.get(lang) }
    }

    /// The original and every translation.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Page>> {
        std::iter::once(&self.source).chain(self.translations.values())
    }

    /// The address in a language; every language of the guide has one.
    pub fn address(&self, lang: &Lang) -> &str {
        self.addresses.get(lang).map_or("/", String::as_str)
    }

    pub fn is_published(&self) -> bool {
        self.status == Status::Published
    }

    /// Whether this is an event that is over and does not come again; such leave the lists.
    pub fn is_past(&self) -> bool {
        self.timing.as_ref().is_some_and(|timing| timing.next.is_none())
    }

    /// Whether leaflets are made of this page.
    pub fn goes_on_paper(&self) -> bool {
        match self.source.structure.leaflet.as_ref().and_then(|leaflet| leaflet.formats.as_ref()) {
            Some(formats) => !formats.is_empty(),
            None => matches!(self.kind(), Kind::Service | Kind::Right),
        }
    }

    /// The data of a contact; `None` for other kinds.
    pub fn contact(&self) -> Option<&Contact> {
        self.source.structure.contact.as_ref().filter(|_| self.kind() == Kind::Contact)
    }

    pub fn state(&self, lang: &Lang, section: &SectionId) -> Option<State> {
        let sections = &self.states.get(lang)?.sections;
        sections.iter().find(|(id, _)| id == section).map(|(_, state)| *state)
    }

    /// The words in which a page is sorted and listed in a language, and the language they are in.
    pub fn title(&self, lang: &Lang) -> (&str, &Lang) {
        let page = self.page(lang).unwrap_or(&self.source);
        (&page.title.value, &page.lang)
    }

    pub fn summary(&self, lang: &Lang) -> Option<(&str, &Lang)> {
        let page = self.page(lang).filter(|page| page.summary.is_some()).unwrap_or(&self.source);
        page.summary.as_deref().map(|summary| (summary, &page.lang))
    }
}

impl Guide {
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(*self.by_id.get(&PageId::new(id))?)
    }

    pub fn entry_at(&self, path: &str) -> Option<&Entry> {
        self.entries.get(*self.by_path.get(&PagePath::new(path))?)
    }

    /// Everything that states are decided by.
    pub fn all_records(&self) -> Records<'_> {
        Records {
            sync: &self.records,
            equivalents: &self.equivalents,
            hand_offs: &self.hand_offs,
            prints: &self.prints,
        }
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(PageId::as_str)
    }

    pub fn published(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_published())
    }

    /// The body that answers for the guide: the owner of its start page.
    pub fn publisher(&self) -> Option<&Entry> {
        let index = self.entry_at("_index")?;
        let owner = self.entry(&index.source.structure.owner.as_ref()?.value)?;
        (owner.is_published() && owner.kind() == Kind::Contact).then_some(owner)
    }

    /// Who answers for a page: its owner; without one of its own, who answers for the guide.
    pub fn responsible(&self, entry: &Entry) -> Option<&Entry> {
        let own = entry.source.structure.owner.as_ref().and_then(|owner| self.entry(&owner.value));
        own.or_else(|| self.publisher())
    }

    /// Whether a language is shown to the public: its essential words are done.
    pub fn is_listed(&self, lang: &Lang) -> bool {
        self.listed.contains(lang)
    }

    /// The languages shown to the public, in the order of the chooser.
    pub fn listed_languages(&self) -> impl Iterator<Item = &Lang> {
        self.config.languages.iter().filter(|lang| self.is_listed(lang))
    }

    /// The published events that are still to come or not over, each with its next time (local):
    /// earliest first.
    pub fn coming_events(&self) -> Vec<(&Entry, NaiveDateTime)> {
        let next = |entry: &Entry| entry.timing.as_ref()?.next;
        let mut coming: Vec<_> = self.published().filter_map(|entry| Some((entry, next(entry)?))).collect();
        coming.sort_by(|(a, first), (b, second)| first.cmp(second).then_with(|| a.id.cmp(&b.id)));
        coming
    }

    /// The pages of a folder, by weight and then title; its index is not among them.
    pub fn children(&self, folder: &str) -> Vec<&Entry> {
        let mut children: Vec<&Entry> = self
            .published()
            .filter(|entry| !entry.path.is_index() && entry.path.section() == folder)
            .filter(|entry| !entry.is_past())
            .collect();
        children.sort_by_key(|entry| (entry.source.structure.weight, &entry.path));
        children
    }

    /// The indexes of the folders right below `folder`, by weight.
    pub fn subsections(&self, folder: &str) -> Vec<&Entry> {
        let mut sections: Vec<&Entry> = self
            .published()
            .filter(|entry| entry.path.is_index() && !entry.path.section().is_empty())
            .filter(|entry| entry.path.section().rsplit_once('/').map_or("", |(parent, _)| parent) == folder)
            .collect();
        sections.sort_by_key(|entry| (entry.source.structure.weight, &entry.path));
        sections
    }
}
