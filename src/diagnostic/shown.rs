//! What editors wrote, as findings may quote it.

use std::borrow::Cow;

/// Whether a character is not seen where it stands: controls, directional marks and overrides, spaces without
/// width. The joiners of Persian and of Indian scripts belong to the spelling of words and do not count.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// A text that can be quoted: [`visible`], names and passwords of addresses masked.
pub fn shown(text: &str) -> String {
    visible(&masked(text))
}

/// A text with its invisible characters by their number.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// The text with a star for each byte of a name and a password that stand in an address (`https://name:password@…`):
/// all else stays at its place.
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(at) = text[from..].find("//") {
        let start = from + at + 2;
        let ends = |c: char| c.is_whitespace() || "/?#<>\"'`\\".contains(c);
        let authority = text[start..].split(ends).next().unwrap_or_default();
        // Two strokes after `mailto:` are a slip, and what follows them no name to be hidden.
        let before = text[from..start - 2].get(at.saturating_sub("mailto:".len())..);
        let is_mail = before.is_some_and(|before| before.eq_ignore_ascii_case("mailto:"));
        if !is_mail && let Some(length) = authority.rfind('@') {
            out.to_mut().replace_range(start..start + length, &"*".repeat(length));
        }
        from = start;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_masked_and_nothing_moves() {
        for (text, wanted) in [
            ("[a](https://me:pà@e.org/x)", "[a](https://******@e.org/x)"),
            ("https://me@e.org@f.org/@g", "https://********@f.org/@g"),
            ("ftp://a:b@c <//d:e@f>", "ftp://***@c <//***@f>"),
            ("https://e.org/maps/@43,10 a@b.it", "https://e.org/maps/@43,10 a@b.it"),
            ("mailto:a@b.it MailTo://a@b.it", "mailto:a@b.it MailTo://a@b.it"),
        ] {
            assert_eq!(masked(text), wanted);
            assert_eq!(masked(text).len(), text.len());
        }
        assert_eq!(shown("a\u{202E}b\u{200C}c"), "a\\u{202e}b\u{200C}c");
    }
}
