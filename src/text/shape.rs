//! Shaping: items of text to glyphs, by HarfBuzz's rules (kerning, ligatures, marks).
//!
//! Most words of a flyer come more than once, so items are shaped word by word where the face lets them
//! (`apart`), and what comes of a word is kept in units of its face: it serves every size.

use std::ops::Range;

use harfrust::{Buffer, Language, ShapeError, ShapeOptions, ShapePlan, ShaperFont};
use unicode_script::Script as UnicodeScript;

use super::face::{Face, FaceId};
use super::faces::Faces;
use super::glyph::{ShapedGlyph, WordGlyph};
use super::itemise::TextItem;
use super::plain::{has_plain_words, is_plain_script, words};
use super::script::{direction, script_tag, shaping_script};
use super::words::Words;

/// A shaper with what it can use again: one buffer, and one plan with its words a face and script.
pub(super) struct Shaper<'a> {
    faces: &'a Faces,
    language: Option<Language>,
    buffer: Option<Buffer>,
    /// The glyphs of the last stretch.
    glyphs: Vec<ShapedGlyph>,
    plans: Vec<Plan>,
    #[cfg(test)]
    whole: bool,
}

/// How text of one face, script, direction and language is shaped, and the words of it that were shaped before.
pub(super) struct Plan {
    language: Option<Language>,
    face_id: FaceId,
    script: UnicodeScript,
    right_to_left: bool,
    plan: ShapePlan,
    /// Whether words can be shaped one by one.
    by_words: bool,
    /// The words, each with the spaces beside it.
    words: Words<WordGlyph>,
}

/// The longest word that is kept, in bytes with its spaces: longer ones hardly come twice.
const LONGEST_WORD: usize = 48;

impl<'a> Shaper<'a> {
    /// A shaper for text in the language of a BCP 47 tag, with the plans that an earlier one made for these faces.
    pub fn new(faces: &'a Faces, lang: &str, plans: Vec<Plan>) -> Shaper<'a> {
        Shaper {
            faces,
            language: Language::new(lang),
            buffer: Some(Buffer::new()),
            glyphs: Vec::new(),
            plans,
            #[cfg(test)]
            whole: false,
        }
    }

    /// The plans, for the next shaper; this one begins anew.
    pub fn take_plans(&mut self) -> Vec<Plan> {
        std::mem::take(&mut self.plans)
    }

    /// The glyphs of bytes `range` of `text`, which lie within `item`, from left to right.
    pub fn shape(&mut self, text: &str, range: Range<usize>, item: &TextItem) -> &[ShapedGlyph] {
        self.glyphs.clear();
        let Some(characters) = text.get(range.clone()) else { return &[] };
        let Some(at) = self.plan(item) else { return &[] };
        #[cfg(test)]
        let whole = self.whole;
        #[cfg(not(test))]
        let whole = false;
        let Some(plan) = self.plans.get_mut(at) else { return &[] };
        let Some(face) = self.faces.get(item.face) else { return &[] };
        let mut run = Run {
            face,
            characters,
            start: range.start,
            language: self.language.as_ref(),
            buffer: self.buffer.take().unwrap_or_default(),
            glyphs: std::mem::take(&mut self.glyphs),
        };
        let shaped = if plan.by_words && !whole && has_plain_words(characters) {
            run.shape_words(plan)
        } else {
            run.shape(plan, 0..characters.len())
        };
        self.buffer = Some(run.buffer);
        self.glyphs = run.glyphs;
        if shaped.is_ok() { &self.glyphs } else { &[] }
    }

    /// The place of the plan for an item.
    fn plan(&mut self, item: &TextItem) -> Option<usize> {
        let (script, right_to_left) = (shaping_script(item.script), item.level.is_rtl());
        let fits = |plan: &Plan| {
            (plan.face_id, plan.script, plan.right_to_left) == (item.face, script, right_to_left)
                && plan.language == self.language
        };
        if let Some(known) = self.plans.iter().position(fits) {
            return Some(known);
        }
        let face = self.faces.get(item.face)?;
        let plan = ShapePlan::new(
            &face.font,
            direction(right_to_left),
            script_tag(script),
            self.language.as_ref(),
            &[],
        );
        let by_words = !right_to_left && is_plain_script(script) && face.words_stand_apart();
        self.plans.push(Plan {
            language: self.language.clone(),
            face_id: item.face,
            script,
            right_to_left,
            plan,
            by_words,
            words: Words::new(),
        });
        Some(self.plans.len() - 1)
    }
}

/// A stretch of text that is being shaped.
struct Run<'r> {
    face: &'r Face,
    characters: &'r str,
    /// Offset of its first character in the paragraph's text.
    start: usize,
    language: Option<&'r Language>,
    buffer: Buffer,
    glyphs: Vec<ShapedGlyph>,
}

