//! `/data/leaflets.json`: what there is on paper, in which version, and what each is made of, so
//! that a later list can say what changed. Never: what is on the paper itself.

use super::super::Site;
use super::{LeafletRecord, plan};
use crate::guide::href;
use serde_json::{Value, json};

/// The list of a site.
pub fn json(site: &Site<'_>, leaflets: &[LeafletRecord]) -> Value {
    let records = leaflets.iter().map(|leaflet| {
        let page = site.guide.entry(leaflet.id.as_str()).map(|entry| href(entry.address(&leaflet.lang)));
        json!({
            "id": leaflet.id.as_str(),
            "lang": leaflet.lang,
            "format": leaflet.format,
            "path": format!("/{}", leaflet.path),
            "picture": format!("/{}", leaflet.picture()),
            "page": page,
            "url": site.absolute(&href(&format!("/{}", leaflet.path))),
            "title": leaflet.title,
            "pages": leaflet.sheet.pages,
            "bytes": leaflet.sheet.pdf.len(),
            "version": leaflet.version,
            "valid_until": leaflet.valid_until.map(|day| day.to_string()),
            "parts": leaflet.parts,
        })
    });
    json!({
        "as_of": site.guide.options.as_of.to_string(),
        "leaflets": records.collect::<Vec<_>>(),
        "withdrawn": withdrawn(site),
    })
}

/// The leaflets of pages that are past their last day, so that nobody hands them out.
fn withdrawn(site: &Site<'_>) -> Vec<Value> {
    let records = plan::expired(site.guide).into_iter().map(|job| {
        let expires = job.entry.source.structure.expires.as_ref();
        json!({
            "id": job.entry.id.as_str(),
            "lang": job.lang,
            "format": job.format,
            "path": format!("/{}", job.path),
            "title": job.entry.title(job.lang).0,
            "expired": expires.map(|expires| expires.value.to_string()),
        })
    });
    records.collect()
}
