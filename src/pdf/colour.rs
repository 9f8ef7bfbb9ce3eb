//! Colours as operators take them (ISO 32000-1, 8.6), and which of them an ink is.

use super::PdfError;
use super::convert::rounded;
use super::profile::Separation;
use crate::frame::{Ink, PressInk};

/// Steps that a colour's share is rounded to: fine enough to give each of 256 values back.
const STEPS: f64 = 1000.0;

/// A colour as a file says it, in shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Colour {
    /// From black to white.
    Grey(f32),
    /// Red, green and blue.
    Rgb([f32; 3]),
    /// Cyan, magenta, yellow and black.
    Cmyk([f32; 4]),
    /// One plate, or all at once.
    Plate(Plate, f32),
}

/// A plate that is named (ISO 32000-1, 8.6.6.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plate {
    /// That of a spot colour, by its place in the document's list.
    Spot(u8),
    /// All of them.
    All,
}

impl Plate {
    /// The name by which pages call the plate's colour space.
    pub(super) fn resource(self) -> String {
        match self {
            Plate::Spot(place) => format!("Spot{place}"),
            Plate::All => "All".into(),
        }
    }
}

/// The space of a file's colours.
pub(super) enum Space {
    /// The screen's.
    Rgb,
    /// A press's.
    Cmyk(Separation),
}

impl Space {
    /// An ink in this space.
    pub(super) fn colour(&self, ink: Ink) -> Result<Colour, PdfError> {
        let of_256 = |value: u8| rounded(f64::from(value) / 255.0, STEPS);
        let of_100 = |value: u8| rounded(f64::from(value) / 100.0, STEPS);
        Ok(match self {
            Space::Rgb => match ink.rgb {
                [r, g, b] if r == g && g == b => Colour::Grey(of_256(r)),
                rgb => Colour::Rgb(rgb.map(of_256)),
            },
            Space::Cmyk(separation) => match ink.press {
                PressInk::Process(cmyk) => Colour::Cmyk(cmyk.map(of_100)),
                PressInk::FromScreen => Colour::Cmyk(separation.colour(ink.rgb)?.map(of_256)),
                PressInk::Spot { place, strength } => Colour::Plate(Plate::Spot(place), of_100(strength)),
                PressInk::Registration => Colour::Plate(Plate::All, 1.0),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_256_values_comes_back() {
        for value in 0..=255_u8 {
            let ink = Ink::new([value; 3], [0; 4]);
            let Ok(Colour::Grey(share)) = Space::Rgb.colour(ink) else { panic!("no grey") };
            assert_eq!((share * 255.0).round() as u8, value);
        }
    }
}
