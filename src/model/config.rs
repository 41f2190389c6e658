//! `guide.toml`, understood.

use super::lang::Lang;
use super::page::Spanned;
use std::sync::Arc;

/// The settings of one guide.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file the settings come from, for findings.
    pub file: Arc<str>,
    /// Absolute address of the site, without a slash at the end.
    pub base_url: String,
    pub source_language: Lang,
    /// In the order of the language chooser; the source language is always among them.
    pub languages: Vec<Lang>,
    pub theme: String,
    /// ISO 3166-1 alpha-2: public holidays, default phone country.
    pub country: String,
    /// IANA time zone name.
    pub timezone: String,
    pub emergency: Vec<Spanned<String>>,
    /// Days after which checked facts are too old to be trusted.
    pub review_facts: i64,
    /// Days after which a text is due for another look.
    pub review_text: i64,
    /// Share of essential words that a language needs to be listed, 0 to 1.
    pub gate_essential: f64,
    /// Whether machine translations count towards the gate.
    pub gate_allow_machine: bool,
    /// Bytes, compressed: HTML and styles of any page.
    pub budget_first_view: u64,
    pub raw_html: RawHtml,
}

/// What happens to HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawHtml {
    Forbid,
    Sanitise,
}
