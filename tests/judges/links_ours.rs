//! Every address of a built site, followed as a build follows it: what `tests/judges/links.py` compares
//! with other programs. `cargo run --example links -- FOLDER BASE_URL` prints a JSON object a line.

use serde_json::json;
use sirio::emit::references::follow_all;
use sirio::publish::Tree;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, base_url] = arguments.as_slice() else {
        return Err("say which folder, and the address that it is published at".into());
    };
    let tree = read(Path::new(folder))?;
    let mut out = std::io::stdout().lock();
    for reference in follow_all(&tree, base_url) {
        let line = json!({
            "file": reference.file,
            "kind": reference.kind.as_str(),
            "written": reference.written,
            "verdict": reference.verdict.name(),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Tree, Box<dyn Error>> {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder)?.to_str().ok_or("a name is not UTF-8")?;
            tree.insert(path.to_owned(), std::fs::read(entry.path())?.into());
        }
    }
    Ok(tree)
}
