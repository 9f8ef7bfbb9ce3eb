//! The flow: everything that stands in columns, as rows of one leading each, with what a break before each costs.
//!
//! A paragraph stands in it as the ways that it may be set in, of which breaking chooses one. All keep rules are
//! numbers here, so that breaking compares and never asks what a row is.

mod band;

pub(super) use band::{Band, Panel, Spanning, SpanningPicture};

use super::paragraph::SetParagraph;
use crate::diag::Span;
use crate::frame::Item;
use crate::geom::Length;

/// What it costs to end a column before a row. The scale is that of `breaking`: a line whose spaces stretch as far
/// as they well may has a badness of a hundred, and a column that ends a row short costs eight thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(super) struct BreakCost(f64);

impl BreakCost {
    /// Between two blocks.
    pub const FREE: BreakCost = BreakCost(0.0);
    /// Between two paragraphs or list items of one block.
    pub const BETWEEN_PARAGRAPHS: BreakCost = BreakCost(60.0);
    /// Inside a paragraph, away from its first and last lines.
    pub const INSIDE_PARAGRAPH: BreakCost = BreakCost(110.0);
    /// Inside a paragraph, after its second line or before its last two, and before a last paragraph of two: two lines
    /// alone at the head or the foot of a column look lost, so that gaps grow by several rows first.
    pub const THIN_END: BreakCost = BreakCost(1200.0);
    /// Before a last paragraph of one line, such as a list's last item: one line is more lost than two.
    pub const ONE_LINE_END: BreakCost = BreakCost(2400.0);
    /// Inside the words under a country's name: they are few, and look torn off where a column begins with the last of
    /// them; many gaps grow by several rows first, or the name begins the next column. A good column may still have it,
    /// or no number of pages could be aimed at where those words are many.
    pub const INSIDE_OVERVIEW: BreakCost = BreakCost(1900.0);
    /// Inside a paragraph, after a line that ends in a hyphen: the word would go on in another column. Several columns
    /// end a row or two short before that.
    pub const INSIDE_WORD: BreakCost = BreakCost(100_000.0);
    /// After the first line of a paragraph, or before its last: only where a column can't be filled otherwise,
    /// as for all that cost more.
    pub const WIDOW: BreakCost = BreakCost(1e10);
    /// Between the country's name and the first block below it: where that is too tall for what a masthead leaves, the
    /// block stays whole.
    pub const BELOW_COUNTRY: BreakCost = BreakCost(1e11);
    /// Between things that belong together: a heading and its text, a picture and its caption.
    pub const KEEP: BreakCost = BreakCost(1e12);
    /// Between a country's name and the words under it: as much as `KEEP`, and told from it by its number, since an
    /// overview had better stay whole.
    pub const BELOW_NAME: BreakCost = BreakCost(2e12);
    /// Inside a panel or a picture: only where the whole of it is taller than a column.
    pub const SOLID: BreakCost = BreakCost(1e14);

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

/// A paragraph whose number of lines is chosen by breaking.
pub(super) struct Choice {
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
pub(super) struct Favoured {
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
pub(super) struct Way {
    /// How much worse it is than the best, in badness.
    pub cost: f64,
    /// What it costs to end a column before each of its lines but the first.
    pub breaks: Vec<BreakCost>,
}

impl Choice {
    /// Makes it dear to end a column before it, if it is short, as the last paragraph or item of a block that has others.
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
        self.pieces.push(Piece::Row(Row { items, cost, bookmark: None, whole: None }));
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

    /// Takes out the rows from place `at` on, white as rows with nothing in them. How many rows a paragraph has is chosen
    /// later: it stays in the flow with all that follows it.
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
