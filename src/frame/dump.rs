//! Frames as text: one line an item, rounded, for tests to compare and for people to read.

use std::fmt::{self, Write};

use super::{
    ArtifactKind, Document, Element, ElementId, FillRule, GlyphRun, Ink, Item, ItemKind, Link, Mark,
    PathPart, Picture, PressInk, Role, Shape, Structure,
};
use crate::geom::{Length, Rect};
use crate::text::{FaceId, Faces};

/// The whole document as text.
///
/// Lengths are in points to two places. Each item stands on a line: a run of glyphs with its origin, its
/// width and its characters; all else with the left, top, width and height of the rectangle around it.
/// What the items are content of stands above them, and a run's face, size and ink behind it, where
/// they change.
pub fn dump(document: &Document, faces: &Faces) -> String {
    let mut dump = Dump { text: String::new(), document, faces, mark: None, style: None };
    // Writing to a string cannot fail.
    let _ = dump.document();
    dump.text
}

/// The text as it grows, with what need not be said again.
struct Dump<'a> {
    text: String,
    document: &'a Document,
    faces: &'a Faces,
    mark: Option<Mark>,
    style: Option<(FaceId, Length, Ink)>,
}

impl Dump<'_> {
    fn document(&mut self) -> fmt::Result {
        let document = self.document;
        writeln!(self.text, "{:?} in {}", document.title, document.lang)?;
        for (number, page) in (1..).zip(&document.pages) {
            let (width, height, bleed) = (page.trim.width, page.trim.height, page.bleed);
            writeln!(self.text, "\npage {number}: {} × {}, bleed {}", pt(width), pt(height), pt(bleed))?;
            self.mark = None;
            self.style = None;
            for item in &page.items {
                self.item(item)?;
            }
        }
        if !document.bookmarks.is_empty() {
            writeln!(self.text, "\nbookmarks")?;
        }
        for bookmark in &document.bookmarks {
            let indent = usize::from(bookmark.level) * 2;
            let (page, top) = (bookmark.page + 1, pt(bookmark.top));
            writeln!(self.text, "{:indent$}{:?} page {page} {top}", "", bookmark.title)?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item) -> fmt::Result {
        if self.mark != Some(item.mark) {
            self.mark = Some(item.mark);
            let mark = describe_mark(item.mark, &self.document.structure);
            writeln!(self.text, "  {mark}")?;
        }
        match &item.kind {
            ItemKind::Glyphs(run) => self.run(run),
            ItemKind::Shape(shape) => {
                self.line("", shape.bounds().unwrap_or_default(), &describe_shape(shape))
            }
            ItemKind::Picture { picture, rect } => {
                let shown = self.document.pictures.get(*picture);
                let shown =
                    shown.map_or("a picture that is not there".into(), |picture| describe_picture(picture));
                self.line("", *rect, &shown)
            }
            ItemKind::Link(Link { rect, address, description }) => {
                self.line("link ", *rect, &format!("{address} {description:?}"))
            }
        }
    }

    fn run(&mut self, run: &GlyphRun) -> fmt::Result {
        let words: String = run.glyphs.iter().map(|glyph| &*glyph.text).collect();
        let width = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        let (x, y, width) = (pt(run.origin.x), pt(run.origin.y), pt(width));
        write!(self.text, "    {x:>7} {y:>7} {width:>7} {words:?}")?;
        if run.stretch != 1.0 {
            write!(self.text, " ×{:.4}", run.stretch)?;
        }
        let style = (run.face, run.size, run.ink);
        if self.style != Some(style) {
            self.style = Some(style);
            let name = self.faces.get(run.face).map_or("no face", |face| &face.postscript_name);
            write!(self.text, " {name} {} {}", pt(run.size), describe_ink(run.ink))?;
        }
        writeln!(self.text)
    }

    fn line(&mut self, kind: &str, rect: Rect, rest: &str) -> fmt::Result {
        let (x, y, width, height) =
            (pt(rect.left()), pt(rect.top()), pt(rect.size.width), pt(rect.size.height));
        writeln!(self.text, "    {x:>7} {y:>7} {width:>7} {height:>7} {kind}{rest}")
    }
}

