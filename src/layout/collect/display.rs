//! Lines of a display size, whose distance is not that of the grid.

use super::Collector;
use crate::geom::{Length, Point};
use crate::layout::flow::BreakCost;
use crate::layout::style::Kind;
use crate::text::Line;

/// What is added to a place in rows before it is cut to a whole row, against rounding.
const WHOLE_ROW: f64 = 1e-6;

impl Collector<'_> {
    /// Adds lines of a display size, `pitch` apart: the capitals of the first reach up to the cap line of its row, and
    /// the rows are as many as the lines and the white below them, in leadings, need. A column may end at `inside`
    /// before a line that begins on a row as the first does, and has two lines on either side. Returns the white below them
    /// beyond what they need.
    pub(super) fn display(
        &mut self,
        lines: Vec<Line>,
        kind: &Kind,
        pitch: Length,
        white: f64,
        first: BreakCost,
        inside: BreakCost,
    ) -> Length {
        if lines.is_empty() {
            return Length::ZERO;
        }
        let leading = self.grid.leading;
        let first_baseline = self.grid.cap_line() + self.setter.cap_height(&kind.style);
        let last_baseline = first_baseline + pitch * (lines.len() - 1) as f64;
        let needed = last_baseline + leading * white - self.grid.baseline();
        let rows = needed.units(leading);
        let begins = self.flow.pieces.len();
        for at in 0..rows {
            self.flow.push(Vec::new(), if at == 0 { first } else { BreakCost::KEEP });
        }
        let count = lines.len();
        let mut inside_word = false;
        for (at, line) in lines.into_iter().enumerate() {
            let inside = if inside_word { inside.max(BreakCost::INSIDE_WORD) } else { inside };
            inside_word = line.hyphenated;
            let below_first = pitch * at as f64;
            let row = (below_first / leading + WHOLE_ROW).floor();
            let within = below_first - leading * row;
            let items = self.setter.items(line, Point::new(Length::ZERO, first_baseline + within));
            if let Some(row) = self.flow.row_mut(begins + row as usize) {
                row.items.extend(items);
                if within.fits(Length::ZERO) && at >= 2 && at + 2 <= count {
                    row.cost = inside;
                }
            }
        }
        leading * rows as f64 - needed
    }
}
