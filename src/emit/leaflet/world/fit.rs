//! Whether a text fits its paper, as the theme says it.
//!
//! A theme's file lays `metadata` with the label `fit`: a dictionary with `next`, the number of the
//! attempt to make next or `none`, and `over`, what is too long, each with `section` and `lines`.
//! `flows` is true where the paper holds all the same, on more sides than it should have.

use serde::Deserialize;
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// The label of the theme's word.
const LABEL: &str = "fit";

/// What the theme says of one attempt; of a theme that says nothing, that all is well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Fit {
    pub next: Option<u32>,
    pub over: Vec<Over>,
    pub flows: bool,
}

/// A part of the text that does not fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Over {
    /// The id of a section, or of a contact.
    pub section: String,
    pub lines: u32,
}

impl Fit {
    pub fn of(document: &PagedDocument) -> Self {
        let label = Label::new(PicoStr::intern(LABEL));
        let said = label.and_then(|label| document.introspector().query_first(&Selector::Label(label)));
        let value = said.and_then(|content| Some(content.to_packed::<MetadataElem>()?.value.clone()));
        value
            .and_then(|value| serde_json::from_value(serde_json::to_value(value).ok()?).ok())
            .unwrap_or_default()
    }
}
