//! Preparation: a paragraph is shaped and measured once, into items that the line breaker can weigh.

use std::ops::Range;
use std::sync::Arc;

use super::faces::Faces;
use super::hyphen::Hyphenator;
use super::item::{Item, Penalty};
use super::itemise::{MissingGlyph, PlainCharacters, TextItem, itemise, runs_right_to_left};
use super::linebreak::fill::{EXPANSION, TRACKING};
use super::opportunity::{Opportunity, OpportunityKind, opportunities};
use super::protrusion::Protrusion;
use super::ruler::Ruler;
use super::shape::Shaper;
use super::shaped::{ShapedItem, hyphen};
use super::space::is_word_space;
use super::styled::StyledText;
use crate::geom::Length;

/// How much a word space may well grow, as a share of its width (as TeX's fonts have it).
pub(super) const SPACE_STRETCH: f64 = 1.0 / 2.0;

/// How much a word space may shrink, as a share of its width: as TeX's fonts have it. With less, columns that must end
/// level take looser paragraphs instead of tighter ones, and loose lines are seen first.
pub(super) const SPACE_SHRINK: f64 = 1.0 / 3.0;

/// The cost of a hyphen that a line break puts in: over twice TeX's `\hyphenpenalty`, since letters that flex leave
/// fewer lines in need of one.
const HYPHEN_COST: f64 = 115.0;

/// The cost of such a hyphen in a name: readers may not know how it goes on, and any line is better that is not seen to be
/// loose.
const PROPER_HYPHEN_COST: f64 = 800.0;

/// The cost of a break before a short last word that stands alone with its reference: a line that is clearly looser than
/// its neighbours is better.
const LAST_WORD_COST: f64 = 400.0;

/// The cost of a hyphen inside such a word, of which a mere fragment would stand there.
const LAST_FRAGMENT_COST: f64 = 2_000.0;

/// The cost of a break after a hyphen or dash of the text's own (TeX's `\exhyphenpenalty`).
const DASH_COST: f64 = 50.0;

/// The items that most places where a line may break give: what stands before them, and a space or a hyphen.
const ITEMS_PER_OPPORTUNITY: usize = 2;

/// The fewest places where a line may break for one at which three items stand instead: a hyphen of the text's own, or a
/// space that is kept. What room is made for.
const OPPORTUNITIES_PER_OTHER: usize = 8;

/// The items of a paragraph beside those, and some to spare: an indent, its last word, and its end.
const LEAST_ITEMS: usize = 8;

/// How a paragraph is prepared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParagraphOptions {
    /// Space before its first line.
    pub indent: Length,
    /// Whether its words may be hyphenated by the patterns of their language; where the author put soft hyphens,
    /// they may in any case, but for words that stay whole.
    pub hyphenate: bool,
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
        let opportunities = opportunities(&styled, options.hyphenate, hyphenator).into();
        Ok(Prepared::measured(styled, options, shaped, opportunities, faces))
    }

    /// Measures a text that this one says too, in other sizes: its glyphs and the places where its lines may break
    /// are the same. `None` where it does not.
    pub(super) fn in_other_sizes(
        &self,
        styled: &StyledText,
        options: ParagraphOptions,
        faces: &Faces,
    ) -> Option<Prepared> {
        if options.hyphenate != self.options.hyphenate || !self.styled.differs_in_size_alone(styled) {
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
        let others = opportunities.len() / OPPORTUNITIES_PER_OTHER;
        let room = opportunities.len() * ITEMS_PER_OPPORTUNITY + others + LEAST_ITEMS;
        let mut builder = Builder {
            styled: &styled,
            options,
            faces,
            shaped: &shaped,
            ruler: Ruler::new(&styled.text, &shaped),
            items: Vec::with_capacity(room),
            offsets: Vec::with_capacity(room),
        };
        builder.build(&opportunities);
        let Builder { items, offsets, .. } = builder;
        let runs_right_to_left = runs_right_to_left(&styled.text);
        Prepared { styled, options, runs_right_to_left, shaped, opportunities, items, offsets }
    }

    /// The letters that a range of items prints, without the marks around them.
    pub(super) fn word(&self, items: Range<usize>) -> &str {
        let offset = |item: usize| self.offsets.get(item).copied().unwrap_or(self.styled.text.len());
        let word = self.styled.text.get(offset(items.start)..offset(items.end)).unwrap_or_default();
        word.trim_matches(|character: char| !character.is_alphanumeric())
    }

    /// The text that it was made from.
    pub fn styled(&self) -> &StyledText {
        &self.styled
    }

    /// The items that the line breaker weighs.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}

/// Makes items of a measured paragraph.
struct Builder<'a> {
    styled: &'a StyledText,
    options: ParagraphOptions,
    faces: &'a Faces,
    shaped: &'a [ShapedItem],
    ruler: Ruler,
    items: Vec<Item>,
    offsets: Vec<usize>,
}

