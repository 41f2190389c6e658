//! A page for one language and one form of paper → what stands on its leaflet.

use super::super::words::{isolated, ltr, words};
use super::super::{Site, facts, frame, page, qr};
use super::fonts::Families;
use super::tree::TreeWriter;
use super::{cards, fonts, validity};
use crate::guide::{Entry, Part, Rendition, href};
use crate::locale::{endonym, script};
use crate::model::{Lang, LeafletFormat, State};
use crate::theme::leaflet::{LeafletSection, LeafletView, OwnerView, Run, TongueView};
use crate::theme::view::Words;
use chrono::NaiveDate;

/// Everything on the paper but its imprint.
///
/// # Errors
/// When a script that stands on it has no font.
pub fn leaflet(
    site: &Site<'_>,
    entry: &Entry,
    lang: &Lang,
    format: LeafletFormat,
) -> Result<LeafletView, fonts::MissingFont> {
    let mut view = plain(site, entry, lang, format, families(lang)?);
    match format {
        LeafletFormat::Bilingual => {
            let original = &entry.source.lang;
            let beside = plain(site, entry, original, format, families(original)?);
            view.beside = Some(Box::new(beside));
        }
        LeafletFormat::Poster => view.languages = tongues(site, entry),
        LeafletFormat::A4 | LeafletFormat::Trifold | LeafletFormat::Card => {}
    }
    Ok(view)
}

/// The fonts for a language's script; Urdu is read in Nastaliq.
pub fn families(lang: &Lang) -> Families {
    let script = script(lang);
    let urdu = lang.as_str().split('-').next() == Some("ur");
    let script = if urdu && script == "Arab" { "Aran" } else { &script };
    fonts::families(script)
}

