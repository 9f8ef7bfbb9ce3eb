//! The activities without which a flyer that is too long comes to its pages.

use super::attempt::{Attempt, Goal};
use super::fitter::Fitter;
use super::text_blocks::longest_first;
use crate::spec::Flyer;

/// How many activities are tried as the last of those that are left out: a shorter one leaves more on the last page,
/// or moves what stands across a page.
const MOST_TRIED: usize = 8;

impl Fitter<'_> {
    /// The places of the activities to leave out of a flyer that runs over its pages at the furthest setting, in the
    /// order of the flyer: about as few as will do, of which all but one are its longest. `None` where none that were
    /// tried give it its pages.
    ///
    /// One activity stays at the least: a flyer that tells of none is hardly worth its paper.
    pub fn left_out(&self, goal: Goal, furthest: &Attempt<'_>) -> Option<Vec<usize>> {
        let longest: Vec<usize> =
            longest_first(self.flyer).iter().filter_map(|block| block.activity()).collect();
        let counts: Vec<usize> = (1..self.flyer.activities.len().min(longest.len() + 1)).collect();
        let runs_over = |count: &usize| {
            let flyer = without(self.flyer, longest.get(..*count).unwrap_or_default());
            Fitter { flyer: &flyer, ..*self }.attempt(furthest.rung).pages() > goal.pages
        };
        let fewest = *counts.get(counts.partition_point(runs_over))?;
        let (before, others) = longest.split_at_checked(fewest - 1)?;
        // Fitting may save a row more than the furthest setting does by itself; and where what must stay whole leaves no
        // way, one more may.
        let fewer = [before.to_vec()];
        let with_last = others.iter().take(MOST_TRIED).map(|last| [before, &[*last]].concat());
        let more = longest.get(..=fewest).filter(|more| counts.contains(&more.len())).map(<[usize]>::to_vec);
        let mut tried = fewer.into_iter().filter(|fewer| !fewer.is_empty()).chain(with_last).chain(more);
        let mut found = tried.find(|tried| self.would_come_to(&without(self.flyer, tried), goal.pages))?;
        found.sort_unstable();
        Some(found)
    }
}

/// A flyer without the activities at some places.
fn without(flyer: &Flyer, places: &[usize]) -> Flyer {
    let kept = flyer.activities.iter().enumerate().filter(|(at, _)| !places.contains(at));
    let activities = kept.map(|(_, activity)| activity.clone()).collect();
    Flyer { activities, ..flyer.clone() }
}
