//! What earlier builds made and the next one may take over, keyed by content.
//!
//! A key is a digest of everything that a value depends on, so that a value taken from here is the
//! one that would be made anew. There are two cut-offs: a file that is unchanged is not parsed
//! again, and a view that is unchanged is not rendered again. What is made of the views and the pages of a
//! language (a leaflet, a search index, a weight) follows the same rule.

use blake3::Hash;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Values by the digest of what they were made from.
#[derive(Debug)]
pub struct Cache<V> {
    values: Mutex<HashMap<Hash, (V, usize)>>,
    made: AtomicUsize,
    generation: AtomicUsize,
}

impl<V> Default for Cache<V> {
    fn default() -> Self {
        Self { values: Mutex::default(), made: AtomicUsize::default(), generation: AtomicUsize::default() }
    }
}

impl<V: Clone> Cache<V> {
    /// The value under `key`, made if it is not there. A failure is not kept.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get_or<E>(&self, key: Hash, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let generation = self.generation.load(Ordering::Relaxed);
        if let Some((value, last)) = self.lock().get_mut(&key) {
            *last = generation;
            return Ok(value.clone());
        }
        // Made without the lock: two threads may make the same value, and then it is the same.
        let value = make()?;
        self.made.fetch_add(1, Ordering::Relaxed);
        self.lock().insert(key, (value.clone(), generation));
        Ok(value)
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
    pub rendered: Cache<Arc<[u8]>>,
    pub searched: Cache<Arc<crate::emit::search::Files>>,
    /// Sizes of files as hosts send them, in bytes.
    pub weighed: Cache<usize>,
    pub printed: Cache<Arc<crate::emit::leaflet::Sheet>>,
    pub compressed: Cache<crate::emit::compress::Twins>,
}

impl Memo {
    pub fn end_build(&self) {
        self.parsed.end_build();
        self.rendered.end_build();
        self.searched.end_build();
        self.weighed.end_build();
        self.printed.end_build();
        self.compressed.end_build();
    }
}
