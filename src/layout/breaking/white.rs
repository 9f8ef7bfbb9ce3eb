//! White in columns: what it costs, and which gaps take it up.

use super::super::flow::Gap;
use super::Breaker;

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

/// The most rows of white that stand together between two blocks.
const MOST_GAP_ROWS: usize = 3;

impl Breaker<'_> {
    /// What it costs that a column is shorter than `height`.
    pub(super) fn white_cost(&self, start: usize, end: usize, height: usize) -> f64 {
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

    /// The least that so many rows of white over all columns of a page can cost: evenly spread, and all of them
    /// taken up by gaps.
    pub(super) fn least_white_cost(&self, white: usize) -> f64 {
        STRETCHED_GAP_COST * (white * white) as f64 / self.columns as f64
    }

    /// The gaps that take up the white of a column that is shorter than `height`; none where they don't suffice,
    /// since stretching some of them then helps nothing.
    pub(super) fn stretched(&self, start: usize, end: usize, height: usize) -> Vec<usize> {
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

    /// The gaps between activities, and the other gaps, among the rows of a column.
    pub(super) fn gaps_in(&self, start: usize, end: usize) -> (usize, usize) {
        let before = |at: usize| self.gaps.get(at).copied().unwrap_or_default();
        (before(end).0 - before(start).0, before(end).1 - before(start).1)
    }

    /// Rows of white from `at` on that may vanish at the ends of the columns of one page.
    pub(super) fn vanishing(&self, at: usize) -> usize {
        let (block_gaps, other_gaps) = self.gaps_in(at.min(self.rows.len()), self.rows.len());
        (block_gaps + other_gaps).min(MOST_GAP_ROWS * (self.columns - 1))
    }
}
