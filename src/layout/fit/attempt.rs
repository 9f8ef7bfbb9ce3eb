//! An attempt: a flyer collected at a rung, and then broken into pages.

use super::extent::Extent;
use super::fitter::Fitter;
use super::last_column::last_column;
use super::remnant::is_remnant;
use super::rung::Rung;
use super::white_page::{LITTLE_WHITE, emptiest, whitest};
use crate::layout::breaking::{LEAST_LAST_PAGE, MOST_SKIPPED, PagePlan, PageShape, search};
use crate::layout::collect::Collector;
use crate::layout::ends::level_ends;

/// The least share of its page that the last column of a fitted flyer is to fill.
pub(super) const ASKED_FILL: f64 = 0.85;

/// The same, with half a row more of the fifty that a page has: what stands in the last row, such as the small words of
/// a contact, may have its baseline above the grid's.
pub(super) const LEAST_FILL: f64 = ASKED_FILL + 0.01;

/// The share of a page that may stay white at its foot and be hardly seen: two rows or three. An element that went on
/// to fill no more than that would look torn for nothing.
const HARDLY_WHITE: f64 = 0.05;

/// The most of a page before the last that may stay white where no setting leaves less, as a share of it: a page with
/// more is not well filled, and the flyer is refused.
pub(super) const MOST_WHITE_KEPT: f64 = 1.0 / 3.0;

/// All of a page.
const ANY_WHITE: f64 = 1.0;

/// What a flyer should come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct Goal {
    /// The number of pages, exactly.
    pub pages: usize,
    /// The least share of its page that the last column fills.
    pub fill: f64,
    /// The most of any other page that stays white before what stands across the next, as a share of it.
    pub most_white: f64,
}

impl Goal {
    /// So many pages, the last of them well filled.
    pub const fn well_filled(pages: usize) -> Goal {
        Goal { pages, fill: LEAST_FILL, most_white: MOST_SKIPPED }
    }

    /// So many pages, the last of them no mere remnant.
    pub const fn without_remnant(pages: usize) -> Goal {
        Goal { pages, fill: LEAST_LAST_PAGE, most_white: ANY_WHITE }
    }

    /// The same, with up to a third of a page white.
    pub const fn allowing_white(self) -> Goal {
        Goal { most_white: MOST_WHITE_KEPT, ..self }
    }

    /// The same, however much of a page is white.
    pub const fn allowing_any_white(self) -> Goal {
        Goal { most_white: ANY_WHITE, ..self }
    }

    /// The same, with no more white on pages before the last than an attempt has that was kept for want of a better
    /// one.
    pub fn as_white_as(self, attempt: &Attempt<'_>) -> Goal {
        Goal { most_white: self.most_white.max(whitest(attempt)), ..self }
    }

    /// Whether an attempt comes to it.
    pub fn is_met(self, attempt: &Attempt<'_>) -> bool {
        attempt.pages() == self.pages && attempt.fill() >= self.fill && whitest(attempt) <= self.most_white
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
    /// What breaking them into those costs.
    cost: f64,
    /// The page that it was broken for.
    page: PageShape,
    /// Whether more ways of paragraphs were asked for already.
    is_level: bool,
}

impl<'a> Set<'a> {
    /// Sets a flyer at a rung.
    pub fn new(fitter: Fitter<'a>, rung: Rung) -> Set<'a> {
        let mut collector = fitter.collector(rung);
        collector.collect();
        Set { rung, collector }
    }

    /// The rows that the flyer asks for. One word more never makes them fewer, which cannot be said of the places
    /// where columns end.
    pub fn rows(&self) -> usize {
        self.collector.rows_in_all()
    }

    /// Its rows, beside those of so many pages.
    pub fn extent(&self, pages: usize) -> Extent {
        Extent::new(self.rows() as f64, &self.collector.grid, pages)
    }

    /// Breaks it into columns and pages; where pages are asked for, so that the last of them is filled.
    pub fn broken(self, goal: Option<Goal>) -> Attempt<'a> {
        let page = self.page_shape(goal);
        broken_into(self.rung, self.collector, page)
    }

    /// Breaks it into columns and pages of which hardly any is left white before what stands across the next.
    pub fn broken_without_white(self) -> Attempt<'a> {
        let page = PageShape { may_leave_white: false, ..self.page_shape(None) };
        broken_into(self.rung, self.collector, page)
    }

