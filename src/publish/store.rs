//! Values that outlive a run, as files in a folder of the guide.
//!
//! In: bytes under a digest. Out: the same bytes, or nothing. Never: bytes that are not those that
//! were put there, an error, a file outside the folder. The folder tells version control to look
//! away, and whoever deletes it loses nothing but time.

use crate::memo::Store;
use blake3::Hash;
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Where a guide's store is, from its root.
const FOLDER: &str = ".sirio/cache";

/// The bytes of a digest, which stands before each value.
const DIGEST: usize = blake3::OUT_LEN;

/// A folder of values.
#[derive(Debug)]
pub struct FileStore {
    folder: PathBuf,
    /// What this run has read or written.
    used: Mutex<HashSet<String>>,
}

impl FileStore {
    /// The store of the guide in `root`, for values that `program` makes: another version of the
    /// program may make other values of the same keys.
    pub fn open(root: &Path, program: &str) -> Self {
        Self { folder: root.join(FOLDER).join(program), used: Mutex::default() }
    }

    /// Removes what this run did not use, and what other versions of the program left.
    pub fn sweep(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, path) in entries(&self.folder) {
            if !used.contains(&name) {
                // What stays is found again at the next sweep.
                let _ = fs::remove_file(path);
            }
        }
        let others = self.folder.parent().map(entries).unwrap_or_default();
        for (_, path) in others.into_iter().filter(|(_, path)| path.is_dir() && *path != self.folder) {
            let _ = fs::remove_dir_all(path);
        }
    }

    fn path(&self, key: &Hash) -> PathBuf {
        let name = key.to_hex().to_string();
        let path = self.folder.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        path
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            if let Some(cache) = self.folder.parent() {
                fs::write(cache.join(".gitignore"), "*\n")?;
            }
        }
        // The program may be started twice: each writes a file of its own, and the last one stays.
        let unfinished = path.with_extension(format!("{}.new", std::process::id()));
        let mut file = fs::File::create(&unfinished)?;
        let written = file
            .write_all(blake3::hash(bytes).as_bytes())
            .and_then(|()| file.write_all(bytes))
            .and_then(|()| fs::rename(&unfinished, path));
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written
    }
}

impl Store for FileStore {
    fn get(&self, key: &Hash) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.path(key)).ok()?;
        if bytes.len() < DIGEST {
            return None;
        }
        let value = bytes.split_off(DIGEST);
        (blake3::hash(&value).as_bytes() == bytes.as_slice()).then_some(value)
    }

    fn put(&self, key: &Hash, bytes: &[u8]) {
        let path = self.path(key);
        // A store that cannot be written, on a full disk or a foreign one, only costs time.
        let _ = self.write(&path, bytes);
    }
}

fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let entries = entries.filter_map(Result::ok);
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_found_by_another_run_and_damage_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let key = blake3::hash(b"key");
        FileStore::open(folder.path(), "one").put(&key, b"value");
        let again = FileStore::open(folder.path(), "one");
        assert_eq!(again.get(&key).as_deref(), Some(b"value".as_slice()));
        assert_eq!(FileStore::open(folder.path(), "two").get(&key), None);
        let file = again.path(&key);
        let mut bytes = fs::read(&file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&file, bytes).unwrap();
        assert_eq!(again.get(&key), None);
        fs::write(&file, b"short").unwrap();
        assert_eq!(again.get(&key), None);
    }

    #[test]
    fn a_sweep_keeps_what_the_run_used() {
        let folder = tempfile::tempdir().unwrap();
        let (used, unused) = (blake3::hash(b"used"), blake3::hash(b"unused"));
        let first = FileStore::open(folder.path(), "one");
        first.put(&used, b"1");
        first.put(&unused, b"2");
        FileStore::open(folder.path(), "older").put(&used, b"3");
        let second = FileStore::open(folder.path(), "one");
        second.get(&used);
        second.sweep();
        let third = FileStore::open(folder.path(), "one");
        assert_eq!((third.get(&used).as_deref(), third.get(&unused)), (Some(b"1".as_slice()), None));
        assert_eq!(FileStore::open(folder.path(), "older").get(&used), None);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".sirio"), "a file").unwrap();
        let store = FileStore::open(folder.path(), "one");
        store.put(&blake3::hash(b"key"), b"value");
        store.sweep();
        assert_eq!(store.get(&blake3::hash(b"key")), None);
    }
}
