//! Walks along the track: all columns that begin at a place, and all ways from a place to the end.

use super::super::flow::BreakCost;
use super::known_white::{GapsId, KnownWhite};
use super::track::{Part, Spot, Track};
use super::white::{GapCount, gaps_between};

/// A way to fill a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The place with which what follows begins, past the white between.
    pub next: usize,
    /// The rows of the column.
    pub rows: usize,
    /// What the ways of its paragraphs and the break at its end cost.
    pub cost: f64,
    /// The gaps in it.
    pub gaps: GapCount,
}

/// The same, as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownEnd {
    /// The place with which what follows begins.
    pub next: usize,
    /// The rows of the column.
    pub rows: usize,
    /// The fewest rows of all that follows.
    pub after: usize,
    /// What the ways of its paragraphs and the break at its end cost.
    pub cost: f64,
    /// The gaps in it.
    pub gaps: GapsId,
}

impl KnownEnd {
    /// An end of a column of a track.
    pub fn new(end: &End, track: &Track, white: &mut KnownWhite) -> KnownEnd {
        let End { next, rows, cost, gaps } = *end;
        KnownEnd { next, rows, after: track.fewest_rows(next), cost, gaps: white.id(gaps) }
    }
}

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
    fn allow(self, cost: f64) -> bool {
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
    fn with_ways(&self, ways: &[super::track::TrackWay]) -> Heights {
        let fewest = ways.iter().map(|way| way.lines()).min().unwrap_or(0);
        let most = ways.iter().map(|way| way.lines()).max().unwrap_or(0);
        let mut costs = vec![f64::INFINITY; self.costs.len() + most - fewest];
        for way in ways {
            let slots = costs.iter_mut().skip(way.lines() - fewest);
            for (slot, cost) in slots.zip(&self.costs) {
                *slot = slot.min(cost + way.cost);
            }
        }
        Heights { first: self.first + fewest, costs }
    }
}

impl Track {
    /// All columns of at most `most` rows that begin at a place, added to `ends`.
    pub fn columns(&self, start: usize, most: usize, breaks: Breaks, ends: &mut Vec<End>) {
        let begin = self.gaps_before(match self.spot(start) {
            Spot::Before(part) => part,
            Spot::Inside(part, ..) => part + 1,
        });
        let (mut part_at, mut heights) = match self.spot(start) {
            Spot::Before(part) => (part, Heights { first: 0, costs: vec![0.0] }),
            Spot::Inside(part, way, line) => {
                self.inside(part, way, line, most, breaks, ends);
                (part + 1, Heights { first: self.left_of(part, way, line), costs: vec![0.0] })
            }
        };
        loop {
            if heights.first > 0 {
                self.before_part(part_at, begin, &heights, most, breaks, ends);
            }
            let Some(part) = self.parts.get(part_at) else { return };
            match part {
                Part::Row(_) => heights.first += 1,
                Part::Gap(gap) => heights.first += gap.rows,
                Part::Paragraph(_, ways) => {
                    let gaps = gaps_between(begin, self.gaps_before(part_at));
                    for way in ways {
                        for ((line, cost), next) in (1..).zip(&way.breaks).zip(way.second..) {
                            if !breaks.allow(*cost) {
                                continue;
                            }
                            let cost = cost + way.cost;
                            for (rows, known) in heights.iter().take_while(|(rows, _)| rows + line <= most) {
                                ends.push(End { next, rows: rows + line, cost: known + cost, gaps });
                            }
                        }
                    }
                    heights = heights.with_ways(ways);
                }
            }
            part_at += 1;
            if heights.first > most {
                return;
            }
        }
    }

    /// The columns that begin inside a way of a paragraph, and end in it as well.
    fn inside(&self, part: usize, way: usize, line: usize, most: usize, breaks: Breaks, ends: &mut Vec<End>) {
        let Some(Part::Paragraph(_, ways)) = self.parts.get(part) else { return };
        let Some(way) = ways.get(way) else { return };
        let later = (1..).zip(&way.breaks).zip(way.second..).skip(line);
        for ((before, cost), next) in later.take_while(|((before, _), _)| before - line <= most) {
            if breaks.allow(*cost) {
                ends.push(End { next, rows: before - line, cost: *cost, gaps: GapCount::default() });
            }
        }
    }

    /// The columns that end before a part.
    fn before_part(
        &self,
        part: usize,
        begin: super::white::GapSums,
        heights: &Heights,
        most: usize,
        breaks: Breaks,
        ends: &mut Vec<End>,
    ) {
        let after_gap = part > 0 && matches!(self.parts.get(part - 1), Some(Part::Gap(_)));
        let cost = self.cost_before(part);
        if after_gap || !breaks.allow(cost) {
            return;
        }
        let gaps = gaps_between(begin, self.gaps_before(part));
        let next = self.past_gap(part);
        for (rows, known) in heights.iter().take_while(|(rows, _)| *rows <= most) {
            ends.push(End { next, rows, cost: known + cost, gaps });
        }
    }

    /// For each part, and for the end, the heights of all that stands from there on, as far back as `most` rows
    /// hold it; the others are empty.
    pub fn tails(&self, most: usize) -> Vec<Heights> {
        let mut tails = vec![Heights::default(); self.parts.len()];
        tails.push(Heights { first: 0, costs: vec![0.0] });
        let mut tail = Heights { first: 0, costs: vec![0.0] };
        for (part, slot) in self.parts.iter().zip(tails.iter_mut()).rev() {
            match part {
                Part::Row(_) => tail.first += 1,
                Part::Gap(gap) => tail.first += gap.rows,
                Part::Paragraph(_, ways) => tail = tail.with_ways(ways),
            }
            if tail.first > most {
                break;
            }
            *slot = tail.clone();
        }
        tails
    }
}
