//! Where a theme's files come from.

use crate::source::{Content, Sources};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The theme inside the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/sirio");
const BUILT_IN_NAME: &str = "sirio";

/// The files of one theme by their paths inside it.
#[derive(Debug)]
pub struct ThemeFiles {
    name: String,
    files: BTreeMap<String, Arc<str>>,
}

impl ThemeFiles {
    /// The files of `themes/<name>`; those that the guide does not have are the built-in ones of
    /// that name. `None` where there are neither.
    pub fn find(sources: &Sources, name: &str) -> Option<Self> {
        let mut files = BTreeMap::new();
        if name == BUILT_IN_NAME {
            add_built_in(&BUILT_IN, &mut files);
        }
        let folder = format!("themes/{name}");
        for file in sources.below(&folder) {
            if let Content::Text(text) = &file.content {
                files.insert(file.path[folder.len() + 1..].to_owned(), Arc::clone(text));
            }
        }
        (!files.is_empty()).then(|| Self { name: name.to_owned(), files })
    }

    pub fn get(&self, path: &str) -> Option<&Arc<str>> {
        self.files.get(path)
    }

    /// The files below a folder (with `/`), by their paths inside it.
    pub fn below(&self, folder: &str) -> BTreeMap<String, Arc<str>> {
        let files = self.files.iter().filter_map(|(path, text)| {
            path.strip_prefix(folder).map(|name| (name.to_owned(), Arc::clone(text)))
        });
        files.collect()
    }

    /// The path of a theme's file in the guide, for findings.
    pub fn path(&self, inside: &str) -> String {
        format!("themes/{}/{inside}", self.name)
    }

    pub fn digest(&self) -> blake3::Hash {
        super::digest_of(&self.files)
    }
}

fn add_built_in(dir: &Dir<'_>, files: &mut BTreeMap<String, Arc<str>>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.to_owned(), text.into());
        }
    }
    for sub in dir.dirs() {
        add_built_in(sub, files);
    }
}
