//! All leaflets of an office in one file, behind a page that lists them.

use super::plan::Job;
use super::sheet::Setter;
use super::{LeafletRecord, cards, prepared, view};
use crate::diagnostic::{Finding, codes};
use crate::emit::{Site, paper};
use crate::guide::Entry;
use crate::theme::leaflet::{ContentsEntry, ContentsView, LeafletView, PrintView};

/// The ids of the pages that an office answers for, or that send people there.
pub fn pages_of(site: &Site<'_>, office: &Entry) -> Vec<String> {
    let named = |entry: &&Entry| {
        let owner = entry.source.structure.owner.as_ref();
        let rendition = site.guide.rendition(entry, &entry.source.lang);
        owner.is_some_and(|owner| owner.value == office.id.as_str())
            || cards::contacts(site, &rendition).iter().any(|contact| contact.id == office.id)
    };
    site.guide.published().filter(named).map(|entry| entry.id.as_str().to_owned()).collect()
}

/// One PDF with these leaflets, each as it was set alone.
///
/// # Errors
/// When the theme cannot set them in one file.
pub fn pack(
    setter: &Setter<'_>,
    office: &Entry,
    leaflets: &[(Job<'_>, LeafletRecord)],
) -> Result<Vec<u8>, Finding> {
    let site = setter.site;
    let made: Vec<(LeafletView, &LeafletRecord)> =
        leaflets.iter().filter_map(|(job, record)| Some((prepared(site, job).ok()?.0, record))).collect();
    let mut print = PrintView {
        links: true,
        contents: contents(site, office, &made),
        attempts: made.iter().map(|(_, record)| record.sheet.attempt).collect(),
        leaflets: made.iter().map(|(view, _)| view).collect(),
    };
    let place = crate::diagnostic::Place::file(&office.source.file);
    let set = |print: &PrintView<'_>| setter.print(print)?.pdf();
    let packed = set(&print).or_else(|_| {
        print.links = false;
        set(&print)
    });
    packed.map_err(|error| {
        let message = format!("the leaflets of `{}` cannot be put in one file: {error}", office.id.as_str());
        Finding::new(codes::LEAFLET_COMPILE, place, message)
            .hint("the theme's Typst files cannot set this page")
    })
}

/// In the language of the original: it is the office that reads it.
fn contents(site: &Site<'_>, office: &Entry, made: &[(LeafletView, &LeafletRecord)]) -> Option<ContentsView> {
    let lang = &site.guide.config.source_language;
    let locale = site.locale(lang);
    let entries = made.iter().map(|(view, record)| ContentsEntry {
        title: view.title.clone(),
        language: locale.language_name(&record.lang),
        format: paper::name(record.format, locale),
        version: record.version.clone(),
    });
    Some(ContentsView {
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        fonts: view::families(lang).ok()?,
        title: locale.strings.get("pack-title"),
        office: view::said(office.source.title.value.clone(), &office.source.lang),
        heading: locale.strings.get("pack-contents"),
        printed: view::dated(site, lang, "printed-on", site.guide.options.as_of),
        entries: entries.collect(),
        page: locale.strings.get_with("pack-page", &[("page", "{page}".into())]),
    })
}
