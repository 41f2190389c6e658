//! What was checked lately, as a feed of a language (Atom, RFC 4287).
//!
//! In: pages with the day on which a person last checked them. Out: `/<lang>/feed.xml`. Never: a
//! page that is not there in the language, an event that is over, a time that a clock gave.

use super::Site;
use super::frame::site_name;
use super::words::clean;
use crate::guide::{Entry, href};
use crate::locale::zone::{instant, zone};
use crate::model::{Kind, Lang};
use atom_syndication::{Category, Entry as AtomEntry, Feed, FixedDateTime, Link, Person, Text};
use chrono::{NaiveDate, NaiveTime};

const MOST: usize = 50;

/// The pages of a language that were checked last, newest first; of those of one day the notices and
/// events come before the rest.
fn newest<'s>(site: &'s Site<'_>, lang: &Lang) -> Vec<(&'s Entry, NaiveDate)> {
    let guide = site.guide;
    let entries = guide.published().filter(|entry| !entry.path.is_index());
    let entries = entries.filter(|entry| !entry.is_past() && !guide.rendition(entry, lang).is_fallback());
    let mut newest: Vec<(&Entry, NaiveDate)> =
        entries.filter_map(|entry| Some((entry, entry.source.structure.verified.as_ref()?.value))).collect();
    newest.sort_by(|(a, first), (b, second)| {
        second.cmp(first).then_with(|| rank(a.kind()).cmp(&rank(b.kind()))).then_with(|| a.id.cmp(&b.id))
    });
    newest.truncate(MOST);
    newest
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Notice => 0,
        Kind::Event => 1,
        _ => 2,
    }
}

/// The feed of a language.
///
/// # Errors
/// Where the XML writer fails, which in memory it does not.
pub fn feed(site: &Site<'_>, lang: &Lang) -> Result<Vec<u8>, atom_syndication::Error> {
    let newest = newest(site, lang);
    let name = site_name(site, lang);
    let home = site.absolute(&format!("/{lang}/"));
    let updated = newest.first().map_or(site.guide.options.as_of, |(_, day)| *day);
    let feed = Feed {
        title: text(&name.text, &name.lang),
        id: home.clone(),
        updated: midnight(site, updated),
        authors: vec![Person { name: visible(&name.text), ..Person::default() }],
        links: vec![
            link("alternate", home, lang, "text/html"),
            link("self", site.absolute(&format!("/{lang}/feed.xml")), lang, "application/atom+xml"),
        ],
        entries: newest.into_iter().map(|(page, day)| entry(site, page, day, lang)).collect(),
        lang: Some(lang.as_str().to_owned()),
        ..Feed::default()
    };
    let mut bytes = feed.write_to(Vec::new())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn entry(site: &Site<'_>, page: &Entry, day: NaiveDate, lang: &Lang) -> AtomEntry {
    let (title, title_lang) = page.title(lang);
    let kind = page.kind().as_str();
    let label = site.locale(lang).strings.get(&format!("kind-{kind}"));
    AtomEntry {
        title: text(title, title_lang.as_str()),
        // By the id and not the address: a page that moves is not a new one.
        id: site.absolute(&format!("/{lang}/#{}", page.id)),
        updated: midnight(site, day),
        categories: vec![Category { term: kind.to_owned(), scheme: None, label: Some(visible(&label)) }],
        links: vec![link("alternate", site.absolute(&href(page.address(lang))), lang, "text/html")],
        summary: page.summary(lang).map(|(summary, of)| text(summary, of.as_str())),
        ..AtomEntry::default()
    }
}

fn link(rel: &str, href: String, lang: &Lang, mime: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        hreflang: Some(lang.as_str().to_owned()),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    }
}

fn text(text: &str, lang: &str) -> Text {
    Text { lang: Some(lang.to_owned()), ..Text::plain(visible(text)) }
}

/// Without the characters that XML does not allow by any spelling (XML 1.0, 2.2).
fn visible(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(*c, '\u{FFFE}' | '\u{FFFF}');
    clean(text).chars().map(|c| if c == '\n' { ' ' } else { c }).filter(allowed).collect()
}

/// The beginning of a day in the guide's time zone.
fn midnight(site: &Site<'_>, day: NaiveDate) -> FixedDateTime {
    instant(day.and_time(NaiveTime::MIN), zone(&site.guide.config.timezone)).fixed_offset()
}
