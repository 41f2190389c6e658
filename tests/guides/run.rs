//! Plays a case: writes its files, runs the real program, compares.

use crate::case::{Case, Expectation, Line, Part};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The day of every case.
const AS_OF: &str = "2026-11-23";

/// Where a case does not say otherwise.
const GUIDE: &str = "[guide]
base_url = \"https://guide.example.org\"
source_language = \"it\"
languages = [\"it\", \"en\", \"ar\"]
";

/// What is expected in each file of the guide, by line and column.
type Expected = BTreeMap<String, Vec<(u64, Expectation)>>;

struct Play<'c> {
    root: &'c Path,
    expected: Expected,
    elsewhere: Vec<String>,
    leaflets: bool,
    problems: Vec<String>,
}

/// Every way in which the case is not met; empty where it is.
pub fn run(case: &mut Case) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write(&folder.path().join("guide.toml"), GUIDE)?;
    let mut play = Play {
        root: folder.path(),
        expected: BTreeMap::new(),
        elsewhere: Vec::new(),
        leaflets: false,
        problems: Vec::new(),
    };
    let later: Vec<Vec<String>> =
        (0..case.parts.len()).map(|at| elsewhere_after(&case.parts[at + 1..])).collect();
    let commands = case.parts.iter().any(|part| matches!(part, Part::Command { .. }));
    for (part, elsewhere) in case.parts.iter_mut().zip(later) {
        play.elsewhere = elsewhere;
        play.part(part)?;
    }
    if !commands {
        play.elsewhere = elsewhere_after(&case.parts);
        play.check_findings()?;
    }
    Ok(play.problems)
}

/// The `elsewhere` that belongs to a command stands between it and the next command.
fn elsewhere_after(parts: &[Part]) -> Vec<String> {
    for part in parts {
        match part {
            Part::Elsewhere(lines) => return lines.clone(),
            Part::Command { .. } => break,
            _ => {}
        }
    }
    Vec::new()
}

