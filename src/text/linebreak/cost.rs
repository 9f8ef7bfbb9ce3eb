//! What a line costs: pure functions of its widths, and the numbers that tune them.
//!
//! Badness, fitness and demerits are those of Knuth and Plass and of TeX (D. E. Knuth, "TeX: The Program",
//! §§ 108, 833, 859); the numbers that differ say why.

use super::fill::{Fill, fill};
use crate::geom::Length;
use crate::text::item::Penalty;

/// How the lines of a paragraph meet the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Every line but the last fills the measure.
    Justified,
    /// Spaces stay natural, the right edge is ragged, and lines are as full as is seemly.
    Ragged,
    /// As ragged, with the fewest lines, all of them about as wide: for headings.
    Balanced,
}

/// Added to every line's badness, so that fewer lines are better (TeX's `\linepenalty`).
const LINE_PENALTY: f64 = 10.0;

/// The badness of a line whose spaces stretch by all that they well may.
const FULL_STRETCH_BADNESS: f64 = 100.0;

/// The badness of a line whose letters widen or narrow by all that they may, while its spaces stay natural: little,
/// as nobody sees it, and enough for natural letters to be preferred.
const FULL_LETTER_BADNESS: f64 = 30.0;

/// The badness up to which it grows with the cube of the ratio (TeX's `inf_bad`).
const GREATEST_CUBED: f64 = 10_000.0;

/// What each unit of the ratio adds past that bound. TeX stops there; of two lines that loose, one that is
/// looser by far is still worse, and where ladders are kept out there are such lines.
const LOOSER_BADNESS: f64 = 200.0;

/// The badness that no line passes, so that a ladder of hyphens is always worse.
const INFINITELY_BAD: f64 = 20_000.0;

/// The hyphens in a row that are a ladder, which only the last pass may climb.
pub(super) const LADDER: u8 = 3;

/// Extra demerits where two lines that follow each other are tight and loose (TeX's `\adjdemerits`).
pub(super) const FITNESS_DEMERITS: f64 = 10_000.0;

/// Extra demerits for a second hyphen in a row (TeX's `\doublehyphendemerits`).
const DOUBLE_HYPHEN_DEMERITS: f64 = 20_000.0;

/// Extra demerits for a third hyphen in a row, and each one after it, in the last pass, the only one that has
/// them: more than a few lines as bad as lines can be, at breaks of last resort (6.3 × 10⁸ each), and less than
/// one that goes past the measure.
const LADDER_DEMERITS: f64 = 3.0e9;

/// The stretch ratio past which a line is seen to be loose: its spaces are then 1.6 times their width.
pub(super) const LOOSE_RATIO: f64 = 1.15;

/// Extra demerits for a line that is seen to be loose, beside its badness: of two ways, the one with fewer such lines is
/// better, even where one of them is looser, or has two hyphens more.
const LOOSE_DEMERITS: f64 = 1.0e6;

/// Extra demerits where the line before the last ends in a hyphen (TeX's `\finalhyphendemerits`, raised: a
/// paragraph that ends in a fragment of a word is never wanted).
const FINAL_HYPHEN_DEMERITS: f64 = 300_000.0;

/// Demerits for each point by which a line goes past the measure, and for the first in any case: more than a
/// hundred of any other fault, so that only lines that cannot be avoided do.
const OVERFULL_DEMERITS_PER_POINT: f64 = 1.0e12;

/// The least width of a last line, as a share of the measure.
const SHORT_LAST_LINE: f64 = 0.2;

/// The least width of a last line of one word, as a share of the measure.
const SHORT_LAST_WORD: f64 = 0.25;

/// Demerits for a last line that short, or of nothing but part of a word: more than two lines as loose as any pass
/// but the last allows, so that any other way is better.
const FAULTY_END_DEMERITS: f64 = 1.0e8;

/// The ratio of the spaces up to which a last line is set full: letters take up some two thirds of an em in a
/// newspaper's measure, and spaces the rest, so that no line ends a hair short.
const NEARLY_FULL: f64 = 0.3;

/// The shortfall of a ragged line that counts as full stretch, as a share of the measure.
const RAG: f64 = 0.25;

/// The widths of a line that is weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    /// With letters and spaces natural, less what hangs into the margins.
    pub natural: Length,
    /// How much its letters may widen, and narrow.
    pub flex: Length,
    /// How much its spaces may grow.
    pub stretch: Length,
    /// How much its spaces may shrink.
    pub shrink: Length,
}

/// What is special about a line that is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nothing: it ends where the search would have it end.
    Free,
    /// It ends in a hard break.
    Hard,
    /// It ends the paragraph, and begins it too.
    Only,
    /// It ends the paragraph; `broken` where its first word began on the line before.
    Last {
        /// Whether the line before ends in a hyphen.
        broken: bool,
    },
}

