//! Which addresses may be asked: those of the public Internet. An editor's link must not make the
//! office's own machine knock at doors that only it can reach.

use super::rules::Rules;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// What a run may ask.
#[derive(Debug, Clone)]
pub struct Guard {
    allow_private: bool,
    allowed: BTreeSet<IpAddr>,
}

/// Names that stand for this machine or the network around it (RFC 6761, RFC 6762, RFC 8375, and
/// `internal`, which ICANN keeps for that), with all names below them.
const LOCAL_NAMES: [&str; 4] = ["localhost", "local", "home.arpa", "internal"];

/// Blocks of IPv4 that are not for everybody, as IANA registers them (RFC 6890), with multicast.
const IPV4: [(Ipv4Addr, u32); 16] = [
    // This network, itself; with 0.0.0.0, which is this machine.
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    // Between a provider and its customers.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // Link-local; the metadata of clouds.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    // Relays of 6to4, given up.
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
    // The metadata of a cloud, in the midst of public addresses.
    (Ipv4Addr::new(168, 63, 129, 16), 32),
];

/// Blocks inside `2000::/3`, the addresses for everybody in IPv6, that are not: protocols with Teredo,
/// documentation, 6to4, documentation again. All that is outside of `2000::/3` is not for everybody.
const IPV6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

impl Guard {
    pub fn new(rules: &Rules) -> Self {
        Self { allow_private: rules.allow_private, allowed: rules.allowed.clone() }
    }

    /// Whether a connection may be made to this address.
    pub fn admits(&self, address: IpAddr) -> bool {
        self.allow_private || is_public(address) || self.allowed.contains(&address)
    }

    /// Whether an address may be asked, as far as it can be seen before its name is looked up.
    pub fn admits_url(&self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(address)) => self.admits(address.into()),
            Some(Host::Ipv6(address)) => self.admits(address.into()),
            Some(Host::Domain(name)) => self.allow_private || !is_local_name(name),
            None => false,
        }
    }
}

/// Whether an address belongs to the public Internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !IPV4.iter().any(|(block, bits)| (address.to_bits() ^ block.to_bits()) >> (32 - bits) == 0)
}

/// Addresses that carry one of IPv4 and lead to it are judged by that one: those mapped (`::ffff:0:0/96`), and
/// those of NAT64 (`64:ff9b::/96`), behind which a network that has no IPv4 sees all of it.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    if let [0x64, 0xff9b, 0, 0, 0, 0, _, _] = address.segments() {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let within = |block: Ipv6Addr, bits: u32| (address.to_bits() ^ block.to_bits()) >> (128 - bits) == 0;
    within(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)
        && !IPV6.iter().any(|(block, bits)| within(*block, *bits))
}

fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    LOCAL_NAMES.iter().any(|local| {
        name.strip_suffix(local).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}
