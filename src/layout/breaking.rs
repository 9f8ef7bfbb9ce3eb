//! Breaking: where columns and pages end, chosen for the whole flyer as one optimum.
//!
//! A column is a stretch of rows; a page is filled column by column; the last page's columns end level. The
//! cheapest way to begin a page at each row is found from the cheapest ways to begin the pages before it,
//! so no choice is made before what follows from it is known (dynamic programming over pages, as
//! M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981).

use std::ops::Range;

use super::flow::{BreakCost, Flow, Gap, Row};

/// The cost of a row of white at the foot of a column that none of its gaps takes up, for the first row; it
/// grows with the square.
const WHITE_COST: f64 = 30.0;

/// The cost of a row that the gaps before panels and sections of a column take up, so that it ends level; it
/// grows with the square, since much white inside a column shows as much as at its foot.
const STRETCHED_GAP_COST: f64 = 18.0;

/// The same for a gap between two activities, which then differs from its neighbours.
const STRETCHED_BLOCK_GAP_COST: f64 = 130.0;

/// Rows that a gap may take up at the most; one between two activities takes up only one, since it stands
/// beside others of its kind.
const MOST_STRETCH: usize = 2;

/// The cost of one more page.
const PAGE_COST: f64 = 400.0;

/// The least share of its rows that a last page fills: less is a mere remnant.
const LEAST_LAST_PAGE: f64 = 1.0 / 3.0;

/// The cost of each row that a last page lacks to that share.
const REMNANT_COST: f64 = 250.0;

/// The most columns that a page may have.
const MOST_COLUMNS: usize = 4;

/// The most rows of white that stand together between two blocks.
const MOST_GAP_ROWS: usize = 2;

/// Rows of white at the foot of a column of a full page beyond which no break is tried, unless what follows
/// stands together.
const MOST_WHITE: usize = 8;

