//! The web addresses on a leaflet, for cameras and for readers of the file.

use crate::theme::leaflet::LeafletView;
use serde_json::Value;
use std::collections::BTreeSet;

/// Each address once.
pub fn of(view: &LeafletView) -> Vec<String> {
    let mut found = BTreeSet::new();
    // The value that the Typst files read: what is not in it is not on the paper.
    walk(serde_json::to_value(view).unwrap_or_default(), &mut found);
    found.into_iter().collect()
}

fn walk(value: Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| walk(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(address)
                        if (name == "href" || name == "url") && address.starts_with("http") =>
                    {
                        found.insert(address);
                    }
                    value => walk(value, found),
                }
            }
        }
        _ => {}
    }
}
