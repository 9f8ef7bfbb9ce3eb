//! What can be said of a flyer as a whole: fonts that are not at hand, a page without room, blocks too tall.

use super::breaking::{BandPlan, PagePlan};
use super::collect::Collector;
use super::flow::{Band, BreakCost, Piece, Row};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::spec::Flyer;
use crate::text::Faces;

/// The fewest rows that the first page must hold below its masthead: a heading and two lines.
const LEAST_ROWS: usize = 4;

/// A finding for each family that the theme names and no face belongs to.
pub(super) fn unknown_families(flyer: &Flyer, faces: &Faces) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (family, span) in [&flyer.theme.text.body, &flyer.theme.text.heading].into_iter().flatten() {
        // Of a font that is there and refused, it was said already what is wrong with it.
        if !faces.has_family(family) && !faces.has_refused(family) {
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
    let bands = plans.iter().flat_map(|plan| &plan.bands);
    let cut = bands.clone().flat_map(|plan| cut_columns(&collector.bands, plan));
    let panels = collector.bands.iter().enumerate().filter_map(|(at, band)| match band {
        Band::Spanning(spanning) => Some((at, spanning.panel.as_ref()?.span)),
        Band::Columns(_) => None,
    });
    let parted = panels.filter(|(at, _)| bands.clone().filter(|plan| plan.band == *at).count() > 1);
    for span in cut.chain(parted.filter_map(|(_, span)| span)) {
        let message = "this block must stay whole, and is taller than a column";
        diagnostics.push(
            Diagnostic::new(Code::BlockTooTall, span, message)
                .help("shorten it, or take a larger page or smaller type"),
        );
    }
    diagnostics
}

/// Where the spec has the blocks that the columns of a band begin inside of, though they must stay whole.
fn cut_columns(bands: &[Band], plan: &BandPlan) -> Vec<Span> {
    let Some(Band::Columns(flow)) = bands.get(plan.band) else { return Vec::new() };
    let cut =
        |at: &usize| matches!(flow.pieces.get(*at), Some(Piece::Row(row)) if row.cost >= BreakCost::SOLID);
    let begins = plan.columns.iter().filter_map(|column| Some(column.rows.first()?.piece)).filter(cut);
    let solid = |piece: &Piece| match piece {
        Piece::Row(Row { solid, .. }) => *solid,
        Piece::Gap(_) | Piece::Paragraph(_) => None,
    };
    begins.filter_map(|begins| flow.pieces.iter().take(begins).rev().find_map(solid)).collect()
}
