//! What must not be cut keeps away from the edge of the page.

use super::bleed::AT_THE_EDGE;
use super::{Finished, corner, letters};
use crate::diag::{Code, Diagnostic, OnPage, Span};
use crate::frame::{ItemKind, Page};
use crate::geom::{Length, Rect};

/// How near to the edge of the page anything may stand that does not go past it: as near as cutters are off, and what
/// print shops ask for at the least.
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

/// A finding for each edge of the page that something stands too near to, at what stands nearest.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let page = &finished.flyer.theme.page;
    let edge = |name, margin, span| Edge { name, margin, span, nearest: None };
    let mut edges = [
        edge("left", page.left, page.spans.left),
        edge("top", page.top, page.spans.top),
        edge("right", page.right, page.spans.right),
        edge("bottom", page.bottom, page.spans.bottom),
    ];
    for (number, page, item) in finished.items() {
        match &item.kind {
            ItemKind::Glyphs(run) => {
                let Some(rect) = letters(run) else { continue };
                note(&mut edges, page, rect, |distance| {
                    let span = finished.span_of_run(run);
                    Some(Nearest { distance, what: "text", place: corner(number, rect), span })
                });
            }
            ItemKind::Shape(shape) => {
                let Some(rect) = shape.bounds() else { continue };
                note(&mut edges, page, rect, |distance| {
                    // What reaches the edge is meant to be cut through.
                    let (what, span) = ("a panel or a rule", finished.whole());
                    (!distance.fits(AT_THE_EDGE)).then(|| Nearest {
                        distance,
                        what,
                        place: corner(number, rect),
                        span,
                    })
                });
            }
            ItemKind::Picture { .. } | ItemKind::Link(_) => {}
        }
    }
    for shown in &finished.shown {
        let Some(page) = finished.document.pages.get(shown.page - 1) else { continue };
        note(&mut edges, page, shown.rect, |distance| {
            let span = finished.span_of_picture(shown);
            Some(Nearest { distance, what: "a picture", place: corner(shown.page, shown.rect), span })
        });
    }
    edges.iter().filter_map(Edge::finding).collect()
}

/// Notes a rectangle at the edges of its page that it stands too near to, and nearer than what is noted there already.
fn note(edges: &mut [Edge; 4], page: &Page, rect: Rect, nearest: impl Fn(Length) -> Option<Nearest>) {
    let (right, bottom) = (page.trim.width - rect.right(), page.trim.height - rect.bottom());
    for (edge, distance) in edges.iter_mut().zip([rect.left(), rect.top(), right, bottom]) {
        let is_nearer = edge.nearest.as_ref().is_none_or(|nearest| distance < nearest.distance);
        if is_nearer && !edge.least().fits(distance) {
            edge.nearest = nearest(distance).or(edge.nearest.take());
        }
    }
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
