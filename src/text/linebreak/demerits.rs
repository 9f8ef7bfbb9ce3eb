//! Demerits: what a line costs beside others, from what it comes to by itself, and the numbers that tune that.
//!
//! They are those of Knuth and Plass (cited in [`item`](crate::text::item)), who square the sum of badness and penalty,
//! as TeX does not; numbers are those of plain TeX, and say why where they differ.

use super::cost::{Fitness, Weighed};
use super::last_line::End;
use crate::text::item::Penalty;

/// Added to every line's badness, so that fewer lines are better (TeX's `\linepenalty`).
const LINE_PENALTY: f64 = 10.0;

/// The hyphens in a row that are a ladder, which only the last pass may climb.
pub(super) const LADDER: u8 = 3;

/// Extra demerits where two lines that follow each other are tight and loose (TeX's `\adjdemerits`).
pub(super) const FITNESS_DEMERITS: f64 = 10_000.0;

/// Extra demerits for a second hyphen in a row, and any more that make no ladder (TeX's `\doublehyphendemerits`).
const DOUBLE_HYPHEN_DEMERITS: f64 = 20_000.0;

/// Extra demerits for a hyphen that makes a ladder, and each one after it, in the last pass, the only one that has
/// them: more than a few lines as bad as lines can be, at breaks of last resort (6.3 × 10⁸ each), and less than
/// one that goes past the measure.
const LADDER_DEMERITS: f64 = 3.0e9;

/// Extra demerits for a line that ends at a tie, in the last pass, the only one that has them: more than several
/// ladders, and less than a line that goes past the measure.
const TIE_DEMERITS: f64 = 3.0e10;

/// The stretch ratio past which a line is seen to be loose: its spaces are then 1.6 times their width.
pub(super) const LOOSE_RATIO: f64 = 1.15;

/// Extra demerits for a line that is seen to be loose, beside its badness: of two ways, the one with fewer such lines
/// is better, even where one of them is looser, or has two hyphens more.
const LOOSE_DEMERITS: f64 = 3.0e6;

/// Extra demerits where the line before the last ends in a hyphen (TeX's `\finalhyphendemerits`, raised: a
/// paragraph that ends in a fragment of a word is never wanted).
const FINAL_HYPHEN_DEMERITS: f64 = 300_000.0;

/// Demerits for each point by which a line goes past the measure, and for the first in any case: more than a
/// hundred of any other fault, so that only lines that cannot be avoided do.
const OVERFULL_DEMERITS_PER_POINT: f64 = 1.0e12;

/// Demerits for a last line that is so short that it catches the eye: more than for several hyphens, so that columns
/// end level by other means first, and less than for a loose line.
const SHORT_END_DEMERITS: f64 = 1.5e6;

/// Demerits for a last line of a short word, or of nothing but part of one: more than two lines as loose as the passes allow
/// whose lines end where they well may, so that any other way of theirs is better, and than one that gapes as far as
/// [`FOR_A_SOUND_END`](super::pass::FOR_A_SOUND_END) lets it, but less than two of those. A line as loose that ends at a break of last
/// resort costs more; but such breaks are looked at only where there is no way without.
const FAULTY_END_DEMERITS: f64 = 2.0e8;

/// What comes before the line that is weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// The class of the line before; decent where there is none.
    pub fitness: Fitness,
    /// How many lines in a row end in a hyphen, up to the one before.
    pub hyphens: u8,
}

/// The demerits of a line that ends at a penalty of `cost`, after `before`.
pub(super) fn demerits(line: Weighed, cost: f64, divided: bool, last: bool, before: Before) -> f64 {
    let penalty = if cost <= Penalty::FORCED { 0.0 } else { cost };
    let mut demerits = (LINE_PENALTY + line.badness + penalty).powi(2);
    if is_loose(line) {
        demerits += LOOSE_DEMERITS;
    }
    if !line.fitness.goes_with(before.fitness) {
        demerits += FITNESS_DEMERITS;
    }
    if divided {
        demerits += match before.hyphens + 1 {
            1 => 0.0,
            LADDER.. => LADDER_DEMERITS,
            _ => DOUBLE_HYPHEN_DEMERITS,
        };
    }
    if last && before.hyphens > 0 {
        demerits += FINAL_HYPHEN_DEMERITS;
    }
    if cost >= Penalty::TIE {
        demerits += TIE_DEMERITS;
    }
    demerits += match line.end {
        End::Sound => 0.0,
        End::Short => SHORT_END_DEMERITS,
        End::Faulty => FAULTY_END_DEMERITS,
    };
    demerits + line.overfull.map_or(0.0, |excess| OVERFULL_DEMERITS_PER_POINT * excess.to_pt().max(1.0))
}