/// The columns of one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PagePlan {
    /// The columns from left to right; a column may be empty.
    pub columns: Vec<ColumnPlan>,
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
        self.fill(at, capacity, |_, end, next| {
            // A column far from full is tried only where the rows that follow stand together.
            let solid = self.rows.iter().skip(next).take_while(|row| self.is_kept(row)).count();
            end + MOST_WHITE.max(solid) >= capacity
        })
    }

    /// The cheapest way to set all rows from `at` on as the last page, its columns level.
    fn last_page(&self, at: usize, capacity: usize) -> Option<Filling> {
        let rows = self.rows.len().saturating_sub(at);
        let shortest = (rows.saturating_sub(self.vanishing(at))).div_ceil(self.columns).max(1);
        let tallest_needed = shortest + self.tallest_solid(at) + self.vanishing(at);
        let mut best: Option<Filling> = None;
        for height in shortest..=capacity {
            let fillings = self.fill(at, height, |column, _, next| {
                // What is left must go into the columns that are left.
                let left = self.rows.len() - next;
                left <= (self.columns - column - 1) * height + self.vanishing(next)
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

    /// Fills all columns of a page from row `at` on to at most `height` rows, in the cheapest way for each row
    /// that may follow. `will_do` tells whether a column, counted from zero, may have a number of rows and be
    /// followed by a row.
    fn fill(&self, at: usize, height: usize, will_do: impl Fn(usize, usize, usize) -> bool) -> Vec<Filling> {
        let mut fillings = vec![Filling { cost: 0.0, columns: [(at, at); MOST_COLUMNS], next: at }];
        for column in 0..self.columns {
            let mut longer: Vec<Filling> = Vec::new();
            for filling in &fillings {
                for (end, next) in self.column_ends(filling.next, height) {
                    let rows = end - filling.next;
                    if next < self.rows.len() && !will_do(column, rows, next) {
                        continue;
                    }
                    let cost =
                        filling.cost + self.white_cost(filling.next, end, height) + self.break_cost(next);
                    let known = longer.iter_mut().rev().find(|known| known.next == next);
                    if known.as_ref().is_some_and(|known| known.cost <= cost) {
                        continue;
                    }
                    let mut columns = filling.columns;
                    for slot in columns.iter_mut().skip(column) {
                        *slot = (next, next);
                    }
                    if let Some(slot) = columns.get_mut(column) {
                        *slot = (filling.next, end);
                    }
                    let filling = Filling { cost, columns, next };
                    match known {
                        Some(known) => *known = filling,
                        None => longer.push(filling),
                    }
                }
            }
            fillings = longer;
        }
        fillings
    }

    /// The ends of the columns of at most `height` rows that may begin at `at`, each with the row that follows.
    fn column_ends(&self, at: usize, height: usize) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.rows.len();
        // A column that can't hold even one row would go on for ever: it takes one all the same.
        let furthest = (at + height.max(1)).min(rows);
        let is_gap = |at: usize| self.rows.get(at).is_some_and(|row| row.gap.is_some());
        let ends = (at + 1..=furthest).filter(move |end| !is_gap(end - 1));
        let empty = (at >= rows).then_some(at);
        ends.chain(empty).map(|end| (end, self.skip_gaps(end)))
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

    /// The gaps between activities, and the other gaps, among the rows of a column.
    fn gaps_in(&self, start: usize, end: usize) -> (usize, usize) {
        let before = |at: usize| self.gaps.get(at).copied().unwrap_or_default();
        (before(end).0 - before(start).0, before(end).1 - before(start).1)
    }

    /// What it costs that a column is shorter than `height`.
    fn white_cost(&self, start: usize, end: usize, height: usize) -> f64 {
        let white = height.saturating_sub(end - start);
        let (block_gaps, other_gaps) = self.gaps_in(start, end);
        let room = other_gaps * MOST_STRETCH;
        if white > room + block_gaps {
            return WHITE_COST * (white * white) as f64;
        }
        let square = |rows: usize| (rows * rows) as f64;
        STRETCHED_GAP_COST * square(white.min(room))
            + STRETCHED_BLOCK_GAP_COST * square(white.saturating_sub(room))
    }

    /// The gaps that take up the white of a column that is shorter than `height`; none where they don't suffice,
    /// since stretching some of them then helps nothing.
    fn stretched(&self, start: usize, end: usize, height: usize) -> Vec<usize> {
        let white = height.saturating_sub(end - start);
        let mut gaps: Vec<(Gap, usize)> = (start..end)
            .filter_map(|at| self.rows.get(at).and_then(|row| row.gap).map(|gap| (gap, at)))
            .collect();
        // Extra white shows least before panels, then before sections; the lowest gap first.
        gaps.sort_by(|one, other| other.cmp(one));
        let others = gaps.iter().filter(|(gap, _)| *gap != Gap::Block);
        let order = std::iter::repeat_n(others, MOST_STRETCH).flatten();
        let order = order.chain(gaps.iter().filter(|(gap, _)| *gap == Gap::Block));
        let stretched: Vec<usize> = order.map(|(_, at)| *at).take(white).collect();
        if stretched.len() < white { Vec::new() } else { stretched }
    }

    /// Rows of white from `at` on that may vanish at the ends of the columns of one page.
    fn vanishing(&self, at: usize) -> usize {
        let (block_gaps, other_gaps) = self.gaps_in(at.min(self.rows.len()), self.rows.len());
        (block_gaps + other_gaps).min(MOST_GAP_ROWS * (self.columns - 1))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A flow from letters: `F` a row with a free break before it, `i` one inside a paragraph, `w` a widow or
    /// orphan, `K` kept with the row before, `.` white.
    fn flow(rows: &str) -> Flow {
        let mut flow = Flow::default();
        for letter in rows.chars() {
            match letter {
                'F' => flow.push(Vec::new(), BreakCost::FREE),
                'i' => flow.push(Vec::new(), BreakCost::INSIDE_PARAGRAPH),
                'w' => flow.push(Vec::new(), BreakCost::WIDOW),
                'K' => flow.push(Vec::new(), BreakCost::KEEP),
                _ => flow.push_gap(1, Gap::Block),
            }
        }
        flow
    }

    /// Two columns of `first` rows on page one and `later` rows on the others; the expected columns are
    /// written with `|` between columns and `/` between pages, a `.` for each row of white.
    fn check(rows: &str, first: usize, later: usize, expected: &str) {
        let flow = flow(rows);
        let plans = break_flow(&flow, 2, &|page| if page == 0 { first } else { later });
        let letters: Vec<char> = rows.chars().collect();
        let column = |column: &ColumnPlan| {
            let mut shown = String::new();
            for at in column.rows.clone() {
                shown.push(letters[at]);
                if column.stretched.contains(&at) {
                    shown.push('.');
                }
            }
            shown
        };
        let page = |plan: &PagePlan| plan.columns.iter().map(column).collect::<Vec<_>>().join("|");
        let found = plans.iter().map(page).collect::<Vec<_>>().join("/");
        assert_eq!(found, expected, "{rows}");
    }

    #[test]
    fn columns_end_level_where_a_paragraph_may_split() {
        check("Fwiiiiiw", 20, 20, "Fwii|iiiw");
    }

    #[test]
    fn white_vanishes_at_the_ends_of_columns() {
        check("FKKK.FKKK", 20, 20, "FKKK|FKKK");
    }

    #[test]
    fn a_gap_takes_up_what_a_column_lacks() {
        check("FKK.FKK.FKK.FKK", 20, 20, "FKK.FKK|FKK.FKK");
        check("FKKK.FKKK.FKK.FKKK", 40, 40, "FKKK.FKKK|FKK..FKKK");
    }

    #[test]
    fn no_paragraph_leaves_one_line_behind() {
        check("Fww.Fwiiw", 5, 5, "Fww|Fwiiw");
    }

    #[test]
    fn full_pages_come_before_the_last() {
        check("Fwiiiiiiiiiiiiiw", 4, 6, "Fwii|iiii/iiii|iiiw");
    }

    #[test]
    fn an_empty_flow_is_one_empty_page() {
        check("", 4, 4, "|");
    }
}
