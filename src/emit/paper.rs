//! The website's links to what is on paper: on each page, on the start page, and the list of all.

use super::leaflet::LeafletRecord;
use super::words::words;
use super::{Site, frame};
use crate::guide::{Entry, href};
use crate::locale::Locale;
use crate::model::{Lang, LeafletFormat};
use crate::theme::view::{
    Content, Document, LeafletLinkView, LeafletsView, LinkView, PaperForm, PrintedGroup, PrintedPage,
    PrintedView,
};
use std::collections::BTreeMap;

/// Leaflets shown on the start page.
const FEW: usize = 6;

/// The leaflets of a page.
pub fn links(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<LeafletLinkView> {
    let locale = site.locale(lang);
    site.leaflets(entry, lang).iter().map(|leaflet| link(leaflet, locale)).collect()
}

fn link(leaflet: &LeafletRecord, locale: &Locale) -> LeafletLinkView {
    LeafletLinkView {
        href: href(&format!("/{}", leaflet.path)),
        format: leaflet.format.as_str(),
        name: name(leaflet.format, locale),
    }
}

/// A form of paper in the reader's language.
pub fn name(format: LeafletFormat, locale: &Locale) -> String {
    locale.strings.get(&format!("leaflet-{}", format.as_str()))
}

/// The first leaflets of essential pages, else of any.
pub fn few(site: &Site<'_>, lang: &Lang) -> Vec<LinkView> {
    let first = |entry| Some((entry, site.leaflets(entry, lang).first()?));
    let mut printed: Vec<(&Entry, &LeafletRecord)> = site.guide.published().filter_map(first).collect();
    printed.sort_by_key(|(entry, _)| {
        let structure = &entry.source.structure;
        (!structure.essential, structure.weight, &entry.path)
    });
    let links = printed.into_iter().take(FEW).map(|(entry, leaflet)| {
        let (title, title_lang) = entry.title(lang);
        LinkView::new(href(&format!("/{}", leaflet.path)), words(title, title_lang, lang))
    });
    links.collect()
}

/// `/<lang>/leaflets/`: every PDF of the language, by section.
pub fn list(site: &Site<'_>, lang: &Lang) -> Document {
    let locale = site.locale(lang);
    let strings = &locale.strings;
    let made = locale.formats.date(site.guide.options.as_of);
    let view = LeafletsView {
        title: words(&strings.get("leaflets"), lang, lang),
        intro: strings.get("leaflets-intro"),
        made: strings.get_with("leaflet-made", &[("date", made.into())]),
        forms: forms(site, lang),
        groups: groups(site, lang),
    };
    let mut frame = frame::frame(site, lang, view.title.clone(), |lang| format!("/{lang}/leaflets/"));
    frame.page = "leaflets";
    frame.description = Some(view.intro.clone());
    frame.crumbs = vec![frame::start(site, lang)];
    Document { shell: site.shell(lang), frame, content: Content::Leaflets(view) }
}

/// How each form of paper that there is in the language is printed.
fn forms(site: &Site<'_>, lang: &Lang) -> Vec<PaperForm> {
    let locale = site.locale(lang);
    let used = |format: &LeafletFormat| {
        site.leaflets
            .iter()
            .any(|((_, of), leaflets)| of == lang && leaflets.iter().any(|leaflet| leaflet.format == *format))
    };
    let forms = LeafletFormat::ALL.into_iter().filter(used).map(|format| PaperForm {
        name: name(format, locale),
        how: locale.strings.get(&format!("leaflet-{}-how", format.as_str())),
    });
    forms.collect()
}

fn groups(site: &Site<'_>, lang: &Lang) -> Vec<PrintedGroup> {
    let mut groups: BTreeMap<(i64, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in site.guide.published().filter(|entry| !site.leaflets(entry, lang).is_empty()) {
        let folder = entry.path.section();
        let index = site.guide.entry_at(&format!("{folder}/_index"));
        let weight = index.map_or(0, |index| index.source.structure.weight);
        groups.entry((weight, folder)).or_default().push(entry);
    }
    let groups = groups.into_iter().map(|((_, folder), entries)| PrintedGroup {
        id: format!("section-{}", folder.replace('/', "-")),
        heading: match site.guide.entry_at(&format!("{folder}/_index")) {
            Some(index) => words(index.title(lang).0, index.title(lang).1, lang),
            None if folder.is_empty() => frame::site_name(site, lang),
            None => words(folder, &site.guide.config.source_language, lang),
        },
        pages: entries.into_iter().map(|entry| page(site, entry, lang)).collect(),
    });
    groups.collect()
}

fn page(site: &Site<'_>, entry: &Entry, lang: &Lang) -> PrintedPage {
    let locale = site.locale(lang);
    let leaflets = site.leaflets(entry, lang);
    let until = leaflets.first().and_then(|leaflet| leaflet.valid_until);
    PrintedPage {
        link: LinkView { summary: None, icon: None, ..frame::link(entry, lang) },
        valid: until
            .map(|day| locale.strings.get_with("expires-on", &[("date", locale.formats.date(day).into())])),
        leaflets: leaflets.iter().map(|leaflet| printed(leaflet, locale)).collect(),
    }
}

fn printed(leaflet: &LeafletRecord, locale: &Locale) -> PrintedView {
    let sheet = &leaflet.sheet;
    let sides = i64::try_from(sheet.pages).unwrap_or(i64::MAX);
    let size = locale.formats.number(&sheet.pdf.len().div_ceil(1000).to_string());
    PrintedView {
        link: link(leaflet, locale),
        picture: href(&format!("/{}", leaflet.picture())),
        width: sheet.picture_size.0,
        height: sheet.picture_size.1,
        facts: vec![
            locale.strings.get_with("leaflet-pages", &[("count", sides.into())]),
            locale.strings.get_with("leaflet-size", &[("size", size.into())]),
        ],
    }
}
