//! What to change of what must stay whole in a flyer that no number of words is sure to bring to its pages: what stands
//! across the page may stand in a column, and a picture may be left out.

use super::activity_name::activity_name;
use super::attempt::Goal;
use super::fitter::Fitter;
use super::in_column::{activity_in_column, closing_in_column};
use crate::layout::activity::spans;
use crate::spec::Flyer;

/// How many such changes are tried, each of which is set and broken at a dozen rungs or two.
const MOST_TRIED: usize = 6;

impl Fitter<'_> {
    /// The first change of what must stay whole that brings the flyer to a goal, as a help says it.
    pub fn with_less_whole(&self, goal: Goal) -> Option<String> {
        let mut tried = changes(self.flyer).into_iter().take(MOST_TRIED);
        tried.find(|(_, changed)| self.would_come_to(changed, goal.pages)).map(|(change, _)| change)
    }
}

/// What may be changed, with the flyer that would come of it: the mildest first.
fn changes(flyer: &Flyer) -> Vec<(String, Flyer)> {
    let mut in_columns = Vec::new();
    let mut without_pictures = Vec::new();
    if flyer.closing.as_ref().is_some_and(|closing| closing.spans) {
        in_columns.push(closing_in_column(flyer));
    }
    for (at, activity) in flyer.activities.iter().enumerate() {
        let name = activity_name(flyer, at);
        if spans(activity) {
            in_columns.extend(activity_in_column(flyer, at, Some(&name)));
        }
        if activity.image.is_some() {
            let mut changed = flyer.clone();
            if let Some(activity) = changed.activities.get_mut(at) {
                activity.image = None;
            }
            without_pictures.push((format!("leave out the picture of {name}"), changed));
        }
    }
    in_columns.extend(without_pictures);
    in_columns
}
