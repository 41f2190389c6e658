//! The text of a test case, cut into its parts.

/// A reason, then parts.
#[derive(Debug)]
pub struct Case {
    pub reason: String,
    pub parts: Vec<Part>,
}

#[derive(Debug)]
pub enum Part {
    /// `=== content/x.it.md`: a file of the guide, with expectations between its lines.
    File { path: String, lines: Vec<Line> },
    /// `=== delete content/x.it.md`
    Delete(String),
    /// `=== move content/x.it.md content/y.it.md`
    Move(String, String),
    /// `=== $ build`, `=== $ build -> 1`: a command, and what its answer must hold.
    Command { arguments: Vec<String>, exit: i32, expected: Vec<String> },
    /// `=== elsewhere`: findings in files that are no part of the case.
    Elsewhere(Vec<String>),
    /// `=== with leaflets`: what leaflets find counts, too.
    Leaflets,
    /// `=== says public/sitemap.xml`: what must stand in a file, and after `! ` what must not.
    Says { path: String, expected: Vec<String> },
    /// `=== holds lists/index.md`: what stands in a file that a command has written.
    Holds { path: String, text: String },
    /// `=== main it/x/index.html`: what stands in `<main>`.
    Main { path: String, html: String },
}

#[derive(Debug)]
pub enum Line {
    Text(String),
    /// `~~~ 7 link/broken "there is no page"`, on the line above it.
    Expectation(Expectation),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    pub column: u64,
    pub code: String,
    pub message: String,
}

impl Case {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reason = String::new();
        let mut parts: Vec<Part> = Vec::new();
        for line in text.lines() {
            if let Some(head) = line.strip_prefix("=== ") {
                parts.push(Part::parse(head.trim())?);
            } else if let Some(part) = parts.last_mut() {
                part.add(line)?;
            } else {
                reason.push_str(line);
                reason.push('\n');
            }
        }
        if reason.trim().is_empty() {
            return Err("a case begins with its reason, in a sentence".into());
        }
        Ok(Self { reason, parts })
    }

    pub fn to_text(&self) -> String {
        let mut text = self.reason.clone();
        self.parts.iter().for_each(|part| part.write(&mut text));
        text
    }
}

impl Part {
    fn parse(head: &str) -> Result<Self, String> {
        if let Some(command) = head.strip_prefix("$ ") {
            let (command, exit) = match command.rsplit_once(" -> ") {
                Some((command, exit)) => {
                    (command, exit.parse().map_err(|_| format!("`{exit}` is no exit code"))?)
                }
                None => (command, 0),
            };
            return Ok(Self::Command { arguments: words(command), exit, expected: Vec::new() });
        }
        if let Some(path) = head.strip_prefix("main ") {
            return Ok(Self::Main { path: path.to_owned(), html: String::new() });
        }
        if let Some(path) = head.strip_prefix("says ") {
            return Ok(Self::Says { path: path.to_owned(), expected: Vec::new() });
        }
        if let Some(path) = head.strip_prefix("holds ") {
            return Ok(Self::Holds { path: path.to_owned(), text: String::new() });
        }
        if let Some(path) = head.strip_prefix("delete ") {
            return Ok(Self::Delete(path.to_owned()));
        }
        if let Some((from, to)) = head.strip_prefix("move ").and_then(|paths| paths.split_once(' ')) {
            return Ok(Self::Move(from.to_owned(), to.to_owned()));
        }
        if head == "with leaflets" {
            return Ok(Self::Leaflets);
        }
        if head == "elsewhere" {
            return Ok(Self::Elsewhere(Vec::new()));
        }
        Ok(Self::File { path: head.to_owned(), lines: Vec::new() })
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        match self {
            Self::File { lines, .. } => match line.strip_prefix("~~~ ") {
                Some(text) => lines.push(Line::Expectation(Expectation::parse(text)?)),
                None => lines.push(Line::Text(line.to_owned())),
            },
            Self::Command { expected, .. } | Self::Says { expected, .. } if !line.trim().is_empty() => {
                expected.push(line.to_owned());
            }
            Self::Elsewhere(lines) if !line.trim().is_empty() => lines.push(line.to_owned()),
            Self::Main { html: text, .. } | Self::Holds { text, .. } => {
                text.push_str(line);
                text.push('\n');
            }
            Self::Delete(_)
            | Self::Move(..)
            | Self::Command { .. }
            | Self::Says { .. }
            | Self::Elsewhere(_)
            | Self::Leaflets => {}
        }
        Ok(())
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::File { path, lines } => {
                text.push_str(&format!("=== {path}\n"));
                for line in lines {
                    match line {
                        Line::Text(line) => text.push_str(line),
                        Line::Expectation(Expectation { column, code, message }) => {
                            text.push_str(&format!("~~~ {column} {code} \"{message}\""));
                        }
                    }
                    text.push('\n');
                }
            }
            Self::Delete(path) => text.push_str(&format!("=== delete {path}\n")),
            Self::Move(from, to) => text.push_str(&format!("=== move {from} {to}\n")),
            Self::Command { arguments, exit, expected } => {
                let quoted =
                    |word: &String| if word.contains(' ') { format!("\"{word}\"") } else { word.clone() };
                let command = arguments.iter().map(quoted).collect::<Vec<_>>().join(" ");
                let exit = if *exit == 0 { String::new() } else { format!(" -> {exit}") };
                text.push_str(&format!("=== $ {command}{exit}\n"));
                add_lines(expected, text);
            }
            Self::Leaflets => text.push_str("=== with leaflets\n"),
            Self::Elsewhere(lines) => {
                text.push_str("=== elsewhere\n");
                add_lines(lines, text);
            }
            Self::Says { path, expected } => {
                text.push_str(&format!("=== says {path}\n"));
                add_lines(expected, text);
            }
            Self::Holds { path, text: held } => text.push_str(&format!("=== holds {path}\n{held}")),
            Self::Main { path, html } => text.push_str(&format!("=== main {path}\n{html}")),
        }
    }
}

impl Expectation {
    /// `7 link/broken "there is no page"`
    fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ' ');
        let column = parts.next().and_then(|column| column.parse().ok());
        let code = parts.next().unwrap_or_default().to_owned();
        let message = parts.next().unwrap_or_default().trim().trim_matches('"').to_owned();
        let column = column.filter(|_| code.contains('/'));
        let column =
            column.ok_or_else(|| format!("`~~~ {text}`: write `~~~ COLUMN family/what \"message\"`"))?;
        Ok(Self { column, code, message })
    }
}

fn add_lines(lines: &[String], text: &mut String) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

/// Words of a command; double quotes hold one together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => {
                if let Some(word) = words.last_mut() {
                    word.push(c);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
