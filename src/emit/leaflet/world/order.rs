//! Puts the text of folded paper into the order in which it is read. In comes a document whose
//! sheets carry panels side by side; out goes the same picture, with the panels that are read later
//! standing later in the tag tree. Never moves anything on the page.
//!
//! A leaflet that folds has its last panels on its first page, beside the cover. A theme marks such
//! a panel by a block with the label `reads-at-NAME`, and the place where it is read by an empty
//! `place(float: true)` with the label `NAME`.

use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector as _, Location};
use typst::layout::{Frame, FrameItem, FrameParent, Inherit, Point};
use typst::model::Document as _;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

/// How the label of a block begins that is read elsewhere.
const PREFIX: &str = "reads-at-";

/// The document with each panel read at its place.
pub fn ordered(document: PagedDocument) -> PagedDocument {
    let mut places = Places { document: &document, found: false };
    let frames: Vec<Frame> = document.pages().iter().map(|page| places.ordered(&page.frame)).collect();
    if !places.found {
        return document;
    }
    let pages = document.pages().iter().zip(frames).map(|(page, frame)| Page { frame, ..page.clone() });
    PagedDocument::new(pages.collect(), document.info().clone())
}

struct Places<'d> {
    document: &'d PagedDocument,
    /// Whether any panel is read elsewhere.
    found: bool,
}

impl Places<'_> {
    fn ordered(&mut self, frame: &Frame) -> Frame {
        let items: Vec<(Point, FrameItem)> =
            frame.items().map(|(position, item)| (*position, self.item(item))).collect();
        let mut ordered = frame.clone();
        ordered.clear();
        ordered.push_multiple(items);
        ordered
    }

    fn item(&mut self, item: &FrameItem) -> FrameItem {
        let FrameItem::Group(group) = item else { return item.clone() };
        let mut group = group.clone();
        match group.label.and_then(|label| self.place(label)) {
            Some(location) => {
                self.found = true;
                group.parent = Some(FrameParent { location, inherit: Inherit::No });
            }
            None => group.frame = self.ordered(&group.frame),
        }
        FrameItem::Group(group)
    }

    fn place(&self, label: Label) -> Option<Location> {
        let label = label.resolve();
        let name = label.as_str().strip_prefix(PREFIX)?;
        let place = Label::new(PicoStr::intern(name))?;
        self.document.introspector().query_first(&Selector::Label(place))?.location()
    }
}
