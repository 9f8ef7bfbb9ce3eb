//! The inks and lines of proofs, and the few figures that they are made of.

use crate::frame::{ArtifactKind, FillRule, Ink, Item, ItemKind, Mark, PathPart, Shape, Stroke};
use crate::geom::{Length, Point, Rect, Size};

/// Lines with wide spaces: warm, and the stronger the darker, so that greyscale keeps their order.
pub(super) const LOOSE: Ink = Ink::new([255, 226, 186], [0, 12, 30, 0]);
/// Lines with very wide spaces.
pub(super) const VERY_LOOSE: Ink = Ink::new([250, 178, 104], [0, 34, 64, 0]);
/// Lines with narrow spaces: cool.
pub(super) const TIGHT: Ink = Ink::new([206, 230, 248], [20, 4, 0, 0]);
/// Lines with very narrow spaces.
pub(super) const VERY_TIGHT: Ink = Ink::new([148, 196, 234], [42, 14, 0, 0]);
/// The arrows beside lines with wide spaces.
pub(super) const LOOSE_ARROW: Ink = Ink::new([196, 98, 10], [6, 66, 100, 12]);
/// The arrows beside lines with narrow spaces.
pub(super) const TIGHT_ARROW: Ink = Ink::new([24, 92, 160], [88, 54, 0, 8]);
/// The baselines: they go through descenders, and must not look like rules under words.
pub(super) const GRID: Ink = Ink::new([166, 208, 228], [34, 6, 6, 0]);
/// Columns and margins.
pub(super) const COLUMN: Ink = Ink::new([196, 62, 128], [10, 86, 8, 0]);
/// The edge that is cut, and that of the bleed.
pub(super) const EDGE: Ink = Ink::new([40, 40, 44], [0, 0, 0, 92]);
/// Headings and paragraphs: a grey that shows on paper and on a dark panel.
pub(super) const BLOCK: Ink = Ink::new([138, 138, 138], [0, 0, 0, 54]);
/// Activities.
pub(super) const ACTIVITY: Ink = Ink::new([34, 122, 74], [78, 14, 78, 12]);
/// Panels and pictures.
pub(super) const PANEL: Ink = Ink::new([112, 62, 160], [58, 78, 0, 0]);
/// Faults: ladders, lines that stick out, lines left alone.
pub(super) const FAULT: Ink = Ink::new([204, 28, 40], [6, 98, 86, 4]);
/// Words of the legend.
pub(super) const WORDS: Ink = Ink::new([70, 70, 76], [0, 0, 0, 78]);

/// The finest line: what an office printer still shows.
pub(super) const HAIRLINE: Length = Length::pt(0.2);
/// The lines of columns, margins and blocks.
pub(super) const FINE: Length = Length::pt(0.35);
/// The lines of activities, panels and pictures.
pub(super) const STRONG: Length = Length::pt(0.8);

/// How long a dash is, and the white after it.
const DASH: Length = Length::pt(3.0);
const DASH_WHITE: Length = Length::pt(2.0);

/// How far the white on either side of a line goes that must show on any ground.
const HALO: Length = Length::pt(0.5);

/// A straight line from one place to another.
pub(super) type Line = (Point, Point);

/// Something that is not content.
fn artifact(shape: Shape) -> Item {
    Item { mark: Mark::Artifact(ArtifactKind::Decoration), kind: ItemKind::Shape(shape) }
}

/// A filled rectangle.
pub(super) fn filled(rect: Rect, ink: Ink) -> Item {
    artifact(Shape::rectangle(rect, ink))
}

/// A filled outline through some places.
pub(super) fn filled_outline(places: &[Point], ink: Ink) -> Item {
    let mut path: Vec<PathPart> = places.iter().map(|place| PathPart::Line(*place)).collect();
    if let (Some(first), Some(place)) = (path.first_mut(), places.first()) {
        *first = PathPart::Move(*place);
    }
    path.push(PathPart::Close);
    artifact(Shape { path, fill: Some(ink), rule: FillRule::NonZero, stroke: None })
}

/// A line around a rectangle.
pub(super) fn outlined(rect: Rect, ink: Ink, width: Length) -> Item {
    let shape = Shape::rectangle(rect, ink);
    artifact(Shape { fill: None, stroke: Some(Stroke { ink, width }), ..shape })
}

/// A line around a rectangle that shows on any ground.
pub(super) fn outlined_on_any_ground(rect: Rect, ink: Ink, width: Length) -> [Item; 2] {
    [outlined(rect, Ink::WHITE, width + HALO * 2.0), outlined(rect, ink, width)]
}

/// Straight lines.
pub(super) fn drawn(lines: impl IntoIterator<Item = Line>, ink: Ink, width: Length) -> Item {
    let parts = lines.into_iter().flat_map(|(from, to)| [PathPart::Move(from), PathPart::Line(to)]);
    let stroke = Some(Stroke { ink, width });
    artifact(Shape { path: parts.collect(), fill: None, rule: FillRule::NonZero, stroke })
}

/// The dashes of an upright line.
pub(super) fn dashes(x: Length, top: Length, bottom: Length) -> Vec<Line> {
    let step = DASH + DASH_WHITE;
    let count = (bottom - top).units(step);
    let dash = |at: usize| {
        let from = top + step * at as f64;
        (Point::new(x, from), Point::new(x, (from + DASH).min(bottom)))
    };
    (0..count).map(dash).collect()
}

/// A rectangle between two edges on either axis.
pub(super) fn between(left: Length, right: Length, top: Length, bottom: Length) -> Rect {
    Rect::new(Point::new(left, top), Size::new(right - left, bottom - top))
}
