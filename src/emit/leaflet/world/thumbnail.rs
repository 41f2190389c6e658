//! A page as a small picture for lists. In comes a page that is set; out goes a PNG file in sixteen
//! shades of grey: leaflets are printed in black, and the list of a language shows dozens of them.

use typst_layout::Page;
use typst_render::RenderOptions;

/// The longer side, in pixels: twice what the list gives it.
const LONG: f64 = 320.0;

/// A small picture of a page.
#[derive(Debug, Clone, Default)]
pub struct Thumbnail {
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// The picture; `None` for a page without room or where the encoder fails.
pub fn of(page: &Page) -> Option<Thumbnail> {
    let size = page.frame.size();
    let scale = LONG / size.x.max(size.y).to_pt();
    if !scale.is_finite() {
        return None;
    }
    let options = RenderOptions { pixel_per_pt: scale.into(), render_bleed: false };
    let pixmap = typst_render::render(page, &options);
    let (width, height) = (pixmap.width(), pixmap.height());
    let shades: Vec<u8> = pixmap.pixels().iter().map(|pixel| shade(*pixel)).collect();
    let rows = shades.chunks(usize::try_from(width).ok()?).flat_map(packed).collect::<Vec<u8>>();
    Some(Thumbnail { png: encoded(width, height, &rows).ok()?, width, height })
}

/// Luma of an opaque colour (ITU-R BT.709), in 4 bits.
fn shade(pixel: resvg::tiny_skia::PremultipliedColorU8) -> u8 {
    let luma =
        2126 * u32::from(pixel.red()) + 7152 * u32::from(pixel.green()) + 722 * u32::from(pixel.blue());
    u8::try_from((luma / 10_000 * 15 + 127) / 255).unwrap_or(15)
}

/// Two pixels in a byte, each row on its own, as PNG has it.
fn packed(row: &[u8]) -> impl Iterator<Item = u8> {
    row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
}

fn encoded(width: u32, height: u32, rows: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rows)?;
    writer.finish()?;
    Ok(file)
}
