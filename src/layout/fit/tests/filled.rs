//! Flyers whose last page is full in its own way, and flyers between two rungs.

use super::told::words_told;
use super::*;
use crate::layout::fit::ladder::{Direction, Ladder};
use crate::layout::fit::remnant::is_remnant;
use crate::layout::fit::white_page::{emptiest, whitest};
use crate::layout::statistics::statistics;

/// Two pages of two columns, which end in a closing panel across both and a contact in one.
fn ends_across(words: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n\
         [overview]\ntext = '{}'\n[[activity]]\ntitle = 'Long'\nref = '983945'\ntext = '{}'\n\
         [closing]\ntitle = 'Open'\nspan = true\ntext = '{}'\n\
         [contact]\ntext = 'The Programme, 1 Bank Street'\nurl = 'https://example.org/rivers'\n[theme.page]\nsize = 'A5'\n",
        text(60),
        text(words),
        text(60),
    ))
}

#[test]
fn a_contact_alone_below_a_panel_across_the_page_does_not_make_it_empty() {
    let mut before: Option<Rung> = None;
    for words in (590..=650).step_by(10) {
        let flyer = ends_across(words);
        let set = set(&flyer);
        assert!(!set.diagnostics.has_errors(), "{words} words do not fit");
        let full = statistics(&set.document, &set.notes, &Faces::built_in()).last_page_fill;
        assert!(full >= 0.85, "{words} words: {full}");
        // Nor does it make the type larger than the flyer's rows ask for.
        let grows = before.is_some_and(|before| set.rung.size > before.size);
        assert!(!grows, "{words} words: {before:?} became {}", set.rung);
        before = Some(set.rung);
    }
}

#[test]
fn a_flyer_that_ends_across_the_page_does_with_the_words_that_it_is_told() {
    let message = refused(&ends_across(530)).unwrap();
    assert!(message.contains("too short to fill 2 pages"), "{message}");
    assert_eq!(refused(&ends_across(530 + words_told(&message))), None, "{message}");
}

/// Two pages of activities of so many words each, two of them with a picture.
fn with_pictures(words: &[usize], pictures: [usize; 2]) -> Flyer {
    let activity = |(at, words): (usize, &usize)| {
        let picture = if pictures.contains(&at) { "image = { file = 'p.svg', alt = 'x' }\n" } else { "" };
        format!("[[activity]]\ntitle = 'Number {at}'\ntext = '{}'\n{picture}", text(*words))
    };
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n{}\
         [theme.page]\nsize = 'A5'\n",
        words.iter().enumerate().map(activity).collect::<String>()
    ))
}

#[test]
fn a_flyer_between_two_rungs_is_set_beside_them() {
    // A picture goes to the next column at the next rung, and the flyer runs over; it stands well at a little larger
    // type.
    let flyer = with_pictures(&[110, 125, 110, 110, 120, 55], [4, 1]);
    let set = set(&flyer);
    assert!(!set.diagnostics.has_errors(), "{}", set.rung);
    assert_eq!(set.document.pages.len(), 2);
    let on_ladder = [Direction::Tighter, Direction::Looser].iter().any(|direction| {
        Ladder::new(&flyer, *direction, 2, 100)
            .rungs()
            .any(|rung| rung.size == set.rung.size && rung.leading == set.rung.leading)
    });
    assert!(!on_ladder, "{}", set.rung);
}

#[test]
fn a_tall_panel_beside_running_text_does_not_count_as_all_columns() {
    let flyer = flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 1\n[masthead]\nprogramme = 'The Programme'\n\
         [overview]\ntext = '{}'\n[[activity]]\ntitle = 'Block'\ntext = '{}'\n\
         [closing]\ntitle = 'Open'\ntext = '{}'\n[theme.page]\nsize = 'A4'\ncolumns = 4\n",
        text(43),
        text(28),
        text(165)
    ));
    // The panel alone fills one of four columns, and type grows until it does so to the foot.
    let set = set(&flyer);
    let full = statistics(&set.document, &set.notes, &Faces::built_in()).last_page_fill;
    assert!(full > 0.95, "{full}, {}", set.rung);
}

#[test]
fn a_flyer_that_fills_its_pages_as_it_is_written_stays_so() {
    let mut stayed = 0;
    for words in (30..330).step_by(6) {
        let flyer = with_pictures(&[110, 125, 110, 110, 120, words], [4, 1]);
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitter = unasked(&flyer, &faces, &shared);
        let written = fitter.attempt(fitter.nominal());
        if Goal::well_filled(2).is_met(&written) {
            stayed += 1;
            let fitted = fitter.climb(Goal::well_filled(2)).ok().map(|attempt| attempt.rung);
            assert_eq!(fitted, Some(written.rung), "{words} words");
        }
    }
    assert!(stayed > 0);
}

