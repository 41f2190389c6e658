//! Fingerprints by the rules that a record was made by.

use crate::model::{Algorithm, Fingerprint, Lang, Months, Section, SyncRecords};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What older rules need to fingerprint a section again.
#[derive(Debug, Default)]
pub struct Prints {
    /// Empty where every record is by the latest rules.
    months: BTreeMap<Lang, Months>,
}

impl Prints {
    /// Makes ready for the records that there are.
    pub fn new(languages: &[Lang], records: &BTreeMap<Lang, SyncRecords>) -> Self {
        let is_old = |algorithm: Option<Algorithm>| algorithm.is_some_and(|known| known != Algorithm::LATEST);
        let needed = records.values().flat_map(SyncRecords::values).any(|record| is_old(record.algorithm));
        if needed { Self::of_all(languages) } else { Self::default() }
    }

    /// Makes ready for any rules.
    pub fn of_all(languages: &[Lang]) -> Self {
        Self { months: languages.iter().map(|lang| (lang.clone(), Months::of(lang))).collect() }
    }

    /// The fingerprint that `algorithm` gives a section of a text in `lang`.
    pub fn of<'s>(&self, section: &'s Section, lang: &Lang, algorithm: Algorithm) -> Cow<'s, Fingerprint> {
        if algorithm == Algorithm::LATEST {
            return Cow::Borrowed(&section.fingerprint);
        }
        let none = Months::default();
        Cow::Owned(Fingerprint::by(algorithm, &section.text, self.months.get(lang).unwrap_or(&none)))
    }
}
