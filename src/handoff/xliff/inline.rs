//! A text with tags as the content of `<source>` and `<target>`.

use crate::handoff::Code;

/// A piece of a text; the numbers are places in the list of codes.
enum Piece<'t> {
    Text(&'t str),
    Open(usize),
    Close(usize),
    Alone(usize),
}

/// The codes that can be elements in a text, and so in its translation.
pub fn used<'c>(text: &str, codes: &'c [Code]) -> Vec<&'c Code> {
    let all: Vec<&Code> = codes.iter().collect();
    let pieces = pieces(text, &all);
    if !are_nested(&pieces, codes.len()) {
        return Vec::new();
    }
    let begins = |piece: &Piece| match piece {
        Piece::Open(at) | Piece::Alone(at) => Some(all[*at]),
        Piece::Text(_) | Piece::Close(_) => None,
    };
    pieces.iter().filter_map(begins).collect()
}

/// Writes a text. Where its tags are not each at most once and one in the other, they are written
/// as words: XLIFF cannot say them otherwise, and what is read back is the same.
pub fn write(out: &mut String, text: &str, codes: &[&Code]) {
    let pieces = pieces(text, codes);
    if !are_nested(&pieces, codes.len()) {
        return write_text(out, text);
    }
    for piece in pieces {
        match piece {
            Piece::Text(text) => write_text(out, text),
            Piece::Open(at) => out.push_str(&format!("<pc {}>", attributes(codes[at], "dataRefStart"))),
            Piece::Close(_) => out.push_str("</pc>"),
            Piece::Alone(at) => out.push_str(&format!("<ph {}/>", attributes(codes[at], "dataRef"))),
        }
    }
}

/// Writes words; a character that XML has no place for becomes `<cp>`.
pub fn write_text(out: &mut String, text: &str) {
    for c in text.chars() {
        if is_allowed(c) {
            write_escaped(out, c);
        } else {
            out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        }
    }
}

/// Words where no element may stand: in attributes and notes.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        write_escaped(&mut out, if is_allowed(c) { c } else { ' ' });
    }
    out
}

/// Whether XML 1.0 may hold a character.
pub fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

fn write_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\r' => out.push_str("&#xD;"),
        c => out.push(c),
    }
}

/// The codes stand for what the guide needs: a tool must neither copy nor delete them.
fn attributes(code: &Code, reference: &str) -> String {
    let kind = match code.name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "link" | "contact" | "term" => "link",
        "image" => "image",
        _ => "other",
    };
    let name = plain(&code.name);
    format!("id=\"{name}\" {reference}=\"{name}\" type=\"{kind}\" canCopy=\"no\" canDelete=\"no\"")
}

fn pieces<'t>(text: &'t str, codes: &[&Code]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text[at..].find(['<', '\\']) {
        at += next;
        if text[at..].starts_with('\\') {
            // What stands after a backslash is no tag.
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
        } else if let Some((piece, length)) = tag(&text[at..], codes) {
            pieces.extend([Piece::Text(&text[from..at]), piece]);
            at += length;
            from = at;
        } else {
            at += 1;
        }
    }
    pieces.push(Piece::Text(&text[from..]));
    pieces
}

/// The tag that a text begins with, and its length.
fn tag<'t>(text: &str, codes: &[&Code]) -> Option<(Piece<'t>, usize)> {
    let (inner, _) = text.strip_prefix('<')?.split_once('>')?;
    let find = |name: &str, is_pair: bool| {
        codes.iter().position(|code| code.name == name && code.is_pair == is_pair)
    };
    let piece = if let Some(name) = inner.strip_prefix('/') {
        Piece::Close(find(name, true)?)
    } else if let Some(name) = inner.strip_suffix('/') {
        Piece::Alone(find(name, false)?)
    } else {
        Piece::Open(find(inner, true)?)
    };
    Some((piece, inner.len() + 2))
}

fn are_nested(pieces: &[Piece], codes: usize) -> bool {
    let mut seen = vec![false; codes];
    let mut open = Vec::new();
    for piece in pieces {
        let is_right = match piece {
            Piece::Text(_) => true,
            Piece::Close(at) => open.pop() == Some(*at),
            Piece::Alone(at) => !std::mem::replace(&mut seen[*at], true),
            Piece::Open(at) => {
                open.push(*at);
                !std::mem::replace(&mut seen[*at], true)
            }
        };
        if !is_right {
            return false;
        }
    }
    open.is_empty()
}