    /// Breaks it into exactly the pages of a goal, if good columns can do that.
    pub fn aimed(self, goal: Goal) -> Option<Attempt<'a>> {
        self.aimed_with(goal, false)
    }

    /// The same with columns filled by white, if good ones can't do that.
    pub fn filled_by_white(self, goal: Goal) -> Option<Attempt<'a>> {
        self.aimed_with(goal, true)
    }

    fn aimed_with(self, goal: Goal, may_fill_by_white: bool) -> Option<Attempt<'a>> {
        let shape = self.page_shape(Some(goal));
        let page =
            PageShape { exactly: Some(goal.pages), may_leave_remnant: false, may_fill_by_white, ..shape };
        Some(broken_into(self.rung, self.collector, page)).filter(|attempt| goal.is_met(attempt))
    }

    /// Breaks it into pages as another attempt was.
    pub fn broken_like(self, other: &Attempt<'_>) -> Attempt<'a> {
        broken_into(self.rung, self.collector, other.page)
    }

    /// The page of the flyer, with what the last one is to hold.
    fn page_shape(&self, goal: Option<Goal>) -> PageShape {
        let grid = &self.collector.grid;
        let mut page = grid.page_shape();
        if let Some(Goal { pages, fill, .. }) = goal {
            let rows = |page: usize| (grid.first_row(page) + grid.rows_to_fill(page, fill)) as f64;
            page.least_last = (if pages == 1 { rows(0) } else { 0.0 }, rows(pages.saturating_sub(1).max(1)));
        }
        page
    }
}

/// The rows of a flyer at a rung, broken into pages.
fn broken_into(rung: Rung, collector: Collector<'_>, page: PageShape) -> Attempt<'_> {
    let (cost, plans) = search(&collector.bands, page).unwrap_or((f64::INFINITY, Vec::new()));
    Attempt { rung, collector, plans, cost, page, is_level: false }
}

impl Attempt<'_> {
    /// It, if it comes to a goal; where it runs over onto one page more, other ways of its paragraphs may still do it,
    /// or what stands across the page, if it goes on from a page that it would leave white. To fill a page with either
    /// would be luck, which a text of a few words more need not have.
    pub fn meeting(self, goal: Goal) -> Option<Self> {
        if self.pages() != goal.pages + 1 {
            return Some(self).filter(|attempt| goal.is_met(attempt));
        }
        let level = self.with_level_ends(Some(goal));
        if goal.is_met(&level) {
            return Some(level);
        }
        let leaves_white = whitest(&level) > HARDLY_WHITE;
        let Attempt { rung, collector, .. } = level;
        leaves_white.then(|| Set { rung, collector }.aimed(goal)).flatten()
    }

    /// The same at the same rung, with more ways of the paragraphs around columns that end badly: dear, and so only
    /// for an attempt that is kept, or all but meets its goal. An attempt that was better without is left as it is.
    #[must_use]
    pub fn with_level_ends(mut self, goal: Option<Goal>) -> Self {
        if self.is_level {
            return self;
        }
        self.is_level = true;
        let was_met = goal.is_some_and(|goal| goal.is_met(&self));
        let (pages, was_remnant) = (self.pages(), is_remnant(&self));
        // What was filled well enough stays so.
        let was_filled = if goal.is_some() { was_met } else { !was_remnant };
        let page = PageShape { may_leave_remnant: !was_filled && self.page.may_leave_remnant, ..self.page };
        let level = level_ends(&mut self.collector, page, (self.cost, self.plans.clone()));
        let plain = std::mem::replace(&mut self.plans, level);
        let is_as_good = self.pages() <= pages
            && match goal {
                Some(goal) => !was_met || goal.is_met(&self),
                None => was_remnant || !is_remnant(&self),
            };
        if !is_as_good {
            self.plans = plain;
        }
        self
    }

    /// What breaking it into its pages costs, in badness; `None` where more ways of its paragraphs were asked for after
    /// that.
    pub fn cost(&self) -> Option<f64> {
        (!self.is_level).then_some(self.cost)
    }

    /// Whether it comes to a goal as another does, if there is one, leaves no remnant that the other does not, and no
    /// more white on a page before the last, unless that is little.
    pub fn is_as_good_as(&self, other: &Attempt<'_>, goal: Option<Goal>) -> bool {
        goal.is_none_or(|goal| goal.is_met(self) || !goal.is_met(other))
            && (!is_remnant(self) || is_remnant(other))
            && whitest(self) <= whitest(other).max(LITTLE_WHITE)
            && emptiest(self) <= emptiest(other).max(LITTLE_WHITE)
    }

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
        self.plans.last().map_or(0, |plan| last_column(plan, &self.collector.bands))
    }

    /// The share of its page that the last column fills.
    pub fn fill(&self) -> f64 {
        self.collector.grid.fill(self.pages().saturating_sub(1), self.last_column())
    }

    /// The rows that go on pages after those of a goal; where there are none, those that are missing to it.
    pub fn rows_missing(&self, goal: Goal) -> usize {
        let beyond: usize = self.plans.iter().skip(goal.pages).map(PagePlan::rows).sum();
        if beyond > 0 {
            return beyond;
        }
        let grid = &self.collector.grid;
        let last = goal.pages.saturating_sub(1);
        let wanted = grid.rows_of(last) + grid.rows_to_fill(last, goal.fill) * grid.columns;
        wanted
            .saturating_sub(grid.rows_of(self.pages().saturating_sub(1)) + self.last_column() * grid.columns)
    }
}
