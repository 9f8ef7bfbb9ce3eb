//! A flyer with pictures that go to the next column and leave white in the one before: they may stand below the first
//! paragraph of their activities, if that makes better pages.

use super::attempt::Attempt;
use super::fitter::Fitter;

/// How many pictures of a flyer are lowered at the most: each takes a trial of those that stand at the heads of columns
/// …
const MOST_LOWERED: usize = 4;

/// … and how many of these are tried each time: each is set and broken anew.
const MOST_TRIED: usize = 8;

/// What better pages must save for a picture that is lowered, in badness: half of what it costs that a column ends a
/// row short. A picture looks best right below its title, and a dozen rows of white taken up out of sight are less. Of
/// 341 flyers with pictures, 73 have one lowered at this cost.
const LOWERED_COST: f64 = 4_000.0;

impl<'a> Fitter<'a> {
    /// The same flyer with pictures lowered where that saves more than it costs, on no more pages, filled as they are
    /// asked to be; and the fitter that gives it so.
    pub(super) fn with_lowered_pictures(self, attempt: Attempt<'a>) -> (Fitter<'a>, Attempt<'a>) {
        let (mut fitter, mut best) = (self, attempt);
        for _ in 0..MOST_LOWERED {
            let Some((better, tried)) = fitter.with_lowered_picture(&best) else { break };
            (fitter, best) = (better, tried);
        }
        (fitter, best)
    }

    /// The flyer with that picture lowered which saves most.
    fn with_lowered_picture(&self, best: &Attempt<'a>) -> Option<(Fitter<'a>, Attempt<'a>)> {
        let cost = best.cost()?;
        let asked = self.flyer.pages.is_some();
        let heads = best.collector.pictures_at_heads(&best.plans).into_iter().take(MOST_TRIED);
        let lowered = heads.map(|at| Fitter { lowered: self.lowered.with(at), ..*self });
        let tried = lowered.map(|fitter| (fitter, fitter.set(best.rung).broken_like(best)));
        let better = tried.filter(|(_, tried)| {
            tried.cost().is_some_and(|tried| tried + LOWERED_COST < cost)
                && (tried.pages() == best.pages() || !asked && tried.pages() < best.pages())
                && tried.collector.lowered.stays_with_titles(self.flyer, &tried.collector.bands, &tried.plans)
                && tried.is_as_good_as(best, self.goal)
        });
        let costs = better.filter_map(|better| Some((better.1.cost()?, better)));
        costs.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, better)| better)
    }
}
