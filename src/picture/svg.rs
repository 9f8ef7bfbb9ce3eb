//! SVG files as plain paths, with all transforms applied.
//!
//! What paths cannot say is refused by name, so that a mark never prints with something missing.

use usvg::roxmltree::{self, ParsingOptions};
use usvg::tiny_skia_path::{self as skia, PathSegment};
use usvg::{BlendMode, ImageHrefResolver, Node, Paint, PaintOrder, Transform};

use super::PictureError;
use super::clip::cuts_nothing;
use crate::frame::{Drawing, FillRule, Ink, PathPart, Shape, Stroke};
use crate::geom::{Length, Point, Size};

/// Elements that a file may have: far more than a mark needs, few enough to read at once.
const MOST_ELEMENTS: u32 = 200_000;

/// Elements inside one another: beyond this a file is not drawn by people.
const DEEPEST: usize = 200;

/// Elements that are refused, with what they are called in a message.
const REFUSED: [(&str, &str); 3] =
    [("text", "text"), ("image", "a bitmap image"), ("foreignObject", "a foreign object")];

/// How finely a stroke that must become an outline is traced: in steps of a hundredth of a unit.
const TRACING_SCALE: f32 = 100.0;

/// Two scales that differ by less than this count as one.
const SAME_SCALE: f32 = 0.01;

/// Whether the bytes look like an SVG file.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|word| word == b"<svg" || word == b":svg")
}

/// Reads an SVG file as paths.
pub(super) fn read(bytes: &[u8]) -> Result<Drawing, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8"))?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_ELEMENTS, ..ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(broken)?;
    check_elements(&document)?;
    let resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = usvg::Options { image_href_resolver: resolver, ..usvg::Options::default() };
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(broken)?;
    let mut shapes = Vec::new();
    add_group(tree.root(), &mut shapes)?;
    if shapes.is_empty() {
        return Err(broken("it draws nothing"));
    }
    let size = Size::new(length(tree.size().width()), length(tree.size().height()));
    Ok(Drawing { size, shapes })
}

/// Refuses what would silently be left out, and what is nested too deeply to be walked.
fn check_elements(document: &roxmltree::Document<'_>) -> Result<(), PictureError> {
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if let Some((_, what)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            return Err(PictureError::UnsupportedSvg(what));
        }
        if node.ancestors().nth(DEEPEST).is_some() {
            return Err(broken("it is nested too deeply"));
        }
    }
    Ok(())
}

fn add_group(group: &usvg::Group, shapes: &mut Vec<Shape>) -> Result<(), PictureError> {
    let refused = [
        (group.opacity().get() < 1.0, "opacity"),
        (group.blend_mode() != BlendMode::Normal, "a blend mode"),
        (group.mask().is_some(), "a mask"),
        (!group.filters().is_empty(), "a filter"),
        (group.clip_path().is_some_and(|clip| !cuts_nothing(clip, group)), "a clip path"),
    ];
    if let Some((_, what)) = refused.iter().find(|(is_there, _)| *is_there) {
        return Err(PictureError::UnsupportedSvg(what));
    }
    for child in group.children() {
        match child {
            Node::Group(group) => add_group(group, shapes)?,
            Node::Path(path) if path.is_visible() => add_path(path, shapes)?,
            Node::Path(_) => {}
            Node::Image(_) => return Err(PictureError::UnsupportedSvg("a bitmap image")),
            Node::Text(_) => return Err(PictureError::UnsupportedSvg("text")),
        }
    }
    Ok(())
}

fn add_path(path: &usvg::Path, shapes: &mut Vec<Shape>) -> Result<(), PictureError> {
    let transform = path.abs_transform();
    let fill = match path.fill() {
        Some(fill) => {
            let rule = match fill.rule() {
                usvg::FillRule::NonZero => FillRule::NonZero,
                usvg::FillRule::EvenOdd => FillRule::EvenOdd,
            };
            let fill = Some(ink(fill.paint(), fill.opacity().get())?);
            Some(Shape { path: parts(path.data(), transform), fill, rule, stroke: None })
        }
        None => None,
    };
    let line = path.stroke().map(|stroke| stroked(path.data(), stroke, transform)).transpose()?.flatten();
    match path.paint_order() {
        PaintOrder::FillAndStroke => shapes.extend(fill.into_iter().chain(line)),
        PaintOrder::StrokeAndFill => shapes.extend(line.into_iter().chain(fill)),
    }
    Ok(())
}

