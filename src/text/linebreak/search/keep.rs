//! Which ways to reach a break are kept: the cheapest of those that go on alike, unless another is as good whatever
//! follows.

use super::Search;
use crate::text::linebreak::breaks::Break;
use crate::text::linebreak::buffers::Buffers;
use crate::text::linebreak::cost::{Setting, Weighed};
use crate::text::linebreak::demerits::{Before, FITNESS_DEMERITS, LADDER, demerits};
use crate::text::linebreak::node::Node;

impl Search<'_> {
    /// Keeps the node that a line from another to a break makes, if it is the cheapest of its number of lines,
    /// tightness and run of hyphens.
    pub(super) fn keep_cheapest(
        &self,
        best: &mut Vec<Node>,
        (at, to): (usize, &Break),
        (index, from): (usize, &Node),
        weighed: Weighed,
    ) {
        let node = self.node((at, to), (index, from), weighed);
        let is_alike = |rival: &&mut Node| {
            self.go_on_alike(rival.line, node.line)
                && rival.weighed.fitness == weighed.fitness
                && rival.hyphens == node.hyphens
        };
        let rival = best.iter_mut().find(is_alike);
        if rival.as_ref().is_some_and(|rival| rival.demerits <= node.demerits) {
            return;
        }
        match rival {
            Some(rival) => *rival = node,
            None => best.push(node),
        }
    }

    /// The node that a line from another to a break makes.
    pub(super) fn node(
        &self,
        (at, to): (usize, &Break),
        (index, from): (usize, &Node),
        weighed: Weighed,
    ) -> Node {
        let before = Before { fitness: from.weighed.fitness, hyphens: from.hyphens };
        // One less than a ladder stands for all longer runs: every hyphen that follows costs the same.
        let hyphens = if to.divided { (from.hyphens + 1).min(LADDER - 1) } else { 0 };
        let demerits = from.demerits + demerits(weighed, to.cost, to.divided, self.is_last(at), before);
        Node { at, line: from.line + 1, hyphens, demerits, weighed, previous: Some(index) }
    }

    /// Lets go of nodes that are many lines behind or ahead of the cheapest at the same item: in a long paragraph they
    /// would be as many as its lines. A way that is wanted may lead through one of them, if it falls so far behind the
    /// cheapest and catches up again; next to none does.
    pub(super) fn drop_far(&self, best: &mut Vec<Node>) {
        if !self.counts_lines || self.setting == Setting::Balanced {
            return;
        }
        let cheapest = best.iter().min_by(|one, other| one.demerits.total_cmp(&other.demerits));
        if let Some(line) = cheapest.map(|node| node.line) {
            best.retain(|node| node.line.abs_diff(line) <= self.most_lines_apart);
        }
    }

    /// Makes active nodes of the best ones at a break that no other outdoes.
    pub(super) fn activate(&self, room: &mut Buffers) {
        let Buffers { nodes, active, best, overfull } = room;
        for (at, node) in best.iter().enumerate() {
            let mut others = best.iter().enumerate().filter(|(other, _)| *other != at);
            if !others.any(|(_, other)| self.is_outdone(node, other)) {
                active.push(nodes.len());
                nodes.push(*node);
            }
        }
        best.clear();
        overfull.clear();
    }

    /// Whether nodes of these numbers of lines at one item have the same measures before them, and may stand for each
    /// other.
    fn go_on_alike(&self, one: usize, other: usize) -> bool {
        let same = self.measures.same_from();
        one == other || !self.counts_lines && one >= same && other >= same
    }

    /// Whether a node is needless beside another one at the same item, which is as good whatever follows.
    fn is_outdone(&self, node: &Node, by: &Node) -> bool {
        // Nothing that follows can cost a node more than its rival for tightness but the fitness demerits.
        let handicap = if node.weighed.fitness == by.weighed.fitness { 0.0 } else { FITNESS_DEMERITS };
        by.hyphens <= node.hyphens
            && by.demerits + handicap <= node.demerits
            && self.go_on_alike(node.line, by.line)
    }
}
