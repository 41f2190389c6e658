//! How far a translation can be trusted.

/// The state of one translated section, from the worst to the best.
///
/// A page is as good as its worst section, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Required, and there is no translation.
    Missing,
    /// A translation whose source is gone.
    Orphan,
    /// Translated, but never recorded as matching: neither current nor outdated.
    Unknown,
    /// A number, date, amount, phone or address of the source has changed since.
    OutdatedFacts,
    /// Words of the source have changed since, facts have not.
    OutdatedText,
    /// In step with the source, made by machine, not reviewed.
    Machine,
    /// In step with the source, made or reviewed by a person.
    Current,
    /// Leaves the count.
    NotRequired,
}

impl State {
    /// The states that source words are counted under, in the order of reports.
    pub const COUNTED: [Self; 6] =
        [Self::Current, Self::Machine, Self::OutdatedText, Self::OutdatedFacts, Self::Unknown, Self::Missing];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Orphan => "orphan",
            Self::Unknown => "unknown",
            Self::OutdatedFacts => "outdated-facts",
            Self::OutdatedText => "outdated-text",
            Self::Machine => "machine",
            Self::Current => "current",
            Self::NotRequired => "not-required",
        }
    }
}

/// What stands beside a state and never hides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    Draft,
    /// Nobody has checked the facts within the guide's review time.
    Unverified,
    /// Somebody is working on a part of it.
    InProgress,
    /// Made from a translation that is itself behind the source.
    BehindPivot,
}

impl Flag {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Unverified => "unverified",
            Self::InProgress => "in-progress",
            Self::BehindPivot => "behind-pivot",
        }
    }
}
