//! What a page is about, for machines: JSON-LD in the vocabulary of schema.org.
//!
//! In: a page with its frame. Out: one compact text for `<script type="application/ld+json">`, which
//! weighs on every page and so leaves out what says nothing. Never: a guess; what the guide does not
//! know for certain (whom an office serves, whether fees add up) is not said.
//!
//! A name in another language than the page's stands under the page in that language
//! (`translationOfWork`): schema.org's own consumers know no language tags on values.

mod contact;
mod event;
mod service;

pub use contact::Bodies;

use super::Site;
use super::words::clean;
use crate::guide::{Entry, href};
use crate::model::{Kind, Lang};
use crate::theme::view::Frame;
use serde_json::{Map, Value, json};

/// An object of schema.org, without the properties that have nothing to say.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), kind.into())]))
    }

    fn set(mut self, name: &str, value: impl Into<Option<Value>>) -> Self {
        if let Some(value) = value.into().filter(|value| !is_empty(value)) {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    fn text(self, name: &str, text: impl Into<Option<String>>) -> Self {
        let text = text.into().map(|text| Value::from(clean(text.trim()).into_owned()));
        self.set(name, text)
    }

    /// One value stands for itself, several stand in a list.
    fn list(self, name: &str, mut values: Vec<Value>) -> Self {
        let value = if values.len() == 1 { values.pop() } else { Some(Value::Array(values)) };
        self.set(name, value)
    }

    fn has_more_than_its_type(&self) -> bool {
        self.0.len() > 1
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}

impl From<Node> for Option<Value> {
    fn from(node: Node) -> Self {
        Some(node.into())
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

/// The names by which the nodes of one page know each other, relative to its address.
const MAIN: &str = "#main";
const PATH: &str = "#path";

/// What stands on the page of an entry, section indexes included, but not the start page.
pub fn of_entry(site: &Site<'_>, entry: &Entry, lang: &Lang, frame: &Frame) -> String {
    let main = match entry.kind() {
        Kind::Service => Some(service::service(site, entry, lang)),
        Kind::Contact => contact::contact(site, entry, lang),
        Kind::Event => event::event(site, entry, lang),
        Kind::Term => Some(term(entry, lang)),
        Kind::Page | Kind::Right | Kind::Notice => None,
    };
    let id = main.as_ref().and_then(|main| main.get("@id").cloned());
    let verified = entry.source.structure.verified.as_ref().map(|verified| verified.value.to_string());
    let kind = if entry.path.is_index() { "CollectionPage" } else { "WebPage" };
    let page = page(site, lang, kind, frame)
        .text("inLanguage", page_language(site, entry, lang).as_str().to_owned())
        .text("lastReviewed", verified)
        .set("translationOfWork", original(site, entry, lang))
        .set("mainEntity", id.map(|id| json!({ "@id": id })));
    script([Some(page.into()), main, path(site, frame)].into_iter().flatten().collect())
}

/// What stands on a page that the tool makes itself.
pub fn of_list(site: &Site<'_>, lang: &Lang, frame: &Frame) -> String {
    let page = page(site, lang, "CollectionPage", frame);
    script([Some(page.into()), path(site, frame)].into_iter().flatten().collect())
}

/// The start page of a language: the guide itself, and how to search it.
pub fn of_home(site: &Site<'_>, lang: &Lang, frame: &Frame) -> String {
    let home = home(site, lang);
    let target =
        Node::new("EntryPoint").text("urlTemplate", format!("{home}search/?q={{search_term_string}}"));
    let action = Node::new("SearchAction")
        .set("target", target)
        .text("query-input", "required name=search_term_string".to_owned());
    let website = Node::new("WebSite")
        .text("@id", home.clone())
        .text("url", home)
        .text("name", frame.title.text.clone())
        .text("description", frame.description.clone())
        .text("inLanguage", lang.as_str().to_owned())
        .set("potentialAction", action);
    script(vec![website.into()])
}

fn page(site: &Site<'_>, lang: &Lang, kind: &str, frame: &Frame) -> Node {
    let path = (!frame.crumbs.is_empty()).then(|| json!({ "@id": PATH }));
    Node::new(kind)
        .text("url", frame.canonical.clone())
        .text("name", frame.title.text.clone())
        .text("description", frame.description.clone())
        .text("inLanguage", lang.as_str().to_owned())
        .set("isPartOf", json!({ "@id": home(site, lang) }))
        .set("breadcrumb", path)
}

/// The language of most of what is on the page: on one that is not translated, the source's.
fn page_language<'l>(site: &Site<'_>, entry: &'l Entry, lang: &'l Lang) -> &'l Lang {
    if site.guide.rendition(entry, lang).is_fallback() { &entry.source.lang } else { lang }
}

/// The page that this one is a translation of, with its official title.
fn original(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Option<Value> {
    let source = &entry.source;
    let translated = *lang != source.lang && entry.page(lang).is_some();
    translated.then(|| {
        let url = address(site, entry, &source.lang);
        Node::new("WebPage")
            .text("url", url)
            .text("name", source.title.value.clone())
            .text("inLanguage", source.lang.as_str().to_owned())
            .into()
    })
}

/// The way from the start page to this one, itself included.
fn path(site: &Site<'_>, frame: &Frame) -> Option<Value> {
    if frame.crumbs.is_empty() {
        return None;
    }
    let above = frame.crumbs.iter().map(|crumb| (&crumb.words.text, site.absolute(&crumb.href)));
    let all = above.chain([(&frame.title.text, frame.canonical.clone())]);
    let items = all.enumerate().map(|(number, (name, url))| {
        Node::new("ListItem")
            .set("position", Value::from(number + 1))
            .text("name", name.clone())
            .text("item", url)
            .into()
    });
    let items: Vec<Value> = items.collect();
    Some(
        Node::new("BreadcrumbList")
            .text("@id", PATH.to_owned())
            .set("itemListElement", Value::Array(items))
            .into(),
    )
}

fn term(entry: &Entry, lang: &Lang) -> Value {
    let (title, _) = entry.title(lang);
    let official = entry.source.structure.official.as_ref().map(|official| official.text.clone());
    Node::new("DefinedTerm")
        .text("@id", MAIN.to_owned())
        .text("name", title.to_owned())
        .text("alternateName", official.filter(|official| official != title))
        .text("description", entry.summary(lang).map(|(text, _)| text.to_owned()))
        .into()
}

fn home(site: &Site<'_>, lang: &Lang) -> String {
    site.absolute(&format!("/{lang}/"))
}

fn address(site: &Site<'_>, entry: &Entry, lang: &Lang) -> String {
    site.absolute(&href(entry.address(lang)))
}

/// Compact, and without the character by which a text could end its script element or open a
/// comment in it: `<` is only ever in a string, where it may be written by its number (RFC 8259, 7).
fn script(mut nodes: Vec<Value>) -> String {
    let mut graph = Map::from_iter([("@context".to_owned(), Value::from("https://schema.org"))]);
    match nodes.pop() {
        Some(Value::Object(only)) if nodes.is_empty() => graph.extend(only),
        last => {
            nodes.extend(last);
            graph.insert("@graph".to_owned(), Value::Array(nodes));
        }
    }
    Value::Object(graph).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_leave_its_script() {
        let node = Node::new("WebPage").text("name", "</script><!-- <script>".to_owned());
        let text = script(vec![node.into()]);
        assert!(!text.contains('<'));
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["name"], "</script><!-- <script>");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let node =
            Node::new("Place").text("name", " ".to_owned()).list("address", Vec::new()).text("url", None);
        assert!(!node.has_more_than_its_type());
    }
}
