//! The files beside the pages: what pages load, lists for machines, open data.

use super::leaflet::{self, LeafletRecord};
use super::{Site, calendar, data, feed, headers, icon, offline, openings, site, vcard};
use crate::check::coverage::Coverage;
use crate::diagnostic::{Finding, Place, codes};
use crate::publish::Tree;
use crate::source::{Content, Sources};
use crate::theme::Theme;
use crate::theme::view::Document;
use std::sync::Arc;

/// Styles, scripts, pictures for phones' screens, images and attachments.
pub fn add_assets(site: &Site<'_>, theme: &Theme, sources: &Sources, tree: &mut Tree) -> Option<Finding> {
    for asset in theme.scripts.values().chain([&theme.stylesheet]) {
        tree.insert(asset.href.trim_start_matches('/').to_owned(), Arc::clone(&asset.bytes));
    }
    if let Some(worker) = &theme.worker {
        tree.insert("sw.js".into(), worker.as_bytes().into());
    }
    for path in &site.guide.media {
        if let Some(file) = sources.get(&format!("content/{path}"))
            && let Content::Bytes(bytes) = &file.content
        {
            tree.insert(format!("media/{path}"), Arc::clone(bytes));
        }
    }
    theme.icon.as_ref().and_then(|icon| icon::add(icon, &site.guide.config, tree))
}

/// What search engines and phones read.
pub fn add_lists(site: &Site<'_>, documents: &[(String, Document)], tree: &mut Tree) {
    tree.insert("manifest.webmanifest".into(), offline::manifest(site).into());
    tree.insert("sitemap.xml".into(), site::sitemap(site, documents).into());
    tree.insert("robots.txt".into(), site::robots(site).into());
    tree.insert("_headers".into(), headers::headers().into());
}

/// Feeds and calendars.
pub fn add_news(site: &Site<'_>, tree: &mut Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    tree.extend(calendar::files(site).into_iter().map(|(path, bytes)| (path, bytes.into())));
    for lang in &site.guide.config.languages {
        match feed::feed(site, lang) {
            Ok(feed) => {
                tree.insert(format!("{lang}/feed.xml"), feed.into());
            }
            Err(error) => {
                let place = Place::file(&site.guide.config.file);
                findings.push(Finding::new(codes::TEMPLATE, place, error.to_string()));
            }
        }
    }
    findings
}

/// `/data/`.
pub fn add_data(
    site: &Site<'_>,
    coverage: &Coverage,
    leaflets: &[LeafletRecord],
    tree: &mut Tree,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let written = [
        ("data/contacts.csv", data::contacts_csv(site).map_err(|error| error.to_string())),
        ("data/coverage.json", data::coverage_json(coverage).map_err(|error| error.to_string())),
    ];
    for (path, written) in written {
        match written {
            Ok(bytes) => {
                tree.insert(path.into(), bytes.into());
            }
            Err(error) => {
                let place = Place::file(&site.guide.config.file);
                findings.push(Finding::new(codes::TEMPLATE, place, error));
            }
        }
    }
    tree.extend(openings::open_json(site).map(|json| ("data/open.json".to_owned(), json.into())));
    tree.extend(
        data::contacts(site)
            .map(|(entry, contact)| (vcard::path(entry), vcard::vcard(site, entry, contact).into())),
    );
    let json = [
        ("data/contacts.geojson", data::contacts_geojson(site)),
        ("data/leaflets.json", leaflet::list::json(site, leaflets)),
    ];
    tree.extend(json.into_iter().map(|(path, value)| (path.to_owned(), data::pretty(&value).into())));
    findings
}
