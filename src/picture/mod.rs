//! Pictures: the bytes of a file in, a [`Picture`] that a page can show out; and that brought to the pixels and colours
//! that it is shown in.
//!
//! A JPEG stays as it is, undecoded; a PNG, WebP or TIFF becomes colour samples with an opacity mask; an SVG becomes
//! paths. Samples are made of a JPEG, or fewer of those that there are, once it is known how large it stands and in
//! what colours.

mod bitmap;
mod clip;
mod colour;
mod jpeg;
mod resample;
mod samples;
mod svg;
mod tiff;

pub use colour::{FOGRA39, fogra39};
pub use resample::Pixels;
pub use samples::{as_stored, inks, on_screen, reduced};

use std::sync::Arc;

use crate::frame::Picture;

/// Millions of pixels that a picture may have: an A4 page at 720 dots an inch has fifty.
const MOST_MEGAPIXELS: u32 = 100;

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Not a kind of file that is known.
    #[error("neither SVG, PNG, JPEG, WebP nor TIFF")]
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

impl PictureError {
    /// What a user may do about it.
    pub fn cure(&self) -> &'static str {
        match self {
            PictureError::TooLarge { .. } => "make it smaller: 20 megapixels are enough for any page",
            PictureError::UnsupportedSvg(_) => "save it as a plain SVG, with everything turned into paths",
            PictureError::UnknownKind | PictureError::Broken(_) => {
                "save it anew as a JPEG, a PNG or a plain SVG"
            }
        }
    }
}

/// Reads a picture file. The kind is told from the bytes, not from a name.
///
/// # Errors
/// When the bytes are of another kind, broken, too many pixels, or an SVG that paths cannot draw.
pub fn read(bytes: &Arc<[u8]>) -> Result<Picture, PictureError> {
    if jpeg::is_jpeg(bytes) {
        jpeg::read(bytes).map(Picture::Jpeg)
    } else if let Some(kind) = bitmap::kind(bytes) {
        bitmap::read(bytes, kind).map(Picture::Raster)
    } else if svg::is_svg(bytes) {
        svg::read(bytes).map(Picture::Drawing)
    } else {
        Err(PictureError::UnknownKind)
    }
}

/// Refuses a picture without pixels, and one with more than any flyer can use.
///
/// # Errors
/// When it has none, or too many.
pub fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Broken("a picture without pixels".into()));
    }
    let limit = MOST_MEGAPIXELS;
    if u64::from(width) * u64::from(height) > u64::from(limit) * 1_000_000 {
        return Err(PictureError::TooLarge { width, height, limit });
    }
    Ok(())
}
