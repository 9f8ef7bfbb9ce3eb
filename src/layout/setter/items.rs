//! A line as items of a page: its glyphs, and places to click.

use super::Setter;
use crate::frame::{GlyphRun, Item, ItemKind, LineId, Link, Mark};
use crate::geom::{Point, Rect, Size};
use crate::text::Line;

/// How far a place to click reaches past the letters, above and below, in em.
const LINK_MARGIN: f64 = 0.2;

impl Setter<'_> {
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
