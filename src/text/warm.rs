//! Warming up: what faces keep once they have shaped something, such as the rules of their tables, is made ahead.

use super::Typesetter;
use super::faces::{BODY_FAMILY, FaceQuery, Faces, HEADING_FAMILY};
use super::itemise::{PlainCharacters, itemise};
use super::prepare::ParagraphOptions;
use super::shape::Shaper;
use super::styled::{StyledText, TextStyle};
use crate::geom::Length;

/// Words with the letters, figures, marks, kerns and ligatures of most flyers.
const WORDS: &str =
    "“Five dozen quick judges waffle, fjords & offices: Kyiv” – WATER for Tajikistan (2015/16), 3.4 789";

/// The language of the words.
const LANGUAGE: &str = "en-GB";

/// Any size: what faces keep serves all.
const SIZE: Length = Length::pt(10.0);

/// A face of the program: its family, its weight, and whether it leans.
type BuiltIn = (&'static str, u16, bool);

/// The faces that flyers need first, in the order in which they do: those of the masthead, and that of running text.
const FIRST: [BuiltIn; 5] = [
    (HEADING_FAMILY, 600, false),
    (BODY_FAMILY, 300, false),
    (BODY_FAMILY, 700, false),
    (BODY_FAMILY, 400, true),
    (BODY_FAMILY, 400, false),
];

/// Faces that flyers need a little later.
const LATER: [BuiltIn; 2] = [(HEADING_FAMILY, 700, false), (HEADING_FAMILY, 400, false)];

/// Shapes a few words in each face that flyers commonly use. It changes nothing that is set later but its time: a fifth
/// of shaping a flyer goes into what faces keep, and a thread can make that while a spec is being read. Whoever begins
/// to set a flyer while the last faces are warmed up has what was learnt of the first.
pub fn warm_up(faces: &Faces) {
    let mut typesetter = Typesetter::new(faces, LANGUAGE);
    for face in FIRST {
        let options = ParagraphOptions {
            indent: Length::ZERO,
            hyphenate: true,
            by_sense: false,
            whole_up_to: Length::ZERO,
            hang: false,
            flex: false,
        };
        // Nobody wants the paragraph, or to know of letters that a face lacks.
        let _ = typesetter.prepare(words(face), options);
    }
    drop(typesetter);
    let mut shaper = Shaper::new(faces, LANGUAGE, Vec::new());
    for face in LATER {
        for item in itemise(&words(face), faces, &mut PlainCharacters::default()).into_iter().flatten() {
            shaper.shape(WORDS, item.range.clone(), &item);
        }
    }
}

/// The words in a face.
fn words((family, weight, italic): BuiltIn) -> StyledText {
    let face = FaceQuery { family: family.into(), weight, italic };
    let mut styled = StyledText::new(LANGUAGE);
    styled.push(WORDS, TextStyle { face, size: SIZE, tracking: 0.0 }, 0);
    styled
}

#[cfg(test)]
mod tests {
    use super::*;

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
                by_sense: false,
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
