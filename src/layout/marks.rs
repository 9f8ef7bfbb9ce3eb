//! Printer's marks: where to cut, how plates lie on one another, and how much of each ink is printed. They stand in
//! the slug around the page, outside of its bleed, and are only for files that go to a press.

use crate::frame::{
    ArtifactKind, Document, FillRule, Ink, Item, ItemKind, Mark, Page, PathPart, PressInk, Shape, Stroke,
};
use crate::geom::{Length, Point, Rect, Size};

/// The least distance from the trimmed page to a mark: what a cutter may be off.
const LEAST_OFFSET: Length = Length::mm(3.0);
/// The length of a crop mark.
const CROP_LENGTH: Length = Length::mm(5.0);
/// The width of all lines of marks: the finest that a press holds.
const LINE_WIDTH: Length = Length::pt(0.25);
/// The radius of the circle of a registration mark.
const REGISTER_RADIUS: Length = Length::mm(2.0);
/// How far its cross goes from its middle, in radii: well past the circle, so that a shifted plate shows.
const REGISTER_CROSS: f64 = 1.5;
/// How far the slug goes past the nearest mark: room for the cross, and a little white around it.
const SLUG_DEPTH: Length = Length::mm(8.0);
/// The side of a patch of the colour bar: what a densitometer reads.
const PATCH_SIDE: Length = Length::mm(5.0);
/// White between the marks and the colour bar.
const PATCH_GAP: Length = Length::mm(1.0);
/// Where the colour bar begins, from the left edge of the trimmed page.
const BAR_START: Length = Length::mm(8.0);
/// How far controls of a curve stand from the end of a quarter of a circle, in radii.
const CIRCLE: f64 = 0.552_284_75;

/// The ink that prints on every plate.
const REGISTRATION: Ink = Ink { rgb: [0, 0, 0], press: PressInk::Registration };

/// The patches of a colour bar: each ink in full and at half, and two on one another.
const PATCHES: [Ink; 11] = [
    Ink::new([0, 158, 224], [100, 0, 0, 0]),
    Ink::new([226, 0, 122], [0, 100, 0, 0]),
    Ink::new([255, 237, 0], [0, 0, 100, 0]),
    Ink::new([29, 29, 27], [0, 0, 0, 100]),
    Ink::new([227, 0, 27], [0, 100, 100, 0]),
    Ink::new([0, 152, 70], [100, 0, 100, 0]),
    Ink::new([49, 39, 131], [100, 100, 0, 0]),
    Ink::new([134, 207, 240], [50, 0, 0, 0]),
    Ink::new([240, 145, 188], [0, 50, 0, 0]),
    Ink::new([255, 246, 144], [0, 0, 50, 0]),
    Ink::new([157, 157, 156], [0, 0, 0, 50]),
];

/// The same pages with printer's marks around them.
pub fn with_marks(document: &Document) -> Document {
    let mut marked = document.clone();
    let spots = (0..)
        .zip(&document.spots)
        .map(|(place, _)| Ink { rgb: [128; 3], press: PressInk::Spot { place, strength: 100 } });
    let patches: Vec<Ink> = spots.chain(PATCHES).collect();
    for page in &mut marked.pages {
        let offset = page.bleed.max(LEAST_OFFSET);
        page.slug = offset - page.bleed + SLUG_DEPTH;
        let marks = crop_marks(page, offset).into_iter().chain(registers(page, offset));
        let marks: Vec<Shape> = marks.chain(colour_bar(page, offset, &patches)).collect();
        page.items.extend(marks.into_iter().map(|shape| Item {
            mark: Mark::Artifact(ArtifactKind::PrinterMarks),
            kind: ItemKind::Shape(shape),
        }));
    }
    marked
}

/// Two lines at each corner, along the edges of the trimmed page.
fn crop_marks(page: &Page, offset: Length) -> Vec<Shape> {
    let (width, height) = (page.trim.width, page.trim.height);
    let outside = |end: Length| {
        // From the near edge outwards, or from the far one.
        if end == Length::ZERO {
            (-offset, -offset - CROP_LENGTH)
        } else {
            (end + offset, end + offset + CROP_LENGTH)
        }
    };
    let mut marks = Vec::new();
    for x in [Length::ZERO, width] {
        for y in [Length::ZERO, height] {
            let ((left, right), (top, bottom)) = (outside(x), outside(y));
            marks.push(line(Point::new(left, y), Point::new(right, y)));
            marks.push(line(Point::new(x, top), Point::new(x, bottom)));
        }
    }
    marks
}

