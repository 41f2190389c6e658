//! An address as a QR code (ISO/IEC 18004), for paper and for another phone's camera.

use crate::theme::view::QrView;
use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code, as the standard asks.
const QUIET: usize = 4;

/// The code as a whole SVG file, for leaflets; `""` for an address that is too long for one.
pub fn svg(url: &str) -> String {
    let Some(code) = code(url, EcLevel::M) else { return String::new() };
    code.render::<svg::Color<'_>>().min_dimensions(120, 120).quiet_zone(true).build()
}

/// The code as one short path, for pages, where each byte counts; without modules for an address
/// that is too long. A screen is clean, so the least correction will do.
pub fn view(url: &str) -> QrView {
    let Some(code) = code(url, EcLevel::L) else { return QrView { side: 0, path: String::new() } };
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut light = QUIET;
        let mut first = true;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Light {
                light += run.len();
                continue;
            }
            let step = if first { format!("M{light} {}", y + QUIET) } else { format!("m{light} 0") };
            path.push_str(&format!("{step}h{}", run.len()));
            (light, first) = (0, false);
        }
    }
    QrView { side: width + 2 * QUIET, path }
}

fn code(url: &str, correction: EcLevel) -> Option<QrCode> {
    QrCode::with_error_correction_level(url, correction).ok()
}
