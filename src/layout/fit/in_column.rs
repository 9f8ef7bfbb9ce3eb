//! A flyer in which something that stands across the page stands in a column, and what to write for that.

use crate::spec::{FigurePlace, Flyer};

/// The closing panel in a column.
pub(super) fn closing_in_column(flyer: &Flyer) -> (String, Flyer) {
    let mut changed = flyer.clone();
    if let Some(closing) = &mut changed.closing {
        closing.spans = false;
    }
    ("write `span = false` under `[closing]`".to_owned(), changed)
}

/// The activity at a place among all in a column, called by its name unless that was told before; `None` where there is
/// none.
pub(super) fn activity_in_column(flyer: &Flyer, at: usize, name: Option<&str>) -> Option<(String, Flyer)> {
    let mut changed = flyer.clone();
    let activity = changed.activities.get_mut(at)?;
    let spans = std::mem::replace(&mut activity.spans, false);
    let place = activity.image.as_mut().map(|image| &mut image.place);
    let picture = place.filter(|place| **place == FigurePlace::Span);
    let picture_spans = picture.is_some();
    if let Some(place) = picture {
        *place = FigurePlace::Column;
    }
    let called = name.unwrap_or("it");
    let its_picture = name.map_or_else(|| "its picture".to_owned(), |name| format!("the picture of {name}"));
    let change = match (spans, picture_spans) {
        (true, true) => format!("give {called} `span = false`, and its picture `place = \"column\"`"),
        (true, false) => format!("give {called} `span = false`"),
        (false, _) => format!("give {its_picture} `place = \"column\"`"),
    };
    Some((change, changed))
}
