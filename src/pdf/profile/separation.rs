//! Separation: colours of the screen as inks of a press, by way of its ICC profile.

use std::sync::{Arc, OnceLock};

use moxcms::{
    ColorProfile, DataColorSpace, Layout, ProfileText, RenderingIntent, Transform8BitExecutor,
    TransformOptions,
};

use super::press::PressProfile;
use crate::pdf::PdfError;
use crate::picture::fogra39;

/// What profiles of the built-in one's press have in their name, whoever made them.
const BUILT_IN_NAME: &str = "FOGRA39";

/// How colours that the press cannot print come nearer: all a little, so that shades stay apart (ISO 15076-1, 6.2).
const INTENT: RenderingIntent = RenderingIntent::Perceptual;

/// Full ink, as samples say it.
const FULL: u16 = 255;

/// From the screen's colours to inks. Made once it is needed, as that takes longer than a flyer.
type Transform = Arc<Transform8BitExecutor>;

/// Colours of the screen as inks of one press.
pub(in crate::pdf) struct Separation {
    profile: PressProfile,
    transform: OnceLock<Result<Transform, PdfError>>,
    /// The most ink in one place, in per cent.
    ink_limit: u16,
}

impl Separation {
    /// For a press and what its paper takes.
    pub(super) fn new(profile: &PressProfile, ink_limit: u16) -> Separation {
        Separation { profile: profile.clone(), transform: OnceLock::new(), ink_limit }
    }

    /// The most ink in one place, in per cent.
    pub(in crate::pdf) fn ink_limit(&self) -> u16 {
        self.ink_limit
    }

    /// Cyan, magenta, yellow and black, 0 to 255, of one colour.
    pub(in crate::pdf) fn colour(&self, rgb: [u8; 3]) -> Result<[u8; 4], PdfError> {
        let mut inks = [0; 4];
        self.convert(&rgb, &mut inks)?;
        Ok(inks)
    }

    /// Cyan, magenta, yellow and black of each pixel, of red, green and blue of each: the screen's, or as a `profile`
    /// of their own means them.
    pub(in crate::pdf) fn samples(&self, rgb: &[u8], profile: Option<&[u8]>) -> Result<Vec<u8>, PdfError> {
        let mut inks = vec![0; rgb.len() / 3 * 4];
        match profile {
            None => self.convert(rgb, &mut inks)?,
            Some(profile) => self.convert_from(profile, DataColorSpace::Rgb, rgb, &mut inks)?,
        }
        Ok(inks)
    }

    /// Cyan, magenta, yellow and black of each pixel, of those of another press, which `profile` describes.
    pub(in crate::pdf) fn reseparated(&self, inks: &[u8], profile: &[u8]) -> Result<Vec<u8>, PdfError> {
        let mut own = vec![0; inks.len()];
        self.convert_from(profile, DataColorSpace::Cmyk, inks, &mut own)?;
        Ok(own)
    }

    /// Whether a profile describes this press, so that its inks may stay as they are.
    pub(in crate::pdf) fn is_described_by(&self, profile: &[u8]) -> bool {
        match &self.profile {
            PressProfile::File { bytes, .. } => bytes[..] == *profile,
            PressProfile::Fogra39 => name(profile).is_some_and(|name| name.contains(BUILT_IN_NAME)),
        }
    }

    fn convert(&self, rgb: &[u8], inks: &mut [u8]) -> Result<(), PdfError> {
        let transform = self.transform.get_or_init(|| transform(&self.profile)).as_ref();
        self.apply(&**transform.map_err(PdfError::clone)?, rgb, inks)
    }

    fn convert_from(
        &self,
        profile: &[u8],
        space: DataColorSpace,
        samples: &[u8],
        inks: &mut [u8],
    ) -> Result<(), PdfError> {
        let transform = press_bytes(&self.profile).and_then(|press| {
            let source =
                ColorProfile::new_from_slice(profile).ok().filter(|source| source.color_space == space)?;
            to_press(&source, press)
        });
        self.apply(&*transform.ok_or_else(|| unusable(&self.profile))?, samples, inks)
    }

