//! How far down the last column of a page is filled.
//!
//! What stands across the page fills all columns, down to its foot. Below it, few rows may be left, and at the foot of
//! one column a block that stays whole, such as a contact beside nothing, or a title and picture with the two lines of
//! text that they keep. Where the last column lacks no more rows than that block has (a line of text has one), moving
//! it would only leave its own column as short. So the last column counts as full as the fullest.

use crate::layout::breaking::{BandPlan, ColumnPlan, PagePlan, PlacedRow};
use crate::layout::flow::{Band, BreakCost, Flow, Piece};

/// The rows of the last column of a page, from the first that is taken to the foot of the last thing in it or across
/// it.
pub(super) fn last_column(plan: &PagePlan, bands: &[Band]) -> usize {
    let Some(last) = plan.bands.last() else { return 0 };
    let below = match bands.get(last.band) {
        Some(Band::Spanning(spanning)) => last.height + spanning.foot,
        Some(Band::Columns(flow)) if plan.bands.len() > 1 && is_as_level_as_can_be(last, flow) => {
            height(last)
        }
        _ => last.columns.last().map_or(0, ColumnPlan::height),
    };
    last.top + below - plan.first_row()
}

/// Whether the last column of a part lacks no more rows than stay whole at the foot of one of the others.
fn is_as_level_as_can_be(plan: &BandPlan, flow: &Flow) -> bool {
    let Some((last, before)) = plan.columns.split_last() else { return true };
    let missing = height(plan).saturating_sub(last.height());
    before.iter().any(|column| whole_at_foot(column, flow) >= missing)
}

/// The rows at the foot of a column that stay whole.
fn whole_at_foot(column: &ColumnPlan, flow: &Flow) -> usize {
    let parts = |row: &&PlacedRow| cost_before(row, flow) < BreakCost::WIDOW;
    let first = column.rows.iter().rev().find(parts).or(column.rows.first());
    first.map_or(0, |first| column.height() - first.at)
}

/// What it costs to end a column before a row.
fn cost_before(row: &PlacedRow, flow: &Flow) -> BreakCost {
    match (flow.pieces.get(row.piece), row.line) {
        (Some(Piece::Row(row)), _) => row.cost,
        (Some(Piece::Paragraph(choice)), Some((way, line))) => {
            let inside =
                line.checked_sub(1).map(|before| choice.ways.get(way).and_then(|way| way.breaks.get(before)));
            inside.map_or(choice.first, |cost| cost.copied().unwrap_or_default())
        }
        _ => BreakCost::FREE,
    }
}

/// The rows of the tallest column of a part.
fn height(plan: &BandPlan) -> usize {
    plan.columns.iter().map(ColumnPlan::height).max().unwrap_or(0)
}
