//! The pages that a flyer could have, where it cannot have those that it asks for: none is named that was not tried.

use super::attempt::Goal;
use super::fit;
use super::fitter::Fitter;
use super::its_pages::{Miss, is_whole};
use crate::spec::Flyer;

/// How many other numbers of pages are tried: each takes a climb or two.
const MOST_TRIED: usize = 2;

/// Pages that a flyer is known to come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherPages {
    /// So many, if they are asked for.
    Asked(usize),
    /// So many, if none are asked for.
    Unasked(usize),
}

impl Fitter<'_> {
    /// Pages that the flyer comes to in place of those of a goal, which it misses with so many at the furthest setting.
    pub fn other_pages(&self, goal: Goal, at_furthest: usize) -> Option<OtherPages> {
        let asked = goal.pages;
        let mut next = Some(if at_furthest == asked { asked - 1 } else { at_furthest });
        for _ in 0..MOST_TRIED {
            let Some(pages) = next.filter(|pages| *pages > 0 && *pages != asked) else { break };
            next = match self.would_come_to(self.flyer, pages) {
                Ok(()) => return Some(OtherPages::Asked(pages)),
                Err(Miss::TooShort) => pages.checked_sub(1),
                Err(Miss::TooLong) => Some(pages + 1),
                // Away from the pages that it cannot have.
                Err(_) if pages > asked => Some(pages + 1),
                Err(_) => pages.checked_sub(1),
            };
        }
        self.unasked_pages().map(OtherPages::Unasked)
    }

    /// The pages that the flyer comes to where none are asked for; `None` where it does not build.
    fn unasked_pages(&self) -> Option<usize> {
        let flyer = Flyer { pages: None, ..self.flyer.clone() };
        let fitted = fit(&flyer, self.faces, self.shared, None);
        let builds = fitted.refused.is_none() && is_whole(&fitted.attempt);
        builds.then(|| fitted.attempt.pages())
    }
}
