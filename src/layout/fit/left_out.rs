//! The activities without which a flyer that is too long comes to its pages.

use super::attempt::{Attempt, Goal};
use super::fitter::Fitter;
use super::text_blocks::longest_first;
use crate::spec::Flyer;

/// The most activities that are named one by one: of more, the longest are told by their number.
const MOST_NAMED: usize = 3;

/// How many activities are tried as the last of those that are left out: a shorter one leaves more on the last page,
/// or moves what stands across a page.
const MOST_TRIED: usize = 8;

impl Fitter<'_> {
    /// What to write of the activities to leave out of a flyer that runs over its pages at the furthest setting: as few as
    /// will do, of which all but the last are its longest. `None` where none that were tried give it its pages.
    pub fn left_out(&self, goal: Goal, furthest: &Attempt<'_>) -> Option<String> {
        let longest: Vec<usize> =
            longest_first(self.flyer).iter().filter_map(|block| block.activity()).collect();
        let goes_in = |count: &usize| {
            let flyer = without(self.flyer, longest.iter().take(*count));
            Fitter { flyer: &flyer, ..*self }.attempt(furthest.rung).pages() <= goal.pages
        };
        // A flyer without any activities is none.
        let fewest = (1..self.flyer.activities.len()).find(goes_in)?;
        let (before, others) = longest.split_at_checked(fewest - 1)?;
        let fits = |last: &&usize| {
            let flyer = without(self.flyer, before.iter().chain([*last]));
            self.would_come_to(&flyer, goal.pages)
        };
        let last = others.iter().take(MOST_TRIED).find(fits)?;
        Some(self.leave_out(before, *last, others.first() == Some(last)))
    }

    /// What to write of the activities to leave out: the longest ones, and one that `is_next` in length, or is not.
    fn leave_out(&self, longest: &[usize], last: usize, is_next: bool) -> String {
        let title = |at: &usize| {
            let activity = self.flyer.activities.get(*at);
            activity.map(|activity| format!("“{}”", activity.title.in_one_line()))
        };
        let are_named = longest.len() < MOST_NAMED;
        let in_number = |count: usize| format!("its {count} longest activities");
        let names = match (are_named, is_next) {
            (true, _) => longest.iter().chain([&last]).filter_map(title).collect(),
            (false, true) => vec![in_number(longest.len() + 1)],
            (false, false) => [in_number(longest.len())].into_iter().chain(title(&last)).collect(),
        };
        format!("leave out {}", in_a_row(&names))
    }
}

/// Names, as a sentence has them.
fn in_a_row(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// A flyer without some of its activities.
fn without<'a>(flyer: &Flyer, left_out: impl Iterator<Item = &'a usize>) -> Flyer {
    let left_out: Vec<&usize> = left_out.collect();
    let kept = flyer.activities.iter().enumerate().filter(|(at, _)| !left_out.contains(&at));
    let activities = kept.map(|(_, activity)| activity.clone()).collect();
    Flyer { activities, ..flyer.clone() }
}
