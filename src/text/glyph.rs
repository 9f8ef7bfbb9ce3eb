//! Glyphs as the shaper gives them: of a word in units of its face, and of a paragraph in em.

use harfrust::{GlyphInfo, GlyphPosition};

/// One glyph as the shaper gives it, in em of its face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapedGlyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// Offset in the paragraph's text of the cluster that it belongs to.
    pub cluster: usize,
    /// From its origin to the next glyph's, in em.
    pub advance: f64,
    /// How far the shape stands right of its origin, in em.
    pub x_offset: f64,
    /// How far the shape stands above the baseline, in em.
    pub y_offset: f64,
    /// Whether cutting the text before its cluster changes the glyphs on either side.
    pub unsafe_to_break: bool,
}

/// One glyph of a word, in units of its face.
#[derive(Clone, Copy)]
pub(super) struct WordGlyph {
    id: u16,
    pub unsafe_to_break: bool,
    /// Offset in the word.
    pub cluster: u32,
    advance: i32,
    x_offset: i32,
    y_offset: i32,
}

impl WordGlyph {
    /// The glyph of a word that begins the text that was shaped.
    pub fn new(info: &GlyphInfo, position: &GlyphPosition) -> WordGlyph {
        WordGlyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            unsafe_to_break: info.unsafe_to_break(),
            cluster: info.cluster,
            advance: position.x_advance,
            x_offset: position.x_offset,
            y_offset: position.y_offset,
        }
    }

    /// The glyph of a word that begins at byte `start` of the paragraph's text, in a face of `em` units.
    pub fn in_em(&self, start: usize, em: f64) -> ShapedGlyph {
        ShapedGlyph {
            id: self.id,
            cluster: start + self.cluster as usize,
            advance: f64::from(self.advance) / em,
            x_offset: f64::from(self.x_offset) / em,
            y_offset: f64::from(self.y_offset) / em,
            unsafe_to_break: self.unsafe_to_break,
        }
    }
}
