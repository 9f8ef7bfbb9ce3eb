//! One card: a thumbnail on its shadow, a thin frame around it, and the label beneath.

use super::{Shows, Thumbnail, decoration};
use crate::frame::{Document, ElementId, Ink, Item, ItemKind, Mark, Page, PathPart, Role, Shape, Stroke};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::words::{Look, Writer};

/// The shadow: how far each of its layers reaches past the page, from the outermost and lightest in.
const SHADOW: [(Length, Ink); 3] = [
    (Length::pt(2.4), Ink::new([229, 231, 235], [9, 6, 4, 1])),
    (Length::pt(1.5), Ink::new([219, 222, 227], [12, 8, 6, 2])),
    (Length::pt(0.7), Ink::new([206, 210, 216], [15, 10, 8, 4])),
];

/// How far the shadow falls below the page.
const SHADOW_DROP: Length = Length::pt(0.9);

/// The frame around a page.
const FRAME: Stroke = Stroke { ink: Ink::new([184, 190, 198], [0, 0, 0, 30]), width: Length::pt(0.35) };

/// The look of a name, of the page's number beside it, and of the word on an empty card.
const NAME: Look =
    Look { size: Length::pt(8.2), weight: 600, ink: Ink::new([38, 42, 48], [0, 0, 0, 88]), tracking: 0.005 };
const NUMBER: Look =
    Look { size: Length::pt(8.2), weight: 400, ink: Ink::new([84, 90, 98], [0, 0, 0, 72]), tracking: 0.01 };
const ERROR: Look = Look {
    size: Length::pt(11.0),
    weight: 600,
    ink: Ink::new([176, 32, 42], [8, 96, 82, 18]),
    tracking: 0.01,
};

/// The word on the card of a flyer that has an error.
const ERROR_WORD: &str = "error";

/// How far the label's baseline stands below its card: it keeps clear of the shadow.
const LABEL_DROP: Length = Length::mm(4.2);

/// The least space between a name and the page's number.
const NAME_GUTTER: Length = Length::pt(4.0);

/// Draws cards on a sheet.
pub(super) struct Cards<'a> {
    /// The sheet, whose structure and pictures grow with every card.
    pub sheet: &'a mut Document,
    pub writer: Writer<'a>,
}

