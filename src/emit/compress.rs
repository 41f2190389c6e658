//! Smaller twins of text files, for hosts that send what lies beside a file.
//!
//! In: a site. Out: the same site with `.br` (RFC 7932) and `.gz` (RFC 1952) where they are smaller.
//! The bytes depend on the file's alone: no time, no name, no number of threads.

use crate::memo::Cache;
use crate::publish::Tree;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use std::io::{self, Write};
use std::sync::Arc;

/// Endings of files that compress; pictures, PDFs and search indexes are compressed already.
const TEXTS: [&str; 17] = [
    "css",
    "csv",
    "geojson",
    "html",
    "ics",
    "js",
    "json",
    "jsonld",
    "map",
    "md",
    "mjs",
    "svg",
    "txt",
    "vcf",
    "wasm",
    "webmanifest",
    "xml",
];

/// A file's twins, each where it is smaller than the file.
#[derive(Debug, Clone, Default)]
pub struct Twins {
    brotli: Option<Arc<[u8]>>,
    gzip: Option<Arc<[u8]>>,
}

/// The tree with twins beside its texts. What `memo` holds of an earlier build is taken over.
///
/// # Errors
/// Where a compressor fails, which in memory it does not.
pub fn compressed(tree: &Tree, memo: &Cache<Twins>) -> io::Result<Tree> {
    let texts: Vec<(&String, &Arc<[u8]>)> = tree.iter().filter(|(path, _)| is_text(path)).collect();
    let twins = texts
        .par_iter()
        .map(|(path, bytes)| Ok((path.as_str(), memo.get_or(blake3::hash(bytes), || twins(bytes))?)))
        .collect::<io::Result<Vec<_>>>()?;
    let mut all = tree.clone();
    for (path, Twins { brotli, gzip }) in twins {
        for (ending, twin) in [("br", brotli), ("gz", gzip)] {
            let path = format!("{path}.{ending}");
            if let Some(twin) = twin.filter(|_| !tree.contains_key(&path)) {
                all.insert(path, twin);
            }
        }
    }
    Ok(all)
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending))
}

fn twins(bytes: &[u8]) -> io::Result<Twins> {
    let smaller = |twin: Vec<u8>| (twin.len() < bytes.len()).then(|| Arc::from(twin));
    Ok(Twins { brotli: smaller(brotli(bytes)?), gzip: smaller(gzip(bytes)?) })
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: window(bytes.len()),
        mode: BrotliEncoderMode::BROTLI_MODE_TEXT,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// The window, as a power of two, that holds the whole file: a larger one costs its memory and no
/// byte less.
fn window(length: usize) -> i32 {
    let bits = usize::BITS - length.leading_zeros();
    i32::try_from(bits).unwrap_or(22).clamp(16, 22)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // 255: no system in particular.
    let header = GzBuilder::new().mtime(0).operating_system(255);
    let mut encoder = header.write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect()
    }

    #[test]
    fn twins_stand_beside_texts_and_are_the_text() {
        let text = "<p>Permesso di soggiorno, شهادة</p>\n".repeat(40);
        let site =
            tree(&[("it/index.html", &text), ("a.pdf", &text), ("robots.txt", "a"), ("_headers", &text)]);
        let all = compressed(&site, &Cache::default()).unwrap();
        let paths: Vec<&str> = all.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            ["_headers", "a.pdf", "it/index.html", "it/index.html.br", "it/index.html.gz", "robots.txt"]
        );
        let mut from_gzip = String::new();
        flate2::read::GzDecoder::new(&*all["it/index.html.gz"]).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*all["it/index.html.br"], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text.as_bytes());
        // No time and no name: bytes 4 to 8 of the header, and the flag of byte 3.
        assert_eq!(all["it/index.html.gz"][3..8], [0, 0, 0, 0, 0]);
    }

    #[test]
    fn what_was_compressed_is_taken_over() {
        let site = tree(&[("a.html", &"testo ".repeat(99)), ("b.html", &"testo ".repeat(99))]);
        let memo = Cache::default();
        let first = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let first = first.install(|| compressed(&site, &memo).unwrap());
        assert_eq!(memo.made(), 1);
        assert_eq!(compressed(&site, &memo).unwrap(), first);
        assert_eq!(memo.made(), 1);
    }
}
