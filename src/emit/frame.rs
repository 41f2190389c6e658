//! What stands around a page: the shell that a language shares, and the head of one page.

use super::leaflet::pictures::logo_of;
use super::words::{clean, words};
use super::{Site, card, patterns};
use crate::guide::{Entry, href, media_href};
use crate::locale::{endonym, territory};
use crate::model::{Block, Kind, Lang};
use crate::theme::view::{AlternateView, Frame, LanguageView, LinkView, LogoView, Shell, Words};
use crate::theme::{PreparedShell, icons};

/// The folder of the pages about the guide itself: they stand at the foot of every page.
pub const ABOUT: &str = "about";

/// Everything that the pages of a language share.
pub fn shell(site: &Site<'_>, lang: &Lang, leaflets: bool) -> PreparedShell {
    let strings = &site.locale(lang).strings;
    let ui = strings.keys().filter_map(|key| Some((key.to_owned(), strings.find(key, &[]).ok()?.text)));
    let ui = ui.chain(patterns::patterns(strings));
    PreparedShell::new(Shell {
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        locale: territory(lang),
        site_name: site_name(site, lang),
        publisher: site.guide.publisher().map(|entry| name_link(entry, lang)),
        home: format!("/{lang}/"),
        sections: topics(site)
            .into_iter()
            .map(|entry| LinkView { summary: None, ..link(entry, lang) })
            .collect(),
        about: about(site, lang),
        logos: logos(site, lang),
        contacts: format!("/{lang}/contacts/"),
        a_z: format!("/{lang}/a-z/"),
        search: format!("/{lang}/search/"),
        offline: format!("/{lang}/offline/"),
        feed: format!("/{lang}/feed.xml"),
        leaflets: leaflets.then(|| format!("/{lang}/leaflets/")),
        emergency: card::emergency(site, lang),
        ui: ui.collect(),
        counted: patterns::forms(strings),
        icons: icons::all(),
        fallbacks: strings.fallbacks().map(|lang| lang.as_str().to_owned()).collect(),
        unlisted: (!site.guide.is_listed(lang)).then(|| strings.get("notice-unlisted")),
    })
}

/// The sections that a reader chooses from, by weight.
pub fn topics<'s>(site: &'s Site<'_>) -> Vec<&'s Entry> {
    let sections = site.guide.subsections("").into_iter();
    sections.filter(|entry| !["contacts", ABOUT].contains(&entry.path.section())).collect()
}

/// A link to a contact by its official name.
pub fn name_link(entry: &Entry, lang: &Lang) -> LinkView {
    LinkView::new(href(entry.address(lang)), words(&entry.source.title.value, &entry.source.lang, lang))
}

fn about(site: &Site<'_>, lang: &Lang) -> Vec<LinkView> {
    let pages = site.guide.children(ABOUT).into_iter().filter(|entry| entry.kind() != Kind::Contact);
    pages.map(|entry| LinkView { summary: None, ..link(entry, lang) }).collect()
}

/// The images `about/logo-<contact>.<extension>`, in the order of their names.
fn logos(site: &Site<'_>, lang: &Lang) -> Vec<LogoView> {
    let images = site.guide.media.iter().filter_map(|path| {
        let entry = site.guide.entry(logo_of(path)?).filter(|entry| entry.is_published())?;
        let LinkView { href, words: name, .. } = name_link(entry, lang);
        Some(LogoView { src: media_href(path), name, href })
    });
    images.collect()
}

/// The title of the guide in a language: that of its start page, else its host.
pub fn site_name(site: &Site<'_>, lang: &Lang) -> Words {
    match site.guide.entry_at("_index") {
        Some(entry) => {
            let (title, of) = entry.title(lang);
            words(title, of, lang)
        }
        None => words(host(site), lang, lang),
    }
}

pub fn host<'s>(site: &'s Site<'_>) -> &'s str {
    let url = &site.guide.config.base_url;
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// A link to a page by its title.
pub fn link(entry: &Entry, lang: &Lang) -> LinkView {
    let (title, title_lang) = entry.title(lang);
    LinkView {
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        icon: icon(entry),
        ..LinkView::new(href(entry.address(lang)), words(title, title_lang, lang))
    }
}

/// The drawing of a section: that of its folder, else of its first topics.
pub fn icon(entry: &Entry) -> Option<&'static str> {
    if !entry.path.is_index() {
        return None;
    }
    let folder = entry.path.section().rsplit('/').next();
    let topics = entry.source.structure.topics.iter().map(|topic| topic.value.as_str());
    icons::first_of(folder.into_iter().chain(topics).chain(["topic"]))
}

