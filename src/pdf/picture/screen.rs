//! Photographs in the colours of the screen: as the files that they are where they can be, else made anew.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use lopdf::Stream;

use super::samples::{grey, jpeg_stream};
use crate::frame::{Jpeg, JpegColour};
use crate::picture::{self, PictureError, Pixels};

/// How well photographs are kept that must be made anew, of 100: no loss is seen at the size that they are shown in.
const QUALITY: u8 = 90;

/// A JPEG file as an image with so many pixels.
pub(super) fn jpeg(jpeg: &Jpeg, most: Pixels) -> Result<Stream, PictureError> {
    let has_our_colours = jpeg.profile.is_none() && !matches!(jpeg.colour, JpegColour::Cmyk { .. });
    let pixels = Pixels { width: jpeg.width, height: jpeg.height };
    if has_our_colours && pixels.reduced_to(most).is_none() {
        return Ok(jpeg_stream(jpeg));
    }
    let anew = anew(jpeg, most)?;
    let is_better = !has_our_colours || anew.bytes.len() < jpeg.bytes.len();
    Ok(jpeg_stream(if is_better { &anew } else { jpeg }))
}

/// A file of the same picture in the screen's colours.
fn anew(jpeg: &Jpeg, most: Pixels) -> Result<Jpeg, PictureError> {
    let raster = picture::on_screen(jpeg, most)?;
    let (width, height) = (raster.width, raster.height);
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    let (colour, encoded) = match grey(&raster.rgb) {
        Some(grey) => (JpegColour::Grey, encoder.write_image(&grey, width, height, ExtendedColorType::L8)),
        None => (JpegColour::Rgb, encoder.write_image(&raster.rgb, width, height, ExtendedColorType::Rgb8)),
    };
    encoded.map_err(|error| PictureError::Broken(error.to_string()))?;
    Ok(Jpeg { width, height, turn: jpeg.turn, colour, profile: None, bytes: bytes.into() })
}
