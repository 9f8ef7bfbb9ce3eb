//! A flyer that may take as many pages as it needs, but should not leave a mere remnant on the last.

use super::attempt::{Attempt, Set};
use super::climb::Fitter;
use super::forecast::Forecast;
use super::halving::first;
use super::ladder::{Ladder, Way};
use super::rung::Rung;
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
        let ladder = self.ladder(Way::Tighter, nominal);
        self.first(
            nominal,
            &ladder,
            |rung, forecast| forecast.extent(rung, most).spare(),
            |set| {
                Some(set)
                    .filter(|set| set.extent(most).may_go_in())
                    .map(|set| set.broken(self.goal))
                    .filter(|attempt| attempt.pages() <= most)
            },
        )
    }

    /// The flyer at the first rung at which its last page is no remnant, if it still takes so many pages there.
    fn drawn_out(&self, nominal: &Attempt<'a>, pages: usize) -> Option<Attempt<'a>> {
        let ladder = self.ladder(Way::Looser, nominal);
        let found = self.first(
            nominal,
            &ladder,
            |rung, forecast| forecast.extent(rung, pages).beyond_remnant(),
            |set| {
                let extent = set.extent(pages);
                let may_reach = extent.rows >= extent.before * LEAST_IN_ROWS;
                may_reach
                    .then(|| set.broken(self.goal))
                    .filter(|attempt| attempt.pages() > pages || !is_remnant(attempt))
            },
        );
        found.filter(|attempt| attempt.pages() == pages)
    }

    /// The rungs on one side of a flyer as its theme has it.
    fn ladder(&self, way: Way, nominal: &Attempt<'a>) -> Ladder {
        let page_rows = nominal.last_capacity() * nominal.collector.grid.columns;
        Ladder::new(self.flyer, way, nominal.pages(), page_rows)
    }

    /// The flyer at the first rung that is far enough.
    fn first(
        &self,
        nominal: &Attempt<'a>,
        ladder: &Ladder,
        spare: impl Fn(Rung, &Forecast<'_>) -> f64,
        far_enough: impl Fn(Set<'a>) -> Option<Attempt<'a>>,
    ) -> Option<Attempt<'a>> {
        let forecast = Forecast::new(&nominal.collector);
        let rungs: Vec<_> = ladder.rungs().collect();
        first(
            &rungs,
            nominal.collector.rows_in_all() as f64,
            |rung| spare(rung, &forecast),
            |rung| {
                let set = self.set(rung);
                forecast.learn(&set.collector);
                far_enough(set)
            },
        )
    }
}

/// Whether the last of several pages is a mere remnant.
pub(super) fn is_remnant(attempt: &Attempt<'_>) -> bool {
    let fill = attempt.collector.grid.fill(attempt.pages().saturating_sub(1), attempt.last_height());
    attempt.pages() > 1 && fill < LEAST_LAST_PAGE
}
