//! Shaped text: the glyphs of one stretch of a paragraph, and how it is set.

use std::ops::Range;
use std::sync::Arc;

use super::faces::Faces;
use super::glyph::ShapedGlyph;
use super::itemise::TextItem;
use super::ranges::Ranged;
use super::styled::{Stretch, StyledText};
use crate::geom::Length;

/// A stretch of text with its glyphs.
pub(super) struct ShapedItem {
    /// The stretch.
    pub item: TextItem,
    /// The size of its em.
    pub size: Length,
    /// Space after every character, in em.
    pub tracking: f64,
    /// What its glyphs are found again by.
    pub tag: usize,
    /// Its glyphs in units of its face, which serve every size.
    pub glyphs: Arc<[ShapedGlyph]>,
    /// The units of an em.
    em: f64,
}

impl Ranged for ShapedItem {
    fn range(&self) -> &Range<usize> {
        &self.item.range
    }
}

impl ShapedItem {
    /// The glyphs of an item of a text, in a face with so many units in an em.
    pub fn new(
        styled: &StyledText,
        item: TextItem,
        glyphs: Arc<[ShapedGlyph]>,
        em: f64,
    ) -> Option<ShapedItem> {
        let Stretch { style, tag, .. } = styled.stretches.get(item.stretch)?;
        Some(ShapedItem { size: style.size, tracking: style.tracking, tag: *tag, glyphs, em, item })
    }

    /// The same glyphs as another text of the same words is set.
    pub fn in_style_of(&self, styled: &StyledText) -> Option<ShapedItem> {
        ShapedItem::new(styled, self.item.clone(), self.glyphs.clone(), self.em)
    }

    /// Units of its face in em.
    pub fn in_em(&self, units: i32) -> f64 {
        f64::from(units) / self.em
    }
}

/// The glyph of a hyphen in the face and size of a stretch, and its width.
pub(super) fn hyphen(faces: &Faces, shaped: &ShapedItem) -> Option<(u16, Length)> {
    let face = faces.get(shaped.item.face)?;
    let (glyph, advance) = face.hyphen?;
    Some((glyph, shaped.size * (advance + shaped.tracking)))
}
