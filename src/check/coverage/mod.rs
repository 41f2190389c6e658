//! How much of the guide each language has, in words of the source.
//!
//! In: the guide, its languages. Out: [`Coverage`], which is also the contract's JSON, and what has
//! changed since an earlier one ([`since`]). Never: places in files, percentages, words for people.

mod apart;
mod gate;
pub mod since;
mod words;

pub use apart::Tally;
pub use gate::{Gate, GatePage};
pub use words::WordCount;

use super::Locales;
use crate::guide::{Entry, Guide, Status};
use crate::model::{Algorithm, Flag, Lang, PageId, SectionId, State};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The translation report of a whole guide.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    pub algorithm: u32,
    #[serde(serialize_with = "as_text")]
    pub as_of: NaiveDate,
    pub source_digest: String,
    pub languages: Vec<LanguageCoverage>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LanguageCoverage {
    pub lang: Lang,
    pub listed: bool,
    pub words: WordCount,
    /// The part of `words` on pages with `priority = "essential"`.
    pub essential: WordCount,
    #[serde(serialize_with = "Tally::translated")]
    pub ui: Tally,
    #[serde(serialize_with = "Tally::translated")]
    pub alts: Tally,
    #[serde(serialize_with = "Tally::made")]
    pub leaflets: Tally,
    pub gate: Gate,
    pub pages: Vec<PageCoverage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageCoverage {
    #[serde(serialize_with = "page_id")]
    pub id: PageId,
    #[serde(serialize_with = "state")]
    pub state: State,
    #[serde(serialize_with = "flags")]
    pub flags: Vec<Flag>,
    pub words: usize,
    /// The contact that answers for the page.
    #[serde(serialize_with = "owner")]
    pub owner: Option<PageId>,
    pub sections: Vec<SectionCoverage>,
    #[serde(skip)]
    pub essential: bool,
    /// Whether its words are part of the language's: it is published, and no draft.
    #[serde(skip)]
    pub counted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionCoverage {
    #[serde(serialize_with = "section_id")]
    pub id: SectionId,
    #[serde(serialize_with = "state")]
    pub state: State,
    /// Of the source; 0 where that is gone.
    pub words: usize,
}

/// Counts; `source_digest` names the state of the files that was counted.
pub fn coverage(guide: &Guide, locales: &Locales, source_digest: String) -> Coverage {
    let entries: Vec<_> = guide
        .entries
        .iter()
        .filter(|entry| entry.status != Status::Expired)
        .map(|entry| (entry, guide.responsible(entry).map(|owner| owner.id.clone())))
        .collect();
    let languages = guide.config.languages.iter().map(|lang| language(guide, locales, &entries, lang));
    Coverage {
        algorithm: Algorithm::LATEST.number(),
        as_of: guide.options.as_of,
        source_digest,
        languages: languages.collect(),
    }
}

fn language(
    guide: &Guide,
    locales: &Locales,
    entries: &[(&Entry, Option<PageId>)],
    lang: &Lang,
) -> LanguageCoverage {
    let (mut words, mut essential) = (WordCount::default(), WordCount::default());
    let (mut alts, mut leaflets) = (Tally::default(), Tally::default());
    let mut pages = Vec::with_capacity(entries.len());
    for (entry, owner) in entries {
        let page = page(entry, owner.clone(), lang);
        if page.counted {
            for section in &page.sections {
                words.add(section.state, section.words);
                if page.essential {
                    essential.add(section.state, section.words);
                }
            }
            alts.add_images(entry, lang, &page);
            leaflets.add_paper(entry, &page);
        }
        pages.push(page);
    }
    LanguageCoverage {
        lang: lang.clone(),
        listed: guide.is_listed(lang),
        words,
        gate: Gate::new(&guide.config, &essential, &pages),
        essential,
        ui: locales.get(lang).map(|locale| Tally::of_strings(&locale.strings)).unwrap_or_default(),
        alts,
        leaflets,
        pages,
    }
}

fn page(entry: &Entry, owner: Option<PageId>, lang: &Lang) -> PageCoverage {
    let of_page = entry.states.get(lang);
    let of_language = of_page.iter().flat_map(|state| &state.flags);
    let states = of_page.map_or(&[][..], |state| &state.sections);
    let mut source = entry.source.body.sections.iter();
    let sections = states.iter().map(|(id, state)| {
        // Both are in the order of the source; after it come sections that it does not have.
        let words = source.find(|section| section.id == *id).map_or(0, |section| section.words);
        SectionCoverage { id: id.clone(), state: *state, words }
    });
    let sections: Vec<_> = sections.collect();
    PageCoverage {
        id: entry.id.clone(),
        state: of_page.map_or(State::Current, crate::guide::PageState::worst),
        flags: entry.flags.iter().chain(of_language).copied().collect(),
        words: sections.iter().map(|section| section.words).sum(),
        sections,
        owner,
        essential: entry.source.structure.essential,
        counted: entry.is_published() && !entry.flags.contains(&Flag::Draft),
    }
}

fn as_text<S: Serializer>(value: &impl std::fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn page_id<S: Serializer>(id: &PageId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.as_str())
}

fn section_id<S: Serializer>(id: &SectionId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.as_str())
}

#[expect(clippy::ref_option, reason = "serde passes references")]
fn owner<S: Serializer>(owner: &Option<PageId>, serializer: S) -> Result<S::Ok, S::Error> {
    owner.as_ref().map(PageId::as_str).serialize(serializer)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn state<S: Serializer>(state: &State, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.as_str())
}

fn flags<S: Serializer>(flags: &[Flag], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(flags.iter().copied().map(Flag::as_str))
}
