//! Shapes as path operations.

use printpdf::{LinePoint, Op, PaintMode, Polygon, PolygonRing, Pt, WindingOrder};

use super::PdfError;
use super::content::Content;
use super::convert::{Sheet, points};
use super::profile::Rules;
use crate::frame::{FillRule, Ink, PathPart, Shape, Stroke};
use crate::geom::{Length, Point, Rect, Size};

/// Joins are mitred up to so many times the width of the line, as [`Stroke`] says.
const MITER_LIMIT: Pt = Pt(4.0);

/// The greatest width of a line so fine that a gap beside it would show.
const HAIRLINE: Length = Length::pt(1.0);

/// What the content of a page has set so far.
#[derive(Clone)]
pub(super) struct PaintState<'a> {
    rules: &'a Rules,
    fill: Option<Ink>,
    stroke: Option<Stroke>,
    overprints: bool,
}

/// From the measures of a drawing to those of the page that shows it.
#[derive(Clone, Copy)]
pub(super) struct Placement {
    origin: Point,
    across: f64,
    down: f64,
}

impl Placement {
    /// A shape in the page's own measures stays where it is.
    pub(super) const PAGE: Placement =
        Placement { origin: Point::new(Length::ZERO, Length::ZERO), across: 1.0, down: 1.0 };

    /// A drawing of `size` that fills `rect`.
    pub(super) fn new(size: Size, rect: Rect) -> Placement {
        Placement {
            origin: rect.origin,
            across: rect.size.width / size.width,
            down: rect.size.height / size.height,
        }
    }

    fn point(self, place: Point) -> Point {
        Point::new(self.origin.x + place.x * self.across, self.origin.y + place.y * self.down)
    }

    /// Lines keep their weight on average where the two scales differ.
    fn width(self, width: Length) -> Length {
        width * (self.across * self.down).abs().sqrt()
    }
}

/// One connected part of a path, as printpdf takes it.
struct Ring {
    points: Vec<LinePoint>,
    is_closed: bool,
}

impl PaintState<'_> {
    /// Nothing set yet.
    pub(super) fn new(rules: &Rules) -> PaintState<'_> {
        PaintState { rules, fill: None, stroke: None, overprints: false }
    }

    /// Sets the colour of glyphs; black is printed over what stands below.
    pub(super) fn write_with(&mut self, ink: Ink, content: &mut Content) -> Result<(), PdfError> {
        self.overprint(self.rules.overprints(ink), content);
        self.fill_with(ink, content)
    }

    /// Sets the colour that fills shapes and glyphs.
    fn fill_with(&mut self, ink: Ink, content: &mut Content) -> Result<(), PdfError> {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            content.fill(self.rules.colour(ink)?);
        }
        Ok(())
    }

    /// Sets whether what is painted lets the other inks below it stand.
    fn overprint(&mut self, overprints: bool, content: &mut Content) {
        if self.overprints != overprints {
            self.overprints = overprints;
            content.name(if overprints { "Over" } else { "Out" }, "gs");
        }
    }

    /// Adds the operations that draw `shape`: the inside first, the line over it.
    pub(super) fn draw(
        &mut self,
        shape: &Shape,
        placement: Placement,
        sheet: Sheet,
        content: &mut Content,
    ) -> Result<(), PdfError> {
        let rings = rings(&shape.path, placement, sheet);
        self.overprint(hairline(shape, placement).is_some_and(|ink| self.rules.overprints(ink)), content);
        if let Some(ink) = shape.fill {
            self.fill_with(ink, content)?;
            match rectangles(&rings) {
                Some(rectangles) => content.rectangles(rectangles, shape.rule),
                None => content.graphics(Op::DrawPolygon { polygon: polygon(&rings, shape.rule) }),
            }
        }
        if let Some(stroke) = shape.stroke {
            self.stroke_with(Stroke { width: placement.width(stroke.width), ..stroke }, content)?;
            for ring in rings {
                let line = printpdf::Line { points: ring.points, is_closed: ring.is_closed };
                content.graphics(Op::DrawLine { line });
            }
        }
        Ok(())
    }

    fn stroke_with(&mut self, stroke: Stroke, content: &mut Content) -> Result<(), PdfError> {
        if self.stroke.is_none() {
            content.graphics(Op::SetMiterLimit { limit: MITER_LIMIT });
        }
        if self.stroke.is_none_or(|before| before.ink != stroke.ink) {
            content.stroke(self.rules.colour(stroke.ink)?);
        }
        if self.stroke.is_none_or(|before| before.width != stroke.width) {
            content.graphics(Op::SetOutlineThickness { pt: Pt(points(stroke.width)) });
        }
        self.stroke = Some(stroke);
        Ok(())
    }
}

