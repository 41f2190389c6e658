//! What the tool writes down between runs, and the records that editors keep beside pages.

use super::body::SectionId;
use super::fingerprint::{Algorithm, Fingerprint};
use super::lang::Lang;
use super::page::{PageId, Spanned};
use std::collections::BTreeMap;

/// How a translation was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Human,
    Machine,
    MachineReviewed,
}

impl Method {
    pub const ALL: [Self; 3] = [Self::Human, Self::Machine, Self::MachineReviewed];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Machine => "mt",
            Self::MachineReviewed => "mt+review",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }
}

/// What one translated section was translated from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncRecord {
    pub fingerprint: Fingerprint,
    /// The rules that `fingerprint` was made by; `None` where a later program made it by rules that
    /// this one does not know.
    pub algorithm: Option<Algorithm>,
    pub method: Method,
    /// Who made or reviewed it, if said.
    pub by: Option<String>,
    /// The language translated from, where it is not the page's source.
    pub from: Option<Lang>,
    /// Counts the versions of the source text that were ever recorded; the highest is the latest
    /// one known.
    pub version: u32,
}

/// `i18n/<lang>/sync.toml` of one language.
pub type SyncRecords = BTreeMap<(PageId, SectionId), SyncRecord>;

/// `i18n/<lang>/handoff.toml`: the sections that somebody is working on, and who.
pub type HandOffs = BTreeMap<(PageId, SectionId), HandOff>;

/// One section in a translator's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOff {
    /// Who has it.
    pub to: String,
    /// What it is translated from.
    pub fingerprint: Fingerprint,
}

/// `i18n/source/<page>.toml`: the Markdown of sections as they were when somebody translated them,
/// so that it can be shown what has changed since. No state depends on it.
pub type KeptTexts = BTreeMap<(SectionId, Fingerprint), String>;

/// One edit of the source declared trivial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The rules that both digests were made by; `None` where this program does not know them.
    pub algorithm: Option<Algorithm>,
    /// Digest of the words before the edit.
    pub was: String,
    /// Digest of the words after it.
    pub now: String,
    pub reason: String,
}

/// `i18n/equivalents.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Equivalents(pub BTreeMap<(PageId, SectionId), Vec<Acknowledgement>>);

impl Equivalents {
    /// Whether two versions of a section's words, both digested by `algorithm`, count as the same.
    ///
    /// Acknowledgements chain: what was equal to something equal is equal.
    pub fn same(&self, key: &(PageId, SectionId), algorithm: Algorithm, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let Some(edits) = self.0.get(key) else { return false };
        let edits: Vec<_> = edits.iter().filter(|edit| edit.algorithm == Some(algorithm)).collect();
        let mut reached = vec![a];
        let mut next = 0;
        while let Some(&version) = reached.get(next) {
            for edit in &edits {
                let other = if edit.was == version {
                    edit.now.as_str()
                } else if edit.now == version {
                    edit.was.as_str()
                } else {
                    continue;
                };
                if other == b {
                    return true;
                }
                if !reached.contains(&other) {
                    reached.push(other);
                }
            }
            next += 1;
        }
        false
    }
}

/// `content/links.toml`: external links with one address per language.
#[derive(Debug, Clone, Default)]
pub struct LinkRecords(pub BTreeMap<String, BTreeMap<Lang, Spanned<String>>>);
