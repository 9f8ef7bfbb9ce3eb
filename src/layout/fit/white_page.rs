//! A flyer that may take as many pages as it needs, but should not leave much of one white before what stands whole on
//! the next.

use super::attempt::Attempt;
use super::fitter::Fitter;
use super::ladder::Direction;
use super::remnant::{Samples, is_hollow, is_remnant};
use super::rung::{Rung, Step};
use crate::layout::breaking::{BandPlan, MOST_SKIPPED, PagePlan};

/// The most of a page that may stay white where other type was taken for its sake, as a share of it: any more, and the
/// change is not worth it.
pub(super) const LITTLE_WHITE: f64 = 0.1;

/// How many rungs each way are tried, evenly apart. Of 200 flyers with pictures across the page, these leave 22 a
/// quarter of a page white. Twice as many leave 19, but then three times as many flyers take twice the time that they
/// take without any. Of 65 flyers of one column with a page empty before a picture in it, they mend 17.
const SAMPLES: Samples = Samples {
    each_way: 3,
    // A picture across the page gives rows by itself, and to make the others smaller helps it little.
    up_to: Step::Size,
};

impl<'a> Fitter<'a> {
    /// A flyer without a remnant; where it leaves much of a page white, at a sampled setting at which it leaves little
    /// on no more pages; else at the first tighter one that saves a page, if it leaves little there, where pictures
    /// shrink first or else last; else with breaks that leave less.
    pub(super) fn without_white_page(&self, nominal: Attempt<'a>) -> Attempt<'a> {
        if emptiest(&nominal) <= MOST_SKIPPED {
            return nominal;
        }
        // What is left white for another reason than what stands across the next page is not to become worse.
        let most_empty = if whitest(&nominal) > MOST_SKIPPED { emptiest(&nominal) } else { LITTLE_WHITE };
        let is_filled = |tried: &Attempt<'_>| {
            tried.pages() <= nominal.pages()
                && !is_remnant(tried)
                && whitest(tried) <= LITTLE_WHITE
                && emptiest(tried) <= most_empty
        };
        let sampled = self.sampled(&nominal, SAMPLES, is_filled);
        let saving_a_page = || self.saving_a_page(&nominal, is_filled);
        sampled.or_else(saving_a_page).or_else(|| self.less_white(&nominal)).unwrap_or(nominal)
    }

    /// The flyer at the first tighter setting at which it takes a page fewer, where pictures shrink first or else last,
    /// if it is as it should be there.
    fn saving_a_page(
        &self,
        nominal: &Attempt<'a>,
        is_filled: impl Fn(&Attempt<'_>) -> bool,
    ) -> Option<Attempt<'a>> {
        let ladder = self.ladder(nominal, Direction::Tighter);
        let first = |rungs: Vec<Rung>| {
            self.first_of_pages(&rungs, nominal, nominal.pages() - 1, |tried| !is_hollow(tried, nominal))
        };
        let orders = [ladder.with_pictures_first(), ladder.rungs().collect()];
        orders.into_iter().find_map(|rungs| first(rungs).filter(&is_filled))
    }

    /// A flyer that leaves much of a page white, at its rung, with breaks that leave less of that and of all pages than
    /// those that cost least, if there are any.
    pub(super) fn less_white(&self, attempt: &Attempt<'a>) -> Option<Attempt<'a>> {
        // Only the end of a page before what stands across the next is weighed otherwise.
        let may_be_less = emptiest(attempt) > MOST_SKIPPED && attempt.collector.bands.len() > 1;
        let rebroken = may_be_less.then(|| self.set(attempt.rung).broken_without_white())?;
        let in_all = |attempt: &Attempt<'_>| emptiness(attempt).sum::<f64>();
        let is_less_white = rebroken.pages() <= attempt.pages()
            && !is_remnant(&rebroken)
            && whitest(&rebroken) <= whitest(attempt).max(LITTLE_WHITE)
            && emptiest(&rebroken) <= emptiest(attempt) - LITTLE_WHITE
            && in_all(&rebroken) < in_all(attempt);
        is_less_white.then_some(rebroken)
    }
}

/// The share of its rows that stays white before what stands across the next page, on the whitest page but the last;
/// columns that go on count as full, also where a picture or panel that goes to the next leaves them short.
pub(super) fn whitest(attempt: &Attempt<'_>) -> f64 {
    whitest_page(attempt).map_or(0.0, |(_, white)| white)
}

/// The whitest page but the last, by its place among all, with that share.
pub(super) fn whitest_page(attempt: &Attempt<'_>) -> Option<(usize, f64)> {
    let before = attempt.pages().saturating_sub(1);
    let grid = &attempt.collector.grid;
    let white = |(page, plan): (usize, &PagePlan)| {
        (page, grid.capacity(page).saturating_sub(plan.height()) as f64 / grid.rows.max(1) as f64)
    };
    let pages = attempt.plans.iter().take(before).enumerate().map(white);
    pages.max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// The rows of white on the emptiest page but the last, as a share of those of a whole page.
pub(super) fn emptiest(attempt: &Attempt<'_>) -> f64 {
    emptiness(attempt).fold(0.0, f64::max)
}

/// The rows of white in the columns of each page but the last, at their feet and below all of them, as a share of those
/// of a whole page.
fn emptiness(attempt: &Attempt<'_>) -> impl Iterator<Item = f64> {
    let before = attempt.pages().saturating_sub(1);
    let grid = &attempt.collector.grid;
    attempt.plans.iter().take(before).enumerate().map(|(page, plan)| {
        let below = grid.capacity(page).saturating_sub(plan.height()) * grid.columns;
        let at_feet = |band: &BandPlan| -> usize {
            band.columns.iter().map(|column| band.height.saturating_sub(column.height())).sum()
        };
        let rows = below + plan.bands.iter().map(at_feet).sum::<usize>();
        rows as f64 / (grid.rows * grid.columns).max(1) as f64
    })
}
