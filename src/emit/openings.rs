//! `/data/open.json`: when each contact is open in the coming weeks, for the script that says "open now".
//!
//! Minutes all: `from` and `until` since 1970-01-01T00:00Z, everything else since `from`.
//!
//! - `offset`: by how much the guide's clocks are ahead of UTC, then each change as its time and the new
//!   offset. So the script needs no time zone data, which old phones have wrong or not at all.
//! - `contacts`: of each id with hours the lists `open`, `appointment` and `unknown` where they are not
//!   empty: when the first stretch begins and how long it is, the gap after it and the length of the next,
//!   and so on. At any other time the contact is closed.
//!
//! A contact that is temporarily closed, or whose hours are not understood, is not in it: nothing is said.

use super::Site;
use super::data::contacts;
use crate::locale::{Access, Calendar, Opening, openings};
use crate::model::{Appointment, Contact};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::ops::Range;

/// How far ahead a build looks; after that the script says nothing rather than something wrong.
const WEEKS: u16 = 8;

/// The file's bytes; `None` where no contact has hours.
pub fn open_json(site: &Site<'_>) -> Option<Vec<u8>> {
    let config = &site.guide.config;
    let calendar = Calendar::new(&config.country, &config.timezone, site.guide.options.as_of, WEEKS)?;
    let range = calendar.range();
    let contacts: Vec<_> = contacts(site).collect();
    let contacts: Vec<_> = contacts
        .into_par_iter()
        .filter_map(|(entry, contact)| {
            Some((entry.id.as_str().to_owned(), lists(&known(contact, &calendar)?, range.start)))
        })
        .collect();
    let mut offsets = calendar.offsets().into_iter();
    let mut offset: Vec<i64> = offsets.next().map(|(_, offset)| offset.into()).into_iter().collect();
    offset.extend(offsets.flat_map(|(at, offset)| [at - range.start, offset.into()]));
    let value = json!({
        "from": range.start,
        "until": range.end,
        "offset": offset,
        "contacts": contacts.into_iter().collect::<Map<_, _>>(),
    });
    Some(value.to_string().into_bytes()).filter(|_| value["contacts"] != json!({}))
}

/// Whether something can be said of a contact at some time: such cards have a place for it.
pub fn has_state(contact: &Contact) -> bool {
    contact.hours.is_some() && !contact.temporarily_closed
}

fn known(contact: &Contact, calendar: &Calendar) -> Option<Vec<Opening>> {
    let hours = contact.hours.as_ref().filter(|_| has_state(contact))?;
    let openings = openings(&hours.value, calendar).ok()?;
    // Hours at which nobody is seen without an appointment are no opening hours.
    if contact.appointment == Some(Appointment::Required) {
        return Some(vec![Opening { time: calendar.range(), access: Access::Appointment }]);
    }
    Some(openings)
}

fn lists(openings: &[Opening], from: i64) -> Value {
    let kinds = [("open", Access::Open), ("appointment", Access::Appointment), ("unknown", Access::Unknown)];
    let lists = kinds.into_iter().filter_map(|(key, access)| {
        let times = openings.iter().filter(|opening| opening.access == access);
        let mut said = from;
        let mut list = Vec::new();
        for Range { start, end } in times.map(|opening| opening.time.clone()) {
            list.extend([start - said, end - start]);
            said = end;
        }
        (!list.is_empty()).then(|| (key.to_owned(), Value::from(list)))
    });
    Value::Object(lists.collect())
}
