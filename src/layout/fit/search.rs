//! The search along the ladder, for the first rung that is far enough.

use super::attempt::Set;
use super::extent::Extent;
use super::fitter::Fitter;
use super::forecast::Forecast;
use super::rung::Rung;

/// How many rungs are tried where a forecast has them, after which halving is sure to need few more.
const MOST_FORETOLD: u32 = 3;

/// What a rung must have more than one that was not far enough, in rows: the least by which it can be better.
const MORE: f64 = 1.0;

/// What is looked for along a ladder.
pub(super) struct Wanted<E, F> {
    /// The pages that rungs are measured by.
    pub pages: usize,
    /// The rows that a rung of some extent has beyond those that it needs; fewer than none where it is not far enough.
    pub beyond: E,
    /// What a rung gives, once the flyer is set there, if it is far enough. A rung further on is as far or further.
    pub far_enough: F,
}

impl<'a> Fitter<'a> {
    /// What the first rung that is far enough gives. Those are tried first of which a forecast says that they are, and
    /// none whose rows are known without a trial and are out of the question; what each trial shows holds for the next.
    pub fn first<T>(
        &self,
        rungs: &[Rung],
        forecast: &Forecast<'_>,
        wanted: Wanted<impl Fn(&Extent) -> f64, impl FnMut(Set<'a>) -> Option<T>>,
    ) -> Option<T> {
        let Wanted { pages, beyond, mut far_enough } = wanted;
        let told = |rung: Rung| beyond(&forecast.extent(rung, pages));
        let (mut best, mut nearer) = (None, rungs);
        let mut needed = 0.0;
        // How many trials in a row were far enough, or were not.
        let (mut enough, mut too_few) = (0, 0);
        for tried in 0u32.. {
            let is_hopeless = |rung: &&Rung| told(**rung) + forecast.doubt(**rung) < needed;
            nearer = nearer.get(nearer.iter().take_while(is_hopeless).count()..).unwrap_or_default();
            let Some(last) = nearer.len().checked_sub(1) else { break };
            let foretold = nearer.iter().position(|rung| told(*rung) >= needed).unwrap_or(last);
            let middle = match tried {
                MOST_FORETOLD.. => last / 2,
                // Where the forecast is wrong twice, its next word is doubted by a rung.
                _ => foretold.max(usize::from(too_few > 1)).min(last - usize::from(enough > 1).min(last)),
            };
            let Some((before, [rung, after @ ..])) = nearer.split_at_checked(middle) else { break };
            let set = self.set(*rung);
            forecast.learn(&set.collector);
            match far_enough(set) {
                Some(found) => {
                    (best, nearer) = (Some(found), before);
                    needed = told(*rung).min(needed);
                    (enough, too_few) = (enough + 1, 0);
                }
                None => {
                    nearer = after;
                    needed = (told(*rung) + MORE).max(needed);
                    (enough, too_few) = (0, too_few + 1);
                }
            }
        }
        best
    }
}
