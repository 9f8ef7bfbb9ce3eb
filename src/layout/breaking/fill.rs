//! Filling the columns of one page.

use super::{Breaker, Filling, MOST_COLUMNS};

/// A way to fill a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// The column, from zero.
    pub index: usize,
    /// Its first row.
    pub start: usize,
    /// The row after its last.
    pub end: usize,
    /// The row with which what follows begins, past the white between.
    pub next: usize,
}

impl Column {
    /// The rows that it takes.
    pub fn rows(self) -> usize {
        self.end - self.start
    }
}

impl Breaker<'_> {
    /// Fills all columns of a page from row `at` on to at most `height` rows, in the cheapest way for each row
    /// that may follow. `will_do` tells whether a column may be filled in a way.
    pub(super) fn fill(&self, at: usize, height: usize, will_do: impl Fn(Column) -> bool) -> Vec<Filling> {
        let mut fillings = vec![Filling { cost: 0.0, columns: [(at, at); MOST_COLUMNS], next: at }];
        for column in 0..self.columns {
            let mut longer: Vec<Filling> = Vec::new();
            for filling in &fillings {
                for (end, next) in self.column_ends(filling.next, height) {
                    let way = Column { index: column, start: filling.next, end, next };
                    if next < self.rows.len() && !will_do(way) {
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
        let furthest = (at + height).min(rows);
        let is_gap = |at: usize| self.rows.get(at).is_some_and(|row| row.gap.is_some());
        let ends = (at + 1..=furthest).filter(move |end| !is_gap(end - 1));
        let empty = (at >= rows).then_some(at);
        ends.chain(empty).map(|end| (end, self.skip_gaps(end)))
    }
}
