//! A package → the text of an XLIFF file. The same package gives the same bytes.

use super::inline::{self, is_allowed, plain, write as write_inline, write_text};
use super::{BASIS, NAMESPACE, PIVOT, ids};
use crate::handoff::{Package, Progress, Unit};

/// Units without a source are left out: there is nothing to translate in them.
pub fn write(package: &Package) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n",
        package.source, package.target
    );
    let pages = pages(&package.units);
    for (page, units) in &pages {
        write_file(&mut out, package, page, units);
    }
    if pages.is_empty() {
        // A document must have a file, and a file something in it.
        out.push_str("  <file id=\"nothing\">\n");
        write_file_notes(&mut out, package);
        out.push_str("    <group id=\"nothing\"/>\n  </file>\n");
    }
    out.push_str("</xliff>\n");
    out
}

/// The units of each page, pages in the order in which they first appear.
fn pages(units: &[Unit]) -> Vec<(&str, Vec<&Unit>)> {
    let mut pages: Vec<(&str, Vec<&Unit>)> = Vec::new();
    for unit in units.iter().filter(|unit| !unit.source.is_empty()) {
        let page = unit.key.split_once('#').map_or(unit.key.as_str(), |(page, _)| page);
        match pages.iter_mut().rev().find(|(known, _)| *known == page) {
            Some((_, units)) => units.push(unit),
            None => pages.push((page, vec![unit])),
        }
    }
    pages
}

fn write_file(out: &mut String, package: &Package, page: &str, units: &[&Unit]) {
    let place = units.first().map_or("", |unit| unit.place.as_str());
    let original = place.rsplit_once(':').map_or(place, |(file, _)| file);
    out.push_str(&format!("  <file id=\"f{}\" original=\"{}\">\n", ids::encode(page), attribute(original)));
    write_file_notes(out, package);
    for unit in units {
        write_unit(out, unit);
    }
    out.push_str("  </file>\n");
}

fn write_file_notes(out: &mut String, package: &Package) {
    let project = format!("{}, {}", package.project, package.day);
    let mut notes = vec![("project", project.as_str())];
    if package.is_pivot {
        notes.push((PIVOT, "yes"));
    }
    write_notes(out, "    ", &notes);
}

fn write_unit(out: &mut String, unit: &Unit) {
    out.push_str(&format!("    <unit id=\"{}\"", ids::of_unit(&unit.key, &unit.source)));
    // A key that an attribute cannot hold is known by its id alone.
    if unit.key.chars().all(is_allowed) {
        out.push_str(&format!(" name=\"{}\"", attribute(&unit.key)));
    }
    out.push_str(" canResegment=\"no\" xml:space=\"preserve\">\n");
    write_unit_notes(out, unit);
    if !unit.codes.is_empty() {
        out.push_str("      <originalData>\n");
        for code in &unit.codes {
            out.push_str(&format!("        <data id=\"{}\">", attribute(&code.name)));
            write_text(out, &code.meaning);
            out.push_str("</data>\n");
        }
        out.push_str("      </originalData>\n");
    }
    write_segment(out, unit);
    out.push_str("    </unit>\n");
}

fn write_unit_notes(out: &mut String, unit: &Unit) {
    let mut notes: Vec<(&str, &str)> = unit.notes.iter().map(|note| ("context", note.as_str())).collect();
    notes.push(("place", &unit.place));
    if let Some(previous) = unit.previous.as_ref().filter(|_| unit.progress == Progress::Doubtful) {
        notes.push(("previous", previous));
    }
    notes.push((BASIS, &unit.basis));
    write_notes(out, "      ", &notes);
}

/// Notes without words are left out, and so is a list without notes: the standard allows neither.
fn write_notes(out: &mut String, indent: &str, notes: &[(&str, &str)]) {
    let mut notes = notes.iter().filter(|(_, text)| !text.is_empty()).peekable();
    if notes.peek().is_none() {
        return;
    }
    out.push_str(&format!("{indent}<notes>\n"));
    for (category, text) in notes {
        out.push_str(&format!("{indent}  <note category=\"{category}\">{}</note>\n", plain(text)));
    }
    out.push_str(&format!("{indent}</notes>\n"));
}

/// Nothing that is not done may look done.
fn write_segment(out: &mut String, unit: &Unit) {
    let state = match unit.progress {
        _ if unit.target.is_empty() => "state=\"initial\"",
        Progress::Done => "state=\"translated\"",
        Progress::Doubtful | Progress::Missing => "state=\"initial\" subState=\"sirio:check\"",
    };
    out.push_str(&format!("      <segment {state}>\n        <source>"));
    let codes = inline::used(&unit.source, &unit.codes);
    write_inline(out, &unit.source, &codes);
    out.push_str("</source>\n");
    if !unit.target.is_empty() {
        out.push_str("        <target>");
        write_inline(out, &unit.target, &codes);
        out.push_str("</target>\n");
    }
    out.push_str("      </segment>\n");
}

/// Line ends and tabs in an attribute would be read as spaces.
fn attribute(text: &str) -> String {
    plain(text).replace('\n', "&#xA;").replace('\t', "&#x9;")
}
