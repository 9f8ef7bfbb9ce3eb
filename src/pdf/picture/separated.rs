//! Pictures in the inks of a press: converted through its profile, nothing shining through them. Grey ones stay on
//! the black plate.

use image::ImageFormat;
use lopdf::{Document as File, Stream, dictionary};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::samples::{Samples, grey, jpeg_stream, samples};
use crate::frame::{Ink, Jpeg, JpegColour, Picture, PressInk, Raster};
use crate::pdf::deflate::plain;
use crate::pdf::profile::Separation;
use crate::pdf::{Overinked, PdfError};

/// Full ink and full opacity, as samples say them.
const FULL: u32 = 255;

/// A picture as an image in the inks of a press, with `behind` showing through it where it is not opaque.
pub(super) fn stream(
    picture: &Picture,
    behind: Option<Ink>,
    separation: &Separation,
    file: &mut File,
) -> Result<Stream, PdfError> {
    match picture {
        Picture::Jpeg(jpeg) if jpeg.colour == JpegColour::Rgb => {
            let rgb = decoded(jpeg)?;
            let inks = separation.samples(&rgb)?;
            samples(jpeg.width, jpeg.height, &inks, Samples::Cmyk)
        }
        Picture::Jpeg(jpeg) => Ok(jpeg_stream(jpeg)),
        Picture::Raster(raster) => match (behind.map(|ink| ink.press), &raster.alpha) {
            (Some(PressInk::Spot { .. }), Some(alpha)) => {
                let opaque = Raster { alpha: None, ..raster.clone() };
                let mut stream = flat(&opaque, None, separation)?;
                stream.dict.set("Mask", file.add_object(stencil(raster, alpha)));
                Ok(stream)
            }
            _ => flat(raster, behind, separation),
        },
        Picture::Drawing(_) => Err(PdfError::Write("a drawing is no image".into())),
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
        (None, _) => separation.samples(&raster.rgb)?,
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

/// Red, green and blue of each pixel of a JPEG file, row by row as stored.
fn decoded(jpeg: &Jpeg) -> Result<Vec<u8>, PdfError> {
    let picture = image::load_from_memory_with_format(&jpeg.bytes, ImageFormat::Jpeg)
        .map_err(|error| PdfError::Write(format!("a JPEG file that cannot be decoded: {error}")))?;
    Ok(picture.into_rgb8().into_raw())
}

/// A picture that comes in inks already, where it lays on more than the paper takes.
pub(super) fn overinked(picture: &Picture, place: usize, separation: &Separation) -> Option<Overinked> {
    let Picture::Jpeg(jpeg) = picture else { return None };
    let JpegColour::Cmyk { inverted } = jpeg.colour else { return None };
    let most = inks(jpeg)?.as_chunks().0.iter().map(|pixel| sum(*pixel, inverted)).max()?;
    let percent = (f64::from(most) / 2.55).round() as u16;
    (percent > separation.ink_limit()).then_some(Overinked { picture: place, percent })
}

/// Cyan, magenta, yellow and black of each pixel of a JPEG file, as stored.
fn inks(jpeg: &Jpeg) -> Option<Vec<u8>> {
    let mut decoder = JpegDecoder::new(ZCursor::new(&jpeg.bytes[..]));
    decoder.decode_headers().ok()?;
    let space = decoder.input_colorspace()?;
    decoder.set_options(DecoderOptions::default().jpeg_set_out_colorspace(space));
    let mut inks = decoder.decode().ok()?;
    if space == ColorSpace::YCCK {
        inks.as_chunks_mut().0.iter_mut().for_each(|pixel| *pixel = without_luma(*pixel));
    }
    Some(inks)
}

/// Luma and chroma as the inks that they stand for (ITU-T T.871, 7, of the complements); black stays.
fn without_luma([luma, blue, red, black]: [u8; 4]) -> [u8; 4] {
    let (luma, blue, red) = (f64::from(luma), f64::from(blue) - 128.0, f64::from(red) - 128.0);
    let light = [luma + 1.402 * red, luma - 0.344_136 * blue - 0.714_136 * red, luma + 1.772 * blue];
    let [c, m, y] = light.map(|light| 255 - light.round().clamp(0.0, 255.0) as u8);
    [c, m, y, black]
}

/// All inks of a pixel together.
fn sum(pixel: [u8; 4], inverted: bool) -> u32 {
    let sum = pixel.into_iter().map(u32::from).sum();
    if inverted { 4 * FULL - sum } else { sum }
}
