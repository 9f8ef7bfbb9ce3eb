//! Itemisation: cutting a paragraph into stretches that one face can shape in one go, each of one style, one
//! script and one direction.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction};
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::coverage::{face_of, is_invisible, lacking, nearest_face_of};
use super::face::FaceId;
use super::faces::Faces;
use super::styled::StyledText;

/// A stretch of text for one call of the shaper.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextItem {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Place of its style in [`StyledText::stretches`].
    pub stretch: usize,
    /// The face.
    pub face: FaceId,
    /// The script.
    pub script: Script,
    /// The embedding level (UAX #9); odd levels run from right to left.
    pub level: Level,
}

/// A character that no face has a glyph for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Its offset in the paragraph's text.
    pub offset: usize,
}

/// Cuts a paragraph into items; what is known of the plain characters of faces grows.
///
/// # Errors
/// All characters that no face has, in order.
pub(super) fn itemise(
    styled: &StyledText,
    faces: &Faces,
    plain: &mut PlainCharacters,
) -> Result<Vec<TextItem>, Vec<MissingGlyph>> {
    let levels = embedding_levels(&styled.text);
    let mut items: Vec<TextItem> = Vec::new();
    let mut missing = Vec::new();
    for (stretch_at, stretch) in styled.stretches.iter().enumerate() {
        let chain = faces.chain(&stretch.style.face);
        let Some(first_face) = chain.first().copied() else { continue };
        let mut face = first_face;
        let plain = plain.of(first_face);
        let mut start = stretch.range.start;
        let rest = |start: usize| styled.text.get(start..stretch.range.end).unwrap_or_default();
        while let Some(character) = rest(start).chars().next() {
            // Most characters are plain letters that the nearest face has, in text after text.
            let ask = |letter: &str| lacking(letter, first_face, faces).is_empty();
            let run = if levels.is_empty() { plain.run(rest(start), ask) } else { 0 };
            // A mark or a joiner stays with the character that it follows, whose face was chosen for both.
            let goes_on = start > stretch.range.start && is_mark(character);
            if run > 0 {
                face = first_face;
            } else if !goes_on && !is_invisible(character) {
                let found = face_of_cluster(first_cluster(rest(start)), start, &chain, faces, &mut missing);
                face = found.unwrap_or(first_face);
            }
            let end = start + if run > 0 { run } else { character.len_utf8() };
            let level = levels.get(start).copied().unwrap_or(Level::ltr());
            let script = script_of(character);
            add(&mut items, TextItem { range: start..end, stretch: stretch_at, face, script, level });
            start = end;
        }
    }
    if missing.is_empty() || faces.stands_in() { Ok(items) } else { Err(missing) }
}

/// The face of the character at an offset with the marks on it, or else the nearest; what that lacks is `missing`.
fn face_of_cluster(
    cluster: &str,
    offset: usize,
    chain: &[FaceId],
    faces: &Faces,
    missing: &mut Vec<MissingGlyph>,
) -> Option<FaceId> {
    face_of(cluster, chain, faces).or_else(|| {
        let (face, lacking) = nearest_face_of(cluster, chain, faces);
        let lacking = lacking.into_iter();
        missing.extend(lacking.map(|(at, character)| MissingGlyph { character, offset: offset + at }));
        face
    })
}

/// Adds an item, or makes the last one longer where the two can be shaped in one go.
fn add(items: &mut Vec<TextItem>, item: TextItem) {
    if let Some(last) = items.last_mut()
        && (last.stretch, last.face, last.level) == (item.stretch, item.face, item.level)
        && let Some(script) = joined_script(last.script, item.script)
    {
        last.range.end = item.range.end;
        last.script = script;
    } else {
        items.push(item);
    }
}

