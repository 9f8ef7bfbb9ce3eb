//! What stands behind a picture, for one that must not let it shine through any more.

use crate::frame::{Ink, Item, ItemKind};
use crate::geom::Rect;

/// The ink that shows through a picture in `rect` that is drawn over `items`: that of the topmost shape that
/// reaches all around it, else the paper.
pub(super) fn behind(items: &[Item], rect: Rect) -> Ink {
    let filled = items.iter().rev().filter_map(|item| match &item.kind {
        ItemKind::Shape(shape) => shape.fill.zip(shape.bounds()),
        _ => None,
    });
    let mut around = filled.filter(|(_, bounds)| holds(*bounds, rect));
    around.next().map_or(Ink::WHITE, |(ink, _)| ink)
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.left().fits(inner.left())
        && outer.top().fits(inner.top())
        && inner.right().fits(outer.right())
        && inner.bottom().fits(outer.bottom())
}
