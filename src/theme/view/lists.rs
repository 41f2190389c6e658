//! The pages that lead to pages, as templates get them.

use super::{CardView, LeafletLinkView, LinkView, NoticeView, SectionView, Words};
use serde::Serialize;

/// The start page of a language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HomeView {
    pub title: Words,
    pub summary: Option<Words>,
    pub notices: Vec<NoticeView>,
    /// Pages of the kind `notice`.
    pub news: Vec<LinkView>,
    pub sections: Vec<SectionView>,
    /// The topics: the guide's sections.
    pub groups: Vec<LinkView>,
    /// Pages that stand in no section.
    pub pages: Vec<LinkView>,
    /// What comes next, earliest first.
    pub events: Vec<LinkView>,
    /// The address of the calendar of all events.
    pub calendar: Option<String>,
    /// A few leaflets to begin with.
    pub leaflets: Vec<LinkView>,
}

/// A section's list.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ListView {
    pub icon: Option<&'static str>,
    pub title: Words,
    pub original_title: Option<Words>,
    pub summary: Option<Words>,
    pub notices: Vec<NoticeView>,
    pub sections: Vec<SectionView>,
    pub groups: Vec<LinkView>,
    pub pages: Vec<LinkView>,
}

/// Links under headings: contacts by area, the A–Z.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct GroupView {
    pub id: String,
    pub heading: Words,
    pub links: Vec<LinkView>,
    pub cards: Vec<CardView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct DirectoryView {
    /// `contacts` or `a-z`.
    pub kind: &'static str,
    pub title: Words,
    pub intro: String,
    /// Other ways into the same: contacts by town, by topic.
    pub ways: Vec<WayView>,
    /// What the groups can be filtered by; contacts alone.
    pub filters: Option<FiltersView>,
    pub groups: Vec<GroupView>,
}

/// Everything on paper in one language.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct LeafletsView {
    pub title: Words,
    pub intro: String,
    /// The day that stands on them.
    pub made: String,
    /// How each form of paper in use is printed.
    pub forms: Vec<PaperForm>,
    /// By section.
    pub groups: Vec<PrintedGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PaperForm {
    pub name: String,
    pub how: String,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct PrintedGroup {
    pub id: String,
    pub heading: Words,
    pub pages: Vec<PrintedPage>,
}

/// A page with its leaflets.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PrintedPage {
    pub link: LinkView,
    /// "Valid until …".
    pub valid: Option<String>,
    pub leaflets: Vec<PrintedView>,
}

#[derive(Debug, Clone, Hash, Serialize)]
pub struct PrintedView {
    pub link: LeafletLinkView,
    /// The address of a small picture of the first side, and its size in pixels.
    pub picture: String,
    pub width: u32,
    pub height: u32,
    /// Sides, size of the file.
    pub facts: Vec<String>,
}

/// A heading over links to parts of a directory.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct WayView {
    pub heading: String,
    pub links: Vec<LinkView>,
}

/// The choices of a directory's filters, each in the order of its names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FiltersView {
    pub towns: Vec<ChoiceOf>,
    pub topics: Vec<ChoiceOf>,
    pub spoken: Vec<ChoiceOf>,
    /// Whether any place is known to be free of steps.
    pub step_free: bool,
}

/// One choice: its key in [`super::CardMarks`] and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChoiceOf {
    pub key: String,
    pub name: String,
}

/// `/<lang>/search/` and `/<lang>/offline/`: words, and what scripts make of them.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ToolView {
    /// `search` or `offline`.
    pub kind: &'static str,
    pub title: Words,
    pub intro: String,
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
