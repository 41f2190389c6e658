//! Languages as BCP 47 names them.

use std::fmt;
use std::sync::Arc;

/// A well-formed BCP 47 language tag in canonical case, such as `it`, `zh-Hans` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Arc<str>);

/// The direction of a language's script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Lang {
    /// Parses a tag; `None` where it is not well-formed.
    pub fn parse(tag: &str) -> Option<Self> {
        let locale = icu::locale::LanguageIdentifier::try_from_str(tag).ok()?;
        if locale.language.is_unknown() {
            return None;
        }
        Some(Self(locale.to_string().into()))
    }

    /// The tag for "language not known", `und`.
    pub fn undetermined() -> Self {
        Self("und".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ICU locale for data look-ups.
    pub fn locale(&self) -> icu::locale::Locale {
        icu::locale::Locale::try_from_str(&self.0).unwrap_or(icu::locale::Locale::UNKNOWN)
    }

    pub fn direction(&self) -> Direction {
        let directionality = icu::locale::LocaleDirectionality::new_common();
        if directionality.is_right_to_left(&self.locale().id) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
