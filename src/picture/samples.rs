//! The samples of a picture, brought to as many pixels as are wanted, and to the colours of the screen.

use std::borrow::Cow;
use std::sync::LazyLock;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::PictureError;
use super::colour;
use super::resample::{Pixels, Weighed, resample};
use crate::frame::{Jpeg, JpegColour, Raster};

/// The greatest sample.
const FULL: f32 = 255.0;

/// The light of each sample of the screen (IEC 61966-2-1, 5.2): shades may be added only as light.
static LIGHT: LazyLock<[f32; 256]> = LazyLock::new(|| std::array::from_fn(|sample| light(sample as f64)));

/// The light from which on each sample but the first is the nearest.
static EDGES: LazyLock<[f32; 255]> =
    LazyLock::new(|| std::array::from_fn(|sample| light(sample as f64 + 0.5)));

fn light(sample: f64) -> f32 {
    let share = sample / f64::from(FULL);
    (if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }) as f32
}

impl Raster {
    fn pixels(&self) -> Pixels {
        Pixels { width: self.width, height: self.height }
    }
}

/// A JPEG file in the screen's colours, as stored, in as many pixels as `most` asks for and never more than it has.
/// Inks without a profile are taken to be for coated paper.
///
/// # Errors
/// When it cannot be decoded.
pub fn on_screen(jpeg: &Jpeg, most: Pixels) -> Result<Raster, PictureError> {
    let unknown = || PictureError::Broken("a picture whose colour profile cannot be used".into());
    let raster = match (jpeg.colour, &jpeg.profile) {
        (JpegColour::Cmyk { .. }, profile) => {
            let (pixels, inks) = inks(jpeg, most)?;
            let profile = profile.as_deref().or_else(|| colour::fogra39()).ok_or_else(unknown)?;
            let rgb = colour::screen(&inks, profile, jpeg.colour).ok_or_else(unknown)?;
            Raster { width: pixels.width, height: pixels.height, rgb, alpha: None }
        }
        (JpegColour::Grey, Some(profile)) => {
            let mut raster = as_stored(jpeg, most)?;
            let grey: Vec<u8> = raster.rgb.iter().copied().step_by(3).collect();
            let shown = colour::screen(&grey, profile, jpeg.colour).ok_or_else(unknown)?;
            // Grey stays grey, whatever rounding makes of it.
            raster.rgb = shown.as_chunks().0.iter().flat_map(|[_, green, _]| [*green; 3]).collect();
            raster
        }
        (JpegColour::Rgb, Some(profile)) => {
            let mut raster = as_stored(jpeg, most)?;
            colour::screen_in_place(&mut raster.rgb, profile).ok_or_else(unknown)?;
            raster
        }
        (JpegColour::Grey | JpegColour::Rgb, None) => as_stored(jpeg, most)?,
    };
    Ok(raster)
}

/// A grey or RGB file in as many pixels as `most` asks for, in the colours of its own profile.
///
/// # Errors
/// When it cannot be decoded.
pub fn as_stored(jpeg: &Jpeg, most: Pixels) -> Result<Raster, PictureError> {
    let rgb = decoded(jpeg, ColorSpace::RGB, 3)?;
    let raster = Raster { width: jpeg.width, height: jpeg.height, rgb, alpha: None };
    Ok(reduced(&raster, most).into_owned())
}

