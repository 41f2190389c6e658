//! Translated texts put into a page: an edit of the file that is there, or a new file in the form
//! of the source's. What nobody translated keeps its bytes.

use super::Side;
use super::inline::{Mark, essence, renamed};
use super::units::{Cut, HeadLine, Kind, Text, quoted};
use crate::model::SectionId;
use std::ops::Range;

/// What a text of the source becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The text of this number that stands in the translation.
    Kept(usize),
    /// New words, for the text of this number where there is one.
    Taken(String, Option<usize>),
    /// The source's own text, in which there is nothing to translate.
    Copied,
    /// There is none.
    Open,
}

/// A section that is to be written.
#[derive(Debug, Clone)]
pub struct Work {
    pub id: SectionId,
    /// One for each text of the source.
    pub choices: Vec<Choice>,
    /// Whether single texts can be replaced; else the section is made anew from the source's form.
    pub in_place: bool,
}

/// The two sides of a page.
pub struct Pages<'p, 'g> {
    pub origin: &'p Side<'g>,
    pub translation: Option<&'p Side<'g>>,
    /// What becomes of the intro, whether it can be written whole or not: a new file needs a title.
    pub head: Option<Work>,
}

/// New text for some bytes of a file.
struct Edit {
    span: Range<usize>,
    new: String,
    /// Whether this is a section that comes between others.
    is_section: bool,
}

impl Edit {
    fn new(span: Range<usize>, new: String) -> Self {
        Self { span, new, is_section: false }
    }

    fn section(at: usize, new: String) -> Self {
        Self { span: at..at, new, is_section: true }
    }

    /// The line of a heading anew, whatever form it had.
    fn heading(file: &str, head: &HeadLine, words: &str, id: &SectionId) -> Self {
        let line = file[head.span.clone()].trim_end().len();
        let new = format!("{} {words} {{#{}}}", "#".repeat(head.level.into()), id.as_str());
        Self::new(head.span.start..head.span.start + line, new)
    }
}

impl Pages<'_, '_> {
    fn there(&self, id: &SectionId) -> Option<&Cut> {
        self.translation.and_then(|side| side.cut(id))
    }

    /// The file with the work in it.
    pub fn compose(&self, works: &[Work]) -> String {
        match self.translation {
            Some(side) => self.edited(side, works),
            None => self.new_file(works),
        }
    }

    fn new_file(&self, works: &[Work]) -> String {
        let mut head = String::from("+++\n");
        for (key, kind) in [("title", Kind::Title), ("summary", Kind::Summary)] {
            if let Some(words) = self.head_words(&kind) {
                head.push_str(&format!("{key} = {}\n", quoted(&words)));
            }
        }
        let bodies = self
            .pairs(works)
            .into_iter()
            .map(|(cut, work)| self.built(cut, work).trim_matches('\n').to_owned());
        let bodies: Vec<String> = bodies.filter(|body| !body.is_empty()).collect();
        let body = if bodies.is_empty() { String::new() } else { format!("\n{}\n", bodies.join("\n\n")) };
        format!("{head}+++\n{body}")
    }

    /// Whether the page has a title already, or gets one.
    pub fn has_title(&self) -> bool {
        self.translation.is_some() || self.head_words(&Kind::Title).is_some()
    }

    /// The words of the title or the summary of a new file. A name that nobody is asked to translate
    /// stays as it is.
    fn head_words(&self, kind: &Kind) -> Option<String> {
        let intro = self.origin.cuts.first()?;
        match &self.head {
            Some(work) => self.role(intro, work, kind),
            None if self.origin.page.body.section(&intro.id)?.words == 0 => {
                intro.role(kind).map(|at| intro.texts[at].words.clone())
            }
            None => None,
        }
    }

    fn edited(&self, side: &Side<'_>, works: &[Work]) -> String {
        let mut edits: Vec<Edit> = Vec::new();
        let mut end = side.cuts.first().map_or(side.text.len(), |intro| intro.span.end);
        for cut in &self.origin.cuts {
            let there = side.cut(&cut.id);
            end = there.map_or(end, |there| there.span.end);
            let Some(work) = works.iter().find(|work| work.id == cut.id) else { continue };
            edits.extend(self.head_edits(side, cut, work));
            match there {
                Some(there) if work.in_place => edits.extend(self.block_edits(cut, there, work)),
                Some(there) => {
                    edits.push(Edit::new(there.span.clone(), self.rebuilt(side, cut, work, there)));
                }
                None => edits.push(Edit::section(end, self.built(cut, work))),
            }
        }
        apply(side.text, edits)
    }

