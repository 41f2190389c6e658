//! A TOML table read key by key, so that every mistake in it is found in one go and each has its
//! place. (serde stops at the first.)

use crate::diagnostic::{Code, Finding, Place, codes, suggestion};
use crate::model::{Lang, Spanned};
use chrono::{NaiveDate, NaiveDateTime};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// The codes under which the mistakes of one kind of file are reported.
#[derive(Debug, Clone, Copy)]
pub struct Codes {
    pub syntax: Code,
    pub unknown_key: Code,
    pub missing_key: Code,
    pub wrong_type: Code,
    pub bad_value: Code,
}

pub const FRONT_MATTER: Codes = Codes {
    syntax: codes::FRONT_MATTER_SYNTAX,
    unknown_key: codes::UNKNOWN_KEY,
    missing_key: codes::MISSING_KEY,
    wrong_type: codes::WRONG_TYPE,
    bad_value: codes::BAD_VALUE,
};

pub const FILE: Codes = Codes {
    syntax: codes::TOML_SYNTAX,
    unknown_key: codes::FILE_UNKNOWN_KEY,
    missing_key: codes::FILE_MISSING_KEY,
    wrong_type: codes::FILE_WRONG_TYPE,
    bad_value: codes::FILE_BAD_VALUE,
};

/// Where a TOML text stands and what was found in it.
#[derive(Debug)]
pub struct Sink<'f> {
    file: &'f Arc<str>,
    /// Bytes of the file before the TOML text.
    base: usize,
    pub codes: Codes,
    findings: RefCell<Vec<Finding>>,
    /// Where the text is no TOML: what stands there is wrong once, whatever it was meant to be.
    unreadable: RefCell<Vec<Range<usize>>>,
}

impl<'f> Sink<'f> {
    pub fn new(file: &'f Arc<str>, base: usize, codes: Codes) -> Self {
        Self { file, base, codes, findings: RefCell::default(), unreadable: RefCell::default() }
    }

    pub fn report(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let place = Place::at(self.file, span.clone());
        self.findings.borrow_mut().push(Finding::new(code, place, message).hint(hint));
    }

    fn shift(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    /// Parses `text`; what is well-formed in it is read even where the rest is not.
    pub fn parse<'t>(&self, text: &'t str) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = self.shift(error.span().unwrap_or(0..0));
            let message = error.message().lines().next().unwrap_or("this is not TOML").to_owned();
            let hint = if message.contains("date") {
                "no calendar has this day: correct it"
            } else {
                "front matter is TOML: `key = \"text\"`, one a line"
            };
            self.report(self.codes.syntax, &span, message, hint);
            self.unreadable.borrow_mut().push(span);
        }
        table.into_inner()
    }
}

/// One table; every key asked for is a key that the format knows.
#[derive(Debug)]
pub struct Fields<'s, 'f, 't> {
    sink: &'s Sink<'f>,
    table: &'t DeTable<'t>,
    span: Range<usize>,
    known: RefCell<Vec<&'static str>>,
}

impl<'s, 'f, 't> Fields<'s, 'f, 't> {
    /// `span`: the place of the whole table, for keys that are missing.
    pub fn new(sink: &'s Sink<'f>, table: &'t DeTable<'t>, span: Range<usize>) -> Self {
        Self { sink, table, span, known: RefCell::default() }
    }

    pub fn sink(&self) -> &'s Sink<'f> {
        self.sink
    }

    pub fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// The keys that stand in the table, with their places.
    pub fn keys(&self) -> Vec<Spanned<String>> {
        let keys = self.table.keys();
        keys.map(|key| Spanned { value: key.get_ref().to_string(), span: self.sink.shift(key.span()) })
            .collect()
    }