/// Samples in as many pixels as `most` asks for, and never more than there are.
pub fn reduced(raster: &Raster, most: Pixels) -> Cow<'_, Raster> {
    let Some(to) = raster.pixels().reduced_to(most) else { return Cow::Borrowed(raster) };
    let width = raster.width as usize;
    let mut rgb = Vec::with_capacity(to.width as usize * to.height as usize * 3);
    let mut alpha = raster.alpha.as_ref().map(|_| Vec::with_capacity(rgb.capacity() / 3));
    let lights: &[f32; 256] = &LIGHT;
    let light = |sample: u8| lights.get(usize::from(sample)).copied().unwrap_or(1.0);
    // What is hardly to be seen weighs as little.
    let load = |y: usize, row: &mut [Weighed]| {
        let colours = raster.rgb.as_chunks::<3>().0.get(y * width..).unwrap_or_default();
        row.iter_mut()
            .zip(colours)
            .for_each(|(pixel, [r, g, b])| *pixel = [light(*r), light(*g), light(*b), 1.0]);
        let opacities = raster.alpha.as_deref().and_then(|alpha| alpha.get(y * width..)).unwrap_or_default();
        for (pixel, opacity) in row.iter_mut().zip(opacities) {
            pixel.iter_mut().for_each(|part| *part *= f32::from(*opacity) / FULL);
        }
    };
    let store = |row: &[Weighed]| {
        for [r, g, b, opacity] in row {
            let shade =
                |part: &f32| EDGES.partition_point(|edge| *edge <= part / opacity.max(1.0 / FULL)) as u8;
            rgb.extend([shade(r), shade(g), shade(b)]);
            alpha.iter_mut().for_each(|alpha| alpha.push(sample(*opacity)));
        }
    };
    resample(raster.pixels(), to, load, store);
    Cow::Owned(Raster { width: to.width, height: to.height, rgb, alpha })
}

/// Cyan, magenta, yellow and black of each pixel of a CMYK file, from none to full, in as many pixels as `most` asks
/// for.
///
/// # Errors
/// When it cannot be decoded.
pub fn inks(jpeg: &Jpeg, most: Pixels) -> Result<(Pixels, Vec<u8>), PictureError> {
    let inks = all_inks(jpeg)?;
    let from = Pixels { width: jpeg.width, height: jpeg.height };
    let Some(to) = from.reduced_to(most) else { return Ok((from, inks)) };
    let mut fewer = Vec::with_capacity(to.width as usize * to.height as usize * 4);
    let load = |y: usize, row: &mut [Weighed]| {
        let stored = inks.as_chunks::<4>().0.get(y * jpeg.width as usize..).unwrap_or_default();
        row.iter_mut().zip(stored).for_each(|(pixel, inks)| *pixel = inks.map(|ink| f32::from(ink) / FULL));
    };
    resample(from, to, load, |row| row.iter().for_each(|pixel| fewer.extend(pixel.map(sample))));
    Ok((to, fewer))
}

fn sample(share: f32) -> u8 {
    (share * FULL).round().clamp(0.0, FULL) as u8
}

/// All inks of a CMYK file.
fn all_inks(jpeg: &Jpeg) -> Result<Vec<u8>, PictureError> {
    let mut decoder = JpegDecoder::new(ZCursor::new(&jpeg.bytes[..]));
    decoder.decode_headers().map_err(broken)?;
    let is_luma = decoder.input_colorspace() == Some(ColorSpace::YCCK);
    let mut inks = decoded(jpeg, if is_luma { ColorSpace::YCCK } else { ColorSpace::CMYK }, 4)?;
    if is_luma {
        inks.as_chunks_mut().0.iter_mut().for_each(|pixel| *pixel = without_luma(*pixel));
    }
    if jpeg.colour == (JpegColour::Cmyk { inverted: true }) {
        inks.iter_mut().for_each(|ink| *ink = u8::MAX - *ink);
    }
    Ok(inks)
}

/// Luma and chroma as the inks that they stand for (ITU-T T.871, 7, of the complements); black stays.
fn without_luma([luma, blue, red, black]: [u8; 4]) -> [u8; 4] {
    let (luma, blue, red) = (f64::from(luma), f64::from(blue) - 128.0, f64::from(red) - 128.0);
    let light = [luma + 1.402 * red, luma - 0.344_136 * blue - 0.714_136 * red, luma + 1.772 * blue];
    let [c, m, y] = light.map(|light| 255 - light.round().clamp(0.0, 255.0) as u8);
    [c, m, y, black]
}

/// The samples of a JPEG file in a colour space of `size` samples a pixel.
fn decoded(jpeg: &Jpeg, space: ColorSpace, size: usize) -> Result<Vec<u8>, PictureError> {
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(space);
    let samples =
        JpegDecoder::new_with_options(ZCursor::new(&jpeg.bytes[..]), options).decode().map_err(broken)?;
    if samples.len() == jpeg.width as usize * jpeg.height as usize * size {
        Ok(samples)
    } else {
        Err(broken("its header is not true"))
    }
}

fn broken(error: impl std::fmt::Display) -> PictureError {
    PictureError::Broken(format!("a JPEG file that is broken: {error}"))
}
