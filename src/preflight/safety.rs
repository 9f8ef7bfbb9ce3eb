//! Words and pictures keep away from the edge of the page, where a cutter may take them off.

use super::{Finished, corner, letters};
use crate::diag::{Code, Diagnostic, OnPage, Span};
use crate::frame::{ItemKind, Mark};
use crate::geom::{Length, Rect};

/// How near to the edge of the page words and pictures may stand: as near as cutters are off, and what print shops
/// ask for at the least.
const SAFETY: Length = Length::mm(3.0);

/// How far punctuation hangs out into a margin, at the most. A margin of exactly what is safe stays safe.
const HANGING: Length = Length::mm(0.6);

/// An edge of the page: its name, the margin along it, and where the spec gives that.
struct Edge {
    name: &'static str,
    margin: Length,
    span: Option<Span>,
    /// What stands nearest to it, of what stands too near.
    nearest: Option<Nearest>,
}

/// What stands nearest to an edge.
struct Nearest {
    /// Less than nothing where it goes past the edge.
    distance: Length,
    what: &'static str,
    place: OnPage,
    span: Span,
}

/// A finding for each edge of the page that words or pictures stand too near to, at those that stand nearest.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let page = &finished.flyer.theme.page;
    let edge = |name, margin, span| Edge { name, margin, span, nearest: None };
    let mut edges = [
        edge("left", page.left, page.spans.left),
        edge("top", page.top, page.spans.top),
        edge("right", page.right, page.spans.right),
        edge("bottom", page.bottom, page.spans.bottom),
    ];
    let mut note = |number: usize, rect: Rect, what: &'static str, span: &dyn Fn() -> Span| {
        let Some(page) = finished.document.pages.get(number - 1) else { return };
        let (right, bottom) = (page.trim.width - rect.right(), page.trim.height - rect.bottom());
        for (edge, distance) in edges.iter_mut().zip([rect.left(), rect.top(), right, bottom]) {
            let nearer = edge.nearest.as_ref().is_none_or(|nearest| distance < nearest.distance);
            if !edge.least().fits(distance) && nearer {
                edge.nearest = Some(Nearest { distance, what, place: corner(number, rect), span: span() });
            }
        }
    };
    for (number, _, item) in finished.items() {
        match (&item.kind, item.mark) {
            (ItemKind::Glyphs(run), _) => {
                letters(run)
                    .into_iter()
                    .for_each(|rect| note(number, rect, "text", &|| finished.span_of_run(run)));
            }
            // Tints and rules may be cut off.
            (ItemKind::Shape(shape), Mark::Content(_)) => {
                shape
                    .bounds()
                    .into_iter()
                    .for_each(|rect| note(number, rect, "a drawing", &|| finished.whole()));
            }
            _ => {}
        }
    }
    for shown in &finished.shown {
        note(shown.page, shown.rect, "a picture", &|| finished.span_of_picture(shown));
    }
    edges.iter().filter_map(Edge::finding).collect()
}

impl Edge {
    /// Whether the margin itself is wide enough.
    fn has_margin(&self) -> bool {
        SAFETY.fits(self.margin)
    }

    /// How near to the edge something may stand.
    fn least(&self) -> Length {
        if self.has_margin() { SAFETY - HANGING } else { SAFETY }
    }

    fn finding(&self) -> Option<Diagnostic> {
        let Edge { name, .. } = self;
        let Nearest { distance, what, place, span } = self.nearest.as_ref()?;
        let stands = if Length::ZERO.fits(*distance) {
            format!("stands {:.1} mm from", distance.to_mm())
        } else {
            format!("goes {:.1} mm past", -distance.to_mm())
        };
        let message = format!(
            "{what} {stands} the {name} edge of the page, and what is nearer than {} mm may be cut off",
            SAFETY.to_mm()
        );
        let span = self.span.filter(|_| !self.has_margin()).unwrap_or(*span);
        let help = if self.has_margin() {
            "shorten it, so that it goes into its column".to_owned()
        } else {
            format!("write {name} = \"{}mm\" or more under [theme.page.margin]", SAFETY.to_mm())
        };
        Some(Diagnostic::new(Code::UnsafeMargin, span, message).help(help).on_page(*place))
    }
}
