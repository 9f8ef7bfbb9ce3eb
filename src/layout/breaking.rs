//! Breaking: where columns and pages end, chosen for the whole flyer as one optimum.
//!
//! A column is a stretch of rows; a page is filled column by column; the last page's columns end level. The
//! cheapest way to begin a page at each row is found from the cheapest ways to begin the pages before it,
//! so no choice is made before what follows from it is known (dynamic programming over pages, as
//! M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981).

use std::ops::Range;

use super::flow::{Flow, Gap, Row};

/// The cost of a row of white at the foot of a column that none of its gaps takes up, for the first row; it
/// grows with the square.
const WHITE_COST: f64 = 30.0;

/// The cost of a row that a gap inside a column takes up, so that the column ends level.
const STRETCHED_GAP_COST: f64 = 45.0;

/// The cost of one more page.
const PAGE_COST: f64 = 400.0;

/// The least share of its rows that a last page fills: less is a mere remnant.
const LEAST_LAST_PAGE: f64 = 1.0 / 3.0;

/// The cost of each row that a last page lacks to that share.
const REMNANT_COST: f64 = 250.0;

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
#[derive(Clone, Debug)]
struct Filling {
    cost: f64,
    columns: Vec<ColumnPlan>,
    /// The row with which what follows begins.
    next: usize,
}

/// A way to fill all pages before the one that begins at a row.
#[derive(Clone, Debug)]
struct Reached {
    cost: f64,
    /// The page before begins at this row.
    previous: Option<usize>,
    plan: Option<PagePlan>,
}

/// Breaks the flow into pages. `capacity` gives the rows of a column of each page.
pub(super) fn break_flow(flow: &Flow, columns: usize, capacity: &dyn Fn(usize) -> usize) -> Vec<PagePlan> {
    Breaker { rows: &flow.rows, columns, first: capacity(0), later: capacity(1) }.run()
}

struct Breaker<'a> {
    rows: &'a [Row],
    columns: usize,
    /// The rows of a column of the first page.
    first: usize,
    /// The rows of a column of every later page.
    later: usize,
}

