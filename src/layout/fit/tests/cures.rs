//! What a flyer that is refused is told to do instead, done.

use super::filled::with_picture_across;
use super::*;
use crate::layout::fit::text_blocks::words;
use crate::layout::fit::words::{TakenFrom, shortened};

/// The message of a refused flyer and its help.
fn told(flyer: &Flyer) -> Option<(String, String)> {
    let set = set(flyer);
    let finding = set.diagnostics.iter().next()?;
    Some((finding.message.clone(), finding.help.clone().unwrap_or_default()))
}

/// The number after some words of a text.
fn number_after(text: &str, words: &str) -> Option<usize> {
    let (_, after) = text.split_once(words)?;
    after.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// A flyer that asks for other pages, or for none.
fn asking(flyer: &Flyer, pages: Option<usize>) -> Flyer {
    let (_, span) = flyer.pages.unwrap();
    Flyer { pages: pages.map(|pages| (pages, span)), ..flyer.clone() }
}

/// Whether a help names pages that are to be asked for, as against pages without asking; a flyer comes to those that it
/// names.
fn names_pages(flyer: &Flyer, help: &str) -> bool {
    if let Some(pages) = number_after(help, "ask for ") {
        let asked = set(&asking(flyer, Some(pages)));
        assert!(!asked.diagnostics.has_errors(), "{help}");
        assert_eq!(asked.document.pages.len(), pages, "{help}");
        return true;
    }
    let pages = number_after(help, "ask for no number of pages: it then comes to ")
        .unwrap_or_else(|| panic!("{help}"));
    assert_eq!(set(&asking(flyer, None)).document.pages.len(), pages, "{help}");
    false
}

#[test]
fn a_refused_flyer_comes_to_the_pages_that_it_is_told_to_ask_for_or_not_to_ask_for() {
    let (mut asked, mut unasked) = (0, 0);
    for pages in 1..=3 {
        for words in (240..900).step_by(60) {
            let flyer = small(words, pages);
            let Some((_, help)) = told(&flyer) else { continue };
            match names_pages(&flyer, &help) {
                true => asked += 1,
                false => unasked += 1,
            }
        }
    }
    assert!(asked > 0 && unasked > 0, "{asked} asked, {unasked} unasked");
}

#[test]
fn a_flyer_that_would_leave_a_page_white_builds_once_what_stands_across_the_next_is_moved_or_narrower() {
    let (mut moved, mut narrowed) = (0, 0);
    for before in (40..=260).step_by(20) {
        for after in [30, 120] {
            let flyer = with_picture_across(before, after);
            let Some((message, help)) = told(&flyer) else { continue };
            let Some(white) = number_after(&message, "would be left ") else { continue };
            assert!(white >= 33 && message.contains("white before “Across”, more than a third"), "{message}");
            let mut changed = flyer.clone();
            let across = changed.activities.iter().position(|activity| activity.spans).unwrap();
            if help.contains("move it below “After”") {
                changed.activities.swap(across, across + 1);
                moved += 1;
            } else if help.contains("move it above “Before”") {
                changed.activities.swap(across, across - 1);
                moved += 1;
            } else if help.contains("give it `span = false`, and its picture `place = \"column\"`") {
                let activity = &mut changed.activities[across];
                activity.spans = false;
                activity.image.as_mut().unwrap().place = spec::FigurePlace::Column;
                narrowed += 1;
            } else {
                continue;
            }
            assert_eq!(told(&changed), None, "{help}");
        }
    }
    assert!(moved + narrowed > 0, "{moved} moved, {narrowed} narrowed");
}

#[test]
fn headings_and_pictures_that_come_to_more_pages_do_so_of_themselves() {
    let mut hopeless = 0;
    for activities in (6..40).step_by(4) {
        let titles = (0..activities).map(|at| format!("[[activity]]\ntitle = 'Title {at}'\ntext = 'Text'\n"));
        let flyer = flyer(format!(
            "country = 'Utopia'\ndate = '2022'\npages = 1\n[masthead]\nprogramme = 'The Programme'\n{}\
             [theme.page]\nsize = 'A5'\ncolumns = 1\n",
            titles.collect::<String>()
        ));
        let Some((message, help)) = told(&flyer) else { continue };
        let Some(pages) = number_after(&message, "alone come to ") else { continue };
        hopeless += 1;
        assert!(help.starts_with("leave out "), "{help}");
        names_pages(&flyer, &help);
        let bare = shortened(&asking(&flyer, None), words(&flyer), TakenFrom::All, 0);
        assert!(set(&bare).document.pages.len() >= pages, "{message}");
    }
    assert!(hopeless > 2, "{hopeless}");
}

/// A page of a small format with an activity of so many words for each number.
fn with_activities(words: &[usize]) -> Flyer {
    let activity = |(at, words): (usize, &usize)| {
        format!("[[activity]]\ntitle = 'Number {at}'\ntext = '{}'\n", text(*words))
    };
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n{}\
         [theme.page]\nsize = 'A5'\ncolumns = 1\n",
        words.iter().enumerate().map(activity).collect::<String>()
    ))
}

