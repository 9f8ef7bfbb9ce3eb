//! One setting for a whole run of flyers, so that all of them look alike.

use super::attempt::Goal;
use super::between::around;
use super::fitter::Fitter;
use super::refusal::{At, Cures, out_of_bounds, refusal};
use super::rung::Rung;
use super::shortfall::shortfall;
use super::{Attempt, remnant::is_remnant};
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::layout::panel::whole_span;
use crate::spec::Flyer;

/// A setting for all flyers of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonRung {
    /// The setting.
    pub rung: Rung,
    /// What of it not all flyers need, and which do.
    pub needs: Vec<Need>,
}

/// Measures of a setting that the same flyers need, in which others could do with milder ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The measures.
    pub measures: Vec<Measure>,
    /// The places of all flyers that need them: while one of these stays as it is, so do the measures.
    pub flyers: Vec<usize>,
}

/// A measure of a setting that a flyer needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The size of running text.
    Size,
    /// The distance between baselines.
    Leading,
    /// The white between blocks.
    White,
    /// The height of pictures.
    Pictures,
    /// Paragraphs of fewer lines or of more.
    Looseness,
}

impl Measure {
    const ALL: [Measure; 5] =
        [Measure::Size, Measure::Leading, Measure::White, Measure::Pictures, Measure::Looseness];

    /// The name, as a report prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Measure::Size => "size",
            Measure::Leading => "leading",
            Measure::White => "white",
            Measure::Pictures => "pictures",
            Measure::Looseness => "looseness",
        }
    }

    /// Whether two settings are alike in it.
    fn is_same(self, one: &Rung, other: &Rung) -> bool {
        match self {
            Measure::Size => one.size == other.size,
            Measure::Leading => one.leading == other.leading,
            Measure::White => one.gaps == other.gaps,
            Measure::Pictures => one.pictures == other.pictures,
            Measure::Looseness => one.looseness == other.looseness,
        }
    }
}

/// The setting that each flyer of a run needs by itself, as one for all of them: the mildest at which every flyer still
/// keeps its pages, and leaves no remnant, is the tightest that any of them needs. `None` for no flyers.
pub fn common_rung(needed: &[Rung]) -> Option<CommonRung> {
    let rung = needed.iter().copied().reduce(Rung::tighter)?;
    let differs = |measure: &Measure| needed.iter().any(|other| !measure.is_same(&rung, other));
    let mut needs: Vec<Need> = Vec::new();
    for measure in Measure::ALL.into_iter().filter(differs) {
        let need_it = needed.iter().enumerate().filter(|(_, other)| measure.is_same(&rung, other));
        let flyers: Vec<usize> = need_it.map(|(at, _)| at).collect();
        match needs.iter_mut().find(|need| need.flyers == flyers) {
            Some(need) => need.measures.push(measure),
            None => needs.push(Need { measures: vec![measure], flyers }),
        }
    }
    Some(CommonRung { rung, needs })
}

impl<'a> Fitter<'a> {
    /// The flyer at the setting of its run, with a finding where it does not keep its pages there. Its last page
    /// need not be as full as that of a flyer that is fitted by itself, but must not be a mere remnant.
    pub fn in_family(&self, rung: Rung) -> (Attempt<'a>, Option<Diagnostic>) {
        let plain = self.attempt(rung);
        let is_over = self.flyer.pages.is_some_and(|(pages, _)| plain.pages() > pages);
        let giving = self.with_pictures_giving().filter(|_| is_over).map(|giving| giving.attempt(rung));
        let plain = giving.filter(|giving| giving.pages() < plain.pages()).unwrap_or(plain);
        let attempt = match self.flyer.pages {
            // A flyer fitted by itself may come to its pages by level ends alone.
            Some((pages, _)) if plain.pages() == pages + 1 => {
                plain.with_level_ends(Some(Goal::without_remnant(pages)))
            }
            None if is_remnant(&plain) => self.mended_around(rung, plain.pages()).unwrap_or(plain),
            None => self.less_white(&plain).unwrap_or(plain),
            _ => plain,
        };
        let place = self.flyer.pages.map_or_else(|| whole_span(&self.flyer.country), |(_, span)| span);
        let refused = match self.flyer.pages {
            _ if !admits(self.flyer, &rung) => Some(out_of_bounds(&rung, place)),
            Some((pages, _)) if attempt.pages() != pages || is_remnant(&attempt) => {
                let by =
                    shortfall(self.giving_as(&attempt), &attempt, Goal::without_remnant(pages), At::Common);
                Some(refusal(self.flyer, (pages, place), &attempt, (by, At::Common), Cures::default()))
            }
            _ => None,
        };
        (attempt, refused)
    }

    /// The flyer with other white or paragraphs than the common setting has, at its measures, on no more pages and
    /// without a remnant, if there is such a way: type is what makes flyers look alike.
    fn mended_around(&self, rung: Rung, pages: usize) -> Option<Attempt<'a>> {
        let mut tried = around(rung).into_iter().skip(1).map(|rung| self.attempt(rung));
        tried.find(|attempt| attempt.pages() <= pages && !is_remnant(attempt))
    }
}

/// Whether the bounds of a flyer admit a setting.
pub(super) fn admits(flyer: &Flyer, rung: &Rung) -> bool {
    let fit = &flyer.theme.fit;
    let within = |(least, most): (Length, Length), length: Length| least.fits(length) && length.fits(most);
    within(fit.size, rung.size) && within(fit.leading, rung.leading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::fit::Gaps;

    #[test]
    fn all_flyers_that_need_the_tightest_setting_dictate_it() {
        let rung = |size: f64, leading: f64| Rung::nominal(Length::pt(size), Length::pt(leading));
        let check = |needed: &[Rung], expected: &[(&[Measure], &[usize])]| {
            let needs = common_rung(needed).unwrap().needs;
            let needs: Vec<_> = needs.iter().map(|need| (&*need.measures, &*need.flyers)).collect();
            assert_eq!(needs, expected, "{needed:?}");
        };
        let both = &[Measure::Size, Measure::Leading];
        let (wide, mild, tight) = (rung(10.0, 13.0), rung(9.0, 12.0), rung(8.5, 11.5));
        check(&[mild, tight, tight], &[(both, &[1, 2])]);
        check(&[mild, wide], &[(both, &[0])]);
        check(&[mild, mild], &[]);
        let crossed = [rung(8.5, 12.0), rung(9.0, 11.5)];
        check(&crossed, &[(&[Measure::Size], &[0]), (&[Measure::Leading], &[1])]);
        let small = rung(8.5, 12.0);
        check(&[tight, small, mild], &[(&[Measure::Size], &[0, 1]), (&[Measure::Leading], &[0])]);
        let dense = Rung { gaps: Gaps::TIGHT, ..mild };
        check(&[mild, dense], &[(&[Measure::White], &[1])]);
        assert_eq!(common_rung(&[]), None);
    }
}
