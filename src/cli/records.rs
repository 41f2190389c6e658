//! The records that commands keep: `i18n/<lang>/sync.toml` and `i18n/equivalents.toml`, sorted,
//! one section a line, so that the work of two people merges.

use super::session::write_file;
use super::{Fault, Output, findings};
use crate::diagnostic::Finding;
use crate::model::{ALGORITHM, Equivalents, Lang, SyncRecords};
use crate::source::Sources;
use std::fmt::Write as _;
use std::path::Path;

/// The path of a language's records.
pub fn sync_path(lang: &Lang) -> String {
    format!("i18n/{lang}/sync.toml")
}

/// Writes the records of a language.
///
/// # Errors
/// Those of the file system.
pub fn write_sync(root: &Path, lang: &Lang, records: &SyncRecords) -> Result<(), Fault> {
    let mut text = format!("# Written by `sirio sync`.\nalgorithm = {ALGORITHM}\n\n[sections]\n");
    for ((page, section), record) in records {
        let print = &record.fingerprint;
        let _ = write!(
            text,
            "{} = {{ t = {}, f = {}, method = {}",
            quoted(&format!("{page}#{}", section.as_str())),
            quoted(&print.words),
            quoted(&print.facts),
            quoted(record.method.as_str()),
        );
        if let Some(by) = &record.by {
            let _ = write!(text, ", by = {}", quoted(by));
        }
        if let Some(from) = &record.from {
            let _ = write!(text, ", from = {}", quoted(from.as_str()));
        }
        let _ = writeln!(text, ", n = {} }}", record.version);
    }
    write_file(&root.join(sync_path(lang)), &text)
}

/// Writes the edits declared trivial.
///
/// # Errors
/// Those of the file system.
pub fn write_equivalents(root: &Path, equivalents: &Equivalents) -> Result<(), Fault> {
    let mut text = format!("# Written by `sirio ack`.\nalgorithm = {ALGORITHM}\n\n[edits]\n");
    for ((page, section), edits) in &equivalents.0 {
        let edits: Vec<String> = edits
            .iter()
            .map(|edit| {
                let (was, now, reason) = (quoted(&edit.was), quoted(&edit.now), quoted(&edit.reason));
                format!("{{ was = {was}, now = {now}, reason = {reason} }}")
            })
            .collect();
        let key = quoted(&format!("{page}#{}", section.as_str()));
        let _ = writeln!(text, "{key} = [{}]", edits.join(", "));
    }
    write_file(&root.join("i18n/equivalents.toml"), &text)
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.replace('\n', " ")).to_string()
}

/// Records that cannot be read whole must not be written over: that would lose lines.
///
/// Whether `file` has errors; they are then shown.
pub fn are_broken(output: &Output, found: &[Finding], sources: &Sources, file: &str) -> bool {
    let broken: Vec<Finding> = found.iter().filter(|finding| *finding.place.file == *file).cloned().collect();
    let errors = crate::has_errors(&broken);
    if errors {
        findings::complain(output, &broken, sources);
        output.complain(&format!(
            "sirio: {file} cannot be read whole, so it is left as it is: correct it first"
        ));
    }
    errors
}
