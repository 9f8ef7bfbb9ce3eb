//! Pictures: the bytes of a PNG, JPEG or SVG file in, a [`Picture`] that a page can show out.
//!
//! A JPEG stays as it is, undecoded; a PNG becomes colour samples with an opacity mask; an SVG
//! becomes paths.

mod clip;
mod jpeg;
mod png;
mod svg;

use std::sync::Arc;

use crate::frame::Picture;

/// Millions of pixels that a picture may have: an A4 page at 720 dots an inch has fifty.
const MOST_MEGAPIXELS: u32 = 100;

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Not a kind of file that is known.
    #[error("neither PNG, JPEG nor SVG")]
    UnknownKind,
    /// The file is broken.
    #[error("{0}")]
    Broken(String),
    /// More pixels than any flyer can use.
    #[error("{width} × {height} pixels are more than the {limit} megapixels that a picture may have")]
    TooLarge {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
        /// The bound in millions of pixels.
        limit: u32,
    },
    /// Something in an SVG that cannot be drawn as plain paths.
    #[error("{0} in an SVG is not supported")]
    UnsupportedSvg(&'static str),
}

/// Reads a picture file. The kind is told from the bytes, not from a name.
///
/// # Errors
/// When the bytes are of another kind, broken, too many pixels, or an SVG that paths cannot draw.
pub fn read(bytes: &Arc<[u8]>) -> Result<Picture, PictureError> {
    if jpeg::is_jpeg(bytes) {
        jpeg::read(bytes).map(Picture::Jpeg)
    } else if png::is_png(bytes) {
        png::read(bytes).map(Picture::Raster)
    } else if svg::is_svg(bytes) {
        svg::read(bytes).map(Picture::Drawing)
    } else {
        Err(PictureError::UnknownKind)
    }
}

/// Refuses a picture without pixels, and one with more than any flyer can use.
fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Broken("a picture without pixels".into()));
    }
    let limit = MOST_MEGAPIXELS;
    if u64::from(width) * u64::from(height) > u64::from(limit) * 1_000_000 {
        return Err(PictureError::TooLarge { width, height, limit });
    }
    Ok(())
}
