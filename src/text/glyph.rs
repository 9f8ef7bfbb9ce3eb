//! Glyphs as the shaper gives them: of a paragraph, and of a word that is kept.

use harfrust::{GlyphInfo, GlyphPosition};

/// One glyph as the shaper gives it, in units of its face, which serve every size. A flyer has thousands: its numbers
/// are no larger than they must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapedGlyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// Whether cutting the text before its cluster changes the glyphs on either side.
    pub unsafe_to_break: bool,
    cluster: u32,
    /// From its origin to the next glyph's.
    pub advance: i32,
    /// How far the shape stands right of its origin.
    pub x_offset: i32,
    /// How far the shape stands above the baseline.
    pub y_offset: i32,
}

impl ShapedGlyph {
    /// A glyph of what was shaped, which begins at byte `start` of the paragraph's text.
    pub fn new(info: &GlyphInfo, position: &GlyphPosition, start: usize) -> ShapedGlyph {
        ShapedGlyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            unsafe_to_break: info.unsafe_to_break(),
            cluster: (start as u32).saturating_add(info.cluster),
            advance: position.x_advance,
            x_offset: position.x_offset,
            y_offset: position.y_offset,
        }
    }

    /// Offset in the paragraph's text of the cluster that it belongs to.
    pub fn cluster(&self) -> usize {
        self.cluster as usize
    }
}

/// One glyph of a word that is kept, in units of its face: most of a flyer's words are, and most numbers are small.
#[derive(Clone, Copy)]
pub(super) struct WordGlyph {
    id: u16,
    unsafe_to_break: bool,
    /// Offset in the word.
    cluster: u8,
    advance: i16,
    x_offset: i16,
    y_offset: i16,
}

impl WordGlyph {
    /// A glyph of a word that begins at byte `start` of what was shaped; `None` where its numbers are too large to be
    /// kept.
    pub fn new(info: &GlyphInfo, position: &GlyphPosition, start: usize) -> Option<WordGlyph> {
        let cluster = u8::try_from((info.cluster as usize).saturating_sub(start)).ok()?;
        Some(WordGlyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            // What stands before a word says whether it may be cut off there.
            unsafe_to_break: info.unsafe_to_break() && cluster > 0,
            cluster,
            advance: i16::try_from(position.x_advance).ok()?,
            x_offset: i16::try_from(position.x_offset).ok()?,
            y_offset: i16::try_from(position.y_offset).ok()?,
        })
    }

    /// The same glyph where the word begins at byte `start` of the paragraph's text.
    pub fn in_text(self, start: usize) -> ShapedGlyph {
        ShapedGlyph {
            id: self.id,
            unsafe_to_break: self.unsafe_to_break,
            cluster: (start as u32).saturating_add(u32::from(self.cluster)),
            advance: self.advance.into(),
            x_offset: self.x_offset.into(),
            y_offset: self.y_offset.into(),
        }
    }
}
