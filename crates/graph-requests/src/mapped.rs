//! Text that was made from a document, and where each part of it comes from.

use std::ops::Range;

use graph_validation::Span;

/// What stands for something that is unknown until run time. It may stand in a URL, a header and a JSON string.
const UNKNOWN: &str = "{unknown}";

/// Text that was made from a document, with a map back to it.
///
/// ```
/// use graph_requests::Mapped;
/// use graph_validation::Span;
///
/// let mut text = Mapped::default();
/// text.push("POST ", 10);
/// text.push_as("/books", Span { start: 40, end: 45 });
/// assert_eq!(text.text(), "POST /books");
/// assert_eq!(text.source(1..3), Span { start: 11, end: 13 });
/// assert_eq!(text.source(6..8), Span { start: 40, end: 45 });
/// ```
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    pieces: Vec<Piece>,
    unknown: Vec<Span>,
}

/// A part of the text, up to the next one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    source: Span,
    /// Whether the text is that of the document, byte by byte.
    is_verbatim: bool,
}

impl Mapped {
    /// A text as it stands in the document from an offset on.
    #[must_use]
    pub fn verbatim(text: &str, from: usize) -> Self {
        let mut mapped = Self::default();
        mapped.push(text, from);
        mapped
    }

    /// A text that stands for a place of the document.
    #[must_use]
    pub fn of(text: &str, source: Span) -> Self {
        let mut mapped = Self::default();
        mapped.push_as(text, source);
        mapped
    }

    /// Something that is unknown until run time and stands at a place of the document.
    pub(crate) fn unknown_at(source: Span) -> Self {
        let mut mapped = Self::default();
        mapped.push_unknown(source);
        mapped
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes a copy of it takes, about.
    pub(crate) fn weight(&self) -> usize {
        self.text.len() + self.pieces.len() * size_of::<Piece>()
    }

    /// The places of the text that are unknown until run time, in order.
    #[must_use]
    pub fn unknown(&self) -> &[Span] {
        &self.unknown
    }

    /// Whether a part of the text is unknown until run time.
    #[must_use]
    pub fn is_unknown(&self, range: Range<usize>) -> bool {
        let first = self.unknown.partition_point(|unknown| unknown.end <= range.start);
        self.unknown.get(first).is_some_and(|unknown| unknown.start < range.end)
    }

    /// Whether all of the text is one value that is unknown until run time.
    pub(crate) fn is_one_unknown(&self) -> bool {
        matches!(self.unknown(), [all] if all.start == 0 && all.end == self.text().len())
    }

    /// Where a part of the text comes from.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Span {
        let Some(first) = self.piece(range.start) else { return Span::default() };
        if range.is_empty() {
            let start = self.source_of(first, range.start).start;
            return Span { start, end: start };
        }
        let start = self.source_of(first, range.start).start;
        let last = self.piece(range.end - 1).unwrap_or(first);
        let end = self.source_of(last, range.end - 1).end;
        // Parts of a text may come from anywhere; then the first of them is the place.
        if end > start { Span { start, end } } else { self.source_of(first, range.start) }
    }

    /// Where all of the text comes from.
    #[must_use]
    pub fn whole_source(&self) -> Span {
        self.source(0..self.text.len())
    }

    /// Adds a text as it stands in the document from an offset on.
    pub fn push(&mut self, text: &str, from: usize) {
        if text.is_empty() {
            return;
        }
        let continues = self.pieces.last().is_some_and(|last| last.is_verbatim && last.source.end == from);
        let end = from + text.len();
        match self.pieces.last_mut() {
            Some(last) if continues => last.source.end = end,
            _ => self.piece_from(Span { start: from, end }, true),
        }
        self.text.push_str(text);
    }

