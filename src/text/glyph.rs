//! Glyphs as the shaper gives them.

use harfrust::{GlyphInfo, GlyphPosition};

/// One glyph as the shaper gives it, in units of its face, which serve every size. A flyer has thousands: its numbers
/// are no larger than they must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapedGlyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// Whether cutting the text before its cluster changes the glyphs on either side.
    pub unsafe_to_break: bool,
    /// Offset in the text of the cluster that it belongs to.
    cluster: u32,
    /// From its origin to the next glyph's.
    pub advance: i32,
    /// How far the shape stands right of its origin.
    pub x_offset: i32,
    /// How far the shape stands above the baseline.
    pub y_offset: i32,
}

impl ShapedGlyph {
    /// A glyph of the text that was shaped.
    pub fn new(info: &GlyphInfo, position: &GlyphPosition) -> ShapedGlyph {
        ShapedGlyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            unsafe_to_break: info.unsafe_to_break(),
            cluster: info.cluster,
            advance: position.x_advance,
            x_offset: position.x_offset,
            y_offset: position.y_offset,
        }
    }

    /// The same glyph of a text that this one's text stands in, from byte `start` on.
    pub fn after(self, start: usize) -> ShapedGlyph {
        ShapedGlyph { cluster: self.cluster.saturating_add(start as u32), ..self }
    }

    /// The same glyph of what begins at byte `start` of its text.
    pub fn from(self, start: usize) -> ShapedGlyph {
        ShapedGlyph { cluster: self.cluster.saturating_sub(start as u32), ..self }
    }

    /// Offset in the text of the cluster that it belongs to.
    pub fn cluster(&self) -> usize {
        self.cluster as usize
    }
}
