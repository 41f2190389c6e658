//! The pages and files that belong to no language: chooser, 404, old addresses, sitemap, robots.

use super::words::escape;
use super::{Site, frame};
use crate::guide::href;
use crate::locale::endonym;
use crate::theme::view::{
    ChoiceView, ChooserView, Content, Document, Frame, NotFoundMessage, NotFoundView, RedirectView, Words,
};

/// `/index.html`.
pub fn chooser(site: &Site<'_>) -> Document {
    let languages = site.guide.listed_languages().map(|lang| ChoiceView {
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        name: endonym(lang),
        href: format!("/{lang}/"),
        title: frame::site_name(site, lang),
    });
    let view = ChooserView { languages: languages.collect() };
    let first = site.guide.listed_languages().next().unwrap_or(&site.guide.config.source_language);
    let mut frame = bare_frame(site, "/", frame::site_name(site, first));
    frame.page = "chooser";
    frame.description =
        site.guide.entry_at("_index").and_then(|entry| Some(entry.summary(first)?.0.to_owned()));
    frame.alternates = frame::alternates(site, |lang| Some(format!("/{lang}/")));
    if let Some(default) = frame.alternates.last_mut() {
        default.href = site.absolute("/");
    }
    Document { shell: None, frame, content: Content::Chooser(view) }
}

/// `/404.html`: it is served under any address, so all its own are from the root.
pub fn not_found(site: &Site<'_>) -> Document {
    let messages: Vec<NotFoundMessage> = site
        .guide
        .listed_languages()
        .filter(|lang| site.locale(lang).strings.own("not-found-text"))
        .map(|lang| {
            let strings = &site.locale(lang).strings;
            NotFoundMessage {
                lang: lang.as_str().to_owned(),
                dir: lang.direction().as_str(),
                title: strings.get("not-found-title"),
                text: strings.get("not-found-text"),
                link: strings.get("go-home"),
                href: format!("/{lang}/"),
            }
        })
        .collect();
    let lang = site.guide.listed_languages().next().unwrap_or(&site.guide.config.source_language);
    let title = messages.first().map_or_else(String::new, |message| message.title.clone());
    let mut frame = bare_frame(site, "/404.html", super::words::words(&title, lang, lang));
    frame.page = "not-found";
    frame.noindex = true;
    Document { shell: None, frame, content: Content::NotFound(NotFoundView { messages }) }
}

/// The pages at old addresses, each with its path.
pub fn redirects(site: &Site<'_>) -> Vec<(String, Document)> {
    let redirects = site.guide.redirects.iter().filter_map(|(from, (number, lang))| {
        let entry = site.guide.entries.get(*number).filter(|entry| entry.is_published())?;
        let (title, title_lang) = entry.title(lang);
        let view = RedirectView {
            lang: title_lang.as_str().to_owned(),
            dir: title_lang.direction().as_str(),
            title: title.to_owned(),
            href: href(entry.address(lang)),
            canonical: site.absolute(&href(entry.address(lang))),
        };
        let mut frame =
            bare_frame(site, entry.address(lang), super::words::words(title, title_lang, title_lang));
        frame.noindex = true;
        Some((from.clone(), Document { shell: None, frame, content: Content::Redirect(view) }))
    });
    redirects.collect()
}

fn bare_frame(site: &Site<'_>, address: &str, title: Words) -> Frame {
    Frame {
        page: "redirect",
        state: None,
        title,
        description: None,
        canonical: site.absolute(&href(address)),
        alternates: Vec::new(),
        picture: frame::picture(site),
        languages: Vec::new(),
        crumbs: Vec::new(),
        noindex: false,
        json_ld: String::new(),
    }
}

/// `/sitemap.xml`: what may be found, with its other languages (sitemaps.org, hreflang).
pub fn sitemap(site: &Site<'_>, documents: &[(String, Document)]) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let own = |(address, document): &&(String, Document)| {
        !document.frame.noindex && document.frame.canonical == site.absolute(&href(address))
    };
    for (_, document) in documents.iter().filter(own) {
        xml.push_str("<url><loc>");
        escape(&document.frame.canonical, &mut xml);
        xml.push_str("</loc>");
        for alternate in &document.frame.alternates {
            xml.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"",
                alternate.hreflang
            ));
            escape(&alternate.href, &mut xml);
            xml.push_str("\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// `/robots.txt`.
pub fn robots(site: &Site<'_>) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute("/sitemap.xml")).into_bytes()
}

/// The address of a page → the file that a static host serves for it.
pub fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}
