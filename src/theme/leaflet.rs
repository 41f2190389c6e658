//! What a leaflet's Typst file reads: one JSON value. Text only travels as data, so there is
//! nothing to escape.

use serde::Serialize;

/// A leaflet, ready to be set.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletView {
    pub lang: String,
    pub dir: &'static str,
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
    pub owner: Option<String>,
    /// Verified on, printed on, valid until, version: one line each.
    pub imprint: Vec<String>,
    /// "Page {page} of {pages}" with those two marks in it.
    pub page_of: String,
}

/// Text in one language; stretches that a right-to-left paragraph would scramble stand between
/// isolates (U+2066, U+2069) already.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Run {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletFact {
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
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletCard {
    pub name: Run,
    pub translated: Option<Run>,
    /// Label and values, such as "Phone" and numbers, already isolated.
    pub lines: Vec<LeafletFact>,
    pub notes: Vec<String>,
}
