//! What the coverage report costs: 10,000 pages in ten languages by the real program, beside what a
//! build needs to parse them. Prints a table; judges nothing. `cargo bench --bench coverage`

use rayon::prelude::*;
use sirio::{parse, source};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The guide whose page is multiplied.
const GUIDE: &str = "tests/sites/paper";
const PAGE: &str = "services/permit-renewal";
const PAGES: usize = 10_000;

const FORMATS: [&str; 3] = ["text", "json", "csv"];

const OWN: [&str; 8] = ["it", "en", "ar", "ur", "bn", "zh", "uk", "si"];
/// Languages that the guide lacks: they get the English text.
const MORE: [&str; 2] = ["fr", "es"];

/// The argument under which this program calls itself, to parse in a process of its own.
const PARSE: &str = "--parse";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip_while(|argument| argument != PARSE);
    if let (Some(_), Some(root)) = (arguments.next(), arguments.next()) {
        let (read, parsed) = parse_all(Path::new(&root))?;
        println!("{} {}", read.as_secs_f64(), parsed.as_secs_f64());
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    write(root)?;
    let languages =
        OWN.iter().chain(&MORE).filter(|lang| **lang != "it").copied().collect::<Vec<_>>().join(",");
    let synced = sirio(root, &["sync", "-q", "--all", "--lang", &languages])?;
    println!("| {PAGES} pages in {} languages | seconds |", OWN.len() + MORE.len());
    println!("| --- | ---: |");
    row("`sync --all`, once", synced);
    // The best of three of each, in turn: machines are noisy.
    let mut best = [Duration::MAX; 2 + FORMATS.len()];
    for _ in 0..3 {
        let mut took = parse_apart(root)?;
        for format in FORMATS {
            took.push(sirio(root, &["coverage", "--format", format])?);
        }
        best.iter_mut().zip(took).for_each(|(best, took)| *best = took.min(*best));
    }
    row("reading the files", best[0]);
    row("parsing the pages, as a build does", best[1]);
    for (format, took) in FORMATS.iter().zip(&best[2..]) {
        row(&format!("`coverage --format {format}`, reading and all"), *took);
    }
    Ok(())
}

fn row(name: &str, took: Duration) {
    println!("| {name} | {:.2} |", took.as_secs_f64());
}

fn write(root: &Path) -> Result<(), Box<dyn Error>> {
    for folder in ["content/contacts", "content/terms", "i18n"] {
        for entry in walkdir::WalkDir::new(Path::new(GUIDE).join(folder)).into_iter().flatten() {
            let target = root.join(entry.path().strip_prefix(GUIDE)?);
            if entry.file_type().is_file() {
                fs::create_dir_all(target.parent().unwrap_or(root))?;
                fs::copy(entry.path(), target)?;
            }
        }
    }
    let list = OWN.iter().chain(&MORE).map(|lang| format!("{lang:?}")).collect::<Vec<_>>().join(", ");
    let config = fs::read_to_string(format!("{GUIDE}/guide.toml"))?;
    let config = config.lines().map(|line| {
        if line.starts_with("languages") { format!("languages = [{list}]\n") } else { format!("{line}\n") }
    });
    fs::write(root.join("guide.toml"), config.collect::<String>())?;
    for lang in OWN.iter().chain(&MORE) {
        let own = if MORE.contains(lang) { "en" } else { lang };
        let text = fs::read_to_string(format!("{GUIDE}/content/{PAGE}.{own}.md"))?;
        for number in 0..PAGES {
            let target = root.join(format!("content/services/s{:02}/p{number:05}.{lang}.md", number % 100));
            fs::create_dir_all(target.parent().unwrap_or(root))?;
            fs::write(target, &text)?;
        }
    }
    Ok(())
}

/// Times of reading and of parsing alone, as another process takes them.
fn parse_apart(root: &Path) -> Result<Vec<Duration>, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?).arg(PARSE).arg(root).output()?;
    let seconds = String::from_utf8(output.stdout)?;
    let seconds = seconds.split_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>()?;
    if seconds.len() != 2 {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(seconds.into_iter().map(Duration::from_secs_f64).collect())
}

/// Times of reading and of parsing alone.
fn parse_all(root: &Path) -> Result<(Duration, Duration), Box<dyn Error>> {
    let start = Instant::now();
    let sources = source::load(root)?.value;
    let read = start.elapsed();
    let start = Instant::now();
    let config = parse::config(&"guide.toml".into(), sources.text("guide.toml").unwrap_or_default()).value;
    let context = parse::Context::new(&config);
    let files: Vec<_> = sources.below("content").filter(|file| file.path.ends_with(".md")).collect();
    let pages: Vec<_> = files.par_iter().map(|file| parse::page(&file.path, file.text(), &context)).collect();
    let parsed = start.elapsed();
    assert!(pages.len() > PAGES, "there are pages to parse");
    Ok((read, parsed))
}

fn sirio(root: &Path, arguments: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_sirio"))
        .args(arguments)
        .arg("--root")
        .arg(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    // The multiplied page has findings of its own; only a fault is one here.
    if status.code() == Some(2) {
        return Err("sirio failed".into());
    }
    Ok(start.elapsed())
}
