//! A guide in a temporary folder, and the real program run on it.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub const AS_OF: &str = "2026-11-23";

pub struct TestGuide {
    folder: tempfile::TempDir,
}

/// What a run said.
#[derive(Debug)]
pub struct Said {
    pub exit: i32,
    pub document: Value,
    pub stderr: String,
}

impl TestGuide {
    /// The guide that `sirio init` makes.
    pub fn starter() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let guide = Self { folder };
        let output = sirio().arg("init").arg(guide.root()).output().expect("sirio runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        guide
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("guide")
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// A page that is right in all but its body.
    pub fn page(&self, path: &str, body: &str) {
        self.write(path, format!("+++\ntitle = \"Prova\"\nverified = {AS_OF}\n+++\n{body}\n"));
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = sirio()
            .args(arguments)
            .args(["--format", "json", "--root"])
            .arg(self.root())
            .output()
            .expect("sirio runs");
        said(&output)
    }

    pub fn check(&self) -> Said {
        self.run(&["check", "--no-leaflets", "--as-of", AS_OF])
    }

    pub fn build(&self) -> Said {
        self.run(&["build", "--no-leaflets", "--as-of", AS_OF])
    }
}

impl Said {
    /// The findings of a code, as `file:line:column message`.
    pub fn of(&self, code: &str) -> Vec<String> {
        let findings = self.document["findings"].as_array().into_iter().flatten();
        findings
            .filter(|finding| finding["code"] == code)
            .map(|finding| {
                let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
                format!("{}:{}:{} {}", text("file"), finding["line"], finding["column"], text("message"))
            })
            .collect()
    }

    /// There is exactly one finding of the code, at this place, and the guide has errors.
    #[track_caller]
    pub fn has_error(&self, code: &str, place: &str) {
        let found = self.of(code);
        assert!(
            found.len() == 1 && found[0].starts_with(place),
            "{code} at {place}, but found {found:?} in {self:#?}"
        );
        assert_eq!(self.exit, 1, "{self:#?}");
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
    }
}

pub fn sirio() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sirio"))
}

pub fn said(output: &Output) -> Said {
    Said {
        exit: output.status.code().unwrap_or(-1),
        document: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Every file below a folder with its bytes, but for what begins with a dot at its top.
pub fn tree(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = std::collections::BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(name, fs::read(path).expect("a file"));
            }
        }
    }
    files
}
