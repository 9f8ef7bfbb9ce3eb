//! What to change of what must stay whole in a flyer that no number of words is sure to bring to its pages: what stands
//! across the page may stand in a column, and a picture may be left out.

use super::activity_name::activity_name;
use super::attempt::Goal;
use super::fitter::Fitter;
use crate::layout::activity::spans;
use crate::spec::{Activity, FigurePlace, Flyer};

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
        let mut changed = flyer.clone();
        changed.closing.iter_mut().for_each(|closing| closing.spans = false);
        in_columns.push((CLOSING_IN_COLUMN.to_owned(), changed));
    }
    for (at, activity) in flyer.activities.iter().enumerate() {
        let name = activity_name(flyer, at);
        if spans(activity) {
            let mut changed = flyer.clone();
            let change =
                changed.activities.get_mut(at).map(|activity| stand_in_column(activity, Some(&name)));
            in_columns.extend(change.map(|change| (change, changed)));
        }
        if activity.image.is_some() {
            let mut changed = flyer.clone();
            changed.activities.iter_mut().skip(at).take(1).for_each(|activity| activity.image = None);
            without_pictures.push((format!("leave out the picture of {name}"), changed));
        }
    }
    in_columns.extend(without_pictures);
    in_columns
}

/// How the closing panel comes to stand in a column.
pub(super) const CLOSING_IN_COLUMN: &str = "write `span = false` under `[closing]`";

/// Has an activity stand in a column; tells what to write for that, with its name unless that was told before.
pub(super) fn stand_in_column(activity: &mut Activity, name: Option<&str>) -> String {
    let spans = std::mem::replace(&mut activity.spans, false);
    let place = activity.image.as_mut().map(|image| &mut image.place);
    let picture = place.filter(|place| **place == FigurePlace::Span);
    let picture_spans = picture.is_some();
    if let Some(place) = picture {
        *place = FigurePlace::Column;
    }
    let called = name.unwrap_or("it");
    let its_picture = name.map_or_else(|| "its picture".to_owned(), |name| format!("the picture of {name}"));
    match (spans, picture_spans) {
        (true, true) => format!("give {called} `span = false`, and its picture `place = \"column\"`"),
        (true, false) => format!("give {called} `span = false`"),
        (false, _) => format!("give {its_picture} `place = \"column\"`"),
    }
}
