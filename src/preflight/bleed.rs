//! Colour at the edge of a page goes past it, since no cutter is exact.

use super::{Finished, corner};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::frame::{ItemKind, Page};
use crate::geom::{Length, Rect};

/// What is as good as the edge: how near to it colour must end to look as if it should reach it.
const AT_THE_EDGE: Length = Length::mm(0.1);

/// What a bleed may lack for arithmetic's sake.
const ROUNDING: Length = Length::mm(0.01);

/// How far cutters are off at the worst. A bleed that lacks this much is an error whatever a shop asks for.
const WORST_CUT: Length = Length::mm(2.0);

/// A finding where colour reaches the edge of a page and goes less far past it than the print shop asks: the first
/// such place of the flyer, as one measure is to blame for all.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let wanted = finished.flyer.theme.press.bleed;
    let found = finished.items().find_map(|(number, page, item)| {
        let rect = match &item.kind {
            ItemKind::Shape(shape) => shape.bounds()?,
            ItemKind::Picture { rect, .. } => *rect,
            ItemKind::Glyphs(_) | ItemKind::Link(_) => return None,
        };
        let least = past_edges(page, rect).into_iter().filter(|past| (-AT_THE_EDGE).fits(*past));
        let least = least.fold(None, |least: Option<Length>, past| {
            Some(least.map_or(past, |least| least.min(past)).max(Length::ZERO))
        })?;
        let lacks = !wanted.fits(least + ROUNDING) || least.fits(Length::ZERO);
        lacks.then_some((number, rect, least))
    });
    found
        .map(|(number, rect, past)| finding(finished, past).on_page(corner(number, rect)))
        .into_iter()
        .collect()
}

/// How far a rectangle goes past each edge of a page: less than nothing where it ends before it.
fn past_edges(page: &Page, rect: Rect) -> [Length; 4] {
    let Page { trim, .. } = page;
    [-rect.left(), -rect.top(), rect.right() - trim.width, rect.bottom() - trim.height]
}

fn finding(finished: &Finished<'_>, past: Length) -> Diagnostic {
    let theme = &finished.flyer.theme;
    let wanted = theme.press.bleed;
    let message = format!(
        "colour reaches the edge of the page and goes {:.1} mm past it, where the print shop needs {:.1} mm",
        past.to_mm(),
        wanted.to_mm()
    );
    let help =
        format!("write bleed = \"{}mm\"; a shop that asks for less says so in its preset", wanted.to_mm());
    let spans: [Option<Span>; 3] = [theme.page.spans.bleed, theme.page.span, theme.press.span];
    let span = spans.into_iter().flatten().next().unwrap_or_else(|| finished.whole());
    let severity = if WORST_CUT.fits(past + ROUNDING) { Severity::Warning } else { Severity::Error };
    Diagnostic::new(Code::NoBleed, span, message).help(help).as_bad_as(severity)
}
