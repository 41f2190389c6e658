//! PO's strings: text to literals and back.

use std::ops::Range;

/// What is wrong with a literal, and where in the text that was given.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    pub at: Range<usize>,
    pub message: String,
}

/// Writes `keyword "text"`, each line of the text on a line of its own; `prefix` begins each line.
pub fn write(out: &mut String, prefix: &str, keyword: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    out.push_str(&format!("{prefix}{keyword} "));
    if lines.len() < 2 {
        return write_literal(out, text);
    }
    write_literal(out, "");
    for line in lines {
        out.push_str(prefix);
        write_literal(out, line);
    }
}

fn write_literal(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\0' => out.push_str("\\000"),
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}

/// Reads the literals of one line, which may be several, one after the other.
pub fn read(line: &str) -> Result<String, Broken> {
    let mut bytes = Vec::with_capacity(line.len());
    let mut at = 0;
    loop {
        at += line[at..].len() - line[at..].trim_start().len();
        if at == line.len() {
            return String::from_utf8(bytes).map_err(|_| Broken {
                at: 0..line.len(),
                message: "the escapes in this text are not UTF-8".to_owned(),
            });
        }
        if !line[at..].starts_with('"') {
            let message = "a text in double quotes is expected here, and nothing after it".to_owned();
            return Err(Broken { at: at..line.len(), message });
        }
        at = read_literal(line, at, &mut bytes)?;
    }
}

/// Reads the literal that begins at `start`; gives the place after its closing quote.
fn read_literal(line: &str, start: usize, into: &mut Vec<u8>) -> Result<usize, Broken> {
    let bytes = line.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' => {
                let (byte, length) = escape(&bytes[at + 1..]).ok_or_else(|| {
                    let end = line[at + 1..].chars().next().map_or(at + 1, |c| at + 1 + c.len_utf8());
                    let message = format!("`{}` means nothing in a PO file", &line[at..end]);
                    Broken { at: at..end, message }
                })?;
                into.push(byte);
                at += 1 + length;
            }
            byte => {
                into.push(byte);
                at += 1;
            }
        }
    }
    Err(Broken { at: start..line.len(), message: "this text has no closing quote".to_owned() })
}

/// The byte that an escape stands for and the escape's length without the backslash.
fn escape(rest: &[u8]) -> Option<(u8, usize)> {
    let byte = match rest.first()? {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'a' => 7,
        b'b' => 8,
        b'v' => 11,
        b'f' => 12,
        byte @ (b'"' | b'\\') => *byte,
        b'x' => return number(&rest[1..], 16, 2).map(|(byte, length)| (byte, length + 1)),
        b'0'..=b'7' => return number(rest, 8, 3),
        _ => return None,
    };
    Some((byte, 1))
}

fn number(digits: &[u8], radix: u32, longest: usize) -> Option<(u8, usize)> {
    let length = digits.iter().take(longest).take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let digits = std::str::from_utf8(&digits[..length]).ok()?;
    Some((u8::from_str_radix(digits, radix).ok()?, length))
}
