//! Links to pages and files that are not there under this name.

use super::site::{Lead, Site};
use super::{Spot, anchors, mail, spelling};
use crate::diagnostic::{Finding, codes, shown, suggestion};
use crate::guide::{Broken, Entry};
use crate::locale::Phone;
use crate::model::{Lang, Target};
use percent_encoding::percent_decode_str;

/// Says which page was meant, if that can be told; `path` is from `content/`.
pub fn missing(site: &Site<'_>, spot: &Spot<'_>, broken: &Broken, path: &str) -> Finding {
    let message = match broken {
        Broken::NoPage(id) => format!("there is no page `{}`", shown(id)),
        Broken::NoFile(path) => format!("there is no file `content/{}`", shown(path)),
        _ => format!("`{}` is no page", shown(written_path(spot).unwrap_or(path))),
    };
    let is_path = !matches!(spot.link.target, Target::Id { .. });
    if is_path && let Some((entry, why)) = near(site, spot, path) {
        let finding = spot.finding(codes::LINK_BROKEN, format!("{message}: {why}"));
        return spot.mended(finding, &spelling::destination(spot, entry, fragment(spot, entry)));
    }
    if is_path && let Some(fault) = other_kind(site, spot) {
        let finding = spot.finding(codes::LINK_BROKEN, message);
        return if fault.starts_with("mailto:") {
            spot.mended(finding, &fault)
        } else {
            finding.hint(format!("write `{fault}`"))
        };
    }
    spot.finding(codes::LINK_BROKEN, message).hint(hint(site, broken, path))
}

fn hint(site: &Site<'_>, broken: &Broken, path: &str) -> String {
    let guide = site.guide;
    let media = || guide.media.iter().map(|path| &**path);
    let pages = || guide.entries.iter().map(|entry| entry.path.as_str());
    match broken {
        Broken::NoFile(_) => suggestion(path, media(), "put the file there, or correct the link"),
        Broken::NoPage(_) => suggestion(path, guide.ids().chain(pages()), "create it, or correct the link"),
        _ => {
            let inside = format!("{path}/");
            match pages().find(|page| page.starts_with(&inside)) {
                Some(page) => {
                    format!("this folder has no `_index.md`: link to a page of it, as `/{page}.md`")
                }
                None => {
                    suggestion(path, pages(), "link to the page's file: `doctor.md` or `/health/doctor.md`")
                }
            }
        }
    }
}

/// The path as it is written, without its fragment.
fn written_path<'s>(spot: &Spot<'s>) -> Option<&'s str> {
    spot.written?.split('#').next()
}

/// The fragment of the link, mended where it is near a heading of `target`.
fn fragment<'t>(spot: &'t Spot<'_>, target: &'t Entry) -> Option<&'t str> {
    let (Target::Path { fragment, .. } | Target::Address { fragment, .. }) = &spot.link.target else {
        return None;
    };
    let fragment = fragment.as_deref()?;
    let found = target.heading_id(fragment).or_else(|| anchors::near(target, fragment).map(|(id, _)| id));
    Some(found.unwrap_or(fragment))
}

/// The only page that a path can mean, and what is wrong with the path.
fn near<'g>(site: &Site<'g>, spot: &Spot<'_>, path: &str) -> Option<(&'g Entry, String)> {
    let guide = site.guide;
    if let Lead::Page { entry, lang } = site.lead(path) {
        return Some((entry, format!("this is where the page stands on the site, and in `{lang}` alone")));
    }
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let (stem, extension) = stem(inside, &guide.config.languages);
    if let Some(entry) = guide.entry_at(stem) {
        let has_slash = written_path(spot).is_some_and(|path| path.ends_with('/'));
        let why = match extension {
            _ if inside.len() < path.len() => "paths begin inside `content/`",
            "" => "the files of pages are named with `.md`",
            ".md" if has_slash => "a slash stands after the name of the file",
            ".md" => "upper and lower case differ",
            _ => "the files of pages end in `.md`",
        };
        return Some((entry, why.into()));
    }
    let index = if stem.is_empty() { "_index".to_owned() } else { format!("{stem}/_index") };
    if let Some(entry) = guide.entry_at(&index) {
        return Some((entry, "this is a folder; its page is its `_index.md`".into()));
    }
    let other = site.page_in_any_case(stem).or_else(|| site.page_in_any_case(&index));
    if let Some(entry) = other {
        return Some((entry, "upper and lower case differ".into()));
    }
    let again = percent_decode_str(path).decode_utf8().ok().filter(|again| again != path)?;
    let (entry, _) = near(site, spot, &again)?;
    Some((entry, "it is percent-encoded twice".into()))
}

/// A path without the extension of a text and without a language, and the extension.
fn stem<'p>(path: &'p str, languages: &[Lang]) -> (&'p str, &'p str) {
    let dot = path.rfind('.').filter(|dot| {
        [".md", ".markdown", ".html", ".htm"].iter().any(|known| path[*dot..].eq_ignore_ascii_case(known))
    });
    let (stem, extension) = path.split_at(dot.unwrap_or(path.len()));
    let without_language = stem
        .rsplit_once('.')
        .filter(|(_, suffix)| languages.iter().any(|lang| lang.as_str().eq_ignore_ascii_case(suffix)));
    (without_language.map_or(stem, |(stem, _)| stem), extension)
}

/// What was written is no path at all, but an address that lacks its beginning.
fn other_kind(site: &Site<'_>, spot: &Spot<'_>) -> Option<String> {
    let written = spot.written?;
    if mail::address_fault(written).is_none() {
        return Some(format!("mailto:{written}"));
    }
    if written.starts_with("www.") {
        return Some(format!("https://{written}"));
    }
    let is_number = written.chars().all(|c| c.is_ascii_digit() || "+-. ()".contains(c));
    let phone = Phone::dialled(written, &site.guide.config.country).filter(|_| is_number)?;
    Some(phone.uri())
}
