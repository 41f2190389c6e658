//! What stands around a page: the shell that a language shares, and the head of one page.

use super::words::{clean, words};
use super::{Site, card};
use crate::guide::{Entry, href};
use crate::locale::endonym;
use crate::model::Lang;
use crate::theme::PreparedShell;
use crate::theme::view::{AlternateView, Frame, LanguageView, LinkView, Shell, Words};

/// Everything that the pages of a language share.
pub fn shell(site: &Site<'_>, lang: &Lang, leaflets: bool) -> PreparedShell {
    let strings = &site.locale(lang).strings;
    let ui = strings.keys().filter_map(|key| Some((key.to_owned(), strings.find(key, &[]).ok()?.text)));
    let sections = site.guide.subsections("").into_iter().filter(|entry| entry.path.section() != "contacts");
    PreparedShell::new(Shell {
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        site_name: site_name(site, lang),
        home: format!("/{lang}/"),
        sections: sections.map(|entry| link(entry, lang)).collect(),
        contacts: format!("/{lang}/contacts/"),
        a_z: format!("/{lang}/a-z/"),
        leaflets: leaflets.then(|| format!("/{lang}/leaflets/")),
        emergency: card::emergency(site, lang),
        ui: ui.collect(),
        unlisted: (!site.guide.is_listed(lang)).then(|| strings.get("notice-unlisted")),
    })
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

fn host<'s>(site: &'s Site<'_>) -> &'s str {
    let url = &site.guide.config.base_url;
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// A link to a page by its title.
pub fn link(entry: &Entry, lang: &Lang) -> LinkView {
    let (title, title_lang) = entry.title(lang);
    LinkView {
        href: href(entry.address(lang)),
        words: words(title, title_lang, lang),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
    }
}

/// The frame of a page that exists in every language under its own address.
pub fn frame_of(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Frame {
    let (title, title_lang) = entry.title(lang);
    let fallback = site.guide.rendition(entry, lang).is_fallback();
    let mut frame = frame(site, lang, words(title, title_lang, lang), |lang| entry.address(lang).to_owned());
    frame.alternates = alternates(site, |lang| {
        (!site.guide.rendition(entry, lang).is_fallback()).then(|| entry.address(lang).to_owned())
    });
    frame.description = entry.summary(lang).map(|(text, _)| clean(text).into_owned());
    frame.crumbs = crumbs(site, entry, lang);
    frame.noindex |= fallback;
    frame
}

/// The frame of a page that the tool makes itself.
pub fn frame(site: &Site<'_>, lang: &Lang, title: Words, address: impl Fn(&Lang) -> String) -> Frame {
    let languages =
        site.guide.config.languages.iter().filter(|other| site.guide.is_listed(other) || *other == lang);
    Frame {
        title,
        description: None,
        canonical: site.absolute(&address(lang)),
        alternates: alternates(site, |lang| Some(address(lang))),
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
    }
}

/// The same page in every listed language that has it; the source language is the default.
pub fn alternates(site: &Site<'_>, address: impl Fn(&Lang) -> Option<String>) -> Vec<AlternateView> {
    let mut alternates: Vec<AlternateView> = site
        .guide
        .listed_languages()
        .filter_map(|lang| {
            let href = site.absolute(&address(lang)?);
            Some(AlternateView { hreflang: lang.as_str().to_owned(), href })
        })
        .collect();
    if let Some(address) = address(&site.guide.config.source_language) {
        alternates.push(AlternateView { hreflang: "x-default".into(), href: site.absolute(&address) });
    }
    alternates
}

/// The way from the start page to the section that the page stands in.
fn crumbs(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<LinkView> {
    let start = site.locale(lang).strings.get("start-page");
    let home = LinkView { href: format!("/{lang}/"), words: words(&start, lang, lang), summary: None };
    if entry.path.as_str() == "_index" {
        return Vec::new();
    }
    let folder = entry.path.section();
    let mut crumbs = vec![home];
    let ends = folder.match_indices('/').map(|(end, _)| end).chain([folder.len()]);
    for end in ends.filter(|end| *end > 0) {
        let index = site.guide.entry_at(&format!("{}/_index", &folder[..end]));
        if let Some(section) = index.filter(|section| section.id != entry.id && section.is_published()) {
            crumbs.push(LinkView { summary: None, ..link(section, lang) });
        }
    }
    crumbs
}
