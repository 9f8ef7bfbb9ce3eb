//! Pictures: which of them pages show, and how.

mod backdrop;
mod samples;
mod screen;
mod separated;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Document as File, Stream};

use super::profile::Rules;
use super::{Overinked, PdfError, Undecodable};
use crate::frame::{Document, Drawing, Ink, Item, ItemKind, Page, Picture, Turn};
use crate::picture::{PictureError, Pixels, reduced};

/// The pictures of a file.
pub(super) struct Pictures<'a> {
    pictures: &'a [Arc<Picture>],
    rules: &'a Rules,
    /// The images that pages show.
    images: BTreeMap<Image, Use>,
}

/// An image of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Image {
    /// The picture's place in the document's list, the first of equal ones.
    place: usize,
    /// What shines through it, where that becomes part of the image.
    behind: Option<Ink>,
}

/// How pages show an image.
struct Use {
    /// The name that they call it by.
    resource: String,
    /// The pixels that it needs where it stands largest, as it is stored.
    most: Pixels,
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
    pub(super) fn collect(document: &'a Document, rules: &'a Rules) -> Pictures<'a> {
        let mut shown = Pictures { pictures: &document.pictures, rules, images: BTreeMap::new() };
        for page in &document.pages {
            for place in 0..page.items.len() {
                if let Some((image, most)) = shown.image(page, place) {
                    let resource = format!("P{}", shown.images.len());
                    let entry = shown.images.entry(image).or_insert(Use { resource, most });
                    entry.most = entry.most.max(most);
                }
            }
        }
        shown
    }

    /// The image that the item at `place` of a page shows, if it shows one, and how many pixels it needs there.
    fn image(&self, page: &Page, place: usize) -> Option<(Image, Pixels)> {
        let ItemKind::Picture { picture, rect } = page.items.get(place)?.kind else { return None };
        let shown = self.pictures.get(picture)?;
        let pixels = self.rules.pixels(rect.size);
        let (behind, most) = match &**shown {
            Picture::Drawing(_) => return None,
            Picture::Raster(raster) if raster.alpha.is_some() && self.rules.separation().is_some() => {
                (Some(backdrop::behind(page.items.get(..place)?, rect)), pixels)
            }
            Picture::Raster(_) => (None, pixels),
            Picture::Jpeg(jpeg) if jpeg.turn.is_sideways() => (None, pixels.on_its_side()),
            Picture::Jpeg(_) => (None, pixels),
        };
        let is_same = |other: &Arc<Picture>| Arc::ptr_eq(other, shown) || other == shown;
        let first = self.pictures.iter().position(is_same).unwrap_or(picture);
        Some((Image { place: first, behind }, most))
    }

    /// How the item at `place` of a page shows picture `picture` of the document's list.
    pub(super) fn shown(&self, page: &Page, place: usize, picture: usize) -> Result<Shown<'a>, PdfError> {
        let missing = || PdfError::Write(format!("picture {picture} is not there"));
        let resource = || {
            let (image, _) = self.image(page, place).ok_or_else(missing)?;
            self.images.get(&image).map(|shown| shown.resource.clone()).ok_or_else(missing)
        };
        Ok(match &**self.pictures.get(picture).ok_or_else(missing)? {
            Picture::Drawing(drawing) => Shown::Drawing(drawing),
            Picture::Jpeg(jpeg) => Shown::Image { resource: resource()?, turn: jpeg.turn },
            Picture::Raster(_) => Shown::Image { resource: resource()?, turn: Turn::default() },
        })
    }

    /// Whether something shines through a picture of `page`.
    pub(super) fn is_transparent(&self, page: &Page) -> bool {
        let mut shown = page.items.iter().filter_map(|item| self.of(item));
        let is_transparent =
            |picture: &Picture| matches!(picture, Picture::Raster(raster) if raster.alpha.is_some());
        self.rules.separation().is_none() && shown.any(is_transparent)
    }

    fn of(&self, item: &Item) -> Option<&'a Picture> {
        match item.kind {
            ItemKind::Picture { picture, .. } => self.pictures.get(picture).map(|picture| &**picture),
            _ => None,
        }
    }

    /// Writes the images; gives the dictionary that names them.
    pub(super) fn write(&self, file: &mut File) -> Result<Dictionary, PdfError> {
        let mut named = Dictionary::new();
        let (mut overinked, mut undecodable) = (Vec::new(), Vec::new());
        for (image, shown) in &self.images {
            match self.stream(image, shown.most, file) {
                Ok(stream) => named.set(shown.resource.as_str(), file.add_object(stream)),
                Err(ImageError::Picture(reason)) => {
                    undecodable.push(Undecodable { picture: image.place, reason });
                }
                Err(ImageError::Ink(percent)) => overinked.push(Overinked { picture: image.place, percent }),
                Err(ImageError::Pdf(error)) => return Err(error),
            }
        }
        match (undecodable.is_empty(), overinked.is_empty()) {
            (true, true) => Ok(named),
            (true, false) => Err(PdfError::Ink(overinked)),
            (false, _) => Err(PdfError::Pictures(undecodable)),
        }
    }

    fn stream(&self, image: &Image, most: Pixels, file: &mut File) -> Result<Stream, ImageError> {
        let picture = self.pictures.get(image.place).map(|picture| &**picture);
        match (self.rules.separation(), picture) {
            (Some(separation), Some(Picture::Jpeg(jpeg))) => separated::jpeg(jpeg, most, separation),
            (Some(separation), Some(Picture::Raster(raster))) => {
                Ok(separated::raster(&reduced(raster, most), image.behind, separation, file)?)
            }
            (None, Some(Picture::Jpeg(jpeg))) => Ok(screen::jpeg(jpeg, most)?),
            (None, Some(Picture::Raster(raster))) => {
                Ok(samples::raster_stream(&reduced(raster, most), file)?)
            }
            (_, Some(Picture::Drawing(_)) | None) => {
                Err(PdfError::Write("a drawing is no image".into()).into())
            }
        }
    }
}

/// Why an image cannot be written.
enum ImageError {
    /// It cannot be decoded.
    Picture(PictureError),
    /// It lays on more ink than the paper takes: the most in one place, in per cent.
    Ink(u16),
    /// Something that no picture is to blame for.
    Pdf(PdfError),
}

impl From<PictureError> for ImageError {
    fn from(error: PictureError) -> ImageError {
        ImageError::Picture(error)
    }
}

impl From<PdfError> for ImageError {
    fn from(error: PdfError) -> ImageError {
        ImageError::Pdf(error)
    }
}
