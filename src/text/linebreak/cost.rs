//! What a line comes to by itself: pure functions of its widths, and the numbers that tune them.
//!
//! Badness and fitness are those of Knuth and Plass and of TeX (D. E. Knuth, "TeX: The Program", §§ 108, 833); the
//! numbers that differ say why.

use super::fill::{Fill, fill};
use super::last_line::{End, LastLine};
use crate::geom::Length;

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

/// The badness of a line whose spaces stretch by all that they well may.
pub(super) const FULL_STRETCH_BADNESS: f64 = 100.0;

/// The badness of a line whose spaces shrink by all that they may: twice that, since they are narrow where letters
/// narrow as well, and the line looks dark among its neighbours.
const FULL_SHRINK_BADNESS: f64 = 200.0;

/// The badness of a line whose letters widen or narrow by all that they may, while its spaces stay natural: little,
/// as nobody sees it, and enough for natural letters to be preferred.
const FULL_LETTER_BADNESS: f64 = 30.0;

/// The badness up to which it grows with the cube of the ratio (TeX's `inf_bad`).
const GREATEST_CUBED: f64 = 10_000.0;

/// What each unit of the ratio adds past that bound. TeX stops there; of two lines that loose, one that is
/// looser by far is still worse, and where ladders are kept out there are such lines.
const LOOSER_BADNESS: f64 = 200.0;

/// The badness that no line passes, so that a ladder of hyphens is always worse.
pub(super) const INFINITELY_BAD: f64 = 20_000.0;

/// The ratio of the spaces up to which a last line is set full: letters take up some two thirds of an em in a
/// newspaper's measure, and spaces the rest, so that no line ends a hair short.
const NEARLY_FULL: f64 = 0.3;

/// The shortfall of a ragged line that counts as full stretch, as a share of the measure.
const RAG: f64 = 0.25;

/// How far past all that they may spaces still shrink by rounding, in units of that.
const ROUNDING: f64 = 1e-6;

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ending {
    /// Nothing: it ends where the search would have it end.
    Free,
    /// It ends in a hard break.
    Hard,
    /// It ends the paragraph, and begins it too.
    Only,
    /// It ends the paragraph, after other lines.
    Last(LastLine),
}

/// The classes of tightness of a line (TeX § 817).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fitness {
    /// Its letters and spaces narrow by more than [`DECENT_TONE`].
    Tight,
    /// They are about natural.
    Decent,
    /// They widen by more than that.
    Loose,
    /// They widen by more than [`LOOSE_TONE`].
    VeryLoose,
}

impl Fitness {
    /// Whether lines of two classes go together one below the other: those of neighbours do.
    pub fn goes_with(self, other: Fitness) -> bool {
        (self as u8).abs_diff(other as u8) <= 1
    }
}

/// How far letters and spaces together may go and a line still be decent, in units of what each well may: half of what
/// letters may, too little to be seen.
const DECENT_TONE: f64 = 0.5;

/// How far they may go and a line still be loose and no more: all that letters may, and half of what spaces well may.
const LOOSE_TONE: f64 = 1.5;

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
    /// How well it ends the paragraph, if it does.
    pub end: End,
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
            if filled.spaces < -1.0 - ROUNDING {
                return Verdict::TooLong(too_long(-shortfall - widths.flex - widths.shrink));
            }
            if ending != Ending::Free && filled.spaces > NEARLY_FULL {
                return Verdict::Fits(natural_line(widths, ending));
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
                return Verdict::Fits(natural_line(widths, ending));
            }
            let felt = shortfall / (measure * RAG);
            let badness = FULL_STRETCH_BADNESS * felt * felt;
            Verdict::Fits(Weighed { badness, ..UNSTRETCHED })
        }
    }
}

/// A line with natural letters and spaces.
pub(super) const UNSTRETCHED: Weighed = Weighed {
    ratio: 0.0,
    badness: 0.0,
    fitness: Fitness::Decent,
    fills: false,
    end: End::Sound,
    overfull: None,
};

/// A line that fills the measure.
pub(super) fn filled_line(filled: Fill) -> Weighed {
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
fn natural_line(widths: Widths, ending: Ending) -> Weighed {
    let end = match ending {
        Ending::Last(line) => line.end(widths),
        Ending::Free | Ending::Hard | Ending::Only => End::Sound,
    };
    Weighed { end, ..UNSTRETCHED }
}

/// How bad a line looks: a little for what its letters do, and for its spaces a hundred or two times the cube of their
/// ratio, past a bound less steeply, up to another.
fn badness(filled: Fill) -> f64 {
    let ratio = filled.spaces.abs();
    let full = if filled.spaces < 0.0 { FULL_SHRINK_BADNESS } else { FULL_STRETCH_BADNESS };
    let cubed = full * ratio.powi(3);
    let spaces = cubed.min(GREATEST_CUBED + LOOSER_BADNESS * ratio);
    (FULL_LETTER_BADNESS * filled.letters.powi(2) + spaces).min(INFINITELY_BAD)
}

/// The class of tightness of a line (TeX § 852), by its letters and then its spaces.
fn fitness(filled: Fill) -> Fitness {
    match filled.letters + filled.spaces {
        tone if tone < -DECENT_TONE => Fitness::Tight,
        tone if tone <= DECENT_TONE => Fitness::Decent,
        tone if tone <= LOOSE_TONE => Fitness::Loose,
        _ => Fitness::VeryLoose,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measures::Measures;

    #[test]
    fn badness_grows_with_the_cube_of_the_spaces_ratio() {
        let check = |letters: f64, spaces: f64, expected: f64| {
            assert!((badness(Fill { letters, spaces }) - expected).abs() < 1e-9, "{letters} {spaces}");
        };
        check(0.0, 0.0, 0.0);
        check(0.5, 0.0, 0.25 * FULL_LETTER_BADNESS);
        check(-1.0, -1.0, FULL_LETTER_BADNESS + FULL_SHRINK_BADNESS);
        check(0.0, 2.0, 800.0);
        check(0.0, 10.0, 12_000.0);
        check(0.0, 1.0e9, INFINITELY_BAD);
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
        let check = |natural: f64, ending: Ending, fills: bool, end: End| {
            let widths = Widths {
                natural: Length::pt(natural),
                flex: Length::pt(4.0),
                stretch: Length::pt(10.0),
                shrink: Length::pt(4.0),
            };
            let weighed = weigh(Setting::Justified, widths, Length::pt(100.0), ending, 1.0);
            let Verdict::Fits(line) = weighed else { panic!("the line should fit") };
            assert_eq!((line.fills, line.end), (fills, end), "{natural} {ending:?}");
        };
        let last = Ending::Last(LastLine::new(&Measures::full(Length::pt(100.0)), 1, false));
        check(94.0, last, true, End::Sound);
        check(90.0, last, false, End::Sound);
        check(103.0, last, true, End::Sound);
        check(19.0, last, false, End::Faulty);
        check(19.0, Ending::Only, false, End::Sound);
        check(19.0, Ending::Hard, false, End::Sound);
    }
}
