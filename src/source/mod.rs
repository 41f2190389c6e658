//! The only reader of a guide's files.
//!
//! In: a folder. Out: [`Sources`], sorted by path, with NFC paths, text in UTF-8 with plain line
//! ends, nothing from outside the root. Never: meaning; what a file says is for other rooms.

mod earlier;
mod load;
mod path;

pub use earlier::{history, kept, kept_path};
pub use load::load;
pub use path::{FileClass, classify};

use std::collections::BTreeMap;
use std::sync::Arc;

/// The largest text file that is read, in bytes; a page beyond it is a mistake.
pub const MAX_TEXT: u64 = 2 << 20;
/// The largest file of records, in bytes: some 500,000 sections.
pub const MAX_RECORDS: u64 = 64 << 20;
/// The largest image or attachment, in bytes.
pub const MAX_MEDIA: u64 = 20 << 20;

/// A guide's files by their path from the root, with `/`.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, SourceFile>,
}

#[derive(Debug, Clone)]
pub struct SourceFile {
    pub path: Arc<str>,
    pub content: Content,
    /// Digest of the bytes as they lie in the folder.
    pub hash: blake3::Hash,
}

#[derive(Debug, Clone)]
pub enum Content {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
}

impl SourceFile {
    /// The text, `""` for a file that holds none.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Bytes(_) => "",
        }
    }
}

impl Sources {
    pub fn from_files(files: impl IntoIterator<Item = SourceFile>) -> Self {
        Self { files: files.into_iter().map(|file| (Arc::clone(&file.path), file)).collect() }
    }

    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// The text of a file, if it is there and holds text.
    pub fn text(&self, path: &str) -> Option<&str> {
        match &self.get(path)?.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    /// The files below a folder, in the order of their paths.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s SourceFile> {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .map(|(_, file)| file)
            .take_while(move |file| file.path.starts_with(folder))
            .filter(move |file| file.path[folder.len()..].starts_with('/'))
    }

    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// A digest of everything that the guide is made of.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for file in self.files.values() {
            hasher.update(&(file.path.len() as u64).to_le_bytes());
            hasher.update(file.path.as_bytes());
            hasher.update(file.hash.as_bytes());
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }
}
