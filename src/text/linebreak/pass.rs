//! The passes of the search over a paragraph, from mild to wild.

use super::cost::Setting;
use super::demerits::LOOSE_RATIO;
use crate::text::item::Penalty;

/// What one pass over a paragraph may do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pass {
    /// The stretch ratio that no justified line may pass.
    pub tolerance: f64,
    /// What else it may do.
    pub means: Means,
}

/// What a pass may do to find a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Means {
    /// Lines end where they readily may: at no break that is worse than lines up to the tolerance.
    Readily,
    /// Lines end where they well may.
    Usual,
    /// They may end at breaks of last resort as well.
    LastResorts,
    /// Whatever it takes: ladders of hyphens, broken ties, and lines past the measure where nothing else is left.
    Any,
}

impl Means {
    /// Whether lines may end at breaks of a cost.
    pub fn allow(self, cost: f64) -> bool {
        match self {
            Means::Readily => cost < Penalty::SPARING,
            Means::Usual => cost < Penalty::LAST_RESORT,
            Means::LastResorts => cost < Penalty::TIE,
            Means::Any => true,
        }
    }
}

/// The greatest tolerance of a pass whose ways are good enough to choose among them: past it, a paragraph is glad
/// to have any.
const CHOOSY: f64 = 2.0;

impl Pass {
    /// The same pass with lines as loose as a way may have them that is taken for its number of lines.
    pub fn at_its_widest(self) -> Pass {
        Pass { tolerance: self.tolerance.max(LOOSE_RATIO), ..self }
    }

    /// Whether the ways that the pass finds are good enough to choose among them: it gives variants, and is worth
    /// repairs.
    pub fn is_choosy(&self) -> bool {
        self.tolerance <= CHOOSY || self.tolerance.is_infinite() && self.means < Means::Any
    }
}

/// The passes over a justified paragraph, mildest first. TeX's tolerance of 200 is a ratio of 1.26; where letters
/// flex first, most paragraphs do with less, and a search that may not go further spreads what it must over more
/// lines. A newspaper measure in a language of long words needs more; the last pass allows anything, so that the
/// search never fails.
const JUSTIFIED_PASSES: [Pass; 5] = [
    Pass { tolerance: 1.0, means: Means::Readily },
    Pass { tolerance: 2.0, means: Means::Usual },
    Pass { tolerance: 4.0, means: Means::Usual },
    Pass { tolerance: 4.0, means: Means::LastResorts },
    Pass { tolerance: f64::INFINITY, means: Means::Any },
];

/// The pass over a justified paragraph of which all others leave a short word, or part of one, alone on its last line.
/// Its loosest lines have spaces as wide as an em.
pub(super) const FOR_A_SOUND_END: Pass = Pass { tolerance: 6.0, means: Means::Usual };

/// The passes over a paragraph whose spaces do not stretch: there is no tolerance to widen.
const RAGGED_PASSES: [Pass; 3] = [
    Pass { tolerance: f64::INFINITY, means: Means::Usual },
    Pass { tolerance: f64::INFINITY, means: Means::LastResorts },
    Pass { tolerance: f64::INFINITY, means: Means::Any },
];

/// The passes over a paragraph, mildest first.
pub(super) fn passes(setting: Setting) -> &'static [Pass] {
    match setting {
        Setting::Justified => &JUSTIFIED_PASSES,
        Setting::Ragged | Setting::Balanced => &RAGGED_PASSES,
    }
}