impl Play<'_> {
    fn part(&mut self, part: &mut Part) -> Result<(), String> {
        match part {
            Part::File { path, lines } => self.file(path, lines),
            Part::Delete(path) => {
                self.expected.remove(&*path);
                fs::remove_file(self.root.join(&*path)).map_err(|error| format!("{path}: {error}"))
            }
            Part::Move(from, to) => {
                if let Some(expected) = self.expected.remove(from) {
                    self.expected.insert(to.clone(), expected);
                }
                let target = self.root.join(&*to);
                fs::create_dir_all(target.parent().unwrap_or(self.root))
                    .map_err(|error| error.to_string())?;
                fs::rename(self.root.join(&*from), target).map_err(|error| format!("{from}: {error}"))
            }
            Part::Command { arguments, exit, expected } => {
                let (arguments, exit, expected) = (arguments.clone(), *exit, expected.clone());
                self.command(&arguments, exit, &expected)
            }
            Part::Says { path, expected } => self.says(path, expected),
            Part::Main { path, html } => self.main(path, html),
            Part::Holds { path, text } => self.holds(path, text),
            Part::Elsewhere(_) => Ok(()),
            Part::Leaflets => {
                self.leaflets = true;
                Ok(())
            }
        }
    }

    fn file(&mut self, path: &str, lines: &[Line]) -> Result<(), String> {
        let mut text = String::new();
        let mut number = 0;
        let mut expected = Vec::new();
        for line in lines {
            match line {
                Line::Text(line) => {
                    number += 1;
                    text.push_str(line);
                    text.push('\n');
                }
                Line::Expectation(expectation) => expected.push((number, expectation.clone())),
            }
        }
        self.expected.insert(path.to_owned(), expected);
        write(&self.root.join(path), &text)
    }

    fn command(&mut self, arguments: &[String], exit: i32, expected: &[String]) -> Result<(), String> {
        let is_check = arguments == ["check"];
        if is_check {
            let errors = self.check_findings()?;
            self.compare_exit("check", i32::from(errors > 0), exit);
            return Ok(());
        }
        let output = self.sirio(arguments)?;
        let shown = arguments.join(" ");
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let both = format!("{stdout}{}", String::from_utf8_lossy(&output.stderr));
        self.compare_exit(&shown, output.status.code().unwrap_or(-1), exit);
        let before = self.problems.len();
        for line in expected {
            if let Some(absent) = line.strip_prefix("not: ") {
                if both.contains(absent.trim()) {
                    self.problems.push(format!("`{shown}` says: {absent}"));
                }
                continue;
            }
            match line.split_once(" = ").filter(|(pointer, _)| pointer.starts_with('/')) {
                Some((pointer, value)) => self.compare_json(&stdout, pointer, value),
                None if both.contains(line.trim()) => {}
                None => self.problems.push(format!("`{shown}` does not say: {line}")),
            }
        }
        if self.problems.len() > before {
            self.problems.push(format!("`{shown}` said:\n{both}"));
        }
        Ok(())
    }

    fn compare_json(&mut self, stdout: &str, pointer: &str, value: &str) {
        let document: Value = serde_json::from_str(stdout).unwrap_or(Value::Null);
        let found = document.pointer(pointer).map_or_else(|| "nothing".to_owned(), Value::to_string);
        if found != value {
            self.problems.push(format!("{pointer} is {found}, not {value}"));
        }
    }

    fn compare_exit(&mut self, command: &str, found: i32, expected: i32) {
        if found != expected {
            self.problems.push(format!("`{command}` ended with {found}, not {expected}"));
        }
    }

    fn sirio(&self, arguments: &[String]) -> Result<std::process::Output, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sirio"));
        command.args(arguments).arg("--root").arg(self.root).current_dir(self.root);
        let dated = ["build", "check", "coverage", "verify", "leaflets"];
        if arguments.first().is_some_and(|name| dated.contains(&name.as_str()))
            && !arguments.iter().any(|argument| argument == "--as-of")
        {
            command.args(["--as-of", AS_OF]);
        }
        command.output().map_err(|error| error.to_string())
    }

    /// Compares all findings with what the files expect; gives the number of errors.
    fn check_findings(&mut self) -> Result<u64, String> {
        let mut arguments = ["check", "--format", "json"].map(str::to_owned).to_vec();
        if !self.leaflets {
            arguments.push("--no-leaflets".to_owned());
        }
        let output = self.sirio(&arguments)?;
        let document: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))?;
        let mut open: Vec<String> = Vec::new();
        for (file, expected) in &self.expected {
            for (line, Expectation { column, code, message }) in expected {
                open.push(format!("{file}:{line}:{column} {code} {message}"));
            }
        }
        open.extend(self.elsewhere.iter().cloned());
        for finding in document["findings"].as_array().into_iter().flatten() {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let place =
                format!("{}:{}:{} {} ", text("file"), finding["line"], finding["column"], text("code"));
            let message = text("message");
            let met = open.iter().position(|expected| {
                expected.strip_prefix(&place).is_some_and(|part| message.contains(part.trim_end_matches('…')))
            });
            match met {
                Some(at) => {
                    open.remove(at);
                }
                None => self.problems.push(format!("found and not expected: {place}{message}")),
            }
            if finding["hint"].as_str().unwrap_or_default().is_empty() {
                self.problems.push(format!("{place}has no hint"));
            }
        }
        self.problems.extend(open.into_iter().map(|expected| format!("expected and not found: {expected}")));
        Ok(document["errors"].as_u64().unwrap_or(0))
    }

    fn says(&mut self, path: &str, expected: &[String]) -> Result<(), String> {
        let text = fs::read_to_string(self.root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        for line in expected {
            let (line, wanted) = line.strip_prefix("! ").map_or((line.as_str(), true), |line| (line, false));
            if text.contains(line) != wanted {
                let verb = if wanted { "does not hold" } else { "holds" };
                self.problems.push(format!("{path} {verb}: {line}"));
            }
        }
        Ok(())
    }

    fn holds(&mut self, path: &str, expected: &mut String) -> Result<(), String> {
        let found = fs::read_to_string(self.root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        // A case is a text with plain line ends.
        let found = found.replace("\r\n", "\n");
        if std::env::var_os("UPDATE").is_some() {
            *expected = found;
        } else if found.trim() != expected.trim() {
            self.problems.push(format!("{path} is\n{found}"));
        }
        Ok(())
    }

    fn main(&mut self, path: &str, expected: &mut String) -> Result<(), String> {
        let page = fs::read_to_string(self.root.join("public").join(path))
            .map_err(|error| format!("{path}: {error}"))?;
        let inside = page.find("<main").zip(page.find("</main>")).map(|(start, end)| &page[start..end]);
        let main = inside.and_then(|main| main.split_once('>')).map_or("", |(_, main)| main);
        let main = without_drawings(main);
        let lines = main.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let found = lines.collect::<Vec<_>>().join("\n") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            *expected = found;
        } else if found.trim() != expected.trim() {
            self.problems.push(format!("{path}: <main> is\n{found}"));
        }
        Ok(())
    }
}

/// Drawings say nothing that their labels do not.
fn without_drawings(html: &str) -> String {
    let mut parts = html.split("<svg");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</svg>").map_or("", |(_, rest)| rest))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(|error| error.to_string())?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