/// A link to the start page by that name.
pub fn start(site: &Site<'_>, lang: &Lang) -> LinkView {
    let start = site.locale(lang).strings.get("start-page");
    LinkView::new(format!("/{lang}/"), words(&start, lang, lang))
}

/// The frame of a page that exists in every language under its own address.
pub fn frame_of(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Frame {
    let (title, title_lang) = entry.title(lang);
    let fallback = site.guide.rendition(entry, lang).is_fallback();
    let mut frame = frame(site, lang, words(title, title_lang, lang), |lang| entry.address(lang).to_owned());
    frame.alternates = alternates(site, |lang| {
        (!site.guide.rendition(entry, lang).is_fallback()).then(|| entry.address(lang).to_owned())
    });
    frame.page = entry.kind().as_str();
    frame.description = description(site, entry, lang);
    frame.crumbs = crumbs(site, entry, lang);
    if entry.is_past() {
        frame.state = Some("past");
    }
    if fallback {
        // The same words stand at the original's address, and that is the one to be found.
        frame.state = Some("missing");
        frame.canonical = site.absolute(&href(entry.address(&entry.source.lang)));
    }
    frame
}

/// The summary, else the beginning of the text.
fn description(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<String> {
    const LONGEST: usize = 200;
    if let Some((text, _)) = entry.summary(lang) {
        return Some(clean(text).into_owned());
    }
    let rendition = site.guide.rendition(entry, lang);
    let text = rendition.parts.iter().find_map(|part| part.section.blocks.iter().find_map(Block::words))?;
    let text = clean(&text).into_owned();
    Some(match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    })
}

/// The frame of a page that the tool makes itself.
pub fn frame(site: &Site<'_>, lang: &Lang, title: Words, address: impl Fn(&Lang) -> String) -> Frame {
    let languages =
        site.guide.config.languages.iter().filter(|other| site.guide.is_listed(other) || *other == lang);
    Frame {
        page: "page",
        state: None,
        title,
        description: None,
        canonical: site.absolute(&href(&address(lang))),
        alternates: alternates(site, |lang| Some(address(lang))),
        picture: picture(site),
        languages: languages
            .map(|other| LanguageView {
                lang: other.as_str().to_owned(),
                dir: other.direction().as_str(),
                name: endonym(other),
                href: href(&address(other)),
                current: other == lang,
            })
            .collect(),
        crumbs: Vec::new(),
        noindex: !site.guide.is_listed(lang),
        json_ld: String::new(),
    }
}

/// The absolute address of the guide's picture.
pub fn picture(site: &Site<'_>) -> String {
    site.absolute("/icons/icon-512.png")
}

/// The same page in every listed language that has it; the source language is the default.
pub fn alternates(site: &Site<'_>, address: impl Fn(&Lang) -> Option<String>) -> Vec<AlternateView> {
    let mut alternates: Vec<AlternateView> = site
        .guide
        .listed_languages()
        .filter_map(|lang| {
            let href = site.absolute(&href(&address(lang)?));
            Some(AlternateView { locale: territory(lang), hreflang: lang.as_str().to_owned(), href })
        })
        .collect();
    if let Some(address) = address(&site.guide.config.source_language) {
        alternates.push(AlternateView {
            locale: String::new(),
            hreflang: "x-default".into(),
            href: site.absolute(&href(&address)),
        });
    }
    alternates
}

/// The way from the start page to the section that the page stands in.
fn crumbs(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<LinkView> {
    if entry.path.as_str() == "_index" {
        return Vec::new();
    }
    let folder = entry.path.section();
    let mut crumbs = vec![start(site, lang)];
    let ends = folder.match_indices('/').map(|(end, _)| end).chain([folder.len()]);
    for end in ends.filter(|end| *end > 0) {
        let index = site.guide.entry_at(&format!("{}/_index", &folder[..end]));
        if let Some(section) = index.filter(|section| section.id != entry.id && section.is_published()) {
            crumbs.push(LinkView { summary: None, ..link(section, lang) });
        }
    }
    crumbs
}
