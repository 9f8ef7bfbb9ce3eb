//! The choices that lead to a state of the search, each with the one before it.

use super::MOST_COLUMNS;
use super::level::Span;

/// Names a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// A choice.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    /// A full column: the part of the flyer, its index on the page, the row that it begins at, its height.
    Column { band: usize, index: usize, top: usize, height: usize, span: Span },
    /// Level columns, with which a part of the flyer ends.
    Level { band: usize, top: usize, height: usize, spans: [Span; MOST_COLUMNS] },
    /// The rows across the page of a spanning element; its columns follow.
    Head { band: usize, top: usize },
    /// What follows stands on a new page.
    NewPage,
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
        Some(NodeId(self.nodes.len() - 1))
    }

    /// The choices that lead to one, in order.
    pub fn trace(&self, mut last: Option<NodeId>) -> Vec<Node> {
        let mut trace = Vec::new();
        while let Some(NodeId(at)) = last
            && let Some((previous, node)) = self.nodes.get(at)
        {
            trace.push(*node);
            last = *previous;
        }
        trace.reverse();
        trace
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

    /// All states: those of the first page first, each page from the head down.
    pub fn iter(&self) -> impl Iterator<Item = State> {
        self.pages.iter().flatten().flatten().copied()
    }
}
