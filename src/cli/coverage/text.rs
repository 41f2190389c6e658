//! The report as text: tables, on a terminal a bar for each language, and what is missing to open
//! a language.

use super::super::Output;
use super::super::findings::printable;
use super::super::output::counted;
use super::Report;
use crate::check::coverage::{GatePage, LanguageCoverage, Tally, WordCount};
use crate::locale::endonym;
use crate::model::State;

/// How many pages are named of those that keep a language from being opened.
const MOST_PAGES: usize = 10;

/// Bars, and how they are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    /// Columns of the terminal.
    width: usize,
    coloured: bool,
}

impl Drawing {
    /// Bars are for people who look at them.
    pub fn for_terminal(output: &Output) -> Option<Self> {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = columns.unwrap_or(80).clamp(20, 240);
        output.draws().then(|| Self { width, coloured: output.styled_answer() })
    }
}

/// "94% 1204/1280": floored, with the count that it stands for.
pub fn share(words: usize, count: &WordCount) -> String {
    format!("{}% {words}/{}", count.percent(words), count.total)
}

pub fn tally(tally: Tally) -> String {
    format!("{}/{}", tally.done, tally.total)
}

pub fn report(report: &Report<'_>, drawing: Option<Drawing>) -> String {
    let languages = &report.coverage.languages;
    let mut out = shares(languages, drawing);
    out.push_str("\nwords of the source by state of their translation\n");
    out.push_str(&states(languages));
    if let Some(drawing) = drawing {
        out.push('\n');
        out.extend(languages.iter().map(|language| bar(language, drawing)));
        out.push_str(&legend(drawing));
    }
    for language in languages.iter().filter(|language| !language.listed) {
        out.push_str(&to_open(language));
    }
    let coverage = report.coverage;
    out + &format!("\nas of {}, sources {}\n", coverage.as_of, coverage.source_digest)
}

/// The name stands last, so that no terminal can put another column out of line by its script; where
/// it has no room, it stands at the bar alone.
fn shares(languages: &[LanguageCoverage], drawing: Option<Drawing>) -> String {
    let mut rows = vec![
        ["lang", "listed", "in step", "essential", "strings", "alts", "leaflets", ""].map(str::to_owned),
    ];
    rows.extend(languages.iter().map(|language| {
        [
            language.lang.as_str().to_owned(),
            if language.listed { "yes" } else { "no" }.to_owned(),
            share(language.words.in_step(), &language.words),
            share(language.essential.in_step(), &language.essential),
            tally(language.ui),
            tally(language.alts),
            tally(language.leaflets),
            endonym(&language.lang),
        ]
    }));
    let whole = table(&rows, &[Side::Left; 8]);
    let widest = whole.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    match drawing {
        Some(drawing) if widest > drawing.width => table(&rows, &[Side::Left; 7]),
        _ => whole,
    }
}

fn states(languages: &[LanguageCoverage]) -> String {
    let head = std::iter::once("lang").chain(State::COUNTED.map(State::as_str)).chain(["total"]);
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(languages.iter().map(|language| {
        let words = State::COUNTED.map(|state| language.words.of(state).to_string());
        let lang = std::iter::once(language.lang.as_str().to_owned());
        lang.chain(words).chain([language.words.total.to_string()]).collect()
    }));
    let mut sides = [Side::Right; 8];
    sides[0] = Side::Left;
    table(&rows, &sides)
}

