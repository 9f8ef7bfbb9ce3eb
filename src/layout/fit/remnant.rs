//! A flyer that may take as many pages as it needs, but should not leave a mere remnant on the last.

use super::attempt::{Attempt, Goal, Set};
use super::between::around;
use super::extent::Extent;
use super::fitter::Fitter;
use super::forecast::Forecast;
use super::ladder::{Direction, Ladder};
use super::rung::{Rung, Step};
use super::search::Wanted;
use crate::layout::breaking::PagePlan;

/// The least rows that a flyer has, as a share of those of the pages that it fills: ends of columns waste some.
const LEAST_IN_ROWS: f64 = 0.97;

/// By how much less the pages before the last may be filled, as a share of them, where a remnant is done away with: a
/// page left white inside a flyer is worse than one at its end.
const MOST_HOLLOW: f64 = 0.08;

/// How many other settings of white and paragraphs are tried at the measures of a rung that only moves the remnant.
const MOST_AROUND: usize = 8;

/// How many rungs in each direction are tried where the searches found none, evenly apart.
const SAMPLES: usize = 6;

/// The rungs on both sides of a flyer that are tried by luck.
pub(super) struct Samples {
    /// How many of them in each direction, evenly apart.
    pub each_way: usize,
    /// The last kind of change that they may make.
    pub up_to: Step,
}

