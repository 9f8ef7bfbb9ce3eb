//! Measuring: the natural width of every stretch of a paragraph, before its spaces and letters give.

use std::ops::Range;

use super::glyph::ShapedGlyph;
use super::shaped::ShapedItem;
use crate::geom::Length;

/// The natural width of every stretch of a paragraph.
pub(super) struct Ruler {
    /// For each byte offset, the width of all before it.
    widths: Vec<Length>,
}

impl Ruler {
    /// Measures the glyphs cluster by cluster; a cut inside a ligature shares its width among its letters.
    pub fn new(text: &str, shaped: &[ShapedItem]) -> Ruler {
        let mut widths = vec![Length::ZERO; text.len() + 1];
        for item in shaped {
            let (right_to_left, item_end) = (item.item.level.is_rtl(), item.item.range.end);
            let (mut advance, mut before) = (0.0, item_end);
            for (at, glyph) in item.glyphs.iter().enumerate() {
                advance += item.in_em(glyph.advance);
                let next = item.glyphs.get(at + 1).map(ShapedGlyph::cluster);
                let start = glyph.cluster();
                if next == Some(start) {
                    continue;
                }
                let end = if right_to_left { before } else { next.unwrap_or(item_end) };
                add(&mut widths, text, start..end, item.size * (advance + item.tracking));
                (advance, before) = (0.0, start);
            }
        }
        let mut total = Length::ZERO;
        for slot in &mut widths {
            let advance = std::mem::replace(slot, total);
            total += advance;
        }
        Ruler { widths }
    }

    /// The natural width of bytes `range`.
    pub fn width(&self, range: Range<usize>) -> Length {
        let at = |offset: usize| self.widths.get(offset).copied().unwrap_or_default();
        at(range.end) - at(range.start)
    }
}

/// Gives the letters of a cluster equal shares of its width.
fn add(widths: &mut [Length], text: &str, cluster: Range<usize>, width: Length) {
    if cluster.len() == 1 {
        // Most clusters are one letter of ASCII.
        widths.get_mut(cluster.start).into_iter().for_each(|slot| *slot += width);
        return;
    }
    let letters = text.get(cluster.clone()).unwrap_or_default();
    let share = width / letters.chars().count().max(1) as f64;
    for (offset, _) in letters.char_indices() {
        widths.get_mut(cluster.start + offset).into_iter().for_each(|slot| *slot += share);
    }
}
