//! What leaflets cost: some 1,000 in ten languages by the real program, from nothing and again, and
//! each form of paper alone. Prints a table; judges nothing. `cargo bench --bench leaflets`

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The guide that is multiplied, and its page with every form of paper.
const GUIDE: &str = "tests/sites/paper";
const PAGE: &str = "services/permit-renewal";

/// Pages for each language: with five forms, some 1,000 leaflets.
const PAGES: usize = 20;

const OWN: [&str; 8] = ["it", "en", "ar", "ur", "bn", "zh", "uk", "si"];
/// Languages that the guide lacks: they get the English text, with their own hyphenation.
const MORE: [&str; 2] = ["fr", "es"];

const FORMATS: [&str; 5] = ["a4", "trifold", "poster", "bilingual", "card"];

struct Run {
    leaflets: usize,
    set: usize,
    took: Duration,
    /// The most memory, in kilobytes.
    peak: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    println!("| | leaflets | set | seconds | a second | peak MB |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    let guide = guide(folder.path(), "all", &FORMATS)?;
    row("all, from nothing", &run(&guide)?);
    row("all, again", &run(&guide)?);
    for format in FORMATS {
        let guide = self::guide(folder.path(), format, &[format])?;
        row(format, &run(&guide)?);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn row(name: &str, run: &Run) {
    let seconds = run.took.as_secs_f64();
    let rate = run.leaflets as f64 / seconds;
    let peak = run.peak as f64 / 1000.0;
    println!("| {name} | {} | {} | {seconds:.1} | {rate:.0} | {peak:.0} |", run.leaflets, run.set);
}

/// A guide whose one page is there many times, in ten languages.
fn guide(folder: &Path, name: &str, formats: &[&str]) -> Result<PathBuf, Box<dyn Error>> {
    let root = folder.join(name);
    for entry in walkdir::WalkDir::new(GUIDE) {
        let entry = entry?;
        let path = entry.path().strip_prefix(GUIDE)?;
        let others = path.starts_with("content/services")
            && !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("_index"));
        if entry.file_type().is_file() && !others {
            let target = root.join(path);
            fs::create_dir_all(target.parent().unwrap_or(&root))?;
            fs::copy(entry.path(), target)?;
        }
    }
    let config = fs::read_to_string(root.join("guide.toml"))?;
    let list = OWN.iter().chain(&MORE).map(|lang| format!("{lang:?}")).collect::<Vec<_>>().join(", ");
    let languages = config.lines().map(|line| {
        if line.starts_with("languages") { format!("languages = [{list}]\n") } else { format!("{line}\n") }
    });
    fs::write(root.join("guide.toml"), languages.collect::<String>())?;
    for lang in OWN.iter().chain(&MORE) {
        let own = if MORE.contains(lang) { "en" } else { lang };
        let text = fs::read_to_string(format!("{GUIDE}/content/{PAGE}.{own}.md"))?;
        // One contact, so that all of it fits on a card.
        let text = text
            .replace("[\"a4\", \"trifold\", \"poster\", \"bilingual\"]", &format!("{formats:?}"))
            .replace(", \"sportello-migranti\"]", "]");
        fs::write(root.join(format!("content/{PAGE}.{lang}.md")), &text)?;
        for number in 1..PAGES {
            fs::write(root.join(format!("content/{PAGE}-{number}.{lang}.md")), &text)?;
        }
    }
    Ok(root)
}

/// Prints what the guide has on paper, and watches the program's memory.
fn run(root: &Path) -> Result<Run, Box<dyn Error>> {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sirio"))
        .args(["leaflets", "--format", "json", "--as-of", "2026-11-23", "--root"])
        .arg(root)
        .stdout(Stdio::from(fs::File::create(root.join("answer.json"))?))
        .spawn()?;
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let most = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        peak = peak.max(most.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = started.elapsed();
    let answer: serde_json::Value = serde_json::from_slice(&fs::read(root.join("answer.json"))?)?;
    let number = |key: &str| answer[key].as_u64().and_then(|number| usize::try_from(number).ok());
    if answer["errors"] != 0 {
        return Err(format!("the guide has errors: {answer}").into());
    }
    Ok(Run {
        leaflets: answer["leaflets"].as_array().map_or(0, Vec::len),
        set: number("leaflets_set").unwrap_or(0),
        took,
        peak,
    })
}
