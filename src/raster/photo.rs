//! Pictures made of samples, brought to the size that they are shown at.

use image::{DynamicImage, RgbaImage};
use tiny_skia::{IntSize, Pixmap};

use crate::frame::{Picture, Raster, Turn};
use crate::picture::{self, Pixels};

/// A picture in about `width` by `height` pixels, turned as it is looked at; `None` where it cannot be read, or is a
/// drawing.
pub(super) fn pixmap(picture: &Picture, width: u32, height: u32) -> Option<Pixmap> {
    let shown = Pixels { width, height };
    let (image, turn) = match picture {
        Picture::Jpeg(jpeg) => {
            let stored = if jpeg.turn.is_sideways() { shown.on_its_side() } else { shown };
            (samples(&picture::on_screen(jpeg, stored).ok()?)?, jpeg.turn)
        }
        Picture::Raster(raster) => (samples(&picture::reduced(raster, shown))?, Turn::default()),
        Picture::Drawing(_) => return None,
    };
    let image = turned(DynamicImage::ImageRgba8(image), turn).into_rgba8();
    let size = IntSize::from_wh(image.width(), image.height())?;
    Pixmap::from_vec(premultiplied(image), size)
}

/// The samples of a picture with their opacity.
fn samples(raster: &Raster) -> Option<RgbaImage> {
    let alpha = raster.alpha.iter().flatten().copied().chain(std::iter::repeat(u8::MAX));
    let pixels = raster.rgb.chunks_exact(3).zip(alpha);
    let rgba = pixels.flat_map(|(pixel, alpha)| pixel.iter().copied().chain([alpha])).collect();
    RgbaImage::from_raw(raster.width, raster.height, rgba)
}

/// A stored picture as it is looked at: mirrored first, then turned.
fn turned(image: DynamicImage, turn: Turn) -> DynamicImage {
    let image = if turn.mirrored { image.fliph() } else { image };
    match turn.quarters {
        1 => image.rotate90(),
        2 => image.rotate180(),
        3 => image.rotate270(),
        _ => image,
    }
}

/// Samples that already hold their opacity, as the canvas takes them.
fn premultiplied(image: RgbaImage) -> Vec<u8> {
    let mut rgba = image.into_raw();
    for pixel in rgba.chunks_exact_mut(4) {
        if let [red, green, blue, alpha] = pixel {
            for sample in [red, green, blue] {
                *sample = (u16::from(*sample) * u16::from(*alpha)).div_ceil(u16::from(u8::MAX)) as u8;
            }
        }
    }
    rgba
}
