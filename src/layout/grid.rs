//! The grid: rows of one leading, the same in every column of every page, and where the columns stand.

use super::breaking::{LEAST_LAST_PAGE, PageShape};
use super::foot::{FOOT_DROP, FOOT_SAFETY};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::PageTheme;

/// Where the baseline stands in a row, in leadings from its top: the letters of a row then look centred in it.
const BASELINE: f64 = 0.76;

/// Where capitals of the text reach up to in a row, in leadings from its top. Pictures and panels begin
/// here and end on a baseline, so that their edges align with the text beside them.
const CAP_LINE: f64 = 0.26;

/// How much of a row stands below its baseline, in rows: a column is full to its last baseline.
const BELOW_BASELINE: f64 = 1.0 - BASELINE;

/// Rows of white between the band and the first line.
const MASTHEAD_GAP_ROWS: usize = 2;

/// How far the band reaches into the row below its own, in leadings: its edge then stands as far
/// above the next cap line as a line of text would.
const MASTHEAD_OVERLAP: f64 = 0.26;

/// What is added to a number of rows before it is cut to whole rows, against rounding.
pub(super) const WHOLE_ROW: f64 = 1e-6;

/// The page's grid.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The trimmed page.
    pub trim: Size,
    /// How far art goes past the trimmed edge.
    pub bleed: Length,
    /// The top left corner of the first row of the first column.
    pub origin: Point,
    /// Where the bottom margin begins, from the top of the page.
    pub bottom: Length,
    /// The height of a row.
    pub leading: Length,
    /// The rows of a full column.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
    /// The width of a column: the measure.
    pub measure: Length,
    /// The space between two columns.
    pub gutter: Length,
    /// Rows that the masthead takes of the first page.
    pub masthead_rows: usize,
}

impl Grid {
    /// The grid of a page theme at a leading, before its masthead is set.
    pub fn new(page: &PageTheme, leading: Length) -> Grid {
        let columns = page.columns.max(1);
        let gutters = page.gutter * (columns - 1) as f64;
        // The running foot needs room below the last row, however small the margin.
        let bottom = page.bottom.max(leading * FOOT_DROP + FOOT_SAFETY);
        let height = page.size.height - page.top - bottom;
        Grid {
            trim: page.size,
            bleed: page.bleed,
            origin: Point::new(page.left, page.top),
            bottom: page.size.height - page.bottom,
            leading,
            rows: (height / leading + WHOLE_ROW).max(0.0) as usize,
            columns,
            measure: (page.size.width - page.left - page.right - gutters) / columns as f64,
            gutter: page.gutter,
            masthead_rows: 0,
        }
    }

    /// The row at which the columns of a page begin: below the masthead on the first.
    pub fn first_row(&self, page: usize) -> usize {
        if page == 0 { (self.masthead_rows + MASTHEAD_GAP_ROWS).min(self.rows) } else { 0 }
    }

    /// The rows that a column of a page holds.
    pub fn capacity(&self, page: usize) -> usize {
        self.rows - self.first_row(page)
    }

    /// The rows of the first `pages` pages, all columns together.
    pub fn rows_of(&self, pages: usize) -> usize {
        (0..pages).map(|page| self.capacity(page) * self.columns).sum()
    }

    /// The share of a page that so many rows fill: from the head of its columns, below the masthead on the first page,
    /// to their last baseline, of what there is to the bottom margin.
    pub fn fill(&self, page: usize, rows: usize) -> f64 {
        let room = self.room(page);
        if room > 0.0 { (rows as f64 - BELOW_BASELINE) / room } else { 1.0 }
    }

    /// Whether the last of so many pages, of so many rows, is a mere remnant; one page alone never is.
    pub fn is_remnant(&self, pages: usize, last_rows: usize) -> bool {
        pages > 1 && self.fill(pages - 1, last_rows) < LEAST_LAST_PAGE
    }

    /// The rows that fill a share of a page.
    pub fn rows_to_fill(&self, page: usize, share: f64) -> usize {
        (self.room(page) * share + BELOW_BASELINE).ceil().max(0.0) as usize
    }

    /// The height of a page's columns, down to the bottom margin, in rows.
    fn room(&self, page: usize) -> f64 {
        let head = self.origin.y + self.leading * self.first_row(page) as f64;
        (self.bottom - head) / self.leading
    }

    /// The page as breaking sees it.
    pub fn page_shape(&self) -> PageShape {
        PageShape {
            columns: self.columns,
            rows: self.rows,
            first_row: self.first_row(0),
            // One page alone may be as short as its text.
            least_last: (0.0, self.rows_to_fill(1, LEAST_LAST_PAGE) as f64),
            may_leave_remnant: true,
            may_leave_white: true,
            exactly: None,
            may_fill_by_white: false,
        }
    }

    /// The top left corner of a row of a column, the row counted from the head of the page.
    pub fn corner(&self, column: usize, row: usize) -> Point {
        let step = self.measure + self.gutter;
        Point::new(self.origin.x + step * column as f64, self.origin.y + self.leading * row as f64)
    }

    /// Where the baseline of a row stands, from the row's top.
    pub fn baseline(&self) -> Length {
        self.leading * BASELINE
    }

    /// Where capitals of a row reach up to, from the row's top.
    pub fn cap_line(&self) -> Length {
        self.leading * CAP_LINE
    }

    /// The masthead band, bleed and all.
    pub fn masthead(&self) -> Rect {
        let bottom = self.origin.y + self.leading * (self.masthead_rows as f64 + MASTHEAD_OVERLAP);
        Rect::new(
            Point::new(-self.bleed, -self.bleed),
            Size::new(self.trim.width + self.bleed * 2.0, bottom + self.bleed),
        )
    }

    /// The width of a column where all of them and the space between them take `width`.
    pub fn column_of(&self, width: Length) -> Length {
        (width - self.gutter * (self.columns - 1) as f64) / self.columns as f64
    }

    /// The width of all columns and the space between them.
    pub fn full_width(&self) -> Length {
        self.measure * self.columns as f64 + self.gutter * (self.columns - 1) as f64
    }
}
