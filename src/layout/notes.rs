//! What layout notes beside the pages, for those who want to know how the flyer came out.
//!
//! A note costs next to nothing: glyphs carry the number of their line (`frame::LineId`), and what is asked of a
//! line later is looked up here and measured on the page.

use std::ops::Range;

use super::fit::Rung;
use super::grid::Grid;
use crate::diag::Span;
use crate::geom::{Length, Point, Rect, Size};

/// What was noted while a flyer was laid out.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The lines that were set, by `frame::LineId`; those of trials among them, which stand on no page.
    pub lines: Vec<LineNote>,
    /// Where text may stand.
    pub frame: TextFrame,
    /// The step of the fit that was taken.
    pub rung: RungNote,
}

/// What is known of a line when it is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineNote {
    /// The paragraph, the same number for all its lines.
    pub paragraph: usize,
    /// Its number among the lines of the paragraph, from zero.
    pub number: usize,
    /// How many lines the paragraph has.
    pub count: usize,
    /// Whether its spaces were drawn out or in so that it fills its measure.
    pub justified: bool,
    /// How much of it does not go into its measure, if any.
    pub overfull: Option<Length>,
    /// Where the spec has its words; `None` where it has none of them.
    pub span: Option<Span>,
}

/// The size and leading that a flyer was set at, and what this step of the fit is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RungNote {
    /// The step in a word or two.
    pub name: String,
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines.
    pub leading: Length,
}

impl RungNote {
    /// The note of a rung, beside the size and leading that the theme names.
    pub(super) fn new(rung: Rung, nominal: Rung) -> RungNote {
        let name = if rung == nominal { "nominal" } else { "fitted" };
        RungNote { name: name.to_owned(), size: rung.size, leading: rung.leading }
    }
}

/// Where text may stand: columns of rows of one leading, the same on every page but for the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextFrame {
    /// The left edge and the width of each column, from left to right.
    pub columns: Vec<(Length, Length)>,
    /// The space between two columns.
    pub gutter: Length,
    /// Where the first row of a page begins.
    pub top: Length,
    /// The height of a row.
    pub leading: Length,
    /// The baseline of a row, from the row's top.
    pub baseline: Length,
    /// Where capitals reach up to, from a row's top.
    pub cap_line: Length,
    /// The rows of a page.
    pub rows: usize,
    /// The rows that the masthead takes of the first page, with the white below it.
    pub head_rows: usize,
}

impl TextFrame {
    /// The frame of a grid.
    pub(super) fn new(grid: &Grid) -> TextFrame {
        TextFrame {
            columns: (0..grid.columns).map(|column| (grid.corner(column, 0).x, grid.measure)).collect(),
            gutter: grid.gutter,
            top: grid.origin.y,
            leading: grid.leading,
            baseline: grid.baseline(),
            cap_line: grid.cap_line(),
            rows: grid.rows,
            head_rows: grid.first_row(0),
        }
    }

    /// The rows of a page that columns may fill.
    pub fn rows_of(&self, page: usize) -> Range<usize> {
        if page == 0 { self.head_rows.min(self.rows)..self.rows } else { 0..self.rows }
    }

    /// The column that something stands in whose left edge is at `x`: it may hang out by half a gutter.
    pub fn column_at(&self, x: Length) -> usize {
        let begins = |(left, _): &&(Length, Length)| (*left - self.gutter / 2.0).fits(x);
        self.columns.iter().rev().skip_while(|column| !begins(column)).count().saturating_sub(1)
    }

    /// The area of a page that columns may fill.
    pub fn area(&self, page: usize) -> Rect {
        let rows = self.rows_of(page);
        let left = self.columns.first().map_or(Length::ZERO, |(left, _)| *left);
        let right = self.columns.last().map_or(left, |(left, width)| *left + *width);
        let top = self.top + self.leading * rows.start as f64;
        Rect::new(Point::new(left, top), Size::new(right - left, self.leading * rows.len() as f64))
    }

    /// How many rows of a page are taken, as a part of one too, by something that ends at `bottom`.
    pub fn rows_down_to(&self, bottom: Length, page: usize) -> f64 {
        ((bottom - self.area(page).top()) / self.leading).max(0.0)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two columns of 100 points and 20 apart, of 40 rows of 10 points, 10 of which the masthead takes.
    pub(in crate::layout) fn frame() -> TextFrame {
        let pt = Length::pt;
        TextFrame {
            columns: vec![(pt(30.0), pt(100.0)), (pt(150.0), pt(100.0))],
            gutter: pt(20.0),
            top: pt(50.0),
            leading: pt(10.0),
            baseline: pt(7.5),
            cap_line: pt(2.5),
            rows: 40,
            head_rows: 10,
        }
    }

    #[test]
    fn a_place_has_a_column() {
        let check = |x: f64, expected: usize| {
            assert_eq!(frame().column_at(Length::pt(x)), expected, "{x}");
        };
        check(0.0, 0);
        check(30.0, 0);
        check(139.0, 0);
        check(141.0, 1);
        check(400.0, 1);
    }

    #[test]
    fn the_first_page_is_shorter() {
        let check = |page: usize, bottom: f64, expected: f64| {
            let rows = frame().rows_down_to(Length::pt(bottom), page);
            assert!((rows - expected).abs() < 1e-9, "{rows}");
        };
        check(0, 200.0, 5.0);
        check(1, 200.0, 15.0);
        check(0, 100.0, 0.0);
        assert_eq!(
            frame().area(0),
            Rect::new(
                Point::new(Length::pt(30.0), Length::pt(150.0)),
                Size::new(Length::pt(220.0), Length::pt(300.0)),
            )
        );
    }
}
