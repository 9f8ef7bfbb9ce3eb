//! The climb: from the nominal setting along the ladder to the mildest rung that gives the pages asked for.
//!
//! A flyer that fills its pages as it is written stays so. For all others, one word more must never make the type
//! larger. Where columns end moves back and forth as words are added, so size and leading are chosen by the rows that
//! the text asks for, which only grow, with a few rows to spare for what the ends of columns waste; the breaks then
//! only confirm the choice.
//!
//! No order of rungs can keep to that and build every flyer that has a rung. A block that stays whole goes to the next
//! column at one leading and not at the next, so that one text may fill its pages at one rung alone, and the same with a
//! word more at a looser one alone: then either the type grows, or one of the two is refused. What rows have chosen comes
//! first, and only a flyer that would be refused between two rungs is tried at settings beside them (`between`). At the
//! rungs that would be refused, columns are filled by white at last, where none of them ends short for it.

use super::attempt::{Attempt, Goal, Set};
use super::extent::Extent;
use super::forecast::Forecast;
use super::ladder::{Ladder, Way};
use super::rung::Rung;
use super::search::Wanted;
use crate::layout::shared::Shared;
use crate::spec::Flyer;
use crate::text::Faces;

/// What every attempt at a flyer starts from.
#[derive(Clone, Copy)]
pub(super) struct Fitter<'a> {
    pub flyer: &'a Flyer,
    pub faces: &'a Faces,
    pub shared: &'a Shared<'a>,
    /// What it should come to, if pages are asked for.
    pub goal: Option<Goal>,
}

/// A climb that led nowhere.
pub(super) struct Missed<'a> {
    /// The flyer as its theme has it.
    pub nominal: Attempt<'a>,
    /// The flyer at the furthest rung that counts.
    pub furthest: Attempt<'a>,
    /// Whether it has too little text for its pages at that rung, and too much at the next.
    pub is_between: bool,
}

