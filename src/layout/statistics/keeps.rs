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

/// The activities whose lines stand in more than one column, in reading order.
pub(super) fn split_activities(lines: &[SetLine]) -> Vec<ElementId> {
    let mut places: BTreeMap<ElementId, Vec<(usize, usize)>> = BTreeMap::new();
    for line in lines {
        let Some(activity) = line.activity else { continue };
        let known = places.entry(activity).or_default();
        if !known.contains(&line.place()) {
            known.push(line.place());
        }
    }
    places.into_iter().filter(|(_, places)| places.len() > 1).map(|(activity, _)| activity).collect()
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
