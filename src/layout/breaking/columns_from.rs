//! The columns that begin before a part of a track: where they may end, and the cheapest to each end at a height.

use std::cmp::Reverse;
use std::ops::Range;

use super::columns::Filled;
use super::known_white::{GapsId, KnownWhite};
use super::small;
use super::track::{Part, Track, TrackWay};
use super::walk::{Breaks, with_ways};
use super::white::{GapCount, gaps_between, most_taken};

/// The columns that begin before a part.
pub(super) struct ColumnsFrom {
    /// The costs of whole parts, for one height after the other; each end has its share of them.
    costs: Vec<f64>,
    /// Where they may end, those that leave most first.
    ends: Vec<End>,
    /// The least sum of the rows of a column and of what it leaves.
    least_sum: usize,
    /// The greatest sum of those, with the white that the gaps of the column may take up.
    greatest_sum: usize,
    /// For each number of rows where its columns stand among those filled, once they have been asked for.
    pub rooms: Vec<Option<(u32, u32)>>,
    /// Columns filled to a height.
    pub filled: Vec<Filled>,
}

/// Where a column may end.
struct End {
    /// The place with which what follows begins, past the white between.
    next: u32,
    /// The fewest rows of all that follows.
    after: u32,
    /// The fewest rows of the column.
    least: u32,
    /// The gaps in it.
    gaps: GapsId,
    /// Where the costs of its whole parts are, for the fewest rows, one more, and so on.
    costs: (u32, u32),
    /// What the break costs, with the way of the paragraph that it is in.
    cost: f64,
    /// Whether it parts a paragraph, or the lead.
    is_inside: bool,
}

impl End {
    /// What so many rows of white cost above it and at it.
    fn white_cost(&self, rows: usize, white: &KnownWhite) -> f64 {
        if self.is_inside { white.cost_inside(rows, self.gaps) } else { white.cost(rows, self.gaps) }
    }
}

/// The whole parts above an end of columns.
struct WholeParts {
    /// Their fewest rows.
    fewest: usize,
    /// Where their costs are, for the fewest rows, one more, and so on.
    heights: Range<usize>,
    /// The gaps among them.
    gaps: GapCount,
    /// The name of those.
    id: GapsId,
}

impl WholeParts {
    /// Takes the gaps that they have now.
    fn take_gaps(&mut self, gaps: GapCount, white: &mut KnownWhite) {
        if gaps != self.gaps {
            (self.gaps, self.id) = (gaps, white.id(gaps));
        }
    }
}

impl ColumnsFrom {
    /// The columns of at most `most` rows that begin before a part.
    pub fn new(
        track: &Track,
        part: usize,
        most: usize,
        breaks: Breaks,
        white: &mut KnownWhite,
    ) -> ColumnsFrom {
        let begin = track.gaps_before(part);
        let rooms = vec![None; most + 1];
        let (costs, ends) = (vec![0.0], Vec::new());
        let mut columns =
            ColumnsFrom { costs, ends, least_sum: usize::MAX, greatest_sum: 0, rooms, filled: Vec::new() };
        let gaps = gaps_between(begin, begin);
        let mut whole = WholeParts { fewest: 0, heights: 0..1, gaps, id: white.id(gaps) };
        for at in part.. {
            if whole.fewest > most {
                break;
            }
            whole.take_gaps(gaps_between(begin, track.gaps_before(at)), white);
            let is_past_gap = at > 0 && matches!(track.parts.get(at - 1), Some(Part::Gap(_)));
            let cost = track.cost_before(at);
            if !is_past_gap && breaks.allow(cost) {
                columns.end(track, track.past_gap(at), &whole, 0, (cost, track.parts_rows_before(at)));
            }
            match track.parts.get(at) {
                None => break,
                Some(Part::Row(_)) => whole.fewest += 1,
                Some(Part::Gap(gap)) => whole.fewest += gap.rows,
                Some(Part::Paragraph(_, ways)) => {
                    columns.end_inside(track, ways, &whole, most, breaks);
                    columns.pass(ways, &mut whole);
                }
            }
        }
        columns.ends.sort_by_key(|end| Reverse(end.after));
        columns
    }

