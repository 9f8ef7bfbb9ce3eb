//! Lines of placed glyphs: what the text stage gives to layout.

use std::ops::Range;
use std::sync::Arc;

use super::face::FaceId;
use crate::geom::Length;

/// One glyph of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// From this glyph's origin to the next one's, with all spacing and kerning.
    pub advance: Length,
    /// How far the shape stands right of its origin.
    pub x_offset: Length,
    /// How far the shape stands above the baseline.
    pub y_offset: Length,
    /// The characters that the glyph stands for: those of its whole cluster on the first glyph of
    /// the cluster, none on the others. A hyphen that a line break put in is U+00AD.
    pub text: Arc<str>,
}

/// Glyphs of one line that share a face, a style and a tag.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRun {
    /// The face.
    pub face: FaceId,
    /// The size of the em.
    pub size: Length,
    /// The tag of the stretch that the glyphs come from.
    pub tag: usize,
    /// Where the first glyph's origin stands, from the left edge of the measure.
    pub x: Length,
    /// Horizontal scale of the glyphs' shapes (1 is as drawn); the advances already hold it.
    pub stretch: f64,
    /// The glyphs, from left to right; shared by all who say the same.
    pub glyphs: Arc<[Glyph]>,
}

impl LineRun {
    /// The characters that its glyphs stand for.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| &*glyph.text).collect()
    }

    /// The run's extent from its first glyph's origin to past its last.
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// One line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its glyphs, from left to right.
    pub runs: Vec<LineRun>,
    /// The bytes of the paragraph's text that it prints.
    pub range: Range<usize>,
    /// Where its printed end stands, from the left edge of the measure.
    pub width: Length,
    /// Whether it ends in a divided word: in a hyphen, one that a line break put in or one of the text's own, or inside
    /// an address.
    pub divided: bool,
    /// Whether its spaces were drawn out or in so that it fills its measure, as in justified text.
    pub justified: bool,
    /// How much of it does not go into the measure, if any.
    pub overfull: Option<Length>,
    /// Whatever the caller wants to find again of the line; 0 as it comes from this stage.
    pub label: usize,
}
