//! The search along the ladder, for the first rung that is far enough.

use super::rung::Rung;

/// How many rungs are tried where a forecast has them; if it was wrong as often, halving is sure.
const MOST_FORETOLD: u32 = 6;

/// What a rung must have more than one that was not far enough, in rows.
const MORE: f64 = 1.0;

/// By how many rows a forecast may be wrong, and breaking find more room than rows tell, in a flyer of few pages …
const DOUBT: f64 = 4.0;

/// … and this for each row of the flyer.
const DOUBT_PER_ROW: f64 = 0.01;

/// What the first rung that is far enough gives; a rung further on is as far or further. `spare` foretells the rows that
/// a rung has beyond those that it needs, of about `rows` in all. It may be wrong by a few: what each trial shows holds
/// for the next. Rungs that are out of the question are not tried.
pub(super) fn first<T>(
    rungs: &[Rung],
    rows: f64,
    spare: impl Fn(Rung) -> f64,
    mut far_enough: impl FnMut(Rung) -> Option<T>,
) -> Option<T> {
    let doubt = DOUBT + rows * DOUBT_PER_ROW;
    let (mut best, mut nearer) = (None, rungs);
    let mut needed = 0.0;
    // How many trials in a row were far enough, or were not.
    let (mut enough, mut too_few) = (0, 0);
    for tried in 0u32.. {
        let hopeless = nearer.iter().take_while(|rung| spare(**rung) < needed - doubt).count();
        nearer = nearer.get(hopeless..).unwrap_or_default();
        let Some(last) = nearer.len().checked_sub(1) else { break };
        let foretold = nearer.iter().position(|rung| spare(*rung) >= needed).unwrap_or(last);
        let middle = match tried {
            MOST_FORETOLD.. => last / 2,
            // Where the forecast is wrong once more, ever more rungs are passed over.
            _ => foretold.max(passed_over(too_few)).min(last.saturating_sub(passed_over(enough))),
        };
        let Some((before, [rung, after @ ..])) = nearer.split_at_checked(middle) else { break };
        match far_enough(*rung) {
            Some(found) => {
                (best, nearer) = (Some(found), before);
                needed = spare(*rung).min(needed);
                (enough, too_few) = (enough + 1, 0);
            }
            None => {
                nearer = after;
                needed = (spare(*rung) + MORE).max(needed);
                (enough, too_few) = (0, too_few + 1);
            }
        }
    }
    best
}

/// How many rungs are passed over after so many trials with the same outcome: none after the first, then one, and twice
/// as many each time.
fn passed_over(trials: u32) -> usize {
    (1 << trials) / 4
}
