//! Paragraphs: their characters, how these are marked, and where they come from.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{FileId, Span};

/// The character that stands for a hard line break in [`Paragraph::text`]: LINE SEPARATOR.
pub const LINE_BREAK: char = '\u{2028}';

/// A paragraph: its characters, how they are marked, and where they come from.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Paragraph {
    /// The characters, white space collapsed and trimmed, [`LINE_BREAK`] for a hard break; never empty.
    pub text: String,
    /// Marked stretches of `text`, by offset, not overlapping; what none covers is plain.
    pub markup: Vec<Markup>,
    /// Where the characters come from.
    pub origin: Origin,
}

/// The hyphen that shows only where a line breaks at it: SOFT HYPHEN.
const SOFT_HYPHEN: char = '\u{ad}';

impl Paragraph {
    /// The characters as they are written where there are no lines to break: a space for each hard
    /// line break, and no soft hyphens.
    pub fn in_one_line(&self) -> String {
        let printed = self.text.chars().filter(|character| *character != SOFT_HYPHEN);
        printed.map(|character| if character == LINE_BREAK { ' ' } else { character }).collect()
    }
}

/// A marked stretch of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Markup {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// `**strong**`.
    pub strong: bool,
    /// `*emphasis*`.
    pub emphasis: bool,
    /// The address of a `[text](url)`, checked.
    pub link: Option<Arc<str>>,
    /// The language of a `<span lang="…">` (BCP 47), checked.
    pub lang: Option<Arc<str>>,
}

/// Where the characters of a paragraph come from, opaque to the stages that carry it, which may copy it at no cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The key, as in `activity.text`.
    pub key: Arc<str>,
    /// The file.
    pub file: FileId,
    /// Stretches of text that stand in the file letter by letter, by offset in the text.
    pub segments: Arc<[Segment]>,
}

/// A stretch of text that stands in a file letter by letter, or all of it at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Offset of the stretch in the text; it goes on to the next segment.
    pub text: usize,
    /// Offset in the file of the stretch's first byte.
    pub source: usize,
    /// Bytes of the file that the stretch takes.
    pub source_len: usize,
}

impl std::hash::Hash for Origin {
    /// Nothing: a paragraph says the same wherever it stands.
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl Origin {
    /// The place in the file of bytes `range` of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.place(range.start, false);
        let end = if range.end > range.start { self.place(range.end, true) } else { start };
        Span::new(self.file, start, end.max(start))
    }

    /// The place in the file of the byte at `offset` of the text, or of the end of the byte before
    /// it. A segment that takes as many bytes of the file as of the text is mapped letter by letter,
    /// any other as a whole.
    fn place(&self, offset: usize, is_end: bool) -> usize {
        let next = self
            .segments
            .partition_point(|segment| if is_end { segment.text < offset } else { segment.text <= offset });
        let Some(segment) = next.checked_sub(1).and_then(|at| self.segments.get(at)) else {
            return self.segments.first().map_or(0, |segment| segment.source);
        };
        let length = self.segments.get(next).map(|next| next.text.saturating_sub(segment.text));
        match length {
            Some(length) if length != segment.source_len && is_end => segment.source + segment.source_len,
            Some(length) if length != segment.source_len => segment.source,
            _ => segment.source + offset.saturating_sub(segment.text).min(segment.source_len),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    #[test]
    fn a_stretch_of_text_has_a_place() {
        // "a**b**\u010d": `ab` and an escape of six bytes, from offset 100.
        let segments = [(0, 100, 1), (1, 103, 1), (2, 106, 6), (4, 112, 0)]
            .map(|(text, source, source_len)| Segment { text, source, source_len });
        let file = Sources::new().add("a.toml", "");
        let origin = Origin { key: "intro.lead".into(), file, segments: segments.into() };
        let check = |range: Range<usize>, expected: Range<usize>| {
            let span = origin.span(range.clone());
            assert_eq!(span.start..span.end, expected, "{range:?}");
        };
        check(0..1, 100..101);
        check(1..2, 103..104);
        check(0..2, 100..104);
        check(2..4, 106..112);
        check(1..4, 103..112);
        check(4..4, 112..112);
        check(0..0, 100..100);
    }

    #[test]
    fn one_line_has_no_marks_of_breaking() {
        let file = Sources::new().add("a.toml", "");
        let origin = Origin { key: "country".into(), file, segments: Arc::default() };
        let text = "Bos\u{ad}nia\u{2028}and Herze\u{ad}govina".into();
        let paragraph = Paragraph { text, markup: Vec::new(), origin };
        assert_eq!(paragraph.in_one_line(), "Bosnia and Herzegovina");
    }
}
