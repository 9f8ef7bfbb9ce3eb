//! How well one colour can be told from another, on the screen and on paper (WCAG 2.1, "contrast ratio").

use super::{Ink, PressInk, Spot};

/// The contrast that text must have with its ground (WCAG 2.1, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The light that a screen and a page throw back where they are black, of that which they do where they are white
/// (WCAG 2.1, "contrast ratio").
const FLARE: f64 = 0.05;

/// How light the solids of four inks are, one over another, of paper's 1: those of FOGRA39 (coated paper, offset).
/// Cyan, magenta, yellow and black are the bits of a solid's place, from 1 on.
const SOLIDS: [f64; 16] = [
    1.0, 0.2600, 0.1925, 0.0458, 0.8463, 0.2099, 0.1825, 0.0432, // without black
    0.0236, 0.0131, 0.0137, 0.0100, 0.0236, 0.0149, 0.0149, 0.0110, // with black
];

/// How much more paper than half of it a tint of a half covers, of each ink: dots grow in print.
const DOT_GAIN: [f64; 4] = [0.06, 0.06, 0.06, 0.04];

/// How far light spreads in paper between dots (Yule and Nielsen, 1951). With [`DOT_GAIN`], contrasts
/// about those that matter here are within a tenth of what the profile makes of them, and mostly within a fortieth.
const SPREAD: f64 = 1.6;

/// The contrast of two colours on the screen, from 1 to 21.
pub fn screen_contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    ratio(luminance(one), luminance(other))
}

impl Ink {
    /// The contrast with another ink where a press prints both; a spot colour counts as what stands for it.
    ///
    /// Coated paper is meant, whatever press the flyer is for: others are not so unlike it that text that cannot be
    /// read on one can be read on another.
    pub fn press_contrast(self, other: Ink, spots: &[Spot]) -> f64 {
        ratio(self.lightness_on_paper(spots), other.lightness_on_paper(spots))
    }

    /// How light the ink is in print, of paper's 1.
    fn lightness_on_paper(self, spots: &[Spot]) -> f64 {
        let shares = |cmyk: [u8; 4]| cmyk.map(|part| f64::from(part) / 100.0);
        match self.press {
            PressInk::Process(cmyk) => printed(shares(cmyk)),
            PressInk::Spot { place, strength } => {
                let cmyk = spots.get(usize::from(place)).map_or([0; 4], |spot| spot.cmyk);
                printed(shares(cmyk).map(|share| share * f64::from(strength) / 100.0))
            }
            PressInk::FromScreen => luminance(self.rgb),
            PressInk::Registration => printed([1.0; 4]),
        }
    }
}

/// How much lighter one thing is than another, whichever is the lighter one.
fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + FLARE) / (one.min(other) + FLARE)
}

/// How light a colour of the screen is, from 0 to 1 (WCAG 2.1, "relative luminance").
fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// How light shares of four inks are on paper: the mean of their solids, each as far as dots of these inks cover the
/// paper with it (Neugebauer, 1937; with Yule and Nielsen's exponent).
fn printed(shares: [f64; 4]) -> f64 {
    let mut covered = shares;
    for (share, gain) in covered.iter_mut().zip(DOT_GAIN) {
        *share += gain * 4.0 * *share * (1.0 - *share);
    }
    let mut mean = 0.0;
    for (solid, light) in (0_u8..).zip(SOLIDS) {
        let inks = (0_u8..).zip(covered);
        let share: f64 =
            inks.map(|(ink, cover)| if solid >> ink & 1 == 1 { cover } else { 1.0 - cover }).product();
        // Most colours have no more than three inks.
        if share > 0.0 {
            mean += share * light.powf(1.0 / SPREAD);
        }
    }
    mean.powf(SPREAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let check = |one: [u8; 3], other: [u8; 3], expected: f64| {
            assert!((screen_contrast(one, other) - expected).abs() < 0.01, "{}", screen_contrast(one, other));
            assert!((screen_contrast(other, one) - expected).abs() < 0.01);
        };
        check([0; 3], [255; 3], 21.0);
        check([255; 3], [255; 3], 1.0);
        // The greys between which the line is drawn.
        check([0x76; 3], [255; 3], 4.54);
        check([0x77; 3], [255; 3], 4.48);
        check([255, 0, 0], [255; 3], 4.0);
    }

    #[test]
    fn a_spot_colour_is_as_light_as_what_stands_for_it() {
        let spots = [Spot { name: "Blue".into(), cmyk: [90, 60, 0, 15] }];
        let spot = |strength| Ink { rgb: [0; 3], press: PressInk::Spot { place: 0, strength } };
        let own = Ink::new([0; 3], [90, 60, 0, 15]);
        let contrast = |ink: Ink| ink.press_contrast(Ink::WHITE, &spots);
        assert_eq!(contrast(spot(100)), contrast(own));
        assert!(contrast(spot(20)) < contrast(own));
    }
}
