//! `guide.toml` → [`Config`].

use super::fields::{FILE, Fields, Sink};
use crate::diagnostic::Reported;
use crate::model::{Config, Lang, RawHtml, Spanned};
use std::sync::Arc;

/// Reads the settings of a guide; what is wrong or missing has its default, and a finding.
pub fn config(file: &Arc<str>, text: &str) -> Reported<Config> {
    let sink = Sink::new(file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let mut config = defaults(file);
    match root.table("guide") {
        Some(guide) => read_guide(guide, &mut config),
        None => sink.report(FILE.missing_key, &(0..0), "`[guide]` is missing", "add a table [guide]"),
    }
    if let Some(review) = root.table("review") {
        config.review_facts = days(&review, "facts").unwrap_or(config.review_facts);
        config.review_text = days(&review, "text").unwrap_or(config.review_text);
        review.finish();
    }
    if let Some(gate) = root.table("gate") {
        config.gate_essential = share(&gate).unwrap_or(config.gate_essential);
        config.gate_allow_machine = gate.flag("allow_machine").unwrap_or(config.gate_allow_machine);
        gate.finish();
    }
    if let Some(budget) = root.table("budget") {
        if let Some(bytes) = budget.integer("first_view") {
            config.budget_first_view = u64::try_from(bytes.value).unwrap_or(config.budget_first_view);
        }
        budget.finish();
    }
    if let Some(markdown) = root.table("markdown") {
        let name = |choice| if choice == RawHtml::Forbid { "forbid" } else { "sanitise" };
        let choice = markdown.choice("raw_html", &[RawHtml::Forbid, RawHtml::Sanitise], name);
        config.raw_html = choice.unwrap_or(config.raw_html);
        markdown.finish();
    }
    root.finish();
    Reported { value: config, findings: sink.into_findings() }
}

fn defaults(file: &Arc<str>) -> Config {
    let source_language = Lang::parse("en").unwrap_or_else(Lang::undetermined);
    Config {
        file: Arc::clone(file),
        base_url: "https://example.org".into(),
        languages: vec![source_language.clone()],
        source_language,
        theme: "sirio".into(),
        country: "IT".into(),
        timezone: "Europe/Rome".into(),
        emergency: Vec::new(),
        review_facts: 180,
        review_text: 365,
        gate_essential: 1.0,
        gate_allow_machine: true,
        budget_first_view: 14_600,
        raw_html: RawHtml::Forbid,
    }
}

fn read_guide(guide: Fields<'_, '_, '_>, config: &mut Config) {
    if let Some(url) = guide.required_text("base_url") {
        check_base_url(&guide, &url);
        config.base_url = url.value.trim_end_matches('/').into();
    }
    if let Some(lang) = guide.required_text("source_language").and_then(|text| guide.lang_of(&text)) {
        config.source_language = lang;
    }
    let mut languages = guide.languages("languages");
    if !languages.contains(&config.source_language) {
        if guide.contains("languages") {
            let message = format!("`languages` lacks the source language `{}`", config.source_language);
            guide.sink().report(FILE.bad_value, guide.span(), message, "add it to the list");
        }
        languages.insert(0, config.source_language.clone());
    }
    let mut seen = Vec::new();
    languages.retain(|lang| {
        let first = !seen.contains(lang);
        seen.push(lang.clone());
        first
    });
    config.languages = languages;
    if let Some(theme) = guide.text("theme") {
        config.theme = theme.value;
    }
    if let Some(country) = guide.text("country") {
        if country.value.len() == 2 && country.value.bytes().all(|b| b.is_ascii_uppercase()) {
            config.country = country.value;
        } else {
            let message = format!("`{}` is no country code", country.value);
            guide.sink().report(
                FILE.bad_value,
                &country.span,
                message,
                "two capital letters (ISO 3166), such as \"IT\"",
            );
        }
    }
    if let Some(zone) = guide.text("timezone") {
        check_timezone(&guide, &zone);
        config.timezone = zone.value;
    }
    config.emergency = guide.texts("emergency");
    guide.finish();
}

fn check_base_url(guide: &Fields<'_, '_, '_>, url: &Spanned<String>) {
    let good = url::Url::parse(&url.value).is_ok_and(|parsed| {
        matches!(parsed.scheme(), "http" | "https")
            && parsed.query().is_none()
            && parsed.fragment().is_none()
            && parsed.path() == "/"
    });
    if !good {
        let message = format!("`{}` is no absolute web address", url.value);
        guide.sink().report(
            FILE.bad_value,
            &url.span,
            message,
            "the root of a host, for example: \"https://guide.example.org\"",
        );
    }
}

fn check_timezone(guide: &Fields<'_, '_, '_>, zone: &Spanned<String>) {
    if zone.value.parse::<chrono_tz::Tz>().is_err() {
        let message = format!("`{}` is no time zone", zone.value);
        guide.sink().report(FILE.bad_value, &zone.span, message, "an IANA name such as \"Europe/Rome\"");
    }
}

fn days(review: &Fields<'_, '_, '_>, key: &'static str) -> Option<i64> {
    let days = review.integer(key)?;
    if days.value <= 0 {
        let message = format!("`{key}` is a number of days");
        review.sink().report(FILE.bad_value, &days.span, message, "at least 1");
        return None;
    }
    Some(days.value)
}

fn share(gate: &Fields<'_, '_, '_>) -> Option<f64> {
    let share = gate.decimal("essential")?;
    let value = share.value.parse::<f64>().ok().filter(|value| (0.0..=1.0).contains(value));
    if value.is_none() {
        gate.sink().report(FILE.bad_value, &share.span, "`essential` is a share", "between 0.0 and 1.0");
    }
    value
}
