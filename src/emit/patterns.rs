//! Strings whose values only the reader's browser knows: `{name}` stands where the script puts one.

use crate::locale::{Arg, Strings, counted};
use crate::theme::view::FormView;
use std::collections::BTreeMap;

/// Keys of such strings with the names of their values.
const PATTERNS: [(&str, &[&str]); 12] = [
    ("closed-opens-at", &["time"]),
    ("closed-opens-on", &["day", "time"]),
    ("copy-kept", &["date"]),
    ("copy-strip", &["date"]),
    ("keep-amount", &["done", "total"]),
    ("keep-kept", &["date"]),
    ("keep-newer", &["size"]),
    ("keep-rest", &["size"]),
    ("keep-whole", &["size"]),
    ("open-until", &["time"]),
    ("size-kb", &["size"]),
    ("size-mb", &["size"]),
];

/// Keys of strings that count something, by `$count`.
const COUNTED: [&str; 2] = ["contacts-found", "search-count"];

/// The strings that scripts fill in, by key.
pub fn patterns(strings: &Strings) -> BTreeMap<String, String> {
    let patterns = PATTERNS.iter().filter_map(|(key, names)| {
        let args: Vec<_> = names.iter().map(|name| (*name, Arg::from(format!("{{{name}}}")))).collect();
        Some(((*key).to_owned(), strings.find(key, &args).ok()?.text))
    });
    patterns.collect()
}

/// The strings with an amount, by key and plural form.
pub fn forms(strings: &Strings) -> BTreeMap<&'static str, Vec<FormView>> {
    let forms = |key| counted(strings, key).into_iter().map(|(form, text)| FormView { form, text });
    COUNTED.iter().map(|key| (*key, forms(key).collect())).collect()
}
