//! What a break of column or page parted: the lines of a paragraph, the paragraphs of an activity.

use std::collections::BTreeMap;

use super::SetLine;
use crate::frame::{ArtifactKind, ElementId, Item, ItemKind, Mark, Role};
use crate::geom::Length;

/// A paragraph that stands in more than one column.
#[derive(Clone, Debug, PartialEq)]
pub struct PartedParagraph<'a> {
    /// Its first line, where that stands alone at the foot of a column.
    pub orphan: Option<&'a SetLine>,
    /// Its last line, where that stands alone at the head of one.
    pub widow: Option<&'a SetLine>,
}

/// The paragraphs that a break of column or page parted, in reading order; headings are none.
pub fn parted_paragraphs(lines: &[SetLine]) -> Vec<PartedParagraph<'_>> {
    let mut paragraphs: BTreeMap<usize, Vec<&SetLine>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !matches!(line.role, Role::Heading(_))) {
        paragraphs.entry(line.note.paragraph).or_default().push(line);
    }
    let mut parted = Vec::new();
    for paragraph in paragraphs.values() {
        let parts: Vec<&[&SetLine]> = paragraph.chunk_by(|one, other| one.place() == other.place()).collect();
        if let [first, .., last] = parts.as_slice() {
            parted.push(PartedParagraph { orphan: alone(first), widow: alone(last) });
        }
    }
    parted
}

/// The only line of a part.
fn alone<'a>(part: &[&'a SetLine]) -> Option<&'a SetLine> {
    match part {
        [line] => Some(line),
        _ => None,
    }
}

/// The activities that go on in another column, in reading order. An activity across the page does not, whose
/// columns all stand beneath its title.
pub(super) fn split_activities(lines: &[SetLine]) -> Vec<ElementId> {
    let mut firsts: BTreeMap<ElementId, (&SetLine, bool)> = BTreeMap::new();
    for line in lines {
        let Some(activity) = line.activity else { continue };
        let (first, is_split) = firsts.entry(activity).or_insert((line, false));
        let is_beneath =
            line.on_page.page == first.on_page.page && !line.on_page.baseline.fits(first.on_page.baseline);
        *is_split |= line.place() != first.place() && !is_beneath;
    }
    firsts.into_iter().filter(|(_, (_, is_split))| *is_split).map(|(activity, _)| activity).collect()
}

/// How far down an item reaches on its page: to its baseline, or to its lower edge. `None` for the running foot and
/// for what prints nothing.
pub(super) fn bottom(item: &Item) -> Option<Length> {
    if item.mark == Mark::Artifact(ArtifactKind::Foot) {
        return None;
    }
    match &item.kind {
        ItemKind::Glyphs(run) => Some(run.origin.y),
        ItemKind::Shape(shape) => shape.bounds().map(|bounds| bounds.bottom()),
        ItemKind::Picture { rect, .. } => Some(rect.bottom()),
        ItemKind::Link(_) => None,
    }
}
