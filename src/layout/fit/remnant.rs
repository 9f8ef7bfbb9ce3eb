//! A flyer that may take as many pages as it needs, but should not leave a mere remnant on the last.

use super::attempt::{Attempt, Set};
use super::climb::Fitter;
use super::extent::Extent;
use super::forecast::Forecast;
use super::ladder::{Ladder, Way};
use super::rung::Rung;
use super::search::Wanted;
use crate::layout::breaking::LEAST_LAST_PAGE;

/// The least rows that a flyer has, as a share of those of the pages that it fills: ends of columns waste some.
const LEAST_IN_ROWS: f64 = 0.97;

impl<'a> Fitter<'a> {
    /// The flyer as its theme has it, unless that leaves a remnant: that is pulled back to the page before it, or
    /// else drawn out.
    pub fn without_remnant(&self) -> Attempt<'a> {
        let nominal = self.attempt(self.nominal());
        if !is_remnant(&nominal) {
            return nominal;
        }
        let pages = nominal.pages();
        // A setting that only moves the remnant to another page is not worth its change.
        let pulled_back = self.pulled_back(&nominal, pages - 1).filter(|attempt| !is_remnant(attempt));
        pulled_back.or_else(|| self.drawn_out(&nominal, pages)).unwrap_or(nominal)
    }

    /// The flyer at the first rung at which it takes `most` pages or fewer.
    pub fn pulled_back(&self, nominal: &Attempt<'a>, most: usize) -> Option<Attempt<'a>> {
        let far_enough = |set: Set<'a>| {
            let may_go_in = set.extent(most).may_go_in();
            may_go_in.then(|| set.broken(self.goal)).filter(|attempt| attempt.pages() <= most)
        };
        self.changed(nominal, Way::Tighter, Wanted { pages: most, beyond: Extent::spare, far_enough })
    }

    /// The flyer at the first rung at which its last page is no remnant, if it still takes so many pages there.
    fn drawn_out(&self, nominal: &Attempt<'a>, pages: usize) -> Option<Attempt<'a>> {
        let far_enough = |set: Set<'a>| {
            let extent = set.extent(pages);
            let may_reach = extent.rows >= extent.before * LEAST_IN_ROWS;
            let is_drawn_out = |attempt: &Attempt<'_>| attempt.pages() > pages || !is_remnant(attempt);
            may_reach.then(|| set.broken(self.goal)).filter(is_drawn_out)
        };
        let found =
            self.changed(nominal, Way::Looser, Wanted { pages, beyond: Extent::beyond_remnant, far_enough });
        found.filter(|attempt| attempt.pages() == pages)
    }

    /// A flyer at the first rung that is far enough, of those on one side of it as its theme has it.
    fn changed(
        &self,
        nominal: &Attempt<'a>,
        way: Way,
        wanted: Wanted<impl Fn(&Extent) -> f64, impl Fn(Set<'a>) -> Option<Attempt<'a>>>,
    ) -> Option<Attempt<'a>> {
        let page_rows = nominal.last_capacity() * nominal.collector.grid.columns;
        let ladder = Ladder::new(self.flyer, way, nominal.pages(), page_rows);
        let rungs: Vec<Rung> = ladder.rungs().collect();
        self.first(&rungs, &Forecast::new(&nominal.collector), wanted)
    }
}

/// Whether the last of several pages is a mere remnant.
pub(super) fn is_remnant(attempt: &Attempt<'_>) -> bool {
    let fill = attempt.collector.grid.fill(attempt.pages().saturating_sub(1), attempt.last_height());
    attempt.pages() > 1 && fill < LEAST_LAST_PAGE
}
