//! The one client: who it says it is, what it trusts, and what it never does.
//!
//! No cookies, no `Referer`, no redirect that it follows by itself, and no proxy from the environment:
//! a proxy would look up names itself, and what is asked could no longer be examined.

use super::guard::Guard;
use super::resolver::Resolver;
use super::rules::Rules;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client};
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Longer than a slow host takes to be found and to accept a connection. It is also less than `HEAD` is
/// given, so that a host that cannot be reached is known as one.
const CONNECT: Duration = Duration::from_secs(8);

/// Idle connections are of use only while a host's queue is asked.
const IDLE: Duration = Duration::from_secs(10);

const LARGEST_HEADERS: u32 = 64 * 1024;

/// A client, and whether it has found any host yet.
pub struct Connection {
    pub client: Client,
    pub found: Arc<AtomicBool>,
}

/// # Errors
///
/// In words, where this machine cannot ask anybody.
pub fn connect(rules: &Rules, guard: &Guard) -> Result<Connection, String> {
    // An error says only that it was done before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let resolver = Resolver::new(rules.names.clone(), guard.clone());
    let found = resolver.found();
    let mut headers = HeaderMap::new();
    headers.insert(
        ACCEPT,
        HeaderValue::from_static("text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"),
    );
    let mut builder = Client::builder()
        .user_agent(&rules.user_agent)
        .default_headers(headers)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .dns_resolver(resolver)
        .connect_timeout(CONNECT.min(rules.timeout / 5 * 2))
        .pool_max_idle_per_host(rules.per_host)
        .pool_idle_timeout(IDLE)
        .http2_max_header_list_size(LARGEST_HEADERS);
    if !rules.further_roots.is_empty() {
        let roots = rules.further_roots.iter().map(|pem| Certificate::from_pem(pem));
        builder =
            builder.tls_certs_merge(roots.collect::<Result<Vec<_>, _>>().map_err(|error| refused(&error))?);
    }
    let client = builder.build().map_err(|error| refused(&error))?;
    Ok(Connection { client, found })
}

/// Why there is no client. What can be wrong with a machine is that it knows no authorities; all else
/// in the words of the library.
fn refused(error: &reqwest::Error) -> String {
    let mut reason: &dyn Error = error;
    while let Some(source) = reason.source() {
        if matches!(source.downcast_ref(), Some(rustls::Error::General(_))) {
            return "this machine knows no certificate authorities, so no https address can be examined; install \
                    the package ca-certificates, or name a file of them in SSL_CERT_FILE"
                .to_owned();
        }
        reason = source;
    }
    format!("no client could be made: {reason}")
}
