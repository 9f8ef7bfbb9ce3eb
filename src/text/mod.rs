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
use linebreak::ChosenLine;
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

    /// Breaks a paragraph into lines of `measure` and places their glyphs. A paragraph that cannot be justified
    /// well is set ragged: in a narrow column wide gaps look worse than an uneven edge.
    pub fn set(&mut self, prepared: &Prepared, measure: Length, setting: Setting) -> Vec<Line> {
        let mut setting = setting;
        let mut chosen = linebreak::break_lines(prepared.items(), measure, setting);
        if setting == Setting::Justified && is_gappy(&chosen) {
            setting = Setting::Ragged;
            chosen = linebreak::break_lines(prepared.items(), measure, setting);
        }
        compose::compose(prepared, &chosen, measure, setting, self.faces, &mut self.shaper)
    }
}

/// The stretch ratio of a line whose spaces are too wide to be looked over: more than three times their width.
const GAPPY: f64 = 4.0;

/// The greatest share of a paragraph's lines that may be so wide.
const MOST_GAPPY: f64 = 0.2;

/// Whether too many lines of a justified paragraph have gaping spaces; its last line never has.
fn is_gappy(chosen: &[ChosenLine]) -> bool {
    let gappy = chosen.iter().filter(|line| line.ratio > GAPPY).count();
    gappy as f64 > MOST_GAPPY * chosen.len() as f64
}
