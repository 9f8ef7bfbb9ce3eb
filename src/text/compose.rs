//! Composition: a chosen line becomes glyphs at places, with its spaces stretched or shrunk to the measure.

use std::ops::Range;

use super::faces::Faces;
use super::glyph::ShapedGlyph;
use super::item::{Item, Penalty};
use super::justify::{Natural, justify, width};
use super::letters::Letters;
use super::line::{Glyph, Line};
use super::linebreak::ChosenLine;
use super::measures::Measures;
use super::pieces::{Piece, reorder, runs, uncut_glyphs};
use super::prepare::Prepared;
use super::protrusion::Protrusion;
use super::ranges::meeting;
use super::shape::Shaper;
use super::shaped::{ShapedItem, hyphen};
use super::tone::{Tone, even_out};
use super::variants::Variant;
use crate::geom::Length;

/// Turns the chosen lines of a paragraph into placed glyphs.
pub(super) fn compose(
    prepared: &Prepared,
    variant: &Variant,
    measures: Measures,
    faces: &Faces,
    shaper: &mut Shaper<'_>,
    letters: &mut Letters,
) -> Vec<Line> {
    let mut composer = Composer { prepared, faces, shaper, letters };
    let mut first_item = 0;
    let mut cuts = Vec::with_capacity(variant.lines.len());
    for (number, line) in variant.lines.iter().enumerate() {
        let indent = if number == 0 { prepared.options.indent } else { Length::ZERO };
        let place = Place {
            left: measures.left(number) + indent,
            right: measures.left(number) + measures.width(number),
        };
        cuts.push(composer.cut(first_item, *line, place));
        first_item = line.end;
    }
    let mut tones: Vec<Tone> = cuts.iter().map(|cut| cut.tone(prepared.options.flex)).collect();
    even_out(&mut tones);
    cuts.into_iter().zip(tones).map(|(cut, tone)| composer.line(cut, tone)).collect()
}

/// From where to where a line reaches, from the left edge of the measure.
#[derive(Clone, Copy)]
struct Place {
    left: Length,
    right: Length,
}

struct Composer<'a, 'b, 'c> {
    prepared: &'a Prepared,
    faces: &'b Faces,
    shaper: &'a mut Shaper<'c>,
    letters: &'a mut Letters,
}

/// A line whose glyphs are at hand, and not yet brought to the measure.
struct Cut<'a> {
    chosen: ChosenLine,
    place: Place,
    range: Range<usize>,
    /// From left to right.
    pieces: Vec<Piece<'a>>,
    /// How far it hangs out of its place, to the left and to the right.
    hangs: (Length, Length),
    natural: Natural,
}

impl Cut<'_> {
    /// How wide it is when it fills its place.
    fn goal(&self) -> Length {
        self.place.right - self.place.left + self.hangs.0 + self.hangs.1
    }

    /// What can give in it, with letters that flex or do not.
    fn tone(&self, flex: bool) -> Tone {
        if self.chosen.fills { self.natural.tone(self.goal(), flex) } else { Tone::NATURAL }
    }
}

