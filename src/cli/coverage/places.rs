//! Where the text of a section stands, as editors count lines.

use crate::diagnostic::{LineIndex, Place};
use crate::guide::Entry;
use crate::model::{Lang, Page, Section, SectionId};
use crate::source::Sources;

/// The places of one page in one language.
pub struct Places<'p> {
    source: Lines<'p>,
    translation: Option<Lines<'p>>,
}

struct Lines<'p> {
    page: &'p Page,
    index: LineIndex<'p>,
}

impl<'p> Places<'p> {
    pub fn new(entry: &'p Entry, lang: &Lang, sources: &'p Sources) -> Self {
        let lines = |page: &'p Page| Lines { page, index: index(&page.file, sources) };
        Self {
            source: lines(&entry.source),
            translation: entry.translations.get(lang).map(|page| lines(page)),
        }
    }

    /// The file and line of a section: in the translation, if it stands there, else in the source.
    pub fn of(&self, section: &SectionId) -> (&'p str, usize) {
        let translated = self.translation.as_ref().and_then(|lines| lines.of(section));
        translated.or_else(|| self.source.of(section)).unwrap_or((&self.source.page.file, 1))
    }
}

impl<'p> Lines<'p> {
    fn of(&self, section: &SectionId) -> Option<(&'p str, usize)> {
        let section = self.page.body.section(section)?;
        Some((&self.page.file, self.index.position(start(self.page, section)).line))
    }
}

/// The intro begins with the page's title.
fn start(page: &Page, section: &Section) -> usize {
    section.heading.as_ref().map_or(page.title.span.start, |heading| heading.span.start)
}

fn index<'s>(file: &str, sources: &'s Sources) -> LineIndex<'s> {
    LineIndex::new(sources.text(file).unwrap_or_default())
}

/// The line of a finding.
pub fn line(place: &Place, sources: &Sources) -> usize {
    place.span.map_or(1, |(start, _)| index(&place.file, sources).position(start).line)
}
