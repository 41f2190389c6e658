//! What stands in a unit: its segments joined to one text, inline elements as tags.

use super::is;
use roxmltree::Node;
use std::collections::BTreeSet;
use std::ops::Range;

/// Deeper elements come from no translator; following them would cost the stack.
const DEEPEST: usize = 32;

pub struct Broken {
    pub at: Range<usize>,
    pub message: String,
}

impl Broken {
    /// Points at the beginning of an element: all of it may be long.
    pub fn at(node: Node, message: &str) -> Self {
        let start = node.range().start;
        Self { at: start..start + 1, message: message.to_owned() }
    }
}

pub struct Content {
    pub source: String,
    pub target: String,
    pub is_done: bool,
}

impl Content {
    pub fn read(unit: Node) -> Result<Self, Broken> {
        let parts: Vec<Node> =
            unit.children().filter(|node| is(*node, "segment") || is(*node, "ignorable")).collect();
        let mut source = Text::default();
        // A tool that splits a text may say that its parts stand in another order.
        let mut targets = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let text =
                child(*part, "source").ok_or_else(|| Broken::at(*part, "`<source>` is missing here"))?;
            source.append(text, 0)?;
            let target = child(*part, "target");
            let order = target.and_then(|target| target.attribute("order")?.parse().ok()).unwrap_or(at + 1);
            // What is no text to translate stays as it is where the tool says nothing else.
            targets.extend(target.or(is(*part, "ignorable").then_some(text)).map(|text| (order, text)));
        }
        if source.out.is_empty() {
            return Err(Broken::at(unit, "there is no text in this unit"));
        }
        targets.sort_by_key(|(order, _)| *order);
        let mut target = Text::default();
        for (_, text) in targets {
            target.append(text, 0)?;
        }
        if let Some(unknown) = target.ids.difference(&source.ids).next() {
            return Err(Broken::at(
                unit,
                &format!("the element `{unknown}` in the translation is not in the text"),
            ));
        }
        let segments: Vec<Node> = parts.into_iter().filter(|part| is(*part, "segment")).collect();
        let has_target = segments.iter().any(|part| has_target(*part));
        let is_done = has_target && segments.iter().all(|part| is_finished(*part));
        let target = if has_target { target.out } else { String::new() };
        Ok(Self { source: source.out, target, is_done })
    }
}

fn child<'d, 'i>(node: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    node.children().find(|child| is(*child, name))
}

fn has_target(segment: Node) -> bool {
    child(segment, "target").is_some_and(|target| target.has_children())
}

/// Some tools leave the state out; then a translation that is there counts.
fn is_finished(segment: Node) -> bool {
    has_target(segment) && segment.attribute("state").is_none_or(|state| state != "initial")
}

/// A text with tags, and the ids of its tags.
#[derive(Default)]
struct Text<'d> {
    out: String,
    ids: BTreeSet<&'d str>,
}

impl<'d> Text<'d> {
    fn append(&mut self, node: Node<'d, '_>, depth: usize) -> Result<(), Broken> {
        if depth > DEEPEST {
            return Err(Broken::at(node, "elements stand too deep in one another here"));
        }
        for child in node.children() {
            if child.is_text() {
                self.out.push_str(child.text().unwrap_or_default());
            } else if child.is_element() {
                self.element(child, depth)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, node: Node<'d, '_>, depth: usize) -> Result<(), Broken> {
        let name = node.tag_name().name();
        match name {
            _ if !is(node, name) => return Err(unknown(node)),
            "mrk" => self.append(node, depth + 1)?,
            // The ends of a mark that crosses others.
            "sm" | "em" => {}
            "cp" => {
                let character = node.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                let character = character.and_then(char::from_u32);
                self.out.push(
                    character.ok_or_else(|| Broken::at(node, "`hex` is not the number of a character"))?,
                );
            }
            "ph" => {
                let id = self.id(node, "id")?;
                self.out.push_str(&format!("<{id}/>"));
            }
            "pc" => {
                let id = self.id(node, "id")?;
                self.out.push_str(&format!("<{id}>"));
                self.append(node, depth + 1)?;
                self.out.push_str(&format!("</{id}>"));
            }
            "sc" => {
                let id = self.id(node, "id")?;
                self.out.push_str(&format!("<{id}>"));
            }
            "ec" => {
                let id = if node.has_attribute("startRef") { "startRef" } else { "id" };
                let id = self.id(node, id)?;
                self.out.push_str(&format!("</{id}>"));
            }
            _ => return Err(unknown(node)),
        }
        Ok(())
    }

    fn id(&mut self, node: Node<'d, '_>, attribute: &str) -> Result<&'d str, Broken> {
        let id = node.attribute(attribute).ok_or_else(|| Broken::at(node, "this element has no id"))?;
        self.ids.insert(id);
        Ok(id)
    }
}

fn unknown(node: Node) -> Broken {
    Broken::at(node, &format!("<{}> has no meaning in a text of the guide", node.tag_name().name()))
}
