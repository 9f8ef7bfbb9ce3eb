//! Faces: font files, their metrics, and how they are named.

use std::borrow::Cow;

/// Names one face among the [`Faces`](super::Faces) of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(super) u16);

/// One font file, ready to be measured and embedded.
pub struct Face {
    /// The file: one static TrueType or OpenType font.
    pub data: Cow<'static, [u8]>,
    /// The font's PostScript name.
    pub postscript_name: String,
    /// The family's name.
    pub family: String,
    /// Whether the face is bold (weight 600 or more).
    pub bold: bool,
    /// Whether the face is italic.
    pub italic: bool,
    /// Units in an em.
    pub units_per_em: u16,
}