    fn value(&self, key: &'static str) -> Option<(&'t DeValue<'t>, Range<usize>)> {
        self.known.borrow_mut().push(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.sink.shift(value.span())))
    }

    fn wrong_type(&self, key: &str, span: &Range<usize>, value: &DeValue<'_>, wanted: &str, example: &str) {
        if self.sink.unreadable.borrow().iter().any(|bad| bad.start < span.end && span.start < bad.end) {
            return;
        }
        let message = format!("`{key}` is {wanted}, this is a TOML {}", value.type_str());
        self.sink.report(
            self.sink.codes.wrong_type,
            span,
            message,
            format!("for example: {key} = {example}"),
        );
    }

    pub fn text(&self, key: &'static str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        if let Some(text) = value.as_str() {
            Some(Spanned { value: text.to_owned(), span })
        } else {
            self.wrong_type(key, &span, value, "a text", "\"text\"");
            None
        }
    }

    /// A text that must be there and must not be empty.
    pub fn required_text(&self, key: &'static str) -> Option<Spanned<String>> {
        let there = self.table.contains_key(key);
        let text = self.text(key);
        let empty = text.as_ref().is_some_and(|text| text.value.trim().is_empty());
        if !there || empty {
            let message = format!("`{key}` is missing{}", if empty { ": it is empty" } else { "" });
            let span = text.as_ref().map_or(&self.span, |text| &text.span);
            self.sink.report(self.sink.codes.missing_key, span, message, format!("add: {key} = \"…\""));
        }
        text
    }

    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        if value.as_bool().is_none() {
            self.wrong_type(key, &span, value, "true or false", "true");
        }
        value.as_bool()
    }

    pub fn integer(&self, key: &'static str) -> Option<Spanned<i64>> {
        let (value, span) = self.value(key)?;
        let number = value.as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.wrong_type(key, &span, value, "a whole number", "10");
        }
        number.map(|value| Spanned { value, span })
    }

    /// A number as written; quoted numbers are numbers too, so that amounts keep their digits.
    pub fn decimal(&self, key: &'static str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        let text = match value {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(n) => Some(n.as_str().to_owned()),
            DeValue::Float(n) => Some(n.as_str().to_owned()),
            _ => None,
        };
        let plain = text.filter(|text| text.parse::<f64>().is_ok_and(f64::is_finite));
        if plain.is_none() {
            self.wrong_type(key, &span, value, "a number", "\"30.46\"");
        }
        plain.map(|value| Spanned { value, span })
    }

    pub fn date(&self, key: &'static str) -> Option<Spanned<NaiveDate>> {
        let (value, span) = self.value(key)?;
        let date = value.as_datetime().filter(|at| at.time.is_none()).and_then(|at| naive_date(at.date?));
        if date.is_none() {
            self.wrong_type(key, &span, value, "a date without quotes", "2026-11-23");
        }
        date.map(|value| Spanned { value, span })
    }

    /// A local date and time, without offset.
    pub fn date_time(&self, key: &'static str) -> Option<Spanned<NaiveDateTime>> {
        let (value, span) = self.value(key)?;
        let at = value.as_datetime().filter(|at| at.offset.is_none());
        let local = at.and_then(|at| {
            let time = at.time?;
            let second = time.second.unwrap_or(0);
            naive_date(at.date?)?.and_hms_opt(time.hour.into(), time.minute.into(), second.into())
        });
        if local.is_none() {
            self.wrong_type(key, &span, value, "a local date and time without quotes", "2026-11-23T17:30:00");
        }
        local.map(|value| Spanned { value, span })
    }

    pub fn texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        self.optional_texts(key).unwrap_or_default()
    }

    /// A list of texts, `None` where the key is not there.
    pub fn optional_texts(&self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let (value, span) = self.value(key)?;
        let Some(items) = value.as_array() else {
            self.wrong_type(key, &span, value, "a list of texts", "[\"one\", \"two\"]");
            return None;
        };
        let texts = items.iter().filter_map(|item| {
            let span = self.sink.shift(item.span());
            if let Some(text) = item.get_ref().as_str() {
                Some(Spanned { value: text.to_owned(), span })
            } else {
                self.wrong_type(key, &span, item.get_ref(), "a list of texts", "[\"one\", \"two\"]");
                None
            }
        });
        Some(texts.collect())
    }

    pub fn languages(&self, key: &'static str) -> Vec<Lang> {
        self.texts(key).iter().filter_map(|text| self.lang_of(text)).collect()
    }

    pub fn lang(&self, key: &'static str) -> Option<Lang> {
        self.lang_of(&self.text(key)?)
    }

    pub fn lang_of(&self, text: &Spanned<String>) -> Option<Lang> {
        let lang = Lang::parse(&text.value);
        if lang.is_none() {
            let message = format!("`{}` is no language tag", text.value);
            let hint = "use a BCP 47 tag such as \"it\", \"ar\", \"zh-Hans\"";
            self.sink.report(self.sink.codes.bad_value, &text.span, message, hint);
        }
        lang
    }

    /// One of a closed set of words.
    pub fn choice<T: Copy>(
        &self,
        key: &'static str,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(key)?;
        let found = all.iter().copied().find(|choice| name(*choice) == text.value);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|choice| name(*choice)).collect();
            let message = format!("`{key}` cannot be `{}`", text.value);
            let hint =
                suggestion(&text.value, names.iter().copied(), &format!("one of: {}", names.join(", ")));
            self.sink.report(self.sink.codes.bad_value, &text.span, message, hint);
        }
        found
    }

    pub fn table(&self, key: &'static str) -> Option<Fields<'s, 'f, 't>> {
        let (value, span) = self.value(key)?;
        if let Some(table) = value.as_table() {
            Some(Fields::new(self.sink, table, span))
        } else {
            self.wrong_type(key, &span, value, "a table", "{ … }");
            None
        }
    }

    /// A list of tables.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'s, 'f, 't>> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.wrong_type(key, &span, value, "a list of tables", "[{ … }]");
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| {
            let span = self.sink.shift(item.span());
            let Some(table) = item.get_ref().as_table() else {
                self.wrong_type(key, &span, item.get_ref(), "a list of tables", "[{ … }]");
                return None;
            };
            Some(Fields::new(self.sink, table, span))
        });
        tables.collect()
    }

    /// Whether the value under `key` is a text or something else, where a key may be either.
    pub fn is_text(&self, key: &'static str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_str())
    }

    pub fn is_array(&self, key: &'static str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    pub fn is_bool(&self, key: &'static str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_bool())
    }

    pub fn contains(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Tables under keys that the guide chooses, such as ids.
    pub fn open_tables(&self) -> Vec<(Spanned<String>, Fields<'s, 'f, 't>)> {
        let entries = self.table.iter().filter_map(|(key, value)| {
            let span = self.sink.shift(value.span());
            let key = Spanned { value: key.get_ref().to_string(), span: self.sink.shift(key.span()) };
            if let Some(table) = value.get_ref().as_table() {
                Some((key, Fields::new(self.sink, table, span)))
            } else {
                self.wrong_type(&key.value, &span, value.get_ref(), "a table", "{ … }");
                None
            }
        });
        entries.collect()
    }

    /// Texts under keys that the guide chooses, such as languages.
    pub fn open_texts(&self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let entries = self.table.iter().filter_map(|(key, value)| {
            let span = self.sink.shift(value.span());
            let key = Spanned { value: key.get_ref().to_string(), span: self.sink.shift(key.span()) };
            if let Some(text) = value.get_ref().as_str() {
                Some((key, Spanned { value: text.to_owned(), span }))
            } else {
                self.wrong_type(&key.value, &span, value.get_ref(), "a text", "\"text\"");
                None
            }
        });
        entries.collect()
    }

    /// Lists of tables under keys that the guide chooses.
    pub fn open_lists(&self) -> Vec<(Spanned<String>, Vec<Fields<'s, 'f, 't>>)> {
        let entries = self.table.iter().map(|(key, value)| {
            let key = Spanned { value: key.get_ref().to_string(), span: self.sink.shift(key.span()) };
            if !value.get_ref().is_array() {
                let span = self.sink.shift(value.span());
                self.wrong_type(&key.value, &span, value.get_ref(), "a list of tables", "[{ … }]");
            }
            let items = value.get_ref().as_array().map(|items| items.iter()).into_iter().flatten();
            let tables = items.filter_map(|item| {
                let span = self.sink.shift(item.span());
                let table = item.get_ref().as_table();
                if table.is_none() {
                    self.wrong_type(&key.value, &span, item.get_ref(), "a list of tables", "[{ … }]");
                }
                table.map(|table| Fields::new(self.sink, table, span))
            });
            let tables = tables.collect();
            (key, tables)
        });
        entries.collect()
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self) {
        let known = self.known.borrow();
        for key in self.keys() {
            if known.contains(&key.value.as_str()) {
                continue;
            }
            let otherwise = format!("known here: {}", known.join(", "));
            let hint = suggestion(&key.value, known.iter().copied(), &otherwise);
            self.sink.report(
                self.sink.codes.unknown_key,
                &key.span,
                format!("unknown key `{}`", key.value),
                hint,
            );
        }
    }
}

fn naive_date(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}
