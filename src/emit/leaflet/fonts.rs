//! The fonts of leaflets. In come the fonts that `build.rs` has embedded and the Latin, Cyrillic
//! and Greek ones of `typst-assets`; out go a store that all compilations share, and for each
//! script the families to ask for, in order. Never looks at the fonts of the machine: the same
//! binary sets the same bytes everywhere.

use std::fmt;
use std::sync::{Arc, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Coverage, Font, FontFlags, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight};
use typst_kit::fonts::{FontSource, FontStore};

/// A font that was there when the binary was built.
struct Embedded {
    /// Without its scope, as `noto-sans`.
    package: &'static str,
    family: &'static str,
    weight: u16,
    bytes: &'static [u8],
}

static EMBEDDED: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/fonts.table.rs"));

/// What brings the fonts; the binary is then to be built again.
pub const FETCH: &str = "sh themes/fonts/fetch.sh";

const LATIN: &str = "noto-sans";
const CHINESE: &str = "noto-sans-sc";

/// Its lam-alef is two glyphs, so that text copied from a leaflet has the letters in their order in
/// every reader; what letters it lacks are in Vazirmatn.
const ARABIC: &str = "amiri";

/// The families of `typst-assets` that are used: text where Noto Sans isn't embedded, and code.
const ASSETS: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// In the order in which a character that the leaflet's own fonts don't have is looked up. Not
/// Nastaliq: an Arabic word in an Italian leaflet would get it.
const OTHERS: [&str; 7] =
    [LATIN, ARABIC, "vazirmatn", "noto-sans-bengali", "noto-sans-sinhala", "noto-sans-ethiopic", CHINESE];

/// What the Chinese font covers, near enough to choose it by: to read its own table is to parse
/// it, and it is as large as all the others together, ten times over.
const CHINESE_RANGES: [(u32, u32); 7] = [
    (0x2E80, 0x2FDF),
    (0x3000, 0x303F),
    (0x3040, 0x312F),
    (0x31A0, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
];

/// The fonts that all leaflets share. Cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<FontStore>);

impl Fonts {
    /// The fonts of this binary, gathered once; each is parsed when a leaflet first needs it.
    pub fn shared() -> Self {
        static SHARED: OnceLock<Fonts> = OnceLock::new();
        SHARED.get_or_init(Self::gather).clone()
    }

    fn gather() -> Self {
        let mut store = FontStore::new();
        for font in EMBEDDED {
            if let Some(info) = font.info() {
                store.push((Lazy(font.bytes), info));
            }
        }
        for bytes in typst_assets::fonts() {
            if let Some(info) = FontInfo::new(bytes, 0).filter(|info| ASSETS.contains(&info.family.as_str()))
            {
                store.push((Lazy(bytes), info));
            }
        }
        Self(Arc::new(store))
    }

    /// The store itself, as a Typst world wants it.
    pub fn store(&self) -> &FontStore {
        &self.0
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let families: Vec<&str> = self.0.book().families().map(|(family, _)| family).collect();
        out.debug_tuple("Fonts").field(&families).finish()
    }
}

impl Embedded {
    /// What the font is chosen by. The family is ours, not the file's, so that the names that
    /// [`families`] gives are always there.
    fn info(&self) -> Option<FontInfo> {
        let coverage = if self.package == CHINESE {
            Coverage::from_vec(CHINESE_RANGES.iter().flat_map(|&(first, last)| first..=last).collect())
        } else {
            FontInfo::new(self.bytes, 0)?.coverage
        };
        Some(FontInfo {
            family: self.family.to_owned(),
            variant: FontVariant::new(
                FontStyle::Normal,
                FontWeight::from_number(self.weight),
                FontStretch::NORMAL,
            ),
            flags: FontFlags::empty(),
            axes: Vec::new(),
            coverage,
        })
    }
}

/// Bytes that become a font when they are first asked for.
struct Lazy(&'static [u8]);

impl FontSource for Lazy {
    fn load(&self) -> Option<Font> {
        Font::new(Bytes::new(self.0), 0)
    }
}

/// Font families in the order in which they are tried.
pub type Families = Result<Vec<String>, MissingFont>;

/// No font for a script: none is in the fixed set, or it wasn't there at build time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MissingFont {
    /// ISO 15924, as `Arab`.
    pub script: String,
    /// The npm package that has it; `None` where no package of the set does.
    pub package: Option<String>,
}

impl fmt::Display for MissingFont {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.package {
            Some(package) => write!(
                out,
                "the font for the script {} is not in this program: its package is {package}; run `{FETCH}`, then build again",
                self.script
            ),
            None => write!(out, "no font of the fixed set covers the script {}", self.script),
        }
    }
}

