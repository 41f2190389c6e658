//! Every file of a site by the address that a static host serves it under, and what becomes of an
//! address that is asked for.

use super::address::{Asked, asked};
use super::html::{Kind, Written, unescaped};
use crate::publish::Tree;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};
use unicode_normalization::UnicodeNormalization;

/// The pages of a site, by the paths of their files.
pub type Pages = BTreeMap<String, Arc<Written>>;

/// What becomes of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Found,
    /// It is outside the site.
    Elsewhere,
    /// It works by a redirect of the host: the slash at its end is missing.
    NoSlash,
    /// It works, but is an old address, which leads on.
    OldAddress,
    NoFile,
    /// There is a file of nearly this name: other letters in upper case, or composed otherwise.
    Otherwise(String),
    /// Decoded once more it would be found.
    EncodedTwice,
    /// The page has no such place.
    NoAnchor,
    /// Its percent-encoding is of no text.
    Unreadable,
}

impl Verdict {
    /// Whether it leads where it should, in whatever way.
    pub fn arrives(&self) -> bool {
        matches!(self, Self::Found | Self::Elsewhere | Self::NoSlash | Self::OldAddress)
    }

    pub fn name(&self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Elsewhere => "elsewhere",
            Self::NoSlash => "no-slash",
            Self::OldAddress => "old-address",
            Self::NoFile => "no-file",
            Self::Otherwise(_) => "otherwise",
            Self::EncodedTwice => "encoded-twice",
            Self::NoAnchor => "no-anchor",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A file of the site.
pub struct File<'t> {
    pub path: &'t str,
    pub bytes: &'t [u8],
    /// What it says, where it is a page.
    pub page: Option<&'t Written>,
}

impl File<'_> {
    /// Its address, without the slash at the beginning.
    pub fn address(&self) -> &str {
        address_of(self.path)
    }
}

/// The address of a file, without the slash at the beginning.
pub fn address_of(path: &str) -> &str {
    path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path)
}

pub struct Map<'t> {
    base_url: &'t str,
    /// In the order of their paths.
    pub files: Vec<File<'t>>,
    by_address: HashMap<&'t str, u32>,
    /// By what remains of an address without upper case; made when something was not found.
    folded: OnceLock<HashMap<String, u32>>,
}

impl<'t> Map<'t> {
    pub fn new(tree: &'t Tree, pages: &'t Pages, base_url: &'t str) -> Self {
        let file = |(path, bytes): (&'t String, &'t Arc<[u8]>)| File {
            path,
            bytes,
            page: pages.get(path).map(|page| &**page),
        };
        let files: Vec<File<'t>> = tree.iter().map(file).collect();
        let addresses = files.iter().enumerate();
        let by_address = addresses
            .map(|(number, file)| (address_of(file.path), u32::try_from(number).unwrap_or(u32::MAX)));
        Self { base_url, by_address: by_address.collect(), files, folded: OnceLock::new() }
    }

    pub fn base_url(&self) -> &str {
        self.base_url
    }

    pub fn file(&self, number: u32) -> &File<'t> {
        &self.files[number as usize]
    }

    pub fn number(&self, address: &str) -> Option<u32> {
        self.by_address.get(address).copied()
    }

    /// Where an address leads that is written, with its entities, on the page at `from`; the file is there
    /// for every address that arrives at one.
    pub fn follow(&self, kind: Kind, written: &str, from: &str) -> (Verdict, Option<u32>) {
        let written = unescaped(written);
        let (path, fragment) = match asked(&written, from, self.base_url) {
            Asked::Own { path, fragment } => (path, fragment),
            Asked::Elsewhere => return (Verdict::Elsewhere, None),
            Asked::Unreadable => return (Verdict::Unreadable, None),
        };
        let slash = || self.number(&format!("{path}/")).filter(|_| !path.ends_with('/'));
        let (arrived, number) = if let Some(number) = self.served(&path) {
            (Verdict::Found, number)
        } else if let Some(number) = slash() {
            (Verdict::NoSlash, number)
        } else {
            return (self.missed(&path), None);
        };
        let file = self.file(number);
        let Some(page) = file.page else { return (arrived, Some(number)) };
        let fragment = fragment.filter(|_| kind != Kind::Machine);
        let verdict = match fragment {
            Some(fragment) if !is_place(file.bytes, page, fragment) => Verdict::NoAnchor,
            _ if arrived == Verdict::Found && page.leads_on && file.address() != from => Verdict::OldAddress,
            _ => arrived,
        };
        (verdict, Some(number))
    }

    /// The file that a static host sends.
    fn served(&self, path: &str) -> Option<u32> {
        self.number(path).or_else(|| {
            let address = path.strip_suffix("index.html")?;
            self.number(address).filter(|number| self.file(*number).path == path)
        })
    }

    /// Why nothing is served.
    fn missed(&self, path: &str) -> Verdict {
        let again = percent_decode_str(path).decode_utf8_lossy();
        if again != path && self.served(&again).is_some() {
            return Verdict::EncodedTwice;
        }
        let folded = self.folded.get_or_init(|| {
            let addresses =
                self.files.iter().filter_map(|file| self.by_address.get_key_value(file.address()));
            addresses.map(|(address, number)| (fold(address), *number)).collect()
        });
        let near = folded.get(&fold(path)).or_else(|| folded.get(&fold(&format!("{path}/"))));
        near.map_or(Verdict::NoFile, |number| {
            Verdict::Otherwise(format!("/{}", self.file(*number).address()))
        })
    }
}

/// What two names have in common that people take for one.
fn fold(address: &str) -> String {
    address.nfc().collect::<String>().to_lowercase()
}

/// Whether a page has a place: as it is written, or decoded (HTML, 7.4.6.4). The top always is there, and a
/// text fragment names no place of the page's.
fn is_place(html: &[u8], page: &Written, fragment: &str) -> bool {
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    if fragment.is_empty() || page.has_id(html, fragment) || fragment.eq_ignore_ascii_case("top") {
        return true;
    }
    let decoded: Cow<'_, str> = percent_decode_str(fragment).decode_utf8_lossy();
    decoded != fragment && page.has_id(html, &decoded)
}
