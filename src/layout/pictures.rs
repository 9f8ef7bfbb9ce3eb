//! The flyer's pictures, each read once, and its QR code, made once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use qrcode::{Color, EcLevel, QrCode};

use super::style::Styles;
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::frame::{Ink, Picture};
use crate::picture;
use crate::spec::{Flyer, PictureFile};

/// The pictures of a flyer; equal files are one picture.
pub(super) struct Pictures<'a> {
    flyer: &'a Flyer,
    read: OnceLock<ReadPictures>,
    code: OnceLock<Option<Arc<Modules>>>,
}

/// The pictures that could be read, with a finding for each that cannot be used.
#[derive(Default)]
struct ReadPictures {
    files: Vec<Arc<[u8]>>,
    pictures: Vec<Arc<Picture>>,
    /// Where the spec names each of them first.
    spans: Vec<Span>,
    unreadable: Diagnostics,
}

/// The address that a QR code was made of last, with its modules: the flyers of a programme mostly share one.
static LAST_CODE: Mutex<Option<(String, Arc<Modules>)>> = Mutex::new(None);

/// The modules of a QR code.
pub(super) struct Modules {
    /// How many there are from edge to edge.
    pub width: usize,
    /// The dark ones, row by row.
    pub dark: Vec<DarkRun>,
}

/// Dark modules side by side.
pub(super) struct DarkRun {
    /// How many modules stand left of the first.
    pub x: usize,
    /// How many rows of modules stand above.
    pub y: usize,
    /// How many they are.
    pub count: usize,
}

impl Modules {
    /// The QR code of an address; `None` where it is too long for one.
    fn of(address: &str) -> Option<Modules> {
        let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).ok()?;
        let mut dark = Vec::new();
        for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, other| one == other) {
                if run.first() == Some(&Color::Dark) {
                    dark.push(DarkRun { x, y, count: run.len() });
                }
                x += run.len();
            }
        }
        Some(Modules { width: code.width(), dark })
    }
}

impl ReadPictures {
    fn of(flyer: &Flyer) -> ReadPictures {
        let mut read = ReadPictures::default();
        let images = flyer.activities.iter().filter_map(|activity| activity.image.as_ref());
        for file in flyer.masthead.logo.iter().chain(images.map(|image| &image.picture)) {
            if read.place(file).is_some() {
                continue;
            }
            match picture::read(&file.bytes) {
                Ok(picture) => {
                    read.files.push(file.bytes.clone());
                    read.pictures.push(Arc::new(picture));
                    read.spans.push(file.span);
                }
                Err(error) => {
                    let message = format!("the picture `{}` cannot be used: {error}", file.path.display());
                    let finding = Diagnostic::new(Code::InvalidPicture, file.span, message);
                    read.unreadable.push(finding.help(error.cure()));
                }
            }
        }
        read
    }

    fn place(&self, file: &PictureFile) -> Option<usize> {
        self.files.iter().position(|known| *known == file.bytes)
    }
}

impl<'a> Pictures<'a> {
    /// The pictures of a flyer, to be read when one is asked for.
    pub fn new(flyer: &'a Flyer) -> Pictures<'a> {
        Pictures { flyer, read: OnceLock::new(), code: OnceLock::new() }
    }

    /// All of them, read. Whoever asks while another thread reads them waits for that.
    fn read(&self) -> &ReadPictures {
        self.read.get_or_init(|| ReadPictures::of(self.flyer))
    }

    /// The place of a file's picture among all of them, if it could be read.
    pub fn place(&self, file: &PictureFile) -> Option<usize> {
        self.read().place(file)
    }

    /// The width over the height of the picture at a place.
    pub fn aspect(&self, place: usize) -> Option<f64> {
        self.read().pictures.get(place).map(|picture| picture.aspect())
    }

    /// A finding for each that cannot be used.
    pub fn unreadable(&self) -> Diagnostics {
        self.read().unreadable.clone()
    }

    /// The QR code of the flyer's address; `None` where it is too long for one. Whoever asks while another
    /// thread makes it waits for that.
    pub fn code(&self, address: &str) -> Option<&Modules> {
        let last = || LAST_CODE.lock().unwrap_or_else(PoisonError::into_inner);
        let known =
            || last().as_ref().filter(|(of, _)| of == address).map(|(_, modules)| Arc::clone(modules));
        let made = || {
            let modules = Arc::new(Modules::of(address)?);
            *last() = Some((address.to_owned(), Arc::clone(&modules)));
            Some(modules)
        };
        self.code.get_or_init(|| known().or_else(made)).as_deref()
    }

    /// The pictures, by place; drawings in the inks of the theme where they have its colours.
    pub fn all(&self, styles: &Styles) -> Vec<Arc<Picture>> {
        self.read().pictures.iter().map(|picture| inked(picture, styles)).collect()
    }

    /// Where the spec names each of the pictures first, by place.
    pub fn spans(&self) -> Vec<Span> {
        self.read().spans.clone()
    }
}

/// A drawing with the theme's own inks in the place of colours that look the same; other pictures as they are.
fn inked(picture: &Arc<Picture>, styles: &Styles) -> Arc<Picture> {
    let Picture::Drawing(drawing) = &**picture else { return Arc::clone(picture) };
    let of_theme = |ink: Ink| styles.ink_of(ink.rgb).unwrap_or(ink);
    let mut drawing = drawing.clone();
    for shape in &mut drawing.shapes {
        shape.fill = shape.fill.map(of_theme);
        if let Some(stroke) = &mut shape.stroke {
            stroke.ink = of_theme(stroke.ink);
        }
    }
    Arc::new(Picture::Drawing(drawing))
}