/// What a flyer is told to leave out.
fn told_to_leave_out(flyer: &Flyer) -> String {
    let (_, help) = told(flyer).unwrap();
    let (_, cure) = help.split_once("leave out ").unwrap_or_else(|| panic!("{help}"));
    cure.split_once(", or ask for ").unwrap().0.to_owned()
}

#[test]
fn a_flyer_that_is_much_too_long_fits_without_the_activities_that_it_is_told_to_leave_out() {
    let check = |words: &[usize], expected: &str| {
        let mut flyer = with_activities(words);
        let cure = told_to_leave_out(&flyer);
        assert_eq!(cure, expected);
        let names_what_stays = cure.starts_with("all activities but ");
        flyer.activities.retain(|activity| {
            cure.contains(&format!("“{}”", activity.title.in_one_line())) == names_what_stays
        });
        assert_eq!(told(&flyer), None, "{cure}");
    };
    check(&[1_000, 400, 1_000, 450], "“Number 0” and “Number 2”");
    check(&[900, 600, 900, 800, 800], "“Number 0”, “Number 1”, “Number 2” and “Number 3”");
    check(&[300; 12], "all activities but “Number 9”, “Number 10” and “Number 11”");
}

#[test]
fn activities_of_the_same_title_are_told_apart() {
    let mut flyer = with_activities(&[1_000, 400, 1_000, 450]);
    let shared = flyer.activities[0].title.clone();
    flyer.activities[1..3].iter_mut().for_each(|activity| activity.title = shared.clone());
    let (message, help) = told(&flyer).unwrap();
    assert!(message.contains("its longest block is the first “Number 0”, of 1000 words"), "{message}");
    assert!(help.starts_with("leave out the first “Number 0” and the third “Number 0”"), "{help}");
}

#[test]
fn a_flyer_that_would_do_without_many_activities_is_told_how_many_and_one_that_needs_all_is_not() {
    let flyer = with_activities(&[150; 20]);
    let cure = told_to_leave_out(&flyer);
    let number = number_after(&cure, "about ").unwrap();
    assert_eq!(cure, format!("about {number} of its 20 activities, the longest first"));
    assert_eq!(told(&with_activities(&vec![150; 20 - number])), None, "{cure}");
    assert_eq!(told_to_leave_out(&with_activities(&[3_000; 2])), "whole blocks");
}

#[test]
fn pictures_across_pages_give_rows_before_the_flyer_is_refused() {
    let picture = "image = { file = 'p.svg', alt = 'x' }\n";
    let activity = |at: usize| {
        let across =
            if [1, 3, 4, 5].contains(&at) { format!("span = true\n{picture}") } else { String::new() };
        let last = if at == 7 { picture } else { "" };
        format!("[[activity]]\ntitle = 'Number {at}'\ntext = 'Word'\n{across}{last}")
    };
    let flyer = flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 2\n[masthead]\nprogramme = 'The Programme'\n{}\
         [theme.page]\nsize = 'A5'\n",
        (0..8).map(activity).collect::<String>()
    ));
    assert_eq!(told(&flyer), None);
}

#[test]
fn a_picture_that_leaves_no_room_may_be_left_out() {
    let flyer = flyer(
        "country = 'Utopia'\ndate = '2022'\npages = 1\n[masthead]\nprogramme = 'The Programme'\n[[activity]]\n\
         title = 'Number 0'\ntext = 'Word'\nimage = { file = 'tall.svg', alt = 'x' }\n\
         [theme.page]\ncolumns = 1\nsize = ['120 mm', '90 mm']\n"
            .to_owned(),
    );
    let (_, help) = told(&flyer).unwrap();
    assert!(help.starts_with("leave out the picture of “Number 0”"), "{help}");
    let mut without = flyer.clone();
    without.activities[0].image = None;
    assert_eq!(told(&without), None, "{help}");
}
