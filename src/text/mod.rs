//! Text: styled characters in, lines of placed glyphs out.
//!
//! 1. `itemise` cuts a paragraph (`styled`) into stretches of one face (`coverage` of the `faces`), script and direction.
//! 2. `shape` turns each stretch into glyphs (`shaped`), once; it keeps `words` that are `plain`, where a face lets them
//!    stand `apart`.
//! 3. `opportunity` finds where lines may break: at which spaces (`space`), where not (`protect`, and the `custom` of a
//!    language), at which only in need (`ties`), and inside words (`hyphen`), less readily in `names` that are listed, in
//!    `proper` ones that nobody has listed, in compounds and addresses, and in a `last_word`.
//! 4. `boxes` makes boxes, glue and penalties ([`item`]) of it all: as wide as the `ruler` says, hanging out by their
//!    `protrusion`, each place where a line may break at its cost. `prepare` goes from 1 to here.
//! 5. [`linebreak`] weighs all ways to cut those into lines as long as the `measures`, and gives `variants`.
//! 6. `compose` cuts the lines that were chosen into `pieces` and places their glyphs, `tone` says what gives in each of them,
//!    and `justify` brings them to the measure.
//!
//! What came of 1 to 6 is kept (`known`), also for other flyers that say the same (`shared`).

mod address;
mod apart;
mod boxes;
mod compose;
mod coverage;
mod custom;
mod face;
mod faces;
mod glyph;
mod hyphen;
pub mod item;
mod itemise;
mod justify;
mod known;
mod last_word;
mod leading_word;
mod letters;
mod line;
pub mod linebreak;
mod measures;
mod names;
mod opportunity;
mod pieces;
mod plain;
mod prepare;
mod proper;
mod protect;
mod protrusion;
mod ranges;
mod ruler;
mod script;
mod shape;
mod shaped;
mod shared;
mod space;
mod styled;
mod ties;
mod tone;
mod variants;
mod warm;
mod words;

pub use custom::{NARROW_SPACE, narrow_spaces};
pub use face::{Face, FaceError, FaceId};
pub use faces::{BODY_FAMILY, FaceQuery, Faces, HEADING_FAMILY};
pub use itemise::MissingGlyph;
pub use known::{Known, KnownTexts, Manner};
pub use line::{Glyph, Line, LineRun};
pub use linebreak::{ChosenLine, Setting, Wish};
pub use measures::{Inset, Measures};
pub use names::Names;
pub use prepare::{ParagraphOptions, Prepared};
pub use script::{is_of_one_script, script_name};
pub use styled::{Stretch, StyledText, TextStyle};
pub use variants::{Variant, Variants};
pub use warm::warm_up;

use std::mem;
use std::ops::Range;

use hyphen::Hyphenator;
use itemise::PlainCharacters;
use letters::Letters;
use shape::{Plan, Shaper};

/// What a typesetter learns of the words that it meets, and the next one need not learn again.
#[derive(Default)]
struct Learnt {
    plans: Vec<Plan>,
    plain: PlainCharacters,
    hyphenator: Hyphenator,
    letters: Letters,
}

/// Sets paragraphs of one language.
pub struct Typesetter<'a> {
    faces: &'a Faces,
    shaper: Shaper<'a>,
    plain: PlainCharacters,
    hyphenator: Hyphenator,
    letters: Letters,
}

