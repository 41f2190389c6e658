//! One leaflet, set: the attempts at fitting it on its paper, and what is found in it.

use super::Site;
use super::glyphs::MissingGlyph;
use super::plan::Job;
use super::world::{Date, LaidOut, Over, PrintError, Printer, Thumbnail};
use crate::diagnostic::{Finding, Place, codes};
use crate::memo::Keep;
use crate::theme::digest_of;
use crate::theme::leaflet::{LeafletView, PrintView};
use blake3::Hash;
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most attempts at one leaflet; a theme has some dozens at the most.
const ATTEMPTS: u32 = 200;

/// A leaflet that was set.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Empty where the text has characters that no font has, or more text than paper.
    #[serde(skip)]
    pub pdf: Arc<[u8]>,
    /// The first page as a small PNG file.
    #[serde(skip)]
    pub picture: Arc<[u8]>,
    /// Its width and height, in pixels.
    pub picture_size: (u32, u32),
    pub pages: usize,
    /// The theme's attempt that this is.
    pub attempt: u32,
    over: Vec<Over>,
    missing_glyphs: Vec<MissingGlyph>,
    cut_off: Vec<String>,
    /// What Typst found odd about the theme's files.
    warnings: Vec<String>,
}

/// What sets the leaflets of one build.
pub struct Setter<'s> {
    pub site: &'s Site<'s>,
    pub printer: Printer<'s>,
    /// Digest of the theme's Typst files.
    pub theme: Hash,
}

impl Setter<'_> {
    /// What a sheet depends on.
    pub fn key(&self, view: &LeafletView) -> Hash {
        digest_of(&(self.theme.as_bytes(), view, self.day()))
    }

    /// Sets a leaflet, in the first of the theme's attempts in which it fits, else in the last.
    pub fn set(&self, view: &LeafletView, job: &Job<'_>) -> Result<Arc<Sheet>, Finding> {
        let refused = |error: PrintError| {
            let message = format!("{} cannot be made: {error}", job.name());
            let finding = Finding::new(codes::LEAFLET_COMPILE, job.place(), message);
            finding.hint("the theme's Typst files cannot set this page")
        };
        let mut attempt = 0;
        let laid_out = loop {
            let laid_out = self.lay_out(view, attempt).map_err(refused)?;
            match laid_out.fit.next.filter(|next| (attempt + 1..ATTEMPTS).contains(next)) {
                Some(next) => attempt = next,
                None => break laid_out,
            }
        };
        let fits = laid_out.cut_off.is_empty() && (laid_out.fit.over.is_empty() || laid_out.fit.flows);
        let (mut pdf, mut thumbnail) = (Vec::new(), Thumbnail::default());
        if fits && laid_out.missing_glyphs.is_empty() {
            pdf = laid_out.pdf().or_else(|_| self.without_links(view, attempt)).map_err(refused)?;
            thumbnail = laid_out.thumbnail().unwrap_or_default();
        }
        Ok(Arc::new(Sheet {
            pdf: pdf.into(),
            picture: thumbnail.png.into(),
            picture_size: (thumbnail.width, thumbnail.height),
            pages: laid_out.pages(),
            attempt,
            over: laid_out.fit.over,
            missing_glyphs: laid_out.missing_glyphs,
            cut_off: laid_out.cut_off,
            warnings: laid_out.warnings.iter().map(ToString::to_string).collect(),
        }))
    }

    fn lay_out(&self, view: &LeafletView, attempt: u32) -> Result<LaidOut<'_>, PrintError> {
        self.print(&PrintView { contents: None, leaflets: vec![view], attempts: vec![attempt], links: true })
    }

    fn without_links(&self, view: &LeafletView, attempt: u32) -> Result<Vec<u8>, PrintError> {
        let print = PrintView { contents: None, leaflets: vec![view], attempts: vec![attempt], links: false };
        self.print(&print)?.pdf()
    }

    /// Sets one file for print.
    pub fn print(&self, view: &PrintView<'_>) -> Result<LaidOut<'_>, PrintError> {
        let json = serde_json::to_vec(view).map_err(|error| PrintError::View(error.to_string()))?;
        self.printer.lay_out(json, self.day())
    }

    fn day(&self) -> Date {
        let day = self.site.guide.options.as_of;
        let number = |value: u32| u8::try_from(value).unwrap_or(1);
        Date { year: day.year(), month: number(day.month()), day: number(day.day()) }
    }
}

/// The facts as JSON, the PDF and the picture, each after its length.
impl Keep for Arc<Sheet> {
    fn to_bytes(&self) -> Vec<u8> {
        let facts = serde_json::to_vec(&**self).unwrap_or_default();
        let mut bytes = Vec::with_capacity(facts.len() + self.pdf.len() + self.picture.len() + 24);
        for part in [&facts, &*self.pdf, &*self.picture] {
            bytes.extend((part.len() as u64).to_le_bytes());
            bytes.extend(part);
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (facts, rest) = part(bytes)?;
        let (pdf, rest) = part(rest)?;
        let (picture, _) = part(rest)?;
        let sheet: Sheet = serde_json::from_slice(facts).ok()?;
        Some(Arc::new(Sheet { pdf: pdf.into(), picture: picture.into(), ..sheet }))
    }
}

fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

impl Sheet {
    /// What an editor should know of it.
    pub fn findings(&self, site: &Site<'_>, job: &Job<'_>) -> Vec<Finding> {
        let missing = self.missing_glyphs.iter().map(|missing| {
            let message =
                format!("no font has the character {} in “{}”", shown(&missing.text), missing.within);
            let finding = Finding::new(codes::NO_GLYPH, job.place(), message);
            finding.hint("write it in another way; the leaflet is not made with an empty box in it")
        });
        let long = self.over.iter().map(|over| self.too_long(over, job));
        let cut_off = self.cut_off.iter().map(|text| {
            let message = format!("{} is not made: “{text}” runs off the paper", job.name());
            let finding = Finding::new(codes::OVERFLOW, job.place(), message);
            finding.hint("part the word, or give the table fewer columns")
        });
        let odd = self.warnings.iter().map(|warning| {
            let finding = Finding::new(codes::LEAFLET_DOUBT, Place::file(&site.guide.config.file), warning);
            finding.hint("correct the theme's Typst file")
        });
        missing.chain(long).chain(cut_off).chain(odd).collect()
    }

    fn too_long(&self, over: &Over, job: &Job<'_>) -> Finding {
        let lines = if over.lines == 1 { "1 line".into() } else { format!("{} lines", over.lines) };
        let end = if self.pdf.is_empty() { "it is not made" } else { "it is made on more sides" };
        let message = format!(
            "{} has {lines} more than fit on its paper, from `{}` on: {end}",
            job.name(),
            over.section
        );
        let hint = "shorten the text, or name in `[leaflet] sections` what goes on paper";
        Finding::new(codes::OVERFLOW, job.place_of(&over.section), message).hint(hint)
    }
}

fn shown(text: &str) -> String {
    let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    format!("“{text}” ({})", points.join(" "))
}
