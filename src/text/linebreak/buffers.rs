//! Room for searches: one paragraph takes several, one after the other, and each takes the room of the last.

use std::cell::Cell;

use super::node::Node;

/// What a search fills while it runs; empty between searches, with all its room.
#[derive(Default)]
pub(super) struct Buffers {
    /// All nodes so far.
    pub nodes: Vec<Node>,
    /// The nodes from which a line may still reach a break, in the order of their items.
    pub active: Vec<usize>,
    /// Nodes that end at the break that is tried.
    pub best: Vec<Node>,
    /// Those whose line goes past the measure.
    pub overfull: Vec<Node>,
}

thread_local! {
    /// The room of the last search of this thread.
    static AT_REST: Cell<Buffers> = const { Cell::new(Buffers::NONE) };
}

impl Buffers {
    const NONE: Buffers =
        Buffers { nodes: Vec::new(), active: Vec::new(), best: Vec::new(), overfull: Vec::new() };

    /// The room of the last search.
    pub fn take() -> Buffers {
        AT_REST.take()
    }

    /// Leaves the room for the next search.
    pub fn leave(mut self) {
        self.nodes.clear();
        self.active.clear();
        self.best.clear();
        self.overfull.clear();
        AT_REST.set(self);
    }
}
