//! Shaping: items of text to glyphs, by HarfBuzz's rules (kerning, ligatures, marks).

use std::ops::Range;

use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};
use unicode_script::Script as UnicodeScript;

use super::face::FaceId;
use super::faces::Faces;
use super::itemise::TextItem;

/// One glyph as the shaper gives it, in em of its face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapedGlyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// Offset in the paragraph's text of the cluster that it belongs to.
    pub cluster: usize,
    /// From its origin to the next glyph's, in em.
    pub advance: f64,
    /// How far the shape stands right of its origin, in em.
    pub x_offset: f64,
    /// How far the shape stands above the baseline, in em.
    pub y_offset: f64,
    /// Whether cutting the text before its cluster changes the glyphs on either side.
    pub unsafe_to_break: bool,
}

/// A shaper with what it can use again: one buffer, and one plan a face and script.
pub(super) struct Shaper<'a> {
    faces: &'a Faces,
    language: Option<Language>,
    buffer: Option<Buffer>,
    plans: Vec<(FaceId, UnicodeScript, bool, ShapePlan)>,
}

impl<'a> Shaper<'a> {
    /// A shaper for text in the language of a BCP 47 tag.
    pub fn new(faces: &'a Faces, lang: &str) -> Shaper<'a> {
        Shaper { faces, language: Language::new(lang), buffer: Some(Buffer::new()), plans: Vec::new() }
    }

    /// The glyphs of bytes `range` of `text`, which lie within `item`, from left to right.
    pub fn shape(&mut self, text: &str, range: Range<usize>, item: &TextItem) -> Vec<ShapedGlyph> {
        let (Some(face), Some(characters)) = (self.faces.get(item.face), text.get(range.clone())) else {
            return Vec::new();
        };
        let right_to_left = item.level.is_rtl();
        let direction = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let script = Script::from_iso15924_tag(Tag::new(&script_tag(item.script)));
        let known = self
            .plans
            .iter()
            .position(|(id, script, rtl, _)| (*id, *script, *rtl) == (item.face, item.script, right_to_left));
        let at = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(&face.font, direction, script, self.language.as_ref(), &[]);
            self.plans.push((item.face, item.script, right_to_left, plan));
            self.plans.len() - 1
        });
        let Some((_, _, _, plan)) = self.plans.get(at) else { return Vec::new() };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.push_str(characters);
        buffer.set_direction(direction);
        buffer.set_script(script);
        buffer.set_language(self.language.clone());
        let shaped =
            harfrust::shape(&ShaperFont::new(&face.font), &mut buffer, ShapeOptions::new().plan(Some(plan)));
        let em = f64::from(face.units_per_em);
        let glyphs = match shaped {
            Ok(()) => std::iter::zip(buffer.glyph_infos(), buffer.glyph_positions())
                .map(|(info, position)| ShapedGlyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    cluster: range.start + info.cluster as usize,
                    advance: f64::from(position.x_advance) / em,
                    x_offset: f64::from(position.x_offset) / em,
                    y_offset: f64::from(position.y_offset) / em,
                    unsafe_to_break: info.unsafe_to_break(),
                })
                .collect(),
            Err(_) => Vec::new(),
        };
        self.buffer = Some(buffer);
        glyphs
    }
}

/// The ISO 15924 tag of a script; Latin's for text that has none of its own, such as a number.
fn script_tag(script: UnicodeScript) -> [u8; 4] {
    let script = match script {
        UnicodeScript::Common | UnicodeScript::Inherited | UnicodeScript::Unknown => UnicodeScript::Latin,
        script => script,
    };
    <[u8; 4]>::try_from(script.short_name().as_bytes()).unwrap_or(*b"Latn")
}
