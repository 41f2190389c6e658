//! Mends the text that can be copied from a leaflet. In comes a document that is laid out; out
//! goes the same picture with the glyphs of a cluster in one run. Never moves a glyph.
//!
//! Typst (0.15) ends a run wherever the height of glyphs changes, as it does at a vowel sign set
//! higher or at a letter under another. Each part then bears the whole cluster's text, and who
//! copies, searches or has the page read out gets letters twice, in Arabic and Bengali above all.
//! And it takes a consonant whose vowel is silenced for a cluster of its own: where the font draws it
//! below the next one, who reads by places puts it on another line.

use typst::ecow::EcoVec;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// How far apart runs that touch may be, for the sums that led there.
const TOUCHING: Abs = Abs::raw(0.01);

/// The document with each cluster in one run.
pub fn mended(document: PagedDocument) -> PagedDocument {
    let mut changed = false;
    let pages: EcoVec<_> = document
        .pages()
        .iter()
        .map(|page| {
            let mut page = page.clone();
            if let Some(frame) = mended_frame(&page.frame) {
                page.frame = frame;
                changed = true;
            }
            page
        })
        .collect();
    if !changed {
        return document;
    }
    let mut mended = PagedDocument::new(pages, document.info().clone());
    *mended.info_mut() = document.info().clone();
    mended
}

/// The frame with its runs joined; `None` where none had to be.
fn mended_frame(frame: &Frame) -> Option<Frame> {
    let mut changed = false;
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(frame.items().len());
    for (position, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                if let Some(inner) = mended_frame(&group.frame) {
                    group.frame = inner;
                    changed = true;
                }
                items.push((*position, FrameItem::Group(group)));
            }
            FrameItem::Text(text) => {
                if let Some((before, FrameItem::Text(run))) = items.last_mut()
                    && let Some(joined) = join(*before, run, *position, text)
                {
                    *run = joined;
                    changed = true;
                } else {
                    items.push((*position, item.clone()));
                }
            }
            _ => items.push((*position, item.clone())),
        }
    }
    // Only now: what is joined is found by the clusters as they came.
    for (_, item) in &mut items {
        if let FrameItem::Text(run) = item
            && let Some(whole) = with_whole_conjuncts(run)
        {
            *run = whole;
            changed = true;
        }
    }
    changed.then(|| {
        let mut mended = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            mended.set_baseline(frame.baseline());
        }
        mended.push_multiple(items);
        mended
    })
}

/// Signs that silence a vowel and so join a consonant to the next one (Unicode 16, 12.1: virama).
/// Not Sinhala's, which parts them and is seen.
const VIRAMAS: [char; 9] =
    ['\u{94D}', '\u{9CD}', '\u{A4D}', '\u{ACD}', '\u{B4D}', '\u{BCD}', '\u{C4D}', '\u{CCD}', '\u{D4D}'];

/// The run with each conjunct one cluster; `None` where they are.
fn with_whole_conjuncts(run: &TextItem) -> Option<TextItem> {
    let mut glyphs = run.glyphs.clone();
    let mut changed = false;
    for index in 1..glyphs.len() {
        let (before, after) = (glyphs[index - 1].range.clone(), glyphs[index].range.clone());
        let text = run.text.get(usize::from(before.start)..usize::from(before.end)).unwrap_or_default();
        if before == after || before.end != after.start || !text.ends_with(VIRAMAS) {
            continue;
        }
        let whole = before.start..after.end;
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.range == before || glyph.range == after) {
            glyph.range = whole.clone();
        }
        changed = true;
    }
    changed.then(|| TextItem { glyphs, ..run.clone() })
}

/// One run of two that share a cluster, or a conjunct, where they touch.
fn join(here: Point, run: &TextItem, there: Point, next: &TextItem) -> Option<TextItem> {
    let (last, first) = (run.glyphs.last()?, next.glyphs.first()?);
    let cluster = run.text.get(last.range())?;
    let alike = run.font == next.font
        && run.size == next.size
        && run.lang == next.lang
        && run.region == next.region
        && run.fill == next.fill
        && run.stroke == next.stroke;
    let touch = (here.x + run.width() - there.x).abs() <= TOUCHING;
    if !alike || !touch || last.span.0 != first.span.0 {
        return None;
    }
    let raised = Em::from_abs(here.y - there.y, run.size);
    let shared = last.span == first.span && next.text.get(first.range()) == Some(cluster);
    let conjunct = cluster.ends_with(VIRAMAS) && last.range().end == run.text.len() && first.range.start == 0;
    let (text, own, shift) = if shared {
        join_texts(run, last, next, first)?
    } else if conjunct {
        (format!("{}{}", run.text, next.text), 0, isize::try_from(run.text.len()).ok()?)
    } else {
        return None;
    };
    let moved = |glyph: &Glyph, by: isize, up: Em| {
        let end = |end: u16| u16::try_from(isize::try_from(end).ok()? + by).ok();
        let range = end(glyph.range.start)?..end(glyph.range.end)?;
        Some(Glyph { range, y_offset: glyph.y_offset + up, ..glyph.clone() })
    };
    let glyphs = run.glyphs.iter().map(|glyph| moved(glyph, own, Em::zero()));
    let glyphs = glyphs.chain(next.glyphs.iter().map(|glyph| moved(glyph, shift, raised)));
    Some(TextItem { text: text.into(), glyphs: glyphs.collect::<Option<_>>()?, ..run.clone() })
}

/// The joined text, and by how much the ranges of each run's glyphs move in it. What `next` has
/// beyond the shared cluster follows the run's text, or goes before it in a right-to-left run.
fn join_texts(
    run: &TextItem,
    last: &Glyph,
    next: &TextItem,
    first: &Glyph,
) -> Option<(String, isize, isize)> {
    let (shared, other) = (last.range(), first.range());
    let (run_text, next_text) = (run.text.as_str(), next.text.as_str());
    if shared.end == run_text.len() && other.start == 0 {
        let shift = isize::try_from(shared.start).ok()?;
        Some((format!("{run_text}{}", next_text.get(other.end..)?), 0, shift))
    } else if shared.start == 0 && other.end == next_text.len() {
        let shift = isize::try_from(other.start).ok()?;
        Some((format!("{}{run_text}", next_text.get(..other.start)?), shift, 0))
    } else {
        None
    }
}
