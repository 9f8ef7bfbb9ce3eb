//! A flyer with a column that ends in a hyphen, whatever ways its paragraphs take: it may have none at a setting so
//! near that nobody sees the difference.

use super::attempt::Attempt;
use super::common::admits;
use super::fitter::Fitter;
use super::rung::{Looseness, Rung};
use crate::layout::ends::any_ends_in_hyphen;

/// The settings that are tried, in steps of size and of leading from the flyer's own: none with larger type, which one
/// word more would then make larger.
const NEAR: [(i32, i32); 6] = [(0, -1), (0, 1), (-1, 0), (0, -2), (0, 2), (-2, 0)];

impl<'a> Fitter<'a> {
    /// The same flyer, or one at a setting near its own at which no column ends in a hyphen, on as many pages, filled
    /// as it is asked to be, and no whiter.
    pub(super) fn without_hyphen_ends(&self, attempt: Attempt<'a>) -> Attempt<'a> {
        if !ends_in_hyphen(&attempt) {
            return attempt;
        }
        let is_as_good = |tried: &Attempt<'_>| {
            tried.pages() == attempt.pages()
                && tried.is_as_good_as(&attempt, self.goal)
                && !ends_in_hyphen(tried)
        };
        let near = self.near(attempt.rung).into_iter();
        let mut tried = near.map(|rung| self.attempt(rung).with_level_ends(self.goal));
        tried.find(is_as_good).unwrap_or(attempt)
    }

    /// The settings near a rung: of other paragraphs, and of other measures within the bounds of the flyer.
    fn near(&self, rung: Rung) -> Vec<Rung> {
        let other =
            [Looseness::Shorter, Looseness::Even].into_iter().filter(|other| *other != rung.looseness);
        let mut near: Vec<Rung> = other.map(|looseness| rung.varied(rung.gaps, looseness)).collect();
        let measures = NEAR.iter().map(|(sizes, leadings)| rung.with_steps(*sizes, *leadings));
        near.extend(measures.filter(|rung| admits(self.flyer, rung) && rung.is_set_apart()));
        near
    }
}

/// Whether any of its columns ends in a hyphen.
pub(super) fn ends_in_hyphen(attempt: &Attempt<'_>) -> bool {
    any_ends_in_hyphen(&attempt.plans, &attempt.collector.bands)
}