impl Cards<'_> {
    /// The card of a thumbnail that goes into `place`.
    pub fn card(&mut self, thumbnail: &Thumbnail<'_>, place: Rect) -> Vec<Item> {
        let section = self.sheet.structure.add(Role::Section, ElementId::ROOT);
        let figure = self.sheet.structure.add_figure(description(thumbnail), section);
        let label = self.sheet.structure.add(Role::Paragraph, section);
        let mark = Mark::Content(figure);
        let rect = match &thumbnail.shows {
            Shows::Page(_, page) => standing(page.trim, place),
            Shows::Error => place,
        };
        let mut items: Vec<Item> = shadow(rect).into();
        items.push(Item { mark, kind: ItemKind::Shape(Shape::rectangle(rect, Ink::WHITE)) });
        match &thumbnail.shows {
            Shows::Page(document, page) => items.extend(self.page(document, page, rect, mark)),
            Shows::Error => items.extend(self.centred(ERROR_WORD, ERROR, rect, mark)),
        }
        items.push(decoration(Shape {
            fill: None,
            stroke: Some(FRAME),
            ..Shape::rectangle(rect, Ink::WHITE)
        }));
        items.extend(self.label(thumbnail, place, Mark::Content(label)));
        items
    }

    /// The items of a page, made to fill `rect`. Art that bleeds is cut at the page's edge.
    fn page(&mut self, document: &Document, page: &Page, rect: Rect, mark: Mark) -> Vec<Item> {
        let scale = rect.size.width / page.trim.width;
        let first = self.sheet.pictures.len();
        self.sheet.pictures.extend(document.pictures.iter().cloned());
        let seen = page.items.iter().filter(|item| !matches!(item.kind, ItemKind::Link(_)));
        let placed = seen.map(|item| {
            let mut item = Item { mark, kind: cut(&item.kind, page.trim) };
            if let ItemKind::Picture { picture, .. } = &mut item.kind {
                *picture += first;
            }
            item.scaled(scale).moved(rect.origin)
        });
        placed.collect()
    }

    /// Words in the middle of a rectangle; none where they are wider.
    fn centred(&mut self, words: &str, look: Look, rect: Rect, mark: Mark) -> Vec<Item> {
        let words = self.writer.words(words, look, mark);
        let Some((items, width)) = words.filter(|(_, width)| width.fits(rect.size.width)) else {
            return Vec::new();
        };
        let x = rect.left() + (rect.size.width - width) / 2.0;
        let y = rect.top() + rect.size.height / 2.0;
        items.into_iter().map(|item| item.moved(Point::new(x, y))).collect()
    }

    /// The name, and the page's number at the right, where there is room for it; of a name that is too long, as much as
    /// there is room for.
    fn label(&mut self, thumbnail: &Thumbnail<'_>, place: Rect, mark: Mark) -> Vec<Item> {
        let at = Point::new(place.left(), place.bottom() + LABEL_DROP);
        let number = thumbnail.number.map(|(page, of)| format!("{page}/{of}"));
        let number = number.and_then(|number| self.writer.words(&number, NUMBER, mark));
        let number = number.filter(|(_, width)| width.fits(place.size.width));
        let taken = number.as_ref().map_or(Length::ZERO, |(_, width)| *width + NAME_GUTTER);
        let mut items = self.name(&thumbnail.name, place.size.width - taken, mark);
        items.iter_mut().for_each(|item| *item = item.clone().moved(at));
        if let Some((number, width)) = number {
            let right = Point::new(place.right() - width, at.y);
            items.extend(number.into_iter().map(|item| item.moved(right)));
        }
        items
    }

    /// As much of a name as goes into `room`.
    fn name(&mut self, name: &str, room: Length, mark: Mark) -> Vec<Item> {
        let mut letters = name.chars().count();
        let mut shown = name.to_owned();
        while letters > 0 {
            match self.writer.words(&shown, NAME, mark) {
                Some((items, width)) if width.fits(room) => return items,
                Some(_) => letters -= 1,
                None => return Vec::new(),
            }
            shown = name.chars().take(letters).collect::<String>().trim_end().to_owned() + "…";
        }
        Vec::new()
    }
}

/// What a screen reader says of a thumbnail.
fn description(thumbnail: &Thumbnail<'_>) -> String {
    match (&thumbnail.shows, thumbnail.number) {
        (Shows::Error, _) => format!("{}: no page, since the flyer has an error", thumbnail.name),
        (_, Some((page, of))) => format!("{}, page {page} of {of}", thumbnail.name),
        (_, None) => thumbnail.name.clone(),
    }
}

/// The largest rectangle of a page's proportions that stands at the foot of `place`, in its middle.
fn standing(page: Size, place: Rect) -> Rect {
    let scale = (place.size.width / page.width).min(place.size.height / page.height);
    let size = Size::new(page.width * scale, page.height * scale);
    let x = place.left() + (place.size.width - size.width) / 2.0;
    Rect::new(Point::new(x, place.bottom() - size.height), size)
}

/// The layers of a page's shadow.
fn shadow(rect: Rect) -> [Item; 3] {
    SHADOW.map(|(reach, ink)| {
        let corner = Point::new(rect.left() - reach, rect.top() - reach + SHADOW_DROP);
        let size = Size::new(rect.size.width + reach * 2.0, rect.size.height + reach * 2.0);
        decoration(Shape::rectangle(Rect::new(corner, size), ink))
    })
}

/// A thing without what of it goes past the page: filled shapes alone do, and they are cut where their outline is.
fn cut(kind: &ItemKind, trim: Size) -> ItemKind {
    let ItemKind::Shape(shape) = kind else { return kind.clone() };
    let within = |at: Point| {
        Point::new(at.x.max(Length::ZERO).min(trim.width), at.y.max(Length::ZERO).min(trim.height))
    };
    let path = shape.path.iter().map(|part| match *part {
        PathPart::Move(to) => PathPart::Move(within(to)),
        PathPart::Line(to) => PathPart::Line(within(to)),
        PathPart::Curve(one, two, to) => PathPart::Curve(within(one), within(two), within(to)),
        PathPart::Close => PathPart::Close,
    });
    ItemKind::Shape(Shape { path: path.collect(), ..shape.clone() })
}
