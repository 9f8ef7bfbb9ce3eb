//! Pictures: the bytes of a PNG, JPEG or SVG file in, a [`Picture`] that a page can show out.
//!
//! A JPEG stays as it is, undecoded; a PNG becomes colour samples with an opacity mask; an SVG
//! becomes paths.

mod raster;
mod vector;

use std::sync::Arc;

use crate::frame::Picture;

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
    if raster::is_jpeg(bytes) {
        raster::read_jpeg(bytes).map(Picture::Jpeg)
    } else if raster::is_png(bytes) {
        raster::read_png(bytes).map(Picture::Raster)
    } else if vector::is_svg(bytes) {
        vector::read_svg(bytes).map(Picture::Drawing)
    } else {
        Err(PictureError::UnknownKind)
    }
}
