//! Reading back: the pages of a PDF file that flysheet wrote, as a document again.
//!
//! 1. `structure` reads the tree of tags, and which stretch of a page is content of which element.
//! 2. `font` and `picture` read what pages call by name.
//! 3. `content` turns the operators of a page into items; `state` is what operators set for those after them.
//!
//! What the frame says and a PDF does not is lost: the numbers of lines, bookmarks, press colours beside screen ones,
//! and what a drawing is cut off by.

mod content;
mod font;
mod picture;
pub(in crate::pdf) mod state;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use self::font::Fonts;
use self::picture::Pictures;
use self::structure::Tree;
use crate::frame::{Document, Item, ItemKind, Link, Mark, Page};
use crate::geom::{Length, Point, Rect, Size};
use crate::pdf::Timestamp;
use crate::pdf::guarded::{load, operations, page_content};
use crate::text::Faces;

/// A PDF file that was read back.
pub struct Reading {
    /// Its pages.
    pub document: Document,
    /// The faces that are embedded in it.
    pub faces: Faces,
    /// The moment that it is dated with, where it is.
    pub created: Option<Timestamp>,
}

/// Why a file cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is no PDF, or a broken one.
    #[error("not a whole PDF file: {0}")]
    Broken(String),
    /// Another program wrote the file.
    #[error("not a PDF that flysheet wrote: {0}")]
    Foreign(&'static str),
}

impl From<lopdf::Error> for ReadError {
    fn from(error: lopdf::Error) -> ReadError {
        ReadError::Broken(error.to_string())
    }
}

/// Reads the pages of a file that [`write`](crate::pdf::write) made.
///
/// # Errors
/// When the file is broken, or has no pages, no tags, or fonts of another kind.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    let file = load(bytes).map_err(ReadError::Broken)?;
    let ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    if ids.is_empty() {
        return Err(ReadError::Foreign("it has no pages"));
    }
    let numbers: BTreeMap<ObjectId, usize> =
        ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let catalog = file.catalog()?;
    let tree = Tree::read(&file, catalog, &numbers)?;
    let mut faces = Faces::default();
    let (mut fonts, mut pictures) = (Fonts::default(), Pictures::default());
    let mut pages = Vec::with_capacity(ids.len());
    for (number, id) in ids.into_iter().enumerate() {
        let page = file.get_dictionary(id)?;
        let edges = Edges::of(&file, page)?;
        let resources = dict(&file, page, b"Resources")?;
        fonts.load(&file, resources, &mut faces)?;
        pictures.load(&file, resources)?;
        let content = page_content(&file, id).and_then(|content| operations(&content));
        let content = content.ok_or_else(|| ReadError::Broken(format!("page {} is damaged", number + 1)))?;
        let mut items = content::items(&content, number, edges, &tree, &fonts, &mut pictures);
        items.extend(links(&file, page, edges, &tree));
        pages.push(Page { trim: edges.trim(), bleed: edges.bleed, slug: Length::ZERO, items });
    }
    let info = file.trailer.get_deref(b"Info", &file).and_then(Object::as_dict).ok();
    let said = |key: &[u8]| info.and_then(|info| words(&file, info, key));
    let document = Document {
        title: said(b"Title").unwrap_or_default(),
        lang: words(&file, catalog, b"Lang").unwrap_or_default(),
        pages,
        bookmarks: Vec::new(),
        structure: tree.structure,
        pictures: pictures.all(),
        spots: Vec::new(),
    };
    let created = said(b"CreationDate").and_then(|date| Timestamp::of_pdf(&date));
    Ok(Reading { document, faces, created })
}

/// From the file's measures to the frame's.
#[derive(Clone, Copy)]
struct Edges {
    sheet: Size,
    bleed: Length,
}

impl Edges {
    /// Those of a page: its MediaBox, and how far its TrimBox stands in.
    fn of(file: &File, page: &Dictionary) -> Result<Edges, ReadError> {
        let [left, bottom, right, top] = numbers(file, page, b"MediaBox")?;
        let [trimmed, ..] = numbers::<4>(file, page, b"TrimBox").unwrap_or([left, bottom, right, top]);
        Ok(Edges { sheet: Size::new(right - left, top - bottom), bleed: trimmed - left })
    }

    fn trim(self) -> Size {
        Size::new(self.sheet.width - self.bleed * 2.0, self.sheet.height - self.bleed * 2.0)
    }

    /// A place from the top left corner of the trimmed page.
    fn place(self, x: f64, y: f64) -> Point {
        Point::new(Length::pt(x) - self.bleed, self.sheet.height - self.bleed - Length::pt(y))
    }

    /// The upright rectangle between two corners.
    fn rect(self, one: (f64, f64), other: (f64, f64)) -> Rect {
        let (one, other) = (self.place(one.0, one.1), self.place(other.0, other.1));
        Rect::new(one, Size::default()).union(Rect::new(other, Size::default()))
    }
}

/// The links of a page.
fn links(file: &File, page: &Dictionary, edges: Edges, tree: &Tree) -> Vec<Item> {
    let annotations = page.get_deref(b"Annots", file).and_then(Object::as_array);
    let link = |object: &Object| -> Option<Item> {
        let id = object.as_reference().ok()?;
        let annotation = file.get_dictionary(id).ok()?;
        let [left, bottom, right, top] = numbers(file, annotation, b"Rect").ok()?.map(Length::to_pt);
        let action = dict(file, annotation, b"A").ok()?;
        let address = action.get_deref(b"URI", file).and_then(Object::as_str).ok()?;
        let kind = ItemKind::Link(Link {
            rect: edges.rect((left, bottom), (right, top)),
            address: String::from_utf8_lossy(address).into(),
            description: words(file, annotation, b"Contents").unwrap_or_default(),
        });
        Some(Item { mark: Mark::Content(tree.of_link(id)), kind })
    };
    annotations.map(|annotations| annotations.iter().filter_map(link).collect()).unwrap_or_default()
}

/// The dictionary under `key`, wherever it is kept.
fn dict<'a>(file: &'a File, object: &'a Dictionary, key: &[u8]) -> Result<&'a Dictionary, lopdf::Error> {
    match object.get_deref(key, file)? {
        Object::Stream(stream) => Ok(&stream.dict),
        object => object.as_dict(),
    }
}

/// The words under `key`.
fn words(file: &File, object: &Dictionary, key: &[u8]) -> Option<String> {
    lopdf::decode_text_string(object.get_deref(key, file).ok()?).ok()
}

/// So many lengths under `key`.
fn numbers<const N: usize>(file: &File, object: &Dictionary, key: &[u8]) -> Result<[Length; N], ReadError> {
    let array = object.get_deref(key, file)?.as_array()?;
    let numbers: Vec<Length> = array
        .iter()
        .filter_map(|number| number.as_float().ok())
        .map(|number| Length::pt(f64::from(number)))
        .collect();
    numbers.try_into().map_err(|_| ReadError::Foreign("a box has other than four numbers"))
}
