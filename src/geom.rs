//! Lengths in points, and the few plane figures made of them: all arithmetic on lengths lives here.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Points in one millimetre (72 points in an inch of 25.4 mm).
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// Slack in [`Length::fits`]: a thousandth of a point, far below what print can show and far above
/// what adding a page of lengths can lose.
const TOLERANCE: f64 = 0.001;

/// A length in points (1/72 inch).
#[derive(Clone, Copy, Default, PartialEq, PartialOrd, serde::Serialize, serde::Deserialize)]
pub struct Length(f64);

impl std::hash::Hash for Length {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Length {
    /// No length at all.
    pub const ZERO: Length = Length(0.0);

    /// A length of `points` points.
    pub const fn pt(points: f64) -> Length {
        Length(points)
    }

    /// A length of `millimetres` millimetres.
    pub const fn mm(millimetres: f64) -> Length {
        Length(millimetres * POINTS_PER_MM)
    }

    /// A length of `inches` inches.
    pub const fn inches(inches: f64) -> Length {
        Length(inches * 72.0)
    }

    /// The length in points.
    pub const fn to_pt(self) -> f64 {
        self.0
    }

    /// The length in millimetres.
    pub const fn to_mm(self) -> f64 {
        self.0 / POINTS_PER_MM
    }

    /// The length without its sign.
    pub fn abs(self) -> Length {
        Length(self.0.abs())
    }

    /// The greater of two lengths.
    pub fn max(self, other: Length) -> Length {
        Length(self.0.max(other.0))
    }

    /// The lesser of two lengths.
    pub fn min(self, other: Length) -> Length {
        Length(self.0.min(other.0))
    }

    /// Whether this length goes into `room`, within a thousandth of a point.
    pub fn fits(self, room: Length) -> bool {
        self.0 <= room.0 + TOLERANCE
    }

    /// The least whole number of `unit`s that holds this length, within a thousandth of a point;
    /// zero where the length or the unit is not positive.
    pub fn units(self, unit: Length) -> usize {
        if self.0 <= TOLERANCE || unit.0 <= 0.0 {
            return 0;
        }
        ((self.0 - TOLERANCE) / unit.0).ceil() as usize
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}pt", self.0)
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Mul<f64> for Length {
    type Output = Length;
    fn mul(self, factor: f64) -> Length {
        Length(self.0 * factor)
    }
}

impl Div<f64> for Length {
    type Output = Length;
    fn div(self, divisor: f64) -> Length {
        Length(self.0 / divisor)
    }
}

/// How many times one length goes into another, as a ratio.
impl Div for Length {
    type Output = f64;
    fn div(self, other: Length) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        Length(lengths.map(|length| length.0).sum())
    }
}

/// A place on a page: `x` from the left trim edge, `y` downwards from the top trim edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// Distance from the left trim edge; negative in the bleed.
    pub x: Length,
    /// Distance below the top trim edge; negative in the bleed.
    pub y: Length,
}

impl Point {
    /// The place at `x`, `y`.
    pub const fn new(x: Length, y: Length) -> Point {
        Point { x, y }
    }
}

impl Point {
    /// The place as far from this one as `by` is from the corner of the page.
    #[must_use]
    pub fn moved(self, by: Point) -> Point {
        Point { x: self.x + by.x, y: self.y + by.y }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Hash)]
pub struct Size {
    /// Extent from left to right.
    pub width: Length,
    /// Extent from top to bottom.
    pub height: Length,
}

impl Size {
    /// The size `width` by `height`.
    pub const fn new(width: Length, height: Length) -> Size {
        Size { width, height }
    }
}

/// An upright rectangle, named by its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// The rectangle of `size` whose top left corner is `origin`.
    pub const fn new(origin: Point, size: Size) -> Rect {
        Rect { origin, size }
    }

    /// The left edge.
    pub fn left(self) -> Length {
        self.origin.x
    }

    /// The right edge.
    pub fn right(self) -> Length {
        self.origin.x + self.size.width
    }

    /// The top edge.
    pub fn top(self) -> Length {
        self.origin.y
    }

    /// The bottom edge.
    pub fn bottom(self) -> Length {
        self.origin.y + self.size.height
    }

    /// The rectangle grown by `by` on every side.
    #[must_use]
    pub fn grown(self, by: Length) -> Rect {
        let size = Size::new(self.size.width + by * 2.0, self.size.height + by * 2.0);
        Rect::new(Point::new(self.left() - by, self.top() - by), size)
    }

    /// Whether some of the inside of this rectangle lies inside `other`.
    pub fn overlaps(self, other: Rect) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The least rectangle that holds this one and `other`.
    pub fn union(self, other: Rect) -> Rect {
        let origin = Point::new(self.left().min(other.left()), self.top().min(other.top()));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Rect::new(origin, Size::new(right - origin.x, bottom - origin.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_takes_whole_units() {
        let check = |length: f64, expected| {
            assert_eq!(Length::pt(length).units(Length::pt(12.0)), expected, "{length}");
        };
        check(0.0, 0);
        check(-3.0, 0);
        check(0.5, 1);
        check(12.0, 1);
        check(12.0004, 1);
        check(12.1, 2);
    }

    #[test]
    fn rectangles_overlap_where_they_share_some_of_their_inside() {
        let rect = |x: f64, y: f64| {
            Rect::new(Point::new(Length::pt(x), Length::pt(y)), Size::new(Length::pt(4.0), Length::pt(2.0)))
        };
        let check = |x: f64, y: f64, expected: (bool, bool)| {
            let (one, other) = (rect(0.0, 0.0), rect(x, y));
            let grown = one.grown(Length::pt(1.0));
            assert_eq!((one.overlaps(other), grown.overlaps(other)), expected, "{x} {y}");
        };
        check(3.0, 1.0, (true, true));
        check(-3.0, -1.0, (true, true));
        check(4.0, 0.0, (false, true));
        check(0.0, 2.5, (false, true));
        check(4.5, 5.0, (false, false));
    }

    #[test]
    fn millimetres_and_inches_agree() {
        assert!((Length::mm(25.4) - Length::inches(1.0)).abs().fits(Length::ZERO));
    }
}
