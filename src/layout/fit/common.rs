//! One setting for a whole run of flyers, so that all of them look alike.

use super::attempt::Goal;
use super::climb::Fitter;
use super::refusal::{At, out_of_bounds, refusal};
use super::rung::Rung;
use super::shortfall::shortfall;
use super::{Attempt, remnant::is_remnant};
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::layout::breaking::LEAST_LAST_PAGE;
use crate::layout::panel::whole_span;
use crate::spec::Flyer;

/// The setting that each flyer of a run needs by itself, with whether it declares its pages, as one for all of
/// them: the mildest at which every flyer still keeps its pages is the tightest that any of them needs. Flyers
/// that declare no pages have a say only where none does. `None` for no flyers.
pub fn common_rung(needed: &[(Rung, bool)]) -> Option<Rung> {
    let any_declares = needed.iter().any(|(_, declares)| *declares);
    let counted = needed.iter().filter(|(_, declares)| *declares || !any_declares);
    counted.map(|(rung, _)| *rung).reduce(Rung::tighter)
}

impl<'a> Fitter<'a> {
    /// The flyer at the setting of its run, with a finding where it does not keep its pages there. Its last page
    /// need not be as full as that of a flyer that is fitted by itself, but must not be a mere remnant.
    pub fn in_family(&self, rung: Rung) -> (Attempt<'a>, Option<Diagnostic>) {
        let plain = self.attempt(rung);
        let attempt = match self.flyer.pages {
            // A flyer fitted by itself may come to its pages by level ends alone.
            Some((pages, _)) if plain.pages() == pages + 1 => {
                plain.with_level_ends(Some(Goal { pages, fill: LEAST_LAST_PAGE }))
            }
            _ => plain,
        };
        let place = self.flyer.pages.map_or_else(|| whole_span(&self.flyer.country), |(_, span)| span);
        let refused = match self.flyer.pages {
            _ if !admits(self.flyer, &rung) => Some(out_of_bounds(&rung, place)),
            Some((pages, _)) if attempt.pages() != pages || is_remnant(&attempt) => {
                let goal = Goal { pages, fill: LEAST_LAST_PAGE };
                let by = shortfall(*self, &attempt, goal, At::Common);
                Some(refusal(self.flyer, (pages, place), &attempt, by, At::Common))
            }
            _ => None,
        };
        (attempt, refused)
    }
}

/// Whether the bounds of a flyer admit a setting.
pub(super) fn admits(flyer: &Flyer, rung: &Rung) -> bool {
    let fit = &flyer.theme.fit;
    let within = |(least, most): (Length, Length), length: Length| least.fits(length) && length.fits(most);
    within(fit.size, rung.size) && within(fit.leading, rung.leading)
}
