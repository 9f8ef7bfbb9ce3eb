//! The pages that a flyer could have, where it cannot have those that it asks for: none is named that was not tried.

use super::attempt::{Goal, MOST_WHITE_KEPT};
use super::fit;
use super::fitter::Fitter;
use super::its_pages::is_whole;
use super::white_page::whitest;
use crate::spec::Flyer;

/// The most columns, on all pages, of a flyer for which another number of pages is tried: eight pages of two. More take
/// longer than the rest of the refusal.
const MOST_COLUMNS_TRIED: usize = 16;

/// Pages that a flyer is known to come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum OtherPages {
    /// So many, if they are asked for.
    Asked(usize),
    /// So many, if none are asked for; with the share of one of them that is left white, where that is too much for
    /// pages that are asked for, and the share of the last that is filled.
    Unasked { pages: usize, white: Option<f64>, fill: f64 },
}

impl Fitter<'_> {
    /// Pages that the flyer comes to in place of those of a goal, which it misses with so many at the furthest setting.
    /// One other number is tried, that which is nearest to what the flyer has: 102 of 279 refused flyers came to it,
    /// and only four more to the next.
    pub fn other_pages(&self, goal: Goal, at_furthest: usize) -> Option<OtherPages> {
        let near = if at_furthest == goal.pages { goal.pages - 1 } else { at_furthest };
        let may_be_tried = near > 0 && near * self.flyer.theme.page.columns <= MOST_COLUMNS_TRIED;
        if may_be_tried && self.would_come_to(self.flyer, near) {
            return Some(OtherPages::Asked(near));
        }
        self.unasked_pages()
    }

    /// The pages that the flyer comes to where none are asked for; `None` where it does not build.
    fn unasked_pages(&self) -> Option<OtherPages> {
        let flyer = Flyer { pages: None, ..self.flyer.clone() };
        let fitted = fit(&flyer, self.faces, self.shared, None);
        let white = Some(whitest(&fitted.attempt)).filter(|white| *white > MOST_WHITE_KEPT);
        let builds = fitted.refused.is_none() && is_whole(&fitted.attempt);
        let (pages, fill) = (fitted.attempt.pages(), fitted.attempt.fill());
        builds.then_some(OtherPages::Unasked { pages, white, fill })
    }
}
