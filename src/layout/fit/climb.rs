//! The climb: from the nominal setting along the ladder to the mildest rung that gives the pages asked for.
//!
//! A flyer that fills its pages as it is written stays so. For all others, one word more must never make the type
//! larger. Where columns end moves back and forth as words are added, so size and leading are chosen by the rows that
//! the text asks for, which only grow, with a few rows to spare for what the ends of columns waste; the breaks then
//! only confirm the choice.
//!
//! No order of rungs can keep to that and build every flyer that has a rung. A block that stays whole goes to the next
//! column at one leading and not at the next, so that one text may fill its pages at one rung alone, and the same with
//! a word more at a looser one alone: then either the type grows, or one of the two is refused. What rows have chosen
//! comes first, and only a flyer that would be refused between two rungs is tried at settings beside them (`between`).
//! At the rungs that would be refused, columns are filled by white, where none of them ends short for it; settings
//! `further` off come last.

use super::attempt::{Attempt, Goal, Set};
use super::extent::Extent;
use super::fitter::Fitter;
use super::forecast::Forecast;
use super::ladder::{Direction, Ladder};
use super::rung::Rung;
use super::search::Wanted;

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
    /// The flyer at the mildest rung that comes to a goal.
    ///
    /// # Errors
    /// Where no rung does, the flyer at the furthest.
    pub fn climb(&self, goal: Goal) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        self.climb_as_far(goal, Reach::Beside)
    }

    /// The flyer at the mildest rung that comes to a goal, as `climb` finds it at the latest, where settings beside the
    /// rungs are not tried: these take longest, and mostly in vain.
    ///
    /// # Errors
    /// Where no rung does, the flyer at the furthest.
    pub fn climb_on_ladder(&self, goal: Goal) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        self.climb_as_far(goal, Reach::Ladder)
    }

    fn climb_as_far(&self, goal: Goal, reach: Reach) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        if let Some(aimed) = self.aim(goal) {
            return Ok(aimed);
        }
        let set = self.set(self.nominal());
        let (extent, forecast) = (set.extent(goal.pages), Forecast::new(&set.collector));
        let nominal = set.broken(Some(goal));
        if goal.is_met(&nominal) {
            return Ok(nominal);
        }
        let direction = if nominal.pages() > goal.pages { Direction::Tighter } else { Direction::Looser };
        let ladder = Ladder::new(self.flyer, direction, goal.pages, extent.last_page());
        Climb { fitter: *self, goal, direction, ladder, forecast, reach }.from(nominal)
    }
}

/// How far from the ladder settings are tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Its rungs alone.
    Ladder,
    /// Those beside a rung as well.
    Beside,
}

/// A climb in one direction.
struct Climb<'a> {
    fitter: Fitter<'a>,
    /// What the flyer is to come to.
    goal: Goal,
    direction: Direction,
    ladder: Ladder,
    forecast: Forecast<'a>,
    reach: Reach,
}

impl<'a> Climb<'a> {
    /// The flyer at the mildest rung that comes to the goal, or at a setting beside the rungs.
    fn from(&self, nominal: Attempt<'a>) -> Result<Attempt<'a>, Box<Missed<'a>>> {
        if let Some(found) = self.by_mild_rungs() {
            return Ok(found);
        }
        let near = match self.by_measures() {
            Ok(found) => return Ok(found),
            Err(near) => near,
        };
        if let Some(found) = self.by_last_resort() {
            return Ok(found);
        }
        // To tighten a flyer, settings around the very rung that is near were tried.
        let tried_around = near.is_some() && self.direction == Direction::Tighter;
        let missed = self.missed(nominal, near);
        let may_be_beside = missed.is_between && self.may_try_beside();
        let beside = may_be_beside.then(|| self.beside(missed.furthest.rung, tried_around)).flatten();
        beside.ok_or_else(|| Box::new(missed))
    }

