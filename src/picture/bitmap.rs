//! PNG, WebP and TIFF files, decoded.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::tiff::TiffDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, Limits};

use super::{PictureError, colour, tiff};
use crate::frame::{JpegColour, Raster};

/// Bytes that a decoder may take beside the picture's own, such as for a profile or a strip.
const MOST_BYTES: u64 = 1 << 30;

/// A kind of file that holds samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    WebP,
    Tiff,
}

/// The kind of file that the bytes begin as, if it is one of these.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Kind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::WebP),
        _ if tiff::is_tiff(bytes) => Some(Kind::Tiff),
        _ => None,
    }
}

/// Decodes a file to eight bits a sample, upright and in sRGB; opacity is kept where any pixel is not opaque. Of a file
/// that moves, the first picture.
pub(super) fn read(bytes: &[u8], kind: Kind) -> Result<Raster, PictureError> {
    let broken =
        |error: ImageError| PictureError::Broken(format!("a {} file that is broken: {error}", kind.name()));
    if let Some((width, height)) = tiff::dimensions(bytes) {
        super::check_size(width, height)?;
    }
    let mut bytes = Cursor::new(bytes);
    let mut decoder: Box<dyn ImageDecoder> = match kind {
        Kind::Png => Box::new(PngDecoder::new(&mut bytes).map_err(broken)?),
        Kind::WebP => Box::new(WebPDecoder::new(&mut bytes).map_err(broken)?),
        Kind::Tiff => Box::new(TiffDecoder::new(&mut bytes).map_err(broken)?),
    };
    let (width, height) = decoder.dimensions();
    super::check_size(width, height)?;
    if matches!(decoder.original_color_type(), ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16) {
        return Err(PictureError::Broken("a TIFF file in cyan, magenta, yellow and black".into()));
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_BYTES);
    decoder.set_limits(limits).map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let profile = decoder.icc_profile().map_err(broken)?.unwrap_or_default();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let mut raster = raster(picture);
    // Samples of a grey file are red, green and blue by now, and its profile is not for those.
    if let Some(profile) = colour::telling(&profile, JpegColour::Rgb) {
        colour::screen_in_place(&mut raster.rgb, &profile);
    }
    Ok(raster)
}

fn raster(picture: DynamicImage) -> Raster {
    let (width, height) = (picture.width(), picture.height());
    if !picture.color().has_alpha() {
        return Raster { width, height, rgb: picture.into_rgb8().into_raw(), alpha: None };
    }
    let picture = picture.into_rgba8();
    let alpha: Vec<u8> = picture.pixels().map(|pixel| pixel.0[3]).collect();
    let rgb = picture.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
    let alpha = alpha.iter().any(|opacity| *opacity != u8::MAX).then_some(alpha);
    Raster { width, height, rgb, alpha }
}

impl Kind {
    /// Its name in messages.
    fn name(self) -> &'static str {
        match self {
            Kind::Png => "PNG",
            Kind::WebP => "WebP",
            Kind::Tiff => "TIFF",
        }
    }
}

#[cfg(test)]
mod tests {
    use image::{ImageBuffer, ImageFormat, LumaA, Rgb, Rgba};

    use super::*;

    fn encoded(picture: impl Into<DynamicImage>) -> Vec<u8> {
        encoded_as(ImageFormat::Png, picture)
    }

    fn encoded_as(format: ImageFormat, picture: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn any_depth_becomes_eight_bits() {
        let check = |bytes: Vec<u8>, rgb: [u8; 3], alpha: Option<u8>| {
            let raster = read(&bytes, Kind::Png).unwrap();
            assert_eq!((raster.width, raster.height), (2, 1));
            assert_eq!(raster.rgb, rgb.repeat(2));
            assert_eq!(raster.alpha, alpha.map(|alpha| vec![alpha; 2]));
        };
        check(encoded(ImageBuffer::from_pixel(2, 1, Rgb([1_u8, 2, 3]))), [1, 2, 3], None);
        check(encoded(ImageBuffer::from_pixel(2, 1, Rgb([0xffff_u16, 0x8080, 0]))), [255, 128, 0], None);
        check(encoded(ImageBuffer::from_pixel(2, 1, Rgba([1_u8, 2, 3, 255]))), [1, 2, 3], None);
        check(encoded(ImageBuffer::from_pixel(2, 1, Rgba([1_u8, 2, 3, 4]))), [1, 2, 3], Some(4));
        check(encoded(ImageBuffer::from_pixel(2, 1, LumaA([9_u8, 8]))), [9, 9, 9], Some(8));
    }

    /// A side of a picture that is far too large.
    const SIDE: u32 = 50_000;

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        let pixel = || ImageBuffer::from_pixel(2, 1, Rgb([1_u8, 2, 3]));
        // The file of two pixels, with other numbers in its header.
        let mut png = encoded(pixel());
        png[16..24].copy_from_slice(&[SIDE.to_be_bytes(), SIDE.to_be_bytes()].concat());
        let sum = crc(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());

        // The header of files with more than one picture (RFC 9649, 2.7), before the picture itself.
        let picture = encoded_as(ImageFormat::WebP, pixel());
        let side = (SIDE - 1).to_le_bytes();
        let header = [b"WEBPVP8X", &10_u32.to_le_bytes()[..], &[0; 4], &side[..3], &side[..3]].concat();
        let content = [header, picture[12..].to_vec()].concat();
        let webp = [b"RIFF", &(content.len() as u32).to_le_bytes()[..], &content].concat();

        let mut tiff = encoded_as(ImageFormat::Tiff, pixel());
        for tag in [256_u16, 257] {
            let entry = [tag.to_le_bytes(), 4_u16.to_le_bytes()].concat();
            let entry = tiff.windows(4).position(|bytes| bytes == entry).unwrap();
            tiff[entry + 8..entry + 12].copy_from_slice(&SIDE.to_le_bytes());
        }

        for bytes in [png, webp, tiff] {
            let kind = kind(&bytes).unwrap();
            let read = read(&bytes, kind);
            assert!(
                matches!(read, Err(PictureError::TooLarge { width: SIDE, height: SIDE, .. })),
                "{kind:?}: {read:?}"
            );
        }
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum()
    }
}
