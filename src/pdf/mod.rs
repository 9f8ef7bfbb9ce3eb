//! PDF: a set document in, the bytes of a PDF file out. Decides nothing about places.

use crate::frame::Document;
use crate::text::Faces;

/// What a PDF file says of itself beside its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// When the flyer was made, as its spec or the environment says; no clock is read.
    pub created: Timestamp,
}

/// A moment in Universal Time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// Why a PDF cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A face cannot be reduced to the glyphs that are used.
    #[error("the font {0} cannot be embedded")]
    Font(String),
    /// The PDF library refused the document.
    #[error("{0}")]
    Write(String),
}

/// The document as a PDF file.
///
/// # Errors
/// When a face cannot be subset, or the PDF library refuses the document.
pub fn write(_document: &Document, _faces: &Faces, _options: &Options) -> Result<Vec<u8>, PdfError> {
    Err(PdfError::Write("not written yet".into()))
}
