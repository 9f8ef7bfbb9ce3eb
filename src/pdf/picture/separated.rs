//! Pictures in the inks of a press: converted through its profile, nothing shining through them. Grey ones stay on
//! the black plate.

use lopdf::{Document as File, Stream, dictionary};

use super::ImageError;
use super::samples::{Samples, grey, jpeg_stream, samples};
use crate::frame::{Ink, Jpeg, JpegColour, PressInk, Raster};
use crate::pdf::PdfError;
use crate::pdf::deflate::plain;
use crate::pdf::profile::Separation;
use crate::picture::{self, Pixels};

/// Full ink and full opacity, as samples say them.
const FULL: u32 = 255;

/// A JPEG file as an image in the inks of a press, with so many pixels.
pub(super) fn jpeg(jpeg: &Jpeg, most: Pixels, separation: &Separation) -> Result<Stream, ImageError> {
    let fits = Pixels { width: jpeg.width, height: jpeg.height }.reduced_to(most).is_none();
    match (jpeg.colour, &jpeg.profile) {
        (JpegColour::Cmyk { .. }, _) => in_inks(jpeg, most, separation),
        (JpegColour::Grey, None) if fits => Ok(jpeg_stream(jpeg)),
        (JpegColour::Grey, _) => Ok(flat(&picture::on_screen(jpeg, most)?, None, separation)?),
        (JpegColour::Rgb, profile) => {
            let raster = picture::as_stored(jpeg, most)?;
            let inks = separation.samples(&raster.rgb, profile.as_deref())?;
            Ok(samples(raster.width, raster.height, &inks, Samples::Cmyk)?)
        }
    }
}

/// A file that comes in inks. Those of another press become those of this one; else they stay, and more of them than
/// the paper takes is for whoever chose them to mend.
fn in_inks(jpeg: &Jpeg, most: Pixels, separation: &Separation) -> Result<Stream, ImageError> {
    let (pixels, mut inks) = picture::inks(jpeg, most)?;
    let (width, height) = (pixels.width, pixels.height);
    let other = jpeg.profile.as_deref().filter(|profile| !separation.is_described_by(profile));
    if let Some(profile) = other {
        inks = separation.reseparated(&inks, profile)?;
        return Ok(samples(width, height, &inks, Samples::Cmyk)?);
    }
    let sum = |pixel: &[u8; 4]| pixel.iter().map(|ink| u32::from(*ink)).sum::<u32>();
    let full = inks.as_chunks().0.iter().map(sum).max().unwrap_or_default();
    let percent = (f64::from(full) / 2.55).round() as u16;
    if percent > separation.ink_limit() {
        return Err(ImageError::Ink(percent));
    }
    if (width, height) == (jpeg.width, jpeg.height) {
        return Ok(jpeg_stream(jpeg));
    }
    let fewer = samples(width, height, &inks, Samples::Cmyk)?;
    Ok(if fewer.content.len() < jpeg.bytes.len() { fewer } else { jpeg_stream(jpeg) })
}

/// Samples as an image in the inks of a press, with `behind` showing through it where it is not opaque.
pub(super) fn raster(
    raster: &Raster,
    behind: Option<Ink>,
    separation: &Separation,
    file: &mut File,
) -> Result<Stream, PdfError> {
    match (behind.map(|ink| ink.press), &raster.alpha) {
        (Some(PressInk::Spot { .. }), Some(alpha)) => {
            let opaque = Raster { alpha: None, ..raster.clone() };
            let mut stream = flat(&opaque, None, separation)?;
            stream.dict.set("Mask", file.add_object(stencil(raster, alpha)));
            Ok(stream)
        }
        _ => flat(raster, behind, separation),
    }
}

/// Which pixels are painted at all, one bit each (ISO 32000-1, 8.9.6.3). A spot colour behind a picture cannot be
/// mixed into its inks, so that it shows whole where the picture is less than half opaque.
fn stencil(raster: &Raster, alpha: &[u8]) -> Stream {
    let row = |row: &[u8]| -> Vec<u8> {
        let left_out = |(place, alpha): (usize, &u8)| if *alpha < 128 { 0x80_u8 >> place } else { 0 };
        row.chunks(8).map(|bits| bits.iter().enumerate().map(left_out).sum()).collect()
    };
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(raster.width),
        "Height" => i64::from(raster.height),
        "ImageMask" => true,
        "BitsPerComponent" => 1,
    };
    plain(dict, alpha.chunks(raster.width as usize).flat_map(row).collect())
}

/// Samples as an image. Ink behind the picture is mixed in ink by ink, so that at its edge it is what stands
/// around it.
fn flat(raster: &Raster, behind: Option<Ink>, separation: &Separation) -> Result<Stream, PdfError> {
    let behind = behind.map_or(Ok([0; 4]), |ink| inks_of(ink, separation))?;
    let mut inks = match (grey(&raster.rgb), behind) {
        (Some(grey), [0, 0, 0, black]) => {
            let mut light = grey;
            mix(&mut light, 1, raster.alpha.as_deref(), &[FULL as u8 - black]);
            return samples(raster.width, raster.height, &light, Samples::Grey);
        }
        (Some(grey), _) => grey.into_iter().flat_map(|light| [0, 0, 0, FULL as u8 - light]).collect(),
        (None, _) => separation.samples(&raster.rgb, None)?,
    };
    mix(&mut inks, 4, raster.alpha.as_deref(), &behind);
    samples(raster.width, raster.height, &inks, Samples::Cmyk)
}

/// Mixes what is behind a picture into its pixels, of `size` samples each.
fn mix(pixels: &mut [u8], size: usize, alpha: Option<&[u8]>, behind: &[u8]) {
    for (pixel, alpha) in pixels.chunks_exact_mut(size).zip(alpha.unwrap_or_default()) {
        let alpha = u32::from(*alpha);
        for (sample, behind) in pixel.iter_mut().zip(behind) {
            let mixed = u32::from(*sample) * alpha + u32::from(*behind) * (FULL - alpha);
            *sample = ((mixed + FULL / 2) / FULL) as u8;
        }
    }
}

/// An ink as samples say it.
fn inks_of(ink: Ink, separation: &Separation) -> Result<[u8; 4], PdfError> {
    match ink.press {
        PressInk::Process(cmyk) => Ok(cmyk.map(|part| (f64::from(part) * 255.0 / 100.0).round() as u8)),
        PressInk::FromScreen | PressInk::Spot { .. } => separation.colour(ink.rgb),
        PressInk::Registration => Ok([FULL as u8; 4]),
    }
}
