//! A page as a reader of one language gets it: translated where it is, the source text elsewhere.

use super::{Entry, Guide};
use crate::model::{Flag, Lang, Section, SectionId, State};

/// One page for one language.
#[derive(Debug)]
pub struct Rendition<'g> {
    pub entry: &'g Entry,
    pub lang: &'g Lang,
    /// In the order of the source, which holds the structure.
    pub parts: Vec<Part<'g>>,
}

/// One section, in the language it can be had in.
#[derive(Debug)]
pub struct Part<'g> {
    pub section: &'g Section,
    pub lang: &'g Lang,
    /// `None` where there is nothing to translate.
    pub state: Option<State>,
}

impl Guide {
    pub fn rendition<'g>(&'g self, entry: &'g Entry, lang: &'g Lang) -> Rendition<'g> {
        let translation = entry.translations.get(lang);
        let parts = entry.source.body.sections.iter().map(|source| {
            let translated = translation.and_then(|page| page.body.section(&source.id));
            let translated = translated.filter(|section| section.translates(source));
            Part {
                section: translated.unwrap_or(source),
                lang: if translated.is_some() { lang } else { &entry.source.lang },
                state: entry.state(lang, &source.id),
            }
        });
        Rendition { entry, lang, parts: parts.collect() }
    }
}

impl Rendition<'_> {
    /// Whether the reader gets the source instead of a translation.
    pub fn is_fallback(&self) -> bool {
        self.entry.page(self.lang).is_none() && self.has_words()
    }

    fn has_words(&self) -> bool {
        self.parts.iter().any(|part| part.section.words > 0)
    }

    pub fn has(&self, state: State) -> bool {
        self.parts.iter().any(|part| part.state == Some(state))
    }

    pub fn is_behind_pivot(&self) -> bool {
        self.entry.states.get(self.lang).is_some_and(|states| states.flags.contains(&Flag::BehindPivot))
    }

    /// The sections chosen by their ids, each with what stands under it; `None` means all.
    pub fn chosen(&self, ids: Option<&[String]>) -> Vec<&Part<'_>> {
        let Some(ids) = ids else { return self.parts.iter().collect() };
        let mut level = None;
        let mut chosen = Vec::new();
        for part in &self.parts {
            let own = part.section.heading.as_ref().map_or(1, |heading| heading.level);
            if level.is_some_and(|level| own <= level) {
                level = None;
            }
            if level.is_none() && ids.iter().any(|id| *part.section.id.as_str() == **id) {
                level = Some(own);
            }
            if level.is_some() || part.section.id == SectionId::intro() {
                chosen.push(part);
            }
            if part.section.id == SectionId::intro() {
                level = None;
            }
        }
        chosen
    }
}