/// The four classes of tightness, from tight to very loose; neighbours go together.
pub(super) type Fitness = u8;

/// The class of a line with natural letters and spaces.
pub(super) const DECENT: Fitness = 1;

/// What a line comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// How far its spaces stretch or shrink.
    pub ratio: f64,
    /// How bad that looks.
    pub badness: f64,
    /// Its class of tightness.
    pub fitness: Fitness,
    /// Whether it is set to the full measure.
    pub fills: bool,
    /// Whether it is a last line that should not be: a short word, or part of one.
    pub faulty_end: bool,
    /// How much of it does not go into the measure, if any.
    pub overfull: Option<Length>,
}

/// Whether a line can be set at all.
#[derive(Clone, Copy)]
pub(super) enum Verdict {
    /// It can, like this.
    Fits(Weighed),
    /// It is too long, and would be longer if it ended later.
    TooLong(Weighed),
    /// It is too short, and may do if it ends later.
    TooShort,
}

/// Weighs a line.
pub(super) fn weigh(
    setting: Setting,
    widths: Widths,
    measure: Length,
    ending: Ending,
    tolerance: f64,
) -> Verdict {
    let shortfall = measure - widths.natural;
    match setting {
        Setting::Justified => {
            let filled = fill(shortfall, widths.flex, widths.stretch, widths.shrink);
            if filled.spaces < -1.0 - 1e-6 {
                return Verdict::TooLong(too_long(-shortfall - widths.flex - widths.shrink));
            }
            if ending != Ending::Free && filled.spaces > NEARLY_FULL {
                return Verdict::Fits(natural_line(widths, measure, ending));
            }
            if ending == Ending::Free && filled.spaces > tolerance {
                return Verdict::TooShort;
            }
            Verdict::Fits(filled_line(filled))
        }
        Setting::Ragged | Setting::Balanced => {
            if !widths.natural.fits(measure) {
                return Verdict::TooLong(too_long(-shortfall));
            }
            if ending != Ending::Free && setting == Setting::Ragged {
                return Verdict::Fits(natural_line(widths, measure, ending));
            }
            let felt = shortfall / (measure * RAG);
            let badness = FULL_STRETCH_BADNESS * felt * felt;
            Verdict::Fits(Weighed { badness, ..UNSTRETCHED })
        }
    }
}

/// A line with natural letters and spaces.
pub(super) const UNSTRETCHED: Weighed =
    Weighed { ratio: 0.0, badness: 0.0, fitness: DECENT, fills: false, faulty_end: false, overfull: None };

/// A line that fills the measure.
fn filled_line(filled: Fill) -> Weighed {
    Weighed {
        ratio: filled.spaces,
        badness: badness(filled),
        fitness: fitness(filled),
        fills: true,
        ..UNSTRETCHED
    }
}

/// A line that goes past the measure by `excess` whatever its letters and spaces do.
fn too_long(excess: Length) -> Weighed {
    Weighed { ratio: -1.0, fills: true, overfull: Some(excess), ..UNSTRETCHED }
}

/// A line that ends a paragraph, or ends in a hard break, short of the measure: its spaces stay natural.
fn natural_line(widths: Widths, measure: Length, ending: Ending) -> Weighed {
    let faulty_end = match ending {
        Ending::Last { broken } => {
            let one_word = widths.stretch <= Length::ZERO;
            let least = if one_word { SHORT_LAST_WORD } else { SHORT_LAST_LINE };
            widths.natural > Length::ZERO && (one_word && broken || widths.natural < measure * least)
        }
        Ending::Free | Ending::Hard | Ending::Only => false,
    };
    Weighed { faulty_end, ..UNSTRETCHED }
}

/// How bad a line looks: a little for what its letters do, and for its spaces a hundred times the cube of their
/// ratio, past a bound less steeply, up to another.
fn badness(filled: Fill) -> f64 {
    let ratio = filled.spaces.abs();
    let cubed = FULL_STRETCH_BADNESS * ratio.powi(3);
    let spaces = cubed.min(GREATEST_CUBED + LOOSER_BADNESS * ratio);
    (FULL_LETTER_BADNESS * filled.letters.powi(2) + spaces).min(INFINITELY_BAD)
}

/// The class of tightness of a line (TeX § 852), by its letters and then its spaces.
fn fitness(filled: Fill) -> Fitness {
    match filled.letters + filled.spaces {
        tone if tone < -0.5 => 0,
        tone if tone <= 0.5 => DECENT,
        tone if tone <= 1.5 => 2,
        _ => 3,
    }
}

/// What comes before the line that is weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// The class of the line before; decent where there is none.
    pub fitness: Fitness,
    /// How many lines in a row end in a hyphen, up to the one before.
    pub hyphens: u8,
}

