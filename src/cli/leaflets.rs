//! `sirio leaflets`: the PDFs, and the list of them.

use super::output::counted;
use super::session::{Session, find, language, progress};
use super::{Common, Fault, Format, Outcome, Output, Status, findings};
use crate::emit::leaflet::LeafletRecord;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only the leaflets of this page
    #[arg(long, value_name = "PAGE")]
    page: Option<String>,
    /// Only those in this language
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// Only those whose text is no longer that of an earlier `leaflets.json`
    #[arg(long, value_name = "OLD.json")]
    reprint: Option<PathBuf>,
    /// Where the PDFs go, instead of `leaflets` in the guide's folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The day that stands on paper, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    progress(output, "setting leaflets");
    let (built, found) = session.build(session.options());
    let guide = &built.understood.guide;
    let page =
        arguments.page.as_deref().map(|name| find(guide, name)).transpose()?.map(|(entry, _)| &entry.id);
    let lang = arguments.lang.as_deref().map(|lang| language(guide, lang)).transpose()?;
    let old = arguments.reprint.as_deref().map(versions).transpose()?;
    let wanted: Vec<&LeafletRecord> = built
        .site
        .leaflets
        .iter()
        .filter(|leaflet| page.is_none_or(|page| leaflet.id == *page))
        .filter(|leaflet| lang.as_ref().is_none_or(|lang| leaflet.lang == *lang))
        .filter(|leaflet| old.as_ref().is_none_or(|old| old.get(&leaflet.path) != Some(&leaflet.version)))
        .collect();
    findings::complain(output, &found, &session.sources);
    if crate::has_errors(&found) {
        return Ok(Status::Errors);
    }
    let folder = arguments.output.clone().unwrap_or_else(|| session.root.join("leaflets"));
    for leaflet in &wanted {
        write(&folder, leaflet)?;
    }
    list(output, &wanted, &folder);
    Ok(Status::Fine)
}

fn write(folder: &Path, leaflet: &LeafletRecord) -> Result<(), Fault> {
    let path = folder.join(&leaflet.path);
    let fault = |error: std::io::Error| Fault::new(format!("cannot write {}: {error}", path.display()));
    std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(fault)?;
    std::fs::write(&path, &leaflet.sheet.pdf).map_err(fault)
}

fn list(output: &Output, leaflets: &[&LeafletRecord], folder: &Path) {
    if output.format == Format::Json {
        let records = leaflets.iter().map(|leaflet| {
            json!({ "id": leaflet.id.as_str(), "lang": leaflet.lang, "format": leaflet.format,
                    "path": leaflet.path, "title": leaflet.title, "pages": leaflet.pages,
                    "bytes": leaflet.bytes, "version": leaflet.version })
        });
        output.json(&json!({ "folder": folder.to_string_lossy(), "leaflets": records.collect::<Vec<_>>() }));
        return;
    }
    let lines = leaflets.iter().map(|leaflet| {
        format!(
            "{}  {}  {}  {} kB  {}",
            leaflet.path,
            leaflet.version,
            counted(leaflet.pages, "page"),
            leaflet.bytes / 1000,
            leaflet.title
        )
    });
    let mut lines: Vec<String> = lines.collect();
    lines.push(format!("{} in {}", counted(leaflets.len(), "leaflet"), folder.display()));
    output.answer(&lines.join("\n"));
}

/// Path without the leading slash → version, of an earlier `leaflets.json`.
fn versions(path: &Path) -> Result<BTreeMap<String, String>, Fault> {
    let fault = |reason: String| Fault::new(format!("cannot read {}: {reason}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
    let list = value["leaflets"].as_array().ok_or_else(|| fault("it is no leaflets.json".into()))?;
    let pairs = list.iter().filter_map(|leaflet| {
        let path = leaflet["path"].as_str()?.trim_start_matches('/').to_owned();
        Some((path, leaflet["version"].as_str()?.to_owned()))
    });
    Ok(pairs.collect())
}
