//! The rows of the HTML tables: a page in a language, chosen by a filter, in an order.

use super::Report;
use super::text::cells;
use crate::check::coverage::{PageCoverage, WordCount};
use crate::guide::Entry;
use crate::locale::endonym;
use crate::model::{Flag, Lang, State};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};

/// Words in their own language and direction.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
}

impl Words {
    pub fn new(text: &str, lang: &Lang) -> Self {
        Self { text: text.to_owned(), lang: lang.as_str().to_owned(), dir: lang.direction().as_str() }
    }

    pub fn name_of(lang: &Lang) -> Self {
        Self::new(&endonym(lang), lang)
    }

    /// The title of a page as it stands in its original.
    pub fn title_of(entry: &Entry) -> Self {
        Self::new(&entry.source.title.value, &entry.source.lang)
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Row {
    pub id: String,
    pub title: Words,
    /// A place among [`super::html::Site`]'s languages, and among its owners.
    pub language: usize,
    pub owner: usize,
    pub state: &'static str,
    #[serde(skip)]
    rank: State,
    pub words: usize,
    /// What is not current, worst first.
    pub open: Vec<Open>,
    pub flags: Vec<&'static str>,
    pub essential: bool,
}

/// Sections in one state.
#[derive(Debug, Clone, Serialize)]
pub struct Open {
    pub state: &'static str,
    pub ids: Vec<String>,
}

impl Row {
    pub fn new(entry: &Entry, page: &PageCoverage, (language, owner): (usize, usize)) -> Self {
        let of = |state: &State| Open::new(page, *state);
        let worst_first = [State::Orphan].into_iter().chain(State::COUNTED.into_iter().rev());
        Self {
            id: page.id.as_str().to_owned(),
            title: Words::title_of(entry),
            language,
            owner,
            state: page.state.as_str(),
            rank: page.state,
            words: page.words,
            open: worst_first
                .filter(|state| *state != State::Current)
                .map(|state| of(&state))
                .filter(|open| !open.ids.is_empty())
                .collect(),
            flags: page.flags.iter().copied().map(Flag::as_str).collect(),
            essential: page.essential,
        }
    }

    /// The row with nothing but what is in one state; `None` where nothing is.
    pub fn narrowed(&self, page: &PageCoverage, state: State) -> Option<Self> {
        let open = Open::new(page, state);
        let of_state = page.sections.iter().filter(|section| section.state == state);
        let words = of_state.map(|section| section.words).sum();
        (!open.ids.is_empty()).then(|| Self {
            state: state.as_str(),
            rank: state,
            words,
            open: vec![open],
            ..self.clone()
        })
    }
}

impl Open {
    fn new(page: &PageCoverage, state: State) -> Self {
        let of_state = page.sections.iter().filter(|section| section.state == state);
        let ids = of_state.map(|section| section.id.as_str().to_owned()).collect();
        Self { state: state.as_str(), ids }
    }
}

/// By which column a table is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Page,
    Language,
    State,
    Words,
    Owner,
}

impl Order {
    pub const ALL: [Self; 5] = [Self::Page, Self::Language, Self::State, Self::Words, Self::Owner];

    pub fn column(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Language => "Language",
            Self::State => "State",
            Self::Words => "Words",
            Self::Owner => "Owner",
        }
    }

    /// `ar.html`, `ar.by-words.html`
    pub fn file(self, stem: &str) -> String {
        match self {
            Self::Page => format!("{stem}.html"),
            other => format!("{stem}.by-{}.html", other.column().to_lowercase()),
        }
    }

    /// The value of `aria-sort`: most words come first, and the worst state.
    pub fn direction(self) -> &'static str {
        if self == Self::Words { "descending" } else { "ascending" }
    }

    pub fn compare(self, a: &Row, b: &Row) -> Ordering {
        let first = match self {
            Self::Page => Ordering::Equal,
            Self::Language => a.language.cmp(&b.language),
            Self::State => a.rank.cmp(&b.rank),
            Self::Words => Reverse(a.words).cmp(&Reverse(b.words)),
            Self::Owner => a.owner.cmp(&b.owner),
        };
        first.then_with(|| (&a.id, a.language).cmp(&(&b.id, b.language)))
    }
}

/// A bar of the states, in thousandths of its length.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// What the bar shows, in words.
    pub label: String,
    pub parts: Vec<Part>,
    pub total: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct Part {
    pub state: &'static str,
    pub words: usize,
    pub percent: usize,
    /// Per cent of the bar's length.
    pub start: String,
    pub length: String,
}

impl Bar {
    pub fn new(words: &WordCount) -> Self {
        /// What is little is still seen: 0.8 per cent of the bar.
        const LEAST: usize = 8;
        let mut at = 0;
        let mut parts = Vec::new();
        for (state, length) in State::COUNTED.into_iter().zip(cells(words, 1000, LEAST)) {
            let of_state = words.of(state);
            if of_state > 0 {
                parts.push(Part {
                    state: state.as_str(),
                    words: of_state,
                    percent: words.percent(of_state),
                    start: per_cent(at),
                    length: per_cent(length),
                });
            }
            at += length;
        }
        let named = parts.iter().map(|part| format!("{} {} ({}%)", part.state, part.words, part.percent));
        let label = if parts.is_empty() {
            "No words.".to_owned()
        } else {
            format!("Of {} words: {}.", words.total, named.collect::<Vec<_>>().join(", "))
        };
        Self { label, parts, total: words.total }
    }
}

fn per_cent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The rows of a report, each with the page that it shows.
pub fn rows<'r>(
    report: &'r Report<'_>,
    owner_of: impl Fn(&PageCoverage) -> usize,
) -> Vec<(Row, &'r PageCoverage)> {
    let mut rows = Vec::new();
    for (number, language) in report.coverage.languages.iter().enumerate() {
        for page in &language.pages {
            if let Some(entry) = report.guide.entry(page.id.as_str()) {
                rows.push((Row::new(entry, page, (number, owner_of(page))), page));
            }
        }
    }
    rows
}
