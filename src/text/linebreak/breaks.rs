//! Where the lines of a paragraph may end, and the widths up to there: found once for all searches over it.

use super::cost::Widths;
use crate::geom::Length;
use crate::text::item::{Item, Penalty};

/// A place where a line may end.
#[derive(Clone, Copy)]
pub(super) struct Break {
    /// Its item.
    pub item: usize,
    /// What it costs.
    pub cost: f64,
    /// Whether a line that ends here ends in a divided word: in a hyphen, the text's own or one that the break puts in,
    /// or inside an address.
    pub divided: bool,
    /// The width of what is printed when a line ends here.
    pub width: Length,
    /// How far what ends the line hangs out.
    pub hang_right: Length,
    /// Widths up to it.
    pub before: Sums,
    /// Widths up to where the next line begins.
    pub after: Sums,
    /// How far what begins the next line hangs out.
    pub hang_left: Length,
}

/// Widths added up from the start of the paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    pub width: Length,
    pub flex: Length,
    pub stretch: Length,
    pub shrink: Length,
}

impl Break {
    /// Whether the line must end here.
    pub fn is_forced(&self) -> bool {
        self.cost <= Penalty::FORCED
    }

    /// The widths of a line from here to another break.
    #[inline]
    pub fn widths_to(&self, to: &Break) -> Widths {
        let (before, after) = (&to.before, &self.after);
        Widths {
            natural: before.width - after.width + to.width - to.hang_right - self.hang_left,
            flex: before.flex - after.flex,
            stretch: before.stretch - after.stretch,
            shrink: before.shrink - after.shrink,
        }
    }

    /// Whether a line that ends here gets a hyphen that the text does not have.
    pub fn hyphenates(&self) -> bool {
        self.divided && self.width > Length::ZERO
    }
}

/// The breaks of a paragraph, in order; the first stands for its start, where no line ends.
pub(super) fn breaks(items: &[Item]) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(items.len() / ITEMS_PER_BREAK + 2);
    let mut sums = Sums::default();
    let (mut hang_of_box, mut follows_box) = (Length::ZERO, false);
    let mut add = |item: usize, before: Sums, cost: f64, divided: bool, width: Length, hang_right: Length| {
        let (after, hang_left) = line_start(items, item, before);
        breaks.push(Break { item, cost, divided, width, hang_right, before, after, hang_left });
    };
    add(0, sums, 0.0, false, Length::ZERO, Length::ZERO);
    for (at, item) in items.iter().enumerate() {
        match *item {
            Item::Box { width, flex, hang_right, .. } => {
                sums.width += width;
                sums.flex += flex;
                hang_of_box = hang_right;
            }
            Item::Glue { width, stretch, shrink } => {
                if follows_box {
                    add(at, sums, 0.0, false, Length::ZERO, hang_of_box);
                }
                sums.width += width;
                sums.stretch += stretch;
                sums.shrink += shrink;
            }
            Item::Penalty { cost, .. } if cost >= Penalty::FORBIDDEN => {}
            Item::Penalty { width, cost, divided, hang_right } => {
                let hang_right = if width > Length::ZERO { hang_right } else { hang_of_box };
                add(at, sums, cost, divided, width, hang_right);
            }
        }
        follows_box = matches!(item, Item::Box { .. });
    }
    breaks
}

/// The place among the breaks of the one at an item.
pub(super) fn place_of(item: usize, breaks: &[Break]) -> usize {
    // The first stands for the start, whatever item is there.
    breaks.partition_point(|end| end.item < item).max(1)
}

/// The fewest items for each break, in text without anything but words and spaces: what room is made for.
const ITEMS_PER_BREAK: usize = 2;

/// Widths up to the box that begins the line after a break at `item`, and how far that box hangs out.
fn line_start(items: &[Item], broken_at: usize, before: Sums) -> (Sums, Length) {
    let mut sums = before;
    let mut hang = Length::ZERO;
    for (at, item) in items.iter().enumerate().skip(broken_at) {
        match *item {
            Item::Box { hang_left, .. } => {
                hang = hang_left;
                break;
            }
            Item::Glue { width, stretch, shrink } => {
                sums.width += width;
                sums.stretch += stretch;
                sums.shrink += shrink;
            }
            // A forced break of its own begins with nothing.
            Item::Penalty { cost, .. } if cost <= Penalty::FORCED && at > broken_at => break,
            Item::Penalty { .. } => {}
        }
    }
    (sums, hang)
}