/// How bad a line of such demerits looks, penalties and all, in the units of badness.
pub(super) fn felt_badness(demerits: f64) -> f64 {
    (demerits.max(0.0).sqrt() - LINE_PENALTY).max(0.0)
}

/// Whether a line is seen to be loose.
fn is_loose(line: Weighed) -> bool {
    line.fills && line.ratio > LOOSE_RATIO
}

#[cfg(test)]
mod tests {
    use super::super::cost::{INFINITELY_BAD, Setting, UNSTRETCHED, filled_line};
    use super::super::fill::Fill;
    use super::super::pass::{FOR_A_SOUND_END, Means, passes};
    use super::*;
    use crate::geom::Length;

    #[test]
    fn a_ladder_is_worse_than_loose_lines_and_better_than_one_past_the_measure() {
        let line = |overfull| Weighed {
            badness: INFINITELY_BAD,
            fitness: Fitness::VeryLoose,
            overfull,
            ..UNSTRETCHED
        };
        let after = |hyphens| Before { fitness: Fitness::Tight, hyphens };
        let loosest = demerits(line(None), Penalty::LAST_RESORT, false, true, after(1));
        let ladder = demerits(Weighed { badness: 0.0, ..line(None) }, 0.0, true, false, after(LADDER - 1));
        let overfull = demerits(line(Some(Length::pt(0.1))), 0.0, false, false, after(0));
        assert!(4.0 * loosest < ladder, "{loosest} {ladder}");
        assert!(100.0 * ladder < overfull, "{ladder} {overfull}");
    }

    #[test]
    fn a_faulty_end_is_worse_than_two_lines_as_loose_as_lines_that_end_well_may_be() {
        let usual = passes(Setting::Justified).iter().filter(|pass| pass.means == Means::Usual);
        let loosest = usual.map(|pass| pass.tolerance).fold(0.0, f64::max);
        let line = filled_line(Fill { letters: 1.0, spaces: loosest });
        let before = Before { fitness: line.fitness, hyphens: 0 };
        assert!(2.0 * demerits(line, 2.0 * Penalty::SPARING, false, false, before) < FAULTY_END_DEMERITS);

        let line = filled_line(Fill { letters: 1.0, spaces: FOR_A_SOUND_END.tolerance });
        let gaping = demerits(line, 0.0, false, false, before);
        assert!(gaping < FAULTY_END_DEMERITS && FAULTY_END_DEMERITS < 2.0 * gaping, "{gaping}");
    }

    #[test]
    fn a_loose_line_is_worse_than_a_short_end_and_a_sparing_break_and_a_line_that_is_not_loose_is_better() {
        let of = |ratio: f64, cost: f64, end: End| {
            let line = Weighed { end, ..filled_line(Fill { letters: 1.0, spaces: ratio }) };
            demerits(
                line,
                cost,
                cost > 0.0,
                end != End::Sound,
                Before { fitness: Fitness::VeryLoose, hyphens: 0 },
            )
        };
        let (loose, tolerable) = (of(1.2, 0.0, End::Sound), of(1.0, 0.0, End::Sound));
        let (short, sparing) = (of(0.0, 0.0, End::Short), of(0.0, 2.0 * Penalty::SPARING, End::Sound));
        for other in [short, sparing] {
            assert!(tolerable < other && other < loose, "{tolerable} {other} {loose}");
        }
    }

    #[test]
    fn one_loose_line_is_better_than_two_that_are_less_so() {
        let of = |spaces: f64| {
            demerits(
                filled_line(Fill { letters: 1.0, spaces }),
                0.0,
                false,
                false,
                Before { fitness: Fitness::VeryLoose, hyphens: 0 },
            )
        };
        assert!(of(1.8) < 2.0 * of(1.2), "{} {}", of(1.8), of(1.2));
        assert!(of(1.8) > 2.0 * of(1.1), "{} {}", of(1.8), of(1.1));
    }
}
