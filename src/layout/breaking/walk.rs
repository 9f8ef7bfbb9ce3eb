//! Walks along the track: the heights that whole parts may have, and what each costs.

use super::super::flow::BreakCost;
use super::track::{Part, Track, TrackWay};

/// Which breaks a search may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Those that part nothing that belongs together.
    Sound,
    /// All.
    Any,
}

impl Breaks {
    /// Whether a break of a cost may be taken.
    pub fn allow(self, cost: f64) -> bool {
        self == Breaks::Any || cost < BreakCost::WIDOW.value()
    }
}

/// The cheapest cost of each number of rows from `first` on.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// The fewest rows.
    pub first: usize,
    /// The cost of that many rows, of one more, and so on; infinite where there is no way.
    pub costs: Vec<f64>,
}

impl Heights {
    /// Rows and costs, where there is a way.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, f64)> {
        let heights = self.costs.iter().enumerate().map(|(more, cost)| (self.first + more, *cost));
        heights.filter(|(_, cost)| cost.is_finite())
    }

    /// The cost of so many rows, if there is a way.
    pub fn cost(&self, rows: usize) -> Option<f64> {
        let cost = self.costs.get(rows.checked_sub(self.first)?)?;
        cost.is_finite().then_some(*cost)
    }

    /// The heights with one more part beside those that they are of.
    pub fn then(&self, part: &Part) -> Heights {
        match part {
            Part::Row(_) => Heights { first: self.first + 1, costs: self.costs.clone() },
            Part::Gap(gap) => Heights { first: self.first + gap.rows, costs: self.costs.clone() },
            Part::Paragraph(_, ways) => self.with_ways(ways),
        }
    }

    /// The heights with a paragraph beside what they are of.
    fn with_ways(&self, ways: &[TrackWay]) -> Heights {
        let (fewest, costs) = with_ways(&self.costs, ways);
        Heights { first: self.first + fewest, costs }
    }
}

/// The costs of heights with a paragraph beside what they are of, and by how much the least of the heights has grown.
pub(super) fn with_ways(known: &[f64], ways: &[TrackWay]) -> (usize, Vec<f64>) {
    let fewest = ways.iter().map(TrackWay::lines).min().unwrap_or(0);
    let most = ways.iter().map(TrackWay::lines).max().unwrap_or(0);
    let mut costs = vec![f64::INFINITY; known.len() + most - fewest];
    for way in ways {
        let slots = costs.iter_mut().skip(way.lines() - fewest);
        for (slot, cost) in slots.zip(known) {
            *slot = slot.min(cost + way.cost);
        }
    }
    (fewest, costs)
}

impl Track {
    /// For each part, and for the end, the heights of all that stands from there on, as far back as `most` rows
    /// hold it; the others are empty.
    pub fn tails(&self, most: usize) -> Vec<Heights> {
        let mut tails = vec![Heights { first: 0, costs: vec![0.0] }];
        for part in self.parts.iter().rev() {
            let tail = tails.last().map(|after| after.then(part));
            let Some(tail) = tail.filter(|tail| tail.first <= most) else { break };
            tails.push(tail);
        }
        tails.resize(self.parts.len() + 1, Heights::default());
        tails.reverse();
        tails
    }
}
