//! Places on pages, as somebody with a ruler finds them.

use std::fmt;

use crate::geom::{Length, Point};

/// A place on a page of the flyer.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OnPage {
    /// The page, from one.
    pub page: usize,
    /// The place, from the top left corner of the trimmed page.
    pub at: Point,
}

impl OnPage {
    /// The place in millimetres, to a tenth: from the left and from the top.
    pub fn in_mm(self) -> (f64, f64) {
        (tenths(self.at.x), tenths(self.at.y))
    }
}

/// A length in millimetres, to a tenth; never a zero below nothing.
fn tenths(length: Length) -> f64 {
    (length.to_mm() * 10.0).round() / 10.0 + 0.0
}

impl fmt::Display for OnPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, top) = self.in_mm();
        write!(f, "page {}, {left:.1} mm from the left, {top:.1} mm from the top", self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_in_tenths_of_a_millimetre() {
        let check = |x: f64, y: f64, expected: &str| {
            let place = OnPage { page: 2, at: Point::new(Length::mm(x), Length::mm(y)) };
            assert_eq!(place.to_string(), expected);
        };
        check(16.0, 102.44, "page 2, 16.0 mm from the left, 102.4 mm from the top");
        check(-0.01, 0.05, "page 2, 0.0 mm from the left, 0.1 mm from the top");
    }
}
