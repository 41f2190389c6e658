//! How other hosts are asked: politeness, limits, and what may be asked at all.

use super::address::bare;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;
use url::Url;

/// The rules of a run.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Whether this machine and private networks may be asked.
    pub allow_private: bool,
    /// Single addresses of private networks that may be asked all the same.
    pub allowed: BTreeSet<IpAddr>,
    /// How long the whole run may take.
    pub budget: Duration,
    /// How long one request may take, from looking up the name to the end of what is read: an hour at most.
    pub timeout: Duration,
    /// How many requests are under way at one host at once.
    pub per_host: usize,
    /// How many requests are under way at once in all.
    pub at_once: usize,
    /// The time between the starts of two questions at one host.
    pub gap: Duration,
    /// The wait before a failed request is tried again; it doubles with each further try.
    pub back_off: Duration,
    /// Who asks, as every request says: see [`Rules::agent`].
    pub user_agent: String,
    pub names: Names,
    /// Authorities to trust besides those of the machine, each certificate in PEM.
    pub further_roots: Vec<Vec<u8>>,
}

/// Who knows the addresses of names.
#[derive(Debug, Clone)]
pub enum Names {
    /// The machine.
    System,
    /// Nobody but this table.
    Table(BTreeMap<String, Vec<IpAddr>>),
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            allow_private: false,
            allowed: BTreeSet::new(),
            budget: Duration::from_mins(10),
            timeout: Duration::from_secs(20),
            per_host: 4,
            at_once: 64,
            gap: Duration::from_millis(25),
            back_off: Duration::from_secs(1),
            user_agent: Self::agent(None),
            names: Names::System,
            further_roots: Vec::new(),
        }
    }
}

impl Rules {
    /// The name under which a guide asks, with the guide's own address, so that a host knows whom to write to.
    pub fn agent(base_url: Option<&str>) -> String {
        let program = concat!("Sirio-link-check/", env!("CARGO_PKG_VERSION"));
        // As a URL writes itself, which fits into a header in any script.
        match base_url.and_then(|address| Url::parse(address).ok()) {
            Some(address) => format!("{program} (+{})", bare(address)),
            None => program.to_owned(),
        }
    }
}
