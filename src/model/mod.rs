//! What a guide is made of, as plain data.
//!
//! In: nothing; the types stand for themselves. Out: pages, bodies, contacts, states. Never: input
//! or output, templates, HTTP, what a template or a JSON file looks like.

mod body;
mod config;
mod fingerprint;
mod lang;
mod leaflet;
mod page;
mod record;
mod state;

pub use body::{Block, Body, Heading, IdKind, Image, Inline, Link, Section, SectionId, Target};
pub use body::{add_plain_text, plain_text};
pub use config::{Config, RawHtml};
pub use fingerprint::{Algorithm, Fingerprint, Months, count_words};
pub use lang::{Direction, Lang};
pub use leaflet::LeafletFormat;
pub use page::{
    Address, Appointment, Contact, Event, Fee, Kind, LeafletChoice, Official, Online, Page, PageId, PagePath,
    PhoneEntry, SERVICE_SECTIONS, Service, Spanned, Structure,
};
pub use record::{
    Acknowledgement, Equivalents, HandOff, HandOffs, KeptTexts, LinkRecords, Method, SyncRecord, SyncRecords,
};
pub use state::{Flag, State};
