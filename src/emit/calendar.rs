//! Events as files that calendars understand (iCalendar, RFC 5545).
//!
//! In: the events of the guide and its time zone. Out: the files by language. Never: a clock, so a
//! file changes with its events alone.

use super::content_lines::ContentLines;
use super::words::clean;
use super::{Site, card};
use crate::guide::{Entry, href};
use crate::locale::Timing;
use crate::locale::recurrence::basic;
use crate::locale::zone::{Observance, observances, yearly_rule, zone};
use crate::model::Lang;
use chrono::{Datelike, NaiveTime};
use chrono_tz::Tz;

/// Years for which a calendar tells what the clocks do, where that follows no rule.
const YEARS_AHEAD: i32 = 15;

/// When the clocks of old were set is of no use to a calendar.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;

/// Every calendar of the site, by path: those of the languages, and that of each event beside its
/// page.
pub fn files(site: &Site<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let coming: Vec<&Entry> = site.guide.coming_events().into_iter().map(|(entry, _)| entry).collect();
    let all: Vec<&Entry> = site.guide.published().filter(|entry| entry.timing.is_some()).collect();
    for lang in &site.guide.config.languages {
        files.push((format!("{lang}/events.ics"), whole(site, lang, &coming)));
        for entry in &all {
            let path = format!("{}event.ics", entry.address(lang).trim_start_matches('/'));
            files.push((path, single(site, lang, entry)));
        }
    }
    files
}

/// The calendar of a language, to be subscribed to. Without events it holds the time zone alone: a
/// calendar must hold something (RFC 5545, 3.6).
fn whole(site: &Site<'_>, lang: &Lang, entries: &[&Entry]) -> Vec<u8> {
    let name = super::frame::site_name(site, lang);
    let mut lines = ContentLines::default();
    begin(&mut lines);
    lines
        .text("NAME", Some(&name.lang), &name.text)
        .text("X-WR-CALNAME", None, &name.text)
        .raw("X-WR-TIMEZONE", zone(&site.guide.config.timezone).name())
        .raw("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    events(site, lang, entries, lines)
}

/// One event, to be added to a calendar of the reader's own: so without a name of its own.
fn single(site: &Site<'_>, lang: &Lang, entry: &Entry) -> Vec<u8> {
    let mut lines = ContentLines::default();
    begin(&mut lines);
    events(site, lang, &[entry], lines)
}

fn begin(lines: &mut ContentLines) {
    lines
        .raw("BEGIN", "VCALENDAR")
        .raw("VERSION", "2.0")
        .raw("PRODID", "-//Sirio//Guide//EN")
        .raw("CALSCALE", "GREGORIAN");
}

fn events(site: &Site<'_>, lang: &Lang, entries: &[&Entry], mut lines: ContentLines) -> Vec<u8> {
    let timings: Vec<(&Entry, &Timing)> =
        entries.iter().filter_map(|entry| Some((*entry, entry.timing.as_ref()?))).collect();
    time_zone(zone(&site.guide.config.timezone), &timings, &mut lines);
    for (entry, timing) in timings {
        event(site, lang, entry, timing, &mut lines);
    }
    lines.raw("END", "VCALENDAR");
    lines.into_bytes()
}

/// What the clocks do in the years that the events need.
fn time_zone(zone: Tz, timings: &[(&Entry, &Timing)], lines: &mut ContentLines) {
    let years = || timings.iter().map(|(_, timing)| timing.start.year());
    let within = |year: i32| year.clamp(*YEARS.start(), *YEARS.end());
    let first = within(years().min().unwrap_or(*YEARS.start()) - 1);
    let last = within(years().max().unwrap_or(first) + YEARS_AHEAD);
    // Without an event, any year does.
    let last = if timings.is_empty() { first } else { last };
    lines.raw("BEGIN", "VTIMEZONE").raw("TZID", zone.name());
    for observance in observances(zone, first, last) {
        let kind = if observance.daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.raw("BEGIN", kind);
        onsets(&observance, last, lines);
        lines
            .raw("TZOFFSETFROM", &utc_offset(observance.from))
            .raw("TZOFFSETTO", &utc_offset(observance.to))
            .text("TZNAME", None, &observance.name)
            .raw("END", kind);
    }
    lines.raw("END", "VTIMEZONE");
}

/// The rule by which the clocks are set, where it holds up to the last year; else each day.
fn onsets(observance: &Observance, last: i32, lines: &mut ContentLines) {
    let Some(first) = observance.onsets.first() else { return };
    lines.raw("DTSTART", &basic(*first));
    let lasting = observance.onsets.last().is_some_and(|onset| onset.year() == last);
    match yearly_rule(&observance.onsets).filter(|_| lasting) {
        Some(rule) => {
            lines.raw("RRULE", &rule);
        }
        None => {
            for onset in &observance.onsets[1..] {
                lines.raw("RDATE", &basic(*onset));
            }
        }
    }
}

/// `+0100`, with seconds where there are any.
fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.abs();
    let mut text = format!("{sign}{:02}{:02}", all / 3600, all / 60 % 60);
    if all % 60 != 0 {
        text.push_str(&format!("{:02}", all % 60));
    }
    text
}

fn event(site: &Site<'_>, lang: &Lang, entry: &Entry, timing: &Timing, lines: &mut ContentLines) {
    let local = |name: &str| format!("{name};TZID={}", timing.zone.name());
    let (title, title_lang) = entry.title(lang);
    let verified = entry.source.structure.verified.as_ref().map(|verified| verified.value);
    let stamp = verified.map_or(timing.start, |day| day.and_time(NaiveTime::MIN));
    lines
        .raw("BEGIN", "VEVENT")
        .raw("UID", &format!("{}@{}", entry.id, super::frame::host(site)))
        .raw("DTSTAMP", &format!("{}Z", basic(timing.instant(stamp).naive_utc())))
        .raw(&local("DTSTART"), &basic(timing.start));
    if let Some(end) = timing.end(timing.start) {
        lines.raw(&local("DTEND"), &basic(end));
    }
    if let Some(recurrence) = &timing.recurrence {
        lines.raw("RRULE", &recurrence.rule());
    }
    lines.text("SUMMARY", Some(title_lang.as_str()), &clean(title));
    if let Some((summary, of)) = entry.summary(lang) {
        lines.text("DESCRIPTION", Some(of.as_str()), &clean(summary));
    }
    place(site, entry, lines);
    lines.raw("URL", &site.absolute(&href(entry.address(lang)))).raw("END", "VEVENT");
}

/// The place as it is written on its door and on an envelope.
fn place(site: &Site<'_>, entry: &Entry, lines: &mut ContentLines) {
    let id = entry.source.structure.event.as_ref().and_then(|event| event.place.as_ref());
    let Some(place) = id.and_then(|id| site.guide.entry(&id.value)).filter(|place| place.is_published())
    else {
        return;
    };
    let Some(contact) = place.contact() else { return };
    let mut parts = vec![clean(&place.source.title.value).into_owned()];
    parts.extend(contact.address.as_ref().map(card::address_lines).unwrap_or_default());
    lines.text("LOCATION", Some(place.source.lang.as_str()), &parts.join(", "));
    if let Some((lat, lon)) = contact.geo {
        lines.raw("GEO", &format!("{lat};{lon}"));
    }
}
