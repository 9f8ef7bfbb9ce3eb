//! Boxes, glue and penalties: the items of a shaped paragraph, with their widths and what a line break costs there.

use std::ops::Range;

use super::faces::Faces;
use super::item::{Item, Penalty};
use super::linebreak::fill::{EXPANSION, TRACKING};
use super::opportunity::{Opportunity, OpportunityKind};
use super::prepare::ParagraphOptions;
use super::protrusion::Protrusion;
use super::ranges::meeting;
use super::ruler::Ruler;
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
pub(super) const HYPHEN_COST: f64 = 115.0;

/// The cost of such a hyphen in a name, or beside a compound's own: readers may not know how it goes on, and any line
/// is better that is not seen to be loose.
const SPARING_HYPHEN_COST: f64 = Penalty::SPARING;

/// The cost of a break inside an address, which is better whole: only a line that is seen to be loose is worse.
const JOINT_COST: f64 = 1_500.0;

/// The cost of a break before a short last word that stands alone with its reference: a line that is clearly looser
/// than its neighbours is better.
const LAST_WORD_COST: f64 = 400.0;

/// The cost of a break behind a word of one letter that had better stay with the next: not quite a hyphen's. Half of
/// such line ends go, for one hyphen more in two hundred lines, and no loose line.
const SHORT_WORD_COST: f64 = 80.0;

/// The cost of a break behind a word of a heading that leads to the next: as much as makes up for a line that is two
/// fifths shorter than the others.
const LEADING_WORD_COST: f64 = 120.0;

/// The cost of a break after a hyphen or dash of the text's own (TeX's `\exhyphenpenalty`).
const DASH_COST: f64 = 50.0;

/// The items that most places where a line may break give: what stands before them, and a space or a hyphen.
const ITEMS_PER_OPPORTUNITY: usize = 2;

/// The fewest places where a line may break for one at which three items stand instead: a hyphen of the text's own, or
/// a space that is kept. What room is made for.
const OPPORTUNITIES_PER_OTHER: usize = 8;

/// The items of a paragraph beside those, and some to spare: an indent, its last word, and its end.
const LEAST_ITEMS: usize = 8;

/// The items of a shaped paragraph whose lines may break at some places, and the byte of the text at which each begins.
pub(super) fn boxes(
    styled: &StyledText,
    options: ParagraphOptions,
    faces: &Faces,
    shaped: &[ShapedItem],
    opportunities: &[Opportunity],
) -> (Vec<Item>, Vec<usize>) {
    let others = opportunities.len() / OPPORTUNITIES_PER_OTHER;
    let room = opportunities.len() * ITEMS_PER_OPPORTUNITY + others + LEAST_ITEMS;
    let mut builder = Builder {
        styled,
        options,
        faces,
        shaped,
        ruler: Ruler::new(&styled.text, shaped),
        items: Vec::with_capacity(room),
        offsets: Vec::with_capacity(room),
    };
    builder.build(opportunities);
    (builder.items, builder.offsets)
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
        Some(Protrusion::of(self.faces.get(self.shaped_at(offset)?.item.face)?))
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
            OpportunityKind::Tied => self.push_space(opportunity, Penalty::TIE),
            OpportunityKind::BeforeUnbroken => self.push_space(opportunity, Penalty::LAST_RESORT),
            OpportunityKind::AfterShortWord => self.push_space(opportunity, SHORT_WORD_COST),
            OpportunityKind::AfterLeadingWord => self.push_space(opportunity, LEADING_WORD_COST),
            OpportunityKind::BeforeLastWord => self.push_space(opportunity, LAST_WORD_COST),
            OpportunityKind::WithoutSpace => {
                self.push(at, Item::break_at(DASH_COST, self.ends_in_hyphen(at)));
            }
            OpportunityKind::Hyphenation => self.push_hyphen(at, HYPHEN_COST),
            OpportunityKind::SparingHyphenation => self.push_hyphen(at, SPARING_HYPHEN_COST),
            // Readers may not know the word, or know it again; or a mere part of it would end the text.
            OpportunityKind::RareHyphenation => self.push_hyphen(at, Penalty::LAST_RESORT),
            OpportunityKind::TiedHyphenation => self.push_hyphen(at, Penalty::TIE),
            OpportunityKind::Joint => self.push(at, Item::break_at(JOINT_COST, true)),
            OpportunityKind::RareJoint => self.push(at, Item::break_at(Penalty::LAST_RESORT, true)),
        }
    }

    /// Adds a space at which a line may end at a cost.
    fn push_space(&mut self, opportunity: Opportunity, cost: f64) {
        let at = opportunity.end;
        self.push(at, Item::break_at(cost, self.ends_in_hyphen(at)));
        self.push_glue(at..opportunity.next);
    }

    /// The shaped stretch that the byte at an offset belongs to.
    fn shaped_at(&self, offset: usize) -> Option<&ShapedItem> {
        meeting(self.shaped, &(offset..offset + 1)).first()
    }

    /// Adds a place inside a word, which gets a hyphen if the line ends there, in the style of the letter before.
    fn push_hyphen(&mut self, at: usize, cost: f64) {
        let letter = at.saturating_sub(1);
        let hyphen = self.shaped_at(letter).and_then(|shaped| hyphen(self.faces, shaped));
        let width = hyphen.map_or(Length::ZERO, |(_, width)| width);
        let protrusion = self.protrusion(letter).filter(|_| self.options.hang);
        let hang_right = protrusion.map_or(Length::ZERO, |protrusion| width * protrusion.right('-'));
        self.push(at, Item::Penalty { width, cost, divided: true, hang_right });
    }

    /// Whether the text up to `offset` ends in a hyphen of its own.
    fn ends_in_hyphen(&self, offset: usize) -> bool {
        let before = self.styled.text.get(..offset).unwrap_or_default();
        before.ends_with(['-', '\u{2010}', '\u{2011}'])
    }
}