impl Builder<'_> {
    fn build(&mut self, opportunities: &[Opportunity]) {
        if self.options.indent > Length::ZERO {
            self.push(
                0,
                Item::Box {
                    width: self.options.indent,
                    flex: Length::ZERO,
                    hang_left: Length::ZERO,
                    hang_right: Length::ZERO,
                },
            );
        }
        let mut start = 0;
        // A word and the places inside it, with what follows it.
        for word in opportunities.chunk_by(|before, _| before.is_inside_word()) {
            let end = word.last().filter(|last| !last.is_inside_word());
            let end = end.map_or(self.styled.text.len(), |end| end.end);
            let is_whole = self.ruler.width(start..end).fits(self.options.whole_up_to);
            for opportunity in word.iter().filter(|place| !(is_whole && place.is_inside_word())) {
                self.push_words(start..opportunity.end);
                self.push_opportunity(*opportunity);
                start = opportunity.next;
            }
        }
        let end = self.styled.text.len();
        self.push_words(start..end);
        self.push(end, Item::no_break());
        self.push(end, Item::forced_break());
    }

    fn push(&mut self, offset: usize, item: Item) {
        self.offsets.push(offset);
        self.items.push(item);
    }

    /// Adds what stands between two opportunities: words, and spaces at which no line may break.
    fn push_words(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let text = self.styled.text.get(range.clone()).unwrap_or_default();
        for (offset, space) in text.char_indices().filter(|(_, character)| is_word_space(*character)) {
            let (at, end) = (range.start + offset, range.start + offset + space.len_utf8());
            self.push_box(start..at);
            self.push(at, Item::no_break());
            self.push_glue(at..end);
            start = end;
        }
        self.push_box(start..range.end);
    }

    fn push_box(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let text = self.styled.text.get(range.clone()).unwrap_or_default();
        let mut characters = text.char_indices();
        let (first, last) = (characters.next(), characters.next_back());
        let hang_left = self.hang(&range, first, Protrusion::left);
        let hang_right = self.hang(&range, last.or(first), Protrusion::right);
        let width = self.ruler.width(range.clone());
        let flex = if self.options.flex { width * (EXPANSION + TRACKING) } else { Length::ZERO };
        self.push(range.start, Item::Box { width, flex, hang_left, hang_right });
    }

    /// How far a character of the box of bytes `range` hangs out.
    fn hang(
        &self,
        range: &Range<usize>,
        character: Option<(usize, char)>,
        share: fn(Protrusion, char) -> f64,
    ) -> Length {
        let Some((offset, character)) = character.filter(|_| self.options.hang) else { return Length::ZERO };
        let start = range.start + offset;
        let Some(protrusion) = self.protrusion(start) else { return Length::ZERO };
        match share(protrusion, character) {
            0.0 => Length::ZERO,
            share => self.ruler.width(start..start + character.len_utf8()) * share,
        }
    }

    /// How far characters of the face at an offset hang out.
    fn protrusion(&self, offset: usize) -> Option<Protrusion> {
        let shaped = self.shaped.iter().find(|shaped| offset < shaped.item.range.end)?;
        Some(Protrusion::of(self.faces.get(shaped.item.face)?))
    }

    /// Adds spaces: word spaces stretch and shrink, those of fixed width do not.
    fn push_glue(&mut self, range: Range<usize>) {
        let text = self.styled.text.get(range.clone()).unwrap_or_default();
        let (mut stretch, mut shrink) = (Length::ZERO, Length::ZERO);
        for (offset, space) in text.char_indices() {
            let start = range.start + offset;
            let width = self.ruler.width(start..start + space.len_utf8());
            if is_word_space(space) {
                stretch += width * SPACE_STRETCH;
                shrink += width * SPACE_SHRINK;
            }
        }
        self.push(range.start, Item::Glue { width: self.ruler.width(range), stretch, shrink });
    }

    fn push_opportunity(&mut self, opportunity: Opportunity) {
        let at = opportunity.end;
        match opportunity.kind {
            OpportunityKind::Forced => {
                self.push(at, Item::no_break());
                self.push(at, Item::forced_break());
            }
            OpportunityKind::Space => {
                if self.ends_in_hyphen(at) {
                    self.push(at, Item::break_at(0.0, true));
                }
                self.push_glue(at..opportunity.next);
            }
            OpportunityKind::BeforeUnbroken => {
                self.push(at, Item::break_at(Penalty::LAST_RESORT, self.ends_in_hyphen(at)));
                self.push_glue(at..opportunity.next);
            }
            OpportunityKind::WithoutSpace => {
                self.push(at, Item::break_at(DASH_COST, self.ends_in_hyphen(at)));
            }
            OpportunityKind::BeforeLastWord => {
                self.push(at, Item::break_at(LAST_WORD_COST, self.ends_in_hyphen(at)));
                self.push_glue(at..opportunity.next);
            }
            OpportunityKind::Hyphenation => self.push_hyphen(at, HYPHEN_COST),
            OpportunityKind::ProperHyphenation => self.push_hyphen(at, PROPER_HYPHEN_COST),
            // Readers may not know the word, or know it again.
            OpportunityKind::RareHyphenation => self.push_hyphen(at, Penalty::LAST_RESORT),
            OpportunityKind::Joint => self.push(at, Item::break_at(Penalty::LAST_RESORT, false)),
            OpportunityKind::InsideLastWord => self.push_hyphen(at, LAST_FRAGMENT_COST),
        }
    }

    /// Adds a place inside a word, which gets a hyphen if the line ends there.
    fn push_hyphen(&mut self, at: usize, cost: f64) {
        let width = self.hyphen_width(at);
        let protrusion = self.protrusion(at.saturating_sub(1)).filter(|_| self.options.hang);
        let hang_right = protrusion.map_or(Length::ZERO, |protrusion| width * protrusion.right('-'));
        self.push(at, Item::Penalty { width, cost, hyphen: true, hang_right });
    }

    /// Whether the text up to `offset` ends in a hyphen of its own.
    fn ends_in_hyphen(&self, offset: usize) -> bool {
        let before = self.styled.text.get(..offset).unwrap_or_default();
        before.ends_with(['-', '\u{2010}', '\u{2011}'])
    }

    /// The width of a hyphen in the style of the letter before `offset`.
    fn hyphen_width(&self, offset: usize) -> Length {
        let shaped = self
            .shaped
            .iter()
            .find(|shaped| shaped.item.range.start < offset && offset <= shaped.item.range.end);
        shaped.and_then(|shaped| hyphen(self.faces, shaped)).map_or(Length::ZERO, |(_, width)| width)
    }
}
