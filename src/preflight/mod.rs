//! Preflight: what a print shop or a reader would send a finished flyer back for.
//!
//! Each rule is a function in a file of its own: it looks at the pages as they stand, and gives findings with the place
//! on the page and the place in the spec. All of them hold for every flyer, whatever its file is for: the same spec
//! makes the one for the screen and the one for the press. What `spec` and `layout` find on their way, such as a
//! missing glyph or an address that is none, is not looked for again; [`place()`] says where on the pages it shows.
//!
//! Measures are those of offset printing in common: shops that ask for other bleeds say so in a preset.

mod alternative;
mod bleed;
mod contrast;
mod hairline;
mod place;
mod resolution;
mod safety;

pub use place::{lacks_place, place};

use crate::diag::{Diagnostics, OnPage, Span};
use crate::frame::{Document, GlyphRun, Item, ItemKind, Page};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::notes::Notes;
use crate::spec::{Flyer, PictureFile};
use crate::text::Faces;

/// A flyer whose pages are finished, as the rules see it.
struct Finished<'a> {
    flyer: &'a Flyer,
    document: &'a Document,
    notes: &'a Notes,
    faces: &'a Faces,
    /// The pictures as they stand on pages.
    shown: Vec<Shown<'a>>,
}

/// A picture as it stands on a page.
struct Shown<'a> {
    /// The page, from one.
    page: usize,
    /// Its place in the document's list.
    picture: usize,
    rect: Rect,
    /// What the spec says of it, where that is known.
    file: Option<&'a PictureFile>,
}

/// All findings about the finished pages of a flyer.
pub fn preflight(flyer: &Flyer, document: &Document, notes: &Notes, faces: &Faces) -> Diagnostics {
    let shown = shown(flyer, document);
    let finished = Finished { flyer, document, notes, faces, shown };
    let rules = [
        resolution::check,
        hairline::check,
        bleed::check,
        safety::check,
        contrast::check,
        alternative::check,
    ];
    let mut findings = Diagnostics::new();
    rules.iter().flat_map(|rule| rule(&finished)).for_each(|finding| findings.push(finding));
    findings
}

impl<'a> Finished<'a> {
    /// All pages with their numbers, from one.
    fn pages(&self) -> impl Iterator<Item = (usize, &'a Page)> {
        (1..).zip(&self.document.pages)
    }

    /// All items with their pages, and the pages' numbers.
    fn items(&self) -> impl Iterator<Item = (usize, &'a Page, &'a Item)> {
        self.pages().flat_map(|(number, page)| page.items.iter().map(move |item| (number, page, item)))
    }

    /// Where the spec names a picture that stands on a page.
    fn span_of_picture(&self, shown: &Shown<'_>) -> Span {
        let first = || self.notes.pictures.get(shown.picture).copied();
        shown.file.map(|file| file.span).or_else(first).unwrap_or_else(|| self.whole())
    }

    /// Where the spec has the words of a run of glyphs.
    fn span_of_run(&self, run: &GlyphRun) -> Span {
        let line = run.line.and_then(|line| self.notes.text.line(line));
        line.and_then(|line| self.notes.text.span(line)).unwrap_or_else(|| self.whole())
    }

    /// What stands for the flyer as a whole: the country's name.
    fn whole(&self) -> Span {
        let country = &self.flyer.country;
        country.origin.span(0..country.text.len())
    }
}

/// The pictures as they stand on pages: in the order in which the spec names them, unless some cannot be read.
fn shown<'a>(flyer: &'a Flyer, document: &Document) -> Vec<Shown<'a>> {
    let images = flyer.activities.iter().filter_map(|activity| activity.image.as_ref());
    let files = flyer.masthead.logo.iter().chain(images.map(|image| &image.picture));
    let mut shown = Vec::new();
    for (page, found) in (1..).zip(&document.pages) {
        for item in &found.items {
            if let ItemKind::Picture { picture, rect } = item.kind {
                shown.push(Shown { page, picture, rect, file: None });
            }
        }
    }
    if files.clone().count() == shown.len() {
        shown.iter_mut().zip(files).for_each(|(shown, file)| shown.file = Some(file));
    }
    shown
}

/// How far letters reach above their baseline, and below it, in em: about what those of Latin, Greek and Cyrillic do.
const ASCENT: f64 = 0.75;
const DESCENT: f64 = 0.25;

/// The rectangle around the letters of a run, white at its end left out; `None` where it is white alone.
fn letters(run: &GlyphRun) -> Option<Rect> {
    let mut width = Length::ZERO;
    let mut printed = None;
    for glyph in run.glyphs.iter() {
        width += glyph.advance;
        if !glyph.text.chars().all(char::is_whitespace) {
            printed = Some(width);
        }
    }
    let corner = Point::new(run.origin.x, run.origin.y - run.size * ASCENT);
    Some(Rect::new(corner, Size::new(printed?, run.size * (ASCENT + DESCENT))))
}

/// The top left corner of something that shows on a page; of what goes past the page's edge, what is left of it.
fn corner(number: usize, rect: Rect) -> OnPage {
    let at = Point::new(rect.left().max(Length::ZERO), rect.top().max(Length::ZERO));
    OnPage { page: number, at }
}
