//! From a folder on disk to [`Sources`].

use super::{Content, FileClass, MAX_MEDIA, MAX_RECORDS, MAX_TEXT, SourceFile, Sources, classify};
use crate::diagnostic::{Code, Finding, Place, Reported, codes};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use walkdir::{DirEntry, WalkDir};

/// A file that may be read: its path on disk and its path in the guide.
struct Candidate {
    disk: PathBuf,
    path: Arc<str>,
    class: FileClass,
}

/// Reads the guide in `root`.
///
/// Files that cannot be read or don't belong are findings; everything else is still there.
///
/// # Errors
/// Where the folder itself or its `guide.toml` cannot be found.
pub fn load(root: &Path) -> io::Result<Reported<Sources>> {
    let real_root = root.canonicalize()?;
    if !real_root.join("guide.toml").is_file() {
        let message = format!("{} has no guide.toml: it is no guide", root.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    let mut findings = Vec::new();
    let mut candidates = Vec::new();
    for top in ["guide.toml", "content", "i18n", "themes"] {
        candidates.extend(walk(&real_root, top, &mut findings));
    }
    check_case(&candidates, &mut findings);

    let read: Vec<(Option<SourceFile>, Vec<Finding>)> = candidates.par_iter().map(read).collect();
    let mut files = Vec::with_capacity(read.len());
    for (file, found) in read {
        files.extend(file);
        findings.extend(found);
    }
    if !files.iter().any(|file| file.path.starts_with("content/")) {
        let place = Place::file(&"content".into());
        let finding = Finding::new(codes::EMPTY_CONTENT, place, "the guide has no pages");
        findings.push(finding.hint("write a first page with `sirio new service health/doctor`"));
    }
    Ok(Reported { value: Sources::from_files(files), findings })
}

fn walk(root: &Path, top: &str, findings: &mut Vec<Finding>) -> Vec<Candidate> {
    let start = root.join(top);
    if !start.exists() {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    let entries = WalkDir::new(&start).sort_by_file_name().into_iter().filter_entry(is_visible);
    for entry in entries {
        match entry {
            Ok(entry) => candidates.extend(admit(root, &entry, findings)),
            Err(error) => {
                let path = error.path().map_or_else(|| top.into(), |path| guide_path(root, path));
                findings.push(unreadable(&path, &error.to_string()));
            }
        }
    }
    candidates
}

/// Hidden files and installed packages are no part of a guide.
fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || (!name.starts_with('.') && name != "node_modules")
}

fn admit(root: &Path, entry: &DirEntry, findings: &mut Vec<Finding>) -> Option<Candidate> {
    let path = guide_path(root, entry.path());
    let mut refuse = |code: Code, message: String, hint: &str| {
        findings.push(Finding::new(code, Place::file(&path), message).hint(hint));
    };
    if entry.path().to_str().is_none() {
        refuse(codes::NAME_NOT_UTF8, "the file's name is not UTF-8".into(), "rename the file");
        return None;
    }
    if entry.file_type().is_dir() {
        if path.ends_with(".md") {
            refuse(
                codes::NOT_A_FILE,
                format!("`{path}` is a folder, but is named like a page"),
                "rename the folder, or move its text into a file of this name",
            );
        }
        return None;
    }
    if entry.file_type().is_symlink() && !stays_inside(root, entry.path()) {
        let message = format!("`{path}` is a link that leads out of the guide, to a folder, or nowhere");
        refuse(codes::SYMLINK, message, "put a copy of the file here instead");
        return None;
    }
    if !is_nfc(&entry.path().to_string_lossy()[root.to_string_lossy().len()..]) {
        let message = "the file's name is in decomposed Unicode (NFD): links to it would not match".into();
        refuse(codes::NAME_NOT_NFC, message, "rename the file, typing its accents anew");
    }
    let class = classify(&path);
    if class == FileClass::Unknown {
        if path.starts_with("content/") {
            let hint = "pages are `.md` files; images are png, jpg, webp, avif, gif or svg";
            refuse(codes::IGNORED_FILE, format!("`{path}` is no kind of file that a guide has"), hint);
        }
        return None;
    }
    Some(Candidate { disk: entry.path().to_owned(), path, class })
}

fn stays_inside(root: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(root) && target.is_file())
}

/// The path from the root with `/`, in NFC.
fn guide_path(root: &Path, path: &Path) -> Arc<str> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> =
        relative.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    parts.join("/").into()
}

