//! Pictures: which of them pages show, and how.

mod backdrop;
mod samples;
mod separated;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Document as File};

use super::PdfError;
use super::profile::Rules;
use crate::frame::{Document, Drawing, Ink, Item, ItemKind, JpegColour, Page, Picture, Turn};

/// The pictures of a file.
pub(super) struct Pictures<'a> {
    pictures: &'a [Arc<Picture>],
    rules: &'a Rules,
    /// The names of the images that pages show; equal ones share a name.
    resources: BTreeMap<Image, String>,
}

/// An image of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Image {
    /// The picture's place in the document's list.
    place: usize,
    /// What shines through it, where that becomes part of the image.
    behind: Option<Ink>,
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
        let mut named = Pictures { pictures: &document.pictures, rules, resources: BTreeMap::new() };
        for page in &document.pages {
            for place in 0..page.items.len() {
                if let Some(image) = named.image(page, place) {
                    let twin = named.resources.iter().find(|(other, _)| named.same(**other, image));
                    let resource = twin.map_or_else(
                        || format!("P{}", named.resources.len()),
                        |(_, resource)| resource.clone(),
                    );
                    named.resources.entry(image).or_insert(resource);
                }
            }
        }
        named
    }

    /// The image that the item at `place` of a page shows, if it shows one.
    fn image(&self, page: &Page, place: usize) -> Option<Image> {
        let ItemKind::Picture { picture, rect } = page.items.get(place)?.kind else { return None };
        let behind = match &**self.pictures.get(picture)? {
            Picture::Drawing(_) => return None,
            Picture::Raster(raster) if raster.alpha.is_some() && self.rules.separation().is_some() => {
                Some(backdrop::behind(page.items.get(..place)?, rect))
            }
            Picture::Raster(_) | Picture::Jpeg(_) => None,
        };
        Some(Image { place: picture, behind })
    }

    fn same(&self, one: Image, other: Image) -> bool {
        one.behind == other.behind && self.pictures.get(one.place) == self.pictures.get(other.place)
    }

    /// How the item at `place` of a page shows picture `picture` of the document's list.
    pub(super) fn shown(&self, page: &Page, place: usize, picture: usize) -> Result<Shown<'a>, PdfError> {
        let missing = || PdfError::Write(format!("picture {picture} is not there"));
        let resource = || {
            let image = self.image(page, place).ok_or_else(missing)?;
            self.resources.get(&image).cloned().ok_or_else(missing)
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

    /// Whether all pictures are in colours that the file's output intent gives a meaning, as PDF/A wants it
    /// (ISO 19005-2, 6.2.4.3).
    pub(super) fn are_defined(&self) -> bool {
        let is_cmyk = |image: &Image| match self.pictures.get(image.place).map(|picture| &**picture) {
            Some(Picture::Jpeg(jpeg)) => matches!(jpeg.colour, JpegColour::Cmyk { .. }),
            _ => false,
        };
        self.rules.separation().is_some() || !self.resources.keys().any(is_cmyk)
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
        let mut overinked = Vec::new();
        for (image, resource) in &self.resources {
            if named.has(resource.as_bytes()) {
                continue;
            }
            let Some(picture) = self.pictures.get(image.place) else { continue };
            let stream = match (self.rules.separation(), &**picture) {
                (_, Picture::Drawing(_)) => continue,
                (Some(separation), picture) => {
                    overinked.extend(separated::overinked(picture, image.place, separation));
                    separated::stream(picture, image.behind, separation, file)?
                }
                (None, Picture::Jpeg(jpeg)) => samples::jpeg_stream(jpeg),
                (None, Picture::Raster(raster)) => samples::raster_stream(raster, file)?,
            };
            named.set(resource.as_str(), file.add_object(stream));
        }
        if overinked.is_empty() { Ok(named) } else { Err(PdfError::Ink(overinked)) }
    }
}
