//! A flyer as the browser shows it: what was found in its spec, and its pages, or the last good ones.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::excerpt::Excerpt;
use crate::cli::fonts::FontSet;
use crate::diag::{Diagnostic, Diagnostics, OnPage, Severity, Sources, one_line, place_of};
use crate::frame::{Document, Page};
use crate::geom::Size;
use crate::raster::{self, Outlines, Resolution};
use crate::text::Faces;

/// The width of a page that is shown large, in pixels: sharp on a screen of twice the usual fineness, at the width that
/// half a window has for it.
const PAGE_PIXELS: u32 = 1240;

/// The width of a thumbnail, in pixels: twice what it is shown at, for the same screens.
const THUMBNAIL_PIXELS: u32 = 360;

/// A flyer in the list.
#[derive(Clone)]
pub struct Shown {
    /// Its name in addresses: that of its spec, without the ending.
    pub name: String,
    /// The path of its spec.
    pub spec: String,
    /// The country's name; the flyer's own where its spec has not said it yet.
    pub country: String,
    /// What was found in its spec and on its pages, errors first.
    pub findings: Vec<Finding>,
    /// How many of the findings are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// The pages; where there is an error, the last good ones, if there were any.
    pub pages: Option<Arc<Pages>>,
    /// Whether it has not been set yet.
    pub is_awaited: bool,
}

impl Shown {
    /// A flyer that is not set yet.
    pub fn awaited(name: String, spec: String) -> Shown {
        Shown {
            country: name.clone(),
            name,
            spec,
            findings: Vec::new(),
            errors: 0,
            warnings: 0,
            pages: None,
            is_awaited: true,
        }
    }

    /// The name of its spec's file.
    pub fn file(&self) -> String {
        let name = Path::new(&self.spec).file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// `file:line:column`, where it has a place in a file.
    pub place: Option<String>,
    /// The line of the file that it is about.
    pub line: Option<Excerpt>,
    /// Where it shows on the pages.
    pub on_page: Option<OnPage>,
    /// The cure.
    pub help: Option<String>,
}

/// All findings, errors first, and by place.
pub fn findings(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        diagnostics.sorted().into_iter().map(|found| finding(found, sources)).collect();
    findings.sort_by_key(|finding| finding.severity != Severity::Error);
    findings
}

fn finding(diagnostic: &Diagnostic, sources: &Sources) -> Finding {
    Finding {
        severity: diagnostic.severity,
        message: one_line(&diagnostic.message),
        place: place_of(diagnostic, sources),
        line: diagnostic.span.and_then(|span| Excerpt::of(span, sources)),
        on_page: diagnostic.on_page,
        help: diagnostic.help.as_deref().map(one_line),
    }
}

/// The pages of a flyer, drawn when somebody looks at them.
pub struct Pages {
    /// What tells them from other pages of the flyer.
    pub stamp: String,
    /// The bytes of the PDF.
    pub pdf: Arc<[u8]>,
    document: Document,
    /// The faces that it is set in, where they are not the built-in ones alone.
    faces: Option<Arc<FontSet>>,
    drawn: Vec<Drawn>,
    thumbnail: Drawn,
}

/// A picture as the bytes of a PNG file, once it is asked for; nothing where it cannot be drawn.
type Drawn = OnceLock<Option<Arc<[u8]>>>;

/// The pixels of a picture from left to right and from top to bottom.
pub type PictureSize = (u32, u32);

impl Pages {
    /// The pages of a flyer that was set.
    pub fn new(stamp: String, pdf: Vec<u8>, document: Document, faces: Option<Arc<FontSet>>) -> Pages {
        let drawn = document.pages.iter().map(|_| OnceLock::new()).collect();
        Pages { stamp, pdf: pdf.into(), document, faces, drawn, thumbnail: OnceLock::new() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.document.pages.len()
    }

    /// The sizes of all pages, trimmed, and of their pictures, in order.
    pub fn sizes(&self) -> impl Iterator<Item = (Size, PictureSize)> {
        self.document.pages.iter().map(|page| (page.trim, size(page, PAGE_PIXELS)))
    }

    /// The size of the thumbnail.
    pub fn thumbnail_size(&self) -> Option<PictureSize> {
        self.document.pages.first().map(|page| size(page, THUMBNAIL_PIXELS))
    }

    /// The picture of a page, counted from one, as a PNG file. None where there is no such page, or it is of a size
    /// that cannot be drawn.
    pub fn picture(&self, number: usize, built_in: &Faces) -> Option<Arc<[u8]>> {
        let at = number.checked_sub(1)?;
        let page = self.document.pages.get(at)?;
        self.drawn.get(at)?.get_or_init(|| self.draw(page, PAGE_PIXELS, built_in)).clone()
    }

    /// The picture of the first page, small, as a PNG file.
    pub fn thumbnail(&self, built_in: &Faces) -> Option<Arc<[u8]>> {
        let page = self.document.pages.first()?;
        self.thumbnail.get_or_init(|| self.draw(page, THUMBNAIL_PIXELS, built_in)).clone()
    }

    fn draw(&self, page: &Page, width: u32, built_in: &Faces) -> Option<Arc<[u8]>> {
        let faces = self.faces.as_ref().map_or(built_in, |set| &set.faces);
        let resolution = Resolution::of(width, page.trim.width);
        let pixels = raster::draw(&self.document, page, faces, &mut Outlines::default(), resolution).ok()?;
        Some(pixels.png().ok()?.into())
    }
}

/// The size of a page's picture of so many pixels from left to right.
fn size(page: &Page, width: u32) -> PictureSize {
    (width, Resolution::of(width, page.trim.width).pixels(page.trim.height).round() as u32)
}
