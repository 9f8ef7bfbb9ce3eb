//! Photographs as a camera, a phone or a print shop gives them: their way up, their colours, their size.

use std::io::Cursor;

use flysheet::pdf::{Press, PressProfile, Undecodable};
use flysheet::picture;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, RgbImage};
use moxcms::ColorProfile;

use super::*;

/// A photograph in a file of a kind, with what the file says beside its samples.
fn photograph(
    image: &RgbImage,
    format: ImageFormat,
    orientation: Option<u8>,
    profile: Option<&[u8]>,
) -> Vec<u8> {
    fn put(
        image: &RgbImage,
        mut encoder: impl ImageEncoder,
        orientation: Option<u8>,
        profile: Option<&[u8]>,
    ) {
        if let Some(orientation) = orientation {
            let exif =
                [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]];
            encoder.set_exif_metadata(exif.concat()).unwrap();
        }
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile.to_vec()).unwrap();
        }
        let (width, height) = image.dimensions();
        encoder.write_image(image, width, height, image::ExtendedColorType::Rgb8).unwrap();
    }
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Jpeg => {
            put(image, JpegEncoder::new_with_quality(&mut bytes, 95), orientation, profile);
        }
        ImageFormat::Png => put(image, PngEncoder::new(&mut bytes), orientation, profile),
        ImageFormat::WebP => put(image, WebPEncoder::new_lossless(&mut bytes), orientation, profile),
        _ => {
            let mut to = Cursor::new(&mut bytes);
            DynamicImage::from(image.clone()).write_to(&mut to, format).unwrap();
        }
    }
    bytes
}

fn read(bytes: Vec<u8>) -> Picture {
    picture::read(&bytes.into()).unwrap()
}

fn even(colour: [u8; 3], width: u32, height: u32) -> RgbImage {
    RgbImage::from_pixel(width, height, image::Rgb(colour))
}

/// Something of every shade, so that a file of it is not small.
fn busy(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let n = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
        image::Rgb([(n >> 24) as u8, (n >> 16) as u8, (x + y) as u8])
    })
}

fn press(profile: PressProfile) -> Profile {
    Profile::Press(Press { profile, ink_limit: 300 })
}

fn made(document: &Document, profile: Profile) -> File {
    File::new(&write(document, &Setter::new().faces, &Options { profile, ..OPTIONS }).unwrap())
}

/// The first image of a file.
fn image_of(file: &File) -> &lopdf::Stream {
    let images = file.dict(file.dict(file.page(0), "Resources"), "XObject");
    assert_eq!(images.len(), 1);
    file.file.dereference(images.iter().next().unwrap().1).unwrap().1.as_stream().unwrap()
}

/// Pixels of an image from left to right and from top to bottom.
fn size(image: &lopdf::Stream) -> [i64; 2] {
    ["Width", "Height"].map(|key| image.dict.get(key.as_bytes()).unwrap().as_i64().unwrap())
}

/// Samples of an image, however they are packed.
fn samples(image: &lopdf::Stream) -> Vec<u8> {
    match image.dict.get(b"Filter").unwrap().as_name().unwrap() {
        b"DCTDecode" => image::load_from_memory(&image.content).unwrap().into_bytes(),
        _ => image.get_plain_content().unwrap(),
    }
}

#[test]
fn photographs_stand_upright_whichever_way_the_camera_was_held() {
    // Red, green over blue, grey.
    let quarters = |size: u32| {
        RgbImage::from_fn(2 * size, size, |x, y| {
            image::Rgb(match (x < size, y < size / 2) {
                (true, true) => [250, 0, 0],
                (false, true) => [0, 250, 0],
                (true, false) => [0, 0, 250],
                (false, false) => [128, 128, 128],
            })
        })
    };
    let faces = Setter::new().faces;
    // Orientations 1 to 8, as Exif numbers them (CIPA DC-008, 4.6.5).
    let expected = ["rgb-", "gr-b", "-bgr", "b-rg", "rbg-", "br-g", "-gbr", "g-rb"];
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        // As they are, and with fewer pixels.
        for size in [32, 80] {
            for (orientation, expected) in (1..).zip(expected) {
                let picture = read(photograph(&quarters(size), format, Some(orientation), None));
                assert_eq!(picture.aspect(), if orientation < 5 { 2.0 } else { 0.5 });
                let rect = rect(100.0, 50.0, 60.0, 40.0);
                let places = [(112.0, 58.0), (148.0, 58.0), (112.0, 82.0), (148.0, 82.0)];
                let colours = colour_at(&pictured(picture, rect), &faces, &places);
                let seen = colours.into_iter().map(|[r, g, b]| match () {
                    () if r > 200 && g < 60 => 'r',
                    () if g > 200 && r < 60 => 'g',
                    () if b > 200 && r < 60 => 'b',
                    () => '-',
                });
                assert_eq!(seen.collect::<String>(), expected, "{format:?} {size} {orientation}");
            }
        }
    }
}

