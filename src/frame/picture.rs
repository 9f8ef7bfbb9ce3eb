//! Pictures as pages show them.

use std::sync::Arc;

use super::Shape;
use crate::geom::Size;

/// A picture that a page can show.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A drawing.
    Drawing(Drawing),
    /// A JPEG file, passed through.
    Jpeg(Jpeg),
    /// Colour samples.
    Raster(Raster),
}

/// A drawing made of paths, from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The size of the drawing in its own units, read as points.
    pub size: Size,
    /// The paths, in the drawing's own units from its top left corner.
    pub shapes: Vec<Shape>,
}

/// A JPEG file.
#[derive(Clone, Debug, PartialEq)]
pub struct Jpeg {
    /// Pixels from left to right, as stored in the file.
    pub width: u32,
    /// Pixels from top to bottom, as stored in the file.
    pub height: u32,
    /// How the stored picture is turned to be looked at.
    pub turn: Turn,
    /// The colours of its samples.
    pub colour: JpegColour,
    /// The ICC profile that says what they mean, where it is not what is meant without one: sRGB, or the press's own
    /// inks.
    pub profile: Option<Arc<[u8]>>,
    /// The whole file.
    pub bytes: Arc<[u8]>,
}

/// How a stored picture is turned to be looked at: mirrored first, then turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Whether left and right are exchanged before it is turned.
    pub mirrored: bool,
    /// Quarter turns clockwise, 0 to 3.
    pub quarters: u8,
}

impl Turn {
    /// Whether width and height are exchanged.
    pub fn is_sideways(self) -> bool {
        self.quarters % 2 == 1
    }
}

/// The colours of a JPEG file's samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JpegColour {
    /// One grey sample a pixel.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black; `inverted` where 0 is full ink, as Adobe writes it.
    Cmyk {
        /// Whether 0 is full ink.
        inverted: bool,
    },
}

/// Colour samples, eight bits each, in sRGB.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top.
    pub rgb: Vec<u8>,
    /// Opacity of each pixel, where any is not opaque.
    pub alpha: Option<Vec<u8>>,
}

impl Picture {
    /// Width over height.
    pub fn aspect(&self) -> f64 {
        match self {
            Picture::Drawing(drawing) => drawing.size.width / drawing.size.height,
            Picture::Jpeg(jpeg) if jpeg.turn.is_sideways() => f64::from(jpeg.height) / f64::from(jpeg.width),
            Picture::Jpeg(jpeg) => f64::from(jpeg.width) / f64::from(jpeg.height),
            Picture::Raster(raster) => f64::from(raster.width) / f64::from(raster.height),
        }
    }
}