    fn apply(
        &self,
        transform: &Transform8BitExecutor,
        samples: &[u8],
        inks: &mut [u8],
    ) -> Result<(), PdfError> {
        transform.transform(samples, inks).map_err(|_| unusable(&self.profile))?;
        self.hold_all_to_limit(inks);
        Ok(())
    }

    /// Thins the colours of pixels until the paper takes them.
    pub(in crate::pdf) fn hold_all_to_limit(&self, inks: &mut [u8]) {
        inks.as_chunks_mut().0.iter_mut().for_each(|pixel| self.hold_to_limit(pixel));
    }

    /// Thins the colours of a pixel until the paper takes it; black stays, as it carries the shape.
    fn hold_to_limit(&self, [c, m, y, k]: &mut [u8; 4]) {
        let most = u32::from(self.ink_limit) * u32::from(FULL) / 100;
        let colours = u32::from(*c) + u32::from(*m) + u32::from(*y);
        let room = most.saturating_sub(u32::from(*k));
        if colours > room {
            // Rounded down, so that the sum keeps to the limit; the quotient is under 256.
            [c, m, y].into_iter().for_each(|part| *part = (u32::from(*part) * room / colours) as u8);
        }
    }
}

/// The way from sRGB to the inks of a press.
fn transform(profile: &PressProfile) -> Result<Transform, PdfError> {
    /// The built-in one serves all flyers of a run.
    static BUILT_IN: OnceLock<Option<Transform>> = OnceLock::new();
    let from_srgb = || to_press(&ColorProfile::new_srgb(), press_bytes(profile)?);
    let made = match profile {
        PressProfile::Fogra39 => BUILT_IN.get_or_init(from_srgb).clone(),
        PressProfile::File { .. } => from_srgb(),
    };
    made.ok_or_else(|| unusable(profile))
}

/// The way from colours that are described to the inks of a press.
fn to_press(source: &ColorProfile, press: &[u8]) -> Option<Transform> {
    let press =
        ColorProfile::new_from_slice(press).ok().filter(|press| press.color_space == DataColorSpace::Cmyk)?;
    let options = TransformOptions { rendering_intent: INTENT, ..TransformOptions::default() };
    // The crate says Rgba of any four samples a pixel.
    let layout = if source.color_space == DataColorSpace::Cmyk { Layout::Rgba } else { Layout::Rgb };
    source.create_transform_8bit(layout, &press, Layout::Rgba, options).ok()
}

fn press_bytes(profile: &PressProfile) -> Option<&[u8]> {
    match profile {
        PressProfile::Fogra39 => fogra39(),
        PressProfile::File { bytes, .. } => Some(bytes),
    }
}

/// The name of a profile, for people.
fn name(profile: &[u8]) -> Option<String> {
    Some(match ColorProfile::new_from_slice(profile).ok()?.description? {
        ProfileText::PlainString(name) => name,
        ProfileText::Localizable(names) => names.into_iter().next()?.value,
        ProfileText::Description(name) => name.ascii_string,
    })
}

fn unusable(profile: &PressProfile) -> PdfError {
    PdfError::Profile(match profile {
        PressProfile::Fogra39 => "FOGRA39".into(),
        PressProfile::File { name, .. } => name.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_inks_within_the_limit() {
        let check = |limit: u16, rgb: [u8; 3]| {
            let inks = Separation::new(&PressProfile::Fogra39, limit).colour(rgb).unwrap();
            let sum: u16 = inks.iter().map(|ink| u16::from(*ink)).sum();
            assert!(f64::from(sum) / 2.55 <= f64::from(limit), "{rgb:?} {inks:?}");
            inks
        };
        assert_eq!(check(300, [255, 255, 255]), [0; 4], "white is paper");
        let [c, m, y, k] = check(300, [200, 30, 40]);
        assert!(m > 200 && y > 150 && c < 80 && k < 80, "red is magenta and yellow");
        for limit in [240, 300] {
            for grey in 0..16 {
                check(limit, [grey * 3, grey * 2, grey]);
            }
        }
        assert!(check(240, [0, 0, 0])[3] > 230, "black stays black");
    }
}