/// A cross in a circle at the middle of each side.
fn registers(page: &Page, offset: Length) -> Vec<Shape> {
    let (width, height) = (page.trim.width, page.trim.height);
    let away = offset + SLUG_DEPTH / 2.0;
    let middles = [
        Point::new(width / 2.0, -away),
        Point::new(width / 2.0, height + away),
        Point::new(-away, height / 2.0),
        Point::new(width + away, height / 2.0),
    ];
    middles.into_iter().flat_map(register).collect()
}

fn register(middle: Point) -> [Shape; 3] {
    let at = |x: f64, y: f64| Point::new(middle.x + REGISTER_RADIUS * x, middle.y + REGISTER_RADIUS * y);
    let arc =
        |x: (f64, f64, f64), y: (f64, f64, f64)| PathPart::Curve(at(x.0, y.0), at(x.1, y.1), at(x.2, y.2));
    let circle = vec![
        PathPart::Move(at(1.0, 0.0)),
        arc((1.0, CIRCLE, 0.0), (CIRCLE, 1.0, 1.0)),
        arc((-CIRCLE, -1.0, -1.0), (1.0, CIRCLE, 0.0)),
        arc((-1.0, -CIRCLE, 0.0), (-CIRCLE, -1.0, -1.0)),
        arc((CIRCLE, 1.0, 1.0), (-1.0, -CIRCLE, 0.0)),
        PathPart::Close,
    ];
    let across = line(at(-REGISTER_CROSS, 0.0), at(REGISTER_CROSS, 0.0));
    let upright = line(at(0.0, -REGISTER_CROSS), at(0.0, REGISTER_CROSS));
    [stroked(circle), across, upright]
}

/// Patches below the page, on both sides of the registration mark, as many as go there.
fn colour_bar(page: &Page, offset: Length, patches: &[Ink]) -> Vec<Shape> {
    let (middle, width) = (page.trim.width / 2.0, page.trim.width);
    let top = page.trim.height + offset + PATCH_GAP;
    let clear = REGISTER_RADIUS * 2.0 + PATCH_GAP;
    let mut left = BAR_START;
    let mut bar = Vec::new();
    for ink in patches {
        if !(left + PATCH_SIDE).fits(middle - clear) && left.fits(middle + clear) {
            left = left.max(middle + clear);
        }
        if !(left + PATCH_SIDE).fits(width - BAR_START) {
            break;
        }
        bar.push(Shape::rectangle(Rect::new(Point::new(left, top), Size::new(PATCH_SIDE, PATCH_SIDE)), *ink));
        left += PATCH_SIDE;
    }
    bar
}

fn line(from: Point, to: Point) -> Shape {
    stroked(vec![PathPart::Move(from), PathPart::Line(to)])
}

fn stroked(path: Vec<PathPart>) -> Shape {
    let stroke = Some(Stroke { ink: REGISTRATION, width: LINE_WIDTH });
    Shape { path, fill: None, rule: FillRule::NonZero, stroke }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_touches_what_is_printed_and_all_are_on_the_sheet() {
        for (width, height, bleed) in
            [(50.0, 50.0, 0.0), (99.0, 210.0, 3.0), (210.0, 297.0, 5.0), (210.0, 297.0, 25.0)]
        {
            let trim = Size::new(Length::mm(width), Length::mm(height));
            let page = Page { trim, bleed: Length::mm(bleed), ..Page::default() };
            let document = with_marks(&Document { pages: vec![page], ..Document::default() });
            let page = &document.pages[0];
            let (inner, outer) = (page.bleed, page.bleed + page.slug);
            assert!(page.items.len() > 20);
            for item in &page.items {
                let ItemKind::Shape(shape) = &item.kind else { panic!("not a shape") };
                let bounds = shape.bounds().unwrap();
                let apart = bounds.right().fits(-inner)
                    || bounds.bottom().fits(-inner)
                    || (trim.width + inner).fits(bounds.left())
                    || (trim.height + inner).fits(bounds.top());
                assert!(apart, "{width} {bleed} {bounds:?}");
                assert!((-outer).fits(bounds.left()) && bounds.right().fits(trim.width + outer));
                assert!((-outer).fits(bounds.top()) && bounds.bottom().fits(trim.height + outer));
            }
        }
    }
}
