//! Aiming: a flyer of many pages at the mildest setting whose rows can be made to fill exactly so many.
//!
//! Where a leading has one row a page more than the next, many pages together have more than a last page may lack, so
//! that no setting may hit the mark by itself. Breaking then makes up for it, by pages that end a row short, by white
//! and by other ways of paragraphs. The setting is chosen by rows alone: one word more never makes the type larger.

use super::attempt::{Attempt, Goal, Set};
use super::extent::Extent;
use super::fitter::Fitter;
use super::forecast::Forecast;
use super::ladder::{FEW_PAGES, Ladder};
use super::rung::{Looseness, Rung};
use super::search::Wanted;

/// How many rungs are looked at from the first that has the rows on: pictures and pages take whole rows, so that one
/// may have them, and the next not.
const MOST_LOOKED_AT: usize = 12;

/// How many of these are broken into pages, which takes long.
const MOST_TRIED: usize = 3;

impl<'a> Fitter<'a> {
    /// The flyer at the mildest rung whose rows can be made to fill exactly the pages of a goal; `None` where there is
    /// none, and for a flyer of few pages.
    pub fn aim(&self, goal: Goal) -> Option<Attempt<'a>> {
        let pages = goal.pages;
        if pages <= FEW_PAGES {
            return None;
        }
        let nominal = self.set(self.nominal());
        let (extent, forecast) = (nominal.extent(pages), Forecast::new(&nominal.collector));
        let Some(direction) = extent.lies() else {
            let plain = Some(nominal.broken(Some(goal))).filter(|attempt| goal.is_met(attempt));
            return plain.or_else(|| self.set(self.nominal()).aimed(goal));
        };
        let ladder = Ladder::new(self.flyer, direction, pages, extent.last_page());
        // Each rung has to go further than those before it, as the one of longer paragraphs does not.
        let rungs: Vec<Rung> = ladder.rungs().filter(|rung| rung.looseness != Looseness::Longer).collect();
        let beyond = |extent: &Extent| extent.lies_beyond(direction);
        let far_enough = |set: Set<'a>| (set.extent(pages).lies() != Some(direction)).then_some(set.rung);
        let found = self.first(&rungs, &forecast, Wanted { pages, beyond, far_enough });
        let found = found.or(rungs.last().copied())?;
        let on = rungs.iter().skip_while(|rung| **rung != found).take(MOST_LOOKED_AT);
        let have_rows = on.map(|rung| self.set(*rung)).filter(|set| set.extent(pages).lies().is_none());
        have_rows.take(MOST_TRIED).find_map(|set| set.aimed(goal))
    }
}
