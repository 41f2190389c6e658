//! The words of one unit: its inline Markdown with everything that is not translated put behind
//! tags.
//!
//! In a unit's words `*` and `_` are emphasis as in Markdown, and a backslash takes this meaning
//! from them; a line end is a hard line break; a tag with a name of [`Mark`] stands for a link, an
//! image, code or HTML. Everything else reads as it is typed.

use super::package::Code;

/// What a tag stands for, as it is written in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub code: Code,
    pub open: String,
    pub close: String,
}

impl Mark {
    fn is_link(&self) -> bool {
        self.open == "["
    }

    /// The name without its number.
    fn family(&self) -> &str {
        self.code.name.trim_end_matches(|c: char| c.is_ascii_digit())
    }
}

/// A part of a unit's words; numbers count marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Words(String),
    /// Delimiters of emphasis, as typed.
    Emphasis(String),
    Open(usize),
    Close(usize),
    Alone(usize),
    Break,
}

/// White space folded, none at the ends of lines.
pub fn tidy(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for token in tokens {
        match token {
            Token::Words(words) => {
                let at_start = matches!(out.last(), None | Some(Token::Break));
                let words = folded(&words);
                let words = if at_start { words.trim_start_matches(' ') } else { &words };
                if !words.is_empty() {
                    out.push(Token::Words(words.to_owned()));
                }
            }
            Token::Break => {
                trim_end(&mut out);
                out.push(Token::Break);
            }
            other => out.push(other),
        }
    }
    trim_end(&mut out);
    out
}

fn trim_end(tokens: &mut Vec<Token>) {
    while let Some(Token::Words(words)) = tokens.last_mut() {
        words.truncate(words.trim_end_matches(' ').len());
        if !words.is_empty() {
            break;
        }
        tokens.pop();
    }
}

/// Runs of white space as one space; spaces that do not break stay what they are.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !is_space || !out.ends_with(' ') {
            out.push(if is_space { ' ' } else { c });
        }
    }
    out
}

/// Tokens as words.
pub fn spell(tokens: &[Token], marks: &[Mark]) -> String {
    let mut out = String::new();
    let name = |number: &usize| marks[*number].code.name.as_str();
    for token in tokens {
        match token {
            Token::Words(words) => spell_words(words, &mut out),
            Token::Emphasis(delimiters) => out.push_str(delimiters),
            Token::Open(number) => out.push_str(&format!("<{}>", name(number))),
            Token::Close(number) => out.push_str(&format!("</{}>", name(number))),
            Token::Alone(number) => out.push_str(&format!("<{}/>", name(number))),
            Token::Break => out.push('\n'),
        }
    }
    out
}

fn spell_words(words: &str, out: &mut String) {
    let mut before = None;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let special = match c {
            '*' => true,
            '_' => !is_inside_word(before, after),
            '\\' => after.is_none_or(|after| "*_\\".contains(after)),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether a low line stands between letters, where it is never emphasis.
pub fn is_inside_word(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Reads words that a translator wrote, with the marks that they may name.
pub fn parse(words: &str, marks: &[Mark]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut literal = String::new();
    let mut rest = words.trim_matches(|c: char| c.is_ascii_whitespace());
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        let special = match c {
            '\\' => {
                let escaped = rest[1..].chars().next().filter(|c| "*_\\".contains(*c));
                literal.push(escaped.unwrap_or('\\'));
                taken += escaped.map_or(0, char::len_utf8);
                None
            }
            '*' | '_' => {
                let run = rest.len() - rest.trim_start_matches(c).len();
                taken = run;
                Some(Token::Emphasis(rest[..run].to_owned()))
            }
            '<' => tag(rest).and_then(|(tag, length)| {
                taken = length;
                tag.token(marks)
            }),
            '\n' => Some(Token::Break),
            c => {
                literal.push(c);
                None
            }
        };
        if c == '<' && special.is_none() {
            literal.push('<');
            taken = 1;
        }
        if let Some(token) = special {
            push_words(&mut tokens, &mut literal);
            tokens.push(token);
        }
        rest = &rest[taken..];
    }
    push_words(&mut tokens, &mut literal);
    tidy(tokens)
}

/// Words as this room spells them: white space folded, escapes where they are needed.
pub fn respelt(words: &str, marks: &[Mark]) -> String {
    spell(&parse(words, marks), marks)
}

fn push_words(tokens: &mut Vec<Token>, literal: &mut String) {
    if !literal.is_empty() {
        tokens.push(Token::Words(std::mem::take(literal)));
    }
}

/// A tag as it is typed: `<link1>`, `</link1>`, `<code1/>`.
struct TypedTag<'w> {
    name: &'w str,
    closes: bool,
    is_alone: bool,
}

impl TypedTag<'_> {
    fn token(&self, marks: &[Mark]) -> Option<Token> {
        let number = marks.iter().position(|mark| mark.code.name == self.name)?;
        match (marks[number].code.is_pair, self.closes, self.is_alone) {
            (true, false, false) => Some(Token::Open(number)),
            (true, true, false) => Some(Token::Close(number)),
            (false, false, true) => Some(Token::Alone(number)),
            _ => None,
        }
    }
}

