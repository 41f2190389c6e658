//! Why there was no answer, from the errors of the libraries: by their types, all along the chain of
//! causes.

use super::resolver::NoAddress;
use super::seen::{Failure, TlsFault};
use rustls::CertificateError;
use std::error::Error;
use std::io::{self, ErrorKind};

/// Longer words of a library say nothing more.
const LONGEST_WORDS: usize = 200;

/// What a request failed for.
pub fn failure(error: &reqwest::Error) -> Failure {
    let causes = causes(error);
    if let Some(failure) = causes.iter().find_map(|cause| exact(*cause)) {
        return failure;
    }
    if error.is_timeout() {
        return Failure::TimedOut;
    }
    if let Some(failure) = causes.iter().find_map(|cause| cause.downcast_ref().and_then(of_the_line)) {
        return failure;
    }
    if causes.iter().any(|cause| cause.is::<hyper::Error>()) {
        return Failure::BrokenOff;
    }
    let deepest = causes.last().map(ToString::to_string);
    Failure::Other(deepest.unwrap_or_default().chars().take(LONGEST_WORDS).collect())
}

/// All causes, from the outside in. What an [`io::Error`] carries is no source of it.
fn causes(error: &reqwest::Error) -> Vec<&(dyn Error + 'static)> {
    let mut all = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        all.push(cause);
        let carried = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match carried {
            Some(carried) => Some(carried as &(dyn Error + 'static)),
            None => cause.source(),
        };
    }
    all
}

/// The failure that a cause stands for by itself.
fn exact(cause: &(dyn Error + 'static)) -> Option<Failure> {
    if let Some(reason) = cause.downcast_ref::<NoAddress>() {
        return Some(match reason {
            NoAddress::Nowhere => Failure::NoSuchHost,
            NoAddress::Private => Failure::Private,
            NoAddress::NotNow(words) => Failure::Other(words.clone()),
        });
    }
    if let Some(error) = cause.downcast_ref::<rustls::Error>() {
        return Some(Failure::Tls(tls_fault(error)));
    }
    let error = cause.downcast_ref::<hyper::Error>()?;
    error.is_parse().then_some(Failure::NotHttp)
}

fn of_the_line(error: &io::Error) -> Option<Failure> {
    Some(match error.kind() {
        ErrorKind::ConnectionRefused => Failure::Refused,
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => Failure::BrokenOff,
        _ => return None,
    })
}

/// What is wrong with a certificate. What platforms report in words of their own is, by experience,
/// that they do not trust it.
fn tls_fault(error: &rustls::Error) -> TlsFault {
    let rustls::Error::InvalidCertificate(error) = error else { return TlsFault::Handshake };
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => TlsFault::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => TlsFault::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsFault::WrongHost
        }
        CertificateError::Revoked => TlsFault::Revoked,
        CertificateError::UnknownIssuer | CertificateError::BadSignature | CertificateError::Other(_) => {
            TlsFault::UnknownIssuer
        }
        _ => TlsFault::Handshake,
    }
}