impl std::error::Error for MissingFont {}

/// The families for a leaflet in `script` (ISO 15924): the script's own first, then Noto Sans for
/// the Latin inside, then those of the other scripts, for a word in another language.
///
/// # Errors
///
/// When the script's font isn't embedded, with the package that has it.
pub fn families(script: &str) -> Families {
    families_from(script, &|package| {
        EMBEDDED.iter().find(|font| font.package == package).map(|font| font.family)
    })
}

/// `embedded` tells a package's family if its fonts are there.
fn families_from(script: &str, embedded: &dyn Fn(&str) -> Option<&'static str>) -> Families {
    let missing = |package: Option<&str>| MissingFont {
        script: script.to_owned(),
        package: package.map(|package| format!("@expo-google-fonts/{package}")),
    };
    let package = package_of(script).ok_or_else(|| missing(None))?;
    // `typst-assets` stands in for Noto Sans in Latin, Cyrillic and Greek, not in Devanagari.
    let own = match embedded(package) {
        Some(family) => Some(family),
        None if package == LATIN && script != "Deva" => None,
        None => return Err(missing(Some(package))),
    };
    let mut names: Vec<String> = Vec::new();
    let others = OTHERS.iter().filter_map(|package| embedded(package));
    // The text font of the assets comes before other scripts' fonts, whose Latin is partial.
    let latin = embedded(LATIN).unwrap_or(ASSETS[0]);
    for family in own.into_iter().chain([latin]).chain(others).chain(ASSETS) {
        if !names.iter().any(|name| name == family) {
            names.push(family.to_owned());
        }
    }
    Ok(names)
}

/// The package whose font covers a script.
fn package_of(script: &str) -> Option<&'static str> {
    match script {
        "Latn" | "Cyrl" | "Grek" | "Deva" => Some(LATIN),
        "Arab" => Some(ARABIC),
        "Aran" => Some("noto-nastaliq-urdu"),
        "Beng" => Some("noto-sans-bengali"),
        "Sinh" => Some("noto-sans-sinhala"),
        "Ethi" => Some("noto-sans-ethiopic"),
        "Hans" | "Hant" | "Hani" => Some(CHINESE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(package: &str) -> Option<&'static str> {
        match package {
            "noto-sans" => Some("Noto Sans"),
            "amiri" => Some("Amiri"),
            "noto-sans-sc" => Some("Noto Sans SC"),
            _ => None,
        }
    }

    #[test]
    fn own_family_first_then_latin() {
        let names = families_from("Arab", &all).unwrap();
        assert_eq!(names[..3], ["Amiri", "Noto Sans", "Noto Sans SC"]);
        assert_eq!(families_from("Cyrl", &all).unwrap()[0], "Noto Sans");
        assert_eq!(families_from("Hant", &all).unwrap()[..2], ["Noto Sans SC", "Noto Sans"]);
    }

    #[test]
    fn assets_stand_in_for_latin_only() {
        let none = |_: &str| None;
        assert_eq!(families_from("Latn", &none).unwrap(), ASSETS);
        let missing = families_from("Beng", &none).unwrap_err();
        assert_eq!(missing.package.as_deref(), Some("@expo-google-fonts/noto-sans-bengali"));
        assert!(missing.to_string().contains(FETCH), "{missing}");
        assert!(families_from("Deva", &none).is_err());
    }

    #[test]
    fn unknown_script_names_no_package() {
        assert_eq!(families("Tibt").unwrap_err().package, None);
    }

    #[test]
    fn every_family_is_in_the_book() {
        let fonts = Fonts::shared();
        for script in ["Latn", "Arab", "Aran", "Beng", "Sinh", "Ethi", "Hans"] {
            for family in families(script).into_iter().flatten() {
                assert!(fonts.store().book().contains_family(&family.to_lowercase()), "{family}");
            }
        }
    }

    #[test]
    fn declared_metadata_is_that_of_the_files() {
        for font in EMBEDDED {
            let (ours, theirs) = (font.info().unwrap(), FontInfo::new(font.bytes, 0).unwrap());
            assert_eq!((&ours.family, ours.variant), (&theirs.family, theirs.variant));
        }
    }
}
