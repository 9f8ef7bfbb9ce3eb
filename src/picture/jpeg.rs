//! The head of a JPEG file (ITU-T T.81, annex B): what a PDF must know to show the file as it is.

use std::sync::Arc;

use image::metadata::Orientation;

use super::{PictureError, colour};
use crate::frame::{Jpeg, JpegColour, Turn};

/// Markers (T.81, table B.1) that a reader of heads must know.
const START_OF_IMAGE: u8 = 0xd8;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
const APPLICATION_1: u8 = 0xe1;
const APPLICATION_2: u8 = 0xe2;
const APPLICATION_14: u8 = 0xee;

/// What follows the length in an Exif segment, in one of a colour profile (ISO 15076-1, B.4) and in Adobe's.
const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const ADOBE: &[u8] = b"Adobe";

/// Whether the bytes begin as a JPEG file does.
pub(super) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, START_OF_IMAGE, 0xff])
}

/// Reads the head of a JPEG file; the samples stay undecoded.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Jpeg, PictureError> {
    let mut frame = None;
    let mut is_adobe = false;
    let mut turn = Turn::default();
    let mut profile = Vec::new();
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        let (marker, content, after) =
            segment(rest).ok_or_else(|| broken("a JPEG file that is cut short"))?;
        match marker {
            0xc0..=0xc2 => frame = Some(Frame::read(content)?),
            // 0xc4, 0xc8 and 0xcc are tables, not frames.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Err(broken("a JPEG file of a rare kind, neither baseline nor progressive"));
            }
            APPLICATION_1 => turn = content.strip_prefix(EXIF).and_then(turned).unwrap_or(turn),
            APPLICATION_2 => profile.extend(content.strip_prefix(PROFILE).and_then(numbered)),
            APPLICATION_14 => is_adobe |= content.starts_with(ADOBE),
            START_OF_SCAN if after.windows(2).any(|pair| pair == [0xff, END_OF_IMAGE]) => break,
            START_OF_SCAN | END_OF_IMAGE => return Err(broken("a JPEG file that is cut short")),
            _ => {}
        }
        rest = after;
    }
    let frame = frame.ok_or_else(|| broken("a JPEG file without a frame"))?;
    super::check_size(frame.width, frame.height)?;
    let colour = match frame.components {
        1 => JpegColour::Grey,
        3 => JpegColour::Rgb,
        4 => JpegColour::Cmyk { inverted: is_adobe },
        _ => return Err(broken("a JPEG file that is neither grey, RGB nor CMYK")),
    };
    profile.sort_by_key(|(number, _)| *number);
    let profile: Vec<u8> = profile.into_iter().flat_map(|(_, part)| part).copied().collect();
    let profile = colour::telling(&profile, colour);
    Ok(Jpeg { width: frame.width, height: frame.height, turn, colour, profile, bytes: Arc::clone(bytes) })
}

/// A part of a colour profile with its number: a segment is too short for a whole one. How many parts there are is said
/// too.
fn numbered(part: &[u8]) -> Option<(u8, &[u8])> {
    let [number, _, part @ ..] = part else { return None };
    Some((*number, part))
}

/// What a frame header says (T.81, B.2.2).
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

impl Frame {
    fn read(content: &[u8]) -> Result<Frame, PictureError> {
        match content {
            [8, a, b, c, d, components, ..] => Ok(Frame {
                width: u32::from(u16::from_be_bytes([*c, *d])),
                height: u32::from(u16::from_be_bytes([*a, *b])),
                components: *components,
            }),
            _ => Err(broken("a JPEG file of more than eight bits a sample")),
        }
    }
}

/// The first segment: its marker, its content, and what follows it. `None` where it is cut short.
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (0xff, rest) = bytes.split_first().map(|(first, rest)| (*first, rest))? else { return None };
    let fill = rest.iter().position(|byte| *byte != 0xff)?;
    let (marker, rest) = rest.get(fill..)?.split_first()?;
    if *marker == END_OF_IMAGE {
        return Some((*marker, &[], rest));
    }
    let [a, b, ..] = rest else { return None };
    let length = usize::from(u16::from_be_bytes([*a, *b]));
    Some((*marker, rest.get(2..length)?, rest.get(length..)?))
}

