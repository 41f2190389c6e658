//! Interface strings that had to fall back to another language say so in the HTML.

use crate::locale::{FALLBACK_END, FALLBACK_START};
use crate::model::Lang;
use crate::theme::view::Document;

/// Elements that hold text alone: no element can stand in them.
const PLAIN: [&str; 5] = ["title", "script", "style", "option", "textarea"];

/// Turns the marks around fallback strings into elements with their `lang` and `dir`; in attributes and
/// where no element can stand, they go. Pages without marks come back as they are.
pub fn tag(html: Vec<u8>, document: &Document) -> Vec<u8> {
    let languages = document.shell.as_ref().map_or(&[][..], |shell| shell.view().fallbacks.as_slice());
    match String::from_utf8(html) {
        Ok(text) if text.contains(FALLBACK_END) => tagged(&text, languages).into_bytes(),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn tagged(html: &str, languages: &[String]) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    let mut plain: Option<String> = None;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if plain.is_some() {
            without_marks(text, &mut out);
        } else {
            with_elements(text, languages, &mut out);
        }
        let (markup, after) = markup.split_at(end_of_tag(markup));
        without_marks(markup, &mut out);
        let name = tag_name(markup);
        plain = match plain {
            Some(open) if markup.starts_with("</") && name == open => None,
            Some(open) => Some(open),
            None if !markup.starts_with("</") && PLAIN.contains(&name.as_str()) => Some(name),
            None => None,
        };
        rest = after;
    }
    out
}

/// The length of the tag at the start of `markup`; a `>` in a quoted value does not end it.
fn end_of_tag(markup: &str) -> usize {
    let mut quote = None;
    for (at, c) in markup.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    markup.len()
}

fn tag_name(markup: &str) -> String {
    let name = markup.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric);
    name.map(|c| c.to_ascii_lowercase()).collect()
}

fn with_elements(text: &str, languages: &[String], out: &mut String) {
    for c in text.chars() {
        match number(c).map(|number| languages.get(number).and_then(|tag| Lang::parse(tag))) {
            Some(Some(lang)) => {
                let dir = lang.direction().as_str();
                out.push_str(&format!("<span class=\"other\" lang=\"{lang}\" dir=\"{dir}\">"));
            }
            Some(None) => out.push_str("<span>"),
            None if c == FALLBACK_END => out.push_str("</span>"),
            None => out.push(c),
        }
    }
}

fn without_marks(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| *c != FALLBACK_END && number(*c).is_none()));
}

/// The number of the language that begins here.
fn number(c: char) -> Option<usize> {
    let number = u32::from(c).checked_sub(u32::from(FALLBACK_START))?;
    usize::try_from(number).ok().filter(|number| *number < 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements_in_text_and_nothing_elsewhere() {
        let languages = ["it".to_owned(), "ar".to_owned()];
        let html = "<title>\u{E010}Cerca\u{E00F}</title><p title=\"\u{E010}a > b\u{E00F}\">\u{E010}Ciao\u{E00F} \u{E011}سلام\u{E00F}</p>\
                    <script>let a = \"\u{E010}x\u{E00F} <b>\";</script><p>\u{E010}y\u{E00F}</p>";
        let expected = "<title>Cerca</title><p title=\"a > b\"><span class=\"other\" lang=\"it\" dir=\"ltr\">Ciao</span> \
                        <span class=\"other\" lang=\"ar\" dir=\"rtl\">سلام</span></p>\
                        <script>let a = \"x <b>\";</script><p><span class=\"other\" lang=\"it\" dir=\"ltr\">y</span></p>";
        assert_eq!(tagged(html, &languages), expected);
    }
}