impl Breaker<'_> {
    fn run(&self) -> Vec<PagePlan> {
        let end = self.rows.len();
        let mut reached: Vec<Option<Reached>> = vec![None; end + 1];
        let start = self.skip_gaps(0);
        if let Some(slot) = reached.get_mut(start) {
            *slot = Some(Reached { cost: 0.0, previous: None, plan: None });
        }
        let mut best_end: Option<(f64, usize, PagePlan)> = None;
        for at in start..end.max(start + 1) {
            let Some(cost) = reached.get(at).and_then(Option::as_ref).map(|reached| reached.cost) else {
                continue;
            };
            let capacity = if at == start { self.first } else { self.later };
            if let Some(last) = self.last_page(at, capacity) {
                let total = cost + last.cost;
                if best_end.as_ref().is_none_or(|(known, _, _)| total < *known) {
                    best_end = Some((total, at, PagePlan { columns: last.columns }));
                }
            }
            for filling in self.full_pages(at, capacity) {
                let total = cost + filling.cost + PAGE_COST;
                if filling.next < end
                    && filling.next > at
                    && let Some(slot) = reached.get_mut(filling.next)
                    && slot.as_ref().is_none_or(|known| total < known.cost)
                {
                    let plan = Some(PagePlan { columns: filling.columns });
                    *slot = Some(Reached { cost: total, previous: Some(at), plan });
                }
            }
        }
        self.trace(best_end, &reached)
    }

    /// The pages of the cheapest way, first to last.
    fn trace(&self, best_end: Option<(f64, usize, PagePlan)>, reached: &[Option<Reached>]) -> Vec<PagePlan> {
        let Some((_, mut at, last)) = best_end else { return Vec::new() };
        let mut pages = vec![last];
        while let Some(Reached { previous: Some(previous), plan: Some(plan), .. }) =
            reached.get(at).and_then(Option::as_ref)
        {
            pages.push(plan.clone());
            at = *previous;
        }
        pages.reverse();
        pages
    }

    /// The ways to fill a whole page from row `at`, the cheapest for each row that the next may begin with.
    fn full_pages(&self, at: usize, capacity: usize) -> Vec<Filling> {
        let mut fillings = vec![Filling { cost: 0.0, columns: Vec::new(), next: at }];
        for _ in 0..self.columns {
            let mut longer: Vec<Filling> = Vec::new();
            for filling in &fillings {
                for (column, next) in self.columns_from(filling.next, capacity) {
                    let (cost, column) = self.level(column, capacity);
                    let cost = filling.cost + cost + self.break_cost(next);
                    let known = longer.iter_mut().find(|known| known.next == next);
                    let replaces = known.as_ref().is_none_or(|known| cost < known.cost);
                    if replaces {
                        let columns = filling.columns.iter().cloned().chain([column]).collect();
                        let filling = Filling { cost, columns, next };
                        match known {
                            Some(known) => *known = filling,
                            None => longer.push(filling),
                        }
                    }
                }
            }
            fillings = longer;
        }
        fillings
    }

    /// The cheapest way to set all rows from `at` on as the last page, its columns level.
    fn last_page(&self, at: usize, capacity: usize) -> Option<Filling> {
        let rows = self.rows.len() - at.min(self.rows.len());
        let shortest = rows.div_ceil(self.columns).saturating_sub(self.white_rows(at)).max(1);
        let mut best: Option<Filling> = None;
        for height in shortest..=capacity {
            let Some(mut filling) = self.level_columns(at, height) else { continue };
            let lacking = (capacity as f64 * LEAST_LAST_PAGE - height as f64).max(0.0);
            if at > 0 {
                filling.cost += lacking * REMNANT_COST;
            }
            let better = best.as_ref().is_none_or(|best| filling.cost < best.cost);
            if better {
                best = Some(filling);
            }
            // Taller columns only part further; a few more cover what whole blocks need.
            if best.is_some() && height > shortest + self.tallest_solid(at) + self.white_rows(at) {
                break;
            }
        }
        best
    }

    /// The cheapest way to set all rows from `at` on in columns of `height` rows.
    fn level_columns(&self, at: usize, height: usize) -> Option<Filling> {
        let mut fillings = vec![Filling { cost: 0.0, columns: Vec::new(), next: at }];
        for column_at in 0..self.columns {
            let last = column_at + 1 == self.columns;
            let mut longer: Vec<Filling> = Vec::new();
            for filling in &fillings {
                for (column, next) in self.columns_from(filling.next, height) {
                    if last && next < self.rows.len() {
                        continue;
                    }
                    let (cost, column) = self.level(column, height);
                    let broken = if next < self.rows.len() { self.break_cost(next) } else { 0.0 };
                    let cost = filling.cost + cost + broken;
                    let known = longer.iter_mut().find(|known| known.next == next);
                    let replaces = known.as_ref().is_none_or(|known| cost < known.cost);
                    if replaces {
                        let columns = filling.columns.iter().cloned().chain([column]).collect();
                        let filling = Filling { cost, columns, next };
                        match known {
                            Some(known) => *known = filling,
                            None => longer.push(filling),
                        }
                    }
                }
            }
            fillings = longer;
        }
        fillings.into_iter().find(|filling| filling.next >= self.rows.len())
    }

    /// The columns of at most `height` rows that may begin at `at`, each with the row that follows it.
    fn columns_from(&self, at: usize, height: usize) -> Vec<(Range<usize>, usize)> {
        if at >= self.rows.len() {
            return vec![(at..at, at)];
        }
        let mut columns = Vec::new();
        let mut end = at;
        let mut next = at;
        while next < self.rows.len() {
            end = next + 1;
            if end - at > height {
                break;
            }
            next = self.skip_gaps(end);
            columns.push((at..end, next));
        }
        // A column that can't hold even one row would go on for ever: it takes one all the same.
        if columns.is_empty() {
            columns.push((at..end, self.skip_gaps(end)));
        }
        columns
    }

    /// The first row from `at` on that is not white.
    fn skip_gaps(&self, at: usize) -> usize {
        let gaps = self.rows.iter().skip(at).take_while(|row| row.gap.is_some()).count();
        at + gaps
    }

    /// What it costs to end a column before row `at`.
    fn break_cost(&self, at: usize) -> f64 {
        self.rows.get(at).map_or(0.0, |row| row.cost.value())
    }

    /// What it costs that a column is shorter than `height`, and where its gaps take up the white.
    fn level(&self, column: Range<usize>, height: usize) -> (f64, ColumnPlan) {
        let white = height - column.len().min(height);
        let mut gaps: Vec<(Gap, usize)> = column
            .clone()
            .filter_map(|at| self.rows.get(at).and_then(|row| row.gap).map(|gap| (gap, at)))
            .collect();
        // Extra white shows least before panels, then before sections; the lowest gap first.
        gaps.sort_by(|one, other| other.cmp(one));
        let mut stretched: Vec<usize> = gaps.into_iter().map(|(_, at)| at).take(white).collect();
        let left = white - stretched.len();
        // Should the gaps not suffice, the column stays short; stretching some of them then helps nothing.
        if left > 0 {
            stretched.clear();
        }
        let unfilled = if left > 0 { white as f64 } else { 0.0 };
        let cost = STRETCHED_GAP_COST * stretched.len() as f64 + WHITE_COST * unfilled * unfilled;
        (cost, ColumnPlan { rows: column, stretched })
    }

    /// Rows of white from `at` on, which may vanish at the ends of columns.
    fn white_rows(&self, at: usize) -> usize {
        self.rows.iter().skip(at).filter(|row| row.gap.is_some()).count().min(2 * self.columns)
    }

    /// The most rows from `at` on that stand together without a break that is cheap.
    fn tallest_solid(&self, at: usize) -> usize {
        let mut tallest = 0;
        let mut run = 0;
        for row in self.rows.iter().skip(at) {
            run = if row.cost.value() < super::flow::BreakCost::WIDOW.value() { 1 } else { run + 1 };
            tallest = tallest.max(run);
        }
        tallest
    }
}

#[cfg(test)]
mod tests {
    use super::super::flow::BreakCost;
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