#[test]
fn the_remnant_of_many_short_activities_is_drawn_out_by_white_between_them() {
    let activity = |at: usize| format!("[[activity]]\ntitle = 'Number {at}'\ntext = 'Few words.'\n");
    let masthead = "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n";
    let set = set(&flyer(format!("{masthead}{}", (0..40).map(activity).collect::<String>())));
    let statistics = statistics(&set.document, &set.notes, &Faces::built_in());
    assert_eq!((set.document.pages.len(), set.rung.step), (2, Step::Spacing));
    assert!(statistics.last_page_fill > 1.0 / 3.0, "{}", statistics.last_page_fill);
}

/// Two pages, of which the first would be left white before an activity across the page that is too tall for its rest.
fn goes_across(after: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n\
         [overview]\ntext = '{}'\n[[activity]]\ntitle = 'Before'\ntext = '{}'\n\
         [[activity]]\ntitle = 'Across'\nspan = true\ntext = '{}'\n[[activity]]\ntitle = 'After'\ntext = '{}'\n\
         [theme.page]\nsize = 'A5'\n",
        text(60),
        text(190),
        text(160),
        text(after),
    ))
}

#[test]
fn what_stands_across_goes_on_to_the_next_page_before_a_flyer_is_refused() {
    for after in [320, 340, 360] {
        let flyer = goes_across(after);
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitted = fit(&flyer, &faces, &shared, None).attempt;
        let pages_of_it = fitted.plans.iter().filter(|plan| plan.bands.iter().any(|band| band.band == 1));
        assert_eq!((fitted.pages(), pages_of_it.count()), (2, 2), "{after} words after it");
    }
}

/// Two pages of an activity, one across the page with a picture that spans it as well, and one of so many words.
pub(super) fn with_picture_across(before: usize, after: usize) -> Flyer {
    let last = match after {
        0 => String::new(),
        _ => format!("[[activity]]\ntitle = 'After'\ntext = '{}'\n", text(after)),
    };
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n\
         [[activity]]\ntitle = 'Before'\ntext = '{}'\n[[activity]]\ntitle = 'Across'\nspan = true\n\
         image = {{ file = 'p.svg', alt = 'x', place = 'span' }}\ntext = '{}'\n{last}[theme.page]\nsize = 'A5'\n",
        text(before),
        text(300),
    ))
}

#[test]
fn a_flyer_that_comes_to_its_pages_only_by_leaving_much_of_one_white_is_refused() {
    let (mut built, mut told) = (0, 0);
    for before in (40..=260).step_by(20) {
        let flyer = with_picture_across(before, 0);
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitted = fit(&flyer, &faces, &shared, None);
        match fitted.refused {
            None => {
                assert!(whitest(&fitted.attempt) <= 1.0 / 3.0, "{before} words");
                built += 1;
            }
            Some(_) => told += 1,
        }
    }
    assert!(built > 0 && told > 0, "{built} built, {told} refused");
}

#[test]
fn a_setting_near_the_written_one_keeps_a_page_from_standing_empty_before_a_picture_in_its_column() {
    let mut mended = 0;
    for before in (580..=660).step_by(20) {
        let flyer = flyer(format!(
            "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n\
             [[activity]]\ntitle = 'Before'\ntext = '{}'\n[[activity]]\ntitle = 'Tall'\n\
             image = {{ file = 'p.svg', alt = 'x' }}\ntext = '{}'\n[theme.page]\ncolumns = 1\n",
            text(before),
            text(500),
        ));
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitter = Fitter::new(&flyer, &faces, &shared, None);
        let written = fitter.attempt(fitter.nominal());
        let fitted = fit(&flyer, &faces, &shared, None).attempt;
        assert!(fitted.pages() <= written.pages(), "{before} words");
        mended += usize::from(emptiest(&written) > 0.25 && emptiest(&fitted) < 0.1);
    }
    assert!(mended > 0);
}

/// A flyer of any number of pages, with short activities, one of them across the page, before one of a tall picture.
fn with_tall_picture(intro: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n[intro]\ntext = '{}'\n\
         [overview]\ntext = '{}'\n[activities]\nheading = 'Activities'\n\
         [[activity]]\ntitle = 'Across'\nspan = true\ntext = '{}'\n[[activity]]\ntitle = 'Short'\ntext = '{}'\n\
         [[activity]]\ntitle = 'Tall'\nimage = {{ file = 'tall.svg', alt = 'x' }}\ntext = '{}'\n",
        text(intro),
        text(30),
        text(32),
        text(32),
        text(120),
    ))
}

#[test]
fn a_page_that_stands_empty_before_a_tall_picture_takes_it_in_where_the_flyer_goes_into_a_page_fewer() {
    for intro in [320, 340, 360] {
        let flyer = with_tall_picture(intro);
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitter = Fitter::new(&flyer, &faces, &shared, None);
        let written = fitter.attempt(fitter.nominal());
        assert!(written.pages() == 2 && emptiest(&written) > 0.4 && !is_remnant(&written), "{intro} words");
        let fitted = fit(&flyer, &faces, &shared, None).attempt;
        assert_eq!(fitted.pages(), 1, "{intro} words");
        assert!(fitted.rung.pictures < 1.0 && fitted.rung.size == written.rung.size, "{}", fitted.rung);
    }
}
