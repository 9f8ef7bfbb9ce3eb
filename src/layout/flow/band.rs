//! Bands: what stands in columns from one thing across the page to the next, and what stands across it.

use super::{Flow, Row, Whole};
use crate::frame::Ink;
use crate::geom::Length;

/// A stretch of the flyer: columns of text, or what spans them.
pub(in crate::layout) enum Band {
    /// What stands in the columns of the page.
    Columns(Flow),
    /// What stands across them.
    Spanning(Spanning),
}

impl Band {
    /// What stands in its columns.
    pub fn flow(&self) -> &Flow {
        match self {
            Band::Columns(flow) => flow,
            Band::Spanning(spanning) => &spanning.text,
        }
    }

    /// The same, to be changed.
    pub fn flow_mut(&mut self) -> &mut Flow {
        match self {
            Band::Columns(flow) => flow,
            Band::Spanning(spanning) => &mut spanning.text,
        }
    }
}

/// An element across the page: rows of its full width, and text in level columns beneath them. Where it is no
/// taller than a page, it stands on one page whole, unless it stands on no panel and too much of the page before would
/// stay white.
pub(in crate::layout) struct Spanning {
    /// Rows across the page, above its columns.
    pub head: Vec<Row>,
    /// The picture among those rows, if it may give any.
    pub picture: Option<SpanningPicture>,
    /// What stands in its columns.
    pub text: Flow,
    /// Rows of white that belong to it below its columns.
    pub foot: usize,
    /// The panel that it stands on, if any.
    pub panel: Option<Panel>,
    /// Whether the heading of a section begins it.
    pub begins_section: bool,
}

impl Spanning {
    /// The rows that its picture may give.
    pub fn may_give(&self) -> usize {
        self.picture.map_or(0, |picture| picture.may_give)
    }

    /// Its rows where its text stands in so many level columns.
    pub fn rows(&self, columns: usize) -> usize {
        self.head.len() + self.text.rows().div_ceil(columns.max(1)) + self.foot
    }
}

/// A picture across the page, which may be made smaller to stay on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) struct SpanningPicture {
    /// The row that it begins in, among those across the page.
    pub begins: usize,
    /// The rows that it may give at the most; they follow the one that it begins in, and nothing stands in them.
    pub may_give: usize,
}

/// The ground that a spanning element stands on.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct Panel {
    /// Its colour.
    pub ink: Ink,
    /// The rows across the page above it: a heading that stays with it.
    pub rows_above: usize,
    /// The space between its edges and its text.
    pub padding: Length,
    /// What must stay whole on it.
    pub whole: Option<Whole>,
}