#[test]
fn pictures_have_the_pixels_of_their_profile_and_never_more_than_they_had() {
    let check = |format, width: f64, profile: Profile, expected: [i64; 2]| {
        let picture = read(photograph(&busy(300, 200), format, None, None));
        let document = pictured(picture, rect(10.0, 10.0, width, width / 1.5));
        assert_eq!(size(image_of(&made(&document, profile))), expected, "{format:?} {width}");
    };
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        // Half an inch.
        check(format, 36.0, Profile::Screen, [75, 50]);
        check(format, 36.0, press(PressProfile::Fogra39), [150, 100]);
        // Two inches.
        check(format, 144.0, Profile::Screen, [300, 200]);
        check(format, 144.0, press(PressProfile::Fogra39), [300, 200]);
    }
}

#[test]
fn a_picture_that_stands_twice_has_the_pixels_of_the_larger() {
    let picture = read(photograph(&busy(600, 400), ImageFormat::Jpeg, Some(6), None));
    let mut document = pictured(picture.clone(), rect(10.0, 10.0, 24.0, 36.0));
    document.pictures.push(Arc::new(picture));
    let mut twin = document.pages[0].items[0].clone();
    twin.kind = ItemKind::Picture { picture: 1, rect: rect(50.0, 10.0, 72.0, 108.0) };
    document.pages[0].items.push(twin);
    assert_eq!(size(image_of(&made(&document, Profile::Screen))), [225, 150]);
}

#[test]
fn a_photograph_that_needs_no_change_is_the_file_that_was_given() {
    let srgb = ColorProfile::new_srgb().encode().unwrap();
    for (orientation, profile) in [(None, None), (Some(6), None), (Some(1), Some(&srgb[..]))] {
        let bytes = photograph(&busy(200, 100), ImageFormat::Jpeg, orientation, profile);
        let picture = read(bytes.clone());
        let document = pictured(picture.clone(), rect(10.0, 10.0, 96.0, 96.0 / picture.aspect()));
        assert!(image_of(&made(&document, Profile::Screen)).content == bytes, "{orientation:?}");
    }
    // Fewer pixels that would take more bytes are no gain.
    let bytes = {
        let mut bytes = Vec::new();
        busy(400, 200).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 2)).unwrap();
        bytes
    };
    let document = pictured(read(bytes.clone()), rect(10.0, 10.0, 160.0, 80.0));
    assert!(image_of(&made(&document, Profile::Screen)).content == bytes);
}

#[test]
fn thin_lines_keep_their_light() {
    // Black and white by turns send out half the light, which is the shade 188 of a screen and not 128.
    let lines = RgbImage::from_fn(600, 400, |x, _| image::Rgb([if x % 2 == 0 { 255 } else { 0 }; 3]));
    let document =
        pictured(read(photograph(&lines, ImageFormat::Png, None, None)), rect(0.0, 0.0, 72.0, 48.0));
    let file = made(&document, Profile::Screen);
    let samples = samples(image_of(&file));
    assert_eq!(samples.len(), 150 * 100);
    assert!(samples[2..148].iter().all(|shade| shade.abs_diff(188) <= 1), "{:?}", &samples[..150]);
}

#[test]
fn what_shines_through_leaves_no_seam_when_a_picture_shrinks() {
    // Red that is opaque beside black that is not there.
    let disc = image::RgbaImage::from_fn(600, 400, |x, _| {
        image::Rgba(if x < 299 { [200, 20, 30, 255] } else { [0, 0, 0, 0] })
    });
    let mut bytes = Cursor::new(Vec::new());
    disc.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let document = pictured(read(bytes.into_inner()), rect(0.0, 0.0, 72.0, 48.0));
    let file = made(&document, Profile::Screen);
    let image = image_of(&file);
    let mask = file.get(&image.dict, "SMask").as_stream().unwrap();
    let (samples, opacity) = (samples(image), samples(mask));
    let edge = opacity[..150].iter().position(|opacity| (1..=254).contains(opacity)).unwrap();
    assert!(
        samples[3 * edge..]
            .iter()
            .zip([200, 20, 30])
            .all(|(sample, red): (&u8, u8)| sample.abs_diff(red) < 4)
    );
    assert_eq!((size(mask), opacity[0], opacity[149]), ([150, 100], 255, 0));
}

