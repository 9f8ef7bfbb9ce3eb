//! What a file says of a whole font, for readers that must make up a substitute (ISO 32000-1, 9.8).

use lopdf::{Dictionary, Object, dictionary};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;

use super::font::{GLYPH_SPACE, UsedFont};

/// Font flags (ISO 32000-1, table 123): characters beyond the standard Latin set.
const SYMBOLIC: i64 = 1 << 2;
/// All glyphs are equally wide.
const FIXED_PITCH: i64 = 1;
/// Letters have serifs.
const SERIF: i64 = 1 << 1;
/// Letters lean.
const ITALIC: i64 = 1 << 6;

/// Family classes of OS/2 whose letters have serifs: old style to slab, and freeform
/// (OpenType 1.9, OS/2, sFamilyClass).
const SERIF_CLASSES: [i16; 6] = [1, 2, 3, 4, 5, 7];

/// Cap height over ascent where a font does not say: about that of common Latin faces. For the reader's
/// substitute fonts only; the page is set with the cap height in em that `text` takes.
const CAP_HEIGHT_OF_ASCENT: f32 = 0.7;

/// The weight of a font that does not say: regular (OpenType 1.9, OS/2, usWeightClass).
const USUAL_WEIGHT: f32 = 400.0;

/// The least weight of a face that stems are reckoned from, and its stem in thousandths of an em.
/// No font file says how thick its stems are, and readers ask only to make up a substitute for a font
/// that is missing: a line from a hairline to the stems of a black face is near enough.
const THIN: (f32, f32) = (50.0, 10.0);

/// The greatest such weight, and its stem in thousandths of an em: a quarter of an em, as the vertical
/// strokes of the blackest faces have it.
const BLACK: (f32, f32) = (950.0, 254.0);

/// The metrics of a whole font, in thousandths of an em (ISO 32000-1, 9.8).
pub(super) fn descriptor(font: &UsedFont<'_>) -> Dictionary {
    let metrics = font.file.metrics(Size::unscaled(), LocationRef::default());
    let scale = GLYPH_SPACE as f32 / f32::from(font.face.units_per_em.max(1));
    let scaled = |value: f32| Object::Integer((value * scale).round() as i64);
    let os2 = font.file.os2().ok();
    let weight = os2.as_ref().map_or(USUAL_WEIGHT, |os2| f32::from(os2.us_weight_class()));
    let has_serifs = os2.is_some_and(|os2| SERIF_CLASSES.contains(&(os2.s_family_class() >> 8)));
    let flags = [
        (true, SYMBOLIC),
        (metrics.is_monospace, FIXED_PITCH),
        (has_serifs, SERIF),
        (metrics.italic_angle != 0.0, ITALIC),
    ];
    let bounds = metrics.bounds.unwrap_or_default();
    dictionary! {
        "Type" => "FontDescriptor",
        "Flags" => flags.iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).sum::<i64>(),
        "FontBBox" => [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled).to_vec(),
        "ItalicAngle" => metrics.italic_angle.round() as i64,
        "Ascent" => scaled(metrics.ascent),
        "Descent" => scaled(metrics.descent),
        "CapHeight" => scaled(metrics.cap_height.unwrap_or(metrics.ascent * CAP_HEIGHT_OF_ASCENT)),
        "StemV" => stem(weight),
    }
}

/// About how thick the stems of a face of this weight are, in thousandths of an em.
fn stem(weight: f32) -> i64 {
    let share = (weight - THIN.0) / (BLACK.0 - THIN.0);
    (THIN.1 + (BLACK.1 - THIN.1) * share).round() as i64
}
