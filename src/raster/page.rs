//! The items of a page on a canvas, from back to front.

use tiny_skia::{
    Color, FillRule as Winding, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap,
    PixmapPaint, Stroke, Transform,
};

use super::glyph::Outlines;
use super::{MOST_PIXELS, Pixels, Resolution, photo};
use crate::frame::{Document, Drawing, FillRule, GlyphRun, Ink, Item, ItemKind, PathPart, Picture, Shape};
use crate::geom::{Length, Point, Rect};
use crate::text::Faces;

/// How far mitred joins reach, in widths of the line, as the frame's strokes have it.
const MITRE_LIMIT: f32 = 4.0;

/// A picture as it is drawn.
pub(super) struct Canvas {
    pixmap: Pixmap,
    resolution: Resolution,
}

impl Canvas {
    /// White paper; `None` where it would be too large, or have no pixels.
    pub(super) fn new(width: u32, height: u32, resolution: Resolution) -> Option<Canvas> {
        if width.max(height) > MOST_PIXELS {
            return None;
        }
        let mut pixmap = Pixmap::new(width, height)?;
        pixmap.fill(Color::WHITE);
        Some(Canvas { pixmap, resolution })
    }

    /// Draws one item; a link draws nothing.
    pub(super) fn item(&mut self, item: &Item, document: &Document, faces: &Faces, outlines: &mut Outlines) {
        match &item.kind {
            ItemKind::Glyphs(run) => self.glyphs(run, faces, outlines),
            ItemKind::Shape(shape) => self.shape(shape, self.page()),
            ItemKind::Picture { picture, rect } => {
                match document.pictures.get(*picture).map(|found| &**found) {
                    Some(Picture::Drawing(drawing)) => self.drawing(drawing, *rect),
                    Some(picture) => self.photo(picture, *rect),
                    None => {}
                }
            }
            ItemKind::Link(_) => {}
        }
    }

    /// The pixels, without their opacity: paper is opaque.
    pub(super) fn pixels(self) -> Pixels {
        let rgb = self.pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        Pixels { width: self.pixmap.width(), height: self.pixmap.height(), rgb: rgb.collect() }
    }

    /// A length as the canvas measures it.
    fn at(&self, length: Length) -> f32 {
        self.resolution.pixels(length) as f32
    }

    /// From points on the page to pixels.
    fn page(&self) -> Transform {
        let scale = self.at(Length::pt(1.0));
        Transform::from_scale(scale, scale)
    }

    fn glyphs(&mut self, run: &GlyphRun, faces: &Faces, outlines: &mut Outlines) {
        let Some(face) = faces.get(run.face) else { return };
        let up = self.at(run.size) / f32::from(face.units_per_em.max(1));
        let across = up * run.stretch as f32;
        let paint = paint(run.ink);
        let mut pen = run.origin.x;
        for glyph in run.glyphs.iter() {
            if let Some(path) = outlines.of(faces, run.face, glyph.id) {
                let (x, y) = (self.at(pen + glyph.x_offset), self.at(run.origin.y - glyph.y_offset));
                let place = Transform::from_row(across, 0.0, 0.0, -up, x, y);
                self.pixmap.fill_path(path, &paint, Winding::Winding, place, None);
            }
            pen += glyph.advance;
        }
    }

    fn shape(&mut self, shape: &Shape, place: Transform) {
        let Some(path) = path(shape) else { return };
        if let Some(ink) = shape.fill {
            let rule = match shape.rule {
                FillRule::NonZero => Winding::Winding,
                FillRule::EvenOdd => Winding::EvenOdd,
            };
            self.pixmap.fill_path(&path, &paint(ink), rule, place, None);
        }
        if let Some(stroke) = shape.stroke {
            let line = Stroke {
                width: stroke.width.to_pt() as f32,
                miter_limit: MITRE_LIMIT,
                line_cap: LineCap::Butt,
                line_join: LineJoin::Miter,
                dash: None,
            };
            self.pixmap.stroke_path(&path, &paint(stroke.ink), &line, place, None);
        }
    }

    fn drawing(&mut self, drawing: &Drawing, rect: Rect) {
        let across = (rect.size.width / drawing.size.width) as f32;
        let down = (rect.size.height / drawing.size.height) as f32;
        let (left, top) = (rect.left().to_pt() as f32, rect.top().to_pt() as f32);
        let place = self.page().pre_concat(Transform::from_row(across, 0.0, 0.0, down, left, top));
        for shape in &drawing.shapes {
            self.shape(shape, place);
        }
    }

    fn photo(&mut self, picture: &Picture, rect: Rect) {
        let (width, height) = (self.at(rect.size.width), self.at(rect.size.height));
        let Some(photo) = photo::pixmap(picture, width.round() as u32, height.round() as u32) else { return };
        let (across, down) = (width / photo.width() as f32, height / photo.height() as f32);
        let place = Transform::from_row(across, 0.0, 0.0, down, self.at(rect.left()), self.at(rect.top()));
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        self.pixmap.draw_pixmap(0, 0, photo.as_ref(), &paint, place, None);
    }
}

/// An opaque ink, as a screen shows it.
fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    let [red, green, blue] = ink.rgb;
    paint.set_color_rgba8(red, green, blue, u8::MAX);
    paint
}

/// The path of a shape, in points; `None` where it has no extent.
fn path(shape: &Shape) -> Option<Path> {
    let at = |place: Point| (place.x.to_pt() as f32, place.y.to_pt() as f32);
    let mut builder = PathBuilder::new();
    for part in &shape.path {
        match *part {
            PathPart::Move(to) => {
                let (x, y) = at(to);
                builder.move_to(x, y);
            }
            PathPart::Line(to) => {
                let (x, y) = at(to);
                builder.line_to(x, y);
            }
            PathPart::Curve(one, two, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (at(one), at(two), at(to));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            PathPart::Close => builder.close(),
        }
    }
    builder.finish()
}
