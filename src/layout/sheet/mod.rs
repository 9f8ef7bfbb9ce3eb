//! The contact sheet: pages of many flyers as labelled thumbnails.
//!
//! 1. `grid` finds the place of every thumbnail.
//! 2. `card` draws one: the page on its shadow, or an empty card where there is none, with a label beneath.
//!
//! A thumbnail is the page itself, smaller: glyphs stay glyphs. Each is a figure to a screen reader, with the label
//! as its text.

mod card;
mod grid;

use self::card::Cards;
pub use self::grid::COLUMN;
use self::grid::Grid;
use super::words::{Look, Writer};
use crate::frame::{
    ArtifactKind, Bookmark, Document, ElementId, Ink, Item, ItemKind, Mark, Page, Role, Shape,
};
use crate::geom::{Length, Point, Rect};
use crate::text::Faces;

/// One thumbnail to be.
pub struct Thumbnail<'a> {
    /// What it is called: the country's name.
    pub name: String,
    /// Which page of the flyer it is, counted from one, and how many there are; `None` where that is not known.
    pub number: Option<(usize, usize)>,
    /// What it shows.
    pub shows: Shows<'a>,
}

/// What a thumbnail shows.
pub enum Shows<'a> {
    /// A page of a document.
    Page(&'a Document, &'a Page),
    /// A flyer that has an error.
    Error,
}

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One large page, to be drawn as a picture.
    Picture,
    /// A4 pages, to be printed.
    Pages,
}

/// The language of the sheet's own words.
const LANG: &str = "en-GB";

/// What stands at the head of a sheet.
const TITLE: &str = "Contact sheet";

/// The ground that a picture's white pages lie on.
const GROUND: Ink = Ink::new([236, 238, 241], [6, 4, 3, 0]);

/// The sheet's title, and what is said beside it.
const HEADING: Look =
    Look { size: Length::pt(13.0), weight: 600, ink: Ink::new([38, 42, 48], [0, 0, 0, 88]), tracking: 0.0 };
const SUMMARY: Look =
    Look { size: Length::pt(9.5), weight: 400, ink: Ink::new([84, 90, 98], [0, 0, 0, 72]), tracking: 0.005 };

/// The space between the title and what is said beside it.
const AFTER_HEADING: Length = Length::pt(9.0);

/// Sets thumbnails on a sheet, in their order, `columns` beside each other or as many as look well. `summary` says
/// what there is to see.
pub fn contact_sheet(
    thumbnails: &[Thumbnail<'_>],
    summary: &str,
    form: Form,
    columns: Option<usize>,
    faces: &Faces,
) -> Document {
    let grid = Grid::new(thumbnails, form, columns);
    let page =
        || Page { trim: grid.sheet, bleed: Length::ZERO, slug: Length::ZERO, items: ground(&grid, form) };
    let mut sheet = Document { title: TITLE.to_owned(), lang: LANG.to_owned(), ..Document::default() };
    let mut writer = Writer::new(faces);
    let heading = heading(&mut sheet, &mut writer, &grid, summary);
    let mut cards = Cards { sheet: &mut sheet, writer };
    let mut pages = vec![page()];
    if let Some(first) = pages.first_mut() {
        first.items.extend(heading);
    }
    for (at, thumbnail) in thumbnails.iter().enumerate() {
        let (on, place) = grid.place(at);
        if on >= pages.len() {
            pages.push(page());
        }
        let items = cards.card(thumbnail, place);
        if let Some(page) = pages.last_mut() {
            page.items.extend(items);
        }
    }
    drop(cards);
    sheet.pages = pages;
    sheet
}

/// The colour behind the thumbnails; paper stays as it is.
fn ground(grid: &Grid, form: Form) -> Vec<Item> {
    let whole = Rect::new(Point::default(), grid.sheet);
    match form {
        Form::Picture => vec![decoration(Shape::rectangle(whole, GROUND))],
        Form::Pages => Vec::new(),
    }
}

/// The line at the head of the first page, and the bookmark that leads to it.
fn heading(sheet: &mut Document, writer: &mut Writer<'_>, grid: &Grid, summary: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = grid.heading();
    for (words, look, role) in [(TITLE, HEADING, Role::Heading(1)), (summary, SUMMARY, Role::Paragraph)] {
        let element = sheet.structure.add(role, ElementId::ROOT);
        if let Some((set, width)) = writer.words(words, look, Mark::Content(element)) {
            items.extend(set.into_iter().map(|item| item.moved(at)));
            at.x += width + AFTER_HEADING;
        }
    }
    sheet.bookmarks.push(Bookmark { title: TITLE.to_owned(), level: 1, page: 0, top: Length::ZERO });
    items
}

/// A shape that is not content.
fn decoration(shape: Shape) -> Item {
    Item { mark: Mark::Artifact(ArtifactKind::Decoration), kind: ItemKind::Shape(shape) }
}
