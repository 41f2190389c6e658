//! Search in the page's language.
//!
//! In: the pages of one language as [`SearchPage`]. Out: the files of the search index by their path
//! from the site's root, with the language each belongs to. Never: HTML of the theme, words to show
//! in the index (they stand in the fragments), temporary files, the network.
//!
//! Pagefind (<https://pagefind.app>) is given folded tokens (`fold`) and not our text: what a reader
//! types is folded the same way, so a match depends neither on the browser's dictionaries nor on
//! how somebody spells. What is shown is put into its fragments afterwards (`fragment`).

mod fold;
mod fragment;
mod pages;
mod record;
#[cfg(test)]
mod tests;

pub use pages::pages;

use crate::emit::Site;
use crate::memo::Memo;
use crate::model::Lang;
use crate::theme::digest_of;
use crate::theme::view::Words;
use fold::Folder;
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Files by their path from the site's root: all that searching in a language needs, in a folder of its
/// own, so that one language can be kept on a phone without the others.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// A page as it is searched and shown among the results.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SearchPage {
    /// Where the result leads, ready for `href`.
    pub href: String,
    pub title: Words,
    /// Whether the title is a name, which readers of every language look for as it is.
    pub named: bool,
    /// The official word or the original title, where it differs from the title.
    pub original: Option<Words>,
    pub summary: Option<Words>,
    /// The kind's name in the reader's language.
    pub kind: String,
    /// Words about the page that are not shown: topics, audience, a contact's town and numbers.
    pub keywords: Vec<String>,
    pub sections: Vec<SearchSection>,
}

/// A section's words; a part that is not translated has `foreign` words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SearchSection {
    pub heading: Option<Words>,
    /// Plain text, white space folded.
    pub text: Words,
}

/// Indexes the pages of one language. A function of its arguments alone, so that it may be memoised.
///
/// # Errors
/// Where the search library refuses its input, or there is no current folder (it asks for one).
pub fn index(lang: &Lang, pages: &[SearchPage]) -> Result<Files, String> {
    // The library unwraps this.
    std::env::current_dir().map_err(|error| format!("there is no current folder: {error}"))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
        .map_err(|error| error.to_string())?;
    let made = runtime.block_on(made(lang, pages)).map_err(|error| error.to_string())?;
    sorted(lang, pages, made)
}

async fn made(
    lang: &Lang,
    pages: &[SearchPage],
) -> Result<Vec<(String, Vec<u8>)>, Box<dyn std::error::Error>> {
    let config = PagefindServiceConfig::builder().force_language(key(lang)).build();
    let mut index = PagefindIndex::new(Some(config))?;
    let folder = Folder::new(lang.as_str());
    // A language without any word would else be answered from another one's index. No reader's
    // token has this sign in it.
    index.add_html_file(None, Some(String::new()), html("<p>_</p>")).await?;
    for page in pages {
        index.add_html_file(None, Some(fragment::name(page)), html(&record::body(&folder, page))).await?;
    }
    let files = index.get_files().await?.into_iter();
    Ok(files.map(|file| (file.filename.to_string_lossy().into_owned(), file.contents)).collect())
}

/// The name of a language in Pagefind, which compares it with `<html lang>` in lower case.
fn key(lang: &Lang) -> String {
    lang.as_str().to_ascii_lowercase()
}

fn html(body: &str) -> String {
    format!("<!DOCTYPE html><html><body>{body}</body></html>")
}

/// What of the library's files the site needs, in the language's folder.
fn sorted(lang: &Lang, pages: &[SearchPage], made: Vec<(String, Vec<u8>)>) -> Result<Files, String> {
    const NEEDED: [&str; 5] = [".pf_index", ".pf_meta", ".pagefind", "/pagefind.js", "/pagefind-entry.json"];
    let shown = fragment::shown(pages);
    let folder = format!("{lang}/pagefind");
    let mut files = Files::new();
    for (name, bytes) in made {
        let path = format!("{folder}/{}", name.replace('\\', "/"));
        if path.ends_with(".pf_fragment") {
            files.insert(path, fragment::filled(&bytes, &shown)?.into());
        } else if NEEDED.iter().any(|ending| path.ends_with(ending)) {
            files.insert(path, bytes.into());
        }
    }
    // With stemming for its own language, the general program is not needed.
    if files.contains_key(&format!("{folder}/wasm.{}.pagefind", key(lang))) {
        files.remove(&format!("{folder}/wasm.unknown.pagefind"));
    }
    Ok(files)
}

/// Indexes every language of the guide; what is the same as in the last build is taken over.
///
/// # Errors
/// Those of [`index`].
pub fn all(site: &Site<'_>, memo: &Memo) -> Result<Files, String> {
    let languages = site.guide.config.languages.par_iter();
    let indexes = languages.map(|lang| {
        let pages = pages(site, lang);
        memo.searched.get_or(digest_of(&(lang, &pages)), || index(lang, &pages).map(Arc::new))
    });
    let indexes: Vec<Arc<Files>> = indexes.collect::<Result<_, String>>()?;
    Ok(indexes
        .iter()
        .flat_map(|files| files.iter())
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect())
}
