//! PNG files, decoded.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, ImageError};

use super::PictureError;
use crate::frame::Raster;

/// Whether the bytes begin as a PNG file does.
pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

/// Decodes a PNG file to eight bits a sample; opacity is kept where any pixel is not opaque.
pub(super) fn read(bytes: &[u8]) -> Result<Raster, PictureError> {
    let mut decoder = PngDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    let (width, height) = decoder.dimensions();
    super::check_size(width, height)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    if !picture.color().has_alpha() {
        return Ok(Raster { width, height, rgb: picture.into_rgb8().into_raw(), alpha: None });
    }
    let picture = picture.into_rgba8();
    let alpha: Vec<u8> = picture.pixels().map(|pixel| pixel.0[3]).collect();
    let rgb = picture.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
    let alpha = alpha.iter().any(|opacity| *opacity != u8::MAX).then_some(alpha);
    Ok(Raster { width, height, rgb, alpha })
}

fn broken(error: ImageError) -> PictureError {
    PictureError::Broken(format!("a PNG file that is broken: {error}"))
}

#[cfg(test)]
mod tests {
    use image::{ImageBuffer, ImageFormat, LumaA, Rgb, Rgba};

    use super::*;

    fn encoded(picture: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn any_depth_becomes_eight_bits() {
        let check = |bytes: Vec<u8>, rgb: [u8; 3], alpha: Option<u8>| {
            let raster = read(&bytes).unwrap();
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

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        // A header of 50,000 by 50,000 pixels, and nothing more.
        let mut bytes = encoded(ImageBuffer::from_pixel(2, 1, Rgb([1_u8, 2, 3])));
        bytes[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        assert!(matches!(read(&bytes), Err(PictureError::TooLarge { width: 50_000, .. })));
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum()
    }
}
