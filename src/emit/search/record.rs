//! What the library is given of a page: tokens and weights.
//!
//! In: a page. Out: HTML that nobody sees, as Pagefind's documented attributes want it
//! (<https://pagefind.app/docs/weighting/>). Never: a character of the text that is no letter or digit.

use super::SearchPage;
use super::fold::Folder;
use crate::theme::view::Words;
use std::collections::BTreeMap;

/// The weight of text that the reader may not read, beside 1 for text of the page.
const FOREIGN: &str = "0.05";
/// How often a word of such text counts on one page: else a long text would outweigh one that can be read.
const FOREIGN_TIMES: usize = 3;

/// The tokens of a page with their weights. What `data-pagefind-meta` holds counts by the weights
/// in `scripts/search/search.js`, far above all text.
pub fn body(folder: &Folder, page: &SearchPage) -> String {
    let mut out = String::new();
    let mut field = |name: &str, tokens: &[String]| {
        if !tokens.is_empty() {
            out.push_str(&format!("<i data-pagefind-meta=\"{name}:{}\"></i>", tokens.join(" ")));
        }
    };
    let name_tokens = |words: &Words| {
        let mut tokens = folder.index(&words.text);
        if words.foreign {
            // Italian has its number and gender in the last vowel.
            let stems: Vec<String> = tokens.iter().filter_map(|token| latin_stem(token)).collect();
            tokens.extend(stems);
        }
        tokens.extend(folder.whole(&words.text));
        tokens
    };
    let of_title = match (page.title.foreign, page.named) {
        (false, _) => "title",
        (true, true) => "official",
        (true, false) => "foreign",
    };
    field(of_title, &name_tokens(&page.title));
    if let Some(original) = &page.original {
        field("official", &name_tokens(original));
    }
    let headings = page.sections.iter().filter_map(|section| section.heading.as_ref());
    let native: Vec<String> =
        headings.filter(|heading| !heading.foreign).flat_map(|heading| folder.index(&heading.text)).collect();
    field("heading", &native);

    let mut foreign: BTreeMap<String, usize> = BTreeMap::new();
    let mut text = |weight: &str, words: &Words| {
        let mut tokens = folder.index(&words.text);
        if words.foreign {
            tokens.retain(|token| {
                let times = foreign.entry(token.clone()).or_default();
                *times += 1;
                *times <= FOREIGN_TIMES
            });
        }
        write_text(if words.foreign { FOREIGN } else { weight }, &tokens, &mut out);
    };
    let title = Words { foreign: page.title.foreign && !page.named, ..page.title.clone() };
    text("6", &title);
    page.summary.iter().for_each(|summary| text("2", summary));
    for section in &page.sections {
        section.heading.iter().for_each(|heading| text("3", heading));
        text("1", &section.text);
    }
    if let Some(original) = &page.original {
        write_text("4", &folder.index(&original.text), &mut out);
    }
    page.keywords.iter().for_each(|words| write_text("1", &folder.index(words), &mut out));
    write_text("0.5", &folder.index(&page.kind), &mut out);
    out
}

fn write_text(weight: &str, tokens: &[String], out: &mut String) {
    if !tokens.is_empty() {
        out.push_str(&format!("<p data-pagefind-weight=\"{weight}\">{}</p>", tokens.join(" ")));
    }
}

fn latin_stem(token: &str) -> Option<String> {
    let stem = token.strip_suffix(['a', 'e', 'i', 'o'])?;
    (stem.len() >= 4 && stem.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| stem.to_owned())
}
