//! Breaking: where columns and pages end, chosen for the whole flyer as one optimum. `fill` fills the columns of
//! one page, `white` weighs the white in them.
//!
//! A column is a stretch of rows; a page is filled column by column; the last page's columns end level. The
//! cheapest way to begin a page at each row is found from the cheapest ways to begin the pages before it,
//! so no choice is made before what follows from it is known (dynamic programming over pages, as
//! M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981).

mod fill;
#[cfg(test)]
mod tests;
mod white;

use std::ops::Range;

use super::flow::{BreakCost, Flow, Gap, Row};

/// The cost of one more page.
const PAGE_COST: f64 = 400.0;

/// The least share of its rows that a last page fills: less is a mere remnant.
pub(super) const LEAST_LAST_PAGE: f64 = 1.0 / 3.0;

/// The cost of each row that a last page lacks to that share.
const REMNANT_COST: f64 = 250.0;

/// The most columns that a page may have.
const MOST_COLUMNS: usize = 4;

/// Rows of white at the foot of a column of a full page beyond which no break is tried, unless what follows
/// stands together.
const MOST_WHITE: usize = 8;

/// The columns of one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PagePlan {
    /// The columns from left to right; a column may be empty.
    pub columns: Vec<ColumnPlan>,
}

impl PagePlan {
    /// The rows of the tallest column.
    pub fn height(&self) -> usize {
        self.columns.iter().map(|column| column.rows.len() + column.stretched.len()).max().unwrap_or(0)
    }
}

/// What stands in one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ColumnPlan {
    /// The rows of the flow, without white at either end.
    pub rows: Range<usize>,
    /// Rows of the flow, all gaps, after each of which one more row of white stands.
    pub stretched: Vec<usize>,
}

/// A way to fill some columns of a page.
#[derive(Clone, Copy, Debug)]
struct Filling {
    cost: f64,
    /// The rows of each column so far; those of columns to come are empty.
    columns: [(usize, usize); MOST_COLUMNS],
    /// The row with which what follows begins.
    next: usize,
}

/// The cheapest way found to fill all pages before the one that begins at a row.
#[derive(Clone, Copy, Debug)]
struct Reached {
    cost: f64,
    /// The page before begins at this row, and is filled like this.
    previous: Option<(usize, Filling)>,
}

/// Breaks the flow into pages. `capacity` gives the rows of a column of each page.
pub(super) fn break_flow(flow: &Flow, columns: usize, capacity: &dyn Fn(usize) -> usize) -> Vec<PagePlan> {
    Breaker::new(&flow.rows, columns.clamp(1, MOST_COLUMNS), capacity(0), capacity(1)).run()
}

struct Breaker<'a> {
    rows: &'a [Row],
    columns: usize,
    /// The rows of a column of the first page.
    first: usize,
    /// The rows of a column of every later page.
    later: usize,
    /// For each row, how many gaps between activities, and how many of other kinds, stand before it.
    gaps: Vec<(usize, usize)>,
}

