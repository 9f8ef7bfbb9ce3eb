//! Level columns: all that is left of a band, in columns that end at one height.
//!
//! The cheapest way to go on with a number of columns of a height does not depend on what is before: it is found once
//! for each place (`rests`), from the last column back.

use super::band::SearchedBand;
use super::columns::Filled;
use super::white::least_white_cost;
use super::{GOOD_COLUMN_COST, Limits, MOST_COLUMNS, small};

/// Rows by which level columns may be taller than they need be: blocks that stay whole ask for some.
const MOST_TALLER: usize = 16;

/// One column, as places of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The place that it begins at.
    pub start: u32,
    /// The place that what follows begins at.
    pub next: u32,
    /// Its rows, before its gaps grow.
    pub rows: u32,
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

/// The cheapest ways to end level from a place on, for a height and a number of columns, as far as they have been asked
/// for: their first columns, with what all cost.
#[derive(Clone, Default)]
pub(super) struct Rests {
    /// From the first place on from which a page may hold all; one whose cost is not a number was not asked for.
    known: Vec<Filled>,
}

impl SearchedBand<'_> {
    /// The cheapest way to set all from a place on in level columns, for each height of at most `capacity` rows at
    /// which there is any that costs less than `known` has it. None lower than `least_height` is looked at, and `cost`
    /// is what leads to the place.
    pub(super) fn levels(
        &mut self,
        start: usize,
        cost: f64,
        (least_height, capacity): (usize, usize),
        limits: Limits,
        known: impl Fn(usize) -> f64,
    ) -> Vec<Level> {
        self.limit_rests(limits.column);
        let vanishing = self.track.widest_gap * (self.page.columns - 1);
        let fewest = self
            .track
            .fewest_rows(start)
            .saturating_sub(vanishing)
            .div_ceil(self.page.columns)
            .max(least_height)
            .max(1);
        let most = self.track.most_rows(start);
        let mut cheapest = f64::INFINITY;
        let mut levels: Vec<Level> = Vec::new();
        for height in fewest..=capacity {
            // Taller columns only part further; a search for good columns alone has none that are much too tall.
            let lowest = levels.first().map(|lowest| lowest.height);
            let lowest = lowest.or((limits.column <= GOOD_COLUMN_COST).then_some(fewest));
            if lowest.is_some_and(|lowest| height > lowest + MOST_TALLER) {
                break;
            }
            // Columns this tall leave at least so much white, whatever stands in them, and taller ones more.
            let least = cost + least_white_cost((self.page.columns * height).saturating_sub(most));
            if least >= limits.whole || least >= cheapest + limits.spread {
                break;
            }
            let limits = Limits { whole: limits.whole.min(known(height)), ..limits };
            if least < limits.whole
                && let Some(level) = self.level_at(start, cost, height, limits)
            {
                cheapest = cheapest.min(level.cost);
                levels.push(level);
            }
        }
        levels
    }

    /// Forgets the ways to end level that were looked for while columns could cost less than they may now.
    fn limit_rests(&mut self, limit: f64) {
        if limit > self.rests_limit {
            self.rests.clear();
        }
        self.rests_limit = limit;
    }

    /// The cheapest way at one height.
    fn level_at(&mut self, start: usize, cost: f64, height: usize, limits: Limits) -> Option<Level> {
        let first = self.cheapest(start, cost, height, self.page.columns, limits);
        if first.cost >= limits.whole {
            return None;
        }
        let mut spans = [Span::default(); MOST_COLUMNS];
        let (mut start, mut column) = (start, first);
        for (left, span) in (0..self.page.columns).rev().zip(&mut spans) {
            let Filled { next, rows, .. } = column;
            *span = Span { start: small(start), next, rows };
            start = next as usize;
            if left > 0 {
                column = self.rest(start, height, left, limits);
            }
        }
        Some(Level { height, cost: first.cost, spans })
    }

    /// The first column of the cheapest way to set all from a place on in so many columns, with what that costs after
    /// what costs `cost` already.
    fn cheapest(&mut self, place: usize, cost: f64, height: usize, columns: usize, limits: Limits) -> Filled {
        if columns == 1 {
            let last = self.last.of_height(place, height, &mut self.white);
            let whole = if last.cost < limits.column { cost + last.cost } else { f64::INFINITY };
            return Filled { cost: whole, ..last };
        }
        let room = (columns - 1) * height + self.track.widest_gap * (columns - 2);
        let fillings = self.filled.of_height(place, height, &mut self.white).leaving(room, self.track);
        let may_be = |best: &Filled, filled: &Filled| {
            filled.cost < limits.column && cost + filled.cost < limits.whole.min(best.cost)
        };
        let mut best = Filled::NONE;
        if columns == 2 {
            for filled in fillings.iter() {
                if may_be(&best, &filled) {
                    let last = self.last.of_height(filled.next as usize, height, &mut self.white);
                    let whole = cost + filled.cost + last.cost;
                    if last.cost < limits.column && whole < best.cost {
                        best = Filled { cost: whole, ..filled };
                    }
                }
            }
            return best;
        }
        let mut found = self.found.pop().unwrap_or_default();
        found.extend(fillings.iter());
        for filled in found.drain(..) {
            if may_be(&best, &filled) {
                let rest = self.rest(filled.next as usize, height, columns - 1, limits);
                let whole = cost + filled.cost + rest.cost;
                if whole < best.cost {
                    best = Filled { cost: whole, ..filled };
                }
            }
        }
        self.found.push(found);
        best
    }

    /// The first column of the cheapest way to end with so many columns, with what all of them cost.
    fn rest(&mut self, place: usize, height: usize, columns: usize, limits: Limits) -> Filled {
        let limits = Limits { whole: f64::INFINITY, ..limits };
        if columns == 1 {
            return self.cheapest(place, 0.0, height, columns, limits);
        }
        let Some(at) = place.checked_sub(self.first_of_last_page) else { return Filled::NONE };
        let places = self.track.places() - self.first_of_last_page;
        let which = height * MOST_COLUMNS + columns;
        if self.rests.len() <= which {
            self.rests.resize(which + 1, Rests::default());
        }
        let Some(rests) = self.rests.get_mut(which) else { return Filled::NONE };
        if rests.known.is_empty() {
            rests.known.resize(places, Filled { cost: f64::NAN, ..Filled::NONE });
        }
        if let Some(known) = rests.known.get(at).filter(|known| !known.cost.is_nan()) {
            return *known;
        }
        let most_white = (columns * height).saturating_sub(self.track.most_rows(place));
        let rest = if least_white_cost(most_white) < limits.column * columns as f64 {
            self.cheapest(place, 0.0, height, columns, limits)
        } else {
            Filled::NONE
        };
        let rests = self.rests.get_mut(which).and_then(|rests| rests.known.get_mut(at));
        if let Some(slot) = rests {
            *slot = rest;
        }
        rest
    }
}
