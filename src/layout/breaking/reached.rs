//! Places that are reached: the cheapest way known to begin a column at each.

use super::nodes::{Node, NodeId, Nodes};
use super::small;

/// The cheapest way known to begin a column.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    /// What all before costs; infinite where there is no way.
    pub cost: f64,
    /// The last choice before.
    pub node: Option<NodeId>,
    /// Whether that choice leads here and nowhere else.
    pub is_own: bool,
}

impl Reached {
    /// Not reached.
    pub const NOT: Reached = Reached { cost: f64::INFINITY, node: None, is_own: false };

    /// Notes a way that is cheaper than the one known, from a choice on that others may follow as well.
    pub fn offer(&mut self, cost: f64, node: impl FnOnce() -> Option<NodeId>) {
        if cost < self.cost {
            *self = Reached { cost, node: node(), is_own: false };
        }
    }

    /// The same, by way of one more choice.
    pub fn offer_by(&mut self, cost: f64, nodes: &mut Nodes, previous: Option<NodeId>, node: Node) {
        if cost < self.cost {
            let replaced = self.node.filter(|_| self.is_own);
            *self = Reached { cost, node: nodes.put(replaced, previous, node), is_own: true };
        }
    }
}

/// The places that are reached, in order.
pub(super) fn those_reached(places: &[Reached]) -> impl Iterator<Item = (usize, Reached)> {
    places.iter().copied().enumerate().filter(|(_, reached)| reached.cost.is_finite())
}

/// Notes a way to a place if it is cheaper than the one known.
pub(super) fn reach(places: &mut [Reached], place: usize, cost: f64, node: impl FnOnce() -> Option<NodeId>) {
    if let Some(known) = places.get_mut(place) {
        known.offer(cost, node);
    }
}

/// The few places that the next column of a page may begin at, among the many of a flyer.
#[derive(Default)]
pub(super) struct FewReached {
    /// For each place of the flyer where it stands among those that are reached; `NO_SLOT` for all others.
    slots: Vec<u32>,
    /// The places, in the order in which they were reached.
    reached: Vec<(usize, Reached)>,
}

/// What no place has among those that are reached.
const NO_SLOT: u32 = u32::MAX;

impl FewReached {
    /// None of so many.
    pub fn new(places: usize) -> FewReached {
        FewReached { slots: vec![NO_SLOT; places], reached: Vec::new() }
    }

    /// What is known of a place; `None` if there is no such place.
    pub fn at(&mut self, place: usize) -> Option<&mut Reached> {
        let slot = self.slots.get_mut(place)?;
        if *slot == NO_SLOT {
            *slot = small(self.reached.len());
            self.reached.push((place, Reached::NOT));
        }
        self.reached.get_mut(*slot as usize).map(|(_, known)| known)
    }

    /// The places that are reached; none is after this.
    pub fn take(&mut self) -> Vec<(usize, Reached)> {
        for (place, _) in &self.reached {
            if let Some(slot) = self.slots.get_mut(*place) {
                *slot = NO_SLOT;
            }
        }
        std::mem::take(&mut self.reached)
    }
}
