//! Lines as they stand on pages: where, what they say, and how wide the spaces between their words came out.
//!
//! Nothing is noted while a flyer is set but the number of each run's line; all else is measured here, and only
//! when somebody asks.

use std::collections::BTreeMap;

use super::{Document, ElementId, GlyphRun, Item, ItemKind, Mark, Role, Structure};
use crate::geom::Length;
use crate::text::Faces;

/// Names one set line among those that layout noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(pub usize);

/// A line as it stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredLine {
    /// Which line it is.
    pub id: LineId,
    /// The page, from zero.
    pub page: usize,
    /// The element that it is content of; where it begins with a link, the element that holds the link.
    pub element: ElementId,
    /// Where its first visible glyph begins, from the left trim edge.
    pub left: Length,
    /// Where its last visible glyph ends.
    pub right: Length,
    /// Its baseline, below the top trim edge.
    pub baseline: Length,
    /// The size of its largest characters: a reference behind some text may have most of them, and be smaller.
    pub size: Length,
    /// Its characters; a hyphen that a line break put in is U+00AD.
    pub text: String,
    /// The spaces between its words, from left to right, each from the end of one word to the start of the next.
    pub gaps: Vec<Gap>,
    /// What those spaces come to as their faces draw them.
    pub natural: Length,
}

/// A space between two words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Its width.
    pub width: Length,
    /// The same in em of what it stands in: the parts of a line may be of several sizes.
    pub in_em: f64,
}

impl MeasuredLine {
    /// Whether it ends in a hyphen, one of the text's own or one that a line break put in.
    pub fn ends_in_hyphen(&self) -> bool {
        self.text.trim_end().ends_with(['-', '\u{2010}', '\u{ad}'])
    }

    /// The mean of the spaces between its words in em of what they stand in, if it has any.
    pub fn mean_gap_in_em(&self) -> Option<f64> {
        match self.gaps.len() {
            0 => None,
            count => Some(self.gaps.iter().map(|gap| gap.in_em).sum::<f64>() / count as f64),
        }
    }

    /// How wide its spaces are beside the same spaces as their faces draw them: 1 where they are natural.
    pub fn looseness(&self) -> Option<f64> {
        let total: Length = self.gaps.iter().map(|gap| gap.width).sum();
        (self.natural > Length::ZERO).then(|| total / self.natural)
    }
}

/// The lines of content that stand on a document's pages, page by page in reading order. What is no content,
/// such as the running foot, is left out.
pub fn measured_lines(document: &Document, faces: &Faces) -> Vec<MeasuredLine> {
    let mut lines = Vec::new();
    for (page, found) in document.pages.iter().enumerate() {
        let mut order: Vec<LineId> = Vec::new();
        let mut runs: BTreeMap<LineId, (ElementId, Vec<&GlyphRun>)> = BTreeMap::new();
        for Item { mark, kind } in &found.items {
            let (Mark::Content(element), ItemKind::Glyphs(run)) = (mark, kind) else { continue };
            let Some(id) = run.line else { continue };
            let (_, of_line) = runs.entry(id).or_insert_with(|| {
                order.push(id);
                (block(*element, &document.structure), Vec::new())
            });
            of_line.push(run);
        }
        for id in order {
            let Some((element, of_line)) = runs.remove(&id) else { continue };
            lines.extend(measured(id, page, element, of_line, faces));
        }
    }
    lines
}

/// The element that holds links and words in another language, and any other element itself.
fn block(mut element: ElementId, structure: &Structure) -> ElementId {
    while let Some(found) =
        structure.get(element).filter(|found| matches!(found.role, Role::Link | Role::Span))
    {
        element = found.parent;
    }
    element
}

