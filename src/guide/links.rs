//! What a link leads to, in the reader's language.

use super::{Entry, Guide, Status};
use crate::model::{IdKind, Kind, Lang, Target};
use unicode_normalization::UnicodeNormalization;

/// The end of a link.
#[derive(Debug)]
pub enum Resolved<'g> {
    /// A page of the guide; the address may carry a fragment.
    Page {
        entry: &'g Entry,
        href: String,
    },
    Term(TermLink<'g>),
    /// A heading of the same page.
    Anchor(String),
    /// A file that is published as it is.
    File(String),
    /// An address outside, with the language of what stands there where it is known.
    External {
        href: String,
        lang: Option<&'g Lang>,
    },
    /// The target exists, but is not on the site now.
    Unpublished(&'g Entry),
    Broken(Broken),
}

/// An official word beside its translation.
#[derive(Debug)]
pub struct TermLink<'g> {
    pub entry: &'g Entry,
    pub href: String,
    /// The word on the letter or the door, and its language.
    pub official: Option<(&'g str, &'g Lang)>,
}

/// Why a link leads nowhere.
#[derive(Debug, PartialEq, Eq)]
pub enum Broken {
    NoPage(String),
    /// A path that names no file.
    NoFileName(String),
    NoSection {
        page: String,
        section: String,
    },
    WrongKind {
        id: String,
        is: Kind,
        wanted: Kind,
    },
    NoRecord(String),
    NoFile(String),
    Refused,
}

impl Guide {
    /// Follows a link that stands on `from`, for a reader of `lang`.
    pub fn follow<'g>(&'g self, target: &Target, from: &'g Entry, lang: &'g Lang) -> Resolved<'g> {
        match target {
            Target::Path { path, fragment } => {
                match self.entry_at(path).or_else(|| self.entry_by_alias(path, lang)) {
                    Some(entry) => page_link(entry, fragment.as_deref(), lang),
                    None => Resolved::Broken(Broken::NoPage(path.to_string())),
                }
            }
            Target::Address { path, fragment } => match self.entry_by_alias(path, lang) {
                Some(entry) => page_link(entry, fragment.as_deref(), lang),
                None => Resolved::Broken(Broken::NoFileName(path.to_string())),
            },
            Target::Id { id, kind, fragment } => self.follow_id(id, *kind, fragment.as_deref(), lang),
            Target::Record(id) => self.follow_record(id, lang),
            Target::Anchor(section) => match from.heading_id(section) {
                Some(id) => Resolved::Anchor(id.to_owned()),
                None => Resolved::Broken(no_section(from, section)),
            },
            Target::File(path) if self.media.contains(path) => Resolved::File(media_href(path)),
            Target::File(path) => Resolved::Broken(Broken::NoFile(path.to_string())),
            Target::External(href) => Resolved::External { href: href.to_string(), lang: None },
            Target::Refused => Resolved::Broken(Broken::Refused),
        }
    }

    /// The page that an old address leads to: as it stood in every language, or whole with its language.
    pub fn entry_by_alias(&self, path: &str, lang: &Lang) -> Option<&Entry> {
        if self.redirects.is_empty() {
            return None;
        }
        let found = [format!("/{lang}/{path}/"), format!("/{path}/")]
            .iter()
            .find_map(|address| self.redirects.get(address));
        found.and_then(|(number, _)| self.entries.get(*number))
    }

    fn follow_id<'g>(
        &'g self,
        id: &str,
        kind: IdKind,
        fragment: Option<&str>,
        lang: &'g Lang,
    ) -> Resolved<'g> {
        let Some(entry) = self.entry(id) else { return Resolved::Broken(Broken::NoPage(id.to_owned())) };
        let wanted = match kind {
            IdKind::Page => None,
            IdKind::Contact => Some(Kind::Contact),
            IdKind::Term => Some(Kind::Term),
        };
        match wanted {
            Some(wanted) if entry.kind() != wanted => {
                Resolved::Broken(Broken::WrongKind { id: id.to_owned(), is: entry.kind(), wanted })
            }
            _ => page_link(entry, fragment, lang),
        }
    }

    /// The address in the reader's language, else in the guide's, else in the first there is.
    fn follow_record<'g>(&'g self, id: &str, lang: &'g Lang) -> Resolved<'g> {
        let addresses = self.links.0.get(id);
        let found = addresses.and_then(|addresses| {
            [lang, &self.config.source_language]
                .into_iter()
                .find_map(|lang| addresses.get_key_value(lang))
                .or_else(|| addresses.iter().next())
        });
        match found {
            Some((lang, href)) => Resolved::External { href: href.value.clone(), lang: Some(lang) },
            None => Resolved::Broken(Broken::NoRecord(id.to_owned())),
        }
    }
}

impl Entry {
    /// The id of the heading that a link names; ids are the source's in every language. Letters with accents may be
    /// written in either of the two ways that Unicode has.
    pub fn heading_id(&self, section: &str) -> Option<&str> {
        let sections = || self.source.body.sections.iter();
        let named = sections().find(|other| other.id.as_str() == section);
        let named = named.or_else(|| sections().find(|other| other.id.as_str().nfc().eq(section.nfc())));
        named.filter(|section| section.heading.is_some()).map(|section| section.id.as_str())
    }
}

fn no_section(entry: &Entry, section: &str) -> Broken {
    Broken::NoSection { page: entry.path.as_str().to_owned(), section: section.to_owned() }
}

fn page_link<'g>(entry: &'g Entry, fragment: Option<&str>, lang: &'g Lang) -> Resolved<'g> {
    let section = fragment.map(|section| entry.heading_id(section).ok_or_else(|| no_section(entry, section)));
    let section = match section.transpose() {
        Ok(section) => section,
        Err(broken) => return Resolved::Broken(broken),
    };
    if entry.status != Status::Published {
        return Resolved::Unpublished(entry);
    }
    let mut href = href(entry.address(lang));
    if let Some(section) = section {
        href.push('#');
        href.push_str(section);
    }
    if entry.kind() == Kind::Term {
        let official =
            entry.source.structure.official.as_ref().map(|official| {
                (official.text.as_str(), official.lang.as_ref().unwrap_or(&entry.source.lang))
            });
        return Resolved::Term(TermLink { entry, href, official });
    }
    Resolved::Page { entry, href }
}

/// Where a file of `content/` is published.
pub fn media_href(path: &str) -> String {
    href(&format!("/media/{path}"))
}

/// An address as it stands in HTML: what is not ASCII is percent-encoded.
pub fn href(address: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const PATH: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'?').add(b'#').add(b'%');
    utf8_percent_encode(address, PATH).to_string()
}
