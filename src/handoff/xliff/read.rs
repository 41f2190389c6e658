//! The text of an XLIFF file → what came back. What one unit has wrong costs that unit alone; a
//! document that is no XML is not read at all.

mod content;

use super::{BASIS, NAMESPACE, PIVOT, ids};
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::handoff::{Returned, ReturnedUnit};
use crate::model::Lang;
use content::{Broken, Content};
use roxmltree::{Document, Node};
use std::ops::Range;
use std::sync::Arc;

/// Any version from 2.0 on: what Sirio reads is the same in all of them.
const ANY_VERSION: &str = "urn:oasis:names:tc:xliff:document:2.";

/// Reads what tools make of a file of ours: segments split, marks and states added.
pub fn read(file: &Arc<str>, text: &str) -> Reported<Returned> {
    let mut reader = Reader { file, out: Reported::default() };
    let xml = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Places in `xml` are places in `text` less this.
    let skipped = text.len() - xml.len();
    match Document::parse(xml) {
        Ok(document) => reader.document(&document, skipped),
        Err(error) => {
            let at = skipped
                + crate::diagnostic::LineIndex::new(xml)
                    .offset(error.pos().row as usize, error.pos().col as usize);
            let message = format!("this is not an XML file that can be read: {error}");
            reader.find(at..at, &message, "export it from the translator's tool again");
        }
    }
    reader.out
}

struct Reader<'f> {
    file: &'f Arc<str>,
    out: Reported<Returned>,
}

impl Reader<'_> {
    fn find(&mut self, span: Range<usize>, message: &str, hint: &str) {
        let place = Place::at(self.file, span);
        self.out.findings.push(Finding::new(codes::HANDOFF_SYNTAX, place, message).hint(hint));
    }

    fn document(&mut self, document: &Document, skipped: usize) {
        let root = document.root_element();
        let namespace = root.tag_name().namespace().unwrap_or_default();
        if root.tag_name().name() != "xliff" || !namespace.starts_with(ANY_VERSION) {
            let message = match root.attribute("version") {
                Some(version) if root.tag_name().name() == "xliff" => format!("this is XLIFF {version}"),
                _ => format!("this is no XLIFF: it begins with <{}>", root.tag_name().name()),
            };
            let start = root.range().start + skipped;
            return self.find(start..start, &message, "save it as XLIFF 2.1");
        }
        self.out.value.source = self.language(root, "srcLang", skipped);
        self.out.value.target = self.language(root, "trgLang", skipped);
        self.out.value.is_pivot = root
            .children()
            .filter(|node| is(*node, "file"))
            .any(|file| note(file, PIVOT).is_some_and(|text| text == "yes"));
        for unit in root.descendants().filter(|node| is(*node, "unit")) {
            let span = unit.range().start + skipped..unit.range().end + skipped;
            match returned(unit, span) {
                Ok(unit) => self.out.value.units.push(unit),
                Err(Broken { at, message }) => {
                    let hint = "correct this unit and import the file again: everything else in it was read";
                    self.find(at.start + skipped..at.end + skipped, &message, hint);
                }
            }
        }
    }

    fn language(&mut self, root: Node, attribute: &str, skipped: usize) -> Option<Lang> {
        let attribute = root.attribute_node(attribute)?;
        let lang = Lang::parse(attribute.value().trim());
        if lang.is_none() {
            let span = attribute.range_value();
            let message = format!("`{}` is not the name of a language", attribute.value());
            self.find(
                span.start + skipped..span.end + skipped,
                &message,
                "write it as in `trgLang=\"pt-BR\"`",
            );
        }
        lang
    }
}

fn returned(unit: Node, span: Range<usize>) -> Result<ReturnedUnit, Broken> {
    let key = unit.attribute("name").map(str::to_owned).or_else(|| ids::decode(unit.attribute("id")?));
    let key =
        key.ok_or_else(|| Broken::at(unit, "the unit's `name` is missing, which says where it belongs"))?;
    let Content { source, target, is_done } = Content::read(unit)?;
    let basis = note(unit, BASIS).map(|basis| basis.trim().to_owned());
    Ok(ReturnedUnit { key, source, target, is_done, basis, span })
}

/// The text of a node's own note of a category.
fn note<'d>(node: Node<'d, '_>, category: &str) -> Option<&'d str> {
    let notes = node.children().find(|child| is(*child, "notes"))?;
    notes.children().find(|note| note.attribute("category") == Some(category))?.text()
}

/// Whether a node is an element of XLIFF's core.
fn is(node: Node, name: &str) -> bool {
    let tag = node.tag_name();
    tag.name() == name
        && tag.namespace().is_some_and(|found| found == NAMESPACE || found.starts_with(ANY_VERSION))
}
