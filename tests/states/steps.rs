//! A guide in a folder, and what can happen to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/states");

/// The real program.
pub fn sirio() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sirio"))
}

pub struct Guide {
    folder: tempfile::TempDir,
    root: PathBuf,
}

impl Guide {
    /// The guide of this test, with every translation recorded.
    pub fn in_step() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let root = folder.path().join("guide");
        copy(Path::new(HERE).join("guide").as_path(), &root)?;
        let guide = Self { folder, root };
        for arguments in [
            "sync permit form --lang en --by Anna",
            "sync permit --lang ar --method mt",
            "sync permit --lang uk --from en",
        ] {
            guide.run(arguments)?;
        }
        Ok(guide)
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn step(&mut self, step: &str) -> Result<(), String> {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "$" => self.run(rest),
            "edit" => self.edit(rest),
            "write" => {
                let (path, text) = arrow(rest)?;
                write(&self.root.join(path), text)
            }
            "delete" => fs::remove_file(self.root.join(rest)).map_err(|error| error.to_string()),
            "move" => self.rename(rest),
            "spell" => self.spell(rest),
            "rules" => self.rules(rest),
            "git" => self.git(rest),
            _ => Err("no such step".into()),
        }
    }

    fn run(&self, command: &str) -> Result<(), String> {
        let (command, exit) = match command.split_once(" -> ") {
            Some((command, exit)) => (command, exit.parse().map_err(|_| "no exit code")?),
            None => (command, 0),
        };
        let mut arguments: Vec<String> = Vec::new();
        for (number, part) in command.split('"').enumerate() {
            if number % 2 == 1 {
                arguments.push(part.to_owned());
            } else {
                arguments.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        let output = sirio()
            .args(arguments)
            .arg("--root")
            .arg(&self.root)
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.code() == Some(exit) {
            return Ok(());
        }
        Err(format!("exit {:?}: {}", output.status.code(), String::from_utf8_lossy(&output.stderr)))
    }

    /// Replaces what stands exactly once in `permit`, wherever its files are.
    fn edit(&self, what: &str) -> Result<(), String> {
        let (lang, what) = match what.split_once(": ") {
            Some((lang, rest)) if lang.len() == 2 => (lang, rest),
            _ => ("it", what),
        };
        let (old, new) = arrow(what)?;
        let path = find(&self.root.join("content"), &format!(".{lang}.md"), "id = \"permit\"", "permit")?;
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        match text.matches(old).count() {
            1 => write(&path, &text.replace(old, new)),
            count => Err(format!("stands {count} times in the file")),
        }
    }

    fn rename(&self, what: &str) -> Result<(), String> {
        let (from, to) = what.split_once(" to ").ok_or("move PATH to PATH")?;
        for lang in ["it", "en", "ar", "uk"] {
            let target = self.root.join(format!("{to}.{lang}.md"));
            fs::create_dir_all(target.parent().unwrap_or(&self.root)).map_err(|error| error.to_string())?;
            fs::rename(self.root.join(format!("{from}.{lang}.md")), target)
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn spell(&self, how: &str) -> Result<(), String> {
        let path = self.root.join("content/permit.it.md");
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let spelt = match how {
            "crlf" => text.replace('\n', "\r\n"),
            "nfd" => text.nfd().collect(),
            _ => return Err("crlf or nfd".into()),
        };
        if spelt == text { Err("nothing to spell differently".into()) } else { write(&path, &spelt) }
    }

    fn rules(&self, which: &str) -> Result<(), String> {
        for lang in ["en", "ar", "uk"] {
            let path = self.root.join(format!("i18n/{lang}/sync.toml"));
            let records = if which == "first" {
                fs::read_to_string(Path::new(HERE).join(format!("first-rules/{lang}.toml")))
            } else {
                fs::read_to_string(&path)
                    .map(|text| text.replace("algorithm = 2", &format!("algorithm = {which}")))
            };
            write(&path, &records.map_err(|error| error.to_string())?)?;
        }
        Ok(())
    }

    fn git(&mut self, what: &str) -> Result<(), String> {
        match what {
            "commit" => {
                if !self.root.join(".git").exists() {
                    git(&self.root, &["init", "-q"])?;
                }
                git(&self.root, &["add", "-A"])?;
                git(
                    &self.root,
                    &["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x"],
                )
            }
            "shallow" => {
                let clone = self.folder.path().join("clone");
                let from = format!("file://{}", self.root.display());
                git(self.folder.path(), &["clone", "-q", "--depth", "1", &from, "clone"])?;
                self.root = clone;
                Ok(())
            }
            "gone" => {
                let _ = fs::remove_dir_all(self.root.join(".git"));
                fs::remove_dir_all(self.root.join("i18n/source")).map_err(|error| error.to_string())
            }
            _ => Err("commit, shallow or gone".into()),
        }
    }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn arrow(text: &str) -> Result<(&str, &str), String> {
    text.split_once(" => ")
        .or_else(|| text.strip_suffix(" =>").map(|old| (old, "")))
        .ok_or_else(|| "A => B is missing".into())
}

/// The file of `permit` in a language: the one of its name, or the one that moved with it.
fn find(folder: &Path, ending: &str, mark: &str, name: &str) -> Result<PathBuf, String> {
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if let Ok(found) = find(&path, ending, mark, name) {
                return Ok(found);
            }
            continue;
        }
        let file = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_default();
        if file.ends_with(ending) && (file.starts_with(name) || text.contains(mark)) {
            return Ok(path);
        }
    }
    Err(format!("no file {ending}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(|error| error.to_string())?;
    fs::write(path, text).map_err(|error| error.to_string())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| error.to_string())?;
    for entry in fs::read_dir(from).map_err(|error| error.to_string())?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}
