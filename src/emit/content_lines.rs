//! Content lines of calendars and cards (RFC 5545, 3.1; RFC 6350, 3.2): names, parameters and
//! values in, text with folded lines out. Never: a line break or a control character of a value
//! that would begin a line of its own.

/// Bytes of a line, without its end.
const LONGEST: usize = 75;

/// Lines, written one after the other.
#[derive(Debug, Default)]
pub struct ContentLines(String);

impl ContentLines {
    /// A line whose value stands as it is: a date, a rule, an address.
    pub fn raw(&mut self, name: &str, value: &str) -> &mut Self {
        self.push(&format!("{name}:{}", plain(value, false)))
    }

    /// A line of text, with the language that it is in.
    pub fn text(&mut self, name: &str, lang: Option<&str>, value: &str) -> &mut Self {
        let lang = lang.map(|lang| format!(";LANGUAGE={lang}")).unwrap_or_default();
        self.push(&format!("{name}{lang}:{}", escaped(value)))
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Folds between characters: a reader may unfold bytes, but people open these files too.
    fn push(&mut self, line: &str) -> &mut Self {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
        self
    }
}

/// A text with what separates made harmless (RFC 5545, 3.3.11).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text.trim(), true).chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

fn plain(text: &str, lines: bool) -> String {
    text.chars().filter(|c| !c.is_control() || lines && *c == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let mut lines = ContentLines::default();
        let text = "اتصل بالمكتب; ثم, اذهب\n".repeat(20);
        lines.text("DESCRIPTION", Some("ar"), &text).raw("URL", "https://guida.example.org/a\r\nX:b");
        let bytes = lines.into_bytes();
        let written = String::from_utf8(bytes).unwrap();
        assert!(written.split("\r\n").all(|line| line.len() <= LONGEST && !line.contains(['\n', '\r'])));
        let unfolded = written.replace("\r\n ", "");
        let all: Vec<&str> = unfolded.lines().collect();
        assert!(all[0].starts_with("DESCRIPTION;LANGUAGE=ar:اتصل بالمكتب\\; ثم\\, اذهب\\n"));
        assert_eq!(all[1], "URL:https://guida.example.org/aX:b");
        assert_eq!(all.len(), 2);
    }
}
