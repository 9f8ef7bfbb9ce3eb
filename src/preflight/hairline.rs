//! Lines are thick enough to be printed.

use super::{Finished, Shown, corner};
use crate::diag::{Code, Diagnostic};
use crate::frame::{PathPart, Picture, Shape};
use crate::geom::{Length, Point, Rect, Size};

/// The thinnest line that prints safely: below, a plate loses it here and there.
const LEAST: Length = Length::pt(0.25);

/// The shortest thing that counts as a line; what is shorter is a speck.
const SHORTEST: Length = Length::pt(2.0);

/// A finding for each drawing with a line that is too thin at the size that it is shown in, at its thinnest. The rules
/// of a page are flysheet's own, and thick enough.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    finished.shown.iter().filter_map(|shown| finding(finished, shown)).collect()
}

fn finding(finished: &Finished<'_>, shown: &Shown<'_>) -> Option<Diagnostic> {
    let Picture::Drawing(drawing) = &**finished.document.pictures.get(shown.picture)? else { return None };
    let scale = shown.rect.size.width / drawing.size.width;
    let (width, within) = thinnest(&drawing.shapes, scale)?;
    let origin = Point::new(within.origin.x * scale, within.origin.y * scale).moved(shown.rect.origin);
    let message = format!(
        "a line of the picture is {:.2} pt thick, where {} pt is the least that prints",
        width.to_pt(),
        LEAST.to_pt()
    );
    let help = "make the line thicker in the drawing, or show the drawing larger";
    let finding = Diagnostic::new(Code::Hairline, finished.span_of_picture(shown), message).help(help);
    Some(finding.on_page(corner(shown.page, Rect::new(origin, within.size))))
}

/// The thinnest of the lines that are too thin at a scale: how thick it is there, and the rectangle around it as it
/// is drawn.
fn thinnest(shapes: &[Shape], scale: f64) -> Option<(Length, Rect)> {
    let lines = shapes.iter().flat_map(|shape| {
        let stroke = shape.stroke.and_then(|stroke| Some((stroke.width, shape.bounds()?)));
        let filled = shape.fill.map(|_| outlines(shape)).unwrap_or_default();
        stroke.into_iter().chain(filled)
    });
    let lines = lines.map(|(width, rect)| (width * scale, rect)).filter(|(width, rect)| {
        let long = rect.size.width.max(rect.size.height) * scale;
        !LEAST.fits(*width) && SHORTEST.fits(long)
    });
    lines.min_by(|one, other| one.0.to_pt().total_cmp(&other.0.to_pt()))
}

/// The outlines of a filled path, each as a line: how thick it is, and the rectangle around it. A line with round
/// ends, say, is filled in this way.
fn outlines(shape: &Shape) -> Vec<(Length, Rect)> {
    let begins = |part: &PathPart| matches!(part, PathPart::Move(_));
    let mut outlines = Vec::new();
    let mut rest = shape.path.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let length = others.iter().position(begins).unwrap_or(others.len());
        let (outline, after) = others.split_at(length);
        rest = after;
        let PathPart::Move(start) = *first else { continue };
        outlines.extend(thickness(start, outline));
    }
    outlines
}

/// How thick the line is that an outline goes around: that of a rectangle of the same area and length of outline.
fn thickness(start: Point, outline: &[PathPart]) -> Option<(Length, Rect)> {
    let (mut last, mut around, mut twice_area) = (start, 0.0, 0.0);
    let mut bounds = Rect::new(start, Size::default());
    let ends = outline.iter().filter_map(|part| match *part {
        PathPart::Move(end) | PathPart::Line(end) | PathPart::Curve(_, _, end) => Some(end),
        PathPart::Close => None,
    });
    for end in ends.chain([start]) {
        let from = (last.x.to_pt() - start.x.to_pt(), last.y.to_pt() - start.y.to_pt());
        let to = (end.x.to_pt() - start.x.to_pt(), end.y.to_pt() - start.y.to_pt());
        around += (to.0 - from.0).hypot(to.1 - from.1);
        twice_area += from.0 * to.1 - to.0 * from.1;
        bounds = bounds.union(Rect::new(end, Size::default()));
        last = end;
    }
    let area = twice_area.abs() / 2.0;
    // Two sides add up to half of the way around, and multiply to the area.
    let half = around / 2.0;
    let width = (half - (half * half - 4.0 * area).max(0.0).sqrt()) / 2.0;
    // What has no inside is not painted.
    (area > 0.0).then(|| (Length::pt(width), bounds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{FillRule, Ink, Stroke};

    fn place(x: f64, y: f64) -> Point {
        Point::new(Length::pt(x), Length::pt(y))
    }

    fn bar(width: f64, height: f64) -> Shape {
        Shape::rectangle(
            Rect::new(place(5.0, 5.0), Size::new(Length::pt(width), Length::pt(height))),
            Ink::BLACK,
        )
    }

    #[test]
    fn lines_are_found_whether_drawn_or_filled() {
        let check = |shape: Shape, scale: f64, expected: Option<f64>| {
            let found = thinnest(&[shape], scale).map(|(width, _)| (width.to_pt() * 1000.0).round() / 1000.0);
            assert_eq!(found, expected);
        };
        let stroke = |width: f64| Shape {
            path: vec![PathPart::Move(place(0.0, 0.0)), PathPart::Line(place(30.0, 30.0))],
            fill: None,
            rule: FillRule::NonZero,
            stroke: Some(Stroke { ink: Ink::BLACK, width: Length::pt(width) }),
        };
        check(stroke(0.5), 1.0, None);
        check(stroke(0.5), 0.4, Some(0.2));
        check(stroke(0.1), 4.0, None);
        check(bar(50.0, 0.2), 1.0, Some(0.2));
        check(bar(0.2, 50.0), 1.0, Some(0.2));
        check(bar(50.0, 0.3), 1.0, None);
        // A speck is no line.
        check(bar(0.2, 0.2), 1.0, None);
        check(bar(50.0, 50.0), 1.0, None);
    }

    #[test]
    fn a_slanting_line_is_as_thick_as_it_is() {
        let outline = [place(0.0, 0.0), place(30.0, 40.0), place(29.84, 40.12), place(-0.16, 0.12)];
        let [start, rest @ ..] = outline;
        let (width, _) = thickness(start, &rest.map(PathPart::Line)).unwrap();
        assert!((width.to_pt() - 0.2).abs() < 0.001, "{width:?}");
    }
}
