//! Converts byte offsets to lines and columns.

/// A place for people: both numbers start at 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// Finds the [`Position`] of an offset without reading the whole text again.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    /// The number of continuation bytes of UTF-8 before every `STRIDE`-th byte, so that a column of a very long line costs
    /// no more than one of a short line.
    continuations: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'a> LineIndex<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut line_starts = vec![0];
        let mut continuations = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for (index, block) in text.as_bytes().chunks(STRIDE).enumerate() {
            continuations.push(seen);
            seen += count_continuations(block);
            if block.contains(&b'\n') {
                let line_ends = block.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
                line_starts.extend(line_ends.map(|(offset, _)| index * STRIDE + offset + 1));
            }
        }
        Self { text, line_starts, continuations }
    }

    /// The position of the character that contains the byte at `offset`; an offset beyond the text means its end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let column = offset - start - (self.continuations_before(offset) - self.continuations_before(start)) + 1;
        Position { line: saturate(line), column: saturate(column) }
    }

    /// The offset at which a line (counted from 1) begins; the end of the text for a line beyond it.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied().unwrap_or(self.text.len())
    }

    fn continuations_before(&self, offset: usize) -> usize {
        let block = (offset / STRIDE).min(self.continuations.len().saturating_sub(1));
        let counted = self.continuations.get(block).copied().unwrap_or(0);
        counted + count_continuations(self.text.as_bytes().get(block * STRIDE..offset).unwrap_or_default())
    }
}

/// The number of bytes that continue a character.
fn count_continuations(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return 0;
    }
    bytes.iter().filter(|byte| **byte & 0b1100_0000 == 0b1000_0000).count()
}

fn saturate(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_on_every_line() {
        let text = "a\nöß\u{1F600}x\r\n";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(x), Position { line: 2, column: 4 });
        assert_eq!(index.position(usize::MAX), Position { line: 3, column: 1 });
        assert_eq!(index.line_start(2), 2);
        assert_eq!(index.line_start(9), text.len());
    }

    #[test]
    fn a_position_agrees_with_counting_on_a_long_line() {
        let text = "é".repeat(1000) + "\n" + &"aé".repeat(700);
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices() {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(index.position(offset), Position { line: saturate(line), column: saturate(column) });
        }
    }
}
