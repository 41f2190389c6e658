//! What a phone keeps: `/<lang>/offline.json`, the list of files that a whole language is read with,
//! and the manifest by which the site stands among a phone's programs.
//!
//! `{"version":"…","files":[["/ar/","<digest>",4312],…]}`, in the order of the paths.
//!
//! - The path is written as browsers ask for it.
//! - The digest is the first 12 bytes of the file's SHA-256, in hexadecimal.
//! - The number is what the file costs over the network, in bytes: compressed where hosts compress.
//! - The version is the first 8 bytes of the SHA-256 over `path digest\n` of all files: the same
//!   content has the same version, whatever the day.

use super::{Site, budget, icon};
use crate::guide::href;
use crate::memo::Memo;
use crate::model::Lang;
use crate::publish::Tree;
use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Adds the list of each language; everything that it names must be in the tree already.
pub fn add_lists(site: &Site<'_>, memo: &Memo, tree: &mut Tree) {
    let redirects: BTreeSet<String> =
        site.guide.redirects.keys().map(|address| super::site::file_of(address)).collect();
    let files: Vec<(&String, File)> = tree
        .par_iter()
        .filter(|(path, _)| is_kept(path) && !redirects.contains(*path))
        .map(|(path, bytes)| (path, File::of(path, bytes, memo)))
        .collect();
    let lists: Vec<(String, Vec<u8>)> = site
        .guide
        .config
        .languages
        .iter()
        .map(|lang| {
            let own = files.iter().filter(|(path, _)| belongs(path, lang));
            (format!("{lang}/offline.json"), list(own.map(|(_, file)| file)))
        })
        .collect();
    tree.extend(lists.into_iter().map(|(path, bytes)| (path, bytes.into())));
}

struct File {
    href: String,
    digest: String,
    /// Bytes over the network.
    cost: usize,
}

impl File {
    fn of(path: &str, bytes: &[u8], memo: &Memo) -> Self {
        let cost = if is_text(path) { budget::weight(bytes, memo) } else { bytes.len() };
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        Self { href: href(&address), digest: hex(&Sha256::digest(bytes)[..12]), cost }
    }
}

fn list<'f>(files: impl Iterator<Item = &'f File>) -> Vec<u8> {
    let mut files: Vec<&File> = files.collect();
    files.sort_by(|a, b| a.href.cmp(&b.href));
    let mut version = Sha256::new();
    for file in &files {
        version.update(format!("{} {}\n", file.href, file.digest));
    }
    let rows: Vec<_> = files.iter().map(|file| json!([file.href, file.digest, file.cost])).collect();
    json!({ "version": hex(&version.finalize()[..8]), "files": rows }).to_string().into_bytes()
}

/// Leaflets are for paper, and a feed is for those who are connected.
fn is_kept(path: &str) -> bool {
    !(path.ends_with(".pdf") || path.ends_with("/feed.xml") || path == "404.html")
}

/// What a language is read with: its own folder, and what the whole site shares.
fn belongs(path: &str, lang: &Lang) -> bool {
    const SHARED: [&str; 4] = ["assets/", "icons/", "media/", "data/contacts/"];
    const SINGLE: [&str; 3] = ["index.html", "manifest.webmanifest", "data/open.json"];
    let own = path.strip_prefix(lang.as_str()).is_some_and(|rest| rest.starts_with('/'));
    own || SINGLE.contains(&path) || SHARED.iter().any(|folder| path.starts_with(folder))
}

fn is_text(path: &str) -> bool {
    const TEXT: [&str; 11] =
        ["html", "css", "js", "mjs", "json", "webmanifest", "svg", "txt", "xml", "ics", "vcf"];
    path.rsplit_once('.').is_some_and(|(_, extension)| TEXT.contains(&extension))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// `/manifest.webmanifest` (W3C Web Application Manifest), in the guide's own language.
pub fn manifest(site: &Site<'_>) -> Vec<u8> {
    let lang = &site.guide.config.source_language;
    let mut icons: Vec<_> = icon::SIDES
        .iter()
        .map(|side| {
            json!({ "src": format!("/icons/icon-{side}.png"), "sizes": format!("{side}x{side}"),
                            "type": "image/png", "purpose": "any maskable" })
        })
        .collect();
    icons.push(json!({ "src": "/icons/icon.svg", "sizes": "any", "type": "image/svg+xml" }));
    let mut manifest = json!({
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "lang": lang,
        "dir": lang.direction().as_str(),
        "name": super::frame::site_name(site, lang).text,
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#06376f",
        "icons": icons,
    });
    let summary = site.guide.entry_at("_index").and_then(|index| index.summary(lang));
    if let Some((summary, _)) = summary {
        manifest["description"] = summary.into();
    }
    manifest.to_string().into_bytes()
}