impl Run<'_> {
    /// Shapes the words that were not met before, neighbours together, and takes the others as they are known.
    ///
    /// # Errors
    /// When shaping fails.
    fn shape_words(&mut self, plan: &mut Plan) -> Result<(), ShapeError> {
        let mut new: Option<Range<usize>> = None;
        for word in words(self.characters, 0..self.characters.len()) {
            let characters = self.characters.get(word.clone()).unwrap_or_default();
            if let Some(before) = new.take_if(|_| plan.words.get(characters).is_some()) {
                self.shape_new_words(plan, before)?;
            }
            if let Some(known) = plan.words.get(characters) {
                let start = self.start + word.start;
                self.join(word.start, |run| {
                    run.glyphs.extend(known.iter().map(|glyph| glyph.in_text(start)));
                    Ok(())
                })?;
            } else {
                new = Some(new.map_or(word.start, |new| new.start)..word.end);
            }
        }
        new.map_or(Ok(()), |new| self.shape_new_words(plan, new))
    }

    /// Shapes bytes `range`, whole words with the spaces beside them, and keeps each word.
    fn shape_new_words(&mut self, plan: &mut Plan, range: Range<usize>) -> Result<(), ShapeError> {
        self.join(range.start, |run| run.shape(plan, range.clone()))?;
        let (infos, positions) = (self.buffer.glyph_infos(), self.buffer.glyph_positions());
        let mut first = 0;
        for word in words(self.characters, range.clone()) {
            let (start, end) = (word.start - range.start, word.end - range.start);
            let rest = infos.get(first..).unwrap_or_default();
            let count = rest.iter().take_while(|info| (info.cluster as usize) < end).count();
            let characters = self.characters.get(word).unwrap_or_default();
            let of_word = std::iter::zip(rest, positions.get(first..).unwrap_or_default()).take(count);
            let glyphs = of_word.map_while(|(info, position)| WordGlyph::new(info, position, start));
            if characters.len() <= LONGEST_WORD && glyphs.clone().count() == count {
                plan.words.insert(characters, glyphs);
            }
            // The space after a word is the space before the next.
            first += count.saturating_sub(1);
        }
        Ok(())
    }

    /// Adds the glyphs of words that begin at byte `start`: their first space is the last glyph so far, which was
    /// shaped without what follows it.
    fn join(
        &mut self,
        start: usize,
        add: impl FnOnce(&mut Self) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let space = if start > 0 { self.glyphs.pop() } else { None };
        let at = self.glyphs.len();
        add(self)?;
        if let (Some(space), Some(first)) = (space, self.glyphs.get_mut(at)) {
            first.unsafe_to_break |= space.unsafe_to_break;
        }
        Ok(())
    }

    /// Shapes bytes `range` in one go.
    fn shape(&mut self, plan: &Plan, range: Range<usize>) -> Result<(), ShapeError> {
        let start = self.start + range.start;
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.push_str(self.characters.get(range).unwrap_or_default());
        buffer.set_direction(direction(plan.right_to_left));
        buffer.set_script(script_tag(plan.script));
        buffer.set_language(self.language.cloned());
        let options = ShapeOptions::new().plan(Some(&plan.plan));
        harfrust::shape(&ShaperFont::new(&self.face.font), buffer, options)?;
        let glyphs = std::iter::zip(buffer.glyph_infos(), buffer.glyph_positions());
        self.glyphs.extend(glyphs.map(|(info, position)| ShapedGlyph::new(info, position, start)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::faces::FaceQuery;
    use unicode_bidi::Level;

    /// All faces give a text the same glyphs word by word, at first and when its words are known, as whole.
    fn check(text: &str, script: UnicodeScript) {
        let faces = Faces::built_in();
        for (face, _) in faces.iter() {
            let item = TextItem { range: 0..text.len(), stretch: 0, face, script, level: Level::ltr() };
            let mut whole = Shaper { whole: true, ..Shaper::new(&faces, "en", Vec::new()) };
            let mut by_words = Shaper::new(&faces, "en", Vec::new());
            // Parts first: their words are then known when the whole comes.
            for parts in [1, 2, 3, 7, 1] {
                let part = text.chars().count().div_ceil(parts);
                let mut rest = text;
                while !rest.is_empty() {
                    let start = text.len() - rest.len();
                    let length = rest.char_indices().nth(part).map_or(rest.len(), |(at, _)| at);
                    let range = start..start + length;
                    assert_eq!(
                        by_words.shape(text, range.clone(), &item),
                        whole.shape(text, range.clone(), &item),
                        "{:?} in {}",
                        &text[range],
                        faces.get(face).unwrap().postscript_name
                    );
                    rest = &rest[length..];
                }
            }
        }
    }

    #[test]
    fn words_have_the_same_glyphs_alone_as_in_their_line() {
        let latin = UnicodeScript::Latin;
        check("To AV We. The efficient office offers fjords; To AV We, the office", latin);
        check(" V T Y  two  spaces, V T Y and  an end ", latin);
        check("“Yes” ‘V’ – 1/2 and 3.5 ± 0.1 % of 1 200, No. 17–18, 100\u{2009}000 km", latin);
        check("Šťastný Łódź Ţara Ñandú é ọ́ j\u{307} q\u{301} V\u{300} fi\u{301} x", latin);
        check("a \u{301}b c \u{200d}d 1\u{2044}2 and 1\u{2044}2 \u{a0}e", latin);
        check("Тоҷикистон, Қазақстан ва Т. Г. Ў Ґ У А Тоҷикистон, ва", UnicodeScript::Cyrillic);
        check("Η Κεντρική Ασία Ύ Τ. Α Η Κεντρική ΐ", UnicodeScript::Greek);
        check("17 18 (5) 7.", UnicodeScript::Common);
    }

    #[test]
    fn a_word_that_is_met_again_is_not_shaped_again() {
        let faces = Faces::built_in();
        let face = faces.find(&FaceQuery { family: "".into(), weight: 400, italic: false }).unwrap();
        let mut shaper = Shaper::new(&faces, "en", Vec::new());
        let text = "water and water and water and";
        let item = TextItem {
            range: 0..text.len(),
            stretch: 0,
            face,
            script: UnicodeScript::Latin,
            level: Level::ltr(),
        };
        shaper.shape(text, 0..text.len(), &item);
        let plan = shaper.plans.first().unwrap();
        for known in ["water ", " and ", " water ", " and"] {
            assert!(plan.words.get(known).is_some(), "{known:?}");
        }
        assert!(plan.words.get("water").is_none());
    }
}
