//! Words by state.

use crate::model::State;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// Words of the source by the state of their translation; the states add up to the total.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordCount {
    pub total: usize,
    /// In the order of [`State::COUNTED`].
    by_state: [usize; State::COUNTED.len()],
}

impl WordCount {
    pub fn add(&mut self, state: State, words: usize) {
        if let Some(place) = place(state) {
            self.total += words;
            self.by_state[place] += words;
        }
    }

    pub fn of(&self, state: State) -> usize {
        place(state).map_or(0, |place| self.by_state[place])
    }

    /// Words in step with the source.
    pub fn in_step(&self) -> usize {
        self.of(State::Current) + self.of(State::Machine)
    }

    /// Per cent of `words`, floored: 100 only where nothing is left.
    pub fn percent(&self, words: usize) -> usize {
        (words * 100).checked_div(self.total).unwrap_or(100)
    }
}

fn place(state: State) -> Option<usize> {
    State::COUNTED.iter().position(|counted| *counted == state)
}

impl Serialize for WordCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + State::COUNTED.len()))?;
        map.serialize_entry("total", &self.total)?;
        for (state, words) in State::COUNTED.iter().zip(self.by_state) {
            map.serialize_entry(state.as_str(), &words)?;
        }
        map.end()
    }
}