    /// The flyer at the first rung that leaves size and leading as they are, if the last of them has the rows.
    fn by_mild_rungs(&self) -> Option<Attempt<'a>> {
        let set = self.fitter.set(*self.ladder.mild.last()?);
        self.forecast.learn(&set.collector);
        if self.asks_on(&set) {
            return None;
        }
        self.ladder.mild.iter().find_map(|rung| self.fitter.attempt(*rung).meeting(self.goal))
    }

    /// The flyer at the first rung of leading and size that will do; where that overshoots the mark, with other white
    /// or paragraphs.
    ///
    /// # Errors
    /// If none will do, the flyer as it is at the last rung that does not run over, if there is one.
    fn by_measures(&self) -> Result<Attempt<'a>, Option<Box<Attempt<'a>>>> {
        let goal = self.goal;
        let overshooting = self.first_of_measures().ok_or(None)?;
        if goal.is_met(&overshooting) {
            return Ok(overshooting);
        }
        let rung = overshooting.rung;
        let near = match self.direction {
            Direction::Tighter => overshooting,
            Direction::Looser => self.before_running_over(rung),
        };
        if goal.is_met(&near) {
            return Ok(near);
        }
        self.fitter
            .set(near.rung)
            .aimed(goal)
            .or_else(|| self.may_try_beside().then(|| self.fitter.around(rung, goal)).flatten())
            .ok_or_else(|| Some(Box::new(near)))
    }

    /// The flyer at the first rung of leading and size that goes far enough, and maybe too far.
    fn first_of_measures(&self) -> Option<Attempt<'a>> {
        let goal = self.goal;
        let far_enough = |set: Set<'a>| {
            let may_be = !self.asks_on(&set);
            may_be.then(|| set.broken(Some(goal))).filter(|tried| match self.direction {
                Direction::Tighter => tried.pages() <= goal.pages,
                Direction::Looser => tried.pages() > goal.pages || goal.is_met(tried),
            })
        };
        let beyond = |extent: &Extent| extent.beyond(self.direction);
        let wanted = Wanted { pages: goal.pages, beyond, far_enough };
        self.fitter.first(&self.ladder.measures, &self.forecast, wanted)
    }

    /// The flyer at the last rung before `over` that does not run over. It may have been passed only because it leaves
    /// nothing to spare.
    fn before_running_over(&self, over: Rung) -> Attempt<'a> {
        let Climb { fitter, goal, .. } = self;
        let before: Vec<Rung> = self.rungs().take_while(|rung| *rung != over).collect();
        let runs_over =
            |set: Set<'a>| Some(set.broken(Some(*goal))).filter(|attempt| attempt.pages() > goal.pages);
        let beyond = |extent: &Extent| -extent.spare();
        let wanted = Wanted { pages: goal.pages, beyond, far_enough: runs_over };
        let over = fitter.first(&before, &self.forecast, wanted).map(|attempt| attempt.rung);
        let last = before.iter().take_while(|rung| Some(**rung) != over).last();
        fitter.attempt(last.copied().unwrap_or_else(|| fitter.nominal()))
    }

    /// The flyer at the end of the ladder, where nothing needs to be spared any more: with breaks that fill its last
    /// page, or else by white.
    fn by_last_resort(&self) -> Option<Attempt<'a>> {
        let Climb { fitter, goal, ladder, .. } = self;
        let measures = ladder.measures.last().into_iter();
        let mild = ladder.mild.iter().filter(|_| ladder.measures.is_empty());
        let mut short = Vec::new();
        for rung in mild.chain(measures).chain(&ladder.pictures) {
            let plain = fitter.attempt(*rung);
            let is_short = plain.pages() <= goal.pages;
            let aimed = || is_short.then(|| fitter.set(*rung).aimed(*goal)).flatten();
            if let Some(found) = plain.meeting(*goal).or_else(aimed) {
                return Some(found);
            }
            if is_short {
                short.push(*rung);
            }
        }
        short.into_iter().find_map(|rung| fitter.set(rung).filled_by_white(*goal))
    }

    /// The flyer at settings beside a rung at which it is too short, while it is too long at the next; or else at that
    /// rung, filled by white; or else at settings further off.
    fn beside(&self, rung: Rung, tried_around: bool) -> Option<Attempt<'a>> {
        let between = self.fitter.between(rung, tried_around, self.goal);
        let filled = || self.fitter.set(rung).filled_by_white(self.goal);
        between.or_else(filled).or_else(|| self.fitter.further(rung, &self.forecast, self.goal))
    }

    /// What is known of a climb that led nowhere: the flyer at the rung beside the mark, or at the furthest; of those
    /// that loosen it, at the furthest that does not run over its pages.
    fn missed(&self, nominal: Attempt<'a>, near: Option<Box<Attempt<'a>>>) -> Missed<'a> {
        let Climb { fitter, direction, .. } = self;
        let pages = self.goal.pages;
        if let Some(near) = near.filter(|near| near.pages() <= pages) {
            return Missed { nominal, furthest: *near, is_between: true };
        }
        let rungs: Vec<Rung> = self.rungs().collect();
        let last = rungs.last().copied();
        let tried = rungs.into_iter().rev().map(|rung| fitter.attempt(rung));
        let mut counted = tried.filter(|tried| *direction == Direction::Tighter || tried.pages() <= pages);
        let furthest = counted.next().unwrap_or_else(|| fitter.attempt(fitter.nominal()));
        let is_between =
            furthest.pages() <= pages && (*direction == Direction::Tighter || last != Some(furthest.rung));
        Missed { nominal, furthest, is_between }
    }

    /// All rungs, from the nominal setting on.
    fn rungs(&self) -> impl Iterator<Item = Rung> {
        [self.fitter.nominal()].into_iter().chain(self.ladder.rungs())
    }

    /// Whether settings beside a rung are tried.
    fn may_try_beside(&self) -> bool {
        self.reach == Reach::Beside
    }

    /// Whether the rows of a flyer ask it to go on in this direction.
    fn asks_on(&self, set: &Set<'_>) -> bool {
        set.extent(self.goal.pages).asks_for() == Some(self.direction)
    }
}
