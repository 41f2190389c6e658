//! Interface strings that had to fall back to another language say so in the HTML.

use super::tags::{Token, tokens};
use crate::locale::{FALLBACK_END, FALLBACK_START};
use crate::model::Lang;
use crate::theme::view::Document;

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
    // An option holds text alone, and need not be closed.
    let mut plain = false;
    for (_, token) in tokens(html) {
        match token {
            Token::Text(text) if !plain => with_elements(text, languages, &mut out),
            Token::Text(text) | Token::Raw(text) | Token::Other(text) => without_marks(text, &mut out),
            Token::Tag(tag) => {
                plain = tag.opens("option");
                without_marks(tag.markup, &mut out);
            }
        }
    }
    out
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
