//! What a translator is told beside a text.

use super::Desk;
use super::units::{Cut, Kind, Text};
use crate::guide::Entry;
use crate::model::Kind as PageKind;

/// The official words of a guide, with the words agreed on for them.
pub struct Terms<'g> {
    terms: Vec<Term<'g>>,
}

struct Term<'g> {
    entry: &'g Entry,
    official: &'g str,
    /// The official word in lower case, to be looked for in texts.
    wanted: String,
    agreed: Option<&'g str>,
}

impl<'g> Terms<'g> {
    pub fn new(desk: &Desk<'g>) -> Self {
        let terms = desk.guide.published().filter(|entry| entry.kind() == PageKind::Term);
        let terms = terms.filter_map(|entry| {
            let official = entry.source.structure.official.as_ref()?.text.as_str();
            let agreed = entry.page(&desk.lang).map(|page| page.title.value.as_str());
            Some(Term { entry, official, wanted: official.to_lowercase(), agreed })
        });
        Self { terms: terms.collect() }
    }

    /// The terms that a section links to or names.
    pub fn of(&self, page: &Entry, section: &Cut) -> Vec<String> {
        let words: Vec<String> = section.texts.iter().map(|text| text.plain().to_lowercase()).collect();
        let links = || section.texts.iter().flat_map(|text| &text.marks);
        let stands = |term: &&Term<'_>| {
            links().any(|mark| mark.code.meaning.strip_prefix("term:") == Some(term.entry.id.as_str()))
                || words.iter().any(|words| contains_word(words, &term.wanted))
        };
        let here = self.terms.iter().filter(|term| term.entry.id != page.id).filter(stands);
        here.map(Term::note).collect()
    }
}

impl Term<'_> {
    fn note(&self) -> String {
        match self.agreed {
            Some(agreed) => format!("{} = {agreed} (official word: keep it in brackets)", self.official),
            None => format!(
                "{} = … (official word: keep it in brackets; no translation is agreed on)",
                self.official
            ),
        }
    }
}

fn contains_word(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next())
        })
}

/// Where a text stands and what it is.
pub fn unit_notes(entry: &Entry, section: &Cut, text: &Text) -> Vec<String> {
    let mut about = vec![entry.kind().as_str()];
    if entry.source.structure.essential {
        about.push("essential");
    }
    let mut notes = vec![format!("page: {} ({})", entry.source.title.value, about.join(", "))];
    let heading = section.texts.iter().find(|text| text.kind == Kind::Heading);
    match &text.kind {
        Kind::Title if entry.kind() == PageKind::Contact => {
            notes.push("title: the name of an office, which visitors look for on the door".into());
        }
        Kind::Title => notes.push("title of the page".into()),
        Kind::Summary => notes.push("summary of the page: a sentence or two".into()),
        Kind::Heading => notes.push("heading".into()),
        Kind::Paragraph(_) | Kind::Cell(..) | Kind::Raw(_) => {
            notes.extend(heading.map(|heading| format!("section: {}", heading.plain())));
        }
    }
    if matches!(text.kind, Kind::Cell(..)) {
        notes.push("cell of a table".into());
    }
    notes
}
