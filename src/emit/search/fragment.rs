//! What is shown of a page among the results.
//!
//! In: a page. Out: the file that the browser loads when the page is among the results shown, its
//! text as the page has it. Never: tokens; the index has them.

use super::SearchPage;
use crate::emit::words::isolated;
use crate::model::Lang;
use crate::theme::digest_of;
use crate::theme::view::Words;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};

/// What Pagefind's client wants before the data of any of its files.
const SIGNATURE: &[u8] = b"pagefind_dcd";

/// The name of a page in the library. With the digest in it, the fragment's file name changes with
/// what is shown, so that it may be cached for ever.
pub fn name(page: &SearchPage) -> String {
    format!("{}#{}", page.href, &digest_of(page).to_hex()[..16])
}

/// What is shown of each page, by its name.
pub fn shown(pages: &[SearchPage]) -> BTreeMap<String, Value> {
    pages.iter().map(|page| (name(page), value(page))).collect()
}

fn value(page: &SearchPage) -> Value {
    let words = |words: &Words| {
        // The script writes text, not elements that could hold its parts in order.
        let text = Lang::parse(&words.lang).map(|lang| isolated(&words.text, &lang));
        let text = text.as_ref().unwrap_or(&words.text);
        if words.foreign {
            json!({ "text": text, "lang": words.lang, "dir": words.dir })
        } else {
            json!({ "text": text })
        }
    };
    let texts = page.sections.iter().flat_map(|section| section.heading.iter().chain([&section.text]));
    let texts = page.summary.iter().chain(texts).filter(|words| !words.text.is_empty());
    json!({
        "href": page.href,
        "title": words(&page.title),
        "original": page.original.as_ref().map(words),
        "kind": page.kind,
        // Not shown, but what a result may be about.
        "keywords": page.keywords.join(" "),
        "texts": texts.map(words).collect::<Vec<_>>(),
    })
}

/// A fragment of the library with what is shown in place of its tokens. The client reads `url`,
/// `content`, `meta` and `anchors` of every fragment and leaves `shown` as it is.
///
/// # Errors
/// Where the file is not in the library's format.
pub fn filled(file: &[u8], shown: &BTreeMap<String, Value>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let json = bytes.strip_prefix(SIGNATURE).ok_or("a fragment without its signature")?;
    let fragment: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let shown = fragment["url"].as_str().and_then(|name| shown.get(name)).unwrap_or(&Value::Null);
    let filled = json!({
        "url": shown["href"],
        "content": "",
        "word_count": fragment["word_count"],
        "filters": {},
        "meta": {},
        "anchors": [],
        "shown": shown,
    });
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(SIGNATURE).map_err(|error| error.to_string())?;
    gz.write_all(filled.to_string().as_bytes()).map_err(|error| error.to_string())?;
    gz.finish().map_err(|error| error.to_string())
}
