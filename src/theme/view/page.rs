//! A page of the guide as a template gets it.

use super::{CardView, LinkView, Markup, Words};
use serde::Serialize;

/// Why the text should be read with care.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NoticeView {
    /// `missing`, `outdated-text`, `outdated-facts`, `machine`, `unknown`, `expired-event`.
    pub kind: &'static str,
    pub text: String,
    /// The original, where it helps.
    pub source: Option<LinkView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct SectionView {
    /// `_` for the intro, which has no heading.
    pub id: String,
    /// 2 to 6.
    pub level: u8,
    pub heading: Option<Markup>,
    /// The heading's words alone, for lists of headings.
    pub title: Option<Words>,
    pub notices: Vec<NoticeView>,
    pub pieces: Vec<Piece>,
}

/// A part of a section: text, a contact's card in its place, or a word of the text explained.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Piece {
    Text { markup: Markup },
    Card { card: Box<CardView> },
    Term { term: TermView },
}

/// An official word, explained where it is first met.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermView {
    pub href: String,
    /// The word on the letter or the door.
    pub official: Words,
    /// The word in the reader's language, where it is another.
    pub title: Option<Words>,
    /// What it means, in a paragraph.
    pub text: Words,
}

/// A fact of a service or an event held as data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FactView {
    pub label: String,
    pub values: Vec<String>,
    pub href: Option<String>,
}

/// A page of the guide.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PageView {
    pub id: String,
    /// The kind's name in the contract: `service`, `right` …
    pub kind: &'static str,
    pub kind_name: String,
    pub title: Words,
    /// The source title beside a translated one, or the official word of a term.
    pub original_title: Option<Words>,
    pub summary: Option<Words>,
    pub notices: Vec<NoticeView>,
    pub card: Option<CardView>,
    pub facts: Vec<FactView>,
    pub sections: Vec<SectionView>,
    pub contacts: Vec<CardView>,
    pub topics: Vec<String>,
    pub audience: Vec<String>,
    pub owner: Option<LinkView>,
    /// "Verified on …", or that nobody has.
    pub verified: String,
    pub is_verified: bool,
    pub sources: Vec<String>,
    pub leaflets: Vec<LeafletLinkView>,
    pub expires: Option<String>,
    /// A `mailto:` address to whom something wrong on this page is told.
    pub report: Option<String>,
    /// Pages about the same, nearest first.
    pub related: Vec<LinkView>,
    /// The address of the event's calendar file.
    pub calendar: Option<String>,
    pub qr: QrView,
}

/// The address of the page for another phone's camera.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct QrView {
    /// Modules on a side, with the quiet zone around them.
    pub side: usize,
    /// SVG path of the dark modules, drawn as strokes one module wide.
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LeafletLinkView {
    pub href: String,
    /// `a4` …
    pub format: &'static str,
    pub name: String,
}
