//! Items made smaller or larger, as thumbnails show them.

use std::sync::Arc;

use super::{GlyphRun, Item, ItemKind, PathPart, Shape, Stroke};
use crate::geom::{Point, Rect, Size};

impl Item {
    /// The same item, `by` times as large as seen from the page's corner.
    #[must_use]
    pub fn scaled(mut self, by: f64) -> Item {
        match &mut self.kind {
            ItemKind::Glyphs(run) => scale_run(run, by),
            ItemKind::Shape(shape) => scale_shape(shape, by),
            ItemKind::Picture { rect, .. } => *rect = scaled_rect(*rect, by),
            ItemKind::Link(link) => link.rect = scaled_rect(link.rect, by),
        }
        self
    }
}

fn scale_run(run: &mut GlyphRun, by: f64) {
    run.size = run.size * by;
    run.origin = scaled_point(run.origin, by);
    for glyph in Arc::make_mut(&mut run.glyphs) {
        glyph.advance = glyph.advance * by;
        glyph.x_offset = glyph.x_offset * by;
        glyph.y_offset = glyph.y_offset * by;
    }
}

fn scale_shape(shape: &mut Shape, by: f64) {
    let scaled = |place| scaled_point(place, by);
    for part in &mut shape.path {
        *part = match *part {
            PathPart::Move(to) => PathPart::Move(scaled(to)),
            PathPart::Line(to) => PathPart::Line(scaled(to)),
            PathPart::Curve(one, two, to) => PathPart::Curve(scaled(one), scaled(two), scaled(to)),
            PathPart::Close => PathPart::Close,
        };
    }
    shape.stroke = shape.stroke.map(|stroke| Stroke { width: stroke.width * by, ..stroke });
}

fn scaled_point(place: Point, by: f64) -> Point {
    Point::new(place.x * by, place.y * by)
}

fn scaled_rect(rect: Rect, by: f64) -> Rect {
    Rect::new(scaled_point(rect.origin, by), Size::new(rect.size.width * by, rect.size.height * by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{ArtifactKind, Ink, Mark};
    use crate::geom::Length;

    #[test]
    fn places_sizes_and_lines_shrink_alike() {
        let rect = Rect::new(
            Point::new(Length::pt(-8.0), Length::pt(20.0)),
            Size::new(Length::pt(40.0), Length::pt(12.0)),
        );
        let stroke = Some(Stroke { ink: Ink::BLACK, width: Length::pt(2.0) });
        let shape = Shape { stroke, ..Shape::rectangle(rect, Ink::WHITE) };
        let item = Item { mark: Mark::Artifact(ArtifactKind::Decoration), kind: ItemKind::Shape(shape) }
            .scaled(0.25);
        let ItemKind::Shape(shape) = item.kind else { panic!("a shape stays a shape") };
        let bounds = shape.bounds().unwrap();
        assert_eq!((bounds.left(), bounds.top()), (Length::pt(-2.0), Length::pt(5.0)));
        assert_eq!((bounds.right(), bounds.bottom()), (Length::pt(8.0), Length::pt(8.0)));
        assert_eq!(shape.stroke.unwrap().width, Length::pt(0.5));
    }
}
