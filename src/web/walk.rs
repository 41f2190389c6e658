//! From an address to where it ends, through all redirects: one try.

use super::address::{bare, without_fragment};
use super::ask::{Asker, Manner, Step};
use super::redirect::{MOST_HOPS, target};
use super::seen::{Anchor, Failure, Hop, Outcome, Question, Seen};
use std::collections::HashSet;

/// Asks once, and follows where that leads.
///
/// What is wanted from inside a page begins with `GET`: `HEAD` would only be one request more.
pub async fn walk(asker: &Asker, question: &Question) -> Seen {
    let wanted = !question.fragments.is_empty() || !question.languages.is_empty();
    let mut manner = if wanted { Manner::Get } else { Manner::Head };
    let mut at = without_fragment(bare(question.address.clone()));
    let mut been = HashSet::from([at.clone()]);
    let mut hops = Vec::new();
    let outcome = loop {
        match asker.ask(&at, manner, question).await {
            Ok(Step::Done(outcome)) => break outcome,
            Ok(Step::Unsaid) => manner = Manner::Get,
            Ok(Step::Redirect { status, location }) => {
                let to = match target(&at, &location) {
                    Ok(to) => to,
                    Err(failure) => break Outcome::Failed(failure),
                };
                at = without_fragment(to.clone());
                hops.push(Hop { status, to });
                if hops.len() > MOST_HOPS || !been.insert(at.clone()) {
                    break Outcome::Failed(Failure::TooManyRedirects);
                }
            }
            Err(failure) => {
                if failure == Failure::Private {
                    // It was not followed.
                    hops.pop();
                }
                break Outcome::Failed(failure);
            }
        }
    };
    let outcome =
        if hops.iter().any(|hop| hop.to.fragment().is_some()) { elsewhere(outcome) } else { outcome };
    Seen { hops, outcome }
}

/// A redirect to a place inside a page takes readers there, and not where the link says.
fn elsewhere(mut outcome: Outcome) -> Outcome {
    if let Outcome::Answered { anchors, .. } = &mut outcome {
        for anchor in anchors.values_mut() {
            *anchor = Anchor::Unknown;
        }
    }
    outcome
}
