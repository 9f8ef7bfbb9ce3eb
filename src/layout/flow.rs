//! The flow: everything that stands in columns, as rows of one leading each, with what a break before each costs.
//!
//! A paragraph stands in it as the ways that it may be set in, of which breaking chooses one. All keep rules are
//! numbers here, so that breaking compares and never asks what a row is.

mod band;
mod break_cost;
mod choice;

pub(super) use band::{Band, Panel, Spanning, SpanningPicture};
pub(super) use break_cost::BreakCost;
pub(super) use choice::{Choice, Favoured, Way};

use crate::diag::Span;
use crate::frame::Item;
use crate::geom::Length;

/// One row of the flow.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// What stands in it, placed from the row's top left corner; a panel's tint stands in its first row and
    /// reaches over the others.
    pub items: Vec<Item>,
    /// What it costs to end a column before it.
    pub cost: BreakCost,
    /// A heading that begins in it: its words, and its level in the bookmarks.
    pub bookmark: Option<(String, u8)>,
    /// The block that begins in it, if that must stay whole.
    pub whole: Option<Whole>,
    /// How far what stands in it goes down where its block does not begin the column.
    pub sinks: Length,
}

/// A block that must stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    /// What it is.
    pub kind: WholeKind,
    /// Where the spec has it.
    pub span: Span,
}

/// Kinds of blocks that must stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WholeKind {
    /// The priorities on their panel.
    Priorities,
    /// The closing panel.
    Closing,
    /// The contact beside its code.
    Contact,
    /// A picture.
    Picture,
}

/// White between two blocks, which vanishes at the head and the foot of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// What it stands between.
    pub kind: GapKind,
    /// Its rows.
    pub rows: usize,
}

/// Kinds of white, by how much it shows that one grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GapKind {
    /// Between two activities: it stands beside others of its kind.
    Block,
    /// Below the lead, and below the heading of the activities: no rows of its own, and nothing like it beside it, so
    /// that nobody sees the first row by which it grows.
    BelowOpening,
    /// Below the country's name: no rows of its own, and none if anything else will do, since the name belongs to its
    /// words.
    BelowName,
    /// Before a section.
    Section,
    /// Before a panel.
    BeforePanel,
    /// After a panel: it grows as the white before that panel does.
    AfterPanel,
}

/// A piece of the flow.
pub(super) enum Piece {
    /// A row that stands as it is.
    Row(Row),
    /// White.
    Gap(Gap),
    /// A paragraph.
    Paragraph(Box<Choice>),
}

/// What stands in columns, in order.
#[derive(Default)]
pub(super) struct Flow {
    /// The pieces.
    pub pieces: Vec<Piece>,
}

impl Flow {
    /// Adds a row.
    pub fn push(&mut self, items: Vec<Item>, cost: BreakCost) {
        self.pieces.push(Piece::Row(Row { items, cost, ..Row::default() }));
    }

    /// Adds white between blocks; none at the very start, and no more than the greater of two that meet.
    pub fn push_gap(&mut self, rows: usize, kind: GapKind) {
        match self.pieces.last_mut() {
            None => {}
            Some(Piece::Gap(gap)) if gap.rows >= rows => {}
            Some(Piece::Gap(gap)) => *gap = Gap { kind, rows },
            Some(_) => self.pieces.push(Piece::Gap(Gap { kind, rows })),
        }
    }

    /// The row at place `at`, if one stands there.
    pub fn row_mut(&mut self, at: usize) -> Option<&mut Row> {
        match self.pieces.get_mut(at) {
            Some(Piece::Row(row)) => Some(row),
            _ => None,
        }
    }

    /// Names the row at place `at` as the beginning of a heading.
    pub fn bookmark(&mut self, at: usize, title: String, level: u8) {
        if let Some(row) = self.row_mut(at) {
            row.bookmark = Some((title, level));
        }
    }

    /// Takes out the rows from place `at` on, white as rows with nothing in them. How many rows a paragraph has is
    /// chosen later: it stays in the flow with all that follows it.
    pub fn take_rows(&mut self, at: usize) -> Vec<Row> {
        let mut pieces = self.pieces.split_off(at.min(self.pieces.len())).into_iter();
        let mut rows = Vec::new();
        for piece in pieces.by_ref() {
            match piece {
                Piece::Row(row) => rows.push(row),
                Piece::Gap(gap) => rows.extend(vec![Row::default(); gap.rows]),
                Piece::Paragraph(_) => {
                    self.pieces.push(piece);
                    break;
                }
            }
        }
        self.pieces.extend(pieces);
        rows
    }

    /// The rows of its tallest block that stays whole, a paragraph left out.
    pub fn tallest_whole(&self) -> usize {
        let (mut tallest, mut rows) = (0, 0);
        for piece in &self.pieces {
            rows = match piece {
                Piece::Row(row) if row.cost >= BreakCost::SOLID => rows + 1,
                Piece::Row(_) => 1,
                Piece::Gap(_) | Piece::Paragraph(_) => 0,
            };
            tallest = tallest.max(rows);
        }
        tallest
    }

    /// The rows of the flow, every paragraph set in the way that costs least.
    pub fn rows(&self) -> usize {
        self.pieces.iter().map(Piece::rows).sum()
    }
}

impl Piece {
    /// Its rows, a paragraph set in the way that costs least, the shortest of equals: fitting may make shorter ways
    /// as cheap as the best.
    fn rows(&self) -> usize {
        match self {
            Piece::Row(_) => 1,
            Piece::Gap(gap) => gap.rows,
            Piece::Paragraph(choice) => {
                let ways = choice.ways.iter().map(|way| (way.cost, way.lines()));
                let least = ways.min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
                least.map_or(0, |(_, lines)| lines)
            }
        }
    }
}
