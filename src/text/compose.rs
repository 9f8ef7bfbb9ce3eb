//! Composition: a chosen line becomes glyphs at places, with its spaces stretched or shrunk to the measure.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::Level;

use super::faces::Faces;
use super::item::Item;
use super::line::{Glyph, Line, LineRun};
use super::linebreak::{ChosenLine, Setting};
use super::prepare::{LETTER_FLEX, Prepared, SPACE_SHRINK, ShapedItem, hyphen, is_forced};
use super::protrusion;
use super::shape::{ShapedGlyph, Shaper};
use super::space::is_word_space;
use crate::geom::Length;

/// A piece of a line: what it takes of one shaped stretch.
struct Piece<'a> {
    shaped: &'a ShapedItem,
    glyphs: Vec<Glyph>,
}

/// Turns the chosen lines of a paragraph into placed glyphs.
pub(super) fn compose(
    prepared: &Prepared,
    chosen: &[ChosenLine],
    measure: Length,
    setting: Setting,
    faces: &Faces,
    shaper: &mut Shaper<'_>,
) -> Vec<Line> {
    let mut composer = Composer { prepared, measure, setting, faces, shaper, texts: Vec::new() };
    let mut first_item = 0;
    let mut lines = Vec::with_capacity(chosen.len());
    for line in chosen {
        let indent = if lines.is_empty() { prepared.options.indent } else { Length::ZERO };
        lines.push(composer.line(first_item, *line, indent));
        first_item = line.end;
    }
    lines
}

struct Composer<'a, 'b, 'c> {
    prepared: &'a Prepared,
    measure: Length,
    setting: Setting,
    faces: &'b Faces,
    shaper: &'a mut Shaper<'c>,
    /// Texts that glyphs share, so that each letter is kept once.
    texts: Vec<Arc<str>>,
}

impl<'a> Composer<'a, '_, '_> {
    fn line(&mut self, first_item: usize, chosen: ChosenLine, indent: Length) -> Line {
        let prepared = self.prepared;
        let range = self.printed(first_item, chosen.end);
        let end = prepared.items.get(chosen.end);
        let hyphenated =
            matches!(end, Some(Item::Penalty { hyphen: true, width, .. }) if *width > Length::ZERO);
        let mut pieces: Vec<Piece<'a>> =
            prepared.shaped.iter().filter_map(|shaped| self.piece(shaped, &range)).collect();
        if hyphenated {
            self.add_hyphen(&mut pieces);
        }
        reorder(&mut pieces);
        let (hang_left, hang_right) = self.hangs(&pieces);
        let fills = self.setting == Setting::Justified && !end.is_some_and(is_forced);
        let goal = self.measure + hang_left + hang_right - indent;
        let fits = fills || width(&pieces) > goal;
        let widening =
            if fits && prepared.options.flex { LETTER_FLEX * chosen.ratio.clamp(-1.0, 1.0) } else { 0.0 };
        widen_letters(&mut pieces, widening);
        if fits {
            let missing = goal - width(&pieces);
            stretch_spaces(&mut pieces, missing);
        }
        let width = indent + width(&pieces) - hang_left - hang_right;
        let mut start = indent - hang_left;
        if self.ends_at_space(chosen.end) {
            start -= self.add_space(&mut pieces);
        }
        Line {
            runs: place(pieces, start, 1.0 + widening),
            range,
            width,
            hyphenated,
            justified: fills,
            overfull: chosen.overfull,
            label: 0,
        }
    }

    /// Whether a line that ends at an item was broken at a space.
    fn ends_at_space(&self, end: usize) -> bool {
        let is_glue = |at: usize| matches!(self.prepared.items.get(at), Some(Item::Glue { .. }));
        is_glue(end) || is_glue(end + 1)
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
        let cut_is_safe = |offset: usize| {
            offset == shaped.item.range.start
                || offset == shaped.item.range.end
                || shaped.glyphs.iter().any(|glyph| glyph.cluster == offset && !glyph.unsafe_to_break)
        };
        let reshaped;
        let glyphs: &[ShapedGlyph] = if range == shaped.item.range {
            &shaped.glyphs
        } else if cut_is_safe(range.start) && cut_is_safe(range.end) {
            reshaped = shaped
                .glyphs
                .iter()
                .filter(|glyph| range.contains(&glyph.cluster))
                .copied()
                .collect::<Vec<_>>();
            &reshaped
        } else {
            reshaped = self.shaper.shape(&self.prepared.styled.text, range.clone(), &shaped.item);
            &reshaped
        };
        let glyphs = self.with_texts(shaped, glyphs, range.end);
        Some(Piece { shaped, glyphs })
    }

