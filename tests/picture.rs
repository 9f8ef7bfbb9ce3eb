//! Picture files as a user may give them: good, unsupported, broken.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Cursor;
use std::sync::Arc;

use flysheet::frame::{FillRule, PathPart, Picture, Shape};
use flysheet::picture::{PictureError, read};

fn svg(inside: &str) -> Result<Vec<Shape>, PictureError> {
    let file = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">{inside}</svg>"##
    );
    match read(&file.into_bytes().into())? {
        Picture::Drawing(drawing) => Ok(drawing.shapes),
        other => panic!("{other:?}"),
    }
}

/// The path's steps as letters and rounded places.
fn steps(shape: &Shape) -> String {
    let at = |place: &flysheet::geom::Point| format!("{:.1},{:.1}", place.x.to_pt(), place.y.to_pt());
    let step = |part: &PathPart| match part {
        PathPart::Move(end) => format!("M{}", at(end)),
        PathPart::Line(end) => format!("L{}", at(end)),
        PathPart::Curve(first, second, end) => format!("C{} {} {}", at(first), at(second), at(end)),
        PathPart::Close => "Z".into(),
    };
    shape.path.iter().map(step).collect::<Vec<_>>().join(" ")
}

#[test]
fn svg_paths_come_with_their_transforms_applied() {
    let check = |inside: &str, expected: &str| {
        let shapes = svg(inside).unwrap();
        assert_eq!(steps(&shapes[0]), expected, "{inside}");
    };
    check(r#"<path d="M1 1H3V2Z"/>"#, "M1.0,1.0 L3.0,1.0 L3.0,2.0 Z");
    check(
        r#"<g transform="translate(5 0) scale(2)"><path d="M1 1H3V2Z"/></g>"#,
        "M7.0,2.0 L11.0,2.0 L11.0,4.0 Z",
    );
    check(r#"<path d="M0 0Q3 3 6 0"/>"#, "M0.0,0.0 C2.0,2.0 4.0,2.0 6.0,0.0");
    check(
        r##"<defs><path id="a" d="M1 1H3V2Z"/></defs><use href="#a" x="1"/>"##,
        "M2.0,1.0 L4.0,1.0 L4.0,2.0 Z",
    );
}

#[test]
fn svg_fills_and_strokes_keep_their_colours() {
    let shapes =
        svg(r##"<path d="M1 1H3V2Z" fill="#14508c" fill-rule="evenodd" stroke="red" stroke-width=".5"/>"##)
            .unwrap();
    assert_eq!(shapes.len(), 2);
    assert_eq!(shapes[0].fill.unwrap().rgb, [0x14, 0x50, 0x8c]);
    assert_eq!(shapes[0].rule, FillRule::EvenOdd);
    let stroke = shapes[1].stroke.unwrap();
    assert_eq!(stroke.ink.rgb, [255, 0, 0]);
    assert!((stroke.width.to_pt() - 0.5).abs() < 1e-6);
}

#[test]
fn strokes_are_scaled_with_their_paths() {
    let shapes = svg(r#"<path d="M1 1H9" stroke="red" stroke-width="2" transform="scale(.25)"/>"#).unwrap();
    let stroke = shapes.iter().find_map(|shape| shape.stroke).unwrap();
    assert!((stroke.width.to_pt() - 0.5).abs() < 1e-6);
}

#[test]
fn a_stroke_that_is_not_plain_becomes_an_outline() {
    let check = |attributes: &str, is_outline: bool| {
        let shapes = svg(&format!(r#"<path d="M1 1H9" stroke="red" fill="none" {attributes}/>"#)).unwrap();
        assert_eq!(shapes[0].fill.is_some(), is_outline, "{attributes}");
    };
    check("", false);
    check(r#"transform="scale(.5)""#, false);
    check(r#"stroke-linecap="round""#, true);
    check(r#"stroke-dasharray="2 1""#, true);
    check(r#"transform="scale(1 .5)""#, true);
}

#[test]
fn what_paths_cannot_draw_is_refused_by_name() {
    let check = |inside: &str, what: &'static str| {
        assert_eq!(svg(inside), Err(PictureError::UnsupportedSvg(what)), "{inside}");
    };
    let path = r#"<path d="M1 1H3V2Z" fill="url(#a)"/>"#;
    check("<text>a</text>", "text");
    check(r#"<image href="a.png" width="1" height="1"/>"#, "a bitmap image");
    check(r#"<path d="M1 1H3V2Z" opacity=".5"/>"#, "opacity");
    check(r#"<path d="M1 1H3V2Z" fill-opacity=".5"/>"#, "opacity");
    check(
        &format!(
            r##"<linearGradient id="a"><stop stop-color="red"/><stop offset="1"/></linearGradient>{path}"##
        ),
        "a gradient",
    );
    check(
        r##"<clipPath id="a"><circle r="1"/></clipPath><g clip-path="url(#a)"><path d="M0 0H3V2Z"/></g>"##,
        "a clip path",
    );
    check(
        r##"<clipPath id="a"><rect width="2" height="2"/></clipPath><g clip-path="url(#a)"><path d="M0 0H3V2Z"/></g>"##,
        "a clip path",
    );
    check(
        r##"<mask id="a"><circle r="1" fill="red"/></mask><g mask="url(#a)"><path d="M0 0H3V2Z"/></g>"##,
        "a mask",
    );
}

#[test]
fn a_clip_path_around_everything_is_passed_over() {
    let shapes = svg(
        r##"<clipPath id="a"><rect width="20" height="10"/></clipPath><g clip-path="url(#a)"><path d="M0 0H3V2Z"/></g>"##,
    );
    assert_eq!(shapes.unwrap().len(), 1);
}

#[test]
fn files_of_no_known_kind_are_refused() {
    let check = |bytes: &[u8]| assert_eq!(read(&bytes.into()), Err(PictureError::UnknownKind));
    check(b"");
    check(b"GIF89a");
    check(b"<html></html>");
    check(b"%PDF-1.7");
}

#[test]
fn bombs_are_refused() {
    let check = |inside: &str| assert!(matches!(svg(inside), Err(PictureError::Broken(_))));
    check(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)));
    // Ten levels of ten uses each.
    let levels: String = (1..10)
        .map(|level| {
            let uses = format!(r##"<use href="#l{}"/>"##, level - 1).repeat(10);
            format!(r#"<g id="l{level}">{uses}</g>"#)
        })
        .collect();
    check(&format!(r#"<path id="l0" d="M0 0H1V1Z"/>{levels}"#));
}

#[test]
fn files_of_every_kind_that_are_cut_short_are_refused() {
    let encoded = |picture: image::DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    for format in [image::ImageFormat::Png, image::ImageFormat::WebP, image::ImageFormat::Tiff] {
        let noise = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 37) as u8, (y * 91) as u8, 7]));
        let whole = encoded(noise.into(), format);
        assert!(read(&whole[..].into()).is_ok(), "{format:?}");
        let half = read(&whole[..whole.len() / 2].into());
        assert!(matches!(half, Err(PictureError::Broken(_))), "{format:?}");
    }
}

/// Flips and cuts good files in ways that repeat; only a panic fails.
#[test]
fn broken_files_do_no_harm() {
    let picture = image::DynamicImage::from(image::RgbaImage::from_fn(9, 7, |x, y| {
        image::Rgba([x as u8 * 20, y as u8 * 30, 99, (x * y) as u8])
    }));
    let encoded = |format| {
        let mut bytes = Cursor::new(Vec::new());
        picture.to_rgb8().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="3cm"><style>.a{fill:#123}</style>
        <clipPath id="c"><rect width="20" height="10"/></clipPath><g clip-path="url(#c)" transform="rotate(9 1 2)">
        <path class="a" d="M1 1H3V2Q9 9 1 1A4 3 20 0 1 2 2Z" stroke="red" stroke-dasharray="1 .5" stroke-linecap="round"/>
        </g></svg>"##;
    let formats = [
        image::ImageFormat::Jpeg,
        image::ImageFormat::Png,
        image::ImageFormat::WebP,
        image::ImageFormat::Tiff,
    ];
    let files: Vec<Vec<u8>> = formats.into_iter().map(encoded).chain([drawing.to_vec()]).collect();
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    for file in &files {
        for _ in 0..1500 {
            let mut bytes = file.clone();
            for _ in 0..=next(3) {
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = next(256) as u8,
                    1 => bytes[at] ^= 1 << next(8),
                    2 => bytes.truncate(at.max(1)),
                    _ => bytes.splice(at..at, [b'9'; 3]).for_each(drop),
                }
            }
            let bytes: Arc<[u8]> = bytes.into();
            let _ = read(&bytes);
        }
    }
}
