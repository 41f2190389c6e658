//! The records of `i18n/` and `content/links.toml`.

mod lines;

use super::fields::{FILE, Fields, Sink};
use super::link::web_address;
use crate::diagnostic::{Finding, Reported, codes};
use crate::model::{
    Acknowledgement, Algorithm, Equivalents, Fingerprint, HandOff, HandOffs, KeptTexts, Lang, LinkRecords,
    Method, PageId, SectionId, SyncRecord, SyncRecords,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads `i18n/<lang>/sync.toml`.
pub fn sync_records(file: &Arc<str>, text: &str) -> Reported<SyncRecords> {
    // A large guide has a million records: reading them as they were written takes a tenth of the time.
    match lines::as_written(text) {
        Some(records) => Reported { value: records, findings: Vec::new() },
        None => edited_records(file, text),
    }
}

/// The same for a file that somebody has edited or merged: any TOML.
fn edited_records(file: &Arc<str>, text: &str) -> Reported<SyncRecords> {
    let sink = Sink::new(file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let algorithm = algorithm_of_file(&root);
    let mut records = SyncRecords::new();
    for (key, fields) in root.table("sections").map(|sections| sections.open_tables()).unwrap_or_default() {
        match (section_key(&key.value), sync_record(fields, algorithm)) {
            (Some(section), Some(record)) => {
                records.insert(section, record);
            }
            _ => sink.report(
                codes::RECORDS,
                &key.span,
                format!("the record of `{}` cannot be read", key.value),
                "remove the line and run `sirio sync` for that page",
            ),
        }
    }
    root.finish();
    Reported { value: records, findings: sink.into_findings() }
}

fn sync_record(fields: Fields<'_, '_, '_>, of_file: Option<Algorithm>) -> Option<SyncRecord> {
    let words = fields.required_text("t");
    let facts = fields.required_text("f");
    let method = fields.choice("method", &Method::ALL, Method::as_str);
    let by = fields.text("by").map(|by| by.value);
    let from = fields.lang("from");
    let version = fields.integer("n").and_then(|n| u32::try_from(n.value).ok());
    let algorithm = algorithm(&fields, "a", of_file);
    fields.finish();
    let fingerprint = Fingerprint { words: words?.value, facts: facts?.value };
    Some(SyncRecord { fingerprint, algorithm, method: method?, by, from, version: version.unwrap_or(1) })
}

/// Reads `i18n/<lang>/handoff.toml`.
pub fn hand_offs(file: &Arc<str>, text: &str) -> Reported<HandOffs> {
    let sink = Sink::new(file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let mut out = HandOffs::new();
    for (key, fields) in root.table("sections").map(|sections| sections.open_tables()).unwrap_or_default() {
        let (words, facts, to) =
            (fields.required_text("t"), fields.required_text("f"), fields.required_text("to"));
        fields.finish();
        if let (Some(section), Some(words), Some(facts), Some(to)) =
            (section_key(&key.value), words, facts, to)
        {
            let fingerprint = Fingerprint { words: words.value, facts: facts.value };
            out.insert(section, HandOff { to: to.value, fingerprint });
        } else {
            let hint = "remove the line: it only says that somebody is at work";
            sink.report(
                codes::RECORDS,
                &key.span,
                format!("the hand-off of `{}` cannot be read", key.value),
                hint,
            );
        }
    }
    root.finish();
    Reported { value: out, findings: sink.into_findings() }
}

/// Reads `i18n/source/<page>.toml`. A line that cannot be read is left out: nothing depends on it.
pub fn kept_texts(text: &str) -> KeptTexts {
    let file = Arc::from("");
    let sink = Sink::new(&file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let lines = root.table("texts").map(|texts| texts.open_texts()).unwrap_or_default();
    let kept = lines.into_iter().filter_map(|(key, text)| {
        let (section, print) = key.value.rsplit_once(' ')?;
        let (words, facts) = print.split_once('-')?;
        let print = Fingerprint { words: words.to_owned(), facts: facts.to_owned() };
        Some(((SectionId::new(section), print), text.value))
    });
    kept.collect()
}

/// Reads `i18n/equivalents.toml`.
pub fn equivalents(file: &Arc<str>, text: &str) -> Reported<Equivalents> {
    let sink = Sink::new(file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let of_file = algorithm_of_file(&root);
    let mut edits: BTreeMap<_, Vec<Acknowledgement>> = BTreeMap::new();
    for (key, list) in root.table("edits").map(|edits| edits.open_lists()).unwrap_or_default() {
        let Some(section) = section_key(&key.value) else {
            sink.report(codes::RECORDS, &key.span, "this names no section", "write `page#section`");
            continue;
        };
        for fields in list {
            let was = fields.required_text("was");
            let now = fields.required_text("now");
            let reason = fields.required_text("reason");
            let algorithm = algorithm(&fields, "a", of_file);
            fields.finish();
            if let (Some(was), Some(now), Some(reason)) = (was, now, reason) {
                let (was, now, reason) = (was.value, now.value, reason.value);
                let edit = Acknowledgement { algorithm, was, now, reason };
                edits.entry(section.clone()).or_default().push(edit);
            }
        }
    }
    root.finish();
    Reported { value: Equivalents(edits), findings: sink.into_findings() }
}

/// Reads `content/links.toml`: a table per link, an address per language.
pub fn link_records(file: &Arc<str>, text: &str) -> Reported<LinkRecords> {
    let sink = Sink::new(file, 0, FILE);
    let table = sink.parse(text);
    let root = Fields::new(&sink, &table, 0..0);
    let mut records = BTreeMap::new();
    for (id, fields) in root.open_tables() {
        let mut addresses = BTreeMap::new();
        for (lang, address) in fields.open_texts() {
            if let Err(refusal) = web_address(&address.value) {
                sink.report(FILE.bad_value, &address.span, refusal.message, refusal.hint);
                continue;
            }
            if let Some(lang) = fields.lang_of(&lang) {
                addresses.insert(lang, address);
            }
        }
        records.insert(id.value, addresses);
    }
    Reported { value: LinkRecords(records), findings: sink.into_findings() }
}

/// The rules that a file of records was made by; those of the first version where it does not say.
fn algorithm_of_file(root: &Fields<'_, '_, '_>) -> Option<Algorithm> {
    algorithm(root, "algorithm", Algorithm::known(1))
}

fn algorithm(
    fields: &Fields<'_, '_, '_>,
    key: &'static str,
    otherwise: Option<Algorithm>,
) -> Option<Algorithm> {
    let Some(number) = fields.integer(key) else { return otherwise };
    let known = Algorithm::known(number.value);
    if known.is_none() {
        let latest = Algorithm::LATEST.number();
        let message =
            format!("these records are of version {}; this program knows 1 to {latest}", number.value);
        fields.sink().report(
            codes::RECORDS,
            &number.span,
            message,
            "use the version of sirio that wrote them",
        );
    }
    known
}

fn section_key(key: &str) -> Option<(PageId, SectionId)> {
    let (page, section) = key.rsplit_once('#')?;
    (!page.is_empty() && !section.is_empty()).then(|| (PageId::new(page), SectionId::new(section)))
}

/// The language of an `i18n/<lang>/…` path, or a finding where the folder is named like none.
pub fn folder_language(file: &Arc<str>) -> Result<Lang, Finding> {
    let folder = file.split('/').nth(1).unwrap_or_default();
    Lang::parse(folder).ok_or_else(|| {
        let place = crate::diagnostic::Place::file(file);
        let message = format!("`{folder}` is no language tag");
        Finding::new(codes::UNKNOWN_LANGUAGE, place, message).hint("name the folder by BCP 47: `i18n/ar`")
    })
}
