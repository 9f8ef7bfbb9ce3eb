//! Level columns: all that is left of a stretch, in columns that end at one height.

use super::stretch::Stretch;
use super::track::Spot;
use super::walk::KnownEnd;
use super::white::{GapCount, gaps_between, least_white_cost};
use super::{Limits, MOST_COLUMNS};

/// Rows by which level columns may be taller than they need be: blocks that stay whole ask for some.
const MOST_TALLER: usize = 16;

/// The most ways to fill the first columns that are gone on with where there are more than two columns.
const MOST_FILLINGS: usize = 16;

/// One column, as places of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The place that it begins at.
    pub start: usize,
    /// The place that what follows begins at.
    pub next: usize,
    /// Its rows, before gaps are stretched.
    pub rows: usize,
}

/// Columns that end level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// The rows of each column.
    pub height: usize,
    /// What all that leads here costs.
    pub cost: f64,
    /// The columns.
    pub spans: [Span; MOST_COLUMNS],
}

/// A way to fill the first columns.
#[derive(Clone, Copy)]
struct Filling {
    place: usize,
    cost: f64,
    spans: [Span; MOST_COLUMNS],
}

impl Stretch<'_> {
    /// The cheapest way to set all from a place on in level columns, for each height of at most `capacity` rows
    /// at which there is any. `cost` is what leads to the place.
    pub(super) fn levels(&mut self, start: usize, cost: f64, capacity: usize, limits: Limits) -> Vec<Level> {
        let vanishing = self.track.widest_gap * (self.columns - 1);
        let fewest = self.track.fewest_rows(start).saturating_sub(vanishing).div_ceil(self.columns).max(1);
        let most = self.track.most_rows(start);
        let mut cheapest = f64::INFINITY;
        let mut levels: Vec<Level> = Vec::new();
        for height in fewest..=capacity {
            // Taller columns only part further; a search for good columns alone has none that are much too tall.
            let lowest = levels.first().map(|lowest| lowest.height);
            let lowest = lowest.or(limits.column.is_finite().then_some(fewest));
            if lowest.is_some_and(|lowest| height > lowest + MOST_TALLER) {
                break;
            }
            // Columns this tall leave at least so much white, whatever stands in them, and taller ones more.
            let least = cost + least_white_cost((self.columns * height).saturating_sub(most));
            if least >= limits.whole || least >= cheapest + limits.spread {
                break;
            }
            if let Some(level) = self.level_at(start, cost, height, limits) {
                cheapest = cheapest.min(level.cost);
                levels.push(level);
            }
        }
        levels
    }

    /// The cheapest way at one height.
    fn level_at(&mut self, start: usize, cost: f64, height: usize, limits: Limits) -> Option<Level> {
        let mut fillings = vec![Filling { place: start, cost, spans: [Span::default(); MOST_COLUMNS] }];
        for column in 0..self.columns - 1 {
            let left = self.columns - column - 1;
            let room = left * height + self.track.widest_gap * (left - 1);
            fillings = self.next_columns(&fillings, column, height, room, limits);
        }
        let mut best: Option<Level> = None;
        for filling in fillings {
            let Some((rows, more)) = self.last_column(filling.place, height) else { continue };
            let cost = filling.cost + more;
            if cost < limits.whole && more < limits.column && best.is_none_or(|best| cost < best.cost) {
                let mut spans = filling.spans;
                if let Some(span) = spans.get_mut(self.columns - 1) {
                    *span = Span { start: filling.place, next: self.track.end(), rows };
                }
                best = Some(Level { height, cost, spans });
            }
        }
        best
    }

    /// The cheapest way to end one more column before each place, where what follows may still go into `room` rows.
    fn next_columns(
        &mut self,
        fillings: &[Filling],
        column: usize,
        height: usize,
        room: usize,
        limits: Limits,
    ) -> Vec<Filling> {
        let mut longer: Vec<Filling> = Vec::new();
        let end = self.track.end();
        // For each place the way that ends before it, so that none is looked for.
        let mut slots = std::mem::take(&mut self.slots);
        slots.resize(self.track.places(), usize::MAX);
        for filling in fillings {
            // Where nothing is left, a column stays empty.
            let gaps = self.white.id(GapCount::default());
            let empty = [KnownEnd { next: end, rows: 0, after: 0, cost: 0.0, gaps }];
            self.find_ends(filling.place);
            let ends = if filling.place == end { &empty } else { self.ends(filling.place) };
            let leave_too_much = ends.partition_point(|end| end.after > room);
            for end in ends.iter().skip(leave_too_much).filter(|end| end.rows <= height) {
                let white = height - end.rows;
                let more = end.cost + self.white.cost(white, end.gaps);
                let cost = filling.cost + more;
                if more >= limits.column || cost >= limits.whole {
                    continue;
                }
                let slot = slots.get(end.next).copied().unwrap_or(usize::MAX);
                let known = longer.get_mut(slot);
                if known.as_ref().is_some_and(|known| known.cost <= cost) {
                    continue;
                }
                let mut spans = filling.spans;
                if let Some(span) = spans.get_mut(column) {
                    *span = Span { start: filling.place, next: end.next, rows: end.rows };
                }
                let filling = Filling { place: end.next, cost, spans };
                match known {
                    Some(known) => *known = filling,
                    None => {
                        if let Some(slot) = slots.get_mut(end.next) {
                            *slot = longer.len();
                        }
                        longer.push(filling);
                    }
                }
            }
        }
        for filling in &longer {
            if let Some(slot) = slots.get_mut(filling.place) {
                *slot = usize::MAX;
            }
        }
        self.slots = slots;
        if self.columns > 2 && longer.len() > MOST_FILLINGS {
            // Many narrow columns have more ways than time; those that cost least so far are near the best.
            longer.select_nth_unstable_by(MOST_FILLINGS, |one, other| one.cost.total_cmp(&other.cost));
            longer.truncate(MOST_FILLINGS);
        }
        longer
    }

    /// The cheapest last column: its rows, and what it costs.
    fn last_column(&mut self, place: usize, height: usize) -> Option<(usize, f64)> {
        let (part, taken) = match self.track.spot(place) {
            Spot::Before(part) => (part, 0),
            Spot::Inside(part, way, line) => (part + 1, self.track.left_of(part, way, line)),
        };
        let ends = self.track.gaps_before(self.track.owner(self.track.end()));
        let gaps = self.white.id(gaps_between(self.track.gaps_before(part), ends));
        let tail = self.tails.get(part)?;
        let mut best: Option<(usize, f64)> = None;
        // The fullest first, so that of equals the one of fewest rows is kept.
        for (rows, cost) in tail.iter().rev().map(|(rows, cost)| (rows + taken, cost)) {
            let Some(white) = height.checked_sub(rows) else { continue };
            let cost = cost + self.white.cost(white, gaps);
            if best.is_none_or(|(_, best)| cost <= best) {
                best = Some((rows, cost));
            }
        }
        best
    }
}