/// A length in points, to two places and never "-0.00".
fn pt(length: Length) -> String {
    format!("{:.2}", (length.to_pt() * 100.0).round() / 100.0 + 0.0)
}

/// The elements from below the root down to the one that is marked.
fn describe_mark(mark: Mark, structure: &Structure) -> String {
    let mut element = match mark {
        Mark::Content(element) => element,
        Mark::Artifact(ArtifactKind::Decoration) => return "(decoration)".into(),
        Mark::Artifact(ArtifactKind::Foot) => return "(foot)".into(),
        Mark::Artifact(ArtifactKind::PrinterMarks) => return "(printer's mark)".into(),
    };
    let alt = structure.get(element).and_then(|found| found.alt.as_ref().or(found.actual_text.as_ref()));
    let alt = alt.map_or(String::new(), |alt| format!(" {alt:?}"));
    let mut path = Vec::new();
    while let Some(found) = structure.get(element).filter(|_| element != ElementId::ROOT) {
        path.push(describe(found));
        element = found.parent;
    }
    if path.is_empty() {
        return "document".into();
    }
    path.reverse();
    path.join(" › ") + &alt
}

fn describe(element: &Element) -> String {
    let name = match element.role {
        Role::Document => "document",
        Role::Section => "section",
        Role::Heading(level) => return format!("heading {level}"),
        Role::Paragraph => "paragraph",
        Role::BulletList => "bullets",
        Role::NumberedList => "numbers",
        Role::ListItem => "item",
        Role::Label => "label",
        Role::ListBody => "body",
        Role::Figure => "figure",
        Role::Caption => "caption",
        Role::Link => "link",
        Role::Span => return format!("span in {}", element.lang.as_deref().unwrap_or_default()),
    };
    name.into()
}

/// The screen value, and the press value in brackets where somebody chose one.
fn describe_ink(ink: Ink) -> String {
    let [r, g, b] = ink.rgb;
    let screen = format!("#{r:02x}{g:02x}{b:02x}");
    match ink.press {
        PressInk::Process([c, m, y, k]) => format!("{screen} ({c} {m} {y} {k})"),
        PressInk::FromScreen => screen,
        PressInk::Spot { place, strength } => format!("{screen} (spot {place}, {strength} %)"),
        PressInk::Registration => format!("{screen} (registration)"),
    }
}

fn describe_shape(shape: &Shape) -> String {
    let mut text = match shape.path.len() {
        5 if is_rectangle(&shape.path) => "rectangle".to_owned(),
        steps => format!("path of {steps}"),
    };
    if let Some(fill) = shape.fill {
        let rule = match shape.rule {
            FillRule::NonZero => "",
            FillRule::EvenOdd => " even-odd",
        };
        text += &format!(", fill {}{rule}", describe_ink(fill));
    }
    if let Some(stroke) = shape.stroke {
        text += &format!(", stroke {} {}", pt(stroke.width), describe_ink(stroke.ink));
    }
    text
}

/// Whether a path of five steps goes once around an upright rectangle.
fn is_rectangle(path: &[PathPart]) -> bool {
    match path {
        [PathPart::Move(a), PathPart::Line(b), PathPart::Line(c), PathPart::Line(d), PathPart::Close] => {
            (a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x)
                || (a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y)
        }
        _ => false,
    }
}

fn describe_picture(picture: &Picture) -> String {
    match picture {
        Picture::Drawing(drawing) => format!("drawing of {} paths", drawing.shapes.len()),
        Picture::Jpeg(jpeg) => format!("JPEG of {} × {} pixels", jpeg.width, jpeg.height),
        Picture::Raster(raster) => format!("raster of {} × {} pixels", raster.width, raster.height),
    }
}
