//! Boxes around blocks: headings and paragraphs, activities, panels, pictures.

use std::collections::BTreeMap;

use super::draw::{self, ACTIVITY, BLOCK, FINE, PANEL, STRONG};
use crate::frame::{ArtifactKind, ElementId, Item, ItemKind, Mark, Page, Role, Structure};
use crate::geom::{Length, Rect};
use crate::layout::notes::TextFrame;
use crate::layout::statistics::SetLine;

/// How far capitals and descenders reach from the baseline, in sizes of the type: what most faces keep to.
const ABOVE: f64 = 0.75;
const BELOW: f64 = 0.24;

/// How much lower than its rows the box of a paragraph is at either end, so that neighbours do not touch.
const INSET: Length = Length::pt(0.4);

/// How far the box of a paragraph stands off its letters at the sides.
const PARAGRAPH_MARGIN: Length = Length::pt(1.6);

/// How far the box of an activity stands off its column at the sides.
const ACTIVITY_MARGIN: Length = Length::pt(3.6);

/// A tint is a panel where it is at least so many rows high and wide; a bullet or a rule is not.
const LEAST_PANEL_ROWS: f64 = 2.0;

/// The boxes of a page.
pub(super) fn boxes(page: &Page, lines: &[&SetLine], structure: &Structure, frame: &TextFrame) -> Vec<Item> {
    let pictures = pictures(page, structure);
    let mut items: Vec<Item> =
        paragraphs(lines, frame).map(|rect| draw::outlined(rect, BLOCK, FINE)).collect();
    items.extend(activities(lines, &pictures, frame).map(|rect| draw::outlined(rect, ACTIVITY, STRONG)));
    items.extend(panels(page, frame).flat_map(|rect| draw::outlined_on_any_ground(rect, PANEL, STRONG)));
    for (rect, _) in &pictures {
        items.extend(draw::outlined_on_any_ground(*rect, PANEL, STRONG));
    }
    items
}

/// The room of a line: its letters, and its row where that is higher.
fn room(line: &SetLine, frame: &TextFrame) -> Rect {
    let on_page = &line.on_page;
    let above = (on_page.size * ABOVE).max(frame.baseline - INSET);
    let below = (on_page.size * BELOW).max(frame.leading - frame.baseline - INSET);
    draw::between(on_page.left, on_page.right, on_page.baseline - above, on_page.baseline + below)
}

/// A box for each paragraph and heading in each column that it stands in.
fn paragraphs(lines: &[&SetLine], frame: &TextFrame) -> impl Iterator<Item = Rect> {
    let mut found: BTreeMap<(usize, usize), Rect> = BTreeMap::new();
    for line in lines {
        join(&mut found, (line.note.paragraph, line.column), room(line, frame));
    }
    found.into_values().map(|rect| {
        let (left, right) = (rect.left() - PARAGRAPH_MARGIN, rect.right() + PARAGRAPH_MARGIN);
        draw::between(left, right, rect.top(), rect.bottom())
    })
}

/// A box for each activity in each column that it stands in, as wide as its column.
fn activities(
    lines: &[&SetLine],
    pictures: &[(Rect, Option<ElementId>)],
    frame: &TextFrame,
) -> impl Iterator<Item = Rect> {
    let mut found: BTreeMap<(ElementId, usize), Rect> = BTreeMap::new();
    let rooms = lines.iter().map(|line| (line.activity, line.column, room(line, frame)));
    let pictures = pictures.iter().map(|(rect, activity)| (*activity, frame.column_at(rect.left()), *rect));
    for (activity, column, rect) in rooms.chain(pictures) {
        let Some(activity) = activity else { continue };
        let Some((left, width)) = frame.columns.get(column) else { continue };
        let (left, right) = (rect.left().min(*left), rect.right().max(*left + *width));
        join(&mut found, (activity, column), draw::between(left, right, rect.top(), rect.bottom()));
    }
    found.into_values().map(|rect| {
        let (left, right) = (rect.left() - ACTIVITY_MARGIN, rect.right() + ACTIVITY_MARGIN);
        draw::between(left, right, rect.top(), rect.bottom())
    })
}

/// Adds a rectangle to the one under `key`.
fn join<K: Ord>(found: &mut BTreeMap<K, Rect>, key: K, rect: Rect) {
    found.entry(key).and_modify(|known| *known = known.union(rect)).or_insert(rect);
}

/// The tints that text stands on, those that bleed left out.
fn panels(page: &Page, frame: &TextFrame) -> impl Iterator<Item = Rect> {
    let least = frame.leading * LEAST_PANEL_ROWS;
    page.items.iter().filter_map(move |item| match (&item.kind, item.mark) {
        (ItemKind::Shape(shape), Mark::Artifact(ArtifactKind::Decoration)) if shape.fill.is_some() => {
            let rect = shape.bounds()?;
            let is_large = least.fits(rect.size.width) && least.fits(rect.size.height);
            (is_large && rect.left() >= Length::ZERO).then_some(rect)
        }
        _ => None,
    })
}

/// The pictures of a page and the activities that they belong to: pictures proper, and drawn figures.
fn pictures(page: &Page, structure: &Structure) -> Vec<(Rect, Option<ElementId>)> {
    let is_figure =
        |element: ElementId| structure.get(element).is_some_and(|found| found.role == Role::Figure);
    let mut found = Vec::new();
    for item in &page.items {
        let element = match item.mark {
            Mark::Content(element) => Some(element),
            Mark::Artifact(_) => None,
        };
        let rect = match &item.kind {
            ItemKind::Picture { rect, .. } => Some(*rect),
            ItemKind::Shape(shape) if element.is_some_and(is_figure) => shape.bounds(),
            _ => None,
        };
        found.extend(rect.map(|rect| (rect, element.and_then(|element| structure.section_of(element)))));
    }
    found
}
