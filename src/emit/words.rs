//! Text for views: each piece with its language, direction and what must be isolated in it.

use crate::locale::{isolated_runs, strip_bidi_controls};
use crate::model::{Direction, Lang};
use crate::theme::view::{Markup, Words};
use std::borrow::Cow;

/// A text as it stands, in `lang`, on a page in `reader`'s language.
pub fn words(text: &str, lang: &Lang, reader: &Lang) -> Words {
    Words {
        text: clean(text).into_owned(),
        lang: lang.as_str().to_owned(),
        dir: lang.direction().as_str(),
        foreign: lang != reader,
    }
}

/// Rendered HTML in `lang`, on a page in `reader`'s language.
pub fn markup(html: String, lang: &Lang, reader: &Lang) -> Markup {
    Markup { html, lang: lang.as_str().to_owned(), dir: lang.direction().as_str(), foreign: lang != reader }
}

/// A text without characters that turn its direction: isolation is the tool's work.
pub fn clean(text: &str) -> Cow<'_, str> {
    strip_bidi_controls(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Writes a text as HTML; in right-to-left text, what would be scrambled is isolated.
pub fn write_text(text: &str, lang: &Lang, out: &mut String) {
    let text = clean(text);
    if lang.direction() == Direction::LeftToRight {
        escape(&text, out);
        return;
    }
    for run in isolated_runs(&text) {
        if run.isolate {
            out.push_str("<bdi dir=\"ltr\">");
            escape(run.text, out);
            out.push_str("</bdi>");
        } else {
            escape(run.text, out);
        }
    }
}

/// The same for text that is not HTML: isolates around what would be scrambled (UAX #9).
pub fn isolated(text: &str, lang: &Lang) -> String {
    let text = clean(text);
    if lang.direction() == Direction::LeftToRight {
        return text.into_owned();
    }
    let runs = isolated_runs(&text);
    runs.iter().map(|run| if run.isolate { ltr(run.text) } else { run.text.to_owned() }).collect()
}

/// A text that is left to right whatever stands around it.
pub fn ltr(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// Writes text so that it is text in HTML and in quoted attributes.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in HTML at all, by any spelling.
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_arabic_text_are_isolated_and_markup_is_text() {
        let mut out = String::new();
        let Some(arabic) = Lang::parse("ar") else { return };
        write_text("اتصل 0583 9701 <b>", &arabic, &mut out);
        assert_eq!(out, "اتصل <bdi dir=\"ltr\">0583 9701</bdi> &lt;b&gt;");
    }
}
