//! Embeds the leaflets' fonts: what `themes/fonts/fetch.sh` has fetched goes in, the rest is
//! left out. Out goes `fonts.table.rs`, a table that `src/emit/leaflet/fonts.rs` includes, and
//! `SIRIO_PROGRAM`, which tells this program from one that may make other bytes of the same guide.
//! Never fetches anything, and never fails because a font is absent.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// npm package and the family its fonts are called by; the order is that of the table.
const PACKAGES: [(&str, &str); 8] = [
    ("noto-sans", "Noto Sans"),
    ("amiri", "Amiri"),
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

    let mut program = DefaultHasher::new();
    for file in ["Cargo.lock", "build.rs"] {
        hash_file(&root.join(file), &mut program)?;
    }
    hash_folder(&root.join("src"), &mut program)?;
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");

    let mut table = String::from("&[\n");
    for (package, family) in PACKAGES {
        let folder = fonts.join("node_modules").join("@expo-google-fonts").join(package);
        for (style, weight) in WEIGHTS {
            if let Some(file) = font_in(&folder.join(style)) {
                hash_file(&file, &mut program)?;
                let path = file.to_string_lossy();
                let row = format!(
                    "    Embedded {{ package: {package:?}, family: {family:?}, weight: {weight}, bytes: include_bytes!({path:?}) }},"
                );
                writeln!(table, "{row}").map_err(io::Error::other)?;
            }
        }
    }
    table.push_str("]\n");
    println!("cargo:rustc-env=SIRIO_PROGRAM={:016x}", program.finish());
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

/// Files in the order of their paths, so that the same sources give the same digest anywhere.
fn hash_folder(folder: &Path, program: &mut DefaultHasher) -> io::Result<()> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().try_for_each(|path| {
        if path.is_dir() { hash_folder(path, program) } else { hash_file(path, program) }
    })
}

fn hash_file(file: &Path, program: &mut DefaultHasher) -> io::Result<()> {
    fs::read(file)?.hash(program);
    Ok(())
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