#[test]
fn colours_are_what_the_pictures_own_profile_means() {
    let near = |colours: &[u8], expected: [u8; 3]| {
        let fits = colours.iter().zip(expected).all(|(sample, wanted)| sample.abs_diff(wanted) <= 5);
        assert!(fits, "{:?} for {expected:?}", &colours[..3]);
    };
    for (profile, expected) in
        [(ColorProfile::new_display_p3(), [195, 47, 55]), (ColorProfile::new_adobe_rgb(), [205, 57, 58])]
    {
        let profile = profile.encode().unwrap();
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let of = |profile| {
                let image = even([180, 60, 60], 64, 64);
                pictured(read(photograph(&image, format, None, profile)), rect(0.0, 0.0, 36.0, 36.0))
            };
            let screen = made(&of(Some(&profile)), Profile::Screen);
            near(&samples(image_of(&screen)), expected);
            near(&samples(image_of(&made(&of(None), Profile::Screen))), [180, 60, 60]);
            // On a press, a stronger red is more magenta and less cyan.
            let printed = |profile| samples(image_of(&made(&of(profile), press(PressProfile::Fogra39))));
            let (own, plain) = (printed(Some(&profile[..])), printed(None));
            assert!(own[0] < plain[0] && own[0].abs_diff(plain[0]) > 5, "{:?} {:?}", &own[..4], &plain[..4]);
        }
    }
}

/// A photograph in inks: 230, 220, 210 and 250 of 255 all over.
const RICH_BLACK: &[u8] = include_bytes!("../assets/rich-black.jpg");

/// The same file with a colour profile.
fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    let parts: Vec<&[u8]> = profile.chunks(60_000).collect();
    for (number, part) in (1..).zip(&parts) {
        bytes.extend([0xff, 0xe2]);
        bytes.extend(u16::try_from(part.len() + 16).unwrap().to_be_bytes());
        bytes.extend(b"ICC_PROFILE\0");
        bytes.extend([number, parts.len() as u8]);
        bytes.extend(*part);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

#[test]
fn a_picture_in_inks_is_shown_in_the_screens_colours() {
    let profile = picture::fogra39().unwrap();
    for bytes in [RICH_BLACK.to_vec(), with_profile(RICH_BLACK, profile)] {
        let file = made(&pictured(read(bytes), rect(0.0, 0.0, 36.0, 36.0)), Profile::Screen);
        let image = image_of(&file);
        assert_ne!(file.name(&image.dict, "ColorSpace"), "DeviceCMYK");
        let samples = samples(image);
        assert!(samples.iter().all(|shade| *shade < 64), "{:?} is black", &samples[..3]);
        let xmp = String::from_utf8(file.stream(file.catalog(), "Metadata")).unwrap();
        assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"));
    }
}

#[test]
fn inks_stay_on_the_press_that_they_were_made_for_and_are_made_anew_for_another() {
    let fogra39 = picture::fogra39().unwrap();
    let of_another_day = {
        let mut profile = fogra39.to_vec();
        profile[25] ^= 1;
        profile
    };
    let printed = |bytes: &[u8], profile: PressProfile| {
        let profile = Profile::Press(Press { profile, ink_limit: 360 });
        made(&pictured(read(bytes.to_vec()), rect(0.0, 0.0, 36.0, 36.0)), profile)
    };
    let file = |bytes: &[u8]| PressProfile::File { name: "another".into(), bytes: bytes.into() };
    let tagged = with_profile(RICH_BLACK, fogra39);
    for (bytes, profile, stays) in [
        (RICH_BLACK, PressProfile::Fogra39, true),
        (&tagged, PressProfile::Fogra39, true),
        (&tagged, file(fogra39), true),
        (RICH_BLACK, file(&of_another_day), true),
        (&tagged, file(&of_another_day), false),
    ] {
        let made = printed(bytes, profile);
        let image = image_of(&made);
        assert_eq!(image.content == bytes, stays);
        assert_eq!(made.name(&image.dict, "ColorSpace"), "DeviceCMYK");
        if !stays {
            let sum = samples(image)[..4].iter().map(|ink| u32::from(*ink)).sum::<u32>();
            assert!((500..=360 * 255 / 100).contains(&sum), "{sum}");
        }
    }
}

#[test]
fn a_photograph_that_cannot_be_decoded_is_named() {
    let mut bytes = photograph(&busy(600, 400), ImageFormat::Jpeg, None, None);
    // The scan points to tables that are not there.
    let scan = bytes.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    bytes[scan + 6] = 0x33;
    let document = pictured(read(bytes), rect(0.0, 0.0, 72.0, 48.0));
    let error = write(&document, &Setter::new().faces, &OPTIONS).unwrap_err();
    let PdfError::Pictures(pictures) = error else { panic!("{error}") };
    assert!(matches!(&pictures[..], [Undecodable { picture: 0, .. }]), "{pictures:?}");
}
