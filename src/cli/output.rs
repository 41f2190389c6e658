//! Where words go: what was asked for to standard output, everything else to standard error.

use super::{Color, Common, Format};
use std::io::{IsTerminal, Write};

/// How this run answers.
#[derive(Debug)]
pub struct Output {
    pub format: Format,
    pub quiet: bool,
    pub verbose: bool,
    color: Color,
}

impl Output {
    pub fn new(common: &Common) -> Self {
        Self {
            format: common.answer_format(),
            quiet: common.quiet,
            verbose: common.verbose,
            color: common.color,
        }
    }

    /// What the command was asked for.
    #[expect(clippy::unused_self, reason = "words go out through the run's output alone")]
    pub fn answer(&self, text: &str) {
        write(&mut std::io::stdout().lock(), text);
    }

    /// One JSON document, alone.
    pub fn json(&self, value: &serde_json::Value) {
        self.answer(&format!("{value:#}"));
    }

    /// A word on what was done; left out where the answer is a document, or nobody wants to hear.
    pub fn tell(&self, text: &str) {
        if !self.quiet && self.format == Format::Text {
            self.answer(text);
        }
    }

    /// Findings of a command that was asked for something else, and what went wrong.
    #[expect(clippy::unused_self, reason = "words go out through the run's output alone")]
    pub fn complain(&self, text: &str) {
        write(&mut std::io::stderr().lock(), text);
    }

    /// A line on the terminal that takes the place of the last such line; an empty one clears it.
    pub fn redraw(&self, line: &str) {
        if self.shows_progress() {
            let mut stderr = std::io::stderr().lock();
            let _ = write!(stderr, "\r\x1b[2K{line}").and_then(|()| stderr.flush());
        }
    }

    pub fn styled_answer(&self) -> bool {
        self.styled(std::io::stdout().is_terminal())
    }

    /// Whether drawings are welcome: the answer goes to a terminal, or colours are asked for.
    pub fn draws(&self) -> bool {
        self.color == Color::Always || std::io::stdout().is_terminal()
    }

    pub fn styled_complaint(&self) -> bool {
        self.styled(std::io::stderr().is_terminal())
    }

    /// Progress is for people who wait at a terminal.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    fn styled(&self, terminal: bool) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

/// "1 page", "2 pages".
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A reader that went away is no fault of ours.
fn write(stream: &mut dyn Write, text: &str) {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.write_all(end.as_bytes()));
    let _ = stream.flush();
}
