//! Everything that a template may know, ready made: the only types that are serialised for
//! templates. What is not in a view cannot change what a page looks like, so the hash of a view
//! (with that of the theme) decides whether a page must be rendered again.

mod card;
mod lists;
mod page;

pub use card::*;
pub use lists::*;
pub use page::*;

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
    /// When an event is, how many pages there are: in the page's language.
    pub note: Option<String>,
    /// The name of a drawing in [`Shell::icons`].
    pub icon: Option<&'static str>,
}

impl LinkView {
    pub fn new(href: String, words: Words) -> Self {
        Self { href, words, summary: None, note: None, icon: None }
    }
}

/// What all pages of one language share.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Shell {
    pub lang: String,
    pub dir: &'static str,
    /// The language with its country, as Open Graph writes it: `it_IT`.
    pub locale: String,
    pub site_name: Words,
    /// Who publishes the guide: the owner of its start page.
    pub publisher: Option<LinkView>,
    /// The start page of the language.
    pub home: String,
    pub sections: Vec<LinkView>,
    /// The pages about the guide itself: accessibility statement, privacy, credits.
    pub about: Vec<LinkView>,
    pub logos: Vec<LogoView>,
    pub contacts: String,
    pub a_z: String,
    pub search: String,
    pub offline: String,
    pub feed: String,
    /// `None` where no leaflets are made.
    pub leaflets: Option<String>,
    pub emergency: Vec<EmergencyView>,
    /// The interface strings that take no arguments, by key; in those that scripts fill in,
    /// `{name}` stands for each value.
    pub ui: BTreeMap<String, String>,
    /// Interface strings with an amount, by key; `{count}` stands for it.
    pub counted: BTreeMap<&'static str, Vec<FormView>>,
    /// The inner SVG of each drawing, by name.
    pub icons: BTreeMap<&'static str, &'static str>,
    /// The languages, by BCP 47, that interface strings fall back to.
    pub fallbacks: Vec<String>,
    /// A notice where the language is not yet complete enough to be listed.
    pub unlisted: Option<String>,
}

/// The mark of a body that stands behind the guide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LogoView {
    pub src: String,
    /// The official name of the body.
    pub name: Words,
    pub href: String,
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

/// One plural form of a string. Forms stand in a list: templates walk maps in no order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FormView {
    /// Its name in CLDR.
    pub form: &'static str,
    pub text: String,
}

/// What stands around the content of one page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Frame {
    /// What the page is: a kind of page, or `home`, `section`, `contacts`, `a-z`, `leaflets`,
    /// `search`, `offline`, `chooser`, `not-found`.
    pub page: &'static str,
    /// What the reader is told of the whole page: `missing` in the language, or `past` as an event is
    /// to which no list leads any more.
    pub state: Option<&'static str>,
    pub title: Words,
    pub description: Option<String>,
    /// Absolute address of this page.
    pub canonical: String,
    /// Absolute addresses of the page in the listed languages, and of its default.
    pub alternates: Vec<AlternateView>,
    /// Absolute address of the picture that stands for the guide.
    pub picture: String,
    pub languages: Vec<LanguageView>,
    pub crumbs: Vec<LinkView>,
    pub noindex: bool,
    /// schema.org as JSON-LD, safe inside a script element; empty where there is nothing to say.
    pub json_ld: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AlternateView {
    /// The language with its country, as Open Graph writes it; empty for `x-default`.
    pub locale: String,
    /// A language tag or `x-default`.
    pub hreflang: String,
    pub href: String,
}

/// One of the pages above, with its template.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(untagged)]
pub enum Content {
    Page(Box<PageView>),
    Home(Box<HomeView>),
    List(Box<ListView>),
    Tool(ToolView),
    Directory(DirectoryView),
    Leaflets(LeafletsView),
    Chooser(ChooserView),
    NotFound(NotFoundView),
    Redirect(RedirectView),
}

impl Content {
    /// The template in the theme's `templates/`.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Page(_) => "page.html",
            Self::Home(_) => "home.html",
            Self::List(_) => "list.html",
            Self::Tool(tool) if tool.kind == "search" => "search.html",
            Self::Tool(_) => "offline.html",
            Self::Directory(_) => "directory.html",
            Self::Leaflets(_) => "leaflets.html",
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
    pub shell: Option<Arc<crate::theme::PreparedShell>>,
    pub frame: Frame,
    pub content: Content,
}