    /// Adds the ends inside the ways of a paragraph, below whole parts.
    fn end_inside(
        &mut self,
        track: &Track,
        ways: &[TrackWay],
        whole: &WholeParts,
        most: usize,
        breaks: Breaks,
    ) {
        for way in ways {
            for ((line, cost), next) in (1..).zip(&way.breaks).zip(way.second..) {
                if breaks.allow(*cost) && whole.fewest + line <= most {
                    self.end(track, next, whole, line, (cost + way.cost, true));
                }
            }
        }
    }

    /// Takes a whole paragraph to the parts above.
    fn pass(&mut self, ways: &[TrackWay], whole: &mut WholeParts) {
        let before = self.costs.get(whole.heights.clone()).unwrap_or_default();
        let (lines, costs) = with_ways(before, ways);
        whole.fewest += lines;
        whole.heights = self.costs.len()..self.costs.len() + costs.len();
        self.costs.extend(costs);
    }

    /// Adds an end of columns, so many lines below whole parts, with what it costs and whether it parts something.
    fn end(
        &mut self,
        track: &Track,
        next: usize,
        whole: &WholeParts,
        lines: usize,
        (cost, is_inside): (f64, bool),
    ) {
        let (least, after) = (whole.fewest + lines, track.fewest_rows(next));
        let sum = least + after;
        self.least_sum = self.least_sum.min(sum);
        let most_more = whole.heights.len() - 1 + most_taken(whole.gaps);
        self.greatest_sum = self.greatest_sum.max(sum + most_more);
        let costs = (small(whole.heights.start), small(whole.heights.end));
        let (next, after, least) = (small(next), small(after), small(least));
        self.ends.push(End { next, after, least, gaps: whole.id, costs, cost, is_inside });
    }

    /// Adds the cheapest columns of `room` rows, if they cost less than `limit`.
    pub fn fill(&mut self, room: usize, (limit, at_foot): (f64, usize), white: &KnownWhite) {
        // Those that leave more are too short, those that leave less too tall.
        let fullest = self.greatest_sum.saturating_add(at_foot);
        let from = self.ends.partition_point(|end| end.after as usize + room > fullest);
        let to = self.ends.partition_point(|end| end.after as usize + room >= self.least_sum);
        for end in self.ends.get(from..to).unwrap_or_default() {
            let Some(most) = room.checked_sub(end.least as usize) else { continue };
            let costs = self.costs.get(end.costs.0 as usize..end.costs.1 as usize).unwrap_or_default();
            let mut best = Filled::NONE;
            let skipped = most.saturating_sub(at_foot.saturating_add(white.most_taken(end.gaps)));
            for (more, known) in costs.iter().enumerate().take(most + 1).skip(skipped) {
                let cost = known + end.cost;
                // White costs nothing at the least.
                if cost < best.cost && cost < limit {
                    let cost = cost + end.white_cost(most - more, white);
                    if cost < best.cost && cost < limit {
                        best = Filled { next: end.next, rows: end.least + small(more), cost };
                    }
                }
            }
            if best.cost < limit {
                self.filled.push(best);
            }
        }
    }

    /// Drops all but the cheapest `most` of the columns filled from one on; and the one that leaves least, since all
    /// that follows must still go somewhere.
    pub fn keep_cheapest(&mut self, first: usize, most: usize) {
        if self.filled.len() - first <= most {
            return;
        }
        let found = self.filled.split_off(first);
        let mut costs: Vec<f64> = found.iter().map(|filled| filled.cost).collect();
        let (_, dearest, _) = costs.select_nth_unstable_by(most - 1, f64::total_cmp);
        let last = found.len() - 1;
        let kept = found.iter().enumerate().filter(|(at, filled)| filled.cost <= *dearest || *at == last);
        self.filled.extend(kept.map(|(_, filled)| *filled));
    }
}
