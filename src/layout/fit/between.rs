//! Between two rungs: a flyer that is too short at one and too long at the next, at settings beside them.
//!
//! A block that stays whole goes to the next column as soon as anything grows, and its pages run over. A little
//! further it may stand well again, or where leading and size change against each other. Such a setting is not of the
//! ladder, and one word more may lead back to it: type then grows, by as little as these settings part from it.

use super::attempt::{Attempt, Goal};
use super::common::admits;
use super::fitter::Fitter;
use super::rung::{Gaps, Looseness, Rung};
use crate::spec::Flyer;

/// By how many steps the size may be above that of the rung: two tenths of a point, which few see.
const MOST_SIZES: i32 = 4;

/// By how many steps the leading may part from that of the rung.
const MOST_LEADINGS: i32 = 2;

/// How many pages are broken in all, at settings of other measures. Of 105 flyers of two pages between two rungs,
/// those within these steps gave 82 their pages.
const MOST_PAGES_TRIED: usize = 60;

impl<'a> Fitter<'a> {
    /// A flyer that is too short at a rung and too long at the next, at a setting beside them: of other white or
    /// paragraphs, unless those around it were tried, or else of other measures.
    pub fn between(&self, rung: Rung, tried_around: bool, goal: Goal) -> Option<Attempt<'a>> {
        let beside = || {
            let most = MOST_PAGES_TRIED.div_ceil(goal.pages.max(1));
            beside(rung, self.flyer).into_iter().take(most).find_map(|rung| self.at(rung, goal))
        };
        let around = (!tried_around).then(|| self.around(rung, goal)).flatten();
        around.or_else(beside)
    }

    /// The flyer with other white or paragraphs than a rung that misses the mark has, at its measures.
    pub fn around(&self, rung: Rung, goal: Goal) -> Option<Attempt<'a>> {
        around(rung).into_iter().find_map(|rung| self.at(rung, goal))
    }

    /// The flyer at a setting, if it comes to a goal there.
    pub fn at(&self, rung: Rung, goal: Goal) -> Option<Attempt<'a>> {
        let set = self.set(rung);
        // Paragraphs that may be longer need not be.
        let may_go_in = rung.looseness == Looseness::Longer || set.extent(goal.pages).may_go_in();
        may_go_in.then(|| set.broken(Some(goal)))?.meeting(goal)
    }
}

/// The settings around a rung that overshoots the mark, which keep its measures: a block may go to the next column at
/// once, and a row more or less on each of many pages is more than a page. Other white or paragraphs make up for it,
/// white first.
pub(super) fn around(rung: Rung) -> Vec<Rung> {
    let gaps = || [Gaps::TIGHT, Gaps::NOMINAL].into_iter().chain(Gaps::LOOSE);
    let looseness = [rung.looseness, Looseness::Even, Looseness::Longer, Looseness::Shorter];
    let mut around = vec![rung];
    for rung in looseness.iter().flat_map(|looseness| gaps().map(|gaps| rung.varied(gaps, *looseness))) {
        if !around.contains(&rung) {
            around.push(rung);
        }
    }
    around
}

/// The settings of other measures beside a rung, within the bounds of a flyer: those of its own size first, then
/// larger ones, and of each size those of the nearest leading. Were some smaller, type would grow by more where one
/// word leads back.
pub(super) fn beside(rung: Rung, flyer: &Flyer) -> Vec<Rung> {
    let sizes = 0..=MOST_SIZES;
    let all = sizes.flat_map(|sizes| {
        let leadings = [0].into_iter().chain((1..=MOST_LEADINGS).flat_map(|steps| [-steps, steps]));
        leadings.map(move |leadings| rung.with_steps(sizes, leadings))
    });
    all.skip(1).filter(|rung| admits(flyer, rung) && rung.is_set_apart()).collect()
}
