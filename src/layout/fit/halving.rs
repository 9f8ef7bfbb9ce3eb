//! The search along the ladder, for the first rung that is far enough.

use super::rung::Rung;

/// How many rungs are tried where a forecast has them; if it was wrong as often, halving is sure.
const MOST_FORETOLD: usize = 5;

/// What a rung must have more than one that was not far enough, in rows.
const MORE: f64 = 1.0;

/// What the first rung that is far enough gives; a rung further on is as far or further. `spare` foretells the rows that
/// a rung has beyond those that it needs. It may be wrong by a few: what each trial shows holds for the next.
pub(super) fn first<T>(
    rungs: &[Rung],
    spare: impl Fn(Rung) -> f64,
    mut far_enough: impl FnMut(Rung) -> Option<T>,
) -> Option<T> {
    let (mut best, mut nearer) = (None, rungs);
    let mut needed = 0.0;
    for tried in 0.. {
        let Some(last) = nearer.len().checked_sub(1) else { break };
        let foretold = nearer.iter().position(|rung| spare(*rung) >= needed).unwrap_or(last);
        let middle = if tried < MOST_FORETOLD { foretold } else { last / 2 };
        let Some((before, [rung, after @ ..])) = nearer.split_at_checked(middle) else { break };
        match far_enough(*rung) {
            Some(found) => {
                (best, nearer) = (Some(found), before);
                needed = spare(*rung).min(needed);
            }
            None => {
                nearer = after;
                needed = (spare(*rung) + MORE).max(needed);
            }
        }
    }
    best
}
