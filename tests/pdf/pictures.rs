//! What a page shows: glyphs, drawings, photographs and samples.

use super::*;

#[test]
fn every_code_prints_its_glyph() {
    // A letter, and one hyphen under three codes.
    let otf: &[u8] = include_bytes!("../assets/LibertinusSerif-Letters.otf");
    for setter in [Setter::new(), Setter::with(vec![otf.into()])] {
        let run = setter.run(0, 80.0, 20.0, 120.0, "I-\u{ad}a-");
        let mut middles = Vec::new();
        let mut pen = run.origin.x.to_pt();
        for glyph in run.glyphs.iter() {
            let middle = pen + glyph.advance.to_pt() / 2.0;
            // Above each place there is a glyph or, as high as a capital, only the letter.
            let height = if &*glyph.text == "I" { 30.0 } else { 20.0 };
            middles.extend((&*glyph.text != "a").then_some((middle, 120.0 - height)));
            pen += glyph.advance.to_pt();
        }
        let above = (middles[1].0, 75.0);
        let colours =
            colour_at(&page(vec![item(DECORATION, run)]), &setter.faces, &[&middles[..], &[above]].concat());
        let is_ink: Vec<bool> = colours.iter().map(|[r, _, _]| *r < 100).collect();
        assert_eq!(is_ink, [true, true, true, true, false], "{colours:?} at {middles:?}");
    }
}

#[test]
fn drawings_fill_their_rectangle() {
    let at = |x, y| Point::new(Length::pt(x), Length::pt(y));
    let square = |from: f64, to: f64| {
        let corners = [at(to, from), at(to, to), at(from, to)].map(PathPart::Line);
        [vec![PathPart::Move(at(from, from))], corners.to_vec(), vec![PathPart::Close]].concat()
    };
    let red = Ink::from_rgb([255, 0, 0]);
    let blue = Ink::from_rgb([0, 0, 255]);
    let drawing = Drawing {
        size: Size::new(Length::pt(10.0), Length::pt(10.0)),
        shapes: vec![
            // A frame with a hole, and a line that goes past the edges.
            Shape {
                path: [square(0.0, 8.0), square(2.0, 6.0)].concat(),
                fill: Some(red),
                rule: FillRule::EvenOdd,
                stroke: None,
            },
            Shape {
                path: vec![PathPart::Move(at(-5.0, 9.0)), PathPart::Line(at(15.0, 9.0))],
                fill: None,
                rule: FillRule::NonZero,
                stroke: Some(Stroke { ink: blue, width: Length::pt(2.0) }),
            },
        ],
    };
    let document = pictured(Picture::Drawing(drawing), rect(100.0, 50.0, 100.0, 100.0));
    let places = [(110.0, 60.0), (140.0, 90.0), (190.0, 60.0), (150.0, 140.0), (90.0, 140.0), (210.0, 140.0)];
    let white = [255; 3];
    assert_eq!(
        colour_at(&document, &Setter::new().faces, &places),
        [red.rgb, white, white, blue.rgb, white, white]
    );
}

#[test]
fn rectangles_that_wind_against_each_other_leave_a_hole() {
    let at = |x, y| Point::new(Length::pt(x), Length::pt(y));
    let ring = |corners: [Point; 4]| {
        let [first, rest @ ..] = corners;
        [vec![PathPart::Move(first)], rest.map(PathPart::Line).to_vec(), vec![PathPart::Close]].concat()
    };
    let outer = ring([at(100.0, 50.0), at(160.0, 50.0), at(160.0, 110.0), at(100.0, 110.0)]);
    let inner = [at(120.0, 70.0), at(140.0, 70.0), at(140.0, 90.0), at(120.0, 90.0)];
    let [a, b, c, d] = inner;
    let check = |inner: [Point; 4], expected: [u8; 3]| {
        let red = Ink::from_rgb([255, 0, 0]);
        let path = [outer.clone(), ring(inner)].concat();
        let shape = Shape { path, fill: Some(red), rule: FillRule::NonZero, stroke: None };
        let document = page(vec![Item { mark: DECORATION, kind: ItemKind::Shape(shape) }]);
        let colours = colour_at(&document, &Setter::new().faces, &[(110.0, 60.0), (130.0, 80.0)]);
        assert_eq!(colours, [red.rgb, expected]);
    };
    check(inner, [255, 0, 0]);
    check([b, a, d, c], [255; 3]);
}

