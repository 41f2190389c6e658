//! One file of `content/`, understood: the words that every language has, and the facts and the
//! structure that stand once, in the source file.

use super::body::Body;
use super::lang::Lang;
use super::leaflet::LeafletFormat;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A value with its place in the file (bytes).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// The stable identity of a page in all its languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(Arc<str>);

impl PageId {
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The path of a page below `content/`, without language and extension: `health/doctor`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagePath(Arc<str>);

impl PagePath {
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder, `""` at the top.
    pub fn section(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// Whether this is the page of a section itself.
    pub fn is_index(&self) -> bool {
        self.name() == "_index"
    }
}

/// What kind of thing a page describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Page,
    Service,
    Right,
    Contact,
    Term,
    Event,
    Notice,
}

impl Kind {
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Service, Self::Right, Self::Contact, Self::Term, Self::Event, Self::Notice];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Service => "service",
            Self::Right => "right",
            Self::Contact => "contact",
            Self::Term => "term",
            Self::Event => "event",
            Self::Notice => "notice",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The headings of a service sheet in their order, and whether each must be there
/// (Designers Italia, Modello Comuni, C.SI.1.3).
pub const SERVICE_SECTIONS: [(&str, bool); 8] = [
    ("who", true),
    ("how", true),
    ("needed", true),
    ("result", false),
    ("cost", false),
    ("time", false),
    ("access", false),
    ("conditions", false),
];

/// One file: a page in one language.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path from the guide's root.
    pub file: Arc<str>,
    pub path: PagePath,
    pub lang: Lang,
    pub title: Spanned<String>,
    pub summary: Option<String>,
    pub slug: Option<Spanned<String>>,
    /// The keys of the source file that stand in this file, to be refused in a translation.
    pub structural_keys: Vec<Spanned<String>>,
    pub structure: Structure,
    pub body: Arc<Body>,
    /// Bytes of the front matter.
    pub head_span: Range<usize>,
}

/// What the source file says once for all languages.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    pub source: Option<Lang>,
    pub id: Option<Spanned<String>>,
    pub kind: Option<Kind>,
    pub essential: bool,
    pub weight: i64,
    pub draft: bool,
    /// The last day on which the page is published.
    pub expires: Option<Spanned<NaiveDate>>,
    pub aliases: Vec<Spanned<String>>,
    pub audience: Vec<Spanned<String>>,
    pub topics: Vec<Spanned<String>>,
    pub contacts: Vec<Spanned<String>>,
    pub owner: Option<Spanned<String>>,
    pub verified: Option<Spanned<NaiveDate>>,
    pub sources: Vec<Spanned<String>>,
    /// Language → reason.
    pub not_required: BTreeMap<Lang, String>,
    pub leaflet: Option<LeafletChoice>,
    pub service: Option<Service>,
    pub contact: Option<Contact>,
    pub official: Option<Official>,
    pub event: Option<Event>,
}

impl Structure {
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Page)
    }
}

/// What goes on paper.
#[derive(Debug, Clone, Default)]
pub struct LeafletChoice {
    /// `None` means the default ones.
    pub formats: Option<Vec<Spanned<LeafletFormat>>>,
    /// Heading ids; `None` means all.
    pub sections: Option<Vec<Spanned<String>>>,
}

/// Facts of a service held as data.
#[derive(Debug, Clone, Default)]
pub struct Service {
    pub fees: Vec<Fee>,
    pub duration_days: Option<i64>,
    pub online: Option<Online>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fee {
    /// A decimal number as written, with a point: `30.46`.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// A key of the UI strings.
    pub label: Option<Spanned<String>>,
}

/// Whether a service can be asked for online, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Online {
    No,
    Yes,
    At(Spanned<String>),
}

/// An office, a number, a desk.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    pub phones: Vec<PhoneEntry>,
    pub email: Option<Spanned<String>>,
    pub website: Option<Spanned<String>>,
    pub address: Option<Address>,
    /// Latitude and longitude in degrees, WGS 84.
    pub geo: Option<(f64, f64)>,
    /// OpenStreetMap `opening_hours` syntax.
    pub hours: Option<Spanned<String>>,
    pub appointment: Option<Appointment>,
    pub appointment_url: Option<Spanned<String>>,
    pub languages: Vec<Lang>,
    /// OpenStreetMap `opening_hours` syntax: when interpreters are there.
    pub interpreters: Option<Spanned<String>>,
    pub step_free: Option<bool>,
    pub temporarily_closed: bool,
    pub area: Option<Spanned<String>>,
    pub topics: Vec<Spanned<String>>,
}

#[derive(Debug, Clone)]
pub struct PhoneEntry {
    /// E.164 or a short code.
    pub number: Spanned<String>,
    /// A key of the UI strings.
    pub label: Option<Spanned<String>>,
    pub languages: Vec<Lang>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Address {
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub province: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Appointment {
    Required,
    Possible,
    No,
}

impl Appointment {
    pub const ALL: [Self; 3] = [Self::Required, Self::Possible, Self::No];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Possible => "possible",
            Self::No => "no",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|appointment| appointment.as_str() == text)
    }
}

/// The word that stands on the letter or the door.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Official {
    pub text: String,
    /// The language of the word; the page's source language where it isn't said.
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub start: NaiveDateTime,
    pub end: Option<NaiveDateTime>,
    /// An RRULE of RFC 5545.
    pub repeat: Option<Spanned<String>>,
    /// A contact id.
    pub place: Option<Spanned<String>>,
}
