//! What it costs to know where every link leads: 5,000 pages written in ten languages, 16 links in each
//! text, so 50,000 pages with 800,000 links, and those of their frames. Prints a table; judges nothing.
//! `cargo bench --bench links`, with a number of pages after `--` for fewer.

use rayon::prelude::*;
use sirio::emit::references::{self, Finished};
use sirio::guide::Options;
use sirio::memo::Memo;
use sirio::source::{Content, SourceFile, Sources};
use sirio::{Built, build, check, theme};
use std::error::Error;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const LANGUAGES: [&str; 10] = ["it", "en", "ar", "ur", "bn", "zh", "uk", "si", "fr", "es"];
const PAGES: usize = 5_000;
const SECTIONS: usize = 50;
const LINKS: usize = 16;
const HEADINGS: [&str; 4] = ["chi", "come", "dove", "quando"];

const WORDS: &str = "Lo sportello accoglie chi arriva, ascolta, spiega quali documenti servono e accompagna la \
                     domanda fino alla risposta dell'ufficio. Il servizio è gratuito e non chiede appuntamento.";

fn main() -> Result<(), Box<dyn Error>> {
    let pages = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(PAGES);
    let sources = sources(pages);
    let (memo, whole) = {
        let memo = Memo::default();
        let (_, whole) = timed(&sources, &memo);
        // Of this build the next one finds the search at hand, and nothing else.
        (Memo { searched: memo.searched, ..Memo::default() }, whole)
    };
    let (built, without_search) = timed(&sources, &memo);
    let memory = peak();

    let (guide, tree) = (&built.understood.guide, &built.site.tree);
    let html: usize =
        tree.iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, html)| html.len()).sum();
    let theme = theme::load(&sources, &guide.config).value.ok_or("there is a theme")?;
    let mut best = [Duration::MAX; 3];
    let mut followed = 0;
    for _ in 0..3 {
        let start = Instant::now();
        let model = check::links_alone(guide, &sources);
        let on_model = start.elapsed();
        let start = Instant::now();
        let read = references::read_all(tree);
        let reading = start.elapsed();
        let start = Instant::now();
        let finished = Finished { tree, pages: &read, documents: &[], leaflets: &[] };
        let found = references::check(guide, &theme, &sources, &finished);
        let following = start.elapsed();
        let wrong = [model, found].concat();
        assert!(!sirio::has_errors(&wrong), "every link leads somewhere: {wrong:?}");
        followed = read.values().map(|page| page.references.len()).sum();
        let took = [on_model, reading, following];
        best.iter_mut().zip(took).for_each(|(best, took)| *best = took.min(*best));
    }
    let links: Duration = best.iter().sum();
    println!(
        "| {} pages, {} links in texts, {followed} addresses in {} MB of HTML | seconds |",
        built.site.pages,
        pages * LANGUAGES.len() * LINKS,
        html / 1_000_000
    );
    println!("| --- | ---: |");
    row("build in memory, without leaflets, links and all", whole);
    row("the same with the search of an earlier build", without_search);
    row("links of the Markdown, on the model", best[0]);
    row("looking through the pages", best[1]);
    row("following every address, and what nothing leads to", best[2]);
    for (name, whole) in [("a build", whole), ("a build without its search", without_search)] {
        let share = 100.0 * links.as_secs_f64() / (whole.saturating_sub(links)).as_secs_f64();
        println!("| links add to {name} | {share:.1} % |");
    }
    println!("| memory at most, all of the site in it | {memory} |");
    Ok(())
}

fn row(name: &str, took: Duration) {
    println!("| {name} | {:.2} |", took.as_secs_f64());
}

fn options() -> Options {
    Options { drafts: false, leaflets: false, as_of: chrono::NaiveDate::default() }
}

fn timed(sources: &Sources, memo: &Memo) -> (Built, Duration) {
    let start = Instant::now();
    let built = build(sources, options(), memo).value;
    (built, start.elapsed())
}

/// As Linux tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

/// A guide that needs no folder.
fn sources(pages: usize) -> Sources {
    let languages = LANGUAGES.map(|lang| format!("{lang:?}")).join(", ");
    let config = format!(
        "[guide]\nbase_url = \"https://guide.example.org\"\nsource_language = \"it\"\nlanguages = [{languages}]\n"
    );
    let sections = (0..SECTIONS).flat_map(|section| {
        LANGUAGES
            .map(|lang| (format!("content/s{section:02}/_index.{lang}.md"), head(lang, "Sezione", section)))
    });
    let texts = (0..pages).into_par_iter().flat_map_iter(|number| {
        LANGUAGES.map(|lang| (format!("content/{}.{lang}.md", path(number)), text(lang, number, pages)))
    });
    let mut all: Vec<(String, String)> = texts.collect();
    all.extend(sections);
    all.push(("guide.toml".to_owned(), config));
    Sources::from_files(all.into_iter().map(|(path, text)| SourceFile {
        hash: blake3::hash(text.as_bytes()),
        path: path.into(),
        content: Content::Text(text.into()),
    }))
}

fn path(number: usize) -> String {
    format!("s{:02}/p{number:05}", number % SECTIONS)
}

fn head(lang: &str, title: &str, number: usize) -> String {
    let verified = if lang == "it" { "verified = 1969-12-01\n" } else { "" };
    format!("+++\ntitle = \"{title} {number}\"\n{verified}+++\n")
}

/// A page with links to places of other pages, spread over the guide.
fn text(lang: &str, number: usize, pages: usize) -> String {
    let mut text = head(lang, "Pagina", number);
    for (at, heading) in HEADINGS.iter().enumerate() {
        let _ = writeln!(text, "\n## {heading} {{#{heading}}}\n\n{WORDS}\n");
        for link in 0..LINKS / HEADINGS.len() {
            let to = (number * 7 + at * 1_009 + link * 31 + 1) % pages;
            let place = HEADINGS[(at + link) % HEADINGS.len()];
            let _ = writeln!(text, "- Vedi [la pagina {to}](/{}.md#{place})", path(to));
        }
    }
    text
}
