//! The records that commands keep: `i18n/<lang>/sync.toml`, `i18n/<lang>/handoff.toml`,
//! `i18n/equivalents.toml` and `i18n/source/<page>.toml`, sorted, one section a line, so that the work
//! of two people merges.

use super::session::write_file;
use super::{Fault, Output, findings};
use crate::diagnostic::Finding;
use crate::guide::{Claim, Entry, Guide, Recording, Records, keep, record, upgrade};
use crate::model::{Algorithm, Equivalents, HandOff, HandOffs, Lang, PageId, SectionId, SyncRecords};
use crate::parse;
use crate::source::{self, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The path of a language's records.
fn sync_path(lang: &Lang) -> String {
    format!("i18n/{lang}/sync.toml")
}

/// The path of what is in translators' hands.
fn hand_offs_path(lang: &Lang) -> String {
    format!("i18n/{lang}/handoff.toml")
}

/// Records as they change under a command, to be written together.
pub struct Ledger<'g> {
    guide: &'g Guide,
    sync: BTreeMap<Lang, SyncRecords>,
    hand_offs: BTreeMap<Lang, HandOffs>,
    /// The languages of which something was recorded.
    recorded: BTreeSet<Lang>,
    pages: BTreeSet<PageId>,
}

impl<'g> Ledger<'g> {
    pub fn new(guide: &'g Guide) -> Self {
        Self {
            guide,
            sync: guide.records.clone(),
            hand_offs: guide.hand_offs.clone(),
            recorded: BTreeSet::new(),
            pages: BTreeSet::new(),
        }
    }

    /// Records a page, or one section of it; who worked on it has handed it in.
    ///
    /// # Errors
    /// Where nothing can be recorded; the reason is for people.
    pub fn record(
        &mut self,
        entry: &Entry,
        section: Option<&SectionId>,
        claim: &Claim,
    ) -> Result<Vec<Recording>, String> {
        let records = self.sync.entry(claim.lang.clone()).or_default();
        let recorded = record(self.guide, entry, section, claim, records)?;
        let hand_offs = self.hand_offs.entry(claim.lang.clone()).or_default();
        for one in &recorded {
            hand_offs.remove(&(entry.id.clone(), one.section.clone()));
        }
        self.recorded.insert(claim.lang.clone());
        self.pages.insert(entry.id.clone());
        Ok(recorded)
    }

    /// Notes that somebody is working on a section.
    pub fn hand_off(&mut self, lang: &Lang, key: (PageId, SectionId), hand_off: HandOff) {
        self.pages.insert(key.0.clone());
        self.hand_offs.entry(lang.clone()).or_default().insert(key, hand_off);
    }

    /// Writes what has changed, and keeps the texts that records now speak of.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn write(mut self, root: &Path, sources: &Sources) -> Result<(), Fault> {
        for (lang, records) in self.sync.iter_mut().filter(|(lang, _)| self.recorded.contains(*lang)) {
            upgrade(self.guide, records);
            write_sync(root, lang, records)?;
        }
        for (lang, hand_offs) in &self.hand_offs {
            if self.guide.hand_offs.get(lang).unwrap_or(&HandOffs::new()) != hand_offs {
                write_hand_offs(root, lang, hand_offs)?;
            }
        }
        let records = Records { sync: &self.sync, hand_offs: &self.hand_offs, ..self.guide.all_records() };
        for page in &self.pages {
            if let Some(entry) = self.guide.entry(page.as_str()) {
                write_kept(root, sources, entry, &records)?;
            }
        }
        Ok(())
    }
}

fn write_sync(root: &Path, lang: &Lang, records: &SyncRecords) -> Result<(), Fault> {
    let latest = Algorithm::LATEST;
    let mut text = format!("# Written by `sirio sync`.\nalgorithm = {}\n\n[sections]\n", latest.number());
    for (key, record) in records {
        let print = &record.fingerprint;
        let _ = write!(
            text,
            "{} = {{ t = {}, f = {}, method = {}",
            section_key(key),
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
        let _ = writeln!(text, ", n = {}{} }}", record.version, other_rules(record.algorithm));
    }
    write_file(&root.join(sync_path(lang)), &text)
}

/// The rules of one record, where they are not those of its file.
fn other_rules(algorithm: Option<Algorithm>) -> String {
    let other = algorithm.filter(|algorithm| *algorithm != Algorithm::LATEST);
    other.map(|algorithm| format!(", a = {}", algorithm.number())).unwrap_or_default()
}

fn write_hand_offs(root: &Path, lang: &Lang, hand_offs: &HandOffs) -> Result<(), Fault> {
    let path = root.join(hand_offs_path(lang));
    if hand_offs.is_empty() {
        return match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Fault::new(format!("cannot remove {}: {error}", path.display())))
            }
            _ => Ok(()),
        };
    }
    let mut text = "# Who is working on what. Written by `sirio translate`.\n[sections]\n".to_owned();
    for (key, HandOff { to, fingerprint: print }) in hand_offs {
        let (words, facts, to) = (quoted(&print.words), quoted(&print.facts), quoted(to));
        let _ = writeln!(text, "{} = {{ t = {words}, f = {facts}, to = {to} }}", section_key(key));
    }
    write_file(&path, &text)
}

fn write_kept(root: &Path, sources: &Sources, entry: &Entry, records: &Records<'_>) -> Result<(), Fault> {
    let path = source::kept_path(&entry.id);
    let before = parse::kept_texts(&source::kept(root, &entry.id));
    let after = keep(entry, records, &|file| sources.text(file), before.clone());
    if after == before {
        return Ok(());
    }
    let mut text =
        "# What translations were made from. Written by `sirio`; no state depends on it.\n[texts]\n"
            .to_owned();
    for ((section, print), markdown) in &after {
        let key = toml_string(&format!("{} {}-{}", section.as_str(), print.words, print.facts));
        let _ = writeln!(text, "{key} = {}", toml_string(markdown));
    }
    write_file(&root.join(path), &text)
}

/// Writes the edits declared trivial.
///
/// # Errors
/// Those of the file system.
pub fn write_equivalents(root: &Path, equivalents: &Equivalents) -> Result<(), Fault> {
    let latest = Algorithm::LATEST.number();
    let mut text = format!("# Written by `sirio ack`.\nalgorithm = {latest}\n\n[edits]\n");
    for (key, edits) in &equivalents.0 {
        let edits: Vec<String> = edits
            .iter()
            .map(|edit| {
                let (was, now, reason) = (quoted(&edit.was), quoted(&edit.now), quoted(&edit.reason));
                format!("{{ was = {was}, now = {now}, reason = {reason}{} }}", other_rules(edit.algorithm))
            })
            .collect();
        let _ = writeln!(text, "{} = [{}]", section_key(key), edits.join(", "));
    }
    write_file(&root.join("i18n/equivalents.toml"), &text)
}

fn section_key((page, section): &(PageId, SectionId)) -> String {
    quoted(&format!("{page}#{}", section.as_str()))
}

/// A TOML string of words that stand in one line.
fn quoted(text: &str) -> String {
    toml_string(&text.replace('\n', " "))
}

/// A TOML basic string on one line, whatever is in it: so that merges see one text a line.
fn toml_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// [`are_broken`] for all that a [`Ledger`] may write of a language.
pub fn of_language_are_broken(output: &Output, found: &[Finding], sources: &Sources, lang: &Lang) -> bool {
    let files = [sync_path(lang), hand_offs_path(lang)];
    files.iter().any(|file| are_broken(output, found, sources, file))
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