/// How the picture is turned to be looked at, by its Exif data.
fn turned(exif: &[u8]) -> Option<Turn> {
    let turn = |mirrored, quarters| Some(Turn { mirrored, quarters });
    match Orientation::from_exif_chunk(exif)? {
        Orientation::NoTransforms => turn(false, 0),
        Orientation::Rotate90 => turn(false, 1),
        Orientation::Rotate180 => turn(false, 2),
        Orientation::Rotate270 => turn(false, 3),
        Orientation::FlipHorizontal => turn(true, 0),
        Orientation::Rotate270FlipH => turn(true, 1),
        Orientation::FlipVertical => turn(true, 2),
        Orientation::Rotate90FlipH => turn(true, 3),
    }
}

fn broken(what: &str) -> PictureError {
    PictureError::Broken(what.to_owned())
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::{DynamicImage, RgbImage};

    use super::*;

    fn encoded(picture: &DynamicImage) -> Arc<[u8]> {
        let mut bytes = Vec::new();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 80)).unwrap();
        bytes.into()
    }

    /// The same file with an Exif segment that holds an orientation.
    fn with_orientation(jpeg: &[u8], orientation: u8) -> Arc<[u8]> {
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, APPLICATION_1, 0, 34]);
        bytes.extend(EXIF);
        bytes.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
        bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
        bytes.extend(&jpeg[2..]);
        bytes.into()
    }

    #[test]
    fn heads_are_read() {
        let check = |picture: DynamicImage, colour| {
            let bytes = encoded(&picture);
            let jpeg = read(&bytes).unwrap();
            assert_eq!((jpeg.width, jpeg.height), (picture.width(), picture.height()));
            assert_eq!((jpeg.colour, jpeg.turn), (colour, Turn::default()));
            assert_eq!(jpeg.profile, None);
            assert!(Arc::ptr_eq(&jpeg.bytes, &bytes));
        };
        check(DynamicImage::new_rgb8(40, 30), JpegColour::Rgb);
        check(DynamicImage::new_luma8(7, 9), JpegColour::Grey);
    }

    #[test]
    fn a_camera_held_sideways_is_noticed() {
        let plain = encoded(&DynamicImage::new_rgb8(4, 2));
        let check = |orientation, mirrored, quarters| {
            let jpeg = read(&with_orientation(&plain, orientation)).unwrap();
            assert_eq!(jpeg.turn, Turn { mirrored, quarters }, "orientation {orientation}");
        };
        check(1, false, 0);
        check(3, false, 2);
        check(4, true, 2);
        check(6, false, 1);
        check(8, false, 3);
        check(9, false, 0);
    }

    #[test]
    fn a_profile_is_joined_from_its_parts_in_their_order() {
        let whole = moxcms::ColorProfile::new_display_p3().encode().unwrap();
        let (first, second) = whole.split_at(whole.len() / 3);
        let plain = encoded(&DynamicImage::new_rgb8(4, 2));
        let mut bytes = plain[..2].to_vec();
        for (number, part) in [(2, second), (1, first)] {
            bytes.extend([0xff, APPLICATION_2]);
            bytes.extend(u16::try_from(2 + PROFILE.len() + 2 + part.len()).unwrap().to_be_bytes());
            bytes.extend([PROFILE, &[number, 2], part].concat());
        }
        bytes.extend(&plain[2..]);
        assert_eq!(read(&bytes.into()).unwrap().profile.as_deref(), Some(&whole[..]));
    }

    #[test]
    fn a_turn_looks_like_the_orientation() {
        // Four pixels tell all eight orientations apart.
        let corners = RgbImage::from_fn(2, 2, |x, y| image::Rgb([(2 * y + x) as u8, 0, 0]));
        for orientation in 1..=8 {
            let mut expected = DynamicImage::from(corners.clone());
            expected.apply_orientation(Orientation::from_exif(orientation).unwrap());
            let exif = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation, 0, 0]]
                .concat();
            let turn = turned(&exif).unwrap();
            let mut got = DynamicImage::from(corners.clone());
            if turn.mirrored {
                got = got.fliph();
            }
            for _ in 0..turn.quarters {
                got = got.rotate90();
            }
            assert_eq!(got, expected, "orientation {orientation}");
        }
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let whole = encoded(&DynamicImage::new_rgb8(40, 30));
        for length in 3..whole.len() - 2 {
            assert!(read(&whole[..length].into()).is_err(), "{length} of {} bytes", whole.len());
        }
    }
}
