//! What a page in HTML tells about itself: its places, its versions in other languages, and
//! whether all that readers see is in it at all.

use super::seen::Anchor;
use super::versions::{Version, is_alternate};
use lol_html::errors::RewritingError;
use lol_html::html_content::{Element, TextChunk, TextType};
use lol_html::{HtmlRewriter, Settings, doc_text, element};
use std::collections::BTreeSet;
use url::Url;

/// A page with fewer letters than this and with scripts may be filled by them.
const FEW_LETTERS: usize = 600;

/// Where frameworks put what they make; a page with one of them, and few letters, is made there.
const MOUNTS: [&str; 7] = ["root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root"];

/// Under which GitHub and GitLab keep the places of texts that they show.
const PREFIX: &str = "user-content-";

/// What a page says about itself.
#[derive(Debug, Default)]
pub struct Page {
    pub versions: Vec<Version>,
    places: BTreeSet<String>,
    base: Option<String>,
    scripts: bool,
    mount: bool,
    letters: usize,
    /// The page ends where it ends, and not where reading stopped.
    whole: bool,
}

impl Page {
    /// Reads a page, or the beginning of one.
    pub fn read(text: &str, whole: bool) -> Self {
        let mut page = Self::default();
        let mut letters = 0;
        let read = walk(text, &mut page, &mut letters);
        page.letters = letters;
        page.whole = whole && read.is_ok();
        page
    }

    /// What became of a place that was asked for, percent-decoded.
    pub fn anchor(&self, fragment: &str) -> Anchor {
        // The top of the page is always there (HTML, "select the indicated part").
        if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") {
            return Anchor::Found;
        }
        if self.places.contains(fragment) || self.places.contains(&format!("{PREFIX}{fragment}")) {
            return Anchor::Found;
        }
        if !self.whole || is_for_scripts(fragment) || self.is_made_by_script() {
            return Anchor::Unknown;
        }
        Anchor::Missing
    }

    /// What relative addresses in the page begin from.
    pub fn base(&self, address: &Url) -> Url {
        self.base.as_ref().and_then(|base| address.join(base.trim()).ok()).unwrap_or_else(|| address.clone())
    }

    fn is_made_by_script(&self) -> bool {
        self.letters < FEW_LETTERS && (self.scripts || self.mount)
    }

    fn take(&mut self, element: &Element) {
        let attribute = |name: &str| element.get_attribute(name).map(|value| decoded(&value));
        if let Some(id) = attribute("id") {
            self.mount |= MOUNTS.contains(&id.as_str());
            self.places.insert(id);
        }
        match element.tag_name().as_str() {
            "a" => self.places.extend(attribute("name")),
            "base" if self.base.is_none() => self.base = attribute("href"),
            "script" => self.scripts = true,
            "link" => {
                if let (Some(rel), Some(lang), Some(href)) =
                    (attribute("rel"), attribute("hreflang"), attribute("href"))
                    && is_alternate(&rel)
                {
                    self.versions.push(Version { lang, href });
                }
            }
            _ => {}
        }
    }
}

/// Places that no page holds by itself: a text to be marked, and routes of scripts.
pub fn is_for_scripts(fragment: &str) -> bool {
    fragment.contains(":~:") || fragment.starts_with(['!', '/'])
}

fn walk(text: &str, page: &mut Page, letters: &mut usize) -> Result<(), RewritingError> {
    let settings = Settings::new()
        .with_strict(false)
        .append_element_content_handler(element!("*", |element: &mut Element| {
            page.take(element);
            Ok(())
        }))
        .append_document_content_handler(doc_text!(|chunk: &mut TextChunk| {
            if chunk.text_type() == TextType::Data {
                *letters += chunk.as_str().chars().filter(|c| c.is_alphanumeric()).count();
            }
            Ok(())
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(text.as_bytes())?;
    rewriter.end()
}

/// An attribute's value without the character references that addresses and names have.
fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let reference =
            rest[at + 1..].split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        rest = if let Some((c, after)) = reference {
            out.push(c);
            after
        } else {
            out.push('&');
            &rest[at + 1..]
        };
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(html: &str, fragment: &str) -> Anchor {
        Page::read(html, true).anchor(fragment)
    }

    #[test]
    fn places_are_ids_and_names_of_links() {
        let long = "parola ".repeat(200);
        let table = [
            ("<p id=uno>", "uno", Anchor::Found),
            ("<p ID='uno'>", "uno", Anchor::Found),
            ("<p id=uno>", "Uno", Anchor::Missing),
            ("<a name=\"due\">", "due", Anchor::Found),
            ("<p name=due>", "due", Anchor::Missing),
            ("<p id='a&amp;b'>", "a&b", Anchor::Found),
            ("<p id='a&#x26;b&#38;c&x'>", "a&b&c&x", Anchor::Found),
            ("<p id=\"مكتب\">", "مكتب", Anchor::Found),
            ("<!-- <p id=uno> -->", "uno", Anchor::Missing),
            ("<script>'<p id=uno>'</script>", "uno", Anchor::Missing),
            ("<h2 id=user-content-uno>", "uno", Anchor::Found),
            ("<p>", "top", Anchor::Found),
            ("<p>", "", Anchor::Found),
            ("<p>", ":~:text=parola", Anchor::Unknown),
            ("<p>", "!/uno", Anchor::Unknown),
            ("<p>", "/uno", Anchor::Unknown),
        ];
        for (html, fragment, expected) in table {
            assert_eq!(anchor(&format!("{html}{long}"), fragment), expected, "{html} #{fragment}");
        }
    }

    #[test]
    fn a_page_made_by_a_script_or_cut_off_lacks_nothing_for_sure() {
        assert_eq!(anchor("<div id=root></div><script src=a.js></script>", "uno"), Anchor::Unknown);
        assert_eq!(anchor("<div id=__next></div>", "uno"), Anchor::Unknown);
        assert_eq!(anchor("<p>Breve.</p>", "uno"), Anchor::Missing);
        let cut = Page::read(&"parola ".repeat(200), false);
        assert_eq!(cut.anchor("uno"), Anchor::Unknown);
    }

    #[test]
    fn no_page_makes_it_stumble() {
        for html in [
            "<",
            "<a",
            "<a href='",
            "\u{0}<p id>",
            "</p></p>",
            "<!",
            "<![CDATA[",
            "<table><tr><select><table>",
        ] {
            anchor(html, "uno");
        }
        anchor(&"<b>".repeat(300_000), "uno");
    }
}
