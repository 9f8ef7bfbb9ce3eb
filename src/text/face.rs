//! A face: one font file, what it is called, and its metrics.

use std::borrow::Cow;
use std::sync::OnceLock;

use harfrust::font::Font;
use harfrust::font::attribute::Style;
use harfrust::font::name::NameId;
use skrifa::FontRef;
use skrifa::raw::TableProvider;

use super::apart::words_stand_apart;

/// Names one face among [`Faces`](super::Faces).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(super) u16);

impl FaceId {
    /// The name of a face that nobody has.
    pub const NONE: FaceId = FaceId(u16::MAX);
}

/// One font file, ready to be measured, shaped with and embedded.
pub struct Face {
    /// The file: one static TrueType or OpenType font.
    pub data: Cow<'static, [u8]>,
    /// The font's PostScript name.
    pub postscript_name: String,
    /// The family's name, without weight and slope.
    pub family: String,
    /// The weight, 1 to 1000; 400 is regular and 700 bold (OpenType `OS/2`, usWeightClass).
    pub weight: u16,
    /// Whether the face is italic or oblique.
    pub italic: bool,
    /// How wide its letters are among those of its family, 1 to 9; less than 5 is condensed and more is expanded
    /// (OpenType `OS/2`, usWidthClass).
    pub width_class: u16,
    /// Whether its letters have no serifs.
    pub sans: bool,
    /// Units in an em.
    pub units_per_em: u16,
    /// The width of the word space, in em.
    pub word_space: f64,
    /// The glyph of the word space, if the face has one.
    pub(super) space: Option<u16>,
    /// The glyph of the hyphen that a line break puts in, if the face has one, and its width in em.
    pub(super) hyphen: Option<(u16, f64)>,
    /// The height of capitals, in em.
    pub cap_height: f64,
    /// The height of small letters, in em.
    pub x_height: f64,
    pub(super) font: Font,
    /// Whether words can be shaped one by one, once it is known.
    words_stand_apart: OnceLock<bool>,
}

/// Why a font file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaceError {
    /// The bytes are not a font.
    #[error("not a TrueType or OpenType font")]
    NotAFont,
    /// A variable font: only static instances are used.
    #[error("a variable font; only static fonts are used")]
    Variable,
    /// The font has no name.
    #[error("a font without a family name")]
    NoName,
    /// The font's licence bits forbid embedding a subset of it (OpenType `OS/2`, fsType bits 1, 8 and 9).
    #[error("a font whose licence forbids embedding")]
    NotEmbeddable {
        /// The font's family.
        family: String,
    },
}

/// The width class of letters that are neither condensed nor expanded (OpenType `OS/2`, usWidthClass).
pub(super) const NORMAL_WIDTH: u16 = 5;

/// The cap height of a font that does not state one, in em.
const USUAL_CAP_HEIGHT: f64 = 0.66;

/// The x-height of a font that does not state one, in em.
const USUAL_X_HEIGHT: f64 = 0.48;

/// The word space of a font that has no space, in em.
const USUAL_WORD_SPACE: f64 = 0.25;

/// The fsType bits that forbid what a PDF file does with a font (OpenType `OS/2`): embedding it at all, embedding it
/// in part, and embedding outlines rather than bitmaps.
const FORBIDDING: u16 = 0x0002 | 0x0100 | 0x0200;

