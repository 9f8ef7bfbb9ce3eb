//! Texts that are set already: other attempts at a flyer set most of them alike, since neither leading nor white
//! changes a line, and flyers of one programme share many (`shared`); each is shaped, broken into lines and composed
//! once.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::item::Item;
use super::shared::{MOST_KEPT, SharedTexts, Texts, find};
use super::words::hash;
use super::{
    Line, Measures, MissingGlyph, ParagraphOptions, Prepared, Setting, StyledText, Typesetter, Variants,
};
use crate::geom::Length;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Manner {
    /// How it is prepared.
    pub options: ParagraphOptions,
    /// The measure of its lines.
    pub measures: Measures,
    /// How they meet it.
    pub setting: Setting,
    /// Whether only the best way counts.
    pub best_only: bool,
}

/// A text that is shaped, and the ways to break it into lines.
pub struct Known {
    /// The text, shaped and measured.
    pub prepared: Prepared,
    /// The ways to set it.
    pub variants: Variants,
    /// How it is set.
    pub manner: Manner,
    /// The lines of each of the ways, once they are asked for.
    lines: Vec<OnceLock<Vec<Line>>>,
}

impl Known {
    fn new(prepared: Prepared, variants: Variants, manner: Manner) -> Known {
        let lines = variants.iter().map(|_| OnceLock::new()).collect();
        Known { prepared, variants, manner, lines }
    }

    /// How long it is with no space stretched or shrunk, in lines of its measure.
    pub fn natural_lines(&self) -> f64 {
        let measures = self.manner.measures;
        let width = self.prepared.items().iter().fold(Length::ZERO, |sum, item| match item {
            Item::Box { width, .. } | Item::Glue { width, .. } => sum + *width,
            Item::Penalty { .. } => sum,
        });
        let taken = |line: usize| 1.0 - measures.width(line) / measures.full_width();
        width / measures.full_width() + (0..measures.same_from()).map(taken).sum::<f64>()
    }

    /// The lines of one of the ways, the best being 0: composed once, and none where there is no such way.
    pub fn lines(&self, way: usize, typesetter: &mut Typesetter<'_>) -> &[Line] {
        let (Some(lines), Some(variant)) = (self.lines.get(way), self.variants.iter().nth(way)) else {
            return &[];
        };
        lines.get_or_init(|| typesetter.compose(&self.prepared, variant, self.manner.measures))
    }
}

/// What is known of the texts of one flyer. What comes of a text never hangs on what was set before: one that is not
/// known is set as it would be by itself.
pub struct KnownTexts<'a> {
    shared: &'a SharedTexts,
    own: Mutex<Texts>,
}

