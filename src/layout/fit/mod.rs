//! Fitting: the mildest change of a flyer's setting that gives the pages that are asked for.
//!
//! 1. `ladder` lists the settings (each a `rung`) from the nominal one to the tightest and to the loosest.
//! 2. A `fitter` sets the flyer at any of them. Its `climb` finds the mildest that comes to the goal: exactly the pages
//!    asked for, the last well filled (`its_pages`). Where they are many, `aim` finds the mildest whose rows can be
//!    made to. Its `search` tries the rungs first at which a `forecast` finds the `extent` that is wanted; at each
//!    rung,
//! 3. an `attempt` sets the flyer and breaks it into pages; how far these fill their `last_column` counts.
//! 4. Where no rung does, the last of them is filled by white, or settings `between` two, or `further` off, may do.
//!    Else `shortfall` finds out by how many `words` of its `text_blocks` the flyer is `too_long` or `too_short`,
//!    unless it is only a page that would be `left_white`; `left_out` tries which activities it could do without,
//!    `less_whole` which pictures, and what else could stand in a column, `other_pages` which pages it could have, and
//!    `refusal` says so.
//! 5. Without a number of pages, `remnant` sees to it that the last page is worth its paper, and `white_page` that no
//!    other stays white before what is just too tall for it, across the next page or in its column, by another setting
//!    or other breaks.
//! 6. A flyer that still has a column that ends in a hyphen may have none at a setting beside its own (`hyphen_ends`).
//! 7. Pictures that leave white in the column before theirs may stand below their first paragraph (`lowered_pictures`).
//! 8. Several flyers may share the tightest setting that any of them needs (`common`).

mod activity_name;
mod aim;
mod attempt;
mod between;
mod climb;
mod common;
mod extent;
mod fitter;
mod forecast;
mod further;
mod hyphen_ends;
mod in_column;
mod its_pages;
mod ladder;
mod last_column;
mod left_out;
mod left_white;
mod less_whole;
mod lowered_pictures;
mod other_pages;
mod refusal;
mod remnant;
mod rung;
mod search;
mod shortfall;
#[cfg(test)]
mod tests;
mod text_blocks;
mod too_long;
mod too_short;
mod white_page;
mod words;

pub use common::{CommonRung, Measure, Need, common_rung};
pub use rung::{Gaps, Looseness, Rung, Step};

pub(super) use attempt::Attempt;

use super::shared::Shared;
use crate::diag::{Diagnostic, Span};
use crate::spec::Flyer;
use crate::text::Faces;
use attempt::Goal;
use climb::Missed;
use fitter::Fitter;
use left_white::left_white;
use refusal::{At, Cures, refusal, refusal_for_white};
use shortfall::{few_words, shortfall};

/// A flyer that was fitted.
pub(super) struct Fitted<'a> {
    /// The flyer at the rung that it has.
    pub attempt: Attempt<'a>,
    /// The rung that gives it its pages, whatever was changed after that for the end of a column.
    pub needed: Rung,
    /// What is wrong, where it does not come to its pages.
    pub refused: Option<Diagnostic>,
}

/// The flyer laid out at the mildest rung that gives its pages, or at the one that its whole run shares.
pub(super) fn fit<'a>(
    flyer: &'a Flyer,
    faces: &'a Faces,
    shared: &'a Shared<'a>,
    common: Option<Rung>,
) -> Fitted<'a> {
    let fitter = Fitter::new(flyer, faces, shared, common);
    let (attempt, refused) = at_its_rung(fitter, common);
    let needed = attempt.rung;
    let goal = fitter.goal.map(|goal| goal.as_white_as(&attempt));
    let fitter = Fitter { goal, ..fitter.giving_as(&attempt) };
    if refused.is_some() {
        return Fitted { attempt, needed, refused };
    }
    let (fitter, attempt) = fitter.with_lowered_pictures(attempt);
    let level = attempt.with_level_ends(fitter.goal);
    let attempt = if common.is_some() { level } else { fitter.without_hyphen_ends(level) };
    Fitted { attempt, needed, refused }
}

/// Sets the texts of a flyer ahead, for the rung that is tried first.
pub(super) fn set_ahead(flyer: &Flyer, faces: &Faces, shared: &Shared<'_>, common: Option<Rung>) {
    let fitter = Fitter::new(flyer, faces, shared, common);
    fitter.collector(common.unwrap_or(fitter.nominal())).set_ahead();
}

/// The flyer at the rung that it is to have, with columns that may still end badly.
fn at_its_rung(fitter: Fitter<'_>, common: Option<Rung>) -> (Attempt<'_>, Option<Diagnostic>) {
    match (common, fitter.flyer.pages) {
        (Some(rung), _) => fitter.in_family(rung),
        (None, None) => (fitter.without_remnant(), None),
        (None, Some((pages, span))) => {
            let goal = Goal::well_filled(pages);
            match fitter.to_its_pages(goal) {
                Ok(attempt) => (attempt, None),
                Err(missed) => {
                    let goal = goal.allowing_white();
                    let fitter = Fitter { goal: Some(goal), ..fitter };
                    let refused = without_its_pages(fitter, goal, span, &missed);
                    (missed.nominal, Some(refused))
                }
            }
        }
    }
}

/// The finding that no rung brings a flyer to its pages, with what helps.
fn without_its_pages(fitter: Fitter<'_>, goal: Goal, span: Span, missed: &Missed<'_>) -> Diagnostic {
    let at = if missed.is_between { At::Between } else { At::Furthest };
    let asked = (goal.pages, span);
    let giving = fitter.giving_as(&missed.furthest);
    let other_pages = giving.other_pages(goal, missed.furthest.pages());
    let white = (missed.nominal.collector.bands.len() > 1).then(|| left_white(fitter, goal)).flatten();
    match white {
        Some(white) => {
            let few = white.cure.is_none().then(|| few_words(giving, &missed.furthest, goal)).flatten();
            refusal_for_white(fitter.flyer, asked, white, few, other_pages)
        }
        None => {
            let by = shortfall(giving, &missed.furthest, goal, at);
            let may_leave_out = by.may_leave_out(fitter.flyer);
            let left_out = may_leave_out.then(|| giving.left_out(goal, &missed.furthest)).flatten();
            let is_lost = left_out.is_none() && !by.is_sure();
            let changed = is_lost.then(|| giving.with_less_whole(goal)).flatten();
            let cures = Cures { left_out, changed, other_pages };
            refusal(fitter.flyer, asked, &missed.furthest, (by, at), cures)
        }
    }
}
