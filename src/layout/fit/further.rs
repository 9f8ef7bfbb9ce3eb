//! Further from a rung: the last settings that are tried before a flyer is refused between two.
//!
//! Where columns are narrow or much must stay whole, a good setting may be far from the rung, and nothing but a trial
//! tells it. A forecast leaves out those that hold clearly fewer rows than the rung does, or more. The nearest comes
//! first, since type may grow from here to there with one word more.

use super::attempt::{Attempt, Goal};
use super::between::beside;
use super::common::admits;
use super::fitter::Fitter;
use super::forecast::Forecast;
use super::ladder::{LEADING_STEP, SIZE_STEP};
use super::rung::Rung;
use crate::geom::Length;
use crate::spec::Flyer;

/// How many pages are broken in all.
const MOST_PAGES_TRIED: usize = 60;

/// How many rows fewer than at the rung a flyer may have, as a share of those of its pages: lines come out otherwise …
const FEWER: f64 = 0.01;

/// … and how many more: as many as blocks that stay whole leave white where they go to the next column.
const MORE: f64 = 0.06;

/// The part of a step that rounding may take from the last.
const HAIR: f64 = 1e-6;

impl<'a> Fitter<'a> {
    /// A flyer that no setting beside a rung brings to its goal, at the nearest one further off that does.
    pub fn further(&self, rung: Rung, forecast: &Forecast<'_>, goal: Goal) -> Option<Attempt<'a>> {
        let share = |rung: &Rung| {
            let extent = forecast.extent(*rung, goal.pages);
            extent.rows / extent.room
        };
        let at_rung = share(&rung);
        let is_hopeful = |rung: &Rung| (at_rung - FEWER..=at_rung + MORE).contains(&share(rung));
        let near = beside(rung, self.flyer);
        let far = all_from(rung, self.flyer).into_iter().filter(|rung| !near.contains(rung));
        let most = MOST_PAGES_TRIED.div_ceil(goal.pages.max(1));
        far.filter(is_hopeful).take(most).find_map(|rung| self.at(rung, goal))
    }
}

/// All settings within the bounds of a flyer whose type is no smaller than that of a rung, the nearest first.
fn all_from(rung: Rung, flyer: &Flyer) -> Vec<Rung> {
    let fit = &flyer.theme.fit;
    // As many as go in whole, a last one that lacks a hair counted.
    let steps = |least: Length, most: Length, step: Length| ((most - least) / step + HAIR).max(0.0) as i32;
    let tighter = steps(fit.leading.0, rung.leading, LEADING_STEP);
    let looser = steps(rung.leading, fit.leading.1, LEADING_STEP);
    let sizes = 0..=steps(rung.size, fit.size.1, SIZE_STEP);
    let mut all: Vec<(i32, i32)> =
        sizes.flat_map(|sizes| (-tighter..=looser).map(move |leadings| (sizes, leadings))).collect();
    all.sort_by_key(|(sizes, leadings)| sizes + leadings.abs());
    let rungs = all.into_iter().skip(1).map(|(sizes, leadings)| rung.with_steps(sizes, leadings));
    rungs.filter(|rung| admits(flyer, rung) && rung.is_set_apart()).collect()
}