/// Where in its column a cell stands.
#[derive(Debug, Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Columns that stand below each other, two spaces between them.
fn table<R: AsRef<[String]>>(rows: &[R], sides: &[Side]) -> String {
    let widest = |column: usize| rows.iter().map(|row| row.as_ref()[column].chars().count()).max();
    let widths: Vec<usize> = (0..sides.len()).map(|column| widest(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.as_ref().iter().zip(&widths).zip(sides).map(|((cell, width), side)| match side {
            Side::Left => format!("{cell:<width$}"),
            Side::Right => format!("{cell:>width$}"),
        });
        let cells: Vec<String> = cells.collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// The sign of a state, which tells it apart without colours, and its colour (ANSI).
fn sign(state: State) -> (char, u8) {
    match state {
        State::Current => ('█', 32),
        State::Machine => ('▓', 36),
        State::OutdatedText => ('▒', 33),
        State::OutdatedFacts => ('!', 31),
        State::Unknown => ('?', 35),
        State::Missing | State::Orphan | State::NotRequired => ('·', 37),
    }
}

fn paint(text: &str, state: State, drawing: Drawing) -> String {
    if drawing.coloured { format!("\u{1b}[{}m{text}\u{1b}[0m", sign(state).1) } else { text.to_owned() }
}

fn bar(language: &LanguageCoverage, drawing: Drawing) -> String {
    let cells = cells(&language.words, drawing.width, 1);
    let parts = State::COUNTED.into_iter().zip(cells).filter(|(_, cells)| *cells > 0);
    let parts = parts.map(|(state, cells)| paint(&sign(state).0.to_string().repeat(cells), state, drawing));
    format!("{}  {}\n{}\n", language.lang, endonym(&language.lang), parts.collect::<String>())
}

/// How many of `width` cells each state gets: as its words are, and at least `least`, so that nothing
/// that is left is too little to be seen.
pub fn cells(words: &WordCount, width: usize, least: usize) -> [usize; 6] {
    let counts = State::COUNTED.map(|state| words.of(state));
    if words.total == 0 {
        return [0; 6];
    }
    let mut cells = counts.map(|count| (count * width / words.total).max(if count > 0 { least } else { 0 }));
    loop {
        let sum: usize = cells.iter().sum();
        let longest = (0..cells.len()).max_by_key(|at| cells[*at]).unwrap_or(0);
        match sum.cmp(&width) {
            std::cmp::Ordering::Less => cells[longest] += width - sum,
            std::cmp::Ordering::Greater if cells[longest] > least => cells[longest] -= 1,
            _ => return cells,
        }
    }
}

fn legend(drawing: Drawing) -> String {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for state in State::COUNTED {
        let words = format!("{} {}", sign(state).0, state.as_str());
        let width = words.chars().count() + 3;
        if used + width > drawing.width && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(line) = lines.last_mut() {
            line.push_str(&paint(&words, state, drawing));
            line.push_str("   ");
        }
    }
    lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// What a language lacks before the public sees it.
fn to_open(language: &LanguageCoverage) -> String {
    let gate = &language.gate;
    let mut out = format!(
        "\nto open `{}`: {} more ({} are needed in step, {} are), on {}:\n",
        language.lang,
        counted(gate.to_do(), "essential word"),
        gate.needed,
        gate.reached,
        counted(gate.missing.len(), "page"),
    );
    for page in gate.missing.iter().take(MOST_PAGES) {
        let line = format!("  {}: {} ({})\n", page.id, counted(page.words, "word"), by_state(page));
        out.push_str(&printable(&line));
    }
    if gate.missing.len() > MOST_PAGES {
        out.push_str(&format!("  and {} more\n", gate.missing.len() - MOST_PAGES));
    }
    out
}

/// "missing who, how; outdated-facts cost"
pub fn by_state(page: &GatePage) -> String {
    let mut parts = Vec::new();
    for state in State::COUNTED.into_iter().rev() {
        let of_state = page.sections.iter().filter(|section| section.state == state);
        let ids: Vec<&str> = of_state.map(|section| section.id.as_str()).collect();
        if !ids.is_empty() {
            parts.push(format!("{} {}", state.as_str(), ids.join(", ")));
        }
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::{Side, table};

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [["a", "bb", "x"], ["ccc", "d", "العربية"]].map(|row| row.map(str::to_owned));
        let sides = [Side::Left, Side::Right, Side::Left];
        assert_eq!(table(&rows, &sides), "a    bb  x\nccc   d  العربية\n");
    }
}
