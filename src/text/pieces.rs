//! Pieces of a line: cut from shaped stretches, put in the order in which they are seen, and laid side by side.

use std::ops::Range;

use unicode_bidi::Level;

use super::glyph::ShapedGlyph;
use super::justify::width;
use super::line::{Glyph, LineRun};
use super::shaped::ShapedItem;
use crate::geom::Length;

/// A piece of a line: what it takes of one shaped stretch.
pub(super) struct Piece<'a> {
    /// The stretch.
    pub shaped: &'a ShapedItem,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// Lays pieces side by side from `x` on; neighbours of one face and tag become one run.
pub(super) fn runs(pieces: Vec<Piece<'_>>, mut x: Length, stretch: f64) -> Vec<LineRun> {
    let look = |piece: &Piece<'_>| (piece.shaped.item.face, piece.shaped.size, piece.shaped.tag);
    let mut runs = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        let ((face, size, tag), start) = (look(&piece), x);
        x += width([&piece]);
        while let Some(other) = pieces.next_if(|next| look(next) == (face, size, tag)) {
            x += width([&other]);
            piece.glyphs.extend(other.glyphs);
        }
        runs.push(LineRun { face, size, tag, x: start, stretch, glyphs: piece.glyphs.into() });
    }
    runs
}

/// The glyphs of bytes `range` of a stretch, where cutting them off changes none of them.
pub(super) fn uncut_glyphs<'s>(shaped: &'s ShapedItem, range: &Range<usize>) -> Option<&'s [ShapedGlyph]> {
    let (glyphs, all) = (&*shaped.glyphs, &shaped.item.range);
    // Clusters rise from left to right, or fall where the text runs the other way.
    let right_to_left = shaped.item.level.is_rtl();
    let place = |offset: usize| match right_to_left {
        false => glyphs.partition_point(|glyph| glyph.cluster() < offset),
        true => glyphs.partition_point(|glyph| glyph.cluster() >= offset),
    };
    let (start, end) = (place(range.start), place(range.end));
    let is_safe = |offset: usize, place: usize| {
        let begins = if right_to_left { place.checked_sub(1) } else { Some(place) };
        offset == all.start
            || offset == all.end
            || begins
                .and_then(|at| glyphs.get(at))
                .is_some_and(|glyph| glyph.cluster() == offset && !glyph.unsafe_to_break)
    };
    if !is_safe(range.start, start) || !is_safe(range.end, end) {
        return None;
    }
    glyphs.get(start.min(end)..start.max(end))
}

/// Puts pieces in the order in which they are seen (UAX #9, rule L2).
pub(super) fn reorder(pieces: &mut [Piece<'_>]) {
    let level = |piece: &Piece<'_>| piece.shaped.item.level;
    let Some(highest) = pieces.iter().map(level).max() else { return };
    for turned in (1..=highest.number()).rev() {
        let at_least = |piece: &Piece<'_>| level(piece) >= Level::new(turned).unwrap_or(Level::ltr());
        let mut start = 0;
        while start < pieces.len() {
            let run = pieces.iter().skip(start).take_while(|piece| at_least(piece)).count();
            if let Some(run) = pieces.get_mut(start..start + run) {
                run.reverse();
            }
            start += run.max(1);
        }
    }
}
