//! Images: JPEG files as they are, samples deflated.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use lopdf::{Dictionary, Document as File, Object, Stream, dictionary};

use crate::frame::{Jpeg, JpegColour, Raster};
use crate::pdf::PdfError;
use crate::pdf::convert::name;
use crate::pdf::deflate::plain;

/// Bytes of a PNG file before its first chunk.
const PNG_SIGNATURE: usize = 8;

/// A JPEG file as an image, byte by byte (ISO 32000-1, 7.4.8).
pub(super) fn jpeg_stream(jpeg: &Jpeg) -> Stream {
    let space = match jpeg.colour {
        JpegColour::Grey => "DeviceGray",
        JpegColour::Rgb => "DeviceRGB",
        JpegColour::Cmyk { .. } => "DeviceCMYK",
    };
    let mut dict = image(jpeg.width, jpeg.height, space);
    dict.set("Filter", "DCTDecode");
    if jpeg.colour == (JpegColour::Cmyk { inverted: true }) {
        dict.set("Decode", [1, 0].repeat(4).into_iter().map(Object::Integer).collect::<Vec<_>>());
    }
    plain(dict, jpeg.bytes.to_vec())
}

/// Samples as an image, with a mask where something shines through (ISO 32000-1, 11.6.5.3).
pub(super) fn raster_stream(raster: &Raster, file: &mut File) -> Result<Stream, PdfError> {
    let (width, height) = (raster.width, raster.height);
    let mut stream = match grey(&raster.rgb) {
        Some(grey) => samples(width, height, &grey, Samples::Grey)?,
        None => samples(width, height, &raster.rgb, Samples::Rgb)?,
    };
    if let Some(alpha) = &raster.alpha {
        let mask = samples(width, height, alpha, Samples::Grey)?;
        stream.dict.set("SMask", file.add_object(mask));
    }
    Ok(stream)
}

/// One sample a pixel, where all pixels are grey.
pub(super) fn grey(rgb: &[u8]) -> Option<Vec<u8>> {
    let is_grey = rgb.as_chunks().0.iter().all(|[r, g, b]| r == g && g == b);
    is_grey.then(|| rgb.iter().copied().step_by(3).collect())
}

/// What the samples of a pixel are.
#[derive(Clone, Copy)]
pub(super) enum Samples {
    /// From black to white.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black.
    Cmyk,
}

/// Samples, deflated. The data of a PNG file is just what a PDF calls FlateDecode with a PNG predictor
/// (ISO 32000-1, 7.4.4.4), so the PNG encoder does the work; what its four samples mean is nothing to it.
pub(super) fn samples(width: u32, height: u32, samples: &[u8], kind: Samples) -> Result<Stream, PdfError> {
    let (space, colours, encoded) = match kind {
        Samples::Grey => ("DeviceGray", 1_usize, ExtendedColorType::L8),
        Samples::Rgb => ("DeviceRGB", 3, ExtendedColorType::Rgb8),
        Samples::Cmyk => ("DeviceCMYK", 4, ExtendedColorType::Rgba8),
    };
    if samples.len() != width as usize * height as usize * colours {
        return Err(PdfError::Write("a picture has too few samples or too many".into()));
    }
    let mut png = Vec::with_capacity(samples.len() / 2);
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(samples, width, height, encoded)
        .map_err(|error| PdfError::Write(error.to_string()))?;
    let mut dict = image(width, height, space);
    dict.set("Filter", "FlateDecode");
    let parameters =
        dictionary! { "Predictor" => 15, "Colors" => colours as i64, "Columns" => i64::from(width) };
    dict.set("DecodeParms", parameters);
    Ok(plain(dict, png_data(&png)))
}

/// The data chunks of a PNG file, joined (ISO/IEC 15948, 11.2.4).
fn png_data(png: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(png.len());
    let mut rest = png.get(PNG_SIGNATURE..).unwrap_or_default();
    while let [a, b, c, d, kind @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (Some(content), Some(after)) = (kind.get(4..4 + length), kind.get(8 + length..)) else { break };
        if kind.starts_with(b"IDAT") {
            data.extend_from_slice(content);
        }
        rest = after;
    }
    data
}

/// What every image says of itself.
fn image(width: u32, height: u32, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => name(space),
        "BitsPerComponent" => 8,
    }
}
