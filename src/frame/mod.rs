//! The contract between layout and output: pages of items at absolute places.
//!
//! Two things are made from a [`Document`]: a PDF (`pdf`) and a text dump ([`dump()`]). Neither moves anything.
//! Places are in points from the top left corner of the trimmed page, `y` downwards; art that
//! bleeds has negative places or goes past the far edge.
//!
//! The items of a page stand in reading order, and each names the structure element that it is
//! content of, or says that it is an artifact.

mod contrast;
mod dump;
mod measure;
mod picture;
mod scaled;
mod shape;
mod structure;

pub use contrast::{LEAST_CONTRAST, screen_contrast};
pub use dump::dump;
pub use measure::{Gap, LineId, MeasuredLine, measured_lines};
pub use picture::{Drawing, Jpeg, JpegColour, Picture, Raster, Turn};
pub use shape::{FillRule, Ink, PathPart, PressInk, Shape, Spot, Stroke};
pub use structure::{ArtifactKind, Element, ElementId, Mark, Role, Structure};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geom::{Length, Point, Rect, Size};
use crate::text::FaceId;

pub use crate::text::Glyph;

/// A whole flyer, set.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The title, for the document's metadata.
    pub title: String,
    /// The BCP 47 tag of the language.
    pub lang: String,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Bookmarks in order; a deeper one belongs to the last shallower one before it.
    pub bookmarks: Vec<Bookmark>,
    /// The structure elements that the items are content of.
    pub structure: Structure,
    /// The pictures that the pages show; [`ItemKind::Picture`] names them by place in this list.
    pub pictures: Vec<Arc<Picture>>,
    /// The spot colours that inks name, by place in this list.
    pub spots: Vec<Spot>,
}

impl Document {
    /// Calls its faces by other names; one that has none keeps its own.
    pub fn rename_faces(&mut self, names: &BTreeMap<FaceId, FaceId>) {
        for item in self.pages.iter_mut().flat_map(|page| &mut page.items) {
            if let ItemKind::Glyphs(run) = &mut item.kind {
                run.face = names.get(&run.face).copied().unwrap_or(run.face);
            }
        }
    }
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The page after trimming.
    pub trim: Size,
    /// How far art that reaches the edge goes past it, on every side.
    pub bleed: Length,
    /// How far the sheet goes past the bleed on every side, to hold what a press sets its plates by.
    pub slug: Length,
    /// What stands on the page, in reading order and from back to front.
    pub items: Vec<Item>,
}

/// A heading or a title to jump to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// The words shown.
    pub title: String,
    /// The depth, from one.
    pub level: u8,
    /// The page, from zero.
    pub page: usize,
    /// The place to show: the top of the heading.
    pub top: Length,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is content of.
    pub mark: Mark,
    /// The thing itself.
    pub kind: ItemKind,
}

impl Item {
    /// The same item, moved to the right and down.
    #[must_use]
    pub fn moved(mut self, by: Point) -> Item {
        match &mut self.kind {
            ItemKind::Glyphs(run) => run.origin = run.origin.moved(by),
            ItemKind::Shape(shape) => shape.move_by(by),
            ItemKind::Picture { rect, .. } => rect.origin = rect.origin.moved(by),
            ItemKind::Link(link) => link.rect.origin = link.rect.origin.moved(by),
        }
        self
    }
}

/// A thing on a page.
#[derive(Clone, Debug)]
pub enum ItemKind {
    /// Glyphs of one face and size on one baseline.
    Glyphs(GlyphRun),
    /// A filled or stroked path.
    Shape(Shape),
    /// A picture, scaled to fill the rectangle.
    Picture {
        /// Place in [`Document::pictures`].
        picture: usize,
        /// Where it stands.
        rect: Rect,
    },
    /// A place to click; prints nothing.
    Link(Link),
}

/// Glyphs of one face, size and colour, from left to right on one baseline.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size of the em.
    pub size: Length,
    /// The colour.
    pub ink: Ink,
    /// Where the first glyph's origin stands.
    pub origin: Point,
    /// Horizontal scale of the glyphs' shapes (1 is as drawn); the advances already hold it.
    pub stretch: f64,
    /// The glyphs, in visual order.
    pub glyphs: Arc<[Glyph]>,
    /// The line of text that it is part of, where that was noted.
    pub line: Option<LineId>,
}

/// A place to click.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where to click.
    pub rect: Rect,
    /// Where it leads: an http, https or mailto address.
    pub address: Arc<str>,
    /// What a screen reader says of it.
    pub description: String,
}
