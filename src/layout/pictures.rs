//! The flyer's pictures, each read once.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::frame::Picture;
use crate::picture;
use crate::spec::{Flyer, PictureFile};

/// The pictures of a flyer; equal files are one picture.
#[derive(Default)]
pub(super) struct Pictures {
    files: Vec<Arc<[u8]>>,
    read: Vec<Arc<Picture>>,
}

impl Pictures {
    /// Reads all pictures of a flyer, with a finding for each that cannot be used.
    pub fn new(flyer: &Flyer) -> (Pictures, Diagnostics) {
        let mut pictures = Pictures::default();
        let mut findings = Diagnostics::new();
        let images = flyer.activities.iter().filter_map(|activity| activity.image.as_ref());
        for file in flyer.masthead.logo.iter().chain(images.map(|image| &image.picture)) {
            if pictures.place(file).is_some() {
                continue;
            }
            match picture::read(&file.bytes) {
                Ok(picture) => {
                    pictures.files.push(file.bytes.clone());
                    pictures.read.push(Arc::new(picture));
                }
                Err(error) => {
                    let message = format!("the picture `{}` cannot be used: {error}", file.path.display());
                    let help = "save it anew as a JPEG, a PNG or a plain SVG";
                    findings.push(Diagnostic::new(Code::InvalidPicture, file.span, message).help(help));
                }
            }
        }
        (pictures, findings)
    }

    /// The place of a file's picture among all of them, if it could be read.
    pub fn place(&self, file: &PictureFile) -> Option<usize> {
        self.files.iter().position(|known| *known == file.bytes)
    }

    /// The width over the height of the picture at a place.
    pub fn aspect(&self, place: usize) -> Option<f64> {
        self.read.get(place).map(|picture| picture.aspect())
    }

    /// The pictures, by place.
    pub fn all(&self) -> Vec<Arc<Picture>> {
        self.read.clone()
    }
}