fn plain(
    site: &Site<'_>,
    entry: &Entry,
    lang: &Lang,
    format: LeafletFormat,
    fonts: Vec<String>,
) -> LeafletView {
    let rendition = site.guide.rendition(entry, lang);
    let strings = &site.locale(lang).strings;
    let (title, title_lang) = entry.title(lang);
    let code = code(site, entry, lang);
    let facts = facts::facts(site, entry, lang).into_iter();
    LeafletView {
        format,
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        endonym: endonym(lang),
        fonts,
        title: run(title, title_lang),
        original_title: page::original_title(entry, lang).map(run_of),
        summary: entry.summary(lang).map(|(text, of)| run(text, of)),
        guide_name: run_of(frame::site_name(site, lang)),
        notices: page::notices(site, &rendition).into_iter().map(|notice| notice.text).collect(),
        facts: facts.map(|fact| cards::fact(fact.label, &fact.values, fact.href, lang)).collect(),
        sections: sections(site, &rendition),
        contacts_heading: strings.get("where-to-go"),
        contacts: cards::full(site, &cards::contacts(site, &rendition), lang),
        emergency_heading: strings.get("emergency"),
        emergency: cards::emergency(site, lang),
        url: code.url,
        url_text: code.text,
        qr_svg: code.svg,
        qr_alt: code.alt,
        scan_text: strings.get("scan-for-page"),
        owner: owner(site, entry, lang),
        imprint: imprint(site, entry, lang),
        page_of: strings.get_with("page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        beside: None,
        languages: Vec::new(),
    }
}

/// Who checked it and when, and until when it holds.
fn imprint(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Vec<String> {
    let mut lines = vec![page::verified(site, entry, lang).0];
    if let Some(last) = validity::valid_until(site.guide, entry) {
        lines.push(dated(site, lang, "valid-until-checked", last));
    }
    lines
}

/// The lines that stand on this printing alone: its day, and which version of the text it is.
pub fn printing(site: &Site<'_>, lang: &Lang, version: &str) -> [String; 2] {
    let code = site.locale(lang).strings.get_with("version", &[("code", ltr(version).into())]);
    [dated(site, lang, "printed-on", site.guide.options.as_of), code]
}

pub fn dated(site: &Site<'_>, lang: &Lang, key: &str, day: NaiveDate) -> String {
    let locale = site.locale(lang);
    locale.strings.get_with(key, &[("date", isolated(&locale.formats.date(day), lang).into())])
}

/// The address of a page, for a camera and for a hand.
struct Code {
    url: String,
    text: String,
    svg: String,
    alt: String,
}

fn code(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Code {
    let url = site.absolute(&href(entry.address(lang)));
    let text = percent_encoding::percent_decode_str(&url).decode_utf8_lossy();
    Code {
        text: cards::short(&text),
        svg: qr::svg(&url),
        alt: format!("{} {url}", site.locale(lang).strings.get("scan-for-page")),
        url,
    }
}

/// The page in each language whose script can be printed, that of the original first.
fn tongues(site: &Site<'_>, entry: &Entry) -> Vec<TongueView> {
    let languages = site.guide.config.languages.iter();
    let tongues = languages.filter_map(|lang| {
        let code = code(site, entry, lang);
        let (title, title_lang) = entry.title(lang);
        Some(TongueView {
            name: said(endonym(lang), lang),
            fonts: families(lang).ok()?,
            title: run(title, title_lang),
            scan: said(site.locale(lang).strings.get("poster-scan"), lang),
            url: code.url,
            url_text: code.text,
            qr_svg: code.svg,
            qr_alt: code.alt,
        })
    });
    tongues.collect()
}

fn run(text: &str, lang: &Lang) -> Run {
    said(isolated(text, lang), lang)
}

/// A text that is ready, in its language.
pub fn said(text: String, lang: &Lang) -> Run {
    Run { text, href: None, lang: lang.as_str().to_owned(), dir: lang.direction().as_str() }
}

pub fn run_of(words: Words) -> Run {
    let text = match Lang::parse(&words.lang) {
        Some(lang) => isolated(&words.text, &lang),
        None => words.text,
    };
    Run { text, href: None, lang: words.lang, dir: words.dir }
}

fn sections(site: &Site<'_>, rendition: &Rendition<'_>) -> Vec<LeafletSection> {
    let choice =
        rendition.entry.source.structure.leaflet.as_ref().and_then(|leaflet| leaflet.sections.as_ref());
    let ids: Option<Vec<String>> = choice.map(|ids| ids.iter().map(|id| id.value.clone()).collect());
    rendition.chosen(ids.as_deref()).into_iter().filter_map(|part| section(site, rendition, part)).collect()
}

fn section(site: &Site<'_>, rendition: &Rendition<'_>, part: &Part<'_>) -> Option<LeafletSection> {
    let writer = TreeWriter { site, entry: rendition.entry, reader: rendition.lang, lang: part.lang };
    let heading = part.section.heading.as_ref();
    let blocks = writer.blocks(&part.section.blocks);
    if heading.is_none() && blocks.is_empty() {
        return None;
    }
    let strings = &site.locale(rendition.lang).strings;
    let notice = match part.state {
        Some(State::OutdatedFacts) => Some(strings.get("notice-outdated-facts")),
        Some(State::Missing) if !rendition.is_fallback() => {
            let language = site.locale(rendition.lang).language_name(part.lang);
            Some(strings.get_with("notice-section-missing", &[("language", language.into())]))
        }
        _ => None,
    };
    Some(LeafletSection {
        id: part.section.id.as_str().to_owned(),
        level: heading.map_or(2, |heading| heading.level),
        lang: part.lang.as_str().to_owned(),
        dir: part.lang.direction().as_str(),
        heading: heading.map(|heading| writer.inlines(&heading.text)),
        notice,
        blocks,
    })
}

/// Who answers for the page; without an owner of its own, who answers for the guide.
fn owner(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<OwnerView> {
    let owner = site.guide.responsible(entry)?;
    let source = &owner.source;
    Some(OwnerView {
        label: site.locale(lang).strings.get("responsible"),
        name: run_of(words(&source.title.value, &source.lang, lang)),
        logo: site.pictures.logo(owner),
    })
}
