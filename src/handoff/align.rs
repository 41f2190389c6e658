//! Which text of a translation stands for which text of its source.

use super::inline::{Mark, renamed};
use super::package::Progress;
use super::units::{Cut, Kind, Text};
use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

/// What is known of the text that a translation was made from.
pub enum Known {
    /// It says what the source says now.
    InStep,
    /// It was this.
    Earlier(Cut),
    Nothing,
}

/// Where one text of the source stands in the translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub progress: Progress,
    /// The number of the translation's text.
    pub target: Option<usize>,
    /// The words that the translation was made from, where they are known and were others.
    pub previous: Option<String>,
}

impl Pair {
    const MISSING: Self = Self { progress: Progress::Missing, target: None, previous: None };
}

/// One pair for each text of the source, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    pub pairs: Vec<Pair>,
    /// Whether the blocks of both sides stand in the same order and form, so that one can be
    /// replaced without touching the others.
    pub in_place: bool,
}

impl Alignment {
    /// Whether the translation has text that stands for none of the source's.
    pub fn is_other_structure(&self, translation: &Cut) -> bool {
        let blocks = translation.blocks();
        !blocks.is_empty()
            && !self.pairs.iter().any(|pair| pair.target.is_some_and(|target| blocks.contains(&target)))
    }
}

/// Pairs the texts of a section with those of its translation.
pub fn align(source: &Cut, translation: Option<&Cut>, known: &Known) -> Alignment {
    let mut pairs = vec![Pair::MISSING; source.texts.len()];
    let Some(translation) = translation else { return Alignment { pairs, in_place: false } };
    for (at, text) in source.texts.iter().enumerate().filter(|(_, text)| text.kind.is_role()) {
        let Some(target) = translation.role(&text.kind) else { continue };
        pairs[at] = match known {
            _ if translation.texts[target].words.is_empty() => Pair { target: Some(target), ..Pair::MISSING },
            Known::InStep => done(target),
            Known::Nothing => doubtful(target, None),
            Known::Earlier(earlier) => {
                let was = earlier.role(&text.kind).map(|was| &earlier.texts[was]);
                against(text, was, target)
            }
        };
    }
    let (here, there) = (source.blocks(), translation.blocks());
    let alike = kinds(source) == kinds(translation);
    match known {
        Known::Earlier(earlier) if kinds(earlier) == kinds(translation) => {
            let was = earlier.blocks();
            for (new, old) in since(source, earlier) {
                pairs[new] = against(&source.texts[new], Some(&earlier.texts[was[old]]), there[old]);
            }
        }
        Known::InStep if alike => here.iter().zip(&there).for_each(|(at, target)| pairs[*at] = done(*target)),
        _ if alike => here.iter().zip(&there).for_each(|(at, target)| pairs[*at] = doubtful(*target, None)),
        _ => {}
    }
    let in_order = here.iter().zip(&there).all(|(at, target)| pairs[*at].target == Some(*target));
    Alignment { pairs, in_place: alike && in_order }
}

fn kinds(cut: &Cut) -> Vec<&Kind> {
    cut.blocks().into_iter().map(|at| &cut.texts[at].kind).collect()
}

fn done(target: usize) -> Pair {
    Pair { progress: Progress::Done, target: Some(target), previous: None }
}

fn doubtful(target: usize, previous: Option<String>) -> Pair {
    Pair { progress: Progress::Doubtful, target: Some(target), previous }
}

/// The pair of a text whose translation was made from `was`.
fn against(now: &Text, was: Option<&Text>, target: usize) -> Pair {
    match was {
        Some(was) if same(now, was) => done(target),
        Some(was) => doubtful(target, Some(was.words.clone())),
        None => doubtful(target, None),
    }
}

/// Whether two texts say the same, wherever their links lead.
fn same(a: &Text, b: &Text) -> bool {
    a.words == b.words || like(b, &a.marks) == a.words
}

fn like(text: &Text, marks: &[Mark]) -> String {
    renamed(&text.words, &text.marks, marks).0
}

