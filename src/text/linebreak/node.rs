//! What the search knows at a break: the ways that end there, and the widths up to it; and the ways that come of it.

use super::ChosenLine;
use super::cost::Weighed;
use crate::geom::Length;
use crate::text::item::{Item, Penalty};

/// The cheapest way found to end a line here, with a given number of lines, tightness and run of hyphens.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// The item at which the line ends.
    pub item: usize,
    /// The number of lines up to here.
    pub line: usize,
    /// How many lines up to here end in a hyphen in a row.
    pub hyphens: u8,
    /// What all lines up to here cost.
    pub demerits: f64,
    /// The last line itself.
    pub weighed: Weighed,
    /// The node before; none at the start of the paragraph.
    pub previous: Option<usize>,
    /// Widths up to where the next line begins.
    pub after: Sums,
    /// How far what begins the next line hangs out.
    pub hang_left: Length,
}

/// A way through the whole paragraph.
pub(super) struct Way {
    /// Its lines.
    pub lines: Vec<ChosenLine>,
    /// What it costs: what the search makes least.
    pub demerits: f64,
    /// How bad it looks: badness and penalties, summed over its lines.
    pub badness: f64,
    /// Whether its last line is a short word, or part of one.
    pub faulty_end: bool,
}

/// Widths added up from the start of the paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    pub width: Length,
    pub flex: Length,
    pub stretch: Length,
    pub shrink: Length,
}

/// A place where a line may end.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub item: usize,
    pub before: Sums,
    pub width: Length,
    pub cost: f64,
    pub hyphen: bool,
    pub hang_right: Length,
}

impl Candidate {
    /// Whether the line must end here.
    pub fn is_forced(&self) -> bool {
        self.cost <= Penalty::FORCED
    }
}

/// Widths up to the box that begins the line after a break at `item`, and how far that box hangs out.
pub(super) fn line_start(items: &[Item], broken_at: usize, before: Sums) -> (Sums, Length) {
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