impl<'a> Typesetter<'a> {
    /// A typesetter for the language of a BCP 47 tag.
    pub fn new(faces: &'a Faces, lang: &str) -> Typesetter<'a> {
        let Learnt { plans, plain, hyphenator, letters } = faces.take_learnt();
        Typesetter { faces, shaper: Shaper::new(faces, lang, plans), plain, hyphenator, letters }
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
        let Typesetter { faces, shaper, plain, hyphenator, .. } = self;
        Prepared::new(styled, options, faces, shaper, plain, hyphenator)
    }

    /// Measures a paragraph that one at hand says too, in other sizes; `None` where it does not say the same.
    fn resize(
        &self,
        prepared: &Prepared,
        styled: &StyledText,
        options: ParagraphOptions,
    ) -> Option<Prepared> {
        prepared.in_other_sizes(styled, options, self.faces)
    }

    /// The best way to set a paragraph in lines of `measures`, and the best at other numbers of lines near it: up to
    /// [`linebreak::FARTHEST`] lines fewer or more as far as no line is looser than the pass of the search that found
    /// the best allows, one fewer or more where lines may be a little looser, and one way without hyphens; where the
    /// pass is a wild one, the best alone. A paragraph that cannot be justified well is set ragged: in a narrow column
    /// wide gaps look worse than an uneven edge.
    pub fn variants(&self, prepared: &Prepared, measures: impl Into<Measures>, setting: Setting) -> Variants {
        ways(prepared, measures.into(), setting, linebreak::FARTHEST)
    }

    /// More ways to set a paragraph than are known, as they are wished for; each costs what it is worse than the best.
    pub fn more_variants(
        &self,
        prepared: &Prepared,
        measures: impl Into<Measures>,
        known: &[&Variant],
        wish: &Wish,
    ) -> Vec<Variant> {
        linebreak::more(prepared.items(), &prepared.measures(measures.into()), known, wish)
    }

    /// Places the glyphs of a way to set a paragraph, which [`Typesetter::variants`] gave for the same measures.
    pub fn compose(
        &mut self,
        prepared: &Prepared,
        variant: &Variant,
        measures: impl Into<Measures>,
    ) -> Vec<Line> {
        let Typesetter { faces, shaper, letters, .. } = self;
        compose::compose(prepared, variant, measures.into(), faces, shaper, letters)
    }

    /// The best way alone.
    pub fn best(&self, prepared: &Prepared, measures: impl Into<Measures>, setting: Setting) -> Variants {
        ways(prepared, measures.into(), setting, 0)
    }

    /// Sets a paragraph in the best way.
    pub fn set(&mut self, prepared: &Prepared, measures: impl Into<Measures>, setting: Setting) -> Vec<Line> {
        let measures = measures.into();
        let ways = self.best(prepared, measures, setting);
        ways.best().map_or_else(Vec::new, |best| self.compose(prepared, best, measures))
    }
}

impl Drop for Typesetter<'_> {
    fn drop(&mut self) {
        // Whatever was under way when something broke down is not handed on.
        if std::thread::panicking() {
            return;
        }
        self.faces.keep_learnt(Learnt {
            plans: self.shaper.take_plans(),
            plain: mem::take(&mut self.plain),
            hyphenator: mem::take(&mut self.hyphenator),
            letters: mem::take(&mut self.letters),
        });
    }
}

/// The ways to set a paragraph, at numbers of lines up to `farthest` away from the best.
fn ways(prepared: &Prepared, measures: Measures, setting: Setting, farthest: usize) -> Variants {
    let alike = |one: Range<usize>, other: Range<usize>| {
        let (one, other) = (prepared.word(one), prepared.word(other));
        is_same_word(one, other) && one.chars().count() >= STACKED_LETTERS
    };
    let measures = prepared.measures(measures);
    let ways = linebreak::ways(prepared.items(), &measures, setting, farthest, &alike);
    match ways.best() {
        Some(best) if setting == Setting::Justified && is_gappy(&best.lines) => {
            linebreak::ways(prepared.items(), &measures, Setting::Ragged, farthest, &alike)
        }
        _ => ways,
    }
}

/// Whether two words are the same but for capitals, in any script.
fn is_same_word(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// The fewest letters of a word that is seen to stand under itself.
const STACKED_LETTERS: usize = 3;

/// The stretch ratio of a line whose spaces are too wide to be looked over: more than three times their width.
const GAPPY: f64 = 4.0;

/// The greatest share of a paragraph's lines that may be so wide.
const MOST_GAPPY: f64 = 0.2;

/// The stretch ratio of a line that spoils its paragraph alone: its spaces are five times their width, and a few words
/// stand far from each other.
const GAPING: f64 = 8.0;

/// Whether too many lines of a justified paragraph have gaping spaces, or one is next to empty; its last line never is.
fn is_gappy(chosen: &[ChosenLine]) -> bool {
    let wider_than = |ratio: f64| chosen.iter().filter(move |line| line.ratio > ratio).count();
    wider_than(GAPING) > 0 || wider_than(GAPPY) as f64 > MOST_GAPPY * chosen.len() as f64
}
