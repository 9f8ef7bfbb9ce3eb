//! The outlines of glyphs, each read once.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

use crate::text::{FaceId, Faces};

/// Outlines that were read already, for any number of pages set in the same faces.
#[derive(Default)]
pub struct Outlines {
    read: HashMap<(FaceId, u16), Option<Path>>,
}

impl Outlines {
    /// The outline of a glyph in units of its face, `y` upwards; `None` where it has none, as a space.
    pub(super) fn of(&mut self, faces: &Faces, face: FaceId, glyph: u16) -> Option<&Path> {
        self.read.entry((face, glyph)).or_insert_with(|| read(faces, face, glyph)).as_ref()
    }
}

fn read(faces: &Faces, face: FaceId, glyph: u16) -> Option<Path> {
    let font = FontRef::new(&faces.get(face)?.data).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut pen = Pen(PathBuilder::new());
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    pen.0.finish()
}

/// Notes an outline as a path.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