/// Two files that differ only in case are one file on other people's machines.
fn check_case(candidates: &[Candidate], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, &Arc<str>> = BTreeMap::new();
    for candidate in candidates {
        if let Some(first) = seen.insert(candidate.path.to_lowercase(), &candidate.path) {
            let message = format!("`{}` and `{first}` differ only in upper and lower case", candidate.path);
            let finding = Finding::new(codes::CASE_COLLISION, Place::file(&candidate.path), message);
            findings.push(finding.hint("rename one of them: many machines cannot hold both"));
        }
    }
}

fn read(candidate: &Candidate) -> (Option<SourceFile>, Vec<Finding>) {
    let limit = match candidate.class {
        FileClass::Text if candidate.path.starts_with("i18n/") => MAX_RECORDS,
        FileClass::Text => MAX_TEXT,
        FileClass::Media | FileClass::Unknown => MAX_MEDIA,
    };
    let size = match std::fs::metadata(&candidate.disk) {
        Ok(metadata) => metadata.len(),
        Err(error) => return (None, vec![unreadable(&candidate.path, &error.to_string())]),
    };
    if size > limit {
        let message = format!("the file has {size} bytes; the most is {limit}");
        let finding = Finding::new(codes::TOO_LARGE, Place::file(&candidate.path), message);
        return (None, vec![finding.hint("split the page, or make the image smaller")]);
    }
    let bytes = match std::fs::read(&candidate.disk) {
        Ok(bytes) => bytes,
        Err(error) => return (None, vec![unreadable(&candidate.path, &error.to_string())]),
    };
    let hash = blake3::hash(&bytes);
    let mut findings = Vec::new();
    let content = match candidate.class {
        FileClass::Text => match text(&candidate.path, bytes, &mut findings) {
            Some(text) => Content::Text(text),
            None => return (None, findings),
        },
        FileClass::Media | FileClass::Unknown => Content::Bytes(bytes.into()),
    };
    (Some(SourceFile { path: Arc::clone(&candidate.path), content, hash }), findings)
}

/// Text with plain line ends and no byte order mark; what had to be mended is reported.
fn text(path: &Arc<str>, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<Arc<str>> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
            let message = format!("the file is not UTF-8 (line {line}, byte {at})");
            let finding = Finding::new(codes::NOT_UTF8, Place::file(path), message);
            findings.push(finding.hint("open it in your editor and save it with the encoding UTF-8"));
            return None;
        }
    };
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => {
            let message = "the file begins with a byte order mark";
            let finding = Finding::new(codes::BYTE_ORDER_MARK, Place::at(path, 0..0), message);
            findings.push(finding.hint("save it as UTF-8 without BOM"));
            rest.to_owned()
        }
        None => text,
    };
    if let Some(at) = text.find('\r') {
        let finding = Finding::new(
            codes::LINE_ENDINGS,
            Place::at(path, at..at),
            "the file has the line ends of Windows (CR LF)",
        );
        findings.push(
            finding.hint("save it with LF line ends; `* text=auto eol=lf` in .gitattributes keeps them"),
        );
        return Some(text.replace("\r\n", "\n").replace('\r', "\n").into());
    }
    Some(text.into())
}

fn unreadable(path: &Arc<str>, reason: &str) -> Finding {
    let message = format!("the file cannot be read: {reason}");
    Finding::new(codes::UNREADABLE, Place::file(path), message).hint("give yourself the right to read it")
}
