//! Rules that set what stands across the page off from the columns above and below it: its title is mostly no wider
//! than a column, and its text would be read as that of the columns.

use super::breaking::{BandPlan, PagePlan};
use super::flow::{Band, Flow, Piece, Spanning, WholeKind};
use super::grid::Grid;
use super::panel::decoration;
use super::style::RULE;
use crate::frame::Item;
use crate::geom::{Length, Point, Rect, Size};

/// The width of the rules: finer than that below a section's heading, which is more of a break.
const RULE_WIDTH: Length = Length::pt(0.5);

/// How far a rule stands above the row that follows it, in leadings: midway between the baseline above and the capitals
/// below.
const RULE_RISE: f64 = 0.37;

/// Whether the columns of a band begin on a page with a panel or the contact.
fn begins_with_whole(part: &BandPlan, flow: &Flow) -> bool {
    let first = part.columns.first().and_then(|column| column.rows.first());
    match first.and_then(|placed| flow.pieces.get(placed.piece)) {
        Some(Piece::Row(row)) => row.whole.is_some_and(|whole| whole.kind != WholeKind::Picture),
        _ => false,
    }
}

/// The rules between the bands of a page.
pub(super) fn rules(plan: &PagePlan, bands: &[Band], grid: &Grid) -> Vec<Item> {
    let neighbours = plan.bands.windows(2).filter_map(|pair| match pair {
        [above, below] => Some((above, below)),
        _ => None,
    });
    let parted = neighbours.filter(|(above, below)| {
        let is_across = |part: &BandPlan| matches!(bands.get(part.band), Some(Band::Spanning(_)));
        // A panel is set off by its ground, and a contact is read as nothing else.
        let has_panel = |part: &BandPlan| {
            matches!(bands.get(part.band), Some(Band::Spanning(Spanning { panel: Some(_), .. })))
        };
        let is_told_apart = has_panel(above)
            || match bands.get(below.band) {
                Some(Band::Spanning(spanning)) => spanning.panel.is_some() || spanning.begins_section,
                Some(Band::Columns(flow)) => begins_with_whole(below, flow),
                None => true,
            };
        above.band != below.band && (is_across(above) || is_across(below)) && !is_told_apart
    });
    let rule = |(_, below): (&BandPlan, &BandPlan)| {
        let corner = grid.corner(0, below.head.unwrap_or(below.top));
        let corner = corner.moved(Point::new(Length::ZERO, -(grid.leading * RULE_RISE)));
        decoration(Rect::new(corner, Size::new(grid.full_width(), RULE_WIDTH)), RULE)
    };
    parted.map(rule).collect()
}