/// A line made of runs; `None` where none of them shows anything.
fn measured(
    id: LineId,
    page: usize,
    element: ElementId,
    mut runs: Vec<&GlyphRun>,
    faces: &Faces,
) -> Option<MeasuredLine> {
    runs.sort_by(|one, other| one.origin.x.to_pt().total_cmp(&other.origin.x.to_pt()));
    let mut text = String::new();
    let mut gaps = Vec::new();
    let mut natural = Length::ZERO;
    let mut edges: Option<(Length, Length)> = None;
    // A space counts once a word follows it: the one that a line was broken at stands in the margin.
    let mut white = Gap { width: Length::ZERO, in_em: 0.0 };
    let mut natural_white = Length::ZERO;
    let mut size: Option<Length> = None;
    for run in &runs {
        let mut x = run.origin.x;
        let space = faces.get(run.face).map_or(Length::ZERO, |face| run.size * face.word_space);
        for glyph in run.glyphs.iter() {
            text.push_str(&glyph.text);
            if matches!(&*glyph.text, " " | "\u{a0}") {
                white.width += glyph.advance;
                white.in_em += glyph.advance / run.size;
                natural_white += space;
            } else if glyph.advance > Length::ZERO {
                if let Some((_, right)) = &mut edges {
                    if white.width > Length::ZERO {
                        gaps.push(white);
                        natural += natural_white;
                    }
                    *right = x + glyph.advance;
                } else {
                    edges = Some((x, x + glyph.advance));
                }
                white = Gap { width: Length::ZERO, in_em: 0.0 };
                natural_white = Length::ZERO;
            }
            x += glyph.advance;
        }
        size = Some(size.map_or(run.size, |largest| largest.max(run.size)));
    }
    let (left, right) = edges?;
    let size = size?;
    let baseline = runs.first()?.origin.y;
    Some(MeasuredLine { id, page, element, left, right, baseline, size, text, gaps, natural })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{ArtifactKind, Glyph, Ink, Page};
    use crate::geom::Point;
    use crate::text::{Face, FaceId};

    /// A run that begins at `x`, each glyph ten points wide but for these.
    fn run(line: usize, x: f64, text: &str, widths: &[(usize, f64)], face: FaceId) -> ItemKind {
        let width =
            |at: usize| widths.iter().find(|(place, _)| *place == at).map_or(10.0, |(_, width)| *width);
        let glyph = |(at, character): (usize, char)| Glyph {
            id: 1,
            advance: Length::pt(width(at)),
            x_offset: Length::ZERO,
            y_offset: Length::ZERO,
            text: character.to_string().into(),
        };
        ItemKind::Glyphs(GlyphRun {
            face,
            size: Length::pt(10.0),
            ink: Ink::BLACK,
            origin: Point::new(Length::pt(x), Length::pt(70.0)),
            stretch: 1.0,
            glyphs: text.chars().enumerate().map(glyph).collect(),
            line: Some(LineId(line)),
        })
    }

    /// The lines of a page of one paragraph.
    fn lines_of(runs: impl IntoIterator<Item = ItemKind>, faces: &Faces) -> Vec<MeasuredLine> {
        let mut structure = Structure::new();
        let mark = Mark::Content(structure.add(Role::Paragraph, ElementId::ROOT));
        let items = runs.into_iter().map(|kind| Item { mark, kind }).collect();
        let pages = vec![Page { items, ..Page::default() }];
        measured_lines(&Document { structure, pages, ..Document::default() }, faces)
    }

    #[test]
    fn a_line_with_a_longer_reference_has_the_size_of_its_text() {
        let font = include_bytes!("../../fonts/SourceSerif4-Regular.ttf");
        let faces = Faces::new(vec![Face::parse(font.as_slice().into()).unwrap()]);
        let face = faces.iter().next().unwrap().0;
        let text = run(0, 20.0, "end. ", &[(4, 3.0)], face);
        let mut reference = run(0, 63.0, "[ref. 98394]", &[(5, 2.0)], face);
        if let ItemKind::Glyphs(reference) = &mut reference {
            reference.size = Length::pt(8.0);
        }
        let lines = lines_of([text, reference], &faces);
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(line.size, Length::pt(10.0));
        // Each space is measured by the size of what it stands in.
        let spaces: Vec<f64> = line.gaps.iter().map(|gap| gap.in_em).collect();
        assert_eq!(spaces, [0.3, 0.25]);
    }

    #[test]
    fn a_line_is_measured_over_all_its_runs() {
        let font = include_bytes!("../../fonts/SourceSerif4-Regular.ttf");
        let faces = Faces::new(vec![Face::parse(font.as_slice().into()).unwrap()]);
        let face = faces.iter().next().unwrap().0;
        let mut structure = Structure::new();
        let paragraph = structure.add(Role::Paragraph, ElementId::ROOT);
        let link = structure.add(Role::Link, paragraph);
        let item = |mark, kind| Item { mark, kind };
        let items = vec![
            item(Mark::Content(link), run(7, 20.0, "ab ", &[(2, 4.0)], face)),
            item(Mark::Content(paragraph), run(7, 44.0, "c\u{a0}d\u{ad} ", &[(1, 5.0)], face)),
            item(Mark::Artifact(ArtifactKind::Foot), run(8, 20.0, "foot", &[], face)),
        ];
        let document =
            Document { structure, pages: vec![Page { items, ..Page::default() }], ..Document::default() };
        let lines = measured_lines(&document, &faces);
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!((line.id, line.page, line.element), (LineId(7), 0, paragraph));
        assert_eq!(line.text, "ab c\u{a0}d\u{ad} ");
        assert!(line.ends_in_hyphen());
        // The space at the end stands in the margin.
        let gap = |width: f64| Gap { width: Length::pt(width), in_em: width / 10.0 };
        assert_eq!(line.gaps, [gap(4.0), gap(5.0)]);
        assert_eq!((line.left, line.right), (Length::pt(20.0), Length::pt(79.0)));
        assert_eq!(line.mean_gap_in_em(), Some(0.45));
        let space = faces.get(face).unwrap().word_space;
        assert!((line.looseness().unwrap() - 9.0 / (20.0 * space)).abs() < 1e-9);
    }
}