impl<'a> KnownTexts<'a> {
    /// Nothing known yet but what earlier flyers share.
    pub(super) fn new(shared: &'a SharedTexts) -> KnownTexts<'a> {
        KnownTexts { shared, own: Mutex::default() }
    }

    /// A text, set in a manner.
    ///
    /// # Errors
    /// All characters that no face has, in order.
    pub fn set(
        &self,
        styled: &StyledText,
        manner: Manner,
        typesetter: &mut Typesetter<'_>,
    ) -> Result<Arc<Known>, Vec<MissingGlyph>> {
        let hash = hash(styled.text.as_bytes());
        if let Some(known) = self.own().get(&hash).and_then(|of_text| find(of_text, styled, &manner)) {
            return Ok(known);
        }
        if let Some(known) = self.shared.find(hash, styled, &manner) {
            return Ok(self.keep(hash, known));
        }
        let Manner { options, measures, setting, best_only } = manner;
        let others = self.own().get(&hash).cloned().unwrap_or_default();
        let resized =
            others.iter().rev().find_map(|known| typesetter.resize(&known.prepared, styled, options));
        let prepared = match resized {
            Some(prepared) => prepared,
            None => typesetter.prepare(styled.clone(), options)?,
        };
        let variants = match best_only {
            true => typesetter.best(&prepared, measures, setting),
            false => typesetter.variants(&prepared, measures, setting),
        };
        Ok(self.keep(hash, Arc::new(Known::new(prepared, variants, manner))))
    }

    /// All texts that are known so far, in no order that matters.
    pub fn all(&self) -> Vec<Arc<Known>> {
        self.own().values().flatten().cloned().collect()
    }

    /// Keeps a text, and gives the one that is kept: another thread may have set it meanwhile.
    fn keep(&self, hash: u64, known: Arc<Known>) -> Arc<Known> {
        let mut own = self.own();
        let of_text = own.entry(hash).or_default();
        if let Some(earlier) = find(of_text, known.prepared.styled(), &known.manner) {
            return earlier;
        }
        if of_text.len() == MOST_KEPT {
            of_text.remove(0);
        }
        of_text.push(Arc::clone(&known));
        known
    }

    fn own(&self) -> MutexGuard<'_, Texts> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shares the texts that other flyers have said too with those to come.
    pub fn hand_on(&self) {
        self.shared.take(mem::take(&mut self.own()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shared::GENERATION;
    use crate::text::{BODY_FAMILY, FaceQuery, Faces, TextStyle};

    const MANNER: Manner = Manner {
        options: ParagraphOptions {
            indent: Length::ZERO,
            hyphenate: true,
            by_sense: false,
            whole_up_to: Length::ZERO,
            hang: true,
            flex: true,
        },
        measures: Measures::full(Length::pt(200.0)),
        setting: Setting::Justified,
        best_only: false,
    };

    fn styled(text: &str, size: f64) -> StyledText {
        let face = FaceQuery { family: BODY_FAMILY.into(), weight: 400, italic: false };
        let mut styled = StyledText::new("en");
        styled.push(text, TextStyle { face, size: Length::pt(size), tracking: 0.0 }, 0);
        styled
    }

    /// What comes of the texts of a flyer.
    fn flyer(faces: &Faces, texts: &[&str]) -> Vec<Arc<Known>> {
        let known = faces.known_texts();
        let mut typesetter = Typesetter::new(faces, "en");
        let mut set = |text: &&str| known.set(&styled(text, 10.0), MANNER, &mut typesetter).unwrap();
        let set = texts.iter().map(&mut set).collect();
        known.hand_on();
        set
    }

    #[test]
    fn what_two_flyers_say_is_set_once_for_those_to_come_until_none_does() {
        let faces = Faces::built_in();
        let set: Vec<_> = (0..4).map(|_| flyer(&faces, &["Shared by all."]).remove(0)).collect();
        assert!(!Arc::ptr_eq(&set[0], &set[1]));
        assert!(Arc::ptr_eq(&set[1], &set[2]) && Arc::ptr_eq(&set[2], &set[3]));
        let is_kept = |known: &Arc<Known>| Arc::strong_count(known) > 1;
        assert!(!is_kept(&set[0]));
        let (shared, lost) = (set[1].clone(), flyer(&faces, &["By two."]).remove(0));
        drop((set, lost));
        let lost = flyer(&faces, &["By two."]).remove(0);
        for number in 0..4 {
            let long = format!("{number} {}", "word ".repeat(GENERATION / 5));
            flyer(&faces, &[&long, "Shared by all."]);
            flyer(&faces, &[&long, "Shared by all."]);
        }
        assert!(is_kept(&shared) && !is_kept(&lost));
    }

    #[test]
    fn a_text_in_another_size_is_what_it_is_by_itself() {
        let text = "Five waffle offices – an internationally acknowledged arrangement of Kyiv’s. ".repeat(5);
        let faces = Faces::built_in();
        let known = faces.known_texts();
        let mut typesetter = Typesetter::new(&faces, "en");
        for size in [10.0, 9.5, 11.0, 10.0] {
            let set = known.set(&styled(&text, size), MANNER, &mut typesetter).unwrap();
            let alone = typesetter.prepare(styled(&text, size), MANNER.options).ok().unwrap();
            assert_eq!(set.prepared.items(), alone.items());
            assert_eq!(set.variants, typesetter.variants(&alone, MANNER.measures, MANNER.setting));
            let compose = |prepared: &Prepared, typesetter: &mut Typesetter<'_>| {
                typesetter.compose(prepared, set.variants.best().unwrap(), MANNER.measures)
            };
            assert_eq!(compose(&set.prepared, &mut typesetter), compose(&alone, &mut typesetter));
        }
    }

    #[test]
    fn a_text_is_known_in_its_own_manner_only() {
        let faces = Faces::built_in();
        let known = faces.known_texts();
        let mut typesetter = Typesetter::new(&faces, "en");
        let mut set = |manner: Manner| known.set(&styled("Once", 10.0), manner, &mut typesetter).unwrap();
        let first = set(MANNER);
        assert!(Arc::ptr_eq(&first, &set(MANNER)));
        assert!(!Arc::ptr_eq(&first, &set(Manner { best_only: true, ..MANNER })));
    }
}