impl<'a> Fitter<'a> {
    /// What attempts at a flyer start from that is fitted by itself, or set at the rung that its whole run shares.
    pub fn new(
        flyer: &'a Flyer,
        faces: &'a Faces,
        shared: &'a Shared<'a>,
        common: Option<Rung>,
    ) -> Fitter<'a> {
        let pages = flyer.pages.filter(|_| common.is_none());
        Fitter { flyer, faces, shared, goal: pages.map(|(pages, _)| Goal::well_filled(pages)) }
    }

    /// The setting that the theme names.
    pub fn nominal(&self) -> Rung {
        Rung::nominal(self.flyer.theme.text.size, self.flyer.theme.text.leading)
    }

    /// The flyer set at a rung.
    pub fn set(&self, rung: Rung) -> Set<'a> {
        Set::new(*self, rung)
    }

    /// The flyer laid out at a rung.
    pub fn attempt(&self, rung: Rung) -> Attempt<'a> {
        self.set(rung).broken(self.goal)
    }

    /// The flyer at the mildest rung that gives exactly `pages` well-filled pages.
    ///
    /// # Errors
    /// Where no rung does, the flyer at the furthest.
    pub fn climb(&self, pages: usize) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        if let Some(aimed) = self.aim(pages) {
            return Ok(aimed);
        }
        let set = self.set(self.nominal());
        let (extent, forecast) = (set.extent(pages), Forecast::new(&set.collector));
        let nominal = set.broken(self.goal);
        if nominal.is_well_filled(pages) {
            return Ok(nominal);
        }
        let way = if nominal.pages() > pages { Way::Tighter } else { Way::Looser };
        let ladder = Ladder::new(self.flyer, way, pages, extent.last_page());
        let mild_is_enough = ladder.mild.last().is_some_and(|rung| {
            let set = self.set(*rung);
            forecast.learn(&set.collector);
            set.extent(pages).asks_for() != Some(way)
        });
        let mild = ladder.mild.iter().filter(|_| mild_is_enough).map(|rung| self.attempt(*rung));
        let found = mild.into_iter().find_map(|attempt| well_filled(attempt, pages));
        let by_measures = || self.by_measures(&ladder, way, pages, &forecast);
        let (found, near) = found.map_or_else(by_measures, |found| (Some(found), None));
        // To tighten a flyer, settings around the very rung that is near were tried.
        let tried_around = near.is_some() && way == Way::Tighter;
        match found.or_else(|| self.by_last_resort(&ladder, pages)) {
            Some(found) => Ok(found),
            None => {
                let missed = self.missed(nominal, near, &ladder, way, pages);
                let rung = missed.furthest.rung;
                let filled_by_white = || self.set(rung).filled_by_white(Goal::well_filled(pages));
                let between = || self.between(rung, tried_around, pages).or_else(filled_by_white);
                missed.is_between.then(between).flatten().ok_or_else(|| Box::new(missed))
            }
        }
    }

    /// What is known of a climb that led nowhere: the flyer at the rung beside the mark, or at the furthest; of those
    /// that loosen it, at the furthest that does not run over its pages.
    fn missed(
        &self,
        nominal: Attempt<'a>,
        near: Option<Attempt<'a>>,
        ladder: &Ladder,
        way: Way,
        pages: usize,
    ) -> Missed<'a> {
        if let Some(near) = near.filter(|near| near.pages() <= pages) {
            return Missed { nominal, furthest: near, is_between: true };
        }
        let rungs: Vec<Rung> = [self.nominal()].into_iter().chain(ladder.rungs()).collect();
        let last = rungs.last().copied();
        let tried = rungs.into_iter().rev().map(|rung| self.attempt(rung));
        let mut counted = tried.filter(|tried| way == Way::Tighter || tried.pages() <= pages);
        let furthest = counted.next().unwrap_or_else(|| self.attempt(self.nominal()));
        let is_between = furthest.pages() <= pages && (way == Way::Tighter || last != Some(furthest.rung));
        Missed { nominal, furthest, is_between }
    }

    /// The flyer at the first rung of leading and size that will do; where that overshoots the mark,
    /// with other white or paragraphs. If none will do, as it is at the last rung that does not run over.
    fn by_measures(
        &self,
        ladder: &Ladder,
        way: Way,
        pages: usize,
        forecast: &Forecast<'_>,
    ) -> (Option<Attempt<'a>>, Option<Attempt<'a>>) {
        let far_enough = |set: Set<'a>| {
            let may_be = set.extent(pages).asks_for() != Some(way);
            may_be.then(|| set.broken(self.goal)).filter(|tried| match way {
                Way::Tighter => tried.pages() <= pages,
                Way::Looser => tried.pages() > pages || tried.is_well_filled(pages),
            })
        };
        let beyond = |extent: &Extent| extent.beyond(way);
        let best = self.first(&ladder.measures, forecast, Wanted { pages, beyond, far_enough });
        let Some(best) = best else { return (None, None) };
        if best.is_well_filled(pages) {
            return (Some(best), None);
        }
        let rung = best.rung;
        let near = match way {
            Way::Tighter => best,
            Way::Looser => self.before_running_over(ladder, rung, pages, forecast),
        };
        if near.is_well_filled(pages) {
            return (Some(near), None);
        }
        if let Some(filled) = self.set(near.rung).aimed(Goal::well_filled(pages)) {
            return (Some(filled), None);
        }
        (self.around(rung, pages), Some(near))
    }

    /// The flyer at the last rung before `over` that does not run over. It may have been passed only because it leaves
    /// nothing to spare.
    fn before_running_over(
        &self,
        ladder: &Ladder,
        over: Rung,
        pages: usize,
        forecast: &Forecast<'_>,
    ) -> Attempt<'a> {
        let rungs = [self.nominal()].into_iter().chain(ladder.rungs());
        let before: Vec<Rung> = rungs.take_while(|rung| *rung != over).collect();
        let far_enough = |set: Set<'a>| Some(set.broken(self.goal)).filter(|attempt| attempt.pages() > pages);
        let over = self.first(
            &before,
            forecast,
            Wanted { pages, beyond: |extent: &Extent| -extent.spare(), far_enough },
        );
        let over = over.map(|attempt| attempt.rung);
        let last = before.iter().take_while(|rung| Some(**rung) != over).last();
        self.attempt(last.copied().unwrap_or_else(|| self.nominal()))
    }

    /// The flyer at the end of the ladder, where nothing needs to be spared any more: with breaks that fill its last page,
    /// or else by white.
    fn by_last_resort(&self, ladder: &Ladder, pages: usize) -> Option<Attempt<'a>> {
        let measures = ladder.measures.last().into_iter();
        let mild = ladder.mild.iter().filter(|_| ladder.measures.is_empty());
        let goal = Goal::well_filled(pages);
        let mut short = Vec::new();
        for rung in mild.chain(measures).chain(&ladder.pictures) {
            let plain = self.attempt(*rung);
            let is_short = plain.pages() <= pages;
            let found =
                well_filled(plain, pages).or_else(|| is_short.then(|| self.set(*rung).aimed(goal)).flatten());
            if found.is_some() {
                return found;
            }
            if is_short {
                short.push(*rung);
            }
        }
        short.into_iter().find_map(|rung| self.set(rung).filled_by_white(goal))
    }
}

/// An attempt, if it gives so many pages, the last well filled; where it runs over onto one more, other ways of its
/// paragraphs may still do it. To fill a page with them would be luck, which a text of a few words more need not have.
pub(super) fn well_filled(attempt: Attempt<'_>, pages: usize) -> Option<Attempt<'_>> {
    let goal = Goal::well_filled(pages);
    let is_near = attempt.pages() == pages + 1;
    match attempt {
        attempt if goal.is_met(&attempt) => Some(attempt),
        attempt if is_near => {
            Some(attempt.with_level_ends(Some(goal))).filter(|attempt| goal.is_met(attempt))
        }
        _ => None,
    }
}
