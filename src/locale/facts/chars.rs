//! A text as characters with their places, digits of every script as Western ones.

/// The zeros of the scripts whose digits stand in rows of ten.
const ZEROS: [u32; 22] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x19D0, 0xFF10,
];

pub struct Chars {
    folded: Vec<char>,
    offsets: Vec<usize>,
    end: usize,
}

impl Chars {
    pub fn of(text: &str) -> Self {
        let mut chars = Self { folded: Vec::with_capacity(text.len()), offsets: Vec::new(), end: text.len() };
        chars.offsets.reserve(text.len());
        for (offset, c) in text.char_indices().filter(|(_, c)| !is_bidi_control(*c)) {
            chars.folded.push(fold(c));
            chars.offsets.push(offset);
        }
        chars
    }

    pub fn len(&self) -> usize {
        self.folded.len()
    }

    /// The character at `index`; a line break beyond either end.
    pub fn at(&self, index: usize) -> char {
        self.folded.get(index).copied().unwrap_or('\n')
    }

    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\n', |before| self.at(before))
    }

    pub fn slice(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.folded.len());
        self.folded.get(start.min(end)..end).unwrap_or_default()
    }

    pub fn text(&self, start: usize, end: usize) -> String {
        self.slice(start, end).iter().collect()
    }

    pub fn lower(&self, start: usize, end: usize) -> String {
        self.slice(start, end).iter().flat_map(|c| c.to_lowercase()).collect()
    }

    /// Where the character stands in the text, in bytes.
    pub fn offset(&self, index: usize) -> usize {
        self.offsets.get(index).copied().unwrap_or(self.end)
    }

    /// The first place from `start` on whose character does not pass.
    pub fn skip(&self, start: usize, passes: impl Fn(char) -> bool) -> usize {
        let rest = self.folded.get(start..).unwrap_or_default();
        start + rest.iter().take_while(|c| passes(**c)).count()
    }
}

fn fold(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match c {
        '\u{066B}' | '\u{FF0E}' => return '.',
        '\u{066C}' | '\u{FF0C}' => return ',',
        '\u{FF1A}' => return ':',
        '\u{FF0F}' => return '/',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => return '-',
        '\u{00A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => return '\u{00A0}',
        '\u{2019}' => return '\'',
        _ => {}
    }
    let code = u32::from(c);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

/// Directional marks and isolates, which stand inside numbers of right-to-left texts.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What may stand inside a word: letters, and the signs that scripts set on and between them.
pub fn is_word(c: char) -> bool {
    let sign = || {
        matches!(u32::from(c), 0x0300..=0x036F | 0x064B..=0x065F | 0x0900..=0x0963 | 0x0966..=0x0DFF
            | 0x200C..=0x200D)
    };
    c.is_alphabetic() || (!c.is_numeric() && sign())
}