/// The demerits of a line that ends at a penalty of `cost`, after `before`.
pub(super) fn demerits(line: Weighed, cost: f64, hyphen: bool, last: bool, before: Before) -> f64 {
    let base = (LINE_PENALTY + line.badness).powi(2);
    let penalty =
        if cost >= 0.0 { (LINE_PENALTY + line.badness + cost).powi(2) - base } else { -cost * cost };
    let mut demerits = base + if cost <= Penalty::FORCED { 0.0 } else { penalty };
    if line.fills && line.ratio > LOOSE_RATIO {
        demerits += LOOSE_DEMERITS;
    }
    if line.fitness.abs_diff(before.fitness) > 1 {
        demerits += FITNESS_DEMERITS;
    }
    if hyphen {
        demerits += match before.hyphens {
            0 => 0.0,
            1 => DOUBLE_HYPHEN_DEMERITS,
            _ => LADDER_DEMERITS,
        };
    }
    if last && before.hyphens > 0 {
        demerits += FINAL_HYPHEN_DEMERITS;
    }
    if line.faulty_end {
        demerits += FAULTY_END_DEMERITS;
    }
    demerits + line.overfull.map_or(0.0, |excess| OVERFULL_DEMERITS_PER_POINT * excess.to_pt().max(1.0))
}

/// How bad a line of such demerits looks, penalties and all, in the units of badness.
pub(super) fn felt_badness(demerits: f64) -> f64 {
    (demerits.max(0.0).sqrt() - LINE_PENALTY).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badness_grows_with_the_cube_of_the_spaces_ratio() {
        let check = |letters: f64, spaces: f64, expected: f64| {
            assert!((badness(Fill { letters, spaces }) - expected).abs() < 1e-9, "{letters} {spaces}");
        };
        check(0.0, 0.0, 0.0);
        check(0.5, 0.0, 0.25 * FULL_LETTER_BADNESS);
        check(-1.0, -1.0, FULL_LETTER_BADNESS + 100.0);
        check(0.0, 2.0, 800.0);
        check(0.0, 10.0, 12_000.0);
        check(0.0, 1.0e9, INFINITELY_BAD);
    }

    #[test]
    fn a_ladder_is_worse_than_loose_lines_and_better_than_one_past_the_measure() {
        let line = |overfull| Weighed { badness: INFINITELY_BAD, fitness: 3, overfull, ..UNSTRETCHED };
        let after = |hyphens| Before { fitness: 0, hyphens };
        let loosest = demerits(line(None), Penalty::LAST_RESORT, false, true, after(1));
        let ladder = demerits(Weighed { badness: 0.0, ..line(None) }, 0.0, true, false, after(LADDER - 1));
        let overfull = demerits(line(Some(Length::pt(0.1))), 0.0, false, false, after(0));
        assert!(4.0 * loosest < ladder, "{loosest} {ladder}");
        assert!(100.0 * ladder < overfull, "{ladder} {overfull}");
    }

    #[test]
    fn one_loose_line_is_better_than_two_that_are_less_so() {
        let of = |spaces: f64| {
            demerits(
                filled_line(Fill { letters: 1.0, spaces }),
                0.0,
                false,
                false,
                Before { fitness: 3, hyphens: 0 },
            )
        };
        assert!(of(1.8) < 2.0 * of(1.2), "{} {}", of(1.8), of(1.2));
        assert!(of(1.8) > 2.0 * of(1.1), "{} {}", of(1.8), of(1.1));
    }

    #[test]
    fn a_line_past_the_measure_is_told_by_how_much() {
        let widths = Widths {
            natural: Length::pt(110.0),
            flex: Length::pt(1.0),
            stretch: Length::pt(5.0),
            shrink: Length::pt(4.0),
        };
        let Verdict::TooLong(line) = weigh(Setting::Justified, widths, Length::pt(100.0), Ending::Free, 1.0)
        else {
            panic!("the line should not fit");
        };
        assert_eq!(line.overfull, Some(Length::pt(5.0)));
    }

    #[test]
    fn a_last_line_is_full_or_well_short() {
        let check = |natural: f64, ending: Ending, fills: bool, faulty_end: bool| {
            let widths = Widths {
                natural: Length::pt(natural),
                flex: Length::pt(4.0),
                stretch: Length::pt(10.0),
                shrink: Length::pt(4.0),
            };
            let weighed = weigh(Setting::Justified, widths, Length::pt(100.0), ending, 1.0);
            let Verdict::Fits(line) = weighed else { panic!("the line should fit") };
            assert_eq!((line.fills, line.faulty_end), (fills, faulty_end), "{natural} {ending:?}");
        };
        let last = Ending::Last { broken: false };
        check(94.0, last, true, false);
        check(90.0, last, false, false);
        check(103.0, last, true, false);
        check(19.0, last, false, true);
        check(21.0, Ending::Last { broken: true }, false, false);
        check(19.0, Ending::Only, false, false);
        check(19.0, Ending::Hard, false, false);
    }
}
