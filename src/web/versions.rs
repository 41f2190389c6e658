//! Versions of a page in other languages, as the page names them (`hreflang`).

use super::address::has_credentials;
use super::guard::Guard;
use crate::model::Lang;
use icu::locale::{LanguageIdentifier, LocaleExpander};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// A version: its language and its address, both as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub lang: String,
    pub href: String,
}

/// For each language that is wanted, the version that fits best; the first of several that fit alike.
pub fn wanted(
    languages: &BTreeSet<Lang>,
    versions: &[Version],
    base: &Url,
    guard: &Guard,
) -> BTreeMap<Lang, Url> {
    let known = versions
        .iter()
        .filter_map(|version| Some((full(&version.lang)?, address(&version.href, base, guard)?)))
        .collect::<Vec<_>>();
    let best = |lang: &Lang| {
        let wanted = full(lang.as_str())?;
        let fits = known.iter().filter_map(|(offered, url)| Some((distance(&wanted, offered)?, url)));
        // `min_by_key` keeps the first of equals.
        fits.min_by_key(|(distance, _)| *distance).map(|(_, url)| url.clone())
    };
    languages.iter().filter_map(|lang| Some((lang.clone(), best(lang)?))).collect()
}

/// A tag as it is written, and with the script that its speakers use most.
struct Full {
    plain: LanguageIdentifier,
    expanded: LanguageIdentifier,
}

fn full(tag: &str) -> Option<Full> {
    let plain = LanguageIdentifier::try_from_str(tag.trim()).ok()?;
    if plain.language.is_unknown() {
        return None;
    }
    let mut expanded = plain.clone();
    LocaleExpander::new_extended().maximize(&mut expanded);
    Some(Full { plain, expanded })
}

/// How far a version is from what is wanted: the same tag, the same without a region, that of
/// any region where none is wanted. A version in another script is none.
fn distance(wanted: &Full, offered: &Full) -> Option<u8> {
    if wanted.plain == offered.plain {
        return Some(0);
    }
    let same = wanted.expanded.language == offered.expanded.language
        && wanted.expanded.script == offered.expanded.script;
    match (wanted.plain.region, offered.plain.region) {
        _ if !same => None,
        (wanted, offered) if wanted == offered => Some(1),
        (_, None) => Some(2),
        (None, Some(_)) => Some(3),
        _ => None,
    }
}

/// An address that a reader could be sent to.
fn address(href: &str, base: &Url, guard: &Guard) -> Option<Url> {
    let url = base.join(href.trim()).ok()?;
    let fit = matches!(url.scheme(), "http" | "https") && !has_credentials(&url) && guard.admits_url(&url);
    fit.then_some(url)
}

/// The versions in a `Link` header (RFC 8288): `<address>; rel="alternate"; hreflang="ar", …`.
///
/// Their addresses begin from that of the page, whatever its `<base>`: here they are made whole.
pub fn in_header(value: &str, page: &Url) -> Vec<Version> {
    let mut versions = Vec::new();
    let mut rest = value;
    while let Some((href, after)) = rest.split_once('<').and_then(|(_, inner)| inner.split_once('>')) {
        let (parameters, next) = after.split_at(after.find('<').unwrap_or(after.len()));
        let of = |name: &str| {
            parameters.split([';', ',']).find_map(|parameter| {
                let (key, value) = parameter.split_once('=')?;
                key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
            })
        };
        if let (Some(rel), Some(lang)) = (of("rel"), of("hreflang"))
            && is_alternate(&rel)
        {
            let href = page.join(href).map_or_else(|_| href.to_owned(), String::from);
            versions.push(Version { lang, href });
        }
        rest = next;
    }
    versions
}

/// Whether a list of relations names another version of the page.
pub fn is_alternate(rel: &str) -> bool {
    rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Rules;

    /// What is wanted, what is offered, which is taken.
    const TABLE: [(&str, &str, Option<&str>); 14] = [
        ("ar", "en ar", Some("ar")),
        ("ar", "ar-EG ar", Some("ar")),
        ("ar", "ar-EG ar-MA", Some("ar-EG")),
        ("ar", "AR-eg", Some("AR-eg")),
        ("ar", "x-default", None),
        ("ar", "fa ur", None),
        ("pt-BR", "pt-PT pt", Some("pt")),
        ("pt-BR", "pt-PT", None),
        ("pt-BR", "pt pt-BR", Some("pt-BR")),
        ("zh-Hans", "zh-TW zh-CN", Some("zh-CN")),
        ("zh-Hant", "zh-CN", None),
        ("sr-Latn", "sr", None),
        ("sr", "sr-Cyrl", Some("sr-Cyrl")),
        ("uk", "not/a/tag", None),
    ];

    #[test]
    fn the_version_that_fits_best_is_taken() {
        let guard = Guard::new(&Rules::default());
        let base = Url::parse("https://example.org/").unwrap();
        for (lang, offered, taken) in TABLE {
            let version = |lang: &str| Version { lang: lang.to_owned(), href: format!("/{lang}") };
            let versions = offered.split(' ').map(version).collect::<Vec<_>>();
            let languages = BTreeSet::from([Lang::parse(lang).unwrap()]);
            let found = wanted(&languages, &versions, &base, &guard);
            let found = found.into_values().next().map(|url| url.path()[1..].to_owned());
            assert_eq!(found.as_deref(), taken, "{lang} of {offered}");
        }
    }

    #[test]
    fn addresses_that_are_for_nobody_else_are_not_suggested() {
        let guard = Guard::new(&Rules::default());
        let base = Url::parse("https://example.org/").unwrap();
        for href in [
            "javascript:a()",
            "http://localhost/ar",
            "http://10.0.0.1/",
            "https://u:p@example.org/",
            "http://[",
        ] {
            assert_eq!(address(href, &base, &guard), None, "{href}");
        }
    }

    #[test]
    fn a_header_names_versions_too() {
        let value = "</ar,1>; rel=\"alternate\"; hreflang=ar, </s.css>; rel=preload, <b>; HREFLANG=\"uk\"; rel=Alternate";
        let page = Url::parse("https://example.org/a/").unwrap();
        let found = in_header(value, &page).into_iter().map(|v| (v.lang, v.href)).collect::<Vec<_>>();
        assert_eq!(
            found,
            [
                ("ar".to_owned(), "https://example.org/ar,1".to_owned()),
                ("uk".to_owned(), "https://example.org/a/b".to_owned())
            ]
        );
    }
}
