//! Old addresses of pages, and what each leads to. One step is all there is: an alias leads to where a page stands
//! now, and none may be where a page stands, so that no redirect leads to another or to itself.

use super::{Entry, address};
use crate::diagnostic::{Finding, Place, codes, shown};
use crate::model::{Lang, Spanned};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Old address → entry and language.
pub type Redirects = BTreeMap<String, (usize, Lang)>;

/// Why an alias cannot be kept.
struct Refusal {
    message: String,
    hint: String,
    /// The alias as it should be.
    fix: Option<String>,
}

impl Refusal {
    fn new(message: String, hint: &str) -> Self {
        Self { message, hint: hint.into(), fix: None }
    }
}

/// Addresses in lower case, since hosts and disks that do not tell case apart hold one file for both.
struct Taken<'e> {
    pages: BTreeMap<String, usize>,
    aliases: BTreeMap<String, (usize, String)>,
    entries: &'e [Entry],
}

/// The redirects of all pages, without those that cannot be.
pub fn redirects(entries: &[Entry], findings: &mut Vec<Finding>) -> Redirects {
    let numbered = entries.iter().enumerate();
    let pages = numbered.flat_map(|(number, entry)| {
        entry.addresses.values().map(move |address| (address.to_lowercase(), number))
    });
    let mut taken = Taken { pages: BTreeMap::new(), aliases: BTreeMap::new(), entries };
    if entries.iter().any(|entry| !entry.source.structure.aliases.is_empty()) {
        taken.pages = pages.collect();
    }
    let mut redirects = Redirects::new();
    for (number, entry) in entries.iter().enumerate() {
        for alias in &entry.source.structure.aliases {
            if let Err(refusal) = taken.admit(alias, number, &mut redirects) {
                findings.push(refused(entry, alias, refusal));
            }
        }
    }
    redirects
}

fn refused(entry: &Entry, alias: &Spanned<String>, refusal: Refusal) -> Finding {
    let place = Place::at(&entry.source.file, alias.span.clone());
    let finding = Finding::new(codes::ALIAS, place, refusal.message).hint(refusal.hint);
    match refusal.fix {
        Some(fix) => finding.fix(alias.span.clone(), format!("\"{fix}\"")),
        None => finding,
    }
}

impl Taken<'_> {
    /// Adds what an alias leads to, in each of its languages.
    fn admit(
        &mut self,
        alias: &Spanned<String>,
        number: usize,
        redirects: &mut Redirects,
    ) -> Result<(), Refusal> {
        let entry = &self.entries[number];
        check_form(&alias.value)?;
        let alias: String = alias.value.nfc().collect();
        for (from, lang) in address::alias_addresses(&alias, entry) {
            self.check_free(&from, &lang, number)?;
            self.aliases.insert(from.to_lowercase(), (number, from.clone()));
            redirects.insert(from, (number, lang));
        }
        Ok(())
    }

    fn check_free(&self, from: &str, lang: &Lang, number: usize) -> Result<(), Refusal> {
        let lower = from.to_lowercase();
        if let Some(&page) = self.pages.get(&lower) {
            let but_for_case = if self.entries[page].addresses.values().any(|address| address == from) {
                ""
            } else {
                ", but for upper and lower case"
            };
            let (whose, hint) = if page == number {
                (format!("the address of this page{but_for_case}"), "leave it out: it would lead to itself")
            } else {
                let file = &self.entries[page].source.file;
                (
                    format!("the address of a page, `{file}`{but_for_case}"),
                    "an alias is an old address that no page has now: leave it out",
                )
            };
            return Err(Refusal::new(format!("the alias {from} is {whose}"), hint));
        }
        if address::is_reserved(&lower, lang) {
            let hint = "an alias is an old address that no page has now, such as \"/health/old-name/\"";
            let message = format!("the alias {from} is the address of a page that the tool makes itself");
            return Err(Refusal::new(message, hint));
        }
        match self.aliases.get(&lower) {
            Some((first, _)) if *first != number => {
                let file = &self.entries[*first].source.file;
                let message = format!("the alias {from} already leads to `{file}`");
                Err(Refusal::new(message, "keep it where readers of the old page should come to"))
            }
            Some((_, other)) if other != from => {
                let message = format!("the alias {from} differs from {other} in upper and lower case alone");
                Err(Refusal::new(message, "keep one of them: many hosts cannot hold both"))
            }
            _ => Ok(()),
        }
    }
}

/// Whether an alias can be an address at all.
fn check_form(alias: &str) -> Result<(), Refusal> {
    if address::is_alias(alias) {
        return Ok(());
    }
    let decoded = percent_decode_str(alias).decode_utf8_lossy();
    let path = decoded
        .split_once("://")
        .map_or(&*decoded, |(_, rest)| &rest[rest.find('/').unwrap_or(rest.len())..]);
    let path: String = path.nfc().collect();
    let message = format!("`{}` cannot be an address", shown(alias));
    if path != alias && address::is_alias(&path) {
        let hint = format!("write it as it is read, from the root of the site: \"{path}\"");
        let fix = Some(path).filter(|_| !alias.contains("://"));
        return Err(Refusal { message, hint, fix });
    }
    Err(Refusal::new(
        message,
        "an alias is an old address that no page has now, such as \"/health/old-name/\"",
    ))
}
