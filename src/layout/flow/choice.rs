//! A paragraph of the flow: the ways that it may be set in.

use super::BreakCost;
use crate::frame::Item;
use crate::geom::Length;
use crate::layout::paragraph::SetParagraph;

/// A paragraph whose number of lines is chosen by breaking.
pub(in crate::layout) struct Choice {
    /// The ways to set it, the best first.
    pub ways: Vec<Way>,
    /// The lines that fitting asks of it.
    pub favoured: Favoured,
    /// What it costs to end a column before its first line.
    pub first: BreakCost,
    /// The paragraph itself; a test of breaking alone needs none.
    pub set: Option<SetParagraph>,
    /// Where its left edge stands in the column.
    pub x: Length,
    /// What stands beside its first line, placed from the row's corner: a label.
    pub beside: Vec<Item>,
}

/// A number of lines that fitting asks of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct Favoured {
    /// That number, if any.
    pub lines: Option<usize>,
    /// What ways with another number cost more, in badness.
    pub others: f64,
}

impl Favoured {
    /// As many lines as suit the paragraph.
    pub const NONE: Favoured = Favoured { lines: None, others: 0.0 };

    /// What a way costs that comes by itself: those with that number are free.
    pub fn cost(self, way: &Way) -> f64 {
        if self.lines == Some(way.lines()) { 0.0 } else { way.cost + self.cost_of_others(way) }
    }

    /// What a way costs beyond its own badness, if it has another number.
    pub fn cost_of_others(self, way: &Way) -> f64 {
        if self.lines.is_none_or(|lines| lines == way.lines()) { 0.0 } else { self.others }
    }
}

/// A way to set a paragraph.
pub(in crate::layout) struct Way {
    /// How much worse it is than the best, in badness.
    pub cost: f64,
    /// What it costs to end a column before each of its lines but the first.
    pub breaks: Vec<BreakCost>,
}

impl Choice {
    /// Makes it dear to end a column before it, if it is short, as the last paragraph or item of a block that has
    /// others.
    pub fn keep_with_what_it_ends(&mut self) {
        if self.first == BreakCost::BETWEEN_PARAGRAPHS {
            self.first = match self.ways.first().map_or(0, Way::lines) {
                1 => BreakCost::ONE_LINE_END,
                2 => BreakCost::THIN_END,
                _ => self.first,
            };
        }
    }

    /// How long it is, in lines of its measure, where it is that of a flyer.
    pub fn natural_lines(&self) -> Option<f64> {
        self.set.as_ref().map(|set| set.known.natural_lines())
    }
}

impl Way {
    /// Its lines.
    pub fn lines(&self) -> usize {
        self.breaks.len() + 1
    }
}
