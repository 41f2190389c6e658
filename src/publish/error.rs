//! Why a site was not published, in words for whoever runs the tool.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What could not be done, with which file or folder, and the reason.
///
/// Whenever it is returned, what readers see at the output is the site that was there before.
#[derive(Debug)]
pub struct PublishError {
    doing: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl PublishError {
    pub(super) fn new(doing: &'static str, path: &Path, cause: impl Into<io::Error>) -> Self {
        Self { doing, path: path.to_path_buf(), cause: cause.into() }
    }

    /// Something that is not tried at all, for a reason of ours.
    pub(super) fn refused(doing: &'static str, path: &Path, why: &'static str) -> Self {
        Self::new(doing, path, io::Error::new(io::ErrorKind::InvalidInput, why))
    }

    /// The file or folder; what is in the output, as seen from how the caller named that.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The kind of the reason.
    #[must_use]
    pub fn kind(&self) -> io::ErrorKind {
        self.cause.kind()
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.cause.to_string();
        // The number says nothing to an editor that the words before it do not.
        let number = self.cause.raw_os_error().map(|code| format!(" (os error {code})"));
        let words = number.and_then(|number| cause.strip_suffix(&number)).unwrap_or(&cause);
        write!(f, "cannot {} {}: {words}", self.doing, self.path.display())
    }
}

// The message holds the cause already: as a `source` it would be told twice.
impl std::error::Error for PublishError {}

/// Names what was being done where an operation failed.
pub(super) trait During<T> {
    fn during(self, doing: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T, E: Into<io::Error>> During<T> for Result<T, E> {
    fn during(self, doing: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|cause| PublishError::new(doing, path, cause))
    }
}

/// `Ok(None)` where there is nothing.
pub(super) fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_failed_in_plain_words() {
        let full = rustix::io::Errno::NOSPC;
        let error = PublishError::new("write", Path::new("public/it/index.html"), full);
        assert_eq!(error.to_string(), "cannot write public/it/index.html: No space left on device");
    }

    #[test]
    fn says_why_something_is_refused() {
        let error = PublishError::refused("publish", Path::new("../x"), "it leaves the site");
        assert_eq!(error.to_string(), "cannot publish ../x: it leaves the site");
    }
}
