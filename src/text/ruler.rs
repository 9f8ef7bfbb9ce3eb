//! Measuring: the natural width of every stretch of a paragraph, before its spaces and letters give.

use std::ops::Range;

use super::glyph::ShapedGlyph;
use super::prepare::ShapedItem;
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
            clusters(item, |range, advance| {
                let letters = text.get(range.clone()).unwrap_or_default();
                if letters.len() == 1 {
                    // Most clusters are one letter of ASCII.
                    widths.get_mut(range.start).into_iter().for_each(|slot| *slot += advance);
                    return;
                }
                let share = advance / letters.chars().count().max(1) as f64;
                for (offset, _) in letters.char_indices() {
                    widths.get_mut(range.start + offset).into_iter().for_each(|slot| *slot += share);
                }
            });
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

/// Gives the clusters of an item, in the text's order: their bytes and their advance, tracking and all.
fn clusters(item: &ShapedItem, mut take: impl FnMut(Range<usize>, Length)) {
    let mut last: Option<(usize, f64)> = None;
    let mut give = |last: Option<(usize, f64)>, end: usize| {
        if let Some((start, advance)) = last {
            take(start..end.max(start), item.size * (advance + item.tracking));
        }
    };
    let mut add = |glyph: &ShapedGlyph| match &mut last {
        Some((cluster, advance)) if *cluster == glyph.cluster => *advance += glyph.advance,
        _ => give(last.replace((glyph.cluster, glyph.advance)), glyph.cluster),
    };
    if item.item.level.is_rtl() {
        item.glyphs.iter().rev().for_each(&mut add);
    } else {
        item.glyphs.iter().for_each(&mut add);
    }
    give(last, item.item.range.end);
}
