//! The beginning of an answer's body: never more than is needed, and never longer than there is time.

use super::failure::failure;
use super::seen::Failure;
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

/// What was read.
pub struct Body {
    /// Unpacked.
    pub bytes: Vec<u8>,
    /// The body ended, and was not cut, broken off or out of time.
    pub whole: bool,
}

/// Reads up to `most` bytes, and lets go of the connection if there are more. What fails before the
/// first byte is a failure: readers see nothing either.
pub async fn read(mut response: Response, most: usize, deadline: Instant) -> Result<Body, Failure> {
    let mut bytes = Vec::new();
    loop {
        let failed = match timeout_at(deadline, response.chunk()).await {
            Ok(Ok(Some(chunk))) => {
                bytes.extend_from_slice(&chunk[..chunk.len().min(most - bytes.len())]);
                if bytes.len() < most {
                    continue;
                }
                return Ok(Body { bytes, whole: false });
            }
            Ok(Ok(None)) => return Ok(Body { bytes, whole: true }),
            Ok(Err(error)) => failure(&error),
            Err(_) => Failure::TimedOut,
        };
        return if bytes.is_empty() { Err(failed) } else { Ok(Body { bytes, whole: false }) };
    }
}

/// What the beginning of a file shows it to be, whatever its server says.
pub fn true_type(bytes: &[u8]) -> Option<&'static str> {
    // Readers of PDF accept some bytes before it.
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Some("application/pdf");
    }
    let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |tag: &[u8]| begin.len() >= tag.len() && begin[..tag.len()].eq_ignore_ascii_case(tag);
    let tags: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"];
    tags.into_iter().any(begins).then_some("text/html")
}
