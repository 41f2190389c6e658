//! Pages outside that exist in the reader's language, while the link leads to another one.

use super::Known;
use crate::diagnostic::{Finding, codes};
use crate::guide::Guide;
use crate::locale::{endonym, language_name};
use crate::model::{Lang, LinkRecords};
use crate::web::ending::is_language;
use crate::web::{Origin, Spot};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// Ids for records that do not exist yet: one for each address.
pub struct Names {
    taken: BTreeSet<String>,
    given: BTreeMap<String, String>,
}

impl Names {
    pub fn new(guide: &Guide) -> Self {
        Self { taken: guide.links.0.keys().cloned().collect(), given: BTreeMap::new() }
    }

    fn of(&mut self, address: &Url) -> String {
        if let Some(name) = self.given.get(address.as_str()) {
            return name.clone();
        }
        let plain = plain_name(address);
        let free = |name: &String| !self.taken.contains(name);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let name = std::iter::once(plain.clone()).chain(numbered).find(free).unwrap_or_default();
        self.taken.insert(name.clone());
        self.given.insert(address.as_str().to_owned(), name.clone());
        name
    }
}

/// The site's name and that of the page: `inps-domande`.
fn plain_name(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default().trim_start_matches("www.");
    let site = host.rsplit_once('.').map_or(host, |(site, _)| site);
    let page = address
        .path_segments()
        .into_iter()
        .flatten()
        .rfind(|segment| !segment.is_empty() && segment.len() <= 40 && !is_language(segment));
    let page = page.map(|page| page.split('.').next().unwrap_or(page)).unwrap_or_default();
    let mut name = String::new();
    for c in format!("{site} {page}").chars() {
        let is_plain = c.is_ascii_alphanumeric();
        if is_plain {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "link".into() } else { name.to_owned() }
}

/// What could be linked to for the readers of this place.
pub fn finding(known: &Known<'_>, spot: &Spot, names: &mut Names) -> Option<Finding> {
    let alternates = known.record.alternates().filter(|_| known.record.verdict().is_good())?;
    match &spot.origin {
        Origin::Text(lang) => of_text(known, spot, (lang, alternates), names),
        Origin::Record { id, lang, lacks } => of_record(known, spot, (id, lang, lacks), alternates),
        Origin::Fact => None,
    }
}

fn of_text(
    known: &Known<'_>,
    spot: &Spot,
    (lang, alternates): (&Lang, &BTreeMap<Lang, Url>),
    names: &mut Names,
) -> Option<Finding> {
    let address = &known.link.question.address;
    let own = alternates.get(lang).filter(|own| is_other(known, own))?;
    let message = format!("`{address}` has a version in {}: `{own}`", name(lang));
    let hint = match record_of(&known.guide.links, address) {
        Some((id, of_record)) if of_record.contains(&lang) => {
            format!(
                "write `link:{id}` in the place of the address: content/links.toml has it in this language"
            )
        }
        Some((id, _)) => format!(
            "add this line under `[{id}]` in content/links.toml, and write `link:{id}` in the place of the address:\n{}",
            line(lang, own)
        ),
        None => {
            let id = names.of(address);
            let source = &known.guide.config.source_language;
            let mut all = alternates.clone();
            all.entry(source.clone()).or_insert_with(|| address.clone());
            let lines: Vec<String> = all.iter().map(|(lang, url)| line(lang, url)).collect();
            format!(
                "add these lines to content/links.toml, and write `link:{id}` in the place of the address:\n[{id}]\n{}",
                lines.join("\n")
            )
        }
    };
    Some(Finding::new(codes::LINK_OTHER_LANGUAGE, spot.place.clone(), message).hint(hint))
}

/// Said once for a record: at its address in the guide's language, where it has one.
fn of_record(
    known: &Known<'_>,
    spot: &Spot,
    (id, lang, lacks): (&String, &Lang, &BTreeSet<Lang>),
    alternates: &BTreeMap<Lang, Url>,
) -> Option<Finding> {
    let source = &known.guide.config.source_language;
    if lang != source && !lacks.contains(source) {
        return None;
    }
    let new: Vec<(&Lang, &Url)> =
        alternates.iter().filter(|(lang, url)| lacks.contains(*lang) && is_other(known, url)).collect();
    if new.is_empty() {
        return None;
    }
    let languages: Vec<String> = new.iter().map(|(lang, _)| name(lang)).collect();
    let message = format!(
        "`{}` has versions that the record `{id}` lacks: {}",
        known.link.question.address,
        languages.join(", ")
    );
    let lines: Vec<String> = new.iter().map(|(lang, url)| line(lang, url)).collect();
    let hint = format!("add under `[{id}]`:\n{}", lines.join("\n"));
    Some(Finding::new(codes::LINK_OTHER_LANGUAGE, spot.place.clone(), message).hint(hint))
}

/// The record that holds an address, and the languages that it has.
fn record_of<'g>(records: &'g LinkRecords, address: &Url) -> Option<(&'g str, Vec<&'g Lang>)> {
    let (id, addresses) = records.0.iter().find(|(_, addresses)| {
        addresses.values().any(|known| Url::parse(&known.value).is_ok_and(|known| known == *address))
    })?;
    Some((id, addresses.keys().collect()))
}

/// Whether a version is another page than the one that is linked to, under its old or its new address.
fn is_other(known: &Known<'_>, version: &Url) -> bool {
    version != &known.link.question.address && Some(version.as_str()) != known.record.detail.as_deref()
}

fn line(lang: &Lang, url: &Url) -> String {
    let plain = url.as_str().replace('\\', "%5C").replace('"', "%22");
    format!("{lang} = \"{plain}\"")
}

/// "Arabic (ar)".
fn name(lang: &Lang) -> String {
    let english = Lang::parse("en").map(|english| language_name(lang, &english));
    format!("{} ({lang})", english.unwrap_or_else(|| endonym(lang)))
}
