//! Colours as operators take them (ISO 32000-1, 8.6), and which of them an ink is.

use super::convert::rounded;
use crate::frame::Ink;

/// Steps that a colour's share is rounded to: fine enough to give each of 256 values back.
const STEPS: f64 = 1000.0;

/// A colour as a file says it, in shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Colour {
    /// From black to white.
    Grey(f32),
    /// Red, green and blue.
    Rgb([f32; 3]),
}

/// The space of a file's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// The screen's.
    Rgb,
}

impl Space {
    /// An ink in this space.
    pub(super) fn colour(self, ink: Ink) -> Colour {
        let share = |value: u8| rounded(f64::from(value) / 255.0, STEPS);
        match (self, ink.rgb) {
            (Space::Rgb, [r, g, b]) if r == g && g == b => Colour::Grey(share(r)),
            (Space::Rgb, rgb) => Colour::Rgb(rgb.map(share)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_256_values_comes_back() {
        for value in 0..=255_u8 {
            let Colour::Grey(share) = Space::Rgb.colour(Ink::from_rgb([value; 3])) else { panic!("no grey") };
            assert_eq!((share * 255.0).round() as u8, value);
        }
    }
}
