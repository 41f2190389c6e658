//! Byte offsets to lines and columns.

/// A place as people count it: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// The starts of the lines of one text.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Self { text, starts }
    }

    /// The position of a byte offset; one past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte offset of a line and a column, both from 1; one that is not there counts as the
    /// nearest that is.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let line = line.clamp(1, self.starts.len());
        let start = self.starts[line - 1];
        let text = self.text[start..].lines().next().unwrap_or_default();
        start + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(offset, _)| offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a\nقانون x\n";
        let index = LineIndex::new(text);
        let at = text.find('x').map(|offset| index.position(offset));
        assert_eq!(at, Some(Position { line: 2, column: 7 }));
        assert_eq!(index.position(999), Position { line: 3, column: 1 });
    }
}
