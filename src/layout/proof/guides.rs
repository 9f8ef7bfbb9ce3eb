//! Guides: baselines, columns, margins, and the edges of trim and bleed.

use super::draw::{self, COLUMN, EDGE, FINE, GRID, HAIRLINE};
use crate::frame::{Item, Page};
use crate::geom::{Length, Point};
use crate::layout::notes::TextFrame;

/// The guides of page `number`.
pub(super) fn guides(page: &Page, number: usize, frame: &TextFrame) -> Vec<Item> {
    let area = frame.area(number);
    let mut lines = Vec::new();
    for (left, width) in &frame.columns {
        for row in frame.rows_of(number) {
            let y = frame.top + frame.leading * row as f64 + frame.baseline;
            lines.push((Point::new(*left, y), Point::new(*left + *width, y)));
        }
    }
    let mut items = vec![draw::drawn(lines, GRID, HAIRLINE)];
    let edges = frame.columns.iter().flat_map(|(left, width)| [*left, *left + *width]);
    let inner = edges.filter(|x| area.left() < *x && *x < area.right());
    let dashes = inner.flat_map(|x| draw::dashes(x, area.top(), area.bottom()));
    items.push(draw::drawn(dashes, COLUMN, FINE));
    items.push(draw::outlined(area, COLUMN, FINE));
    let trim = draw::between(Length::ZERO, page.trim.width, Length::ZERO, page.trim.height);
    items.extend(draw::outlined_on_any_ground(trim, EDGE, FINE));
    if page.bleed > Length::ZERO {
        // Just inside the sheet, or else half of the line would be cut off.
        let bleed = trim.grown(page.bleed - FINE / 2.0);
        items.extend(draw::outlined_on_any_ground(bleed, EDGE, FINE));
    }
    items
}
