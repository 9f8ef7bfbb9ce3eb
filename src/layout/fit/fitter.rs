//! The fitter: what every attempt at a flyer starts from.

use super::attempt::{Attempt, Goal, Set};
use super::rung::Rung;
use crate::layout::activity::spans;
use crate::layout::collect::Collector;
use crate::layout::grid::Grid;
use crate::layout::lowered::Lowered;
use crate::layout::setter::Setter;
use crate::layout::shared::Shared;
use crate::layout::style::Styles;
use crate::spec::Flyer;
use crate::text::Faces;

/// A flyer that is to be set at rungs.
#[derive(Clone, Copy)]
pub(super) struct Fitter<'a> {
    pub flyer: &'a Flyer,
    pub faces: &'a Faces,
    pub shared: &'a Shared<'a>,
    /// What it should come to, if pages are asked for.
    pub goal: Option<Goal>,
    /// The activities whose picture stands below their first paragraph.
    pub lowered: Lowered,
    /// Whether pictures across the page give rows to stay on theirs.
    pub pictures_give: bool,
}

impl<'a> Fitter<'a> {
    /// The fitter of a flyer that is fitted by itself, or set at the rung that its whole run shares.
    pub fn new(
        flyer: &'a Flyer,
        faces: &'a Faces,
        shared: &'a Shared<'a>,
        common: Option<Rung>,
    ) -> Fitter<'a> {
        let pages = flyer.pages.filter(|_| common.is_none());
        let goal = pages.map(|(pages, _)| Goal::well_filled(pages));
        // Where pages are asked for, the ladder says how tall pictures are.
        let pictures_give = flyer.pages.is_none();
        Fitter { flyer, faces, shared, goal, lowered: Lowered::NONE, pictures_give }
    }

    /// The same, with pictures across the page that give rows, if it has any and they don't yet.
    pub fn with_pictures_giving(&self) -> Option<Fitter<'a>> {
        let has_any =
            self.flyer.activities.iter().any(|activity| spans(activity) && activity.image.is_some());
        (has_any && !self.pictures_give).then_some(Fitter { pictures_give: true, ..*self })
    }

    /// The same, with pictures that give rows where those of an attempt do.
    pub fn giving_as(&self, attempt: &Attempt<'_>) -> Fitter<'a> {
        Fitter { pictures_give: attempt.collector.pictures_give, ..*self }
    }

    /// The setting that the theme names.
    pub fn nominal(&self) -> Rung {
        Rung::nominal(self.flyer.theme.text.size, self.flyer.theme.text.leading)
    }

    /// A collector of the flyer at a rung, with nothing collected.
    pub fn collector(&self, rung: Rung) -> Collector<'a> {
        let Fitter { flyer, faces, shared, lowered, pictures_give, .. } = *self;
        let styles = Styles::new(&flyer.theme, rung.size, rung.leading);
        let grid = Grid::new(&flyer.theme.page, rung.leading);
        let setter = Setter::new(faces, &shared.known, flyer);
        let mut collector = Collector::new(flyer, grid, styles, setter, shared, rung);
        collector.lowered = lowered;
        collector.pictures_give = pictures_give;
        collector
    }

    /// The flyer set at a rung.
    pub fn set(&self, rung: Rung) -> Set<'a> {
        Set::new(*self, rung)
    }

    /// The flyer laid out at a rung.
    pub fn attempt(&self, rung: Rung) -> Attempt<'a> {
        self.set(rung).broken(self.goal)
    }
}
