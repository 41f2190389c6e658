//! A unit's words → Markdown that reads as they do.

use super::inline::{Mark, Token, is_inside_word};

/// Where the Markdown goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// A paragraph; what its further lines begin with.
    Lines(String),
    Heading,
    Cell,
}

/// Writes tokens as Markdown; nothing that was typed as words becomes markup.
pub fn markdown(tokens: &[Token], marks: &[Mark], ground: &Ground) -> String {
    let mut lines = vec![String::new()];
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let mut add = |text: &str| lines.last_mut().map(|line| line.push_str(text)).unwrap_or_default();
        match token {
            Token::Words(words) => {
                let before_link =
                    matches!(tokens.get(at + 1), Some(Token::Open(next)) if marks[*next].open == "[");
                add(&escaped(words, ground, depth > 0, before_link));
            }
            Token::Emphasis(delimiters) => add(delimiters),
            Token::Open(number) => {
                depth += 1;
                add(&marks[*number].open);
            }
            Token::Close(number) => {
                depth = depth.saturating_sub(1);
                add(&marks[*number].close);
            }
            Token::Alone(number) => add(&marks[*number].open),
            Token::Break => lines.push(String::new()),
        }
    }
    match ground {
        Ground::Lines(prefix) => {
            let lines: Vec<String> = lines.iter().map(|line| with_plain_start(line)).collect();
            lines.join(&format!("\\\n{prefix}"))
        }
        Ground::Heading => with_plain_end(&lines.join(" ")),
        Ground::Cell => lines.join(" "),
    }
}

fn escaped(words: &str, ground: &Ground, in_pair: bool, before_link: bool) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = None;
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let after = rest.chars().next();
        let special = match c {
            '\\' => after.is_none_or(|after| after.is_ascii_punctuation()),
            '`' | '*' | '[' => true,
            ']' => in_pair,
            '_' => !is_inside_word(before, after),
            '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || "/!?".contains(after)),
            '&' => is_entity(rest),
            '|' => *ground == Ground::Cell,
            '!' => before_link && after.is_none(),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether `rest`, after an ampersand, makes a character reference of it.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// A line that begins no block but a paragraph.
fn with_plain_start(line: &str) -> String {
    let is_spaced = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let hashes = line.len() - line.trim_start_matches('#').len();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = line.chars().next();
    let is_heading = (1..=6).contains(&hashes) && is_spaced(&line[hashes..]);
    let is_bullet = matches!(first, Some('-' | '+' | '*')) && is_spaced(&line[1..]);
    let is_fence = line.starts_with("~~~");
    let is_rule = !line.is_empty() && line.chars().all(|c| "-_*=|: \t".contains(c)) && first != Some('\\');
    if is_heading || is_bullet || is_fence || is_rule || first == Some('>') {
        return format!("\\{line}");
    }
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && is_spaced(&line[digits + 1..]) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_owned()
}

/// A heading whose last hashes are no closing marks.
fn with_plain_end(line: &str) -> String {
    let words = line.trim_end_matches('#');
    if words.len() < line.len() && (words.is_empty() || words.ends_with(' ')) {
        format!("{words}\\{}", &line[words.len()..])
    } else {
        line.to_owned()
    }
}
