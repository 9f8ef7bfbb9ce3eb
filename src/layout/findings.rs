//! What can be said of a flyer as a whole: fonts that are not at hand, a page without room, blocks too tall.

use super::breaking::PagePlan;
use super::collect::Collector;
use super::flow::BreakCost;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::spec::Flyer;
use crate::text::Faces;

/// The fewest rows that the first page must hold below its masthead: a heading and two lines.
const LEAST_ROWS: usize = 4;

/// A finding for each family that the theme names and no face belongs to.
pub(super) fn unknown_families(flyer: &Flyer, faces: &Faces) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (family, span) in [&flyer.theme.text.body, &flyer.theme.text.heading].into_iter().flatten() {
        if !faces.has_family(family) {
            let known = faces.families().join(", ");
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownFont,
                    *span,
                    format!("no font of the family `{family}` is at hand"),
                )
                .help(format!("name one of {known}, or add its folder to `[theme.type] fonts`")),
            );
        }
    }
    diagnostics
}

/// A finding where the masthead leaves the first page no room.
pub(super) fn no_room(collector: &Collector<'_>) -> Option<Diagnostic> {
    if collector.grid.capacity(0) >= LEAST_ROWS {
        return None;
    }
    let programme = &collector.flyer.masthead.programme;
    let span = programme.origin.span(0..programme.text.len());
    let message = "the masthead leaves no room on the first page";
    let help = "shorten its words, or take a larger page or smaller margins";
    Some(Diagnostic::new(Code::NoRoom, span, message).help(help))
}

/// A finding for each block that should stay whole, and had to be cut because it is taller than a column.
pub(super) fn too_tall(collector: &Collector<'_>, plans: &[PagePlan]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let rows = &collector.flow.rows;
    for column in plans.iter().flat_map(|plan| &plan.columns) {
        let begins = column.rows.start;
        if column.rows.is_empty() || rows.get(begins).is_none_or(|row| row.cost < BreakCost::SOLID) {
            continue;
        }
        if let Some(span) = rows.iter().take(begins).rev().find_map(|row| row.solid) {
            let message = "this block must stay whole, and is taller than a column";
            diagnostics.push(
                Diagnostic::new(Code::BlockTooTall, span, message)
                    .help("shorten it, or take a larger page or smaller type"),
            );
        }
    }
    diagnostics
}
