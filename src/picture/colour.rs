//! The colours that a picture's own ICC profile means (ISO 15076-1), as those of the screen.

use std::io::Read;
use std::sync::{Arc, OnceLock};

use flate2::read::ZlibDecoder;
use moxcms::{
    ColorProfile, DataColorSpace, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions,
};

use crate::frame::JpegColour;

/// The profile `assets/FOGRA39L_coated.icc.zlib`, of coated paper on a sheetfed offset press; deflated.
pub const FOGRA39: &[u8] = include_bytes!("../../assets/FOGRA39L_coated.icc.zlib");

/// How far samples may be from the screen's, of 255, for a profile to be called the screen's own.
const TOLERANCE: u8 = 3;

/// Samples converted at a time.
const RUN: usize = 4 * 3 * 1024;

/// The profile of [`FOGRA39`], inflated; nothing where it cannot be.
pub fn fogra39() -> Option<&'static [u8]> {
    static INFLATED: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    let inflated = || {
        let mut whole = Vec::new();
        ZlibDecoder::new(FOGRA39).read_to_end(&mut whole).ok()?;
        Some(whole)
    };
    INFLATED.get_or_init(inflated).as_deref()
}

/// What a profile describes that comes with samples of `colour`: `None` where it is not for such samples, broken, or
/// just what is meant without one.
pub(super) fn telling(profile: &[u8], colour: JpegColour) -> Option<Arc<[u8]>> {
    let transform = to_screen(profile, colour)?;
    let tells = match colour {
        JpegColour::Cmyk { .. } => true,
        JpegColour::Grey => {
            let shades: Vec<u8> = (0..=u8::MAX).collect();
            let meant: Vec<u8> = shades.iter().flat_map(|shade| [*shade; 3]).collect();
            differs(&*transform, &shades, &meant)?
        }
        JpegColour::Rgb => {
            let steps = || (0..=u8::MAX).step_by(51);
            let colours: Vec<u8> = steps()
                .flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b])))
                .collect();
            differs(&*transform, &colours, &colours)?
        }
    };
    tells.then(|| Arc::from(profile))
}

/// Whether samples come out as something else than `meant`.
fn differs(transform: &Transform8BitExecutor, samples: &[u8], meant: &[u8]) -> Option<bool> {
    let mut shown = vec![0; meant.len()];
    transform.transform(samples, &mut shown).ok()?;
    Some(shown.iter().zip(meant).any(|(shown, meant)| shown.abs_diff(*meant) > TOLERANCE))
}

/// Red, green and blue, as a profile means them, turned into the screen's where they are.
pub(super) fn screen_in_place(rgb: &mut [u8], profile: &[u8]) -> Option<()> {
    let transform = to_screen(profile, JpegColour::Rgb)?;
    let mut shown = vec![0; RUN];
    for run in rgb.chunks_mut(RUN) {
        let shown = shown.get_mut(..run.len())?;
        transform.transform(run, shown).ok()?;
        run.copy_from_slice(shown);
    }
    Some(())
}

/// The screen's red, green and blue of samples of another kind.
pub(super) fn screen(samples: &[u8], profile: &[u8], colour: JpegColour) -> Option<Vec<u8>> {
    let size = if colour == JpegColour::Grey { 1 } else { 4 };
    let mut rgb = vec![0; samples.len() / size * 3];
    to_screen(profile, colour)?.transform(samples, &mut rgb).ok()?;
    Some(rgb)
}

/// The way from a profile's colours to sRGB.
fn to_screen(profile: &[u8], colour: JpegColour) -> Option<Arc<Transform8BitExecutor>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    // The crate says Rgba of any four samples a pixel.
    let (space, layout) = match colour {
        JpegColour::Grey => (DataColorSpace::Gray, Layout::Gray),
        JpegColour::Rgb => (DataColorSpace::Rgb, Layout::Rgb),
        JpegColour::Cmyk { .. } => (DataColorSpace::Cmyk, Layout::Rgba),
    };
    // What can be told of colours is told relative to white: paper becomes the screen's white.
    let options = TransformOptions {
        rendering_intent: RenderingIntent::RelativeColorimetric,
        ..TransformOptions::default()
    };
    let made = || profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), Layout::Rgb, options).ok();
    if profile.color_space == space { made() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Ink, screen_contrast};

    #[test]
    fn only_a_profile_that_tells_something_is_kept() {
        let check = |profile: ColorProfile, colour, tells: bool| {
            let profile = profile.encode().unwrap();
            assert_eq!(telling(&profile, colour).is_some(), tells, "{colour:?}");
            assert!(telling(&profile[..profile.len() / 2], colour).is_none(), "half a profile");
        };
        check(ColorProfile::new_srgb(), JpegColour::Rgb, false);
        check(ColorProfile::new_display_p3(), JpegColour::Rgb, true);
        check(ColorProfile::new_adobe_rgb(), JpegColour::Rgb, true);
        check(ColorProfile::new_adobe_rgb(), JpegColour::Grey, false);
        check(ColorProfile::new_gray_with_gamma(1.0), JpegColour::Grey, true);
        assert!(telling(fogra39().unwrap(), JpegColour::Cmyk { inverted: true }).is_some());
        assert!(telling(fogra39().unwrap(), JpegColour::Rgb).is_none());
    }

    #[test]
    fn colours_become_the_screens() {
        let adobe = ColorProfile::new_adobe_rgb().encode().unwrap();
        let mut rgb = [[180, 60, 60], [128; 3]].concat().repeat(RUN);
        screen_in_place(&mut rgb, &adobe).unwrap();
        // As other programs have it.
        assert!(rgb[0].abs_diff(205) <= 3 && rgb[1].abs_diff(57) <= 3, "{:?}", &rgb[..3]);
        assert!(rgb[3..6].iter().all(|grey| grey.abs_diff(127) <= 2), "{:?}", &rgb[3..6]);
        assert_eq!(rgb[..6], rgb[rgb.len() - 6..]);

        let inks = [[0, 0, 0, 0], [0, 255, 255, 0]].concat();
        let shown = screen(&inks, fogra39().unwrap(), JpegColour::Cmyk { inverted: false }).unwrap();
        assert!(shown[..3].iter().all(|white| *white > 250), "paper is white: {shown:?}");
        assert!(shown[3] > 180 && shown[4] < 80 && shown[5] < 80, "magenta and yellow are red: {shown:?}");
    }

    #[test]
    fn the_contrast_of_inks_is_about_what_the_profile_makes_of_it() {
        // Colours that a screen can show, so that nothing of them is lost on the way.
        for cmyk in [[0, 0, 0, 50], [0, 0, 0, 100], [90, 60, 0, 15], [20, 100, 85, 15], [40, 30, 30, 10]] {
            let samples = cmyk.map(|part: u8| (f64::from(part) * 2.55).round() as u8);
            let colour = JpegColour::Cmyk { inverted: false };
            let shown = screen(&samples, fogra39().unwrap(), colour).unwrap();
            let said = screen_contrast([shown[0], shown[1], shown[2]], [255; 3]);
            let own = Ink::new([0; 3], cmyk).press_contrast(Ink::WHITE, &[]);
            assert!((own / said - 1.0).abs() < 0.12, "{cmyk:?}: {own} for {said}");
        }
    }
}
