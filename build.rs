//! Embeds the leaflets' fonts: what `themes/fonts/fetch.sh` has fetched goes in, the rest is
//! left out. Out goes `fonts.table.rs`, a table that `src/emit/leaflet/fonts.rs` includes. Never
//! fetches anything, and never fails because a font is absent.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// npm package and the family its fonts are called by; the order is that of the table.
const PACKAGES: [(&str, &str); 7] = [
    ("noto-sans", "Noto Sans"),
    ("vazirmatn", "Vazirmatn"),
    ("noto-nastaliq-urdu", "Noto Nastaliq Urdu"),
    ("noto-sans-bengali", "Noto Sans Bengali"),
    ("noto-sans-sinhala", "Noto Sans Sinhala"),
    ("noto-sans-ethiopic", "Noto Sans Ethiopic"),
    ("noto-sans-sc", "Noto Sans SC"),
];

const WEIGHTS: [(&str, u16); 2] = [("400Regular", 400), ("700Bold", 700)];

fn main() -> io::Result<()> {
    let variable =
        |name: &str| env::var_os(name).ok_or_else(|| io::Error::other(format!("{name} is not set")));
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let fonts = root.join("themes").join("fonts");

    println!("cargo:rerun-if-changed=build.rs");
    watch(&root, &fonts);

    let mut table = String::from("&[\n");
    for (package, family) in PACKAGES {
        let folder = fonts.join("node_modules").join("@expo-google-fonts").join(package);
        for (style, weight) in WEIGHTS {
            if let Some(file) = font_in(&folder.join(style)) {
                let path = file.to_string_lossy();
                let row = format!(
                    "    Embedded {{ package: {package:?}, family: {family:?}, weight: {weight}, bytes: include_bytes!({path:?}) }},"
                );
                writeln!(table, "{row}").map_err(io::Error::other)?;
            }
        }
    }
    table.push_str("]\n");
    fs::write(out.join("fonts.table.rs"), table)
}

/// Cargo reruns at every build when a watched path is missing, so the nearest folder that is
/// there is watched: a folder counts as changed when anything below it appears or goes.
fn watch(root: &Path, fonts: &Path) {
    let nearest = fonts
        .ancestors()
        .take_while(|path| path.starts_with(root) && *path != root)
        .find(|path| path.is_dir());
    if let Some(folder) = nearest {
        println!("cargo:rerun-if-changed={}", folder.display());
    }
}

/// The first font of a folder by name, if it has one that isn't empty.
fn font_in(folder: &Path) -> Option<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ttf"))
        .filter(|path| fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() > 0))
        .collect();
    files.sort();
    files.into_iter().next()
}
