//! Rules that set what stands across the page off from the columns above and below it: its title is mostly no wider than a
//! column, and its text would be read as that of the columns.

use super::breaking::{BandPlan, PagePlan};
use super::flow::Band;
use super::grid::Grid;
use super::panel::decoration;
use super::style::RULE;
use crate::frame::Item;
use crate::geom::{Length, Point, Rect, Size};

/// The width of the rules: finer than that below a section's heading, which is more of a break.
const RULE_WIDTH: Length = Length::pt(0.5);

/// How far a rule stands above the row that follows it, in leadings: midway between the baseline above and the capitals below.
const RULE_RISE: f64 = 0.37;

/// The rules between the bands of a page.
pub(super) fn rules(plan: &PagePlan, bands: &[Band], grid: &Grid) -> Vec<Item> {
    let neighbours = plan.bands.windows(2).filter_map(|pair| match pair {
        [above, below] => Some((above, below)),
        _ => None,
    });
    let parted = neighbours.filter(|(above, below)| {
        let is_across = |part: &BandPlan| matches!(bands.get(part.band), Some(Band::Spanning(_)));
        let needs_rule = |part: &BandPlan| match bands.get(part.band) {
            Some(Band::Spanning(spanning)) => spanning.panel.is_none(),
            Some(Band::Columns(_)) | None => true,
        };
        let begins_section = match bands.get(below.band) {
            Some(Band::Spanning(spanning)) => spanning.begins_section,
            _ => false,
        };
        above.band != below.band
            && (is_across(above) || is_across(below))
            && needs_rule(above)
            && needs_rule(below)
            && !begins_section
    });
    let rule = |(_, below): (&BandPlan, &BandPlan)| {
        let corner = grid.corner(0, below.head.unwrap_or(below.top));
        let corner = corner.moved(Point::new(Length::ZERO, -(grid.leading * RULE_RISE)));
        decoration(Rect::new(corner, Size::new(grid.full_width(), RULE_WIDTH)), RULE)
    };
    parted.map(rule).collect()
}
