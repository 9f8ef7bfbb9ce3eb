//! JPEG and PNG files.

use std::sync::Arc;

use super::PictureError;
use crate::frame::{Jpeg, Raster};

/// Whether the bytes begin as a JPEG file does.
pub(super) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xd8, 0xff])
}

/// Whether the bytes begin as a PNG file does.
pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

/// Reads a JPEG file's head; the samples stay undecoded.
pub(super) fn read_jpeg(_bytes: &Arc<[u8]>) -> Result<Jpeg, PictureError> {
    Err(PictureError::UnknownKind)
}

/// Decodes a PNG file.
pub(super) fn read_png(_bytes: &[u8]) -> Result<Raster, PictureError> {
    Err(PictureError::UnknownKind)
}
