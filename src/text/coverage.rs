//! Coverage: which face of a chain shows a character with its marks.

use unicode_normalization::char::compose;

use super::face::FaceId;
use super::faces::Faces;

/// The first face of a chain that shows a character with all its marks.
pub(super) fn face_of(cluster: &str, chain: &[FaceId], faces: &Faces) -> Option<FaceId> {
    chain.iter().copied().find(|face| lacking(cluster, *face, faces).is_empty())
}

/// The first face of a chain that shows the character that marks stand on, and what it lacks: in no face do all
/// of them go together.
pub(super) fn nearest_face_of(
    cluster: &str,
    chain: &[FaceId],
    faces: &Faces,
) -> (Option<FaceId>, Vec<(usize, char)>) {
    let base = cluster.chars().next().map_or(0, char::len_utf8);
    let face = face_of(cluster.get(..base).unwrap_or_default(), chain, faces);
    let lacking = match face.or(chain.first().copied()) {
        Some(face) => lacking(cluster, face, faces),
        None => cluster.char_indices().collect(),
    };
    (face, lacking)
}

/// The characters of a cluster that a face cannot show, with their offsets. A mark needs no glyph where it
/// makes one character with what it stands on (Unicode Standard Annex #15), as the shaper then takes that.
pub(super) fn lacking(cluster: &str, face: FaceId, faces: &Faces) -> Vec<(usize, char)> {
    let mut lacking = Vec::new();
    let mut base = None;
    for (at, character) in cluster.char_indices() {
        if is_invisible(character) {
            continue;
        }
        let composed = base.and_then(|base| compose(base, character));
        if let Some(composed) = composed.filter(|composed| has_glyph(faces, face, *composed)) {
            base = Some(composed);
            continue;
        }
        if !has_glyph(faces, face, character) {
            lacking.push((at, character));
        }
        base = base.or(Some(character));
    }
    lacking
}

/// Whether a face can show a character, itself or by the stand-in that shaping falls back to.
fn has_glyph(faces: &Faces, face: FaceId, character: char) -> bool {
    let Some(face) = faces.get(face) else { return false };
    face.glyph(character).is_some_and(|glyph| glyph != 0)
        || stand_in(character).is_some_and(|stand_in| face.glyph(stand_in).is_some_and(|glyph| glyph != 0))
}

/// The character that HarfBuzz shapes in place of one that a face lacks: the breaking twin of the no-break
/// hyphen, the plain space for the spaces of other widths.
fn stand_in(character: char) -> Option<char> {
    match character {
        '\u{2011}' => Some('\u{2010}'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        _ => None,
    }
}

/// Whether a character has no shape of its own and no glyph is needed for it.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::faces::{BODY_FAMILY, FaceQuery};

    #[test]
    fn a_mark_that_makes_one_letter_with_its_base_needs_no_glyph_of_its_own() {
        // The built-in serif has U+2260 and no stroke that combines.
        let faces = Faces::built_in();
        let face = faces.find(&FaceQuery { family: BODY_FAMILY.into(), weight: 400, italic: false }).unwrap();
        assert_eq!(lacking("=\u{338}", face, &faces), []);
        assert_eq!(lacking("b\u{338}", face, &faces), [(1, '\u{338}')]);
    }
}
