//! A text every character of which knows where it stands in a file.

use std::ops::Range;
use std::sync::Arc;

use crate::spec::model::Segment;

/// A text with a map back to the file that it was written in.
///
/// The text is made by appending: stretches that stand in the file letter by letter, and stretches
/// that stand for something else there (an escape, a placeholder), all of which is their place.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text, by its first byte; it goes on to the next piece.
#[derive(Clone, Debug)]
struct Piece {
    text: usize,
    source: Range<usize>,
    /// Whether the bytes of the text are the bytes of the file.
    literal: bool,
}

impl Mapped {
    /// No text.
    pub fn new() -> Mapped {
        Mapped::default()
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends `text`, which stands letter by letter at `source` of the file.
    pub fn push_literal(&mut self, text: &str, source: usize) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.literal && last.source.end == source => last.source.end += text.len(),
            _ => self.pieces.push(Piece {
                text: self.text.len(),
                source: source..source + text.len(),
                literal: true,
            }),
        }
        self.text.push_str(text);
    }

    /// Appends `text`, for which the bytes `source` of the file stand as a whole.
    pub fn push_at(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        if !self.pieces.last().is_some_and(|last| !last.literal && last.source == source) {
            self.pieces.push(Piece { text: self.text.len(), source, literal: false });
        }
        self.text.push_str(text);
    }

    /// Appends the bytes `range` of `other` with their places.
    pub fn push_from(&mut self, other: &Mapped, range: Range<usize>) {
        let mut start = range.start;
        while start < range.end {
            let Some((piece, piece_end)) = other.piece_at(start) else { return };
            let end = piece_end.min(range.end);
            let text = other.text.get(start..end).unwrap_or_default();
            if piece.literal {
                self.push_literal(text, piece.source.start + (start - piece.text));
            } else {
                self.push_at(text, piece.source.clone());
            }
            start = end;
        }
    }

    /// The bytes `range` of the text as a text of their own.
    pub fn slice(&self, range: Range<usize>) -> Mapped {
        let mut slice = Mapped::new();
        slice.push_from(self, range);
        slice
    }

    /// The bytes of the file that bytes `range` of the text stand for.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let first = self.piece_at(range.start).map(|(piece, _)| match piece.literal {
            true => piece.source.start + (range.start - piece.text),
            false => piece.source.start,
        });
        let start = first.or(self.pieces.last().map(|piece| piece.source.end)).unwrap_or_default();
        let last = range.end.checked_sub(1).filter(|_| range.end > range.start);
        let end = last.and_then(|last| self.piece_at(last)).map(|(piece, _)| match piece.literal {
            true => piece.source.start + (range.end - piece.text),
            false => piece.source.end,
        });
        start..end.unwrap_or(start).max(start)
    }

    /// The map as the later stages carry it, closed by an empty segment at the end of the text.
    pub fn segments(&self) -> Arc<[Segment]> {
        let end = self.pieces.last().map_or(0, |piece| piece.source.end);
        let close = Segment { text: self.text.len(), source: end, source_len: 0 };
        self.pieces
            .iter()
            .map(|piece| Segment {
                text: piece.text,
                source: piece.source.start,
                source_len: piece.source.len(),
            })
            .chain([close])
            .collect()
    }

    /// The piece that holds the byte at `offset`, and where in the text it ends.
    fn piece_at(&self, offset: usize) -> Option<(&Piece, usize)> {
        if offset >= self.text.len() {
            return None;
        }
        let next = self.pieces.partition_point(|piece| piece.text <= offset);
        let end = self.pieces.get(next).map_or(self.text.len(), |piece| piece.text);
        Some((self.pieces.get(next.checked_sub(1)?)?, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ab` at 10, an escape of six bytes for `č` at 12, `d` at 18.
    fn sample() -> Mapped {
        let mut mapped = Mapped::new();
        mapped.push_literal("a", 10);
        mapped.push_literal("b", 11);
        mapped.push_at("č", 12..18);
        mapped.push_literal("d", 18);
        mapped
    }

    #[test]
    fn a_range_knows_its_place() {
        let check = |range: Range<usize>, expected: Range<usize>| {
            assert_eq!(sample().source(range.clone()), expected, "{range:?}");
        };
        check(0..2, 10..12);
        check(1..2, 11..12);
        check(2..4, 12..18);
        check(1..5, 11..19);
        check(4..5, 18..19);
        check(5..5, 19..19);
        check(2..2, 12..12);
    }

    #[test]
    fn a_slice_keeps_its_places() {
        let mut joined = sample().slice(1..4);
        joined.push_from(&sample(), 0..1);
        assert_eq!(joined.text(), "bča");
        assert_eq!(joined.source(0..1), 11..12);
        assert_eq!(joined.source(1..3), 12..18);
        assert_eq!(joined.source(3..4), 10..11);
    }

    #[test]
    fn segments_end_with_the_text() {
        let segments: Vec<_> = sample()
            .segments()
            .iter()
            .map(|segment| (segment.text, segment.source, segment.source_len))
            .collect();
        assert_eq!(segments, [(0, 10, 2), (2, 12, 6), (4, 18, 1), (5, 19, 0)]);
    }
}