/// The ink of a shape that is nothing but a fine line, filled or stroked.
fn hairline(shape: &Shape, placement: Placement) -> Option<Ink> {
    let is_fine = |width: Length| width.fits(HAIRLINE);
    match (shape.fill, shape.stroke) {
        (Some(ink), None) => {
            let size = shape.bounds()?.size;
            (is_fine(size.width * placement.across) || is_fine(size.height * placement.down)).then_some(ink)
        }
        (None, Some(stroke)) => is_fine(placement.width(stroke.width)).then_some(stroke.ink),
        _ => None,
    }
}

/// The connected parts of a path, in the sheet's measures.
fn rings(path: &[PathPart], placement: Placement, sheet: Sheet) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    let at = |place, bezier| LinePoint { p: sheet.point(placement.point(place)), bezier };
    for part in path {
        // What goes on after a close begins where the closed part began.
        let anew = match (part, rings.last()) {
            (PathPart::Move(place), _) => Some(at(*place, false)),
            (PathPart::Close, _) => None,
            (_, Some(ring)) if ring.is_closed => ring.points.first().cloned(),
            _ => None,
        };
        rings.extend(anew.map(|first| Ring { points: vec![first], is_closed: false }));
        let Some(ring) = rings.last_mut() else { continue };
        match *part {
            PathPart::Move(_) => {}
            PathPart::Line(end) => ring.points.push(at(end, false)),
            PathPart::Curve(first, second, end) => {
                ring.points.extend([at(first, true), at(second, true), at(end, false)]);
            }
            PathPart::Close => ring.is_closed = true,
        }
    }
    rings.retain(|ring| ring.points.len() > 1);
    rings
}

/// All rings as one inside.
fn polygon(rings: &[Ring], rule: FillRule) -> Polygon {
    Polygon {
        rings: rings.iter().map(|ring| PolygonRing { points: ring.points.clone() }).collect(),
        mode: PaintMode::Fill,
        winding_order: match rule {
            FillRule::NonZero => WindingOrder::NonZero,
            FillRule::EvenOdd => WindingOrder::EvenOdd,
        },
    }
}

/// The upright rectangles that the rings are, if all are: the corner that each begins at, its width and its height,
/// which are negative where it runs to the left or down. As such they take a third of the bytes.
fn rectangles(rings: &[Ring]) -> Option<Vec<[f32; 4]>> {
    rings.iter().map(as_rectangle).collect()
}

fn as_rectangle(ring: &Ring) -> Option<[f32; 4]> {
    let [a, b, c, d] = ring.points.as_slice() else { return None };
    let straight = ring.points.iter().all(|point| !point.bezier);
    let upright = a.p.y.0 == b.p.y.0 && b.p.x.0 == c.p.x.0 && c.p.y.0 == d.p.y.0 && d.p.x.0 == a.p.x.0;
    let size = |from: Pt, to: Pt| points(Length::pt(f64::from(to.0) - f64::from(from.0)));
    (straight && upright).then(|| [a.p.x.0, a.p.y.0, size(a.p.x, c.p.x), size(a.p.y, c.p.y)])
}
