//! The forms of paper that a page can be printed in.

use serde::{Serialize, Serializer};

/// A form of paper; the theme has a Typst file of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafletFormat {
    /// A4 upright, on one or two sides.
    A4,
    /// A4 lengthwise on both sides, folded twice: six panels.
    Trifold,
    /// A3 for the wall.
    Poster,
    /// The language of the original and the reader's, side by side.
    Bilingual,
    /// Contacts and emergency numbers, four times on an A4, to cut.
    Card,
}

impl LeafletFormat {
    pub const ALL: [Self; 5] = [Self::A4, Self::Trifold, Self::Poster, Self::Bilingual, Self::Card];

    /// The name that editors write and paths bear.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Trifold => "trifold",
            Self::Poster => "poster",
            Self::Bilingual => "bilingual",
            Self::Card => "card",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }
}

impl Serialize for LeafletFormat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