/// The character that a text begins with, and the marks on it.
fn first_cluster(text: &str) -> &str {
    if let [first, second, ..] = text.as_bytes()
        && first.is_ascii()
        && second.is_ascii()
    {
        return text.get(..1).unwrap_or(text);
    }
    let next = text.char_indices().skip(1).find(|(_, character)| !is_mark(*character));
    next.map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// The characters of ASCII that are known to be in each face.
#[derive(Default)]
pub(super) struct PlainCharacters(BTreeMap<FaceId, PlainCharactersOfFace>);

impl PlainCharacters {
    fn of(&mut self, face: FaceId) -> &mut PlainCharactersOfFace {
        self.0.entry(face).or_default()
    }
}

/// A set of characters of ASCII, a bit each.
#[derive(Default)]
struct PlainCharactersOfFace(u128);

impl PlainCharactersOfFace {
    /// The bytes of ASCII that a text begins with, as far as the face has them and they are of one script: letters
    /// and what follows them, or what stands before a letter. None that a mark may stand on is among them.
    fn run(&mut self, text: &str, mut ask: impl FnMut(&str) -> bool) -> usize {
        let begins_with_letter = text.starts_with(|first: char| first.is_ascii_alphabetic());
        let mut run = 0;
        for (at, byte) in text.bytes().enumerate() {
            let is_alone = text.as_bytes().get(at + 1).is_none_or(u8::is_ascii);
            if !byte.is_ascii()
                || !is_alone
                || byte.is_ascii_alphabetic() && !begins_with_letter
                || !self.has(byte, || ask(text.get(at..at + 1).unwrap_or_default()))
            {
                break;
            }
            run = at + 1;
        }
        run
    }

    /// Whether the face has a character, asked of it once.
    fn has(&mut self, byte: u8, ask: impl FnOnce() -> bool) -> bool {
        let bit = 1_u128.checked_shl(u32::from(byte)).unwrap_or(0);
        if self.0 & bit == 0 && bit != 0 && ask() {
            self.0 |= bit;
        }
        self.0 & bit != 0
    }
}

/// The embedding level of each byte; empty where the whole text runs from left to right.
fn embedding_levels(text: &str) -> Vec<Level> {
    // Latin, Greek and Cyrillic paragraphs are the usual case and need no bidirectional pass.
    if needs_no_levels(text) { Vec::new() } else { BidiInfo::new(text, None).levels }
}

/// Whether a paragraph runs from right to left, by its first letter (UAX #9, rules P2 and P3).
pub(super) fn runs_right_to_left(text: &str) -> bool {
    !needs_no_levels(text) && get_base_direction(text) == Direction::Rtl
}

/// Whether nothing in a text can run from right to left.
fn needs_no_levels(text: &str) -> bool {
    text.is_ascii() || !text.chars().any(may_run_right_to_left)
}

/// Whether a character belongs to the blocks from Hebrew on, which hold every right-to-left script, or
/// controls direction.
fn may_run_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A character's script. ASCII, which is most of most flyers, needs no table.
fn script_of(character: char) -> Script {
    match character {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        character if character.is_ascii() => Script::Common,
        character => character.script(),
    }
}

/// The script that two neighbouring characters share, if they do (UAX #24, 5.1: common and inherited
/// characters take the script around them).
fn joined_script(left: Script, right: Script) -> Option<Script> {
    let neutral = |script| matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    match (left, right) {
        (left, right) if left == right => Some(left),
        (left, right) if neutral(right) => Some(left),
        (left, right) if neutral(left) => Some(right),
        _ => None,
    }
}

/// Whether a character stands on the one before it.
fn is_mark(character: char) -> bool {
    is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;
    use crate::text::faces::{BODY_FAMILY, FaceQuery};
    use crate::text::styled::TextStyle;

    fn styled(text: &str) -> StyledText {
        let face = FaceQuery { family: BODY_FAMILY.into(), weight: 400, italic: false };
        let mut styled = StyledText::new("en");
        styled.push(text, TextStyle { face, size: Length::pt(10.0), tracking: 0.0 }, 0);
        styled
    }

    fn check(text: &str, expected: &[(&str, Script)]) {
        let items = itemise(&styled(text), &Faces::built_in(), &mut PlainCharacters::default()).unwrap();
        let found: Vec<(&str, Script)> =
            items.iter().map(|item| (&text[item.range.clone()], item.script)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn scripts_part_and_neutral_characters_join() {
        check("Dushanbe, 2015", &[("Dushanbe, 2015", Script::Latin)]);
        check("Душанбе (Dushanbe)", &[("Душанбе (", Script::Cyrillic), ("Dushanbe)", Script::Latin)]);
        check("αβγ", &[("αβγ", Script::Greek)]);
    }

    #[test]
    fn missing_characters_are_all_named() {
        let missing =
            itemise(&styled("a漢b字"), &Faces::built_in(), &mut PlainCharacters::default()).unwrap_err();
        let found: Vec<(char, usize)> = missing.iter().map(|glyph| (glyph.character, glyph.offset)).collect();
        assert_eq!(found, [('漢', 1), ('字', 5)]);
    }

    #[test]
    fn a_mark_needs_a_glyph_as_letters_do() {
        let check = |text: &str, expected: &[(char, usize)]| {
            let missing = itemise(&styled(text), &Faces::built_in(), &mut PlainCharacters::default())
                .err()
                .unwrap_or_default();
            let found: Vec<(char, usize)> =
                missing.iter().map(|glyph| (glyph.character, glyph.offset)).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("e\u{301} q\u{301} u\u{308}\u{304}", &[]);
        check("A e\u{20dd} b\u{3099}", &[('\u{20dd}', 3), ('\u{3099}', 8)]);
        check("\u{20dd}", &[('\u{20dd}', 0)]);
        check("漢\u{301}", &[('漢', 0)]);
    }

    #[test]
    fn a_no_break_hyphen_needs_no_glyph_of_its_own() {
        check("a\u{2011}b\u{202f}c", &[("a\u{2011}b\u{202f}c", Script::Latin)]);
    }
}
