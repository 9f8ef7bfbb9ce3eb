//! A flyer at the setting that brings it to the pages that it asks for; and whether another flyer would come to its
//! own.

use super::attempt::{Attempt, Goal};
use super::climb::Missed;
use super::fitter::Fitter;
use crate::layout::findings::too_tall;
use crate::spec::Flyer;

impl<'a> Fitter<'a> {
    /// The flyer at the mildest rung that comes to a goal, if need be with smaller pictures across the page; or else to
    /// one that lets pages stay white before what stands across the next, since one a third white is better than no
    /// flyer, and worse than any setting without one.
    ///
    /// # Errors
    /// Where no rung does, the flyer at the furthest.
    pub fn to_its_pages(self, goal: Goal) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        let found = match (self.climb(goal), self.with_pictures_giving()) {
            (Err(missed), None) if missed.nominal.collector.bands.len() > 1 => {
                self.climb(goal.allowing_white())
            }
            (Err(_), Some(giving)) => {
                let found = giving.climb(goal).or_else(|_| self.climb(goal.allowing_white()));
                found.or_else(|_| giving.climb(goal.allowing_white()))
            }
            (found, _) => found,
        };
        found.or_else(|missed| self.as_short_as_its_text(goal, missed))
    }

    /// A flyer that comes to no goal, if that is one page and it fills no more: there is none to save by filling it.
    fn as_short_as_its_text(
        self,
        goal: Goal,
        missed: Box<Missed<'a>>,
    ) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        if goal.pages > 1 || missed.furthest.pages() > 1 {
            return Err(missed);
        }
        let Missed { nominal, furthest, .. } = *missed;
        let fitter = Fitter { goal: Some(goal.allowing_white()), ..self };
        let mildest = (nominal.pages() > 1).then(|| fitter.pulled_back(&nominal, 1)).flatten();
        Ok(mildest.unwrap_or(furthest))
    }

    /// Whether a flyer of the same texts and pictures is known to come to so many pages. Settings beside the rungs may
    /// do as well, and are not tried here.
    pub fn would_come_to(&self, flyer: &Flyer, pages: usize) -> bool {
        let asked = flyer.pages.map(|(_, span)| (pages, span));
        let asking = Flyer { pages: asked, ..flyer.clone() };
        let goal = Goal::well_filled(pages).allowing_white();
        let fitter = Fitter { flyer: &asking, goal: Some(goal), ..*self };
        let found = fitter.climb_on_ladder(goal).or_else(|missed| fitter.as_short_as_its_text(goal, missed));
        found.is_ok_and(|attempt| is_whole(&attempt))
    }
}

/// Whether all that must stay whole does.
pub(super) fn is_whole(attempt: &Attempt<'_>) -> bool {
    too_tall(&attempt.collector, &attempt.plans).is_empty()
}
