//! What a static host should say with each file, in the `_headers` format that several of them
//! read: a path with at most one `*`, then indented headers.
//!
//! Hosts join the values of a header that two rules give to one address, so no header may stand in
//! two rules that can meet.

/// What a page may load and run, in the form that also works as `<meta http-equiv>`: nothing from
/// other hosts, no inline script or style. WebAssembly is what searching needs.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                       img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
                       media-src 'self'; form-action 'self'; base-uri 'none'";

/// What the guide has no use for.
const NO_FEATURES: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// File endings that hosts do not know, or know without the encoding.
const TYPES: [(&str, &str); 7] = [
    ("/*.ics", "text/calendar; charset=utf-8"),
    ("/*.vcf", "text/vcard; charset=utf-8"),
    ("/*.jsonld", "application/ld+json"),
    ("/*.geojson", "application/geo+json"),
    ("/*.csv", "text/csv; charset=utf-8"),
    ("/*.webmanifest", "application/manifest+json"),
    ("/*/feed.xml", "application/atom+xml; charset=utf-8"),
];

/// Addresses whose files change under the same name and must be asked for each time.
const FRESH: [&str; 2] = ["/sw.js", "/*/offline.json"];

/// `/_headers`.
pub fn headers() -> Vec<u8> {
    let mut file = String::new();
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        file.push_str(path);
        for (name, value) in headers {
            file.push_str(&format!("\n  {name}: {value}"));
        }
        file.push_str("\n\n");
    };
    let csp = format!("{CSP}; frame-ancestors 'none'");
    rule(
        "/*",
        &[
            ("Content-Security-Policy", &csp),
            ("X-Content-Type-Options", "nosniff"),
            // That somebody reads a guide for migrants is nobody else's business.
            ("Referrer-Policy", "no-referrer"),
            ("Permissions-Policy", NO_FEATURES),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ],
    );
    // Their names change with their content.
    rule("/assets/*", &[("Cache-Control", "public, max-age=31536000, immutable")]);
    for path in FRESH {
        rule(path, &[("Cache-Control", "no-cache")]);
    }
    // Open data is for other sites too.
    rule("/data/*", &[("Access-Control-Allow-Origin", "*")]);
    for (path, mime) in TYPES {
        rule(path, &[("Content-Type", mime)]);
    }
    file.truncate(file.trim_end().len());
    file.push('\n');
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_within_what_hosts_read_and_never_meet() {
        let text = String::from_utf8(headers()).unwrap();
        assert!(text.lines().all(|line| line.len() < 2_000));
        let paths: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert!(paths.len() < 100 && paths.iter().all(|path| path.matches('*').count() <= 1));
        assert!(text.contains("base-uri 'none'; frame-ancestors 'none'\n"));
        assert!(!CSP.contains("frame-ancestors") && !CSP.contains("  "));
        let caching: Vec<&str> = text.split("\n\n").filter(|rule| rule.contains("Cache-Control")).collect();
        assert_eq!(caching.len(), 3);
    }
}
