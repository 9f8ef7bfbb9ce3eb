//! From the frame's measures to the PDF's: points and the one flip of `y`, numbers, strings.

use lopdf::{Object, StringFormat};
use printpdf::matrix::CurTransMat;
use printpdf::{PaintMode, Pt};

use crate::frame::{Page, Turn};
use crate::geom::{Length, Point, Rect};

/// Numbers in a file are rounded to this many steps a point: 0.01 pt is 3.5 µm, a quarter of what a
/// press resolves.
const STEPS_PER_POINT: f64 = 100.0;

/// A page as a PDF measures it: from the bottom left corner of the MediaBox, `y` upwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    width: Length,
    height: Length,
    /// From the edge of the sheet to the trimmed page.
    border: Length,
    /// From the edge of the sheet to where art ends.
    slug: Length,
}

impl Sheet {
    /// The sheet that a page is printed on: its trimmed size with bleed and slug on every side.
    pub(super) fn new(page: &Page) -> Sheet {
        let slug = page.slug.max(Length::ZERO);
        let border = page.bleed.max(Length::ZERO) + slug;
        Sheet { width: page.trim.width + border * 2.0, height: page.trim.height + border * 2.0, border, slug }
    }

    /// Distance of a place from the left edge of the sheet.
    pub(super) fn x(self, x: Length) -> f32 {
        points(self.exact_x(x))
    }

    /// The same before it is rounded.
    pub(super) fn exact_x(self, x: Length) -> Length {
        self.border + x
    }

    /// Distance of a place from the bottom edge of the sheet.
    pub(super) fn y(self, y: Length) -> f32 {
        points(self.height - self.border - y)
    }

    /// A place as printpdf names it.
    pub(super) fn point(self, place: Point) -> printpdf::Point {
        printpdf::Point { x: Pt(self.x(place.x)), y: Pt(self.y(place.y)) }
    }

    /// A rectangle by its lower left and upper right corners (ISO 32000-1, 7.9.5).
    pub(super) fn corners(self, rect: Rect) -> Object {
        let numbers = [self.x(rect.left()), self.y(rect.bottom()), self.x(rect.right()), self.y(rect.top())];
        Object::Array(numbers.map(Object::Real).to_vec())
    }

    /// A rectangle that cuts off what goes past it.
    pub(super) fn clip(self, rect: Rect) -> printpdf::Rect {
        printpdf::Rect {
            x: Pt(self.x(rect.left())),
            y: Pt(self.y(rect.bottom())),
            width: Pt(points(rect.size.width)),
            height: Pt(points(rect.size.height)),
            mode: Some(PaintMode::Clip),
            winding_order: None,
        }
    }

    /// The matrix that puts an image, which stands in a square of one by one, into a rectangle, turned.
    pub(super) fn unit_square(self, rect: Rect, turn: Turn) -> CurTransMat {
        let (left, bottom) = (self.x(rect.left()), self.y(rect.bottom()));
        let (width, height) = (points(rect.size.width), points(rect.size.height));
        let corner = |x: f32, y: f32| {
            let x = if turn.mirrored { 1.0 - x } else { x };
            let (x, y) = (0..turn.quarters).fold((x, y), |(x, y), _| (y, 1.0 - x));
            (left + width * x, bottom + height * y)
        };
        let (origin, right, up) = (corner(0.0, 0.0), corner(1.0, 0.0), corner(0.0, 1.0));
        let short = |number: f32| rounded(f64::from(number), STEPS_PER_POINT);
        CurTransMat::Raw([
            short(right.0 - origin.0),
            short(right.1 - origin.1),
            short(up.0 - origin.0),
            short(up.1 - origin.1),
            short(origin.0),
            short(origin.1),
        ])
    }

    /// The whole sheet.
    pub(super) fn media_box(self) -> Object {
        self.inset(Length::ZERO)
    }

    /// The sheet as far as art goes.
    pub(super) fn bleed_box(self) -> Object {
        self.inset(self.slug)
    }

    /// The sheet after trimming.
    pub(super) fn trim_box(self) -> Object {
        self.inset(self.border)
    }

    /// The sheet without so much of it on every side.
    fn inset(self, by: Length) -> Object {
        let numbers = [points(by), points(by), points(self.width - by), points(self.height - by)];
        Object::Array(numbers.map(Object::Real).to_vec())
    }
}

/// A length in points, rounded as it is written.
pub(super) fn points(length: Length) -> f32 {
    rounded(length.to_pt(), STEPS_PER_POINT)
}

/// A number rounded to so many steps; what is not finite becomes nought, as no PDF can say it.
pub(super) fn rounded(number: f64, steps: f64) -> f32 {
    let number = (number * steps).round() / steps;
    if number.is_finite() { number as f32 } else { 0.0 }
}

/// Words for a person to read (ISO 32000-1, 7.9.2.2).
pub(super) fn text(words: &str) -> Object {
    lopdf::text_string(words)
}

/// Bytes that are not words, such as an address.
pub(super) fn bytes(bytes: &[u8]) -> Object {
    Object::String(bytes.to_vec(), StringFormat::Literal)
}

/// A name (ISO 32000-1, 7.3.5).
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    #[test]
    fn y_is_flipped_and_bleed_added() {
        let page = Page {
            trim: Size::new(Length::pt(200.0), Length::pt(300.0)),
            bleed: Length::pt(9.0),
            slug: Length::ZERO,
            items: Vec::new(),
        };
        let sheet = Sheet::new(&page);
        assert_eq!(sheet.x(Length::ZERO), 9.0);
        assert_eq!(sheet.y(Length::ZERO), 309.0);
        assert_eq!(sheet.y(Length::pt(300.0)), 9.0);
        assert_eq!(sheet.x(Length::pt(-9.0)), 0.0);
    }

    #[test]
    fn numbers_are_short_and_finite() {
        assert_eq!(points(Length::mm(210.0)).to_string(), "595.28");
        assert_eq!(points(Length::pt(f64::NAN)).to_string(), "0");
        assert_eq!(points(Length::pt(f64::INFINITY)).to_string(), "0");
    }
}
