//! PDF files, read back: everything that a reader, a printer or a screen reader takes from them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::expect_used)]

mod check;
mod dump;
mod file;
#[path = "../harness/mod.rs"]
mod harness;
mod photographs;
mod pictures;
mod press;
mod read;
mod reader;
mod screen;
mod setter;

use std::sync::Arc;

use flysheet::frame::{
    ArtifactKind, Bookmark, Document, Drawing, ElementId, FillRule, Ink, Item, ItemKind, Jpeg, JpegColour,
    Link, Mark, PathPart, Picture, Raster, Role, Shape, Stroke, Structure, Turn, dump,
};
use flysheet::geom::{Length, Point, Rect, Size};
use flysheet::pdf::{Options, PdfError, Profile, Timestamp, write};
use flysheet::text::Faces;
use reader::File;
use setter::{Setter, item, page};

const OPTIONS: Options = Options {
    created: Timestamp { year: 2022, month: 8, day: 1, hour: 10, minute: 0, second: 0 },
    profile: Profile::Screen,
};

const DECORATION: Mark = Mark::Artifact(ArtifactKind::Decoration);

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    let size = Size::new(Length::pt(width), Length::pt(height));
    Rect::new(Point::new(Length::pt(x), Length::pt(y)), size)
}

fn written(document: &Document, faces: &Faces) -> File {
    File::new(&write(document, faces, &OPTIONS).unwrap())
}

/// A page of one line, as a paragraph.
fn line(setter: &Setter, text: &str) -> Document {
    let mut structure = Structure::new();
    let paragraph = Mark::Content(structure.add(Role::Paragraph, ElementId::ROOT));
    let mut document = page(vec![item(paragraph, setter.run(0, 10.0, 20.0, 40.0, text))]);
    document.structure = structure;
    document
}

/// A page of one picture.
fn pictured(picture: Picture, rect: Rect) -> Document {
    let mut structure = Structure::new();
    let figure = Mark::Content(structure.add_figure("A picture", ElementId::ROOT));
    let mut document = page(vec![Item { mark: figure, kind: ItemKind::Picture { picture: 0, rect } }]);
    document.structure = structure;
    document.pictures = vec![Arc::new(picture)];
    document
}

/// The colour of a place of the first page as viewers show it, in points from its top left corner.
fn colour_at(document: &Document, faces: &Faces, places: &[(f64, f64)]) -> Vec<[u8; 3]> {
    let pdf = hayro::hayro_syntax::Pdf::new(write(document, faces, &OPTIONS).unwrap()).unwrap();
    let settings = hayro::PixmapSettings {
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        ..Default::default()
    };
    let page = &pdf.pages()[0];
    let pixels =
        hayro::render(page, &hayro::RenderCache::new(), &Default::default(), &Default::default(), &settings);
    places
        .iter()
        .map(|(x, y)| {
            let pixel = pixels.sample(*x as u16, *y as u16);
            [pixel.r, pixel.g, pixel.b]
        })
        .collect()
}