    /// Adds a text that stands for a place of the document.
    pub fn push_as(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.piece_from(source, false);
            self.text.push_str(text);
        }
    }

    /// Adds something that is unknown until run time.
    pub fn push_unknown(&mut self, source: Span) {
        let start = self.text.len();
        self.push_as(UNKNOWN, source);
        self.unknown.push(Span { start, end: self.text.len() });
    }

    /// Notes which places are unknown until run time: those of a longer text, of which this one is a part from an offset on.
    pub(crate) fn mark_unknown(&mut self, unknown: &[Span], from: usize) {
        self.unknown.extend(within(unknown, from..from + self.text.len(), 0));
    }

    /// Adds another text.
    pub fn append(&mut self, other: &Self) {
        self.append_part(other, 0..other.text.len());
    }

    /// Adds a part of another text.
    pub fn append_part(&mut self, other: &Self, range: Range<usize>) {
        let offset = self.text.len();
        let mut at = range.start;
        while at < range.end {
            let Some(index) = other.index(at) else { return };
            let piece = other.pieces[index];
            let end = other.pieces.get(index + 1).map_or(other.text.len(), |next| next.at).min(range.end);
            let Some(text) = other.text.get(at..end) else { return };
            if piece.is_verbatim {
                self.push(text, piece.source.start + (at - piece.at));
            } else {
                self.push_as(text, piece.source);
            }
            at = end;
        }
        self.unknown.extend(within(&other.unknown, range, offset));
    }

    /// A part of the text.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::default();
        part.append_part(self, range);
        part
    }

    /// The text without white space around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start..start + self.text.trim().len())
    }

    /// The same text with the places of another document: the one that `outer` was made from, while this text was made from
    /// the text of `outer`.
    #[must_use]
    pub(crate) fn through(&self, outer: &Self) -> Self {
        let mut mapped = Self::default();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
            if piece.is_verbatim {
                mapped.append_part(outer, piece.source.start..piece.source.end);
            } else {
                let text = self.text.get(piece.at..end).unwrap_or_default();
                mapped.push_as(text, outer.source(piece.source.start..piece.source.end));
            }
        }
        mapped.unknown.extend(&self.unknown);
        mapped.unknown.sort_unstable();
        mapped.unknown.dedup();
        mapped
    }

    fn piece_from(&mut self, source: Span, is_verbatim: bool) {
        self.pieces.push(Piece { at: self.text.len(), source, is_verbatim });
    }

    fn index(&self, offset: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.at <= offset).checked_sub(1)
    }

    fn piece(&self, offset: usize) -> Option<&Piece> {
        self.index(offset).and_then(|index| self.pieces.get(index))
    }

    /// Where a byte of a piece comes from.
    fn source_of(&self, piece: &Piece, offset: usize) -> Span {
        if !piece.is_verbatim {
            return piece.source;
        }
        // An offset within a character stands for all of it.
        let mut end = offset + 1;
        while end < self.text.len() && !self.text.is_char_boundary(end) {
            end += 1;
        }
        let start = piece.source.start + (offset - piece.at).min(piece.source.end - piece.source.start);
        Span { start, end: (piece.source.start + (end - piece.at)).min(piece.source.end).max(start) }
    }
}

/// What of some places is within a range, which begins at an offset of another text.
fn within(places: &[Span], range: Range<usize>, offset: usize) -> impl Iterator<Item = Span> {
    let first = places.partition_point(|place| place.end <= range.start);
    let within = places.iter().skip(first).take_while(move |place| place.start < range.end);
    within.map(move |place| Span {
        start: place.start.max(range.start) - range.start + offset,
        end: place.end.min(range.end) - range.start + offset,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text of verbatim parts, replaced parts and unknown ones of a document.
    fn mapped(document: &str, parts: &[(usize, u8)]) -> Mapped {
        let mut mapped = Mapped::default();
        let mut at = 0;
        for (length, kind) in parts {
            let end = (at + length).min(document.len());
            match kind % 3 {
                0 => mapped.push(&document[at..end], at),
                1 => mapped.push_as("xyz", Span { start: at, end }),
                _ => mapped.push_unknown(Span { start: at, end }),
            }
            at = end;
        }
        mapped
    }

    proptest! {
        #[test]
        fn verbatim_parts_have_their_places(parts in prop::collection::vec((1_usize..9, any::<u8>()), 1..9)) {
            let document = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%&/()=?".to_owned();
            let mapped = mapped(&document, &parts);
            for (offset, character) in mapped.text().char_indices() {
                let source = mapped.source(offset..offset + 1);
                let piece = mapped.piece(offset).unwrap();
                if piece.is_verbatim {
                    prop_assert_eq!(&document[source.start..source.end], character.to_string());
                }
            }
            // Parts and copies have the same places, and the same unknown parts.
            for start in 0..mapped.text().len() {
                let part = mapped.part(start..mapped.text().len());
                prop_assert_eq!(part.text(), &mapped.text()[start..]);
                for offset in 0..part.text().len() {
                    prop_assert_eq!(part.source(offset..offset + 1), mapped.source(start + offset..start + offset + 1));
                    let is_unknown = mapped.is_unknown(start + offset..start + offset + 1);
                    prop_assert_eq!(part.is_unknown(offset..offset + 1), is_unknown);
                }
            }
            let same = mapped.through(&Mapped::verbatim(&document, 0));
            prop_assert_eq!(same.text(), mapped.text());
            for offset in 0..same.text().len() {
                prop_assert_eq!(same.source(offset..offset + 1), mapped.source(offset..offset + 1));
            }
        }
    }
}
