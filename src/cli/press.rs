//! The press that a spec means, as the PDF writer takes it, and what the writer refuses as findings about the spec.

use crate::diag::{Code, Diagnostic, OnPage, Span};
use crate::frame::{Document, ItemKind, Jpeg, JpegColour, Picture};
use crate::layout::marks::with_marks;
use crate::layout::notes::Notes;
use crate::pdf::{self, Overinked, PdfError, Press, PressProfile, Profile, Timestamp, Undecodable};
use crate::spec::Flyer;
use crate::text::Faces;

/// The file of a flyer for its print shop.
///
/// # Errors
/// As [`pdf::write`]: where the profile, a picture or a font cannot be used, or a picture lays on too much ink.
pub fn write(
    flyer: &Flyer,
    document: &Document,
    faces: &Faces,
    created: Timestamp,
) -> Result<Vec<u8>, PdfError> {
    let theme = &flyer.theme.press;
    let profile = match &theme.profile {
        Some(profile) => PressProfile::File {
            name: profile.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: profile.bytes.clone(),
        },
        None => PressProfile::Fogra39,
    };
    let press = Press { profile, ink_limit: theme.ink_limit };
    let options = pdf::Options { created, profile: Profile::Press(press) };
    if theme.marks {
        pdf::write(&with_marks(document), faces, &options)
    } else {
        pdf::write(document, faces, &options)
    }
}

/// Whether a picture comes in cyan, magenta, yellow and black, and may lay on more ink than the paper takes.
pub fn comes_in_inks(document: &Document) -> bool {
    let in_inks =
        |picture: &Picture| matches!(picture, Picture::Jpeg(Jpeg { colour: JpegColour::Cmyk { .. }, .. }));
    document.pictures.iter().any(|picture| in_inks(picture))
}

/// A PDF that could not be made, as findings about the flyer.
pub fn refused(flyer: &Flyer, document: &Document, notes: &Notes, error: &PdfError) -> Vec<Diagnostic> {
    let whole = flyer.country.origin.span(0..flyer.country.text.len());
    let press = &flyer.theme.press;
    let message = format!("the PDF cannot be made: {error}");
    match error {
        PdfError::Font(_) => vec![Diagnostic::new(Code::InvalidFont, whole, message)],
        PdfError::Write(_) => vec![Diagnostic::new(Code::Internal, whole, message)],
        PdfError::Profile(_) => {
            let span = press.profile.as_ref().map_or(whole, |profile| profile.span);
            let help = "ask the print shop for the ICC profile of its press, or leave `profile` out";
            vec![Diagnostic::new(Code::InvalidProfile, span, error.to_string()).help(help)]
        }
        PdfError::Pictures(pictures) => {
            let found = |picture: &Undecodable| {
                let span = notes.pictures.get(picture.picture).copied().unwrap_or(whole);
                let message = format!("the picture cannot be used: {}", picture.reason);
                Diagnostic::new(Code::InvalidPicture, span, message).help(picture.reason.cure())
            };
            pictures.iter().map(found).collect()
        }
        PdfError::Ink(pictures) => {
            let found = |picture: &Overinked| {
                let finding = too_much_ink(*picture, press.ink_limit, notes, whole);
                Diagnostic { on_page: place_of(picture.picture, document), ..finding }
            };
            pictures.iter().map(found).collect()
        }
    }
}

/// Where a picture stands first.
fn place_of(picture: usize, document: &Document) -> Option<OnPage> {
    (1..).zip(&document.pages).find_map(|(page, found)| {
        found.items.iter().find_map(|item| match item.kind {
            ItemKind::Picture { picture: shown, rect } if shown == picture => {
                Some(OnPage { page, at: rect.origin })
            }
            _ => None,
        })
    })
}

fn too_much_ink(picture: Overinked, limit: u16, notes: &Notes, whole: Span) -> Diagnostic {
    let span = notes.pictures.get(picture.picture).copied().unwrap_or(whole);
    let message = format!("the picture takes up to {} % of ink, and the paper {limit} %", picture.percent);
    let help = "convert it anew with the profile of the press, or give it in RGB and flysheet will";
    Diagnostic::new(Code::TooMuchInk, span, message).help(help)
}
