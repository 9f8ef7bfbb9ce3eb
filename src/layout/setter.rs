//! From the spec's paragraphs to set lines: parts become one `styled` text, findings are given their place, and lines
//! become `items`.

mod items;
mod styled;

use std::sync::Arc;

pub(super) use styled::{Source, span_of};

use super::faults::overfull;
use super::missing::MissingCharacters;
use super::notes::TextNotes;
use super::paragraph::SetParagraph;
use super::part::{Part, Shape};
use crate::diag::Diagnostics;
use crate::frame::{ElementId, Ink, Structure};
use crate::geom::Length;
use crate::spec::Flyer;
use crate::text::{
    Face, Faces, Known, KnownTexts, Line, Manner, Names, ParagraphOptions, Setting, TextStyle, Typesetter,
    Variant, Wish,
};

/// Sets paragraphs, and gathers structure and findings on the way.
pub(super) struct Setter<'a> {
    typesetter: Typesetter<'a>,
    faces: &'a Faces,
    known: &'a KnownTexts<'a>,
    lang: Arc<str>,
    names: Names,
    /// The structure elements so far.
    pub structure: Structure,
    /// The findings so far.
    pub diagnostics: Diagnostics,
    /// The characters so far that no font has.
    pub missing: MissingCharacters,
    /// The tags of all paragraphs, one after the other. A text counts its own from nought, so that it is known again
    /// wherever it stands.
    tags: Vec<Tag>,
    /// What is noted of the lines so far, by label.
    pub notes: TextNotes,
}

/// What glyphs of one stretch have in common beside their style.
#[derive(Clone, Debug, PartialEq)]
struct Tag {
    ink: Ink,
    element: ElementId,
    link: Option<Arc<str>>,
}

