//! Runs every file of `tests/cases`: each is a small guide in text, with what the tool must say
//! about it written beside the lines that it says it about. `tests/README.md` tells how to write
//! one. `UPDATE=1` writes the snapshots anew.

mod case;
mod run;

use case::Case;
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let trials = files.into_iter().map(|path| {
        let name =
            path.strip_prefix(&folder).unwrap_or(&path).with_extension("").to_string_lossy().into_owned();
        Trial::test(name, move || check(&path))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
}

fn check(path: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let mut case = Case::parse(&text)?;
    let problems = run::run(&mut case)?;
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, case.to_text()).map_err(|error| error.to_string())?;
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}
