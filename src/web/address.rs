//! Addresses without what is not asked for: a place inside the page, a name, a password.

use url::Url;

/// Whether an address holds a name or a password.
pub fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// An address without its credentials.
pub fn bare(mut url: Url) -> Url {
    // Fails only where there can be none.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url
}

/// The address of the whole page.
pub fn without_fragment(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}
