//! Shapes as path operations.

use printpdf::{LinePoint, Op, Pt};

use super::PdfError;
use super::content::Content;
use super::convert::{Sheet, points};
use super::profile::Rules;
use crate::frame::{Ink, PathPart, Shape, Stroke};
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

/// One connected part of a path, its points as printpdf takes them.
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
        let overprints = |ink| self.rules.overprints(ink) && is_hairline(shape, placement);
        self.overprint(only_ink(shape).is_some_and(overprints), content);
        if let Some(ink) = shape.fill {
            self.fill_with(ink, content)?;
            rings.iter().for_each(|ring| ring.outline(content));
            if !rings.is_empty() {
                content.fill_path(shape.rule);
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

/// The ink of a shape that is filled or stroked, and not both.
fn only_ink(shape: &Shape) -> Option<Ink> {
    match (shape.fill, shape.stroke) {
        (Some(ink), None) => Some(ink),
        (None, Some(stroke)) => Some(stroke.ink),
        _ => None,
    }
}

/// Whether a shape is nothing but a fine line, the inside of a path or the line along it.
fn is_hairline(shape: &Shape, placement: Placement) -> bool {
    let is_fine = |width: Length| width.fits(HAIRLINE);
    match shape.stroke {
        Some(stroke) => is_fine(placement.width(stroke.width)),
        None => shape.bounds().is_some_and(|bounds| {
            is_fine(bounds.size.width * placement.across) || is_fine(bounds.size.height * placement.down)
        }),
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
        rings.extend(anew.map(Ring::new));
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

impl Ring {
    /// A ring that begins at a place, with room for the corners of a rectangle.
    fn new(first: LinePoint) -> Ring {
        let mut points = Vec::with_capacity(4);
        points.push(first);
        Ring { points, is_closed: false }
    }

    /// Adds the ring to the path that is filled next (ISO 32000-1, 8.5.2.1). An upright rectangle takes a third of the
    /// bytes as such, and a QR code has hundreds of them.
    fn outline(&self, content: &mut Content) {
        if let Some(rectangle) = self.as_rectangle() {
            return content.operator(rectangle, "re");
        }
        let Some((first, mut rest)) = self.points.split_first() else { return };
        content.operator([first.p.x.0, first.p.y.0], "m");
        loop {
            match rest {
                [one, two, end, after @ ..] if one.bezier => {
                    let [one, two, end] = [one.p, two.p, end.p];
                    content.operator([one.x.0, one.y.0, two.x.0, two.y.0, end.x.0, end.y.0], "c");
                    rest = after;
                }
                [end, after @ ..] => {
                    content.operator([end.p.x.0, end.p.y.0], "l");
                    rest = after;
                }
                [] => break,
            }
        }
        content.operator([], "h");
    }

    /// The upright rectangle that the ring is, if it is one: the corner that it begins at, its width and its height,
    /// which are negative where it runs to the left or down.
    fn as_rectangle(&self) -> Option<[f32; 4]> {
        let [a, b, c, d] = self.points.as_slice() else { return None };
        let straight = self.points.iter().all(|point| !point.bezier);
        let upright = a.p.y.0 == b.p.y.0 && b.p.x.0 == c.p.x.0 && c.p.y.0 == d.p.y.0 && d.p.x.0 == a.p.x.0;
        let size = |from: Pt, to: Pt| points(Length::pt(f64::from(to.0) - f64::from(from.0)));
        (straight && upright).then(|| [a.p.x.0, a.p.y.0, size(a.p.x, c.p.x), size(a.p.y, c.p.y)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{FillRule, Page};
    use crate::pdf::content;
    use crate::pdf::profile::Profile;

    #[test]
    fn paths_are_filled_together_by_their_rule() {
        let pt = |x, y| Point::new(Length::pt(x), Length::pt(y));
        let page = Page {
            trim: Size::new(Length::pt(100.0), Length::pt(50.0)),
            bleed: Length::ZERO,
            slug: Length::ZERO,
            items: Vec::new(),
        };
        let check = |path: &[PathPart], rule: FillRule, expected: &str| {
            let shape = Shape { path: path.to_vec(), fill: Some(Ink::BLACK), rule, stroke: None };
            let (rules, mut content) = (Profile::Screen.rules(), Content::default());
            let mut paint = PaintState::new(&rules);
            paint.draw(&shape, Placement::PAGE, Sheet::new(&page), &mut content).unwrap();
            let stream = content::streams(vec![content]).unwrap().remove(0);
            assert_eq!(String::from_utf8(stream).unwrap().replace('\n', ", "), expected);
        };
        let rectangle =
            Shape::rectangle(Rect::new(pt(1.0, 2.5), Size::new(pt(3.0, 4.0).x, pt(3.0, 4.0).y)), Ink::BLACK);
        let [a, b, c, d] = [pt(0.0, 0.0), pt(10.0, 0.0), pt(20.0, 5.0), pt(20.0, 10.125)];
        let curved =
            [PathPart::Move(a), PathPart::Curve(b, c, d), PathPart::Line(pt(0.0, 10.0)), PathPart::Close];
        let both: Vec<PathPart> = curved.into_iter().chain(rectangle.path.clone()).collect();
        check(&rectangle.path, FillRule::NonZero, "0 g, 1 47.5 3 -4 re, f, ");
        check(&curved, FillRule::EvenOdd, "0 g, 0 50 m, 10 50 20 45 20 39.88 c, 0 40 l, h, f*, ");
        check(
            &both,
            FillRule::NonZero,
            "0 g, 0 50 m, 10 50 20 45 20 39.88 c, 0 40 l, h, 1 47.5 3 -4 re, f, ",
        );
        check(&[PathPart::Move(a), PathPart::Close], FillRule::NonZero, "0 g, ");
    }
}