    fn pairs<'w>(&self, works: &'w [Work]) -> Vec<(&Cut, &'w Work)> {
        let cuts = self.origin.cuts.iter();
        cuts.filter_map(|cut| Some((cut, works.iter().find(|work| work.id == cut.id)?))).collect()
    }

    /// The words of the title or the summary, where there are any.
    fn role(&self, cut: &Cut, work: &Work, kind: &Kind) -> Option<String> {
        let at = cut.role(kind)?;
        let words = match &work.choices[at] {
            Choice::Taken(words, _) => words.clone(),
            Choice::Copied => cut.texts[at].words.clone(),
            Choice::Kept(target) => self.there(&cut.id)?.texts.get(*target)?.words.clone(),
            Choice::Open => return None,
        };
        (!words.is_empty()).then_some(words)
    }

    /// Edits of the front matter.
    fn head_edits(&self, side: &Side<'_>, cut: &Cut, work: &Work) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (kind, key) in [(Kind::Title, "title"), (Kind::Summary, "summary")] {
            let at = cut.role(&kind).filter(|at| matches!(work.choices[*at], Choice::Taken(..)));
            let Some(words) = at.and_then(|_| self.role(cut, work, &kind)) else { continue };
            let there = self.there(&cut.id);
            let stands =
                |kind: &Kind| there.and_then(|there| there.role(kind).map(|at| &there.texts[at].span));
            if let Some(span) = stands(&kind) {
                edits.push(Edit::new(span.clone(), quoted(&words)));
                continue;
            }
            // Keys of every language stand before the first table, as the title does.
            let end = stands(&Kind::Title)
                .and_then(|title| Some(title.end + side.text[title.end..].find('\n')? + 1));
            let end = end.unwrap_or(side.page.head_span.start);
            edits.push(Edit::new(end..end, format!("{key} = {}\n", quoted(&words))));
        }
        edits
    }

    /// Edits of single texts under a heading, and of the heading.
    fn block_edits(&self, cut: &Cut, there: &Cut, work: &Work) -> Vec<Edit> {
        let Some(side) = self.translation else { return Vec::new() };
        let parts = cut.texts.iter().zip(&work.choices).filter(|(text, _)| !in_head(text));
        let edits = parts.filter_map(|(text, choice)| {
            let Choice::Taken(words, Some(target)) = choice else { return None };
            let target = there.texts.get(*target)?;
            let written = target.markdown(&text.tokens(words), &marks(text, Some(target)), side.text);
            match &there.head {
                Some(head) if target.kind == Kind::Heading && !head.has_id => {
                    Some(Edit::heading(side.text, head, &written, &cut.id))
                }
                _ => Some(Edit::new(target.span.clone(), written)),
            }
        });
        edits.collect()
    }

    /// The section in the form of the source's.
    fn built(&self, cut: &Cut, work: &Work) -> String {
        let mut edits: Vec<Edit> = Vec::new();
        for (text, choice) in cut.texts.iter().zip(&work.choices).filter(|(text, _)| !in_head(text)) {
            let file = self.origin.text;
            let written = self.new_text(cut, text, choice);
            let written = written.unwrap_or_else(|| file[text.span.clone()].to_owned());
            edits.push(match &cut.head {
                Some(head) if text.kind == Kind::Heading => Edit::heading(file, head, &written, &cut.id),
                _ => Edit::new(text.span.clone(), written),
            });
        }
        for comment in &cut.comments {
            let rest = &self.origin.text[comment.end..cut.span.end];
            let blank = rest.len() - rest.trim_start_matches('\n').len();
            edits.push(Edit::new(comment.start..comment.end + blank, String::new()));
        }
        apply(&self.origin.text[..cut.span.end], edits).split_off(cut.span.start)
    }

    /// The same in the place of a section that is there: with the blank lines after it, and with
    /// the comments in it that are not the source's own text.
    fn rebuilt(&self, side: &Side<'_>, cut: &Cut, work: &Work, there: &Cut) -> String {
        let original = bare(&self.origin.text[cut.span.clone()]);
        let comments = there.comments.iter().map(|comment| side.text[comment.clone()].trim_end());
        let own = comments.filter(|comment| {
            !original.contains(&bare(comment.trim().trim_start_matches("<!--").trim_end_matches("-->")))
        });
        let built = self.built(cut, work);
        let parts: Vec<&str> = std::iter::once(built.trim_end_matches('\n')).chain(own).collect();
        let old = &side.text[there.span.clone()];
        let end = &old[old.trim_end_matches('\n').len()..];
        format!("{}{}", parts.join("\n\n"), if end.is_empty() { "\n" } else { end })
    }

    /// What stands in the place of a source's text; `None` where that stays.
    fn new_text(&self, cut: &Cut, text: &Text, choice: &Choice) -> Option<String> {
        let target = |target: usize| self.there(&cut.id).and_then(|there| there.texts.get(target));
        match choice {
            Choice::Taken(words, at) => {
                let marks = marks(text, at.and_then(target));
                Some(text.markdown(&text.tokens(words), &marks, self.origin.text))
            }
            Choice::Kept(at) => {
                let (kept, side) = (target(*at)?, self.translation?);
                let raw = &side.text[kept.span.clone()];
                if kept.kind == text.kind && !raw.contains('\n') {
                    return Some(raw.to_owned());
                }
                Some(text.markdown(&kept.tokens(&kept.words), &kept.marks, self.origin.text))
            }
            Choice::Copied | Choice::Open => None,
        }
    }

    /// What a text must say once it is written.
    fn meant(&self, cut: &Cut, text: &Text, choice: &Choice) -> Option<String> {
        let target = |at: usize| self.there(&cut.id).and_then(|there| there.texts.get(at));
        match choice {
            Choice::Kept(at) => target(*at).map(Text::essence),
            Choice::Taken(words, at) => {
                Some(flat(text, essence(&text.tokens(words), &marks(text, at.and_then(target)))))
            }
            Choice::Copied => Some(text.essence()).filter(|words| !words.is_empty()),
            Choice::Open => None,
        }
    }

    /// The first text that does not read in `now` as it was meant: the number of its work and its
    /// own; or of the last work, where a section is changed that nobody touched.
    pub fn misread(&self, works: &[Work], now: &Side<'_>) -> Option<(usize, Option<usize>)> {
        for (number, work) in works.iter().enumerate() {
            let cut = self.origin.cut(&work.id)?;
            let Some(there) = now.cut(&work.id) else { return Some((number, None)) };
            let wrong = (0..cut.texts.len()).find(|at| {
                let read = counterpart(cut, *at, there).map(Text::essence).filter(|read| !read.is_empty());
                read != self.meant(cut, &cut.texts[*at], &work.choices[*at])
            });
            if wrong.is_some() || there.blocks().len() != cut.blocks().len() {
                return Some((number, wrong));
            }
        }
        let is_same = self.beside(works, self.translation) == self.beside(works, Some(now));
        if is_same { None } else { works.len().checked_sub(1).map(|last| (last, None)) }
    }

    /// What the sections say that nobody works on. The intro of a new file may be its title alone.
    fn beside(&self, works: &[Work], side: Option<&Side<'_>>) -> Vec<(SectionId, Vec<String>)> {
        let cuts = side.iter().flat_map(|side| &side.cuts);
        let beside = cuts.filter(|cut| {
            let is_new_intro = self.translation.is_none() && cut.id == SectionId::intro();
            !is_new_intro && works.iter().all(|work| work.id != cut.id)
        });
        beside.map(|cut| (cut.id.clone(), cut.texts.iter().map(Text::essence).collect())).collect()
    }
}

