//! SVG files.

use super::PictureError;
use crate::frame::Drawing;

/// Whether the bytes look like an SVG file.
pub(super) fn is_svg(_bytes: &[u8]) -> bool {
    false
}

/// Reads an SVG file as paths.
pub(super) fn read_svg(_bytes: &[u8]) -> Result<Drawing, PictureError> {
    Err(PictureError::UnknownKind)
}
