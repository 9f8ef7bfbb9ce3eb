//! Justification: a line's glyphs are brought to the measure, in the way that its tone wants.

use super::boxes::{SPACE_SHRINK, SPACE_STRETCH};
use super::line::Glyph;
use super::linebreak::fill::{EXPANSION, TRACKING, fill};
use super::pieces::Piece;
use super::space::is_word_space;
use super::tone::Tone;
use crate::geom::Length;

/// What a line's glyphs come to before they are brought to the measure.
#[derive(Default)]
pub(super) struct Natural {
    /// The width of all but the spaces.
    letters: Length,
    /// The width of the word spaces.
    spaces: Length,
    /// How many glyphs begin a letter.
    letter_count: usize,
    /// How many word spaces there are.
    space_count: usize,
}

impl Natural {
    pub fn of(pieces: &[Piece<'_>]) -> Natural {
        let mut natural = Natural::default();
        for glyph in pieces.iter().flat_map(|piece| &piece.glyphs) {
            if is_space(glyph) {
                natural.spaces += glyph.advance;
                natural.space_count += 1;
            } else {
                natural.letters += glyph.advance;
                natural.letter_count += usize::from(!glyph.text.is_empty());
            }
        }
        natural
    }

    /// What letters and spaces can give to bring the line to a width. Letters stay as they are without `flex`.
    pub fn tone(&self, goal: Length, flex: bool) -> Tone {
        let Natural { letters, spaces, .. } = *self;
        let flex = if flex { letters * (EXPANSION + TRACKING) } else { Length::ZERO };
        let alone = fill(goal - letters - spaces, flex, spaces * SPACE_STRETCH, spaces * SPACE_SHRINK);
        match spaces > Length::ZERO {
            // An overfull line shrinks its spaces no further than any other line.
            true => {
                let narrowest = 1.0 - SPACE_SHRINK + flex / spaces * alone.letters;
                Tone::new(alone, ((goal - letters) / spaces).max(narrowest), flex / spaces)
            }
            // Nothing is seen of the spaces of a line without any.
            false => Tone::new(alone, 1.0, 0.0),
        }
    }
}

/// Brings a line to a width: letters widen or narrow by a share of all that they may, then move apart or together, and
/// what is left goes into its spaces.
///
/// Returns the share of their width by which letters widen.
pub(super) fn justify(pieces: &mut [Piece<'_>], goal: Length, natural: &Natural, share: f64) -> f64 {
    let wanted = (EXPANSION + TRACKING) * share;
    let widening = wanted.clamp(-EXPANSION, EXPANSION);
    let tracking = natural.letters * (wanted - widening);
    if widening != 0.0 {
        widen_letters(pieces, widening);
    }
    if tracking != Length::ZERO {
        track(pieces, tracking, natural);
    }
    // An overfull line shrinks its spaces no further than any other line.
    let left = (goal - width(&*pieces)).max(natural.spaces * -SPACE_SHRINK);
    stretch_spaces(pieces, left, natural);
    widening
}

/// Widens all glyphs but the spaces by a share of their width.
fn widen_letters(pieces: &mut [Piece<'_>], widening: f64) {
    for glyph in pieces.iter_mut().flat_map(|piece| &mut piece.glyphs).filter(|glyph| !is_space(glyph)) {
        glyph.advance += glyph.advance * widening;
        glyph.x_offset += glyph.x_offset * widening;
    }
}

/// The width of all glyphs.
pub(super) fn width<'p>(pieces: impl IntoIterator<Item = &'p Piece<'p>>) -> Length {
    pieces.into_iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.advance).sum()
}

/// Whether a glyph is a word space.
fn is_space(glyph: &Glyph) -> bool {
    if let [byte] = glyph.text.as_bytes() {
        // Most glyphs are one letter of ASCII.
        return is_word_space(char::from(*byte));
    }
    let mut characters = glyph.text.chars();
    characters.next().is_some_and(is_word_space) && characters.next().is_none()
}

/// Spreads `missing` over the spaces of a line, each by its own; a line without spaces stays as it is.
fn stretch_spaces(pieces: &mut [Piece<'_>], missing: Length, natural: &Natural) {
    if natural.spaces <= Length::ZERO {
        return;
    }
    let each = missing / natural.space_count as f64;
    for glyph in pieces.iter_mut().flat_map(|piece| &mut piece.glyphs).filter(|glyph| is_space(glyph)) {
        glyph.advance += each;
    }
}

/// Moves the letters of words apart by `total` over the whole line, or together, each gap between two of them by
/// the same. Spaces between words stay as wide as they are: the last letter of a word moves its space along, and the
/// space gives that back.
fn track(pieces: &mut [Piece<'_>], total: Length, natural: &Natural) {
    let gaps = natural.letter_count.saturating_sub(natural.space_count + 1);
    if gaps == 0 {
        return;
    }
    let each = total / gaps as f64;
    for glyph in pieces.iter_mut().flat_map(|piece| &mut piece.glyphs) {
        if is_space(glyph) {
            glyph.advance -= each;
        } else if !glyph.text.is_empty() {
            glyph.advance += each;
        }
    }
    // Nothing follows the last letter.
    if let Some(glyph) = pieces.last_mut().and_then(|piece| piece.glyphs.last_mut()) {
        glyph.advance -= each;
    }
}
