//! Pages as pixels: a set document in, pictures of its pages out.
//!
//! `page` draws the items of a page from back to front, `glyph` finds the outlines of glyphs, `photo` brings pictures
//! to the size that they are shown at. Nothing is hinted or snapped to pixels: a page looks as a press would print
//! it, only coarser.

mod difference;
mod glyph;
mod page;
mod photo;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::frame::{Document, Page};
use crate::geom::Length;
use crate::text::Faces;

pub use difference::{beside, differences};
pub use glyph::Outlines;

/// The most pixels of a picture from edge to edge: what a PNG reader can be trusted with.
pub const MOST_PIXELS: u32 = 32_000;

/// How large pages are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution(f64);

impl Resolution {
    /// So many pixels to an inch.
    pub fn dpi(dots: f64) -> Resolution {
        Resolution(dots / Length::inches(1.0).to_pt())
    }

    /// As many as make `length` that many pixels long.
    pub fn of(pixels: u32, length: Length) -> Resolution {
        Resolution(f64::from(pixels) / length.to_pt())
    }

    /// A length in pixels.
    pub fn pixels(self, length: Length) -> f64 {
        length.to_pt() * self.0
    }
}

/// Why a page cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RasterError {
    /// The picture would have no pixels, or too many.
    #[error("a picture of {0} by {1} pixels cannot be drawn; the most is {MOST_PIXELS} either way")]
    Size(u32, u32),
    /// The picture cannot be packed as a PNG file.
    #[error("the picture cannot be packed as PNG")]
    Png,
}

/// A picture of a page: opaque pixels, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green and blue of each pixel.
    pub rgb: Vec<u8>,
}

impl Pixels {
    /// The picture as the bytes of a PNG file.
    ///
    /// # Errors
    /// When there are not as many samples as its size asks for.
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        let mut bytes = Vec::new();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
            .write_image(&self.rgb, self.width, self.height, ExtendedColorType::Rgb8)
            .map_err(|_| RasterError::Png)?;
        Ok(bytes)
    }
}

/// Draws a page of a document, trimmed, on white paper.
///
/// # Errors
/// When the picture would be too large, or have no pixels at all.
pub fn draw(
    document: &Document,
    page: &Page,
    faces: &Faces,
    outlines: &mut Outlines,
    resolution: Resolution,
) -> Result<Pixels, RasterError> {
    let width = resolution.pixels(page.trim.width).round() as u32;
    let height = resolution.pixels(page.trim.height).round() as u32;
    let mut canvas = page::Canvas::new(width, height, resolution).ok_or(RasterError::Size(width, height))?;
    for item in &page.items {
        canvas.item(item, document, faces, outlines);
    }
    Ok(canvas.pixels())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{ArtifactKind, Ink, Item, ItemKind, Mark, Shape};
    use crate::geom::{Point, Rect, Size};

    #[test]
    fn a_page_is_drawn_where_its_items_stand() {
        let square = Rect::new(
            Point::new(Length::pt(4.0), Length::pt(2.0)),
            Size::new(Length::pt(4.0), Length::pt(4.0)),
        );
        let ink = Ink::from_rgb([200, 30, 60]);
        let kind = ItemKind::Shape(Shape::rectangle(square, ink));
        let page = Page {
            trim: Size::new(Length::pt(12.0), Length::pt(10.0)),
            bleed: Length::pt(9.0),
            slug: Length::ZERO,
            items: vec![Item { mark: Mark::Artifact(ArtifactKind::Decoration), kind }],
        };
        let outlines = &mut Outlines::default();
        let draw = |page: &Page, resolution, outlines: &mut Outlines| {
            draw(&Document::default(), page, &Faces::default(), outlines, resolution)
        };
        let pixels = draw(&page, Resolution::dpi(144.0), outlines).unwrap();
        assert_eq!((pixels.width, pixels.height), (24, 20));
        for (at, pixel) in pixels.rgb.chunks_exact(3).enumerate() {
            let (x, y) = (at % 24, at / 24);
            let inside = (8..16).contains(&x) && (4..12).contains(&y);
            assert_eq!(pixel, if inside { [200, 30, 60] } else { [255; 3] }, "{x}, {y}");
        }
        assert_eq!(draw(&page, Resolution::dpi(1.0), outlines), Err(RasterError::Size(0, 0)));
        let huge = Resolution::of(MOST_PIXELS + 1, page.trim.width);
        assert!(matches!(draw(&page, huge, outlines), Err(RasterError::Size(..))));
    }
}
