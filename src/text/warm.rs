//! Warming up: what faces keep once they have shaped something, such as the rules of their tables, is made ahead.

use super::faces::{FaceQuery, Faces};
use super::prepare::ParagraphOptions;
use super::styled::{StyledText, TextStyle};
use super::{Face, Typesetter};
use crate::geom::Length;

/// Words with the letters, figures, marks, kerns and ligatures of most flyers.
const WORDS: &str =
    "“Five dozen quick judges waffle, fjords & offices: Kyiv” – WATER for Tajikistan (2015/16), 3.4 789";

/// The language of the words.
const LANGUAGE: &str = "en-GB";

/// Any size: what faces keep serves all.
const SIZE: Length = Length::pt(10.0);

/// Shapes a few words in each face that flyers commonly use. It changes nothing that is set later but its time: a
/// fifth of shaping a flyer goes into what faces keep, and a thread can make that while a spec is being read.
pub fn warm_up(faces: &Faces) {
    let mut typesetter = Typesetter::new(faces, LANGUAGE);
    for (_, face) in faces.iter().filter(|(_, face)| is_common(face)) {
        let query =
            FaceQuery { family: face.family.as_str().into(), weight: face.weight, italic: face.italic };
        let mut styled = StyledText::new(LANGUAGE);
        styled.push(WORDS, TextStyle { face: query, size: SIZE, tracking: 0.0 }, 0);
        let options = ParagraphOptions {
            indent: Length::ZERO,
            hyphenate: true,
            whole_up_to: Length::ZERO,
            hang: false,
            flex: false,
        };
        // Nobody wants the paragraph, or to know of letters that a face lacks.
        let _ = typesetter.prepare(styled, options);
    }
}

/// Whether flyers commonly use a face: of the leaning ones, only that of running text.
fn is_common(face: &Face) -> bool {
    !face.italic || !face.sans && face.weight <= REGULAR
}

/// The weight of regular faces.
const REGULAR: u16 = 400;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::faces::BODY_FAMILY;

    #[test]
    fn what_is_set_is_the_same_whether_faces_are_warm_or_not() {
        let warm = Faces::built_in();
        warm_up(&warm);
        let items = |faces: &Faces, lang: &str| {
            let face = FaceQuery { family: BODY_FAMILY.into(), weight: 400, italic: false };
            let mut styled = StyledText::new(lang);
            styled.push(
                "Five waffle offices, international",
                TextStyle { face, size: SIZE, tracking: 0.0 },
                0,
            );
            let options = ParagraphOptions {
                indent: Length::ZERO,
                hyphenate: true,
                whole_up_to: Length::ZERO,
                hang: true,
                flex: true,
            };
            Typesetter::new(faces, lang).prepare(styled, options).unwrap().items().to_vec()
        };
        for lang in ["en-GB", "de"] {
            assert_eq!(items(&warm, lang), items(&Faces::built_in(), lang), "{lang}");
        }
    }
}
