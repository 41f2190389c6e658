//! What a leaflet's Typst files read: one JSON value, a [`PrintView`]. Text only travels as data,
//! so there is nothing to escape.

use crate::model::LeafletFormat;
use serde::Serialize;

/// One file to print: a leaflet, or many of them behind a page that lists them.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PrintView<'v> {
    pub contents: Option<ContentsView>,
    pub leaflets: Vec<&'v LeafletView>,
    /// Which of the theme's attempts at fitting the text this is, from 0; one for each leaflet.
    pub attempts: Vec<u32>,
    /// Whether addresses are links in the file. Not where Typst (0.15) cannot make one of a link that
    /// a cell carries over to the next page.
    pub links: bool,
}

/// What stands before the leaflets of an office.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ContentsView {
    pub lang: String,
    pub dir: &'static str,
    pub fonts: Vec<String>,
    pub title: String,
    /// Whose leaflets these are.
    pub office: Run,
    pub heading: String,
    pub printed: String,
    /// One for each leaflet, in the same order.
    pub entries: Vec<ContentsEntry>,
    /// "Page {page}" with that mark in it.
    pub page: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct ContentsEntry {
    pub title: Run,
    /// The name of the leaflet's language, in the language of this page.
    pub language: String,
    pub format: String,
    pub version: String,
}

/// A leaflet, ready to be set.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletView {
    pub format: LeafletFormat,
    pub lang: String,
    pub dir: &'static str,
    /// The language's own name.
    pub endonym: String,
    /// Font families in the order in which they are tried.
    pub fonts: Vec<String>,
    pub title: Run,
    pub original_title: Option<Run>,
    pub summary: Option<Run>,
    pub guide_name: Run,
    pub notices: Vec<String>,
    pub facts: Vec<LeafletFact>,
    pub sections: Vec<LeafletSection>,
    pub contacts_heading: String,
    pub contacts: Vec<LeafletCard>,
    pub emergency_heading: String,
    pub emergency: Vec<LeafletCard>,
    /// The page's address: what the QR code holds and a person can type.
    pub url: String,
    pub url_text: String,
    pub qr_svg: String,
    pub qr_alt: String,
    pub scan_text: String,
    pub owner: Option<OwnerView>,
    /// Verified on, printed on, valid until, version: one line each.
    pub imprint: Vec<String>,
    /// "Page {page} of {pages}" with those two marks in it.
    pub page_of: String,
    /// The same page in the language of the original, for leaflets that show both.
    pub beside: Option<Box<LeafletView>>,
    /// The page in every language of the guide, for posters.
    pub languages: Vec<TongueView>,
}

/// Who answers for what the page says.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OwnerView {
    /// "Responsible" in the reader's language.
    pub label: String,
    pub name: Run,
    pub logo: Option<Picture>,
}

/// The page in one language, as a poster shows it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TongueView {
    /// The language's own name.
    pub name: Run,
    pub fonts: Vec<String>,
    pub title: Run,
    /// "Scan the code to read this page in your language", in that language.
    pub scan: Run,
    pub url: String,
    pub url_text: String,
    pub qr_svg: String,
    pub qr_alt: String,
}

/// A picture that can be set.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Picture {
    /// Where the Typst files read it.
    pub path: String,
    /// `png`, `jpg`, `gif`, `webp` or `svg`, as Typst names them.
    pub format: &'static str,
    pub alt: String,
    /// In points, as it would be printed at 150 dots an inch.
    pub width: u32,
    pub height: u32,
}

/// Text in one language; stretches that a right-to-left paragraph would scramble stand between
/// isolates (U+2066, U+2069) already.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Run {
    pub text: String,
    /// Where the text leads in the file: `https:`, `mailto:`, `tel:`.
    pub href: Option<String>,
    pub lang: String,
    pub dir: &'static str,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletFact {
    /// `phone`, `email`, `website`, `address`, `hours`, `interpreters`, `languages-spoken`; `fact`
    /// for what is known of a page.
    pub kind: &'static str,
    pub label: String,
    pub values: Vec<Run>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletSection {
    pub id: String,
    /// 2 to 6; never a level skipped.
    pub level: u8,
    pub lang: String,
    pub dir: &'static str,
    pub heading: Option<Vec<Node>>,
    pub notice: Option<String>,
    pub blocks: Vec<Node>,
}

/// The tree of a body; `kind` is the node's name in the Typst file.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Node {
    Text {
        text: String,
    },
    Emphasis {
        children: Vec<Node>,
    },
    Strong {
        children: Vec<Node>,
    },
    /// A link that works on paper: `href` is for the PDF, absolute.
    Link {
        href: String,
        children: Vec<Node>,
    },
    /// An official word, in its own language.
    Official {
        text: String,
        lang: String,
        dir: &'static str,
    },
    Break,
    Paragraph {
        children: Vec<Node>,
    },
    List {
        ordered: bool,
        start: u64,
        items: Vec<Vec<Node>>,
    },
    Quote {
        children: Vec<Node>,
    },
    Table {
        head: Vec<Vec<Node>>,
        rows: Vec<Vec<Vec<Node>>>,
    },
    Code {
        text: String,
    },
    Rule,
    /// A picture that stands alone.
    Picture(Picture),
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletCard {
    pub id: String,
    pub name: Run,
    pub translated: Option<Run>,
    /// Label and values, such as "Phone" and numbers, already isolated.
    pub lines: Vec<LeafletFact>,
    pub notes: Vec<String>,
}
