//! Fitting, on small flyers of one or two pages.

mod cures;
mod filled;
mod hyphen_ends;
mod lowered_pictures;
mod rungs;
mod told;

use std::io;
use std::path::Path;

use super::ladder::UNASKED;
use super::*;
use crate::geom::Length;
use crate::layout::{Layout, layout};
use crate::spec::{self, Files};

/// A picture twice as wide as it is high.
const PICTURE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'><rect width='200' height='100'/></svg>";

/// A picture that is higher than it is wide.
const TALL_PICTURE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='140'><rect width='100' height='140'/></svg>";

/// One spec in memory, beside two pictures.
struct Memory(String);

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let is_picture = path.extension().is_some_and(|extension| extension == "svg");
        let file = match is_picture {
            true if path.ends_with("tall.svg") => TALL_PICTURE,
            true => PICTURE,
            false => &self.0,
        };
        Ok(file.as_bytes().to_vec())
    }
}

fn flyer(spec: String) -> Flyer {
    let reading = spec::read(Path::new("flyer.toml"), &Memory(spec.clone()));
    reading.flyer.unwrap_or_else(|| panic!("{spec}"))
}

/// Words of all lengths, in an order that has no end.
fn text(words: usize) -> String {
    let known = "The river rises in the mountains of the east and runs through four countries before it reaches the \
                 sea. Each draws water from it for fields, towns and industry, and returns some of it less clean.";
    known.split_whitespace().cycle().take(words).collect::<Vec<_>>().join(" ")
}

/// One page of a small format: an overview of 60 words, and an activity of `words`.
fn small(words: usize, pages: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = {pages}\n[masthead]\nprogramme = 'The Programme'\n\
         [overview]\ntext = '{}'\n[activities]\nheading = 'Activities'\n\
         [[activity]]\ntitle = 'Short'\ntext = '{}'\n[[activity]]\ntitle = 'Long'\nref = '983945'\ntext = '{}'\n\
         [theme.page]\nsize = 'A5'\ncolumns = 1\n",
        text(60),
        text(40),
        text(words)
    ))
}

fn set(flyer: &Flyer) -> Layout {
    layout(flyer, &Faces::built_in(), None)
}

/// A fitter of a flyer for which no pages are asked.
fn unasked<'a>(flyer: &'a Flyer, faces: &'a Faces, shared: &'a Shared<'a>) -> Fitter<'a> {
    Fitter { goal: None, ..Fitter::new(flyer, faces, shared, None) }
}

fn refused(flyer: &Flyer) -> Option<String> {
    let set = set(flyer);
    set.diagnostics.iter().next().map(|finding| finding.message.clone())
}

/// A flyer of one large type, without a number of pages, with an activity of so many words.
fn large(words: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n\
         [[activity]]\ntitle = 'Long'\ntext = '{}'\n[theme.page]\nsize = 'A5'\ncolumns = 1\n\
         [theme.type]\nsize = '12pt'\nleading = '16pt'\n",
        text(words)
    ))
}

#[test]
fn a_remnant_changes_large_type_by_no_more_than_it_does_the_usual_one() {
    let rungs: Vec<Rung> = (150..500).step_by(10).map(|words| set(&large(words)).rung).collect();
    for rung in &rungs {
        let is_near =
            |length: Length, named: f64| (Length::pt(named) * UNASKED.0).fits(length + Length::pt(0.1));
        assert!(is_near(rung.size, 12.0) && is_near(rung.leading, 16.0), "{rung}");
    }
    assert!(rungs.iter().any(|rung| rung.step >= Step::Leading), "no remnant was pulled back");
}

/// Whether a rung has larger type than another, or as large on a wider leading.
fn is_larger(rung: Rung, other: Rung) -> bool {
    rung.size > other.size || rung.size == other.size && rung.leading > other.leading
}

#[test]
fn one_word_more_never_makes_the_type_larger() {
    let mut steps = Vec::new();
    let mut before: Option<Rung> = None;
    for count in 170..400 {
        let flyer = small(count, 1);
        let set = set(&flyer);
        if set.diagnostics.has_errors() {
            continue;
        }
        let rung = set.rung;
        if let Some(before) = before {
            assert!(!is_larger(rung, before), "{count} words: {before:?} became {rung:?}");
        }
        steps.push(rung.step);
        before = Some(rung);
    }
    // The words lead over the whole ladder, from the loose end to the tight one.
    for step in [Step::Nominal, Step::Leading, Step::Size] {
        assert!(steps.contains(&step), "no rung of {}", step.name());
    }
}

/// Pages of two columns of a small format: an introduction, a panel, and an overview.
fn with_panel(pages: usize, intro: usize, panel: usize, overview: usize) -> Flyer {
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = {pages}\n[masthead]\nprogramme = 'The Programme'\n\
         [intro]\ntext = '{}'\n[priorities]\nitems = ['{}']\n[overview]\ntext = '{}'\n\
         [theme.page]\nsize = 'A5'\n",
        text(intro),
        text(panel),
        text(overview)
    ))
}

#[test]
fn a_single_page_may_be_as_short_as_its_text() {
    assert_eq!(refused(&small(20, 1)), None);
}

#[test]
fn a_single_page_may_be_short_where_any_looser_setting_runs_over() {
    // The panel fills the first column with the introduction, and goes to the second as soon as anything grows.
    for (intro, panel, overview) in [(40, 130, 60), (40, 150, 120), (60, 110, 90), (70, 120, 120)] {
        assert_eq!(refused(&with_panel(1, intro, panel, overview)), None, "{intro} {panel} {overview}");
    }
}

#[test]
fn a_run_shares_the_tightest_setting_that_any_flyer_needs() {
    let rung = |size: f64, leading: f64| Rung::nominal(Length::pt(size), Length::pt(leading));
    let check = |needed: &[Rung], expected: Option<Rung>| {
        assert_eq!(common_rung(needed).map(|common| common.rung), expected)
    };
    check(&[], None);
    check(&[rung(9.0, 12.0), rung(9.25, 11.5)], Some(rung(9.0, 11.5)));
    check(&[rung(9.25, 12.5)], Some(rung(9.25, 12.5)));
}

/// A flyer of a small format and five pages: nine activities of 130 words and one of `words`.
fn long(words: usize) -> Flyer {
    let activity = |at: usize| {
        let text = if at == 4 { text(words) } else { text(130) };
        format!("[[activity]]\ntitle = 'Number {at}'\nref = '98394{at}'\ntext = '{text}'\n")
    };
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 5\n[masthead]\nprogramme = 'The Programme'\n\
         [overview]\ntext = '{}'\n[activities]\nheading = 'Activities'\n{}\
         [theme.page]\nsize = 'DL'\ncolumns = 1\nmargin = {{ left = '9mm', right = '9mm' }}\n",
        text(60),
        (0..10).map(activity).collect::<String>(),
    ))
}

#[test]
fn one_word_more_never_makes_the_type_of_many_pages_larger() {
    let mut steps = Vec::new();
    let mut before: Option<Rung> = None;
    for words in (80..760).step_by(30) {
        let set = set(&long(words));
        assert!(!set.diagnostics.has_errors(), "{words} words do not fit");
        assert_eq!(set.document.pages.len(), 5);
        let rung = set.rung;
        if let Some(before) = before {
            assert!(!is_larger(rung, before), "{words} words: {before} became {rung}");
        }
        steps.push(rung.step);
        before = Some(rung);
    }
    for step in [Step::Nominal, Step::Leading, Step::Size] {
        assert!(steps.contains(&step), "no rung of {}", step.name());
    }
}
