//! What the operators of a page have set for those after them (ISO 32000-1, 8.4 and 9.3).

use crate::frame::{Ink, Stroke};
use crate::geom::Length;

/// A transformation of the plane, as operators write it.
#[derive(Clone, Copy)]
pub(in crate::pdf) struct Matrix(pub(in crate::pdf) [f64; 6]);

impl Matrix {
    /// What moves nothing.
    pub(in crate::pdf) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Where a place comes to.
    pub(in crate::pdf) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// This transformation first, then another.
    pub(in crate::pdf) fn then(self, other: Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let origin = other.apply((0.0, 0.0));
        let along = |x, y| {
            let (x, y) = other.apply((x, y));
            (x - origin.0, y - origin.1)
        };
        let (right, up, (e, f)) = (along(a, b), along(c, d), other.apply((e, f)));
        Matrix([right.0, right.1, up.0, up.1, e, f])
    }
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State {
    /// From the page's content to the page.
    pub(super) place: Matrix,
    /// The colour of glyphs and of the inside of shapes.
    pub(super) fill: Ink,
    /// The lines along shapes.
    pub(super) stroke: Stroke,
    /// The name of the font, and its size.
    pub(super) font: (Vec<u8>, f64),
    /// What is added to each advance, in points.
    pub(super) tracking: f64,
    /// How far glyphs stand above the baseline, in points.
    pub(super) rise: f64,
}

impl State {
    /// What every page begins with.
    pub(super) fn new() -> State {
        State {
            place: Matrix::IDENTITY,
            fill: Ink::BLACK,
            stroke: Stroke { ink: Ink::BLACK, width: Length::pt(1.0) },
            font: (Vec::new(), 0.0),
            tracking: 0.0,
            rise: 0.0,
        }
    }
}

/// The ink of a colour, by its shares from 0 to 1: of grey, of red, green and blue, or of the four of the press. What
/// only the press knows is shown without any profile.
pub(super) fn ink(shares: &[f64]) -> Option<Ink> {
    let value = |share: f64| (share * 255.0).round() as u8;
    match *shares {
        [grey] => Some(Ink::from_rgb([value(grey); 3])),
        [red, green, blue] => Some(Ink::from_rgb([red, green, blue].map(value))),
        [c, m, y, k] => {
            let rgb = [c, m, y].map(|ink| value((1.0 - ink) * (1.0 - k)));
            Some(Ink::new(rgb, [c, m, y, k].map(|share| (share * 100.0).round() as u8)))
        }
        _ => None,
    }
}
