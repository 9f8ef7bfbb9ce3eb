//! What operators set for those after them (ISO 32000-1, 8.4 and 9.3), as far as rules ask for it.

use super::space::{Kind, Space};
use crate::pdf::read::state::Matrix;

/// A colour.
#[derive(Clone)]
pub(super) struct Paint {
    /// The space of its numbers.
    pub(super) space: Space,
    /// Its numbers.
    pub(super) shares: Vec<f64>,
}

impl Paint {
    /// The black that content begins with.
    fn black() -> Paint {
        Paint { space: Space::grey(), shares: vec![0.0] }
    }

    /// Cyan, magenta, yellow and black from 0 to 1, of a colour in grey or in the inks of a press.
    pub(super) fn inks(&self) -> Option<[f64; 4]> {
        match (self.space.kind, self.shares.as_slice()) {
            (Kind::Grey, &[grey]) => Some([0.0, 0.0, 0.0, 1.0 - grey]),
            (Kind::Cmyk, &[c, m, y, k]) => Some([c, m, y, k]),
            _ => None,
        }
    }
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State {
    /// From the content to the page.
    pub(super) place: Matrix,
    /// The colour of glyphs and of the inside of shapes.
    pub(super) fill: Paint,
    /// The colour of lines.
    pub(super) stroke: Paint,
    /// Whether what is filled prints over what is below.
    pub(super) fill_overprints: bool,
    /// Whether lines do.
    pub(super) stroke_overprints: bool,
    /// Whether an ink of which a colour has nothing leaves that of what is below.
    pub(super) keeps_below: bool,
    /// How glyphs are shown, as `Tr` says.
    pub(super) text_mode: i64,
    /// From a line of text to the next, in points.
    pub(super) leading: f64,
}

impl State {
    /// What every page begins with.
    pub(super) fn new() -> State {
        State {
            place: Matrix::IDENTITY,
            fill: Paint::black(),
            stroke: Paint::black(),
            fill_overprints: false,
            stroke_overprints: false,
            keeps_below: false,
            text_mode: 0,
            leading: 0.0,
        }
    }

    /// Whether text fills its glyphs, and whether it draws along them.
    pub(super) const fn text_paints(&self) -> (bool, bool) {
        (matches!(self.text_mode, 0 | 2 | 4 | 6), matches!(self.text_mode, 1 | 2 | 5 | 6))
    }
}
