//! What stands for the guide on a phone's screen: the theme's `icon.svg`, and drawn from it the
//! pictures that phones ask for.

use crate::diagnostic::{Finding, Place, codes};
use crate::model::Config;
use crate::publish::Tree;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree as Drawing};
use std::sync::Arc;

/// Sides in pixels, as the web app manifest and phones' home screens want them.
pub const SIDES: [u32; 2] = [192, 512];

/// Adds `/icons/icon.svg` and `/icons/icon-<side>.png`.
pub fn add(svg: &Arc<str>, config: &Config, tree: &mut Tree) -> Option<Finding> {
    tree.insert("icons/icon.svg".into(), svg.as_bytes().into());
    for side in SIDES {
        match picture(svg, side) {
            Ok(png) => tree.insert(format!("icons/icon-{side}.png"), png.into()),
            Err(reason) => {
                let path: Arc<str> = format!("themes/{}/icon.svg", config.theme).into();
                let finding = Finding::new(codes::ICON, Place::file(&path), reason);
                return Some(finding.hint("draw it with plain shapes, on a square"));
            }
        };
    }
    None
}

/// The drawing as PNG, `side` pixels wide and high.
fn picture(svg: &str, side: u32) -> Result<Vec<u8>, String> {
    // Nothing outside the drawing is read: it has no folder.
    let drawing = Drawing::from_str(svg, &Options::default()).map_err(|error| error.to_string())?;
    let mut pixmap = Pixmap::new(side, side).ok_or("no picture of that size")?;
    let own = drawing.size();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels")]
    let scale = Transform::from_scale(side as f32 / own.width(), side as f32 / own.height());
    resvg::render(&drawing, scale, &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}