impl Face {
    /// The bytes of a face that is part of this program; `None` for one that was read from a file.
    pub fn built_in(&self) -> Option<&'static [u8]> {
        match self.data {
            Cow::Borrowed(bytes) => Some(bytes),
            Cow::Owned(_) => None,
        }
    }

    /// Reads a font file.
    ///
    /// # Errors
    /// When the bytes are not a static font with a name that may be embedded.
    pub fn parse(data: Cow<'static, [u8]>) -> Result<Face, FaceError> {
        let font = match &data {
            Cow::Borrowed(bytes) => Font::new(*bytes, 0),
            Cow::Owned(bytes) => Font::new(bytes.clone(), 0),
        }
        .ok_or(FaceError::NotAFont)?;
        if !font.axes().is_empty() {
            return Err(FaceError::Variable);
        }
        let name = |id: NameId| {
            font.names().get(id).and_then(|name| name.english_or_first()).map(|name| name.name().to_string())
        };
        let family = name(NameId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| name(NameId::FAMILY_NAME))
            .filter(|family| !family.trim().is_empty())
            .ok_or(FaceError::NoName)?;
        if restricts_embedding(&data) {
            return Err(FaceError::NotEmbeddable { family });
        }
        let postscript_name = name(NameId::POSTSCRIPT_NAME).unwrap_or_else(|| family.replace(' ', ""));
        let attributes = font.default_attributes();
        let metrics = font.metrics();
        let em = f64::from(metrics.units_per_em.max(1));
        let height = |units: Option<f64>, usual: f64| {
            units.filter(|units| *units > 0.0).map_or(usual, |units| units / em)
        };
        let word_space = font
            .charmap()
            .map_unicode(' ')
            .map_or(USUAL_WORD_SPACE, |space| f64::from(font.glyph_metrics().h_advance(space)) / em);
        let hyphen = glyph(&font, '-').or_else(|| glyph(&font, '\u{2010}'));
        Ok(Face {
            postscript_name,
            family,
            weight: attributes.weight.value().clamp(1.0, 1000.0) as u16,
            italic: attributes.style != Style::Normal,
            width_class: width_class(&data),
            sans: is_sans(&data),
            units_per_em: metrics.units_per_em.max(1),
            word_space,
            space: glyph(&font, ' '),
            hyphen: hyphen.map(|hyphen| (hyphen, advance(&font, hyphen) / em)),
            cap_height: height(metrics.cap_height.map(|units| units.to_f64()), USUAL_CAP_HEIGHT),
            x_height: height(metrics.x_height.map(|units| units.to_f64()), USUAL_X_HEIGHT),
            font,
            data,
            words_stand_apart: OnceLock::new(),
        })
    }

    /// Reads a font file that a PDF file holds: without names, and with no more than what its glyphs are drawn from.
    /// `None` where it cannot be read.
    pub(super) fn embedded(data: Vec<u8>, postscript_name: String) -> Option<Face> {
        let font = Font::new(data.clone(), 0)?;
        let units_per_em = font.metrics().units_per_em.max(1);
        Some(Face {
            family: postscript_name.clone(),
            postscript_name,
            weight: 400,
            italic: false,
            width_class: NORMAL_WIDTH,
            sans: false,
            units_per_em,
            word_space: USUAL_WORD_SPACE,
            space: None,
            hyphen: None,
            cap_height: USUAL_CAP_HEIGHT,
            x_height: USUAL_X_HEIGHT,
            font,
            data: data.into(),
            words_stand_apart: OnceLock::new(),
        })
    }

    /// The same face, where it is known that its words can be shaped one by one.
    pub(super) fn with_words_apart(self) -> Face {
        Face { words_stand_apart: OnceLock::from(true), ..self }
    }

    /// Whether its words can be shaped one by one, each with the spaces around it.
    pub(super) fn words_stand_apart(&self) -> bool {
        *self
            .words_stand_apart
            .get_or_init(|| self.space.is_some_and(|space| words_stand_apart(&self.data, space)))
    }

    /// The glyph that stands for `character`, if the face has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        glyph(&self.font, character)
    }

    /// The advance of a glyph as the font states it, in em.
    pub fn advance(&self, glyph: u16) -> f64 {
        advance(&self.font, glyph) / f64::from(self.units_per_em)
    }
}

/// The advance of a glyph, in units of its font.
fn advance(font: &Font, glyph: u16) -> f64 {
    f64::from(font.glyph_metrics().h_advance(u32::from(glyph).into()))
}

/// The glyph that stands for a character in a font, if it has one.
fn glyph(font: &Font, character: char) -> Option<u16> {
    font.charmap().map_unicode(character).and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
}

/// Whether a font's letters have no serifs, by its `OS/2` table: its family class where it states one (high byte 8),
/// else the serif style of its PANOSE classification (11 to 15 for Latin text).
fn is_sans(data: &[u8]) -> bool {
    let Ok(os2) = FontRef::new(data).and_then(|font| font.os2()) else { return false };
    match os2.s_family_class() >> 8 {
        0 => matches!(os2.panose_10(), [2, 11..=15, ..]),
        class => class == 8,
    }
}

/// How wide a font says that its letters are; as wide as usual where it says nothing.
fn width_class(data: &[u8]) -> u16 {
    FontRef::new(data).and_then(|font| font.os2()).map_or(NORMAL_WIDTH, |os2| os2.us_width_class())
}

/// Whether the font's `OS/2` table forbids embedding a subset of its outlines.
fn restricts_embedding(data: &[u8]) -> bool {
    FontRef::new(data).and_then(|font| font.os2()).is_ok_and(|os2| os2.fs_type() & FORBIDDING != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Faces;

    /// Where fsType stands in the table `OS/2`.
    const FS_TYPE: usize = 8;

    #[test]
    fn a_licence_that_forbids_embedding_is_heeded() {
        let font = include_bytes!("../../fonts/SourceSans3-Regular.ttf");
        let record = font.windows(4).position(|tag| tag == b"OS/2").unwrap();
        let offset = font[record + 8..record + 12].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let refused = || Some(FaceError::NotEmbeddable { family: "Source Sans 3".into() });
        let check = |fs_type: u16, expected: Option<FaceError>| {
            let mut font = font.to_vec();
            font[offset + FS_TYPE..offset + FS_TYPE + 2].copy_from_slice(&fs_type.to_be_bytes());
            let mut faces = Faces::default();
            assert_eq!(faces.add(font).err(), expected, "{fs_type:#06x}");
            // Nobody has to be told that the family is not there.
            assert_eq!(faces.has_refused("source sans 3"), expected.is_some(), "{fs_type:#06x}");
        };
        check(0x0000, None);
        check(0x0002, refused());
        check(0x0004, None);
        check(0x0008, None);
        check(0x0100, refused());
        check(0x0200, refused());
    }
}
