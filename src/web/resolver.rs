//! From names to addresses, past the guard. The client connects to the addresses given here and looks
//! up nothing itself, so that what was examined is what is asked, whatever a name says a moment later.

use super::guard::Guard;
use super::rules::Names;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub struct Resolver {
    names: Names,
    guard: Guard,
    found: Arc<AtomicBool>,
}

/// Why a name gives no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAddress {
    /// Nobody has the name.
    Nowhere,
    /// Nobody could be asked just now.
    NotNow(String),
    /// There are only private ones.
    Private,
}

impl Resolver {
    pub fn new(names: Names, guard: Guard) -> Self {
        Self { names, guard, found: Arc::default() }
    }

    /// Set as soon as any name gave an address: this machine is connected.
    pub fn found(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.found)
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_owned();
        let known = match &self.names {
            Names::System => None,
            Names::Table(table) => Some(table.get(&name).cloned().unwrap_or_default()),
        };
        let (guard, found) = (self.guard.clone(), Arc::clone(&self.found));
        Box::pin(async move {
            let addresses = match known {
                Some(addresses) => addresses,
                None => look_up(&name).await?,
            };
            if addresses.is_empty() {
                return Err(NoAddress::Nowhere.into());
            }
            found.store(true, Ordering::Relaxed);
            let open = addresses.into_iter().filter(|address| guard.admits(*address)).collect::<Vec<_>>();
            if open.is_empty() {
                return Err(NoAddress::Private.into());
            }
            Ok(Box::new(open.into_iter().map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

async fn look_up(name: &str) -> Result<Vec<IpAddr>, NoAddress> {
    match tokio::net::lookup_host((name, 0)).await {
        Ok(addresses) => Ok(addresses.map(|address| address.ip()).collect()),
        Err(error) if is_passing(&error) => Err(NoAddress::NotNow(error.to_string())),
        Err(_) => Err(NoAddress::Nowhere),
    }
}

/// Whether a look-up may succeed another time. The standard library gives the code of `getaddrinfo`
/// (`EAI_AGAIN`) in words alone: those of glibc and of musl.
fn is_passing(error: &io::Error) -> bool {
    let text = error.to_string();
    error.raw_os_error().is_some() || text.contains("Temporary failure") || text.contains("Try again")
}

impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => f.write_str("nobody has this name"),
            Self::NotNow(reason) => f.write_str(reason),
            Self::Private => f.write_str("the name leads into a private network"),
        }
    }
}

impl std::error::Error for NoAddress {}
