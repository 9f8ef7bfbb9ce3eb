//! A flyer that may take as many pages as it needs, but should not leave a mere remnant on the last.

use super::attempt::Attempt;
use super::climb::{Fitter, first};
use super::ladder::{Ladder, Way};
use crate::layout::breaking::LEAST_LAST_PAGE;

impl<'a> Fitter<'a> {
    /// The flyer as its theme has it, unless that leaves a remnant: that is pulled back to the page before it, or
    /// else drawn out.
    pub fn without_remnant(&self) -> Attempt<'a> {
        let nominal = self.attempt(self.nominal());
        if !is_remnant(&nominal) {
            return nominal;
        }
        let pages = nominal.pages();
        let drawn_out = || {
            let ladder = self.ladder(Way::Looser, &nominal);
            self.first(&ladder, |attempt| attempt.pages() > pages || !is_remnant(attempt))
                .filter(|attempt| attempt.pages() == pages)
        };
        // A setting that only moves the remnant to another page is not worth its change.
        let pulled_back = self.pulled_back(&nominal, pages - 1).filter(|attempt| !is_remnant(attempt));
        pulled_back.or_else(drawn_out).unwrap_or(nominal)
    }

    /// The flyer at the first rung at which it takes `most` pages or fewer.
    pub fn pulled_back(&self, nominal: &Attempt<'a>, most: usize) -> Option<Attempt<'a>> {
        self.first(&self.ladder(Way::Tighter, nominal), |attempt| attempt.pages() <= most)
    }

    /// The rungs on one side of a flyer as its theme has it.
    fn ladder(&self, way: Way, nominal: &Attempt<'a>) -> Ladder {
        let page_rows = nominal.last_capacity() * nominal.collector.grid.columns;
        Ladder::new(self.flyer, way, nominal.pages(), page_rows)
    }

    /// The flyer at the first rung that is far enough.
    fn first(&self, ladder: &Ladder, far_enough: impl Fn(&Attempt<'a>) -> bool) -> Option<Attempt<'a>> {
        let rungs: Vec<_> = ladder.rungs().collect();
        first(&rungs, |rung| Some(self.attempt(rung)).filter(&far_enough))
    }
}

/// Whether the last of several pages is a mere remnant.
pub(super) fn is_remnant(attempt: &Attempt<'_>) -> bool {
    let fill = attempt.collector.grid.fill(attempt.pages().saturating_sub(1), attempt.last_height());
    attempt.pages() > 1 && fill < LEAST_LAST_PAGE
}
