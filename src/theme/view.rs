//! Everything that a template may know, ready made: the only types that are serialised for
//! templates. What is not in a view cannot change what a page looks like, so the hash of a view
//! (with that of the theme) decides whether a page must be rendered again.

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A piece of text with the language that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Words {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
    /// Whether the language is another than the page's, so that the element needs `lang` and `dir`.
    pub foreign: bool,
}

/// Rendered HTML in one language; safe by construction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Markup {
    pub html: String,
    pub lang: String,
    pub dir: &'static str,
    pub foreign: bool,
}

/// A link with words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    pub href: String,
    pub words: Words,
    pub summary: Option<Words>,
}

/// What all pages of one language share.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Shell {
    pub lang: String,
    pub dir: &'static str,
    pub site_name: Words,
    /// The start page of the language.
    pub home: String,
    pub sections: Vec<LinkView>,
    pub contacts: String,
    pub a_z: String,
    /// `None` where no leaflets are made.
    pub leaflets: Option<String>,
    pub emergency: Vec<EmergencyView>,
    /// The interface strings that take no arguments, by key.
    pub ui: BTreeMap<String, String>,
    /// A notice where the language is not yet complete enough to be listed.
    pub unlisted: Option<String>,
}

/// An emergency number on every page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EmergencyView {
    pub href: String,
    pub words: Words,
    pub phones: Vec<PhoneView>,
}

/// The language chooser's line for one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LanguageView {
    pub lang: String,
    pub dir: &'static str,
    pub name: String,
    pub href: String,
    pub current: bool,
}

/// What stands around the content of one page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Frame {
    pub title: Words,
    pub description: Option<String>,
    /// Absolute address of this page.
    pub canonical: String,
    /// Absolute addresses of the page in the listed languages, and of its default.
    pub alternates: Vec<AlternateView>,
    pub languages: Vec<LanguageView>,
    pub crumbs: Vec<LinkView>,
    pub noindex: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AlternateView {
    /// A language tag or `x-default`.
    pub hreflang: String,
    pub href: String,
}

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

/// A part of a section: text, or a contact's card in its place.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Piece {
    Text { markup: Markup },
    Card { card: Box<CardView> },
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PhoneView {
    /// `tel:…`
    pub href: String,
    /// As people write it; shown left to right in every script.
    pub number: String,
    pub label: Option<String>,
    pub languages: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HoursView {
    /// Empty in a line that is about no day in particular.
    pub days: String,
    pub times: Vec<String>,
    pub note: Option<String>,
}

/// A contact, its labels in the reader's language, its name as it stands on the door.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CardView {
    pub id: String,
    pub href: String,
    /// The official name.
    pub name: Words,
    /// What the name means, where somebody has translated it.
    pub translated: Option<Words>,
    pub summary: Option<Words>,
    pub temporarily_closed: bool,
    pub phones: Vec<PhoneView>,
    pub email: Option<String>,
    pub website: Option<String>,
    /// Lines of a postal address, as they are written on an envelope.
    pub address: Vec<String>,
    pub address_lang: String,
    pub hours: Vec<HoursView>,
    pub appointment: Option<String>,
    pub appointment_url: Option<String>,
    pub languages: Option<String>,
    pub interpreters: Vec<HoursView>,
    pub step_free: Option<String>,
    pub verified: Option<String>,
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
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LeafletLinkView {
    pub href: String,
    /// `a4` …
    pub format: &'static str,
    pub name: String,
}

/// A section's list, and the start page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ListView {
    pub is_home: bool,
    pub title: Words,
    pub original_title: Option<Words>,
    pub summary: Option<Words>,
    pub notices: Vec<NoticeView>,
    pub sections: Vec<SectionView>,
    pub groups: Vec<LinkView>,
    pub pages: Vec<LinkView>,
}

/// Links under headings: contacts by area, the A–Z, leaflets by section.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct GroupView {
    pub id: String,
    pub heading: Words,
    pub links: Vec<LinkView>,
    pub cards: Vec<CardView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct DirectoryView {
    /// `contacts`, `a-z` or `leaflets`.
    pub kind: &'static str,
    pub title: Words,
    pub intro: String,
    pub groups: Vec<GroupView>,
}

/// `/index.html`: one line a language, each in its own script.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChooserView {
    pub languages: Vec<ChoiceView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChoiceView {
    pub lang: String,
    pub dir: &'static str,
    pub name: String,
    pub href: String,
    /// The guide's title in that language.
    pub title: Words,
}

/// `/404.html`: one paragraph a language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NotFoundView {
    pub messages: Vec<NotFoundMessage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NotFoundMessage {
    pub lang: String,
    pub dir: &'static str,
    pub title: String,
    pub text: String,
    pub link: String,
    pub href: String,
}

/// An old address.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RedirectView {
    pub lang: String,
    pub dir: &'static str,
    pub title: String,
    pub href: String,
    /// Absolute address of the page.
    pub canonical: String,
}

/// One of the pages above, with its template.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(untagged)]
pub enum Content {
    Page(Box<PageView>),
    List(Box<ListView>),
    Directory(DirectoryView),
    Chooser(ChooserView),
    NotFound(NotFoundView),
    Redirect(RedirectView),
}

impl Content {
    /// The template in the theme's `templates/`.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Page(_) => "page.html",
            Self::List(_) => "list.html",
            Self::Directory(_) => "directory.html",
            Self::Chooser(_) => "chooser.html",
            Self::NotFound(_) => "not-found.html",
            Self::Redirect(_) => "redirect.html",
        }
    }
}

/// One HTML file to be.
#[derive(Debug, Clone)]
pub struct Document {
    /// `None` for the pages that belong to no language.
    pub shell: Option<Arc<super::PreparedShell>>,
    pub frame: Frame,
    pub content: Content,
}