    /// Glyphs in points, each cluster's first with the cluster's characters.
    fn with_texts(&mut self, shaped: &ShapedItem, glyphs: &[ShapedGlyph], end: usize) -> Vec<Glyph> {
        let size = shaped.style.size;
        let right_to_left = shaped.item.level.is_rtl();
        let mut placed = Vec::with_capacity(glyphs.len());
        for (at, glyph) in glyphs.iter().enumerate() {
            let begins = at == 0 || glyphs.get(at - 1).is_none_or(|before| before.cluster != glyph.cluster);
            let next = if right_to_left {
                glyphs
                    .iter()
                    .take(at)
                    .rev()
                    .map(|other| other.cluster)
                    .find(|cluster| *cluster > glyph.cluster)
            } else {
                glyphs.iter().skip(at + 1).map(|other| other.cluster).find(|cluster| *cluster > glyph.cluster)
            };
            let text = if begins { glyph.cluster..next.unwrap_or(end) } else { 0..0 };
            let ends = glyphs.get(at + 1).is_none_or(|after| after.cluster != glyph.cluster);
            let tracking = if ends { shaped.style.tracking } else { 0.0 };
            placed.push(Glyph {
                id: glyph.id,
                advance: size * (glyph.advance + tracking),
                x_offset: size * glyph.x_offset,
                y_offset: size * glyph.y_offset,
                text: self.text(text),
            });
        }
        placed
    }

    /// The characters of a range, shared with every glyph that stands for the same.
    fn text(&mut self, range: Range<usize>) -> Arc<str> {
        let text = self.prepared.styled.text.get(range).unwrap_or_default();
        match self.texts.iter().find(|known| ***known == *text) {
            Some(known) => known.clone(),
            None => {
                let text: Arc<str> = text.into();
                self.texts.push(text.clone());
                text
            }
        }
    }

    /// Adds a hyphen after the last character of pieces in the text's order.
    fn add_hyphen(&self, pieces: &mut [Piece<'_>]) {
        if let Some(piece) = pieces.last_mut()
            && let Some((id, advance)) = hyphen(self.faces, piece.shaped)
        {
            let zero = Length::ZERO;
            let hyphen = Glyph { id, advance, x_offset: zero, y_offset: zero, text: "\u{ad}".into() };
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
    fn add_space(&self, pieces: &mut [Piece<'_>]) -> Length {
        let right_to_left = self.prepared.runs_right_to_left;
        let end = if right_to_left { pieces.first_mut() } else { pieces.last_mut() };
        let Some(piece) = end else { return Length::ZERO };
        let Some(face) = self.faces.get(piece.shaped.item.face) else { return Length::ZERO };
        let Some(id) = face.glyph(' ') else { return Length::ZERO };
        let (zero, advance) = (Length::ZERO, piece.shaped.style.size * face.word_space);
        let space = Glyph { id, advance, x_offset: zero, y_offset: zero, text: " ".into() };
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
        let hang = |piece: Option<&Piece<'_>>, leftmost: bool, share: fn(char) -> f64| {
            let piece = piece?;
            let mut glyphs = piece.glyphs.iter();
            let glyph = if leftmost { glyphs.find(visible) } else { glyphs.rfind(visible) }?;
            let mut characters = glyph.text.chars();
            let character = if leftmost == piece.shaped.item.level.is_ltr() {
                characters.next()
            } else {
                characters.next_back()
            }?;
            Some(glyph.advance * share(character))
        };
        (
            hang(pieces.first(), true, protrusion::left).unwrap_or_default(),
            hang(pieces.last(), false, protrusion::right).unwrap_or_default(),
        )
    }
}

/// Widens all glyphs but the spaces by a share of their width.
fn widen_letters(pieces: &mut [Piece<'_>], widening: f64) {
    for glyph in pieces.iter_mut().flat_map(|piece| &mut piece.glyphs).filter(|glyph| !is_space(glyph)) {
        glyph.advance += glyph.advance * widening;
        glyph.x_offset += glyph.x_offset * widening;
    }
}

/// The width of all glyphs.
fn width(pieces: &[Piece<'_>]) -> Length {
    pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.advance).sum()
}

/// Whether a glyph is a word space.
fn is_space(glyph: &Glyph) -> bool {
    let mut characters = glyph.text.chars();
    characters.next().is_some_and(is_word_space) && characters.next().is_none()
}

/// Spreads `missing` over the spaces of a line, each by its width; a line without spaces stays as it is.
fn stretch_spaces(pieces: &mut [Piece<'_>], missing: Length) {
    let spaces = || pieces.iter().flat_map(|piece| &piece.glyphs).filter(|glyph| is_space(glyph));
    let total: Length = spaces().map(|glyph| glyph.advance).sum();
    if total <= Length::ZERO {
        return;
    }
    // An overfull line shrinks its spaces no further than any other line.
    let share = (missing / total).max(-SPACE_SHRINK);
    for glyph in pieces.iter_mut().flat_map(|piece| &mut piece.glyphs) {
        if is_space(glyph) {
            glyph.advance += glyph.advance * share;
        }
    }
}

/// Puts pieces in the order in which they are seen (UAX #9, rule L2).
fn reorder(pieces: &mut [Piece<'_>]) {
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

/// Lays pieces side by side from `x` on; neighbours of one face and tag become one run.
fn place(pieces: Vec<Piece<'_>>, mut x: Length, stretch: f64) -> Vec<LineRun> {
    let mut runs: Vec<LineRun> = Vec::new();
    for piece in pieces {
        let width: Length = piece.glyphs.iter().map(|glyph| glyph.advance).sum();
        let (face, size, tag) = (piece.shaped.item.face, piece.shaped.style.size, piece.shaped.tag);
        match runs.last_mut() {
            Some(last) if (last.face, last.size, last.tag) == (face, size, tag) => {
                last.glyphs.extend(piece.glyphs)
            }
            _ => runs.push(LineRun { face, size, tag, x, stretch, glyphs: piece.glyphs }),
        }
        x += width;
    }
    runs
}