/// What looks like a tag of ours at the start of `words`, and its length.
fn tag(words: &str) -> Option<(TypedTag<'_>, usize)> {
    let end = words.find('>')?;
    let inside = words[1..end].trim();
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest.trim()));
    let (is_alone, name) = inside.strip_suffix('/').map_or((false, inside), |rest| (true, rest.trim()));
    let family = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = ["link", "contact", "term", "image", "code"].contains(&family) && family.len() < name.len();
    known.then_some((TypedTag { name, closes, is_alone }, end + 1))
}

/// Reads a translator's words for a unit; every tag of the source must stand in them once, and
/// properly inside another.
///
/// # Errors
/// What is wrong with the tags, for people.
pub fn parse_checked(words: &str, source: &str, marks: &[Mark]) -> Result<Vec<Token>, String> {
    let tokens = parse(words, marks);
    let mut seen = vec![0_usize; marks.len()];
    let mut open: Vec<usize> = Vec::new();
    let name = |number: usize| marks[number].code.name.as_str();
    for token in &tokens {
        match token {
            Token::Open(number) => {
                if marks[*number].is_link() && open.iter().any(|outer| marks[*outer].is_link()) {
                    return Err(format!("`<{}>` stands inside another link", name(*number)));
                }
                seen[*number] += 1;
                open.push(*number);
            }
            Token::Close(number) => {
                if open.pop() != Some(*number) {
                    return Err(format!("`</{0}>` does not close `<{0}>`", name(*number)));
                }
            }
            Token::Alone(number) => seen[*number] += 1,
            Token::Words(words) => {
                if let Some(stray) = stray_tag(words).filter(|stray| !source.contains(stray)) {
                    return Err(format!("`{stray}` is no tag of this text"));
                }
            }
            Token::Emphasis(_) | Token::Break => {}
        }
    }
    if let Some(number) = open.pop() {
        return Err(format!("`<{}>` is not closed", name(number)));
    }
    for (number, count) in seen.iter().enumerate() {
        match count {
            1 => {}
            0 => return Err(format!("`<{}>` is missing", name(number))),
            _ => return Err(format!("`<{}>` stands there {count} times", name(number))),
        }
    }
    Ok(tokens)
}

fn stray_tag(words: &str) -> Option<&str> {
    let mut starts = words.match_indices('<').map(|(at, _)| &words[at..]);
    starts.find_map(|rest| tag(rest).map(|(_, length)| &rest[..length]))
}

/// The words of a translation with its marks named like those of its source that they stand for:
/// those that lead to the same place, then the others of the same family in their order.
pub fn renamed(words: &str, marks: &[Mark], like: &[Mark]) -> (String, Vec<Mark>) {
    let mut stands_for: Vec<Option<usize>> = vec![None; marks.len()];
    for must_lead_there in [true, false] {
        for (number, mark) in marks.iter().enumerate() {
            let fits = |other: &Mark| {
                mark.family() == other.family()
                    && (!must_lead_there || mark.code.meaning == other.code.meaning)
            };
            if stands_for[number].is_none() {
                let free = |at: &usize| !stands_for.contains(&Some(*at)) && fits(&like[*at]);
                stands_for[number] = (0..like.len()).find(free);
            }
        }
    }
    let mut renamed = marks.to_vec();
    let mut last = like.len();
    for (mark, source) in renamed.iter_mut().zip(stands_for) {
        mark.code.name = if let Some(source) = source {
            like[source].code.name.clone()
        } else {
            last += 1;
            format!("{}{last}", mark.family())
        };
    }
    (spell(&parse(words, marks), &renamed), renamed)
}

/// Words for comparing: what a reader sees, and where each tag leads.
pub fn essence(tokens: &[Token], marks: &[Mark]) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Words(words) | Token::Emphasis(words) => out.push_str(words),
            Token::Open(number) | Token::Alone(number) => {
                out.push_str(&format!("\u{1}{}\u{2}", marks[*number].code.meaning));
            }
            Token::Close(_) => out.push('\u{3}'),
            Token::Break => out.push('\n'),
        }
    }
    out
}

/// Whether there is anything to translate beside tags.
pub fn has_words(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| match token {
        Token::Words(words) => words.chars().any(char::is_alphanumeric),
        _ => false,
    })
}
