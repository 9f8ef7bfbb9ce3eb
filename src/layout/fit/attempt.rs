//! An attempt: a flyer collected at a rung, and then broken into pages.

use super::rung::Rung;
use crate::geom::Length;
use crate::layout::breaking::{PagePlan, break_bands};
use crate::layout::collect::Collector;
use crate::layout::grid::Grid;
use crate::layout::pictures::Pictures;
use crate::layout::style::Styles;
use crate::spec::Flyer;
use crate::text::Faces;

/// The least share of its page that the last column of a fitted flyer fills: 85 % is asked for, and half a row more
/// makes that true however the end of a column is measured.
pub(super) const LEAST_FILL: f64 = 0.86;

/// How much of a row stands below its baseline, in rows: a column is full to its last baseline.
const BELOW_BASELINE: f64 = 0.24;

/// What a flyer should come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct Goal {
    /// The number of pages, exactly.
    pub pages: usize,
    /// The least share of its page that the last column fills.
    pub fill: f64,
}

impl Goal {
    /// So many pages, the last of them well filled.
    pub const fn well_filled(pages: usize) -> Goal {
        Goal { pages, fill: LEAST_FILL }
    }

    /// Whether an attempt comes to it.
    pub fn is_met(self, attempt: &Attempt<'_>) -> bool {
        attempt.pages() == self.pages && attempt.fill() >= self.fill
    }
}

/// A flyer that is set at a rung, and not yet broken into columns.
pub(super) struct Set<'a> {
    /// The setting.
    pub rung: Rung,
    /// The rows of the flyer.
    pub collector: Collector<'a>,
}

/// A flyer laid out at a rung.
pub(in crate::layout) struct Attempt<'a> {
    /// The setting.
    pub rung: Rung,
    /// The rows of the flyer.
    pub collector: Collector<'a>,
    /// The pages that they go to.
    pub plans: Vec<PagePlan>,
}

impl<'a> Set<'a> {
    /// Sets a flyer at a rung.
    pub fn new(flyer: &'a Flyer, faces: &'a Faces, pictures: &'a Pictures, rung: Rung) -> Set<'a> {
        let styles = Styles::new(&flyer.theme, rung.size, rung.leading);
        let grid = Grid::new(&flyer.theme.page, rung.leading);
        let mut collector = Collector::new(flyer, grid, styles, faces, pictures, rung);
        collector.collect();
        Set { rung, collector }
    }

    /// The rows that the flyer asks for. One word more never makes them fewer, which cannot be said of the places
    /// where columns end.
    pub fn rows(&self) -> usize {
        self.collector.rows_in_all()
    }

    /// The rows of the first `pages` pages, all columns together.
    pub fn room(&self, pages: usize) -> usize {
        let grid = &self.collector.grid;
        (0..pages).map(|page| grid.capacity(page) * grid.columns).sum()
    }

    /// Breaks it into columns and pages.
    pub fn broken(self) -> Attempt<'a> {
        let Set { rung, collector } = self;
        let plans = break_bands(&collector.bands, collector.grid.page_shape());
        Attempt { rung, collector, plans }
    }
}

impl Attempt<'_> {
    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.plans.len()
    }

    /// The rows of a column of the last page.
    pub fn last_capacity(&self) -> usize {
        self.collector.grid.capacity(self.pages().saturating_sub(1))
    }

    /// The rows of the tallest column of the last page.
    pub fn last_height(&self) -> usize {
        self.plans.last().map_or(0, PagePlan::height)
    }

    /// The rows of the last column.
    pub fn last_column(&self) -> usize {
        self.plans.last().map_or(0, PagePlan::last_column)
    }

    /// The share of its page that the last column fills: from the head of the column, below the masthead on the
    /// first page, to its last baseline, of what there is to the bottom margin.
    pub fn fill(&self) -> f64 {
        let grid = &self.collector.grid;
        let page = &self.collector.flyer.theme.page;
        let head = page.top + grid.leading * grid.first_row(self.pages().saturating_sub(1)) as f64;
        let room = page.size.height - page.bottom - head;
        if room <= Length::ZERO {
            return 1.0;
        }
        grid.leading * (self.last_column() as f64 - BELOW_BASELINE) / room
    }

    /// Whether it is what was asked for: so many pages, the last of them well filled.
    pub fn is_well_filled(&self, pages: usize) -> bool {
        Goal::well_filled(pages).is_met(self)
    }

    /// The rows that go on pages after those of a goal; where there are none, those that are missing to it.
    pub fn rows_missing(&self, goal: Goal) -> usize {
        let beyond: usize = self.plans.iter().skip(goal.pages).map(PagePlan::rows).sum();
        if beyond > 0 {
            return beyond;
        }
        let grid = &self.collector.grid;
        let rows = |pages: usize| (0..pages).map(|page| grid.capacity(page) * grid.columns).sum::<usize>();
        let last = grid.capacity(goal.pages.saturating_sub(1)) * grid.columns;
        let wanted = rows(goal.pages.saturating_sub(1)) + (last as f64 * goal.fill).ceil() as usize;
        wanted.saturating_sub(rows(self.pages().saturating_sub(1)) + self.last_column() * grid.columns)
    }
}
