//! The ladder: from the setting that the theme names to the tightest and to the loosest that it allows.
//!
//! Each rung keeps what the rungs before it have changed, but for longer paragraphs, which are a rung of their own. The
//! order is that of `Step`: what shows least first.

use super::attempt::ASKED_FILL;
use super::rung::{Gaps, Looseness, Rung, Step};
use crate::geom::Length;
use crate::spec::{FitTheme, Flyer};

/// How far two neighbouring rungs of leading part in a flyer of few pages.
pub(super) const LEADING_STEP: Length = Length::pt(0.1);

/// How far two neighbouring rungs of size part in a flyer of few pages.
pub(super) const SIZE_STEP: Length = Length::pt(0.05);

/// The least leading, in body sizes: any tighter, ascenders meet descenders.
pub(super) const LEAST_LEADING: f64 = 1.1;

/// The pages up to which steps are as large as that. A step moves the end of twice as many pages twice as far,
/// so with more pages steps are smaller, and the last page can still be hit.
pub(super) const FEW_PAGES: usize = 4;

/// The share of their height to which pictures may shrink, step by step.
const SMALLER_PICTURES: [f64; 4] = [0.95, 0.9, 0.85, 0.8];

/// The share of their greatest height to which pictures may grow, step by step.
const LARGER_PICTURES: [f64; 3] = [1.05, 1.1, 1.15];

/// The most rows that all gaps between activities may gain together, as a share of a full page: half of what a
/// last page may lack, so that a flyer that lacks as much is filled by it, and does not run over.
const MOST_GAINED: f64 = (1.0 - ASKED_FILL) / 2.0;

/// How far size and leading may go from what the theme names where no number of pages is asked for, as shares of it:
/// as far as the bounds that are the default let the measures that are. Whoever chose large type did not choose type
/// of the usual size instead.
pub(super) const UNASKED: (f64, f64) = (0.915, 1.06);

/// The direction in which a ladder is climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// There is too much text.
    Tighter,
    /// There is too little.
    Looser,
}

/// The rungs on one side of the nominal setting, mildest first.
pub(super) struct Ladder {
    /// Those that leave size and leading as they are: looseness and spacing.
    pub mild: Vec<Rung>,
    /// Those of leading, and then of size.
    pub measures: Vec<Rung>,
    /// Those of the height of pictures.
    pub pictures: Vec<Rung>,
}

impl Ladder {
    /// The rungs from the nominal setting in one direction, for a flyer of `pages` pages of `page_rows` rows in all
    /// columns together.
    pub fn new(flyer: &Flyer, direction: Direction, pages: usize, page_rows: usize) -> Ladder {
        let may_widen = flyer.activities.len().saturating_sub(1) as f64 <= MOST_GAINED * page_rows as f64;
        Ladder::within(&flyer.theme.fit, flyer, direction, pages, may_widen)
    }

    /// The same for a flyer that asks for no number of pages.
    pub fn unasked(flyer: &Flyer, direction: Direction, pages: usize) -> Ladder {
        let (theme, fit) = (&flyer.theme.text, &flyer.theme.fit);
        let near = |(least, most): (Length, Length), named: Length| {
            (least.max(named * UNASKED.0), most.min(named * UNASKED.1))
        };
        let bounds = FitTheme { size: near(fit.size, theme.size), leading: near(fit.leading, theme.leading) };
        // No last page needs to be hit within a few rows.
        Ladder::within(&bounds, flyer, direction, pages, true)
    }

    /// The same within other bounds; `may_widen` is whether the white between activities may.
    fn within(fit: &FitTheme, flyer: &Flyer, direction: Direction, pages: usize, may_widen: bool) -> Ladder {
        let theme = &flyer.theme.text;
        let mut rung = Rung::nominal(theme.size, theme.leading);
        let (looseness, gaps): (_, Vec<Gaps>) = match direction {
            Direction::Tighter => (Looseness::Shorter, vec![Gaps::TIGHT]),
            Direction::Looser => (
                Looseness::Longer,
                Gaps::LOOSE.into_iter().filter(|gaps| may_widen || gaps.activity == 1).collect(),
            ),
        };
        rung = Rung { step: Step::Looseness, looseness, ..rung };
        let mut mild = vec![rung];
        // Paragraphs drawn out by a line look loose; past their own rung, white and leading do better.
        rung.looseness = if direction == Direction::Looser { Looseness::Even } else { looseness };
        for gaps in gaps {
            rung = Rung { step: Step::Spacing, gaps, ..rung };
            mild.push(rung);
        }
        let (leading, size) = match direction {
            Direction::Tighter => {
                (fit.leading.0.max(theme.size * LEAST_LEADING).min(theme.leading), fit.size.0.min(theme.size))
            }
            Direction::Looser => {
                let leading = fit.leading.1.max(theme.leading);
                (leading, fit.size.1.min(leading / LEAST_LEADING).max(theme.size))
            }
        };
        let finer = pages.div_ceil(FEW_PAGES).max(1) as f64;
        let mut measures = Vec::new();
        for leading in steps(rung.leading, leading, LEADING_STEP / finer) {
            rung = Rung { step: Step::Leading, leading, ..rung };
            measures.push(rung);
        }
        for size in steps(rung.size, size, SIZE_STEP / finer) {
            rung = Rung { step: Step::Size, size, ..rung };
            measures.push(rung);
        }
        let shares: &[f64] = match direction {
            _ if flyer.activities.iter().all(|activity| activity.image.is_none()) => &[],
            Direction::Tighter => &SMALLER_PICTURES,
            Direction::Looser => &LARGER_PICTURES,
        };
        let pictures =
            shares.iter().map(|share| Rung { step: Step::Pictures, pictures: *share, ..rung }).collect();
        Ladder { mild, measures, pictures }
    }

    /// The rungs in the order for a page that stays white before a picture: it is too tall, and so all pictures change
    /// before leading and size do.
    pub fn with_pictures_first(&self) -> Vec<Rung> {
        let Some(mild) = self.mild.last() else { return Vec::new() };
        let pictures =
            self.pictures.iter().map(|rung| Rung { size: mild.size, leading: mild.leading, ..*rung });
        let furthest = self.pictures.last().map(|rung| (rung.step, rung.pictures));
        let measures = self.measures.iter().map(|rung| match furthest {
            Some((step, pictures)) => Rung { step, pictures, ..*rung },
            None => *rung,
        });
        self.mild.iter().copied().chain(pictures).chain(measures).collect()
    }

    /// All rungs, mildest first.
    pub fn rungs(&self) -> impl Iterator<Item = Rung> {
        [&self.mild, &self.measures, &self.pictures].into_iter().flatten().copied()
    }
}

/// Lengths a step apart from `from`, itself left out, to `to`.
fn steps(from: Length, to: Length, step: Length) -> Vec<Length> {
    let sign = if to < from { -1.0 } else { 1.0 };
    let whole = (to - from).abs().units(step);
    let at = |count: usize| if count == whole { to } else { from + step * (sign * count as f64) };
    (1..=whole).map(at).collect()
}
