//! Colour at the edge of a page goes past it, since no cutter is exact.

use super::{Finished, corner};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::frame::{ItemKind, Page};
use crate::geom::{Length, Rect};

/// What is as good as the edge: how near to it colour must end to look as if it should reach it.
pub(super) const AT_THE_EDGE: Length = Length::mm(0.1);

/// What a bleed may lack for arithmetic's sake.
const ROUNDING: Length = Length::mm(0.01);

/// The bleed that nearly all print shops ask for.
const USUAL_BLEED: Length = Length::mm(3.0);

/// How far cutters are off at the worst. A bleed that lacks this much is an error whatever a shop asks for.
const WORST_CUT: Length = Length::mm(2.0);

/// A finding where colour reaches the edge of a page and goes less far past it than the print shop asks: the first
/// such place of the flyer, as one measure is to blame for all.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let wanted = finished.flyer.theme.press.bleed;
    let short = |past: Length| !wanted.fits(past + ROUNDING) || past.fits(Length::ZERO);
    let found = finished.items().find_map(|(number, page, item)| {
        let rect = match &item.kind {
            ItemKind::Shape(shape) => shape.bounds()?,
            ItemKind::Picture { rect, .. } => *rect,
            ItemKind::Glyphs(_) | ItemKind::Link(_) => return None,
        };
        let mut edges = past_edges(finished, page, rect).into_iter();
        let (past, margin) = edges.find(|(past, _)| (-AT_THE_EDGE).fits(*past) && short(*past))?;
        Some(finding(finished, past.max(Length::ZERO), margin).on_page(corner(number, rect)))
    });
    found.into_iter().collect()
}

/// How far a rectangle goes past each edge of a page, less than nothing where it ends before it; and where the spec
/// gives the margin along that edge.
fn past_edges(finished: &Finished<'_>, page: &Page, rect: Rect) -> [(Length, Option<Span>); 4] {
    let (trim, spans) = (page.trim, finished.flyer.theme.page.spans);
    [
        (-rect.left(), spans.left),
        (-rect.top(), spans.top),
        (rect.right() - trim.width, spans.right),
        (rect.bottom() - trim.height, spans.bottom),
    ]
}

/// The finding of colour that goes as far `past` the edge: for want of a bleed, or for want of a `margin`.
fn finding(finished: &Finished<'_>, past: Length, margin: Option<Span>) -> Diagnostic {
    let theme = &finished.flyer.theme;
    let wanted = theme.press.bleed;
    let has_bleed = wanted.fits(theme.page.bleed) && !theme.page.bleed.fits(Length::ZERO);
    let message = format!(
        "colour reaches the edge of the page and goes {:.1} mm past it, where the print shop needs {} mm",
        // Never a zero below nothing.
        past.to_mm() + 0.0,
        in_mm(wanted)
    );
    let (span, help) = if has_bleed {
        (margin, "give the page a margin that keeps it away from the edge".to_owned())
    } else {
        let least = in_mm(if wanted.fits(Length::ZERO) { USUAL_BLEED } else { wanted });
        let help = format!("write bleed = \"{least}mm\"; a shop that asks for less says so in its preset");
        (theme.page.spans.bleed, help)
    };
    let spans = [span, theme.page.span, theme.press.span];
    let span = spans.into_iter().flatten().next().unwrap_or_else(|| finished.whole());
    let severity = if WORST_CUT.fits(past + ROUNDING) { Severity::Warning } else { Severity::Error };
    Diagnostic::new(Code::NoBleed, span, message).help(help).as_bad_as(severity)
}

/// A length in millimetres, to a tenth.
fn in_mm(length: Length) -> f64 {
    (length.to_mm() * 10.0).round() / 10.0
}
