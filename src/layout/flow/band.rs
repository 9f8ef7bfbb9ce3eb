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
    /// What stands in its columns.
    pub text: Flow,
    /// Rows of white that belong to it below its columns.
    pub foot: usize,
    /// The panel that it stands on, if any.
    pub panel: Option<Panel>,
}

impl Spanning {
    /// Its rows where its text stands in so many level columns.
    pub fn rows(&self, columns: usize) -> usize {
        self.head.len() + self.text.rows().div_ceil(columns.max(1)) + self.foot
    }
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
