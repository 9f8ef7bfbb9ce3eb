//! What white costs in the columns of a band: many columns have the same gaps, and for each number of rows their
//! cheapest white is found once.

use std::cell::Cell;

use super::small;
use super::white::{GapCount, most_taken, unfinished_cost, white_cost};

/// Names the gaps of a column among those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GapsId(u32);

/// The gaps that columns were found to have, with what white costs beside them.
pub(super) struct KnownWhite {
    /// The rows of a page: no column has more white.
    rows: usize,
    /// For each the cost of so many rows of white, not a number before it is asked for.
    gaps: Vec<(GapCount, Box<[Cell<f64>]>)>,
}

impl KnownWhite {
    /// None known yet, on pages of so many rows.
    pub fn new(rows: usize) -> KnownWhite {
        KnownWhite { rows, gaps: Vec::new() }
    }

    /// The name of the gaps of a column.
    pub fn id(&mut self, gaps: GapCount) -> GapsId {
        // Columns that begin at places nearby have gaps that were met lately.
        let known = self.gaps.iter().rposition(|(known, _)| *known == gaps);
        GapsId(small(known.unwrap_or_else(|| {
            self.gaps.push((gaps, vec![Cell::new(f64::NAN); self.rows + 1].into()));
            self.gaps.len() - 1
        })))
    }

    /// The most rows of white that such gaps take up.
    pub fn most_taken(&self, gaps: GapsId) -> usize {
        self.gaps.get(gaps.0 as usize).map_or(0, |(gaps, _)| most_taken(*gaps))
    }

    /// What so many rows of white cost in a column of such gaps.
    pub fn cost(&self, white: usize, gaps: GapsId) -> f64 {
        let Some((gaps, costs)) = self.gaps.get(gaps.0 as usize) else { return f64::INFINITY };
        let Some(cost) = costs.get(white) else { return white_cost(white, *gaps) };
        if cost.get().is_nan() {
            cost.set(white_cost(white, *gaps));
        }
        cost.get()
    }

    /// The same in a column that ends inside a paragraph.
    pub fn cost_inside(&self, white: usize, gaps: GapsId) -> f64 {
        let unfinished =
            self.gaps.get(gaps.0 as usize).map_or(f64::INFINITY, |(gaps, _)| unfinished_cost(white, *gaps));
        self.cost(white, gaps) + unfinished
    }
}
