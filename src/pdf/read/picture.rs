//! Images, read back as pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::{ReadError, dict};
use crate::frame::{Jpeg, JpegColour, Picture, Raster, Turn};
use crate::pdf::guarded::unpacked_to;
use crate::picture::check_size;

/// The images of a file, by the name that pages call them by.
#[derive(Default)]
pub(super) struct Pictures {
    pictures: Vec<Arc<Picture>>,
    by_id: BTreeMap<ObjectId, usize>,
    named: BTreeMap<Vec<u8>, usize>,
}

impl Pictures {
    /// Reads the images that a page's resources name, those once that other pages have too.
    pub(super) fn load(&mut self, file: &File, resources: &Dictionary) -> Result<(), ReadError> {
        self.named.clear();
        let Ok(named) = dict(file, resources, b"XObject") else { return Ok(()) };
        for (name, object) in named.iter() {
            let id = object.as_reference()?;
            let place = match self.by_id.get(&id) {
                Some(place) => *place,
                None => {
                    let image = file.get_object(id)?.as_stream()?;
                    let Some(picture) = picture(file, image) else { continue };
                    self.pictures.push(Arc::new(picture));
                    self.pictures.len() - 1
                }
            };
            self.by_id.insert(id, place);
            self.named.insert(name.clone(), place);
        }
        Ok(())
    }

    /// The place among all pictures of the one that a page calls by `name`.
    pub(super) fn get(&self, name: &[u8]) -> Option<usize> {
        self.named.get(name).copied()
    }

    /// The picture at a place, turned as it is looked at.
    pub(super) fn turned(&mut self, place: usize, turn: Turn) {
        if let Some(Picture::Jpeg(jpeg)) = self.pictures.get_mut(place).map(Arc::make_mut) {
            jpeg.turn = turn;
        }
    }

    /// All pictures.
    pub(super) fn all(self) -> Vec<Arc<Picture>> {
        self.pictures
    }
}

fn picture(file: &File, image: &Stream) -> Option<Picture> {
    let number = |key: &[u8]| {
        image.dict.get(key).and_then(Object::as_i64).ok().and_then(|number| number.try_into().ok())
    };
    let (width, height) = (number(b"Width")?, number(b"Height")?);
    check_size(width, height).ok()?;
    let space = image.dict.get_deref(b"ColorSpace", file).and_then(Object::as_name).ok()?;
    if image.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|filter| filter == b"DCTDecode") {
        let colour = match space {
            b"DeviceGray" => JpegColour::Grey,
            b"DeviceRGB" => JpegColour::Rgb,
            _ => JpegColour::Cmyk { inverted: image.dict.has(b"Decode") },
        };
        let (turn, bytes) = (Turn::default(), image.content.as_slice().into());
        return Some(Picture::Jpeg(Jpeg { width, height, turn, colour, profile: None, bytes }));
    }
    let most = most_bytes(width, height);
    let samples = unpacked_to(image, most)?;
    let rgb = match space {
        b"DeviceGray" => samples.into_iter().flat_map(|grey| [grey; 3]).collect(),
        b"DeviceCMYK" => samples.chunks_exact(4).flat_map(from_press).collect(),
        _ => samples,
    };
    let mask = image.dict.get_deref(b"SMask", file).and_then(Object::as_stream);
    let alpha = mask.ok().and_then(|mask| unpacked_to(mask, most));
    Some(Picture::Raster(Raster { width, height, rgb, alpha }))
}

/// The most bytes that an image of so many pixels unpacks to: those of four inks, and before each row the number of
/// its filter.
fn most_bytes(width: u32, height: u32) -> usize {
    (width as usize).saturating_mul(4).saturating_add(1).saturating_mul(height as usize)
}

/// Press samples on a screen, without any profile.
fn from_press(sample: &[u8]) -> [u8; 3] {
    let [c, m, y, k] = sample else { return [0; 3] };
    [c, m, y].map(|ink| (u16::from(255 - ink) * u16::from(255 - k) / 255) as u8)
}
