//! The flow: everything that stands in columns, as rows of one leading each, with what a break before each costs.
//!
//! All keep rules are numbers here, so that breaking compares and never asks what a row is.

use crate::diag::Span;
use crate::frame::Item;

/// What it costs to end a column before a row. The scale is that of badly filled columns in `breaking`: one
/// row of white at the foot of a column costs thirty.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct BreakCost(f64);

impl BreakCost {
    /// Between two blocks.
    pub const FREE: BreakCost = BreakCost(0.0);
    /// Between two paragraphs or list items of one block.
    pub const BETWEEN_PARAGRAPHS: BreakCost = BreakCost(60.0);
    /// Inside a paragraph, away from its first and last lines.
    pub const INSIDE_PARAGRAPH: BreakCost = BreakCost(110.0);
    /// Inside a paragraph, after its second line or before its last two: allowed, but thin.
    pub const THIN_END: BreakCost = BreakCost(260.0);
    /// Inside a paragraph, after a line that ends in a hyphen: the word would go on in another column.
    pub const INSIDE_WORD: BreakCost = BreakCost(2_000.0);
    /// After the first line of a paragraph, or before its last: only where a column can't be filled otherwise.
    pub const WIDOW: BreakCost = BreakCost(100_000.0);
    /// Between things that belong together: a heading and its text, a picture and its caption.
    pub const KEEP: BreakCost = BreakCost(10_000_000.0);
    /// Inside a panel or a picture: only where the whole of it is taller than a column.
    pub const SOLID: BreakCost = BreakCost(1_000_000_000.0);

    /// The dearer of two costs.
    pub fn max(self, other: BreakCost) -> BreakCost {
        if self < other { other } else { self }
    }

    /// The cost as a number.
    pub const fn value(self) -> f64 {
        self.0
    }
}

/// One row of the flow.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What stands in it, placed from the row's top left corner; a panel's tint stands in its first row and
    /// reaches over the others.
    pub items: Vec<Item>,
    /// What it costs to end a column before it.
    pub cost: BreakCost,
    /// Whether it is white between blocks, which vanishes at the head and the foot of a column.
    pub gap: Option<Gap>,
    /// A heading that begins in it: its words, and its level in the bookmarks.
    pub bookmark: Option<(String, u8)>,
    /// Where the spec has the block that begins in it, if that must stay whole.
    pub solid: Option<Span>,
}

/// White between two blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Between two activities.
    Block,
    /// Before a section.
    Section,
    /// Before a panel: the place where extra white shows least.
    Panel,
}

/// Everything that stands in columns, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// The rows.
    pub rows: Vec<Row>,
}

impl Flow {
    /// Adds a row.
    pub fn push(&mut self, items: Vec<Item>, cost: BreakCost) {
        self.rows.push(Row { items, cost, gap: None, bookmark: None, solid: None });
    }

    /// Adds white between blocks; none at the very start.
    pub fn push_gap(&mut self, rows: usize, gap: Gap) {
        if self.rows.is_empty() {
            return;
        }
        for _ in 0..rows {
            self.rows.push(Row {
                items: Vec::new(),
                cost: BreakCost::FREE,
                gap: Some(gap),
                bookmark: None,
                solid: None,
            });
        }
    }

    /// Names the row at place `at` as the beginning of a heading.
    pub fn bookmark(&mut self, at: usize, title: &str, level: u8) {
        if let Some(row) = self.rows.get_mut(at) {
            row.bookmark = Some((title.to_owned(), level));
        }
    }
}
