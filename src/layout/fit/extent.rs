//! The extent of a flyer: its rows, beside those of the pages that it is to come to.

use super::attempt::LEAST_FILL;
use super::ladder::Direction;
use crate::layout::breaking::LEAST_LAST_PAGE;
use crate::layout::grid::Grid;

/// The rows that are kept to spare for each place where a column ends.
const ROWS_FOR_BREAK: f64 = 1.5;

/// The rows that are kept to spare at the most, as a share of what the last page may lack.
const MOST_TO_SPARE: f64 = 0.3;

/// The rows of white that vanish at a place where a column ends, on the average and at the least.
const ROWS_VANISHED: f64 = 0.25;

/// The most rows of white that vanish where columns end, as a share of all.
pub(super) const MOST_WHITE_LOST: f64 = 0.02;

/// The rows of a flyer, set or foretold, and of its pages, all columns together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Those that the flyer asks for.
    pub rows: f64,
    /// Those of the pages wanted.
    pub room: f64,
    /// Those of the pages before the last.
    pub before: f64,
    /// The columns of the pages.
    pub columns: usize,
    /// The columns of the pages before the last.
    pub columns_before: usize,
}

impl Extent {
    /// The rows of a flyer beside those of so many pages.
    pub fn new(rows: f64, grid: &Grid, pages: usize) -> Extent {
        let before = pages.saturating_sub(1);
        Extent {
            rows,
            room: grid.rows_of(pages) as f64,
            before: grid.rows_of(before) as f64,
            columns: pages * grid.columns,
            columns_before: before * grid.columns,
        }
    }

    /// The rows of the last page.
    pub fn last_page(&self) -> usize {
        (self.room - self.before) as usize
    }

    /// The rows that the pages have beyond those of the flyer, of which some vanish where columns end.
    pub fn spare(&self) -> f64 {
        self.room - self.rows + self.ends() * ROWS_VANISHED
    }

    /// The rows that a flyer has beyond those that it needs on its last page, so that it is no remnant: breaking may
    /// end pages a row short, and add as much white in each column.
    pub fn beyond_remnant(&self) -> f64 {
        let drawn_out = self.rows + (self.columns_before + self.columns) as f64;
        drawn_out - self.before - (self.room - self.before) * LEAST_LAST_PAGE
    }

    /// The rows by which it is beyond asking to go in a direction; fewer than none if it still asks.
    pub fn beyond(&self, direction: Direction) -> f64 {
        match direction {
            Direction::Tighter => self.room - self.rows - self.kept_spare(),
            Direction::Looser => self.rows - self.kept_spare() - self.room + self.may_lack(),
        }
    }

    /// Whether the rows may go into the pages, as some vanish; where they can't, the flyer need not be broken to know
    /// it.
    pub fn may_go_in(&self) -> bool {
        self.rows <= self.room * (1.0 + MOST_WHITE_LOST)
    }

    /// Which way the rows ask a flyer to go, to come to its pages with rows to spare on either side.
    pub fn asks_for(&self) -> Option<Direction> {
        [Direction::Tighter, Direction::Looser].into_iter().find(|direction| self.beyond(*direction) < 0.0)
    }

    /// Which way from the pages the rows lie, with pages that may each end a row short.
    pub fn lies(&self) -> Option<Direction> {
        [Direction::Tighter, Direction::Looser]
            .into_iter()
            .find(|direction| self.lies_beyond(*direction) < 0.0)
    }

    /// The rows by which it lies beyond where a direction leads; fewer than none if it is not there yet.
    pub fn lies_beyond(&self, direction: Direction) -> f64 {
        let rows = self.rows - self.ends() * ROWS_VANISHED;
        match direction {
            Direction::Tighter => self.room - rows,
            Direction::Looser => rows - self.room + self.may_lack() + self.columns_before as f64,
        }
    }

    /// The rows that the last page may lack.
    fn may_lack(&self) -> f64 {
        (self.room - self.before) * (1.0 - LEAST_FILL)
    }

    /// The rows that are kept to spare on either side.
    fn kept_spare(&self) -> f64 {
        (self.ends() * ROWS_FOR_BREAK).min(self.may_lack() * MOST_TO_SPARE)
    }

    /// The places where a column ends and the text goes on.
    fn ends(&self) -> f64 {
        self.columns.saturating_sub(1) as f64
    }
}
