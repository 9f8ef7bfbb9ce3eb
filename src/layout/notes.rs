//! What layout notes beside the pages, for those who want to know how the flyer came out.
//!
//! A note costs next to nothing: glyphs carry the number of their line (`frame::LineId`), and what is asked of a
//! line later is looked up here and measured on the page.

use std::ops::Range;

use super::fit::Rung;
use super::grid::Grid;
use super::setter::{Source, span_of};
use crate::diag::Span;
use crate::frame::LineId;
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::Origin;
use crate::text::Line;

/// What was noted while a flyer was laid out.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What is known of its lines.
    pub text: TextNotes,
    /// Where text may stand.
    pub frame: TextFrame,
    /// The step of the fit that was taken.
    pub rung: RungNote,
    /// Where the spec names each of the pictures, by place in the document's list.
    pub pictures: Vec<Span>,
}

/// What is known of the lines that were set, those of trials among them, which stand on no page.
#[derive(Clone, Debug, Default)]
pub struct TextNotes {
    lines: Vec<LineNote>,
    /// For each paragraph, where its text comes from.
    paragraphs: Vec<Vec<Origins>>,
}

/// What is known of a line when it is set.
#[derive(Clone, Debug, PartialEq)]
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
    /// The bytes of its paragraph's text that it prints.
    pub range: Range<usize>,
}

/// Where a stretch of a paragraph's text comes from.
#[derive(Clone, Debug)]
struct Origins {
    styled: Range<usize>,
    origin: Origin,
    offset: usize,
}

impl TextNotes {
    /// Notes where the text of a paragraph comes from, and numbers the paragraph.
    pub(super) fn paragraph(&mut self, sources: &[Source<'_>]) -> usize {
        let origins = |source: &Source<'_>| Origins {
            styled: source.styled.clone(),
            origin: source.origin.clone(),
            offset: source.offset,
        };
        self.paragraphs.push(sources.iter().map(origins).collect());
        self.paragraphs.len() - 1
    }

    /// Notes what is known of all lines of a paragraph, and labels each with the place of its note.
    pub(super) fn label(&mut self, lines: &mut [Line], paragraph: usize) {
        let count = lines.len();
        for (number, line) in lines.iter_mut().enumerate() {
            line.label = self.lines.len();
            self.lines.push(LineNote {
                paragraph,
                number,
                count,
                justified: line.justified,
                overfull: line.overfull,
                range: line.range.clone(),
            });
        }
    }

    /// What is known of a line.
    pub fn line(&self, id: LineId) -> Option<&LineNote> {
        self.lines.get(id.0)
    }

    /// Where the spec has the words of a line; `None` where it has none of them.
    pub fn span(&self, line: &LineNote) -> Option<Span> {
        self.spans(line).next()
    }

    /// Where the spec has the words of a line, for each stretch of them that stands in a place of its own.
    pub fn spans(&self, line: &LineNote) -> impl Iterator<Item = Span> {
        let origins = self.paragraphs.get(line.paragraph).map_or(&[][..], Vec::as_slice);
        let range = line.range.clone();
        let from = origins.iter().skip_while(move |origins| origins.styled.end <= range.start);
        let range = line.range.clone();
        let within = from.take_while(move |origins| origins.styled.start < range.end.max(range.start + 1));
        let range = line.range.clone();
        within.map(move |origins| span_of(&origins.styled, &origins.origin, origins.offset, &range))
    }
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
    /// The note of a rung.
    pub(super) fn new(rung: Rung) -> RungNote {
        RungNote { name: rung.step.name().to_owned(), size: rung.size, leading: rung.leading }
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
