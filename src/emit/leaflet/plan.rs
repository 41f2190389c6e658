//! Which leaflets there are to be, and their paths.
//!
//! In: the guide. Out: jobs, in the order of pages, languages and formats. Never: what is on them.

use super::view;
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::{Entry, Guide, Status};
use crate::model::{Lang, LeafletFormat, Page};
use std::collections::BTreeMap;

/// What a page gets that chooses nothing: a sheet, and where it is a translation, one with the
/// original beside it.
const DEFAULT: [LeafletFormat; 2] = [LeafletFormat::A4, LeafletFormat::Bilingual];

/// A leaflet to be made.
#[derive(Debug, Clone)]
pub struct Job<'g> {
    pub entry: &'g Entry,
    pub lang: &'g Lang,
    pub format: LeafletFormat,
    /// On the site, without the slash before it.
    pub path: String,
}

impl Job<'_> {
    /// For a finding's message.
    pub fn name(&self) -> String {
        format!("the {} leaflet in `{}`", self.format.as_str(), self.lang)
    }

    /// The file of its text.
    pub fn place(&self) -> Place {
        Place::file(&self.page().file)
    }

    /// A section's heading, where the text has that section.
    pub fn place_of(&self, section: &str) -> Place {
        let page = self.page();
        let heading = page.body.sections.iter().find(|known| known.id.as_str() == section);
        match heading.and_then(|section| section.heading.as_ref()) {
            Some(heading) => Place::at(&page.file, heading.span.clone()),
            None => self.place(),
        }
    }

    fn page(&self) -> &Page {
        self.entry.page(self.lang).unwrap_or(&self.entry.source)
    }
}

/// What to print.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A form of paper for every page that goes on paper, whatever the page chooses.
    pub format: Option<LeafletFormat>,
    /// Empty means all.
    pub languages: Vec<Lang>,
    /// Ids of pages; `None` means all.
    pub pages: Option<Vec<String>>,
}

impl Wanted {
    /// In the order in which they were asked for.
    fn languages<'g>(&self, guide: &'g Guide) -> Vec<&'g Lang> {
        let known = &guide.config.languages;
        if self.languages.is_empty() {
            return known.iter().collect();
        }
        self.languages.iter().filter_map(|lang| known.iter().find(|known| *known == lang)).collect()
    }

    /// Whether a leaflet of a page in a language is meant.
    pub fn covers(&self, page: &str, lang: &str) -> bool {
        let of_language = self.languages.is_empty() || self.languages.iter().any(|of| of.as_str() == lang);
        of_language && self.has(page)
    }

    fn has(&self, page: &str) -> bool {
        self.pages.as_ref().is_none_or(|pages| pages.iter().any(|of| of == page))
    }
}

/// The leaflets that are wanted, in the languages whose script has a font.
pub fn plan<'g>(guide: &'g Guide, wanted: &Wanted) -> Reported<Vec<Job<'g>>> {
    let mut jobs = Vec::new();
    let mut findings = Vec::new();
    for lang in wanted.languages(guide) {
        let of_language = language(guide, lang, wanted);
        if of_language.is_empty() {
            continue;
        }
        match view::families(lang) {
            Ok(_) => jobs.extend(of_language),
            Err(missing) => {
                let message = format!("there are no leaflets in `{lang}`: {missing}");
                let finding = Finding::new(codes::NO_FONT, Place::file(&guide.config.file), message);
                findings.push(finding.hint("run `sh themes/fonts/fetch.sh`, then build the program again"));
            }
        }
    }
    Reported { value: jobs, findings }
}

/// The leaflets that there were of pages past their last day.
pub fn expired(guide: &Guide) -> Vec<Job<'_>> {
    let entries: Vec<&Entry> = guide.entries.iter().filter(|entry| entry.status == Status::Expired).collect();
    let languages = guide.config.languages.iter();
    languages.flat_map(|lang| of_entries(guide, &entries, lang, &Wanted::default())).collect()
}

fn language<'g>(guide: &'g Guide, lang: &'g Lang, wanted: &Wanted) -> Vec<Job<'g>> {
    of_entries(guide, &guide.published().collect::<Vec<_>>(), lang, wanted)
}

fn of_entries<'g>(guide: &'g Guide, entries: &[&'g Entry], lang: &'g Lang, wanted: &Wanted) -> Vec<Job<'g>> {
    let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.goes_on_paper()) {
        by_name.entry(name(entry, lang)).or_default().push(entry);
    }
    let mut jobs = Vec::new();
    for (name, entries) in by_name {
        for &entry in entries.iter().filter(|entry| wanted.has(entry.id.as_str())) {
            // A name that two pages share is told apart by their sections.
            let name = match entries.as_slice() {
                [_] => name.to_owned(),
                _ => format!("{}-{name}", entry.path.section().replace('/', "-")),
            };
            jobs.extend(formats(guide, entry, lang, wanted.format).into_iter().map(|format| {
                let path = format!("{lang}/leaflets/{name}.{}.pdf", format.as_str());
                Job { entry, lang, format, path }
            }));
        }
    }
    jobs
}

/// The last part of a page's address; the language's own page is named after the guide's root.
fn name<'e>(entry: &'e Entry, lang: &Lang) -> &'e str {
    let name = entry.address(lang).trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if name == lang.as_str() { "guide" } else { name }
}

fn formats(guide: &Guide, entry: &Entry, lang: &Lang, only: Option<LeafletFormat>) -> Vec<LeafletFormat> {
    let formats = match (only, chosen(entry)) {
        (Some(format), _) => vec![format],
        (None, Some(formats)) => formats,
        (None, None) => DEFAULT.to_vec(),
    };
    // What is not translated has nothing to stand beside the original.
    let translated = *lang != entry.source.lang && !guide.rendition(entry, lang).is_fallback();
    formats.into_iter().filter(|format| translated || *format != LeafletFormat::Bilingual).collect()
}

/// The formats that a page chooses, each once, in their own order.
fn chosen(entry: &Entry) -> Option<Vec<LeafletFormat>> {
    let formats = entry.source.structure.leaflet.as_ref()?.formats.as_ref()?;
    let mut formats: Vec<LeafletFormat> = formats.iter().map(|format| format.value).collect();
    formats.sort_unstable();
    formats.dedup();
    Some(formats)
}
