//! The choices that lead to a state of the search, each with the one before it.

use std::num::NonZeroU32;

use super::level::{Level, Span};
use super::small;

/// Names a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(NonZeroU32);

/// A choice. There are many: each is kept small.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    /// A column.
    Column(Column),
    /// The rows across the page of a spanning element, of which its picture gives so many; its columns follow.
    Head { band: u32, top: u32, given: u32 },
    /// What follows stands on a new page.
    NewPage,
}

/// A column: the part of the flyer, its index on the page, the row that it begins at, its height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub band: u32,
    pub index: u32,
    pub top: u32,
    pub height: u32,
    pub span: Span,
    /// Whether it is one of level columns, with which a part of the flyer ends: there may be room below them.
    pub is_level: bool,
}

/// All choices so far.
#[derive(Default)]
pub(super) struct Nodes {
    nodes: Vec<(Option<NodeId>, Node)>,
}

impl Nodes {
    /// Adds a choice after another.
    pub fn push(&mut self, previous: Option<NodeId>, node: Node) -> Option<NodeId> {
        self.nodes.push((previous, node));
        NonZeroU32::new(small(self.nodes.len())).map(NodeId)
    }

    /// Adds a choice, in place of one from which nothing follows yet, if there is any.
    pub fn put(&mut self, replaced: Option<NodeId>, previous: Option<NodeId>, node: Node) -> Option<NodeId> {
        match replaced.and_then(|id| self.nodes.get_mut(id.at())) {
            Some(slot) => {
                *slot = (previous, node);
                replaced
            }
            None => self.push(previous, node),
        }
    }

    /// Adds the columns of a part of the flyer that end level, the first of so many.
    pub fn push_level(
        &mut self,
        previous: Option<NodeId>,
        (band, columns): (usize, usize),
        top: usize,
        level: &Level,
    ) -> Option<NodeId> {
        let (band, top, height) = (small(band), small(top), small(level.height));
        let spans = (0..).zip(level.spans.iter().take(columns));
        spans.fold(previous, |previous, (index, span)| {
            let column = Column { band, index, top, height, span: *span, is_level: true };
            self.push(previous, Node::Column(column))
        })
    }

    /// The choices that lead to one, in order.
    pub fn trace(&self, mut last: Option<NodeId>) -> Vec<Node> {
        let mut trace = Vec::new();
        while let Some(id) = last
            && let Some((previous, node)) = self.nodes.get(id.at())
        {
            trace.push(*node);
            last = *previous;
        }
        trace.reverse();
        trace
    }
}

impl NodeId {
    fn at(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A place on a page at which a part of the flyer may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// The row of the page.
    pub top: usize,
    /// The page, as far as pages are told apart (`PageShape::next_page`); the first is 0.
    pub page: usize,
    /// What all before costs.
    pub cost: f64,
    /// The last choice before.
    pub node: Option<NodeId>,
}

/// The cheapest state for each row of each page.
#[derive(Clone)]
pub(super) struct States {
    rows: usize,
    pages: Vec<Vec<Option<State>>>,
}

impl States {
    /// No state, on pages of so many rows.
    pub fn new(rows: usize) -> States {
        States { rows, pages: Vec::new() }
    }

    /// Takes a state if it is cheaper than the one known.
    pub fn offer(&mut self, state: State, node: impl FnOnce() -> Option<NodeId>) {
        if self.pages.len() <= state.page {
            self.pages.resize(state.page + 1, vec![None; self.rows + 1]);
        }
        if let Some(slot) = self.pages.get_mut(state.page).and_then(|page| page.get_mut(state.top))
            && slot.is_none_or(|known| state.cost < known.cost)
        {
            *slot = Some(State { node: node(), ..state });
        }
    }

    /// What the state known for a row of a page costs; infinite if there is none.
    pub fn cost(&self, page: usize, top: usize) -> f64 {
        let known = self.pages.get(page).and_then(|page| page.get(top)).copied().flatten();
        known.map_or(f64::INFINITY, |known| known.cost)
    }

    /// All states: those of the first page first, each page from the head down.
    pub fn iter(&self) -> impl Iterator<Item = State> {
        self.pages.iter().flatten().flatten().copied()
    }
}