impl<'a> Breaker<'a> {
    fn new(rows: &'a [Row], columns: usize, first: usize, later: usize) -> Breaker<'a> {
        let mut count = (0, 0);
        let mut gaps = vec![count];
        for row in rows {
            match row.gap {
                Some(Gap::Block) => count.0 += 1,
                Some(_) => count.1 += 1,
                None => {}
            }
            gaps.push(count);
        }
        Breaker { rows, columns, first, later, gaps }
    }

    fn run(&self) -> Vec<PagePlan> {
        let end = self.rows.len();
        let mut reached: Vec<Option<Reached>> = vec![None; end + 1];
        let start = self.skip_gaps(0);
        if let Some(slot) = reached.get_mut(start) {
            *slot = Some(Reached { cost: 0.0, previous: None });
        }
        let mut best_end: Option<(f64, usize, Filling)> = None;
        for at in start..end.max(start + 1) {
            let Some(cost) = reached.get(at).and_then(Option::as_ref).map(|reached| reached.cost) else {
                continue;
            };
            // Costs only grow: what is dearer already than a whole way cannot become the cheapest.
            if best_end.is_some_and(|(known, _, _)| known <= cost) {
                continue;
            }
            let capacity = if at == start { self.first } else { self.later };
            if let Some(last) = self.last_page(at, capacity) {
                let total = cost + last.cost;
                if best_end.is_none_or(|(known, _, _)| total < known) {
                    best_end = Some((total, at, last));
                }
            }
            for filling in self.full_pages(at, capacity) {
                let total = cost + filling.cost + PAGE_COST;
                if filling.next < end
                    && filling.next > at
                    && let Some(slot) = reached.get_mut(filling.next)
                    && slot.is_none_or(|known| total < known.cost)
                {
                    *slot = Some(Reached { cost: total, previous: Some((at, filling)) });
                }
            }
        }
        self.trace(best_end, &reached)
    }

    /// The pages of the cheapest way, first to last.
    fn trace(&self, best_end: Option<(f64, usize, Filling)>, reached: &[Option<Reached>]) -> Vec<PagePlan> {
        let Some((_, mut at, last)) = best_end else { return Vec::new() };
        let mut pages = vec![self.plan(last, None)];
        while let Some(Some(Reached { previous: Some((previous, filling)), .. })) = reached.get(at) {
            let capacity = if *previous == self.skip_gaps(0) { self.first } else { self.later };
            pages.push(self.plan(*filling, Some(capacity)));
            at = *previous;
        }
        pages.reverse();
        pages
    }

    /// A page as it was chosen, its columns drawn out to `height`, or to the tallest of them.
    fn plan(&self, filling: Filling, height: Option<usize>) -> PagePlan {
        let columns = filling.columns.iter().take(self.columns);
        let tallest = columns.clone().map(|(start, end)| end - start).max().unwrap_or(0);
        let height = height.unwrap_or(tallest);
        let level = |&(start, end): &(usize, usize)| ColumnPlan {
            rows: start..end,
            stretched: self.stretched(start, end, height),
        };
        PagePlan { columns: columns.map(level).collect() }
    }

    /// The ways to fill a whole page from row `at`, the cheapest for each row that the next may begin with.
    fn full_pages(&self, at: usize, capacity: usize) -> Vec<Filling> {
        self.fill(at, capacity, |column| {
            // A column far from full is tried only where what follows would not go into it whole.
            let whole = column.next + self.together(column.next) - column.start;
            column.rows() + MOST_WHITE >= capacity || whole > capacity
        })
    }

    /// The cheapest way to set all rows from `at` on as the last page, its columns level.
    fn last_page(&self, at: usize, capacity: usize) -> Option<Filling> {
        let rows = self.rows.len().saturating_sub(at);
        let shortest = (rows.saturating_sub(self.vanishing(at))).div_ceil(self.columns).max(1);
        if shortest > capacity {
            return None;
        }
        let tallest_needed = shortest + self.tallest_solid(at) + self.vanishing(at);
        let mut best: Option<Filling> = None;
        for height in shortest..=capacity {
            // Columns this tall leave at least so much white, whatever stands in them.
            let white = (self.columns * height).saturating_sub(rows);
            if best.is_some_and(|best| best.cost <= self.least_white_cost(white)) {
                break;
            }
            let fillings = self.fill(at, height, |column| {
                // What is left must go into the columns that are left.
                let left = self.rows.len() - column.next;
                left <= (self.columns - column.index - 1) * height + self.vanishing(column.next)
            });
            let Some(mut filling) = fillings.into_iter().find(|filling| filling.next >= self.rows.len())
            else {
                continue;
            };
            if at > self.skip_gaps(0) {
                let lacking = (capacity as f64 * LEAST_LAST_PAGE - height as f64).max(0.0);
                filling.cost += lacking * REMNANT_COST;
            }
            if best.is_none_or(|best| filling.cost < best.cost) {
                best = Some(filling);
            }
            // Taller columns only part further.
            if height > tallest_needed {
                break;
            }
        }
        best
    }

    /// The first row from `at` on that is not white.
    fn skip_gaps(&self, at: usize) -> usize {
        at + self.rows.iter().skip(at).take_while(|row| row.gap.is_some()).count()
    }

    /// What it costs to end a column before row `at`.
    fn break_cost(&self, at: usize) -> f64 {
        self.rows.get(at).map_or(0.0, |row| row.cost.value())
    }

    /// Whether a column should not end before a row.
    fn is_kept(&self, row: &Row) -> bool {
        row.gap.is_some() || row.cost.value() >= BreakCost::WIDOW.value()
    }

    /// The rows from `at` on that stand together: the row itself, and those that should not part from it.
    fn together(&self, at: usize) -> usize {
        1 + self.rows.iter().skip(at + 1).take_while(|row| self.is_kept(row)).count()
    }

    /// The most rows from `at` on that stand together without a break that is cheap.
    fn tallest_solid(&self, at: usize) -> usize {
        let mut tallest = 0;
        let mut run = 0;
        for row in self.rows.iter().skip(at) {
            run = if self.is_kept(row) { run + 1 } else { 1 };
            tallest = tallest.max(run);
        }
        tallest
    }
}