/// The text of `there` that has the place of a text of `cut`.
fn counterpart<'c>(cut: &Cut, at: usize, there: &'c Cut) -> Option<&'c Text> {
    let order = cut.blocks().iter().position(|block| *block == at);
    let found = match order {
        Some(order) => there.blocks().get(order).copied(),
        None => there.role(&cut.texts[at].kind),
    };
    there.texts.get(found?)
}

fn in_head(text: &Text) -> bool {
    matches!(text.kind, Kind::Title | Kind::Summary)
}

/// Where a text holds no line breaks, they read as spaces.
fn flat(text: &Text, words: String) -> String {
    match text.kind {
        Kind::Paragraph(_) | Kind::Raw(_) => words,
        Kind::Title | Kind::Summary | Kind::Heading | Kind::Cell(..) => words.replace('\n', " "),
    }
}

/// The marks of a text with those of its translation in their place where a language may have a
/// place of its own: web addresses and files, but nothing that has an id.
fn marks(text: &Text, target: Option<&Text>) -> Vec<Mark> {
    let own = target.map(|target| renamed(&target.words, &target.marks, &text.marks).1).unwrap_or_default();
    let chosen = text.marks.iter().map(|mark| {
        let is_local = mark.code.name.starts_with("link") || mark.code.name.starts_with("image");
        let same = own.iter().find(|own| is_local && own.code.name == mark.code.name);
        same.unwrap_or(mark).clone()
    });
    chosen.collect()
}

/// Text without its spaces and dashes: comments cannot hold two dashes in a row.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// Applies edits that do not overlap.
fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { span, new, is_section } in edits {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        at = at.max(span.end);
        if is_section {
            out.truncate(out.trim_end_matches('\n').len());
            out.push_str("\n\n");
            out.push_str(new.trim_end_matches('\n'));
            out.push_str(if at < text.len() { "\n\n" } else { "\n" });
        } else {
            out.push_str(&new);
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