#[test]
fn jpeg_files_pass_through_and_stand_upright() {
    // Red, green over blue, grey.
    let quarters = image::RgbImage::from_fn(32, 16, |x, y| {
        image::Rgb(match (x < 16, y < 8) {
            (true, true) => [250, 0, 0],
            (false, true) => [0, 250, 0],
            (true, false) => [0, 0, 250],
            (false, false) => [128, 128, 128],
        })
    });
    let mut bytes = Vec::new();
    quarters.write_with_encoder(image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95)).unwrap();
    let bytes: Arc<[u8]> = bytes.into();
    let setter = Setter::new();
    let check = |mirrored, quarters, expected: [char; 4]| {
        let turn = Turn { mirrored, quarters };
        let (colour, bytes) = (JpegColour::Rgb, bytes.clone());
        let jpeg = Jpeg { width: 32, height: 16, turn, colour, profile: None, bytes: bytes.clone() };
        let document = pictured(Picture::Jpeg(jpeg), rect(100.0, 50.0, 60.0, 40.0));
        let corners = [(110.0, 60.0), (150.0, 60.0), (110.0, 80.0), (150.0, 80.0)];
        let colours = colour_at(&document, &setter.faces, &corners).into_iter().map(|[r, g, b]| match () {
            () if r > 200 && g < 60 => 'r',
            () if g > 200 && r < 60 => 'g',
            () if b > 200 && r < 60 => 'b',
            () => '-',
        });
        assert_eq!(colours.collect::<Vec<_>>(), expected, "{turn:?}");
        let file = written(&document, &setter.faces);
        let image = file.dict(file.dict(file.page(0), "Resources"), "XObject");
        let image = file.get(image, "P0").as_stream().unwrap();
        assert_eq!(image.content[..], bytes[..]);
        assert_eq!(file.name(&image.dict, "Filter"), "DCTDecode");
    };
    check(false, 0, ['r', 'g', 'b', '-']);
    check(false, 1, ['b', 'r', '-', 'g']);
    check(false, 2, ['-', 'b', 'g', 'r']);
    check(false, 3, ['g', '-', 'r', 'b']);
    check(true, 0, ['g', 'r', '-', 'b']);
    check(true, 1, ['-', 'g', 'b', 'r']);
}

#[test]
fn samples_keep_colour_and_opacity() {
    let setter = Setter::new();
    let raster = Raster { width: 2, height: 1, rgb: vec![200, 20, 30, 0, 0, 0], alpha: Some(vec![255, 0]) };
    let document = pictured(Picture::Raster(raster), rect(100.0, 50.0, 60.0, 40.0));
    let places = [(115.0, 70.0), (145.0, 70.0)];
    assert_eq!(colour_at(&document, &setter.faces, &places), [[200, 20, 30], [255; 3]]);
    let file = written(&document, &setter.faces);
    let image = file.dict(file.dict(file.page(0), "Resources"), "XObject");
    let mask = file.get(&file.get(image, "P0").as_stream().unwrap().dict, "SMask");
    assert_eq!(file.name(&mask.as_stream().unwrap().dict, "ColorSpace"), "DeviceGray");
}

#[test]
fn equal_pictures_are_embedded_once() {
    let setter = Setter::new();
    let picture = || Picture::Raster(Raster { width: 1, height: 1, rgb: vec![1, 2, 3], alpha: None });
    let mut document = pictured(picture(), rect(0.0, 0.0, 9.0, 9.0));
    document.pictures.push(Arc::new(picture()));
    let mut twin = document.pages[0].items[0].clone();
    twin.kind = ItemKind::Picture { picture: 1, rect: rect(50.0, 0.0, 9.0, 9.0) };
    document.pages[0].items.push(twin);
    let file = written(&document, &setter.faces);
    assert_eq!(file.dict(file.dict(file.page(0), "Resources"), "XObject").len(), 1);
    assert_eq!(colour_at(&document, &setter.faces, &[(4.0, 4.0), (54.0, 4.0)]), [[1, 2, 3]; 2]);
}