impl<'a> Setter<'a> {
    /// A setter for the language and the names of a flyer, and for texts of which some may be known.
    pub fn new(faces: &'a Faces, known: &'a KnownTexts<'a>, flyer: &Flyer) -> Setter<'a> {
        Setter {
            typesetter: Typesetter::new(faces, &flyer.lang),
            faces,
            known,
            lang: flyer.lang.as_str().into(),
            names: Names::new(flyer.names.iter().map(String::as_str)),
            structure: Structure::new(),
            diagnostics: Diagnostics::new(),
            missing: MissingCharacters::default(),
            tags: Vec::new(),
            notes: TextNotes::default(),
        }
    }

    /// Sets parts one after the other as one paragraph, as content of `element`.
    pub fn lines(&mut self, parts: &[Part<'_>], shape: Shape, element: ElementId) -> Vec<Line> {
        self.set(parts, shape, element, true)
    }

    /// The same without a word about lines that do not fit: for trying a size.
    pub fn trial(&mut self, parts: &[Part<'_>], shape: Shape, element: ElementId) -> Vec<Line> {
        self.set(parts, shape, element, false)
    }

    /// The same with words that stay whole, but for those that are wider than the measure: for headings and addresses.
    pub fn whole_words(&mut self, parts: &[Part<'_>], shape: Shape, element: ElementId) -> Vec<Line> {
        let lines = self.trial(parts, shape, element);
        if lines.iter().all(|line| line.overfull.is_none()) {
            return lines;
        }
        self.lines(parts, Shape { hyphenate: true, whole_up_to: shape.measure, ..shape }, element)
    }

    fn set(&mut self, parts: &[Part<'_>], shape: Shape, element: ElementId, reports: bool) -> Vec<Line> {
        let tags = self.tags.len();
        let Some((known, sources)) = self.known(parts, shape, element, true) else { return Vec::new() };
        let mut lines = self.lines_of(&known, 0, tags);
        if reports {
            for finding in overfull(&lines, &known.prepared.styled().text, &sources) {
                self.diagnostics.push(finding);
            }
        }
        let paragraph = self.notes.paragraph(&sources);
        self.notes.label(&mut lines, paragraph);
        lines
    }

    /// All ways to set parts one after the other as one paragraph, as content of `element`; none of them is composed
    /// yet.
    pub fn paragraph(
        &mut self,
        parts: &[Part<'_>],
        shape: Shape,
        element: ElementId,
    ) -> Option<SetParagraph> {
        let tags = self.tags.len();
        let (known, sources) = self.known(parts, shape, element, false)?;
        let mut faults = Vec::new();
        for (way, variant) in known.variants.iter().enumerate() {
            // A line that is too long is rare; what it prints is known once it is composed.
            faults.push(if variant.lines.iter().any(|line| line.overfull.is_some()) {
                let lines = self.lines_of(&known, way, tags);
                overfull(&lines, &known.prepared.styled().text, &sources)
            } else {
                Vec::new()
            });
        }
        Some(SetParagraph { known, tags, faults, more: Vec::new(), note: self.notes.paragraph(&sources) })
    }

    /// Adds the ways to a paragraph that are wished for and are there; none where its lines stand beside something, as
    /// their number must then be known. Returns those that were added.
    pub fn wish<'s>(&self, paragraph: &'s mut SetParagraph, wish: &Wish) -> &'s [Variant] {
        let Known { prepared, manner, .. } = &*paragraph.known;
        let more = if manner.measures.same_from() == 0 {
            let known: Vec<&Variant> = paragraph.ways().collect();
            self.typesetter.more_variants(prepared, manner.measures, &known, wish)
        } else {
            Vec::new()
        };
        let count = paragraph.more.len();
        paragraph.more.extend(more);
        paragraph.more.get(count..).unwrap_or_default()
    }

    /// The lines of a paragraph in one of its ways; what is wrong with them is reported.
    pub fn compose(&mut self, paragraph: &SetParagraph, way: usize) -> Vec<Line> {
        let SetParagraph { known, tags, .. } = paragraph;
        for fault in paragraph.faults.get(way).into_iter().flatten() {
            self.diagnostics.push(fault.clone());
        }
        let mut lines = match way.checked_sub(paragraph.faults.len()) {
            None => self.lines_of(known, way, *tags),
            Some(later) => {
                let Some(variant) = paragraph.more.get(later) else { return Vec::new() };
                let lines = self.typesetter.compose(&known.prepared, variant, known.manner.measures);
                with_tags(lines, *tags)
            }
        };
        self.notes.label(&mut lines, paragraph.note);
        lines
    }

    /// The lines of a text in one of its ways; its tags begin at a place among all.
    fn lines_of(&mut self, known: &Known, way: usize, tags: usize) -> Vec<Line> {
        with_tags(known.lines(way, &mut self.typesetter).to_vec(), tags)
    }

    /// Places the glyphs of all texts that are known so far, each in its best way, for whoever needs them next.
    pub fn compose_ahead(&mut self) {
        for known in self.known.all() {
            known.lines(0, &mut self.typesetter);
        }
    }

    /// Parts as one text, shaped and broken into lines, with where it comes from; `None` where a character has no
    /// glyph, which is noted.
    fn known<'p>(
        &mut self,
        parts: &[Part<'p>],
        shape: Shape,
        element: ElementId,
        best_only: bool,
    ) -> Option<(Arc<Known>, Vec<Source<'p>>)> {
        let (mut styled, sources) = self.styled(parts, element);
        if shape.hyphenate {
            styled.names = self.names.places(&styled.text);
        }
        let (flex, by_sense) = (shape.setting == Setting::Justified, shape.setting == Setting::Balanced);
        let Shape { indent, hyphenate, whole_up_to, .. } = shape;
        let options = ParagraphOptions { indent, hyphenate, by_sense, whole_up_to, hang: true, flex };
        let (measures, setting) = (shape.measures(), shape.setting);
        let manner = Manner { options, measures, setting, best_only };
        match self.known.set(&styled, manner, &mut self.typesetter) {
            Ok(known) => Some((known, sources)),
            Err(missing) => {
                self.missing.add(&missing, &styled.text, &sources);
                None
            }
        }
    }

    /// The height of capitals in a style.
    pub fn cap_height(&self, style: &TextStyle) -> Length {
        self.face(style).map_or(style.size, |face| style.size * face.cap_height)
    }

    /// The height of small letters in a style.
    pub fn x_height(&self, style: &TextStyle) -> Length {
        self.face(style).map_or(style.size, |face| style.size * face.x_height)
    }

    fn face(&self, style: &TextStyle) -> Option<&'a Face> {
        self.faces.find(&style.face).and_then(|face| self.faces.get(face))
    }
}

/// Lines of a text whose tags begin at a place among all.
fn with_tags(mut lines: Vec<Line>, tags: usize) -> Vec<Line> {
    lines.iter_mut().flat_map(|line| &mut line.runs).for_each(|run| run.tag += tags);
    lines
}
