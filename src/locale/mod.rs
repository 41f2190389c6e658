//! What differs from language to language, and from country to country.
//!
//! In: languages, keys, dates, numbers, the editors' opening hours, phone numbers and texts. Out:
//! words in the reader's language, an order, headings, the runs of a text that must keep their
//! direction. Never: reading files, asking for the time of day or the machine's language, HTML.

mod bidi;
mod counted;
mod dates;
mod day;
pub mod facts;
mod ftl;
mod hours;
mod hours_error;
mod names;
mod openings;
mod phone;
pub mod recurrence;
mod sort;
mod stretches;
mod strings;
mod timing;
mod week;
pub mod zone;

pub use bidi::{Run, isolated_runs, strip_bidi_controls};
pub use counted::counted;
pub use dates::{Formats, time_of_day};
pub use hours::{Hours, HoursError, HoursLine};
pub use names::{endonym, language_name, region_name, script, territory};
pub use openings::{Access, Calendar, Opening, openings};
pub use phone::{Phone, PhoneError};
pub use recurrence::Recurrence;
pub use sort::{DIGITS, OTHERS, Sorter};
pub use stretches::Stretch;
pub use strings::{Arg, FALLBACK_END, FALLBACK_START, Found, Strings, StringsError, UiFile};
pub use timing::Timing;

use crate::model::Lang;
use std::sync::Arc;

/// All that depends on one language, made once and shared by all pages in it.
#[derive(Clone)]
pub struct Locale {
    pub lang: Lang,
    pub strings: Strings,
    pub formats: Arc<Formats>,
    pub sorter: Arc<Sorter>,
}

impl Locale {
    pub fn new(lang: &Lang, strings: Strings) -> Self {
        let (formats, sorter) = (Arc::new(Formats::new(lang)), Arc::new(Sorter::new(lang)));
        Self { lang: lang.clone(), strings, formats, sorter }
    }

    /// The same with [`Strings::marked`].
    #[must_use]
    pub fn marked(&self) -> Self {
        Self { strings: self.strings.marked(), ..self.clone() }
    }

    /// The name of another language in this one.
    pub fn language_name(&self, of: &Lang) -> String {
        language_name(of, &self.lang)
    }

    /// The lines of a table of opening hours.
    pub fn hours(&self, hours: &Hours) -> Vec<HoursLine> {
        hours.describe(&self.formats, &self.strings)
    }
}
