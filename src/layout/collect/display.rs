//! Lines of a display size, whose distance is not that of the grid.

use super::Collector;
use crate::geom::{Length, Point};
use crate::layout::flow::BreakCost;
use crate::layout::grid::WHOLE_ROW;
use crate::layout::style::Kind;
use crate::text::Line;

impl Collector<'_> {
    /// Adds lines of a display size, `pitch` apart: the capitals of the first reach up to the cap line of its row, and
    /// the rows are as many as the lines and the white below them, in leadings, need. A column may end at `inside`
    /// before a line that begins on a row as the first does, and has two lines on either side. Returns the white below
    /// them beyond what they need.
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
            inside_word = line.divided;
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

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::*;
    use crate::frame::ItemKind;
    use crate::layout::fit::Rung;
    use crate::layout::flow::{Piece, Row};
    use crate::layout::grid::Grid;
    use crate::layout::setter::Setter;
    use crate::layout::shared::Shared;
    use crate::layout::style::Styles;
    use crate::spec::{self, Files};
    use crate::text::Faces;

    /// One spec in memory.
    struct Memory(String);

    impl Files for Memory {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            Ok(self.0.as_bytes().to_vec())
        }
    }

    /// What a row prints.
    fn printed(row: &Row) -> String {
        let runs = row.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Glyphs(run) => Some(run),
            _ => None,
        });
        runs.flat_map(|run| run.glyphs.iter()).map(|glyph| &*glyph.text).collect()
    }

    /// The rows of a lead in a column that takes a page of so many millimetres: what a break before each costs, and its
    /// words.
    fn rows_of(lead: &str, millimetres: u32) -> Vec<(BreakCost, String)> {
        let spec = format!(
            "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n\
             [intro]\nlead = '{lead}'\ntext = 'Water.'\n[theme.page]\ncolumns = 1\n\
             size = ['{millimetres}mm', '297mm']\n"
        );
        let flyer = spec::read(Path::new("flyer.toml"), &Memory(spec)).flyer.unwrap();
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let rung = Rung::nominal(flyer.theme.text.size, flyer.theme.text.leading);
        let styles = Styles::new(&flyer.theme, rung.size, rung.leading);
        let grid = Grid::new(&flyer.theme.page, rung.leading);
        let setter = Setter::new(&faces, &shared.known, &flyer);
        let mut collector = Collector::new(&flyer, grid, styles, setter, &shared, rung);
        collector.intro();
        let row = |piece: &Piece| match piece {
            Piece::Row(row) => Some((row.cost, printed(row))),
            _ => None,
        };
        collector.flow.pieces.iter().map_while(row).collect()
    }

    #[test]
    fn a_column_ends_inside_a_lead_no_more_readily_than_inside_the_words_under_a_name() {
        let rows = rows_of(&["Water and the"; 12].join(" "), 80);
        let inside: Vec<BreakCost> = rows.iter().skip(1).map(|(cost, _)| *cost).collect();
        assert_eq!(
            inside.iter().min_by(|one, other| one.partial_cmp(other).unwrap()),
            Some(&BreakCost::INSIDE_OPENING)
        );
    }

    #[test]
    fn no_column_ends_readily_between_the_parts_of_a_compound_in_a_lead() {
        let lead = ["Amu-Darya and the"; 12].join(" ");
        let mut inside = 0;
        for millimetres in 60..100 {
            let mut before = String::new();
            for (cost, line) in rows_of(&lead, millimetres) {
                if before.ends_with("Amu-") {
                    inside += usize::from(cost == BreakCost::INSIDE_WORD);
                    assert!(cost >= BreakCost::INSIDE_WORD, "before “{line}”");
                }
                if !line.is_empty() {
                    before = line;
                }
            }
        }
        assert!(inside > 0);
    }
}