impl<'a> Fitter<'a> {
    /// The flyer as its theme has it, unless that leaves a remnant: that is pulled back to the page before it, or
    /// else drawn out. One that leaves none may have another setting for a white page inside it.
    pub fn without_remnant(&self) -> Attempt<'a> {
        let nominal = self.attempt(self.nominal());
        if !is_remnant(&nominal) {
            return self.without_white_page(nominal);
        }
        let pages = nominal.pages();
        let Some(pulled_back) = self.pulled_back(&nominal, pages - 1) else {
            let drawn_out = self.drawn_out(&nominal, pages);
            return drawn_out.or_else(|| self.spread(&nominal, pages)).unwrap_or(nominal);
        };
        let pulled_back = self.milder_as_asked(pulled_back, &nominal);
        if !is_remnant(&pulled_back) {
            return pulled_back;
        }
        // A setting that only moves the remnant to another page is not worth its change.
        let refilled = self.refilled(&pulled_back, &nominal);
        let drawn_out = || self.drawn_out(&nominal, pages);
        let pulled_further = || self.pulled_further(&pulled_back, &nominal);
        let sampled = || self.spread(&nominal, pages);
        refilled.or_else(drawn_out).or_else(pulled_further).or_else(sampled).unwrap_or(nominal)
    }

    /// The flyer at the first rung at which it takes `most` pages or fewer.
    pub fn pulled_back(&self, nominal: &Attempt<'a>, most: usize) -> Option<Attempt<'a>> {
        let rungs = self.rungs(nominal, Direction::Tighter);
        self.first_of_pages(&rungs, nominal, most, |tried| !is_hollow(tried, nominal))
    }

    /// A flyer that was pulled back, or, where that took other type or smaller pictures, the flyer as it would be if
    /// its pages were asked for, if that is milder: breaks that are to fill them well may do with less, and larger type
    /// is worth some white inside.
    fn milder_as_asked(&self, pulled_back: Attempt<'a>, nominal: &Attempt<'a>) -> Attempt<'a> {
        if pulled_back.rung.step < Step::Size {
            return pulled_back;
        }
        let goal = Goal::well_filled(pulled_back.pages());
        let asked = Fitter { goal: Some(goal), ..*self }.climb(goal).ok();
        let is_milder = |asked: &Attempt<'_>| {
            let (rung, named) = (&asked.rung, &nominal.rung);
            let is_within = rung.size.fits(named.size) && rung.leading.fits(named.leading);
            is_within && rung.is_milder_than(&pulled_back.rung)
        };
        asked.filter(is_milder).unwrap_or(pulled_back)
    }

    /// A flyer that was pulled back and leaves a remnant again, with other breaks, white or paragraphs that fill its
    /// last page.
    fn refilled(&self, attempt: &Attempt<'a>, nominal: &Attempt<'a>) -> Option<Attempt<'a>> {
        let pages = attempt.pages();
        let aimed = self.set(attempt.rung).aimed(Goal::without_remnant(pages));
        aimed.filter(|aimed| !is_hollow(aimed, nominal)).or_else(|| {
            let mut tried =
                around(attempt.rung).into_iter().skip(1).take(MOST_AROUND).map(|rung| self.attempt(rung));
            tried.find(|tried| tried.pages() == pages && is_well_spread(tried, nominal))
        })
    }

    /// A flyer that was pulled back and leaves a remnant again, at the first rung on from there at which it does not.
    fn pulled_further(&self, attempt: &Attempt<'a>, nominal: &Attempt<'a>) -> Option<Attempt<'a>> {
        let mut rungs = self.rungs(nominal, Direction::Tighter).into_iter();
        rungs.find(|rung| *rung == attempt.rung);
        self.first_of_pages(rungs.as_slice(), attempt, attempt.pages(), |tried| {
            is_well_spread(tried, nominal)
        })
    }

    /// The flyer at the first of some rungs at which it takes `most` pages or fewer, and they are as they should be.
    pub fn first_of_pages(
        &self,
        rungs: &[Rung],
        known: &Attempt<'a>,
        most: usize,
        is_good: impl Fn(&Attempt<'_>) -> bool,
    ) -> Option<Attempt<'a>> {
        let far_enough = |set: Set<'a>| {
            let may_go_in = set.extent(most).may_go_in();
            may_go_in.then(|| set.broken(self.goal)).filter(|tried| tried.pages() <= most && is_good(tried))
        };
        self.first(
            rungs,
            &Forecast::new(&known.collector),
            Wanted { pages: most, beyond: Extent::spare, far_enough },
        )
    }

    /// The flyer at the first rung at which its last page is no remnant, if it still takes so many pages there.
    fn drawn_out(&self, nominal: &Attempt<'a>, pages: usize) -> Option<Attempt<'a>> {
        // Where blocks that stay whole leave white, the pages before the last hold fewer rows than they might.
        let last = nominal.plans.last().map_or(0, PagePlan::rows);
        let before = nominal.collector.rows_in_all().saturating_sub(last) as f64;
        let filled = before / nominal.collector.grid.rows_of(pages - 1).max(1) as f64;
        let far_enough = |set: Set<'a>| {
            let extent = set.extent(pages);
            let may_reach = extent.rows >= extent.before * filled.min(LEAST_IN_ROWS);
            let is_drawn_out = |attempt: &Attempt<'_>| attempt.pages() > pages || !is_remnant(attempt);
            may_reach.then(|| set.broken(self.goal)).filter(is_drawn_out)
        };
        let rungs = self.rungs(nominal, Direction::Looser);
        let wanted = Wanted { pages, beyond: Extent::beyond_remnant, far_enough };
        let found = self.first(&rungs, &Forecast::new(&nominal.collector), wanted);
        found.filter(|attempt| attempt.pages() == pages && !is_hollow(attempt, nominal))
    }

    /// The flyer at the mildest of some rungs on both sides at which it takes no more pages and leaves no remnant.
    fn spread(&self, nominal: &Attempt<'a>, pages: usize) -> Option<Attempt<'a>> {
        let is_good = |tried: &Attempt<'_>| tried.pages() <= pages && is_well_spread(tried, nominal);
        self.sampled(nominal, Samples { each_way: SAMPLES, up_to: Step::Pictures }, is_good)
    }

    /// The flyer at the mildest of some rungs on both sides at which it is as it should be. Where blocks go to the next
    /// page whole, a few rungs may do of which rows tell nothing.
    pub fn sampled(
        &self,
        nominal: &Attempt<'a>,
        Samples { each_way, up_to }: Samples,
        is_good: impl Fn(&Attempt<'_>) -> bool,
    ) -> Option<Attempt<'a>> {
        let mut samples = Vec::new();
        for direction in [Direction::Tighter, Direction::Looser] {
            let mut rungs = self.rungs(nominal, direction);
            rungs.retain(|rung| rung.step <= up_to);
            let apart = rungs.len().div_ceil(each_way).max(1);
            // The furthest of all is among them.
            let of_direction: Vec<Rung> = rungs.into_iter().rev().step_by(apart).collect();
            samples.extend(of_direction.into_iter().rev());
        }
        samples.sort_by_key(|rung| rung.step);
        samples.into_iter().map(|rung| self.attempt(rung)).find(|tried| is_good(tried))
    }

    /// The rungs on one side of a flyer as its theme has it.
    fn rungs(&self, nominal: &Attempt<'a>, direction: Direction) -> Vec<Rung> {
        self.ladder(nominal, direction).rungs().collect()
    }

    /// The ladder on one side of a flyer as its theme has it. Where no number of pages is asked for, it does not go far.
    pub fn ladder(&self, nominal: &Attempt<'a>, direction: Direction) -> Ladder {
        let pages = nominal.pages();
        let page_rows = nominal.last_capacity() * nominal.collector.grid.columns;
        match self.goal {
            Some(_) => Ladder::new(self.flyer, direction, pages, page_rows),
            None => Ladder::unasked(self.flyer, direction, pages),
        }
    }
}

/// Whether neither the last page holds too little, nor those before it for its sake.
fn is_well_spread(attempt: &Attempt<'_>, nominal: &Attempt<'_>) -> bool {
    !is_remnant(attempt) && !is_hollow(attempt, nominal)
}

/// Whether the pages before the last are left much whiter than those of the flyer as its theme has it.
pub(super) fn is_hollow(attempt: &Attempt<'_>, nominal: &Attempt<'_>) -> bool {
    filled_before_last(attempt) < filled_before_last(nominal) - MOST_HOLLOW
}

/// How far down the pages before the last are filled, as a share of them; all the way where there are none.
fn filled_before_last(attempt: &Attempt<'_>) -> f64 {
    let before = attempt.pages().saturating_sub(1);
    let filled: usize = attempt.plans.iter().take(before).map(PagePlan::height).sum();
    let grid = &attempt.collector.grid;
    let room: usize = (0..before).map(|page| grid.capacity(page)).sum();
    if room == 0 { 1.0 } else { filled as f64 / room as f64 }
}

/// Whether the last of several pages is a mere remnant.
pub(super) fn is_remnant(attempt: &Attempt<'_>) -> bool {
    attempt.collector.grid.is_remnant(attempt.pages(), attempt.last_height())
}
