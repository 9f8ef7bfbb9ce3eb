//! Text: styled characters in, lines of placed glyphs out.
//!
//! 1. `itemise` cuts a paragraph into stretches of one face, script and direction.
//! 2. `shape` turns each stretch into glyphs, once.
//! 3. `opportunity` finds where lines may break (`hyphen` inside words, `space` at which spaces, `protect` where not).
//! 4. `prepare` measures it all into boxes, glue and penalties ([`item`]).
//! 5. [`linebreak`] weighs all ways to cut those into lines.
//! 6. `compose` places the glyphs of the lines that were chosen.

mod compose;
mod face;
mod faces;
mod hyphen;
pub mod item;
mod itemise;
mod line;
pub mod linebreak;
mod opportunity;
mod prepare;
mod protect;
mod protrusion;
mod shape;
mod space;
mod styled;

pub use face::{Face, FaceError, FaceId};
pub use faces::{BODY_FAMILY, FaceQuery, Faces, HEADING_FAMILY};
pub use itemise::MissingGlyph;
pub use line::{Glyph, Line, LineRun};
pub use linebreak::Setting;
pub use prepare::{ParagraphOptions, Prepared};
pub use styled::{Stretch, StyledText, TextStyle};

use crate::geom::Length;
use shape::Shaper;

/// Sets paragraphs of one language.
pub struct Typesetter<'a> {
    faces: &'a Faces,
    shaper: Shaper<'a>,
}

impl<'a> Typesetter<'a> {
    /// A typesetter for the language of a BCP 47 tag.
    pub fn new(faces: &'a Faces, lang: &str) -> Typesetter<'a> {
        Typesetter { faces, shaper: Shaper::new(faces, lang) }
    }

    /// Shapes and measures a paragraph.
    ///
    /// # Errors
    /// All characters that no face has, in order.
    pub fn prepare(
        &mut self,
        styled: StyledText,
        options: ParagraphOptions,
    ) -> Result<Prepared, Vec<MissingGlyph>> {
        Prepared::new(styled, options, self.faces, &mut self.shaper)
    }

    /// Breaks a paragraph into lines of `measure` and places their glyphs.
    pub fn set(&mut self, prepared: &Prepared, measure: Length, setting: Setting) -> Vec<Line> {
        let chosen = linebreak::break_lines(prepared.items(), measure, setting);
        compose::compose(prepared, &chosen, measure, setting, self.faces, &mut self.shaper)
    }
}
