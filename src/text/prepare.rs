//! Preparation: a paragraph is shaped and measured once, into items that the line breaker can weigh.

use std::ops::Range;
use std::sync::Arc;

use super::boxes::boxes;
use super::faces::Faces;
use super::hyphen::Hyphenator;
use super::item::Item;
use super::itemise::{MissingGlyph, PlainCharacters, TextItem, itemise, runs_right_to_left};
use super::leading_word::mark_leading_words;
use super::measures::Measures;
use super::opportunity::{Opportunity, opportunities};
use super::shape::Shaper;
use super::shaped::ShapedItem;
use super::styled::StyledText;
use crate::geom::Length;

/// How a paragraph is prepared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParagraphOptions {
    /// Space before its first line.
    pub indent: Length,
    /// Whether its words may be hyphenated by the patterns of their language; where the author put soft hyphens,
    /// they may in any case, but for words that stay whole.
    pub hyphenate: bool,
    /// Whether lines had better end by sense, and not in an article or a preposition: for headings and the lead.
    pub by_sense: bool,
    /// The width up to which words stay whole all the same.
    pub whole_up_to: Length,
    /// Whether characters at the edges hang out of the measure.
    pub hang: bool,
    /// Whether letters may widen or narrow a little to even out the spaces.
    pub flex: bool,
}

/// A paragraph, shaped and measured: what every way of breaking it into lines starts from.
pub struct Prepared {
    pub(super) styled: StyledText,
    pub(super) options: ParagraphOptions,
    pub(super) runs_right_to_left: bool,
    pub(super) shaped: Vec<ShapedItem>,
    /// The places where its lines may break.
    opportunities: Arc<[Opportunity]>,
    pub(super) items: Vec<Item>,
    /// For each item the offset in the text at which it begins.
    pub(super) offsets: Vec<usize>,
}

impl Prepared {
    /// Shapes and measures a paragraph.
    ///
    /// # Errors
    /// All characters that no face has, in order.
    pub(super) fn new(
        styled: StyledText,
        options: ParagraphOptions,
        faces: &Faces,
        shaper: &mut Shaper<'_>,
        plain: &mut PlainCharacters,
        hyphenator: &mut Hyphenator,
    ) -> Result<Prepared, Vec<MissingGlyph>> {
        let shape = |item: TextItem| {
            let glyphs = shaper.shape(&styled.text, item.range.clone(), &item);
            let em = f64::from(faces.get(item.face)?.units_per_em);
            ShapedItem::new(&styled, item, glyphs.into(), em)
        };
        let shaped = itemise(&styled, faces, plain)?.into_iter().filter_map(shape).collect();
        let mut opportunities = opportunities(&styled, options.hyphenate, hyphenator);
        if options.by_sense {
            mark_leading_words(&styled, &mut opportunities);
        }
        Ok(Prepared::measured(styled, options, shaped, opportunities.into(), faces))
    }

    /// Measures a text that this one says too, in other sizes: its glyphs and the places where its lines may break
    /// are the same. `None` where it does not.
    pub(super) fn in_other_sizes(
        &self,
        styled: &StyledText,
        options: ParagraphOptions,
        faces: &Faces,
    ) -> Option<Prepared> {
        let breaks_alike = |options: &ParagraphOptions| (options.hyphenate, options.by_sense);
        if breaks_alike(&options) != breaks_alike(&self.options) || !self.styled.differs_in_size_alone(styled)
        {
            return None;
        }
        let shaped = self.shaped.iter().filter_map(|known| known.in_style_of(styled)).collect();
        Some(Prepared::measured(styled.clone(), options, shaped, self.opportunities.clone(), faces))
    }

    /// Measures a text that is shaped.
    fn measured(
        styled: StyledText,
        options: ParagraphOptions,
        shaped: Vec<ShapedItem>,
        opportunities: Arc<[Opportunity]>,
        faces: &Faces,
    ) -> Prepared {
        let (items, offsets) = boxes(&styled, options, faces, &shaped, &opportunities);
        let runs_right_to_left = runs_right_to_left(&styled.text);
        Prepared { styled, options, runs_right_to_left, shaped, opportunities, items, offsets }
    }

    /// The letters that a range of items prints, without the marks around them.
    pub(super) fn word(&self, items: Range<usize>) -> &str {
        let offset = |item: usize| self.offsets.get(item).copied().unwrap_or(self.styled.text.len());
        let word = self.styled.text.get(offset(items.start)..offset(items.end)).unwrap_or_default();
        word.trim_matches(|character: char| !character.is_alphanumeric())
    }

    /// Measures for its lines, which tell its size: that of its first letters.
    pub(super) fn measures(&self, measures: Measures) -> Measures {
        self.shaped.first().map_or(measures, |first| measures.of_type(first.size))
    }

    /// The text that it was made from.
    pub fn styled(&self) -> &StyledText {
        &self.styled
    }

    /// By how much its first line is indented.
    pub fn indent(&self) -> Length {
        self.options.indent
    }

    /// The items that the line breaker weighs.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}
