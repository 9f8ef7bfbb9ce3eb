//! A flyer that is refused only because a page would be left white before what stands across the next.

use super::activity_name::activity_name;
use super::attempt::{Attempt, Goal};
use super::fitter::Fitter;
use super::in_column::{activity_in_column, closing_in_column};
use super::rung::Rung;
use super::white_page::whitest_page;
use crate::diag::Span;
use crate::layout::activity::spans;
use crate::layout::flow::Band;
use crate::layout::panel::{first_paragraph, whole_span};
use crate::spec::Flyer;

/// A page that would be left white.
#[derive(Clone, Debug)]
pub(super) struct LeftWhite {
    /// The setting at which the flyer has its pages.
    pub rung: Rung,
    /// The page, by its place among all.
    pub page: usize,
    /// The share of it that would stay white.
    pub share: f64,
    /// What stands across the next page: its name …
    pub name: String,
    /// … and where the spec has it, if it has words.
    pub span: Option<Span>,
    /// What was tried, and gives the flyer its pages.
    pub cure: Option<String>,
}

/// What stands across a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Across {
    /// The activity at a place among all.
    Activity(usize),
    Closing,
}

/// The page that would be left white where the flyer comes to its goal but for that, with what helps.
pub(super) fn left_white(fitter: Fitter<'_>, goal: Goal) -> Option<LeftWhite> {
    let attempt =
        fitter.climb_on_ladder(goal.allowing_any_white()).ok().filter(|attempt| !goal.is_met(attempt))?;
    let (page, share) = whitest_page(&attempt)?;
    let flyer = fitter.flyer;
    let across = at_head_of(&attempt, page + 1)?;
    let (name, span) = match across {
        Across::Activity(at) => {
            let title = &flyer.activities.get(at)?.title;
            (activity_name(flyer, at), Some(whole_span(title)))
        }
        Across::Closing => {
            let closing = flyer.closing.as_ref()?;
            let words = closing.title.as_ref().or(first_paragraph(&closing.text));
            ("the closing panel".to_owned(), words.map(whole_span))
        }
    };
    let mut cures = cures(flyer, across).into_iter();
    let cure = cures.find(|(_, changed)| fitter.would_come_to(changed, goal.pages));
    Some(LeftWhite { rung: attempt.rung, page, share, name, span, cure: cure.map(|(cure, _)| cure) })
}

/// What stands across the head of a page.
fn at_head_of(attempt: &Attempt<'_>, page: usize) -> Option<Across> {
    let first = attempt.plans.get(page)?.bands.first()?;
    let bands = &attempt.collector.bands;
    let Band::Spanning(spanning) = bands.get(first.band)? else { return None };
    if spanning.panel.is_some() {
        return Some(Across::Closing);
    }
    let is_activity = |band: &&Band| matches!(band, Band::Spanning(spanning) if spanning.panel.is_none());
    let before = bands.iter().take(first.band).filter(is_activity).count();
    let activities = attempt.collector.flyer.activities.iter().enumerate();
    let mut across = activities.filter(|(_, activity)| spans(activity));
    across.nth(before).map(|(at, _)| Across::Activity(at))
}

/// What may help, with the flyer that would come of it.
fn cures(flyer: &Flyer, across: Across) -> Vec<(String, Flyer)> {
    let Across::Activity(at) = across else {
        return vec![closing_in_column(flyer)];
    };
    let moved = [(at + 1, at, "below"), (at.wrapping_sub(1), at, "above")];
    let moved = moved.into_iter().filter_map(|(other, at, side)| {
        let mut changed = flyer.clone();
        (other < flyer.activities.len()).then(|| changed.activities.swap(at, other))?;
        Some((format!("move it {side} {}", activity_name(flyer, other)), changed))
    });
    moved.chain(activity_in_column(flyer, at, None)).collect()
}
