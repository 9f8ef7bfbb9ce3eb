//! Pictures below the first paragraph of their activity.

use super::*;
use crate::layout::lowered::Lowered;

/// An activity of text, and one of a picture and some `text`, which would leave the first column short.
fn with_picture(pages: &str, picture: &str, text_below: &str) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\n{pages}\n[masthead]\nprogramme = 'The Programme'\n\
         [[activity]]\ntitle = 'First'\ntext = '{}'\n[[activity]]\ntitle = 'Second'\n{picture}\n\
         text = \"\"\"\n{text_below}\n\"\"\"\n[theme.page]\nsize = 'A5'\n",
        text(60),
    ))
}

const PLAIN: &str = "image = { file = 'p.svg', alt = 'x' }";
const CAPTIONED: &str = "image = { file = 'p.svg', alt = 'x', caption = 'The river' }";

/// Whether the picture of the second activity is lowered.
fn is_lowered(flyer: &Flyer) -> bool {
    let faces = Faces::built_in();
    let shared = Shared::new(flyer, &faces);
    let fitted = fit(flyer, &faces, &shared, None);
    assert!(fitted.refused.is_none());
    fitted.attempt.collector.lowered == Lowered::NONE.with(1)
}

#[test]
fn a_picture_that_would_leave_a_column_short_stands_below_the_first_paragraph() {
    let two = format!("{}\n\n{}", text(40), text(40));
    assert!(is_lowered(&with_picture("", PLAIN, &two)));
}

#[test]
fn a_picture_keeps_its_place_where_it_would_be_taken_for_that_of_the_next_activity() {
    assert!(!is_lowered(&with_picture("", PLAIN, &text(60))));
    assert!(!is_lowered(&with_picture("", CAPTIONED, &text(60))));
}

#[test]
fn a_picture_keeps_its_place_above_a_list_and_across_the_page() {
    let list = format!("- {}\n- {}\n\n{}", text(20), text(20), text(40));
    assert!(!is_lowered(&with_picture("", PLAIN, &list)));
    let two = format!("{}\n\n{}", text(40), text(40));
    assert!(!is_lowered(&with_picture("", "image = { file = 'p.svg', alt = 'x', place = 'span' }", &two)));
}

#[test]
fn no_more_activities_are_told_than_there_are_places_for() {
    let all = (0..200).fold(Lowered::NONE, Lowered::with);
    assert!(all.holds(0) && all.holds(63) && !all.holds(64) && !all.holds(199));
}
