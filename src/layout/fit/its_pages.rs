//! A flyer at the setting that brings it to the pages that it asks for; and whether another flyer would come to its own.

use super::attempt::{Attempt, Goal};
use super::climb::Missed;
use super::fitter::Fitter;
use crate::layout::findings::too_tall;
use crate::spec::Flyer;

/// How a flyer that was tried misses its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// At the furthest setting it still has too much text.
    TooLong,
    /// At the furthest setting it still has too little.
    TooShort,
    /// It has too little at one setting and too much at the next.
    Between,
    /// It comes to them, but a block that must stay whole does not.
    Cut,
}

impl<'a> Fitter<'a> {
    /// The flyer at the mildest rung that comes to a goal; or else to one that lets pages stay white before what stands
    /// across the next, since one a third white is better than no flyer, and worse than any setting without one.
    ///
    /// # Errors
    /// Where no rung does, the flyer at the furthest.
    pub fn to_its_pages(self, goal: Goal) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        let found = match self.climb(goal) {
            Err(missed) if missed.nominal.collector.bands.len() > 1 => self.climb(goal.allowing_white()),
            found => found,
        };
        found.or_else(|missed| {
            // One page alone may be as short as its text: there is none to save by filling it.
            if goal.pages > 1 || missed.furthest.pages() > 1 {
                return Err(missed);
            }
            let Missed { nominal, furthest, .. } = *missed;
            let fitter = Fitter { goal: Some(goal.allowing_white()), ..self };
            let mildest = (nominal.pages() > 1).then(|| fitter.pulled_back(&nominal, 1)).flatten();
            Ok(mildest.unwrap_or(furthest))
        })
    }

    /// Whether a flyer of the same texts and pictures comes to so many pages.
    ///
    /// # Errors
    /// How it misses them.
    pub fn would_come_to(&self, flyer: &Flyer, pages: usize) -> Result<(), Miss> {
        let span = flyer.pages.map(|(_, span)| span);
        let asking = Flyer { pages: span.map(|span| (pages, span)), ..flyer.clone() };
        let goal = Goal::well_filled(pages);
        let fitter = Fitter { flyer: &asking, goal: Some(goal), ..*self };
        match fitter.to_its_pages(goal) {
            Ok(attempt) if is_whole(&attempt) => Ok(()),
            Ok(_) => Err(Miss::Cut),
            Err(missed) if missed.is_between => Err(Miss::Between),
            Err(missed) if missed.furthest.pages() > pages => Err(Miss::TooLong),
            Err(_) => Err(Miss::TooShort),
        }
    }
}

/// Whether all that must stay whole does.
pub(super) fn is_whole(attempt: &Attempt<'_>) -> bool {
    too_tall(&attempt.collector, &attempt.plans).is_empty()
}
