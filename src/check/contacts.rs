//! Phones, hours, mail addresses: what harms when it is wrong.

use super::at;
use super::links::mail;
use crate::diagnostic::{Finding, Place, codes, shown};
use crate::guide::{Entry, Guide};
use crate::locale::{Hours, Phone};
use crate::model::{Kind, Spanned};
use std::collections::BTreeSet;

pub fn check(guide: &Guide, entry: &Entry, findings: &mut Vec<Finding>) {
    let structure = &entry.source.structure;
    if entry.kind() == Kind::Contact && structure.contact.is_none() {
        let place = Place::at(&entry.source.file, entry.source.head_span.clone());
        let finding = Finding::new(codes::MISSING_KEY, place, "a contact needs a table `[contact]`");
        findings.push(finding.hint("add [contact], with `phones`, `website` or `address` under it"));
    }
    let Some(contact) = &structure.contact else { return };
    for phone in &contact.phones {
        if let Err(error) = Phone::parse(&phone.number.value, &guide.config.country) {
            let finding = Finding::new(codes::PHONE, at(entry, &phone.number), error.message);
            findings.push(finding.hint(error.hint));
        }
    }
    for hours in contact.hours.iter().chain(&contact.interpreters) {
        check_hours(entry, hours, findings);
    }
    if let Some(email) = &contact.email
        && let Some(why) = mail::address_fault(&email.value)
    {
        let message = format!("`{}` is no e-mail address: {why}", shown(&email.value));
        findings.push(
            Finding::new(codes::EMAIL, at(entry, email), message).hint("for example: office@example.org"),
        );
    }
}

fn check_hours(entry: &Entry, hours: &Spanned<String>, findings: &mut Vec<Finding>) {
    let place = at(entry, hours);
    match Hours::parse(&hours.value) {
        Ok(parsed) => {
            for warning in parsed.warnings() {
                findings.push(
                    Finding::new(codes::HOURS_DOUBT, place.clone(), warning.clone())
                        .hint("check what is meant"),
                );
            }
        }
        Err(error) => {
            // The value's span holds the quotes; the expression starts behind the first one.
            let place = match &error.span {
                Some(span) => {
                    let start = hours.span.start + 1 + span.start;
                    Place::at(&entry.source.file, start..start + span.len())
                }
                None => place,
            };
            let hint = error.hint.unwrap_or_else(|| "for example: \"Mo-Fr 09:00-12:30; PH off\"".into());
            findings.push(Finding::new(codes::HOURS, place, error.message).hint(hint));
        }
    }
}

/// Owners of owners must end somewhere.
pub fn check_owners(guide: &Guide, findings: &mut Vec<Finding>) {
    for entry in &guide.entries {
        let mut seen = BTreeSet::from([&entry.id]);
        let mut at_entry = entry;
        while let Some(owner) = &at_entry.source.structure.owner
            && let Some(next) = guide.entry(&owner.value)
        {
            if next.id == entry.id {
                let span = entry.source.structure.owner.as_ref().map_or(0..0, |owner| owner.span.clone());
                let message = format!("`{}` is responsible for itself", entry.id);
                let finding =
                    Finding::new(codes::CONTACT_CYCLE, Place::at(&entry.source.file, span), message);
                findings.push(finding.hint("name the organisation that answers for it, or none"));
            }
            if !seen.insert(&next.id) {
                break;
            }
            at_entry = next;
        }
    }
}
