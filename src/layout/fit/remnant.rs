//! A flyer that may take as many pages as it needs, but should not leave a mere remnant on the last.

use super::attempt::{Attempt, Set};
use super::climb::{Fitter, first};
use super::ladder::{Ladder, Way};
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
        let drawn_out = || {
            let ladder = self.ladder(Way::Looser, &nominal);
            self.first(
                &ladder,
                |set| may_be_drawn_out(set, pages),
                |attempt| attempt.pages() > pages || !is_remnant(attempt),
            )
            .filter(|attempt| attempt.pages() == pages)
        };
        // A setting that only moves the remnant to another page is not worth its change.
        let pulled_back = self.pulled_back(&nominal, pages - 1).filter(|attempt| !is_remnant(attempt));
        pulled_back.or_else(drawn_out).unwrap_or(nominal)
    }

    /// The flyer at the first rung at which it takes `most` pages or fewer.
    pub fn pulled_back(&self, nominal: &Attempt<'a>, most: usize) -> Option<Attempt<'a>> {
        let may_fit = |set: &Set<'_>| set.may_go_into(most);
        self.first(&self.ladder(Way::Tighter, nominal), may_fit, |attempt| attempt.pages() <= most)
    }

    /// The rungs on one side of a flyer as its theme has it.
    fn ladder(&self, way: Way, nominal: &Attempt<'a>) -> Ladder {
        let page_rows = nominal.last_capacity() * nominal.collector.grid.columns;
        Ladder::new(self.flyer, way, nominal.pages(), page_rows)
    }

    /// The flyer at the first rung that is far enough; those that cannot be by their rows are not broken into pages.
    fn first(
        &self,
        ladder: &Ladder,
        may_be: impl Fn(&Set<'_>) -> bool,
        far_enough: impl Fn(&Attempt<'a>) -> bool,
    ) -> Option<Attempt<'a>> {
        let rungs: Vec<_> = ladder.rungs().collect();
        first(&rungs, |rung| {
            let set = self.set(rung);
            may_be(&set).then(|| set.broken(self.goal)).filter(&far_enough)
        })
    }
}

/// Whether the rows of a flyer may reach down its last page as far as they must there.
fn may_be_drawn_out(set: &Set<'_>, pages: usize) -> bool {
    let before = set.room(pages.saturating_sub(1));
    set.rows() as f64 >= before as f64 * LEAST_IN_ROWS
}

/// Whether the last of several pages is a mere remnant.
pub(super) fn is_remnant(attempt: &Attempt<'_>) -> bool {
    let fill = attempt.collector.grid.fill(attempt.pages().saturating_sub(1), attempt.last_height());
    attempt.pages() > 1 && fill < LEAST_LAST_PAGE
}
