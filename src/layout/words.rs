//! Words that are not a flyer's: the legend of a proof, the labels of a contact sheet.

use crate::frame::{GlyphRun, Ink, Item, ItemKind, Mark};
use crate::geom::{Length, Point};
use crate::text::{
    FaceQuery, Faces, HEADING_FAMILY, ParagraphOptions, Setting, StyledText, TextStyle, Typesetter,
};

/// The language of such words, whatever the flyer's.
const LANG: &str = "en-GB";

/// A measure that every line goes into.
pub(super) const UNBOUNDED: Length = Length::mm(10_000.0);

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// The size of the type.
    pub size: Length,
    /// The weight of the face, 1 to 1000.
    pub weight: u16,
    /// The colour.
    pub ink: Ink,
    /// Space between letters, in em.
    pub tracking: f64,
}

/// Sets words in the built-in sans.
pub(super) struct Writer<'a> {
    typesetter: Typesetter<'a>,
}

impl<'a> Writer<'a> {
    /// A writer with some faces.
    pub fn new(faces: &'a Faces) -> Writer<'a> {
        Writer { typesetter: Typesetter::new(faces, LANG) }
    }

    /// Words on one line from the origin on, and their width; `None` where no face has them.
    pub fn words(&mut self, words: &str, look: Look, mark: Mark) -> Option<(Vec<Item>, Length)> {
        let face = FaceQuery { family: HEADING_FAMILY.into(), weight: look.weight, italic: false };
        let mut styled = StyledText::new(LANG);
        styled.push(words, TextStyle { face, size: look.size, tracking: look.tracking }, 0);
        let options = ParagraphOptions {
            indent: Length::ZERO,
            hyphenate: false,
            by_sense: false,
            whole_up_to: Length::ZERO,
            hang: false,
            flex: false,
        };
        let prepared = self.typesetter.prepare(styled, options).ok()?;
        let line = self.typesetter.set(&prepared, UNBOUNDED, Setting::Ragged).into_iter().next()?;
        let runs = line.runs.into_iter().map(|run| Item {
            mark,
            kind: ItemKind::Glyphs(GlyphRun {
                face: run.face,
                size: run.size,
                ink: look.ink,
                origin: Point::new(run.x, Length::ZERO),
                stretch: run.stretch,
                glyphs: run.glyphs,
                line: None,
            }),
        });
        Some((runs.collect(), line.width))
    }
}
