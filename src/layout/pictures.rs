//! The flyer's pictures, each read once, and its QR code, made once.

use std::sync::{Arc, OnceLock};

use qrcode::{Color, EcLevel, QrCode};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::frame::Picture;
use crate::picture;
use crate::spec::{Flyer, PictureFile};

/// The pictures of a flyer; equal files are one picture.
#[derive(Default)]
pub(super) struct Pictures {
    files: Vec<Arc<[u8]>>,
    read: Vec<Arc<Picture>>,
    code: OnceLock<Option<Modules>>,
}

/// The modules of a QR code.
pub(super) struct Modules {
    /// How many there are from edge to edge.
    pub width: usize,
    /// Whether each is dark, row by row.
    pub dark: Vec<bool>,
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

    /// The QR code of the flyer's address; `None` where it is too long for one. Whoever asks while another
    /// thread makes it waits for that.
    pub fn code(&self, address: &str) -> Option<&Modules> {
        let made = || {
            let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).ok()?;
            let dark = code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect();
            Some(Modules { width: code.width(), dark })
        };
        self.code.get_or_init(made).as_ref()
    }

    /// The pictures, by place.
    pub fn all(&self) -> Vec<Arc<Picture>> {
        self.read.clone()
    }
}
