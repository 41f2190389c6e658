//! What earlier builds made and the next one may take over, keyed by content.
//!
//! A key is a digest of everything that a value depends on, so that a value taken from here is the
//! one that would be made anew. There are two cut-offs: a file that is unchanged is not parsed
//! again, and a view that is unchanged is not rendered again. What is made of the views and the pages of a
//! language (a leaflet, a search index, a weight) follows the same rule.

use blake3::Hash;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Where bytes stay between two runs of the program. What is not there, damaged or not to be
/// reached is made again: a store has no errors.
pub trait Store: fmt::Debug + Send + Sync {
    fn get(&self, key: &Hash) -> Option<Vec<u8>>;
    fn put(&self, key: &Hash, bytes: &[u8]);
}

/// A value that a store can hold.
pub trait Keep: Sized {
    fn to_bytes(&self) -> Vec<u8>;
    /// `None` for bytes that are no such value.
    fn from_bytes(bytes: &[u8]) -> Option<Self>;
}

/// Values by the digest of what they were made from.
#[derive(Debug)]
pub struct Cache<V> {
    values: Mutex<HashMap<Hash, (V, usize)>>,
    made: AtomicUsize,
    generation: AtomicUsize,
    store: Option<Arc<dyn Store>>,
}

impl<V> Default for Cache<V> {
    fn default() -> Self {
        Self {
            values: Mutex::default(),
            made: AtomicUsize::default(),
            generation: AtomicUsize::default(),
            store: None,
        }
    }
}

impl<V: Clone + Keep> Cache<V> {
    /// As [`Cache::get_or`], looking also in the store, and keeping there what is made.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get_kept_or<E>(&self, key: Hash, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let Some(store) = &self.store else { return self.get_or(key, make) };
        if let Some(value) = self.known(&key) {
            return Ok(value);
        }
        if let Some(value) = store.get(&key).and_then(|bytes| V::from_bytes(&bytes)) {
            self.remember(key, &value);
            return Ok(value);
        }
        let value = self.get_or(key, make)?;
        store.put(&key, &value.to_bytes());
        Ok(value)
    }
}

impl<V: Clone> Cache<V> {
    /// The value under `key`, made if it is not there. A failure is not kept.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get_or<E>(&self, key: Hash, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        if let Some(value) = self.known(&key) {
            return Ok(value);
        }
        // Made without the lock: two threads may make the same value, and then it is the same.
        let value = make()?;
        self.made.fetch_add(1, Ordering::Relaxed);
        self.remember(key, &value);
        Ok(value)
    }

    fn known(&self, key: &Hash) -> Option<V> {
        let mut values = self.lock();
        let (value, last) = values.get_mut(key)?;
        *last = self.generation.load(Ordering::Relaxed);
        Some(value.clone())
    }

    fn remember(&self, key: Hash, value: &V) {
        let generation = self.generation.load(Ordering::Relaxed);
        self.lock().insert(key, (value.clone(), generation));
    }

    /// How many values were made, and not taken over, so far.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Forgets what the build that ends now did not use.
    fn end_build(&self) {
        let generation = self.generation.fetch_add(1, Ordering::Relaxed);
        self.lock().retain(|_, (_, last)| *last == generation);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Hash, (V, usize)>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything that one build leaves to the next.
#[derive(Debug, Default)]
pub struct Memo {
    pub parsed: Cache<Arc<crate::ParsedPage>>,
    pub rendered: Cache<crate::emit::references::Rendered>,
    pub searched: Cache<Arc<crate::emit::search::Files>>,
    /// Sizes of files as hosts send them, in bytes.
    pub weighed: Cache<usize>,
    pub printed: Cache<Arc<crate::emit::leaflet::Sheet>>,
    pub compressed: Cache<crate::emit::compress::Twins>,
}

impl Memo {
    /// A memo whose leaflets outlive the run.
    pub fn with_store(store: Arc<dyn Store>) -> Self {
        Self { printed: Cache { store: Some(store), ..Cache::default() }, ..Self::default() }
    }

    pub fn end_build(&self) {
        self.parsed.end_build();
        self.rendered.end_build();
        self.searched.end_build();
        self.weighed.end_build();
        self.printed.end_build();
        self.compressed.end_build();
    }
}
