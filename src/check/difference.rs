//! What has changed between two texts, word by word.

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

/// A stretch of text that stands in both texts or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub change: Change,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

impl Change {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }
}

/// The stretches of which `old` became `new`, in order. Together the same and removed ones are
/// `old`, the same and added ones `new`. Words are those of Unicode, dictionary words in scripts
/// written without spaces (UAX #29).
pub fn difference(old: &str, new: &str) -> Vec<Stretch> {
    let (old, new) = (words(old), words(new));
    let mut stretches: Vec<Stretch> = Vec::new();
    let changes = capture_diff_slices(Algorithm::Patience, &old, &new);
    for change in changes.iter().flat_map(|op: &DiffOp| op.iter_changes(&old, &new)) {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Removed,
            ChangeTag::Insert => Change::Added,
        };
        match stretches.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => stretches.push(Stretch { change: kind, text: change.value().to_owned() }),
        }
    }
    stretches
}

fn words(text: &str) -> Vec<&str> {
    let options = icu::segmenter::options::WordBreakInvariantOptions::default();
    let segmenter = icu::segmenter::WordSegmenter::new_auto(options);
    let breaks: Vec<usize> = segmenter.segment_str(text).collect();
    breaks.windows(2).filter_map(|pair| text.get(pair[0]..pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let show = |stretch: &Stretch| match stretch.change {
            Change::Same => stretch.text.clone(),
            Change::Removed => format!("[-{}-]", stretch.text),
            Change::Added => format!("{{+{}+}}", stretch.text),
        };
        difference(old, new).iter().map(show).collect()
    }

    #[test]
    fn words_not_letters() {
        assert_eq!(shown("entro 8 giorni", "entro 9 giorni"), "entro [-8-]{+9+} giorni");
        assert_eq!(shown("申请居留许可", "申请工作许可"), "申请[-居留-]{+工作+}许可");
        assert_eq!(shown("", "nuovo"), "{+nuovo+}");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(old in "[a-e .é居]{0,40}", new in "[a-e .é居]{0,40}") {
            let stretches = difference(&old, &new);
            let without = |change| -> String {
                stretches.iter().filter(|stretch| stretch.change != change).map(|stretch| &*stretch.text).collect()
            };
            prop_assert_eq!(without(Change::Added), old);
            prop_assert_eq!(without(Change::Removed), new);
        }
    }
}
