//! Pictures that can be printed. In come the images that pages and logos name, as bytes; out go
//! those that can be set, with their sizes, and a finding for each that cannot. Never decodes an
//! image before its size is known, and never lets an SVG file reach for anything outside itself.

use crate::diagnostic::{Finding, Place, codes};
use crate::guide::{Entry, Guide};
use crate::source::{Content, Sources};
use crate::theme::leaflet::Picture;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// The folder that the Typst files read pictures from.
const FOLDER: &str = "/pictures/";

/// The most pixels of one picture: an A3 page at 300 dots an inch has 17 million.
const MAX_PIXELS: usize = 24_000_000;

/// Points of paper for a pixel, at 150 dots an inch.
const POINTS: f64 = 72.0 / 150.0;

/// Every picture that can be printed, by its path below `content/`.
#[derive(Debug, Default)]
pub struct Pictures {
    by_source: BTreeMap<Arc<str>, Picture>,
    bytes: BTreeMap<String, Bytes>,
    /// In words for an editor, by the path below `content/`.
    faults: BTreeMap<Arc<str>, String>,
}

impl Pictures {
    /// Reads every image that a page or a logo needs.
    pub fn of(guide: &Guide, sources: &Sources) -> Self {
        let paths: BTreeSet<&Arc<str>> = wanted(guide).collect();
        let read: Vec<_> = paths
            .into_par_iter()
            .filter_map(|path| Some((Arc::clone(path), read(path, bytes_of(path, sources)?))))
            .collect();
        let mut pictures = Self::default();
        for (source, read) in read {
            match read {
                Ok((picture, bytes)) => {
                    pictures.bytes.insert(picture.path.clone(), bytes);
                    pictures.by_source.insert(source, picture);
                }
                Err(fault) => {
                    pictures.faults.insert(source, fault);
                }
            }
        }
        pictures
    }

    /// What stands against each image that cannot be printed, at every place that shows it.
    pub fn findings(&self, guide: &Guide) -> Vec<Finding> {
        const HINT: &str = "save it anew as PNG, JPEG or plain SVG";
        let mut findings = Vec::new();
        for page in guide.published().flat_map(Entry::pages) {
            for image in page.body.images() {
                if let Some(fault) = self.faults.get(&image.path) {
                    let place = Place::at(&page.file, image.span.clone());
                    let message = format!("`{}` cannot be printed: {fault}", image.path);
                    let hint = format!("{HINT}; until then leaflets have its words instead");
                    findings.push(Finding::new(codes::PICTURE, place, message).hint(hint));
                }
            }
        }
        for (path, fault) in self.faults.iter().filter(|(path, _)| logo_of(path).is_some()) {
            let place = Place::file(&format!("content/{path}").into());
            let message = format!("the logo cannot be printed: {fault}");
            findings.push(Finding::new(codes::PICTURE, place, message).hint(HINT));
        }
        findings
    }

    /// The picture of an image, described by `alt`.
    pub fn get(&self, path: &str, alt: &str) -> Option<Picture> {
        Some(Picture { alt: alt.to_owned(), ..self.by_source.get(path)?.clone() })
    }

    /// The logo of a body, described by its name.
    pub fn logo(&self, entry: &Entry) -> Option<Picture> {
        let (path, _) = self.by_source.iter().find(|(path, _)| logo_of(path) == Some(entry.id.as_str()))?;
        self.get(path, &entry.source.title.value)
    }

    /// What the Typst files find at a path.
    pub fn bytes(&self, path: &str) -> Option<&Bytes> {
        self.bytes.get(path)
    }
}

fn wanted(guide: &Guide) -> impl Iterator<Item = &Arc<str>> {
    let images = guide.published().flat_map(Entry::pages).flat_map(|page| page.body.images());
    images.map(|image| &image.path).filter(|path| guide.media.contains(*path)).chain(logos(guide))
}

fn logos(guide: &Guide) -> impl Iterator<Item = &Arc<str>> {
    guide.media.iter().filter(|path| logo_of(path).is_some())
}

/// The contact whose logo a file is.
pub fn logo_of(path: &str) -> Option<&str> {
    Some(path.strip_prefix("about/logo-")?.rsplit_once('.')?.0)
}

fn bytes_of<'s>(path: &str, sources: &'s Sources) -> Option<&'s Arc<[u8]>> {
    match &sources.get(&format!("content/{path}"))?.content {
        Content::Bytes(bytes) => Some(bytes),
        Content::Text(_) => None,
    }
}

/// The picture, or in words for an editor what stands against it.
fn read(path: &str, bytes: &Arc<[u8]>) -> Result<(Picture, Bytes), String> {
    let data = Bytes::new(Arc::clone(bytes));
    let svg = path.ends_with(".svg");
    let (format, width, height) = if svg { drawing(&data)? } else { photograph(&data)? };
    if width == 0 || height == 0 {
        return Err("it is empty".into());
    }
    let digest = &blake3::hash(bytes).to_hex()[..16];
    let path = format!("{FOLDER}{digest}.{format}");
    Ok((Picture { path, format, alt: String::new(), width, height }, data))
}

fn photograph(data: &Bytes) -> Result<(&'static str, u32, u32), String> {
    let format = ExchangeFormat::detect(data).ok_or("it is no PNG, JPEG, GIF or WebP file")?;
    let size = imagesize::blob_size(data).map_err(|_| "it is damaged")?;
    if size.width.saturating_mul(size.height) > MAX_PIXELS {
        return Err(format!("it has {} × {} pixels, more than 24 million", size.width, size.height));
    }
    RasterImage::plain(data.clone(), format).map_err(|error| format!("it is damaged ({error})"))?;
    let name = match format {
        ExchangeFormat::Png => "png",
        ExchangeFormat::Jpg => "jpg",
        ExchangeFormat::Gif => "gif",
        ExchangeFormat::Webp => "webp",
    };
    let length = |pixels: usize| u32::try_from(pixels).map(|pixels| points(f64::from(pixels) * POINTS));
    let (width, height) = (length(size.width), length(size.height));
    Ok((name, width.unwrap_or_default(), height.unwrap_or_default()))
}

fn drawing(data: &Bytes) -> Result<(&'static str, u32, u32), String> {
    let text = std::str::from_utf8(data).map_err(|_| "it is no UTF-8 text")?;
    let document = roxmltree::Document::parse(text).map_err(|error| format!("it is damaged ({error})"))?;
    if let Some(what) = document.descendants().find_map(hostile) {
        return Err(format!("it holds {what}"));
    }
    let image = SvgImage::new(data.clone()).map_err(|_| "it is no SVG drawing")?;
    Ok(("svg", points(image.width()), points(image.height())))
}

/// What a drawing must not hold: programs, web pages, and addresses outside itself.
fn hostile(node: roxmltree::Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    if ["script", "foreignObject", "iframe", "handler"].contains(&name) {
        return Some(format!("a `{name}`"));
    }
    node.attributes().find_map(|attribute| {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if name.starts_with("on") {
            return Some(format!("a program in `{name}`"));
        }
        let inside = value.starts_with('#') || value.starts_with("data:image/");
        (name == "href" && !inside && node.tag_name().name() != "a")
            .then(|| format!("an address outside itself (`{}`)", value.chars().take(60).collect::<String>()))
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what paper holds")]
fn points(value: f64) -> u32 {
    value.round().clamp(0.0, 100_000.0) as u32
}