/// The blocks of a section that come from blocks of its earlier text: the number of the text in
/// `source`, and that of the block in `earlier`.
fn since(source: &Cut, earlier: &Cut) -> Vec<(usize, usize)> {
    let (new, old) = (source.blocks(), earlier.blocks());
    let words = |cut: &Cut, blocks: &[usize]| -> Vec<(Kind, String)> {
        blocks.iter().map(|at| (cut.texts[*at].kind.clone(), cut.texts[*at].words.clone())).collect()
    };
    let (new_words, old_words) = (words(source, &new), words(earlier, &old));
    let mut found: Vec<(usize, usize)> = Vec::new();
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                found.extend((0..len).map(|step| (new_index + step, old_index + step)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                // What stands between the same neighbours was changed, however much.
                if old_len == new_len
                    && (0..old_len).all(|step| old_words[old_index + step].0 == new_words[new_index + step].0)
                {
                    found.extend((0..new_len).map(|step| (new_index + step, old_index + step)));
                } else {
                    added.extend(new_index..new_index + new_len);
                    removed.extend(old_index..old_index + old_len);
                }
            }
            DiffOp::Insert { new_index, new_len, .. } => added.extend(new_index..new_index + new_len),
            DiffOp::Delete { old_index, old_len, .. } => removed.extend(old_index..old_index + old_len),
        }
    }
    for new in added {
        let likeness = |old: usize| likeness(&old_words[old].1, &new_words[new].1);
        let best = removed.iter().copied().max_by(|a, b| likeness(*a).total_cmp(&likeness(*b)));
        if let Some(old) = best.filter(|old| likeness(*old) >= ALIKE) {
            removed.retain(|other| *other != old);
            found.push((new, old));
        }
    }
    found.into_iter().map(|(new_block, old)| (new[new_block], old)).collect()
}

/// How much of two texts must be the same for one to be the other, changed.
const ALIKE: f32 = 0.6;

fn likeness(old: &str, new: &str) -> f32 {
    TextDiff::from_words(old, new).ratio()
}

#[cfg(test)]
mod tests {
    use super::super::units::cut_alone;
    use super::*;
    use crate::model::SectionId;

    fn section(text: &str) -> Cut {
        cut_alone(text, &SectionId::new("who"))
    }

    /// One word for each pair: how far it is, the text there, the words before.
    fn pairs(source: &str, translation: &str, known: &Known) -> Vec<String> {
        let (source, translation) = (section(source), section(translation));
        let alignment = align(&source, Some(&translation), known);
        let shown = alignment.pairs.iter().map(|pair| {
            let target = pair.target.map_or("-", |target| &translation.texts[target].words);
            let previous = pair.previous.as_deref().map(|was| format!(" was {was}")).unwrap_or_default();
            format!("{:?} {target}{previous}", pair.progress)
        });
        shown.collect()
    }

    #[test]
    fn changed_new_moved_and_removed_texts_are_told_apart() {
        let earlier = || Known::Earlier(section("## H\n\n- uno\n- due\n- tre\n"));
        let english = "## E\n\n- one\n- two\n- three\n";
        assert_eq!(
            pairs("## H\n\n- uno\n- due volte\n- tre\n", english, &earlier()),
            ["Done E", "Done one", "Doubtful two was due", "Done three"]
        );
        assert_eq!(
            pairs("## H\n\n- uno\n- altro ancora\n- due\n- tre\n", english, &earlier()),
            ["Done E", "Done one", "Missing -", "Done two", "Done three"]
        );
        assert_eq!(
            pairs("## H\n\n- uno\n- tre\n", english, &earlier()),
            ["Done E", "Done one", "Done three"]
        );
        assert_eq!(
            pairs("## H\n\n- tre\n- uno\n- due\n", english, &earlier()),
            ["Done E", "Done three", "Done one", "Done two"]
        );
        assert_eq!(
            pairs("## K\n\n- uno\n- due\n- tre\n", english, &earlier()),
            ["Doubtful E was H", "Done one", "Done two", "Done three"]
        );
    }

    #[test]
    fn without_the_earlier_text_everything_is_doubtful_and_nothing_is_guessed() {
        assert_eq!(pairs("a\n\nb\n", "x\n\ny\n", &Known::Nothing), ["Doubtful x", "Doubtful y"]);
        assert_eq!(pairs("a\n\n- b\n", "x\n\ny\n", &Known::Nothing), ["Missing -", "Missing -"]);
        let other = Known::Earlier(section("a\n\nb\n\nc\n"));
        assert_eq!(pairs("a\n\nd\n", "x\n\ny\n", &other), ["Doubtful x", "Doubtful y"]);
        assert_eq!(
            pairs("| a | b |\n|---|---|\n| c | d |\n", "x\n\ny\n\nz\n\nw\n", &Known::InStep),
            ["Missing -"; 4]
        );
    }
}
