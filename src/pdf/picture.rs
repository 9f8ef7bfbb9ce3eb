//! Pictures: JPEG files as they are, samples deflated, drawings as paths on the page itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use lopdf::{Dictionary, Document as File, Object, dictionary};

use super::PdfError;
use super::convert::name;
use super::deflate::plain;
use crate::frame::{Document, Drawing, ItemKind, Jpeg, JpegColour, Page, Picture, Raster, Turn};

/// Bytes of a PNG file before its first chunk.
const PNG_SIGNATURE: usize = 8;

/// The pictures of a file.
pub(super) struct Pictures<'a> {
    pictures: &'a [Arc<Picture>],
    /// The images that pages show, by place in the document's list; equal pictures share a name.
    resources: BTreeMap<usize, String>,
}

/// A picture as a page shows it.
pub(super) enum Shown<'a> {
    /// By drawing its paths.
    Drawing(&'a Drawing),
    /// By naming an image.
    Image {
        /// The name by which pages call the image.
        resource: String,
        /// How it is turned.
        turn: Turn,
    },
}

impl<'a> Pictures<'a> {
    /// Names the images that pages show.
    pub(super) fn collect(document: &'a Document) -> Pictures<'a> {
        let pictures = &document.pictures;
        let mut resources: BTreeMap<usize, String> = BTreeMap::new();
        for place in document.pages.iter().flat_map(shown_on) {
            let Some(picture) = pictures.get(place) else { continue };
            let same = |other: &usize| pictures.get(*other).is_some_and(|other| other == picture);
            let twin = resources.keys().find(|other| same(other)).and_then(|other| resources.get(other));
            let resource = twin.cloned().unwrap_or_else(|| format!("P{place}"));
            if !matches!(**picture, Picture::Drawing(_)) {
                resources.insert(place, resource);
            }
        }
        Pictures { pictures, resources }
    }

    /// How to show the picture at `place` of the document's list.
    pub(super) fn shown(&self, place: usize) -> Result<Shown<'a>, PdfError> {
        let missing = || PdfError::Write(format!("picture {place} is not there"));
        let picture = self.pictures.get(place).ok_or_else(missing)?;
        let resource = || self.resources.get(&place).cloned().ok_or_else(missing);
        Ok(match &**picture {
            Picture::Drawing(drawing) => Shown::Drawing(drawing),
            Picture::Jpeg(jpeg) => Shown::Image { resource: resource()?, turn: jpeg.turn },
            Picture::Raster(_) => Shown::Image { resource: resource()?, turn: Turn::default() },
        })
    }

    /// Whether something shines through a picture of `page`.
    pub(super) fn is_transparent(&self, page: &Page) -> bool {
        let mut shown = shown_on(page).filter_map(|place| self.pictures.get(place));
        shown.any(|picture| matches!(&**picture, Picture::Raster(raster) if raster.alpha.is_some()))
    }

    /// Whether any picture is in press colours, which a PDF/A file for the screen may not hold as they
    /// are (ISO 19005-2, 6.2.4.3).
    pub(super) fn has_cmyk(&self) -> bool {
        let mut shown = self.resources.keys().filter_map(|place| self.pictures.get(*place));
        shown.any(|picture| match &**picture {
            Picture::Jpeg(jpeg) => matches!(jpeg.colour, JpegColour::Cmyk { .. }),
            _ => false,
        })
    }

    /// Writes the images; gives the dictionary that names them.
    pub(super) fn write(&self, file: &mut File) -> Result<Dictionary, PdfError> {
        let mut named = Dictionary::new();
        for (place, resource) in &self.resources {
            if named.has(resource.as_bytes()) {
                continue;
            }
            let stream = match self.pictures.get(*place).map(|picture| &**picture) {
                Some(Picture::Jpeg(jpeg)) => jpeg_stream(jpeg),
                Some(Picture::Raster(raster)) => raster_stream(raster, file)?,
                _ => continue,
            };
            named.set(resource.as_str(), file.add_object(stream));
        }
        Ok(named)
    }
}

/// Places of the pictures that a page shows.
fn shown_on(page: &Page) -> impl Iterator<Item = usize> {
    page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Picture { picture, .. } => Some(*picture),
        _ => None,
    })
}

/// A JPEG file as an image, byte by byte (ISO 32000-1, 7.4.8).
fn jpeg_stream(jpeg: &Jpeg) -> lopdf::Stream {
    let space = match jpeg.colour {
        JpegColour::Grey => "DeviceGray",
        JpegColour::Rgb => "DeviceRGB",
        JpegColour::Cmyk { .. } => "DeviceCMYK",
    };
    let mut dict = image(jpeg.width, jpeg.height, space);
    dict.set("Filter", "DCTDecode");
    if jpeg.colour == (JpegColour::Cmyk { inverted: true }) {
        dict.set("Decode", [1, 0].repeat(4).into_iter().map(Object::Integer).collect::<Vec<_>>());
    }
    plain(dict, jpeg.bytes.to_vec())
}

/// Samples as an image, with a mask where something shines through (ISO 32000-1, 11.6.5.3).
fn raster_stream(raster: &Raster, file: &mut File) -> Result<lopdf::Stream, PdfError> {
    let is_grey = raster.rgb.chunks_exact(3).all(|pixel| matches!(pixel, [r, g, b] if r == g && g == b));
    let mut stream = if is_grey {
        let grey: Vec<u8> = raster.rgb.iter().copied().step_by(3).collect();
        samples(raster, &grey, ExtendedColorType::L8)?
    } else {
        samples(raster, &raster.rgb, ExtendedColorType::Rgb8)?
    };
    if let Some(alpha) = &raster.alpha {
        let mask = samples(raster, alpha, ExtendedColorType::L8)?;
        stream.dict.set("SMask", file.add_object(mask));
    }
    Ok(stream)
}

/// Samples of one or three colours, deflated. The data of a PNG file is just what a PDF calls
/// FlateDecode with a PNG predictor (ISO 32000-1, 7.4.4.4), so the PNG encoder does the work.
fn samples(raster: &Raster, samples: &[u8], colour: ExtendedColorType) -> Result<lopdf::Stream, PdfError> {
    let (space, colours) = match colour {
        ExtendedColorType::Rgb8 => ("DeviceRGB", 3_usize),
        _ => ("DeviceGray", 1),
    };
    if samples.len() != raster.width as usize * raster.height as usize * colours {
        return Err(PdfError::Write("a picture has too few samples or too many".into()));
    }
    let mut png = Vec::with_capacity(samples.len() / 2);
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(samples, raster.width, raster.height, colour)
        .map_err(|error| PdfError::Write(error.to_string()))?;
    let mut dict = image(raster.width, raster.height, space);
    dict.set("Filter", "FlateDecode");
    let parameters =
        dictionary! { "Predictor" => 15, "Colors" => colours as i64, "Columns" => i64::from(raster.width) };
    dict.set("DecodeParms", parameters);
    Ok(plain(dict, png_data(&png)))
}

/// The data chunks of a PNG file, joined (ISO/IEC 15948, 11.2.4).
fn png_data(png: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(png.len());
    let mut rest = png.get(PNG_SIGNATURE..).unwrap_or_default();
    while let [a, b, c, d, kind @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (Some(content), Some(after)) = (kind.get(4..4 + length), kind.get(8 + length..)) else { break };
        if kind.starts_with(b"IDAT") {
            data.extend_from_slice(content);
        }
        rest = after;
    }
    data
}

/// What every image says of itself.
fn image(width: u32, height: u32, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => name(space),
        "BitsPerComponent" => 8,
    }
}
