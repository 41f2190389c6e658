//! What is counted apart from words: interface strings, text alternatives of images, leaflets.

use super::PageCoverage;
use crate::guide::Entry;
use crate::locale::Strings;
use crate::model::{Image, Lang, Section, State};
use serde::{Serialize as _, Serializer};

/// How many there are, and how many of them a language has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub total: usize,
    pub done: usize,
}

impl Tally {
    pub(super) fn of_strings(strings: &Strings) -> Self {
        let mut tally = Self::default();
        for key in strings.keys() {
            tally.add(strings.own(key));
        }
        tally
    }

    fn add(&mut self, done: bool) {
        self.total += 1;
        self.done += usize::from(done);
    }

    /// The images of a page that say in the source what they show. The alternative is translated
    /// where the section is, and its image has words of its own, not those of the source.
    pub(super) fn add_images(&mut self, entry: &Entry, lang: &Lang, page: &PageCoverage) {
        let translation = entry.page(lang);
        let is_source = *lang == entry.source.lang;
        let mut states = page.sections.iter();
        for source in &entry.source.body.sections {
            let images = source.images();
            if images.is_empty() {
                continue;
            }
            let state = states.find(|section| section.id == source.id).map(|section| section.state);
            if state == Some(State::NotRequired) {
                continue;
            }
            let translated = translation.and_then(|page| page.body.section(&source.id));
            let translated = translated.filter(|section| section.translates(source)).map(Section::images);
            for (at, image) in images.iter().enumerate().filter(|(_, image)| has_words(image)) {
                let own = translated.as_ref().and_then(|others| counterpart(others, image, at));
                self.add(is_source || own.is_some_and(|own| has_words(own) && own.alt != image.alt));
            }
        }
    }

    /// A page that goes on paper; its leaflets can be handed out where all of it is in step.
    pub(super) fn add_paper(&mut self, entry: &Entry, page: &PageCoverage) {
        if entry.goes_on_paper() && page.state != State::NotRequired {
            self.add(matches!(page.state, State::Current | State::Machine));
        }
    }

    pub(super) fn translated<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::json!({ "total": self.total, "translated": self.done }).serialize(serializer)
    }

    pub(super) fn made<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::json!({ "total": self.total, "made": self.done }).serialize(serializer)
    }
}

fn has_words(image: &Image) -> bool {
    !image.alt.trim().is_empty()
}

/// The same picture in the translation; where there is none, the one at the same place, which may
/// be the picture of another screen or map.
fn counterpart<'i>(others: &[&'i Image], image: &Image, at: usize) -> Option<&'i Image> {
    let same = others.iter().find(|other| other.path == image.path);
    same.or_else(|| others.get(at)).copied()
}
