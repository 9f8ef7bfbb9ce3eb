//! From the spec's paragraphs to set lines: styles are chosen, references added, findings given their place.

use std::ops::Range;
use std::sync::Arc;

use super::faults::overfull;
use super::notes::TextNotes;
use super::paragraph::SetParagraph;
use super::part::{Part, Shape};
use crate::diag::Diagnostics;
use crate::frame::{ElementId, GlyphRun, Ink, Item, ItemKind, LineId, Link, Mark, Role, Structure};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::{Flyer, Markup, Origin};
use crate::text::{
    Face, Faces, Known, KnownTexts, Line, Manner, Names, ParagraphOptions, Setting, StyledText, TextStyle,
    Typesetter, Variant, Wish,
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

/// Where a stretch of the styled text comes from.
pub(super) struct Source<'p> {
    /// The stretch of the styled text.
    pub styled: Range<usize>,
    /// Where its paragraph comes from.
    pub origin: &'p Origin,
    /// The offset in the paragraph of the stretch's first byte.
    pub offset: usize,
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

    /// Parts as one text, shaped and broken into lines, with where it comes from; `None` where a character has no
    /// glyph, which is reported.
    fn known<'p>(
        &mut self,
        parts: &[Part<'p>],
        shape: Shape,
        element: ElementId,
        best_only: bool,
    ) -> Option<(Arc<Known>, Vec<Source<'p>>)> {
        let tags = self.tags.len();
        let mut styled = StyledText::new(self.lang.clone());
        let length = |part: &Part<'_>| part.around.0.len() + part.paragraph.text.len() + part.around.1.len();
        styled.text.reserve(parts.iter().map(length).sum());
        let mut sources = Vec::with_capacity(parts.len());
        for part in parts {
            self.push_part(part, element, tags, &mut styled, &mut sources);
        }
        if shape.hyphenate {
            styled.names = self.names.places(&styled.text);
        }
        let flex = shape.setting == Setting::Justified;
        let Shape { indent, hyphenate, whole_up_to, .. } = shape;
        let options = ParagraphOptions { indent, hyphenate, whole_up_to, hang: true, flex };
        let (measures, setting) = (shape.measures(), shape.setting);
        let manner = Manner { options, measures, setting, best_only };
        match self.known.set(&styled, manner, &mut self.typesetter) {
            Ok(known) => Some((known, sources)),
            Err(missing) => {
                self.report_missing(&missing, &styled.text, &sources);
                None
            }
        }
    }

    fn push_part<'p>(
        &mut self,
        part: &Part<'p>,
        element: ElementId,
        tags: usize,
        styled: &mut StyledText,
        sources: &mut Vec<Source<'p>>,
    ) {
        let start = styled.text.len();
        let plain = self.tag(tags, Tag { ink: part.kind.ink, element, link: None });
        let (before, after) = part.around;
        styled.push(before, part.kind.marked(false, false), plain);
        let mut offset = 0;
        let text = part.paragraph.text.as_str();
        let unmarked = |range: Range<usize>| Markup { range, ..Markup::default() };
        for markup in part.paragraph.markup.iter().chain([&unmarked(text.len()..text.len())]) {
            for Markup { range, strong, emphasis, link, lang } in
                [&unmarked(offset..markup.range.start), markup]
            {
                if range.is_empty() {
                    continue;
                }
                let mut element = element;
                if let Some(lang) = lang {
                    element = self.structure.add_span(lang.clone(), element);
                }
                if link.is_some() {
                    element = self.structure.add(Role::Link, element);
                }
                let first = styled.text.len();
                let tag = self.tag(tags, Tag { ink: part.kind.ink, element, link: link.clone() });
                let style = part.kind.marked(*strong, *emphasis);
                let mut from = range.start;
                // A soft hyphen is not printed: it becomes a place to break.
                for (at, piece) in text.get(range.clone()).unwrap_or_default().split(SOFT_HYPHEN).enumerate()
                {
                    if at > 0 {
                        styled.soft_hyphens.push(styled.text.len());
                    }
                    let begin = styled.text.len();
                    styled.push(piece, style.clone(), tag);
                    let origin = &part.paragraph.origin;
                    sources.push(Source { styled: begin..styled.text.len(), origin, offset: from });
                    from += piece.len() + SOFT_HYPHEN.len_utf8();
                }
                if let Some(lang) = lang {
                    styled.spans.push((first..styled.text.len(), lang.clone()));
                }
            }
            offset = markup.range.end;
        }
        styled.push(after, part.kind.marked(false, false), plain);
        if part.unbroken {
            let begin = start + (before.len() - before.trim_start().len());
            styled.unbroken.push(begin..styled.text.len());
        }
    }

    /// The number of a tag among those of its text, which begin at a place among all.
    fn tag(&mut self, tags: usize, tag: Tag) -> usize {
        let mut of_text = self.tags.iter().skip(tags);
        of_text.position(|known| *known == tag).unwrap_or_else(|| {
            self.tags.push(tag);
            self.tags.len() - 1 - tags
        })
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

    /// A line as items: its glyphs, and a place to click for each link, from the line's left end.
    pub fn items(&self, line: Line, origin: Point) -> Vec<Item> {
        let mut items = Vec::with_capacity(line.runs.len());
        for run in line.runs {
            let Some(tag) = self.tags.get(run.tag) else { continue };
            let origin = Point::new(origin.x + run.x, origin.y);
            let width = run.width();
            let height = self.faces.get(run.face).map_or(run.size, |face| run.size * face.cap_height);
            if let Some(address) = &tag.link {
                let said = run.text();
                let rect = Rect::new(
                    Point::new(origin.x, origin.y - height - run.size * LINK_MARGIN),
                    Size::new(width, height + run.size * (2.0 * LINK_MARGIN)),
                );
                let description = match said.trim() {
                    said if address.ends_with(said) => said.to_owned(),
                    said => format!("{said}: {address}"),
                };
                let link = Link { rect, address: address.clone(), description };
                items.push(Item { mark: Mark::Content(tag.element), kind: ItemKind::Link(link) });
            }
            items.push(Item {
                mark: Mark::Content(tag.element),
                kind: ItemKind::Glyphs(GlyphRun {
                    face: run.face,
                    size: run.size,
                    ink: tag.ink,
                    origin,
                    stretch: run.stretch,
                    glyphs: run.glyphs,
                    line: Some(LineId(line.label)),
                }),
            });
        }
        items
    }
}

/// Lines of a text whose tags begin at a place among all.
fn with_tags(mut lines: Vec<Line>, tags: usize) -> Vec<Line> {
    lines.iter_mut().flat_map(|line| &mut line.runs).for_each(|run| run.tag += tags);
    lines
}

/// The soft hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

/// How far a place to click reaches past the letters, above and below, in em.
const LINK_MARGIN: f64 = 0.2;

impl Source<'_> {
    /// The place in the spec of a range of the styled text.
    pub fn span(&self, range: &Range<usize>) -> crate::diag::Span {
        span_of(&self.styled, self.origin, self.offset, range)
    }
}

/// The place in the spec of `range` of a styled text, of which the stretch `styled` comes from `origin`, from the
/// byte at `offset` on.
pub(super) fn span_of(
    styled: &Range<usize>,
    origin: &Origin,
    offset: usize,
    range: &Range<usize>,
) -> crate::diag::Span {
    let at = |place: usize| offset + place.clamp(styled.start, styled.end) - styled.start;
    origin.span(at(range.start)..at(range.end))
}