/// The line along a path: as a line where it is a plain one, else as the outline of the line.
fn stroked(
    path: &skia::Path,
    stroke: &usvg::Stroke,
    transform: Transform,
) -> Result<Option<Shape>, PictureError> {
    let ink = ink(stroke.paint(), stroke.opacity().get())?;
    let (across, down) = transform.get_scale();
    let is_even = !transform.has_skew() && (across - down).abs() <= SAME_SCALE * across.max(down);
    let is_plain = stroke.dasharray().is_none()
        && stroke.linecap() == usvg::LineCap::Butt
        && stroke.linejoin() == usvg::LineJoin::Miter
        && stroke.miterlimit().get() == usvg::StrokeMiterlimit::default().get();
    if is_even && is_plain {
        let stroke = Some(Stroke { ink, width: length(stroke.width().get() * across) });
        let path = parts(path, transform);
        return Ok(Some(Shape { path, fill: None, rule: FillRule::NonZero, stroke }));
    }
    let stroke = stroke.to_tiny_skia();
    let dashed = stroke.dash.as_ref().and_then(|dash| path.dash(dash, TRACING_SCALE));
    let outline = dashed.as_ref().unwrap_or(path).stroke(&stroke, TRACING_SCALE);
    Ok(outline.map(|outline| Shape {
        path: parts(&outline, transform),
        fill: Some(ink),
        rule: FillRule::NonZero,
        stroke: None,
    }))
}

/// A path's steps, transformed; quadratic curves become cubic ones.
fn parts(path: &skia::Path, transform: Transform) -> Vec<PathPart> {
    let mut last = skia::Point::zero();
    let at = |mut point: skia::Point| {
        transform.map_point(&mut point);
        Point::new(length(point.x), length(point.y))
    };
    let between = |from: skia::Point, to: skia::Point| {
        skia::Point::from_xy(from.x + (to.x - from.x) * 2.0 / 3.0, from.y + (to.y - from.y) * 2.0 / 3.0)
    };
    path.segments()
        .map(|segment| {
            let start = last;
            match segment {
                PathSegment::MoveTo(end) | PathSegment::LineTo(end) => last = end,
                PathSegment::QuadTo(_, end) | PathSegment::CubicTo(_, _, end) => last = end,
                PathSegment::Close => {}
            }
            match segment {
                PathSegment::MoveTo(end) => PathPart::Move(at(end)),
                PathSegment::LineTo(end) => PathPart::Line(at(end)),
                PathSegment::QuadTo(control, end) => {
                    PathPart::Curve(at(between(start, control)), at(between(end, control)), at(end))
                }
                PathSegment::CubicTo(first, second, end) => PathPart::Curve(at(first), at(second), at(end)),
                PathSegment::Close => PathPart::Close,
            }
        })
        .collect()
}

fn ink(paint: &Paint, opacity: f32) -> Result<Ink, PictureError> {
    match paint {
        _ if opacity < 1.0 => Err(PictureError::UnsupportedSvg("opacity")),
        Paint::Color(colour) => Ok(Ink::from_rgb([colour.red, colour.green, colour.blue])),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
            Err(PictureError::UnsupportedSvg("a gradient"))
        }
        Paint::Pattern(_) => Err(PictureError::UnsupportedSvg("a pattern")),
    }
}

fn length(units: f32) -> Length {
    Length::pt(f64::from(units))
}

fn broken(why: impl ToString) -> PictureError {
    PictureError::Broken(format!("an SVG file that is broken: {}", why.to_string()))
}
