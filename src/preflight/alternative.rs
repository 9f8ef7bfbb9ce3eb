//! Pictures that say something have words that say it (WCAG 2.1, success criterion 1.1.1).

use super::{Finished, corner};
use crate::diag::{Code, Diagnostic};
use crate::spec::{Figure, PictureFile};

/// Words that say that there is a picture, and not what it shows.
const EMPTY_WORDS: [&str; 10] =
    ["image", "picture", "photo", "photograph", "logo", "graphic", "figure", "illustration", "img", "alt"];

/// A finding for each picture that is passed over as decoration though it has a caption, and for each whose
/// alternative text says nothing of it.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let images = finished.flyer.activities.iter().filter_map(|activity| activity.image.as_ref());
    let figures = images.filter_map(|figure| Some((of_figure(figure)?, &figure.picture)));
    let logo = finished.flyer.masthead.logo.as_ref();
    let logo = logo.and_then(|logo| Some((of_words(logo)?, logo)));
    logo.into_iter().chain(figures).map(|(finding, picture)| placed(finding, picture, finished)).collect()
}

fn of_figure(figure: &Figure) -> Option<Diagnostic> {
    let picture = &figure.picture;
    // Where there is no `alt` at all, the spec's stage has said so.
    if picture.alt.is_empty()
        && figure.caption.is_some()
        && let Some(span) = picture.alt_span
    {
        let message = "a picture with a caption is no decoration, and has no alternative text";
        let help = "write alt = \"…\", what the picture shows, or take the caption away";
        return Some(Diagnostic::new(Code::MissingAlt, span, message).help(help));
    }
    of_words(picture)
}

/// A finding where the alternative text is the file's name, or says no more than that there is a picture.
fn of_words(picture: &PictureFile) -> Option<Diagnostic> {
    let span = picture.alt_span?;
    let words = picture.alt.trim().trim_end_matches('.');
    let is = |name: Option<&std::ffi::OsStr>| {
        name.is_some_and(|name| name.to_string_lossy().eq_ignore_ascii_case(words))
    };
    let is_name = is(picture.path.file_name()) || is(picture.path.file_stem());
    if !is_name && !EMPTY_WORDS.iter().any(|empty| empty.eq_ignore_ascii_case(words)) {
        return None;
    }
    let message = format!("`{words}` does not say what the picture shows");
    let help = "write what the picture tells those who see it, in a sentence";
    Some(Diagnostic::new(Code::UnhelpfulAlt, span, message).help(help))
}

/// The finding with the place where the picture stands.
fn placed(finding: Diagnostic, picture: &PictureFile, finished: &Finished<'_>) -> Diagnostic {
    match finished.shown.iter().find(|shown| shown.file == Some(picture)) {
        Some(shown) => finding.on_page(corner(shown.page, shown.rect)),
        None => finding,
    }
}