impl<'a> Composer<'a, '_, '_> {
    fn cut(&mut self, first_item: usize, chosen: ChosenLine, place: Place) -> Cut<'a> {
        let prepared = self.prepared;
        let range = self.printed(first_item, chosen.end);
        let end = prepared.items.get(chosen.end);
        let hyphenated =
            matches!(end, Some(Item::Penalty { divided: true, width, .. }) if *width > Length::ZERO);
        let mut pieces: Vec<Piece<'a>> = meeting(&prepared.shaped, &range)
            .iter()
            .filter_map(|shaped| self.piece(shaped, &range))
            .collect();
        if hyphenated {
            self.add_hyphen(&mut pieces);
        }
        reorder(&mut pieces);
        let (hangs, natural) = (self.hangs(&pieces), Natural::of(&pieces));
        Cut { chosen, place, range, pieces, hangs, natural }
    }

    fn line(&mut self, cut: Cut<'a>, tone: Tone) -> Line {
        let goal = cut.goal();
        let Cut { chosen, place, range, mut pieces, hangs: (hang_left, hang_right), natural } = cut;
        let widening = if chosen.fills { justify(&mut pieces, goal, &natural, tone.letters()) } else { 0.0 };
        let width = place.left + width(&pieces) - hang_left - hang_right;
        let mut start = place.left - hang_left;
        if self.ends_between_words(chosen.end) {
            start -= self.add_space(&mut pieces);
        }
        Line {
            runs: runs(pieces, start, 1.0 + widening),
            range,
            width,
            divided: chosen.divided,
            justified: chosen.fills,
            overfull: chosen.overfull,
            label: 0,
        }
    }

    /// Whether a line that ends at an item was broken between two words: at a space, or by a break that the
    /// text itself has.
    fn ends_between_words(&self, end: usize) -> bool {
        let items = &self.prepared.items;
        let is_glue = |at: usize| matches!(items.get(at), Some(Item::Glue { .. }));
        let is_forced =
            matches!(items.get(end), Some(Item::Penalty { cost, .. }) if *cost <= Penalty::FORCED);
        is_glue(end) || is_glue(end + 1) || (is_forced && end + 1 < items.len())
    }

    /// The bytes that a line prints: from the first box after the break before to the item that ends it.
    fn printed(&self, first_item: usize, end: usize) -> Range<usize> {
        let items = self.prepared.items.iter().enumerate().skip(first_item);
        let first = items.take_while(|(at, _)| *at < end).find(|(_, item)| matches!(item, Item::Box { .. }));
        let offset =
            |at: usize| self.prepared.offsets.get(at).copied().unwrap_or(self.prepared.styled.text.len());
        let end = offset(end);
        first.map_or(end, |(at, _)| offset(at)).min(end)..end
    }

    /// What a line takes of one shaped stretch.
    fn piece(&mut self, shaped: &'a ShapedItem, line: &Range<usize>) -> Option<Piece<'a>> {
        let range = shaped.item.range.start.max(line.start)..shaped.item.range.end.min(line.end);
        if range.is_empty() {
            return None;
        }
        let reshaped;
        let glyphs = if range == shaped.item.range {
            &*shaped.glyphs
        } else if let Some(cut) = uncut_glyphs(shaped, &range) {
            cut
        } else {
            reshaped = self.shaper.shape(&self.prepared.styled.text, range.clone(), &shaped.item).to_vec();
            &reshaped
        };
        let glyphs = self.with_texts(shaped, glyphs, range.end);
        Some(Piece { shaped, glyphs })
    }

    /// Glyphs in points, each cluster's first with the cluster's characters.
    fn with_texts(&mut self, shaped: &ShapedItem, glyphs: &[ShapedGlyph], end: usize) -> Vec<Glyph> {
        let size = shaped.size;
        let right_to_left = shaped.item.level.is_rtl();
        let text = self.prepared.styled.text.as_str();
        // Room for a hyphen or a space after the last.
        let mut placed = Vec::with_capacity(glyphs.len() + 1);
        let (mut before, mut this) = (end, None);
        for (at, glyph) in glyphs.iter().enumerate() {
            let start = glyph.cluster();
            let mut others = glyphs.iter().skip(at + 1).map(ShapedGlyph::cluster);
            let ends_cluster = others.clone().next() != Some(start);
            let mut said = "";
            if this != Some(start) {
                let after = others.find(|other| *other != start).unwrap_or(end);
                let next = if right_to_left { before } else { after };
                (before, this) = (start, Some(start));
                said = text.get(start..next).unwrap_or_default();
            }
            let tracking = if ends_cluster { shaped.tracking } else { 0.0 };
            placed.push(Glyph {
                id: glyph.id,
                advance: size * (shaped.in_em(glyph.advance) + tracking),
                x_offset: size * shaped.in_em(glyph.x_offset),
                y_offset: size * shaped.in_em(glyph.y_offset),
                text: self.letters.get(said),
            });
        }
        placed
    }

    /// Adds a hyphen after the last character of pieces in the text's order.
    fn add_hyphen(&mut self, pieces: &mut [Piece<'_>]) {
        if let Some(piece) = pieces.last_mut()
            && let Some((id, advance)) = hyphen(self.faces, piece.shaped)
        {
            let zero = Length::ZERO;
            let hyphen =
                Glyph { id, advance, x_offset: zero, y_offset: zero, text: self.letters.get("\u{ad}") };
            // Glyphs stand from left to right, so the end of a text that runs the other way is the first.
            let at = if piece.shaped.item.level.is_rtl() { 0 } else { piece.glyphs.len() };
            piece.glyphs.insert(at, hyphen);
        }
    }

    /// Adds the space at which a line was broken, out in the margin: it shows nothing, and keeps the words
    /// of two lines apart where the text is read out or copied. Pieces are in the order in which they are seen,
    /// and the space stands where the paragraph runs to, whatever the words before it do (UAX #9, rule L1).
    ///
    /// Returns by how much it puts the line's start to the left.
    fn add_space(&mut self, pieces: &mut [Piece<'_>]) -> Length {
        let right_to_left = self.prepared.runs_right_to_left;
        let end = if right_to_left { pieces.first_mut() } else { pieces.last_mut() };
        let Some(piece) = end else { return Length::ZERO };
        let Some(face) = self.faces.get(piece.shaped.item.face) else { return Length::ZERO };
        let Some(id) = face.space else { return Length::ZERO };
        let (zero, advance) = (Length::ZERO, piece.shaped.size * face.word_space);
        let space = Glyph { id, advance, x_offset: zero, y_offset: zero, text: self.letters.get(" ") };
        if right_to_left {
            piece.glyphs.insert(0, space);
            return advance;
        }
        piece.glyphs.push(space);
        Length::ZERO
    }

    /// How far the characters that are seen first and last hang out of a line.
    fn hangs(&self, pieces: &[Piece<'_>]) -> (Length, Length) {
        if !self.prepared.options.hang {
            return (Length::ZERO, Length::ZERO);
        }
        let visible = |glyph: &&Glyph| glyph.advance > Length::ZERO && !glyph.text.is_empty();
        let hang = |piece: Option<&Piece<'_>>, leftmost: bool, share: fn(Protrusion, char) -> f64| {
            let piece = piece?;
            let protrusion = Protrusion::of(self.faces.get(piece.shaped.item.face)?);
            let mut glyphs = piece.glyphs.iter();
            let glyph = if leftmost { glyphs.find(visible) } else { glyphs.rfind(visible) }?;
            let mut characters = glyph.text.chars();
            let character = if leftmost == piece.shaped.item.level.is_ltr() {
                characters.next()
            } else {
                characters.next_back()
            }?;
            Some(glyph.advance * share(protrusion, character))
        };
        (
            hang(pieces.first(), true, Protrusion::left).unwrap_or_default(),
            hang(pieces.last(), false, Protrusion::right).unwrap_or_default(),
        )
    }
}
