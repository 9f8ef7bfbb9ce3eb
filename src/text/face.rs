//! Faces: font files, their metrics, and how they are named.

use std::borrow::Cow;

use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

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

/// Why a font file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaceError {
    /// Not a TrueType or OpenType font.
    #[error("not a font file that can be read")]
    Unreadable,
}

impl Face {
    /// Reads a font file.
    ///
    /// # Errors
    /// When the bytes are not a TrueType or OpenType font.
    pub fn parse(data: Cow<'static, [u8]>) -> Result<Face, FaceError> {
        let font = FontRef::new(&data).map_err(|_| FaceError::Unreadable)?;
        let name = |id| font.localized_strings(id).english_or_first().map(|name| name.to_string());
        let postscript_name = name(StringId::POSTSCRIPT_NAME).ok_or(FaceError::Unreadable)?;
        let family = name(StringId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| name(StringId::FAMILY_NAME))
            .ok_or(FaceError::Unreadable)?;
        let weight = font.os2().map_or(400, |os2| os2.us_weight_class());
        let italic = font.post().is_ok_and(|post| post.italic_angle().to_f64() != 0.0);
        let units_per_em = font.head().map_err(|_| FaceError::Unreadable)?.units_per_em();
        Ok(Face { postscript_name, family, bold: weight >= 600, italic, units_per_em, data })
    }
}
