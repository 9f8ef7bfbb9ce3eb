//! What can be said of a flyer as a whole: fonts that are not at hand, a page without room, blocks too tall.

use super::breaking::{BandPlan, PagePlan};
use super::collect::Collector;
use super::flow::{Band, BreakCost, Piece, Row, Spanning, Whole, WholeKind};
use super::grid::Grid;
use crate::diag::{Code, Diagnostic, Diagnostics, counted};
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
        Band::Spanning(spanning) => Some((at, spanning)),
        Band::Columns(_) => None,
    });
    let rows = collector.grid.rows;
    let parted = panels.filter(|(at, spanning)| {
        let mut of_panel = bands.clone().filter(|plan| plan.band == *at);
        let ends_in_foot = |plan: &BandPlan| plan.top + plan.height + spanning.foot > rows;
        of_panel.next().is_some_and(ends_in_foot) || of_panel.next().is_some()
    });
    let parted = parted.filter_map(|(_, spanning)| Some((spanning.panel?.whole?, Height::Across(spanning))));
    for (whole, height) in cut.chain(parted) {
        diagnostics.push(taller_than_a_column(whole, height, &collector.grid));
    }
    diagnostics
}

/// How tall a block is.
enum Height<'f> {
    /// So many rows of one column.
    Rows(usize),
    /// As an element across the page.
    Across(&'f Spanning),
}

impl Height<'_> {
    /// The rows by which it is taller than a column or a page, and the lines that its text must lose: across the page,
    /// they stand in all columns, and what stands above and below them stays.
    fn over(&self, grid: &Grid) -> (usize, usize) {
        let (rows, lines) = match self {
            Height::Rows(rows) => {
                let over = rows.saturating_sub(grid.rows);
                (over, over)
            }
            Height::Across(spanning) => {
                let room = grid.rows.saturating_sub(spanning.head.len() + spanning.foot) * grid.columns;
                let over = spanning.rows(grid.columns).saturating_sub(grid.rows);
                (over, spanning.text.rows().saturating_sub(room))
            }
        };
        (rows.max(1), lines.max(1))
    }
}

/// Says by how much a block is too tall, and what can be done for one of its kind.
fn taller_than_a_column(Whole { kind, span }: Whole, height: Height<'_>, grid: &Grid) -> Diagnostic {
    let of_what = match &height {
        Height::Rows(_) => "column",
        Height::Across(_) => "page",
    };
    let (name, cure) = match kind {
        WholeKind::Priorities => ("the panel of the priorities", "shorten `priorities.items`"),
        WholeKind::Closing => ("the closing panel", "shorten `closing.text`"),
        WholeKind::Contact => ("the contact", "shorten `contact.text`"),
        WholeKind::Picture => ("this picture", "crop it to be lower"),
    };
    let instead = match (kind, &height) {
        (WholeKind::Priorities, _) => ", move some to `priorities.after`, which stands below the panel",
        (WholeKind::Closing, Height::Rows(rows)) if rows.div_ceil(grid.columns) < grid.rows => {
            ", write span = true under [closing]"
        }
        _ => "",
    };
    let (rows, lines) = height.over(grid);
    let message = format!("{name} must stay whole, and is {} taller than a {of_what}", counted(rows, "line"));
    let help =
        format!("{cure} by {}{instead}, or take a larger page or smaller type", counted(lines, "line"));
    Diagnostic::new(Code::BlockTooTall, span, message).help(help)
}

/// The blocks that the columns of a band begin inside of, though they must stay whole, with their height.
fn cut_columns<'b>(bands: &'b [Band], plan: &BandPlan) -> Vec<(Whole, Height<'b>)> {
    let Some(Band::Columns(flow)) = bands.get(plan.band) else { return Vec::new() };
    let is_inside = |piece: &Piece| matches!(piece, Piece::Row(row) if row.cost >= BreakCost::SOLID);
    let cut = |at: &usize| flow.pieces.get(*at).is_some_and(is_inside);
    let begins = plan.columns.iter().filter_map(|column| Some(column.rows.first()?.piece)).filter(cut);
    let whole = |at: usize| match flow.pieces.get(at) {
        Some(Piece::Row(Row { whole, .. })) => *whole,
        _ => None,
    };
    let block = |begins: usize| {
        let (first, whole) = (0..begins).rev().find_map(|at| Some((at, whole(at)?)))?;
        let inside = flow.pieces.iter().skip(first + 1).take_while(|piece| is_inside(piece));
        Some((whole, Height::Rows(1 + inside.count())))
    };
    begins.filter_map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Sources, Span};
    use crate::geom::{Length, Point, Size};

    #[test]
    fn each_kind_of_block_has_a_cure_that_it_can_take() {
        let grid = Grid {
            trim: Size::new(Length::ZERO, Length::ZERO),
            bleed: Length::ZERO,
            origin: Point::new(Length::ZERO, Length::ZERO),
            bottom: Length::ZERO,
            leading: Length::pt(12.0),
            rows: 20,
            columns: 2,
            measure: Length::ZERO,
            gutter: Length::ZERO,
            masthead_rows: 0,
        };
        let span = Span::new(Sources::default().add("a.toml", ""), 0, 0);
        let check = |kind, rows, expected: &str| {
            let finding = taller_than_a_column(Whole { kind, span }, Height::Rows(rows), &grid);
            assert_eq!(finding.help.as_deref(), Some(expected));
        };
        check(
            WholeKind::Picture,
            23,
            "crop it to be lower by 3 lines, or take a larger page or smaller type",
        );
        check(
            WholeKind::Contact,
            21,
            "shorten `contact.text` by 1 line, or take a larger page or smaller type",
        );
    }
}
