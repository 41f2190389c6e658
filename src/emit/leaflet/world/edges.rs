//! Text that runs off the paper. In comes a document that is laid out; out goes what is cut off, so
//! that a leaflet without it is never printed. Never counts what only touches the edge.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

/// How far a letter may reach over the edge: side bearings and what is drawn beyond them.
const SLACK: Abs = Abs::raw(1.0);

/// How much of a text is told.
const TOLD: usize = 40;

/// The beginning of each text that a page's left or right edge cuts off.
pub fn cut_off(document: &PagedDocument) -> Vec<String> {
    let mut found = Vec::new();
    for page in document.pages() {
        walk(&page.frame, Transform::identity(), page.frame.width(), &mut found);
    }
    found.dedup();
    found
}

fn walk(frame: &Frame, outer: Transform, width: Abs, found: &mut Vec<String>) {
    for (position, item) in frame.items() {
        let here = outer.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), width, found),
            FrameItem::Text(text) => {
                let from = Point::zero().transform(here).x;
                let to = Point::with_x(text.width()).transform(here).x;
                if (from.min(to) < -SLACK || from.max(to) > width + SLACK) && !text.text.trim().is_empty() {
                    found.push(text.text.chars().take(TOLD).collect());
                }
            }
            _ => {}
        }
    }
}
