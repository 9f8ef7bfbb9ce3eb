//! Sets lines by hand, so that tests can build documents without layout.

use std::borrow::Cow;
use std::sync::Arc;

use flysheet::frame::{Document, Glyph, GlyphRun, Ink, Item, ItemKind, Mark, Page};
use flysheet::geom::{Length, Point, Size};
use flysheet::text::{Face, FaceId, Faces};
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont};

/// The faces that tests use, in order: serif, italic, sans bold.
const FILES: [&[u8]; 3] = [
    include_bytes!("../../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../fonts/SourceSerif4-It.ttf"),
    include_bytes!("../../fonts/SourceSans3-Bold.ttf"),
];

/// Shapes words and places them.
pub struct Setter {
    pub faces: Faces,
    fonts: Vec<Font>,
}

impl Setter {
    pub fn new() -> Setter {
        Setter::with(FILES.map(Cow::Borrowed).to_vec())
    }

    pub fn with(files: Vec<Cow<'static, [u8]>>) -> Setter {
        Setter {
            fonts: files.iter().map(|file| Font::new(file.to_vec(), 0).unwrap()).collect(),
            faces: Faces::new(files.into_iter().map(|file| Face::parse(file).unwrap()).collect()),
        }
    }

    pub fn face(&self, at: usize) -> FaceId {
        self.faces.iter().nth(at).unwrap().0
    }

    /// `text` in a face and size from `x` on the baseline `y`, in black. A soft hyphen is shown as a
    /// hyphen, as at the end of a line.
    pub fn run(&self, face: usize, size: f64, x: f64, y: f64, text: &str) -> GlyphRun {
        let shaper = ShaperFont::new(&self.fonts[face]);
        let mut buffer = Buffer::new();
        buffer.push_str(&text.replace('\u{ad}', "-"));
        buffer.guess_segment_properties();
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new()).unwrap();
        // Soft hyphens take a byte more than those they were shaped as.
        let shaped = text.replace('\u{ad}', "-");
        let soft: Vec<usize> = text
            .char_indices()
            .filter(|(_, character)| *character == '\u{ad}')
            .enumerate()
            .map(|(count, (at, _))| at - count)
            .collect();
        let unit = size / f64::from(self.faces.get(self.face(face)).unwrap().units_per_em);
        let clusters: Vec<usize> = buffer.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .enumerate()
            .map(|(at, (info, position))| {
                let start = clusters[at];
                let end = clusters.iter().copied().filter(|next| *next > start).min().unwrap_or(shaped.len());
                let is_first = at == 0 || clusters[at - 1] != start;
                let text: Arc<str> = match () {
                    () if !is_first => "".into(),
                    () if soft.contains(&start) => "\u{ad}".into(),
                    () => shaped[start..end].into(),
                };
                Glyph {
                    id: info.glyph_id as u16,
                    advance: Length::pt(f64::from(position.x_advance) * unit),
                    x_offset: Length::pt(f64::from(position.x_offset) * unit),
                    y_offset: Length::pt(f64::from(position.y_offset) * unit),
                    text,
                }
            })
            .collect();
        GlyphRun {
            face: self.face(face),
            size: Length::pt(size),
            ink: Ink::BLACK,
            origin: Point::new(Length::pt(x), Length::pt(y)),
            stretch: 1.0,
            glyphs,
            line: None,
        }
    }
}

/// A run as an item that is content of `mark`.
pub fn item(mark: Mark, run: GlyphRun) -> Item {
    Item { mark, kind: ItemKind::Glyphs(run) }
}

/// A document of one small page.
pub fn page(items: Vec<Item>) -> Document {
    Document {
        title: "A flyer".into(),
        lang: "en-GB".into(),
        pages: vec![Page {
            trim: Size::new(Length::pt(300.0), Length::pt(200.0)),
            bleed: Length::pt(8.5),
            slug: Length::ZERO,
            items,
        }],
        ..Document::default()
    }
}
