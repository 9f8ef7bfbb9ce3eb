//! Files for a press: what a print shop's own checks look for, read back.

use flysheet::frame::{PressInk, Spot};
use flysheet::pdf::{Overinked, Press, PressProfile};
use lopdf::content::{Content, Operation};

use super::*;

fn options(profile: PressProfile, ink_limit: u16) -> Options {
    Options { profile: Profile::Press(Press { profile, ink_limit }), ..OPTIONS }
}

fn printed(document: &Document, faces: &Faces) -> File {
    File::new(&write(document, faces, &options(PressProfile::Fogra39, 300)).unwrap())
}

fn operations(file: &File) -> Vec<Operation> {
    let id = file.file.get_pages().into_values().next().unwrap();
    Content::decode(&file.file.get_page_content(id)).unwrap().operations
}

const ACCENT: Ink = Ink::new([20, 80, 140], [90, 60, 0, 15]);

/// A page with a band that bleeds, text in three inks, a hairline, and a link.
fn sheet(setter: &Setter) -> Document {
    let mut structure = Structure::new();
    let paragraph = structure.add(Role::Paragraph, ElementId::ROOT);
    let link = structure.add(Role::Link, paragraph);
    let shape = |rect, ink| Item { mark: DECORATION, kind: ItemKind::Shape(Shape::rectangle(rect, ink)) };
    let inked = |y, ink| {
        let run = setter.run(0, 10.0, 20.0, y, "ab");
        item(Mark::Content(paragraph), flysheet::frame::GlyphRun { ink, ..run })
    };
    let target = Link {
        rect: rect(20.0, 110.0, 30.0, 12.0),
        address: "https://example.org".into(),
        description: "The site".into(),
    };
    let mut document = page(vec![
        shape(rect(-8.5, -8.5, 317.0, 60.0), ACCENT),
        inked(20.0, Ink::WHITE),
        inked(80.0, Ink::new([29, 29, 31], [0, 0, 0, 100])),
        inked(100.0, ACCENT),
        shape(rect(20.0, 104.0, 100.0, 0.5), Ink::new([222, 160, 40], [0, 0, 0, 100])),
        shape(rect(20.0, 140.0, 100.0, 9.0), Ink::BLACK),
        item(Mark::Content(link), setter.run(0, 10.0, 20.0, 120.0, "site")),
        Item { mark: Mark::Content(link), kind: ItemKind::Link(target) },
    ]);
    document.structure = structure;
    document
}

#[test]
fn a_press_file_is_laid_out_and_marked_as_its_standards_ask() {
    let setter = Setter::new();
    let mut document = sheet(&setter);
    document.pages[0].slug = Length::pt(20.0);
    let bytes = write(&document, &setter.faces, &options(PressProfile::Fogra39, 300)).unwrap();
    let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
    assert!(holds(b"\nxref\n0 ") && holds(b"\ntrailer\n") && !holds(b"/ObjStm") && !holds(b"/XRef"));

    let file = File::new(&bytes);
    let page = file.page(0);
    assert_eq!(file.numbers(page, "MediaBox"), [0.0, 0.0, 357.0, 257.0]);
    assert_eq!(file.numbers(page, "BleedBox"), [20.0, 20.0, 337.0, 237.0]);
    assert_eq!(file.numbers(page, "TrimBox"), [28.5, 28.5, 328.5, 228.5]);
    assert!(!page.has(b"CropBox") && !page.has(b"ArtBox") && !page.has(b"Annots") && !page.has(b"Group"));

    let intents = file.get(file.catalog(), "OutputIntents").as_array().unwrap();
    let kinds: Vec<String> = intents.iter().map(|intent| file.name(file.follow(intent), "S")).collect();
    assert_eq!(kinds, ["GTS_PDFX", "GTS_PDFA1"]);
    for intent in intents.iter().map(|intent| file.follow(intent)) {
        assert_eq!(file.text(intent, "OutputConditionIdentifier"), "FOGRA39");
        let profile = file.stream(intent, "DestOutputProfile");
        assert_eq!((&profile[12..20], profile.len()), (b"prtrCMYK".as_slice(), 121_368));
    }

    let xmp = String::from_utf8(file.stream(file.catalog(), "Metadata")).unwrap();
    for said in [
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<pdf:Trapped>False</pdf:Trapped>",
        "<xmp:MetadataDate>2022-08-01T10:00:00Z</xmp:MetadataDate>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>",
        "<pdfaProperty:name>Trapped</pdfaProperty:name>",
    ] {
        assert!(xmp.contains(said), "{said}");
    }
    let info = file.follow(file.file.trailer.get(b"Info").unwrap());
    assert_eq!(file.name(info, "Trapped"), "False");
}

#[test]
fn the_words_of_a_link_stay_and_nothing_is_to_be_clicked() {
    let setter = Setter::new();
    let document = sheet(&setter);
    let tags = |file: &File| {
        let objects = file.file.objects.values().filter_map(|object| object.as_dict().ok());
        let mut tags: Vec<String> = objects
            .filter(|object| object.has(b"S") && object.has(b"P"))
            .map(|tag| file.name(tag, "S"))
            .collect();
        tags.sort();
        tags
    };
    let printed = printed(&document, &setter.faces);
    assert_eq!(tags(&printed), ["Document", "P", "Span"]);
    assert_eq!(tags(&written(&document, &setter.faces)), ["Document", "Link", "P"]);
    assert!(printed.words(0).ends_with("site"));
    let is_action =
        |object: &lopdf::Object| object.as_dict().is_ok_and(|dict| dict.has(b"URI") || dict.has(b"A"));
    assert!(!printed.file.objects.values().any(is_action));
}

#[test]
fn black_text_and_hairlines_overprint_and_nothing_else_does() {
    let setter = Setter::new();
    let mut document = sheet(&setter);
    // Black in a drawing may stand on its own colours, which must not show through.
    let drawing = Drawing {
        size: Size::new(Length::pt(10.0), Length::pt(10.0)),
        shapes: vec![Shape::rectangle(rect(0.0, 0.0, 10.0, 10.0), Ink::BLACK)],
    };
    document.pictures = vec![Arc::new(Picture::Drawing(drawing))];
    document.pages[0].items.push(Item {
        mark: DECORATION,
        kind: ItemKind::Picture { picture: 0, rect: rect(200.0, 150.0, 20.0, 20.0) },
    });
    let file = printed(&document, &setter.faces);
    let states = file.dict(file.dict(file.page(0), "Resources"), "ExtGState");
    let overprints = |name: &str| {
        let state = file.dict(states, name);
        ["OP", "op"].map(|key| file.get(state, key).as_bool().unwrap())
    };
    assert_eq!((overprints("Over"), overprints("Out")), ([true; 2], [false; 2]));
    assert_eq!(file.get(file.dict(states, "Over"), "OPM").as_i64().unwrap(), 1);

    let (mut overprints, mut inks, mut painted) = (false, Vec::new(), Vec::new());
    for Operation { operator, operands } in operations(&file) {
        match operator.as_str() {
            "gs" => overprints = operands[0].as_name().unwrap() == b"Over",
            "k" => {
                inks = operands.iter().map(|part| (part.as_float().unwrap() * 100.0).round() as u8).collect()
            }
            "TJ" | "f" => painted.push((operator, inks.clone(), overprints)),
            "rg" | "RG" | "g" | "G" => panic!("{operator} in a press file"),
            _ => {}
        }
    }
    let expected = [
        ("f", ACCENT, false),
        ("TJ", Ink::WHITE, false),
        ("TJ", Ink::BLACK, true),
        ("TJ", ACCENT, false),
        ("f", Ink::BLACK, true),
        ("f", Ink::BLACK, false),
        ("TJ", Ink::BLACK, true),
        ("f", Ink::BLACK, false),
    ];
    let expected = expected.map(|(operator, ink, overprints)| {
        let PressInk::Process(cmyk) = ink.press else { panic!("not a process ink") };
        (operator.to_owned(), cmyk.to_vec(), overprints)
    });
    assert_eq!(painted, expected);
}

/// The first image of a file, and its samples where they are deflated.
fn shown(file: &File) -> (&lopdf::Dictionary, Vec<u8>) {
    let images = file.dict(file.dict(file.page(0), "Resources"), "XObject");
    let (_, image) = images.iter().next().unwrap();
    let image = file.file.dereference(image).unwrap().1.as_stream().unwrap();
    let is_deflated = file.name(&image.dict, "Filter") == "FlateDecode";
    let samples = if is_deflated { samples(&image.dict, &image.content) } else { Vec::new() };
    (&image.dict, samples)
}

/// Samples deflated with a PNG predictor, by way of the PNG file that they would be the data of.
fn samples(image: &lopdf::Dictionary, data: &[u8]) -> Vec<u8> {
    let number = |key: &[u8]| u32::try_from(image.get(key).unwrap().as_i64().unwrap()).unwrap();
    let colours = image.get(b"DecodeParms").unwrap().as_dict().unwrap().get(b"Colors").unwrap();
    let kind = if colours.as_i64().unwrap() == 1 { 0 } else { 6 };
    let header = [&number(b"Width").to_be_bytes()[..], &number(b"Height").to_be_bytes(), &[8, kind, 0, 0, 0]];
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", header.concat()), (b"IDAT", data.to_vec()), (b"IEND", Vec::new())] {
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(&content);
        png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        png.extend([&name[..], &content, &crc.sum().to_be_bytes()].concat());
    }
    image::load_from_memory(&png).unwrap().into_bytes()
}

fn raster(pixels: [[u8; 3]; 2], alpha: Option<[u8; 2]>) -> Picture {
    Picture::Raster(Raster {
        width: 2,
        height: 1,
        rgb: pixels.concat(),
        alpha: alpha.map(|alpha| alpha.to_vec()),
    })
}

#[test]
fn pictures_become_inks_and_let_nothing_through() {
    let faces = Setter::new().faces;
    let check =
        |picture: Picture, behind: Option<Ink>, space: &str, expected: &[std::ops::RangeInclusive<u8>]| {
            let mut document = pictured(picture, rect(100.0, 50.0, 40.0, 20.0));
            if let Some(ink) = behind {
                let shape = Shape::rectangle(rect(90.0, 40.0, 60.0, 40.0), ink);
                document.pages[0].items.insert(0, Item { mark: DECORATION, kind: ItemKind::Shape(shape) });
            }
            let file = printed(&document, &faces);
            let (image, samples) = shown(&file);
            assert_eq!(file.name(image, "ColorSpace"), space);
            assert!(!image.has(b"SMask") && !file.page(0).has(b"Group"));
            assert_eq!(samples.len(), expected.len());
            let fits = samples.iter().zip(expected).all(|(sample, expected)| expected.contains(sample));
            assert!(fits, "{samples:?} for {expected:?}");
        };
    let (red, white, grey) = ([200, 30, 40], [255; 3], [128; 3]);
    let red_inks = [0..=70, 200..=255, 150..=255, 0..=70];
    let exactly = |inks: [u8; 4]| inks.map(|ink| ink..=ink);
    check(raster([red, white], None), None, "DeviceCMYK", &[red_inks.clone(), exactly([0; 4])].concat());
    check(raster([grey, white], None), None, "DeviceGray", &[128..=128, 255..=255]);
    // What is not opaque shows the band as it is printed beside it, or the paper.
    let band = exactly([230, 153, 0, 38]);
    check(
        raster([red, white], Some([255, 0])),
        Some(ACCENT),
        "DeviceCMYK",
        &[red_inks.clone(), band.clone()].concat(),
    );
    check(
        raster([grey, grey], Some([255, 0])),
        Some(ACCENT),
        "DeviceCMYK",
        &[exactly([0, 0, 0, 127]), band].concat(),
    );
    check(
        raster([red, red], Some([255, 0])),
        None,
        "DeviceCMYK",
        &[red_inks.clone(), exactly([0; 4])].concat(),
    );
    check(raster([grey, [0; 3]], Some([255, 127])), None, "DeviceGray", &[128..=128, 128..=128]);
}

#[test]
fn photographs_are_converted_and_keep_to_the_limit() {
    let bytes: Arc<[u8]> = include_bytes!("../assets/hills.jpg").as_slice().into();
    let picture = flysheet::picture::read(&bytes).unwrap();
    let document = pictured(picture, rect(100.0, 50.0, 40.0, 20.0));
    let faces = Setter::new().faces;
    for limit in [300_u16, 180] {
        let file = File::new(&write(&document, &faces, &options(PressProfile::Fogra39, limit)).unwrap());
        let (image, samples) = shown(&file);
        assert_eq!(
            (file.name(image, "ColorSpace"), file.name(image, "Filter")),
            ("DeviceCMYK".into(), "FlateDecode".into())
        );
        let most = samples.chunks(4).map(|pixel| pixel.iter().map(|ink| u32::from(*ink)).sum::<u32>()).max();
        let percent = f64::from(most.unwrap()) / 2.55;
        assert!(percent <= f64::from(limit) && percent > 100.0, "{percent} under {limit}");
    }
}

#[test]
fn a_picture_in_inks_is_passed_through_or_refused_for_too_much_of_them() {
    let bytes: Arc<[u8]> = include_bytes!("../assets/rich-black.jpg").as_slice().into();
    let picture = flysheet::picture::read(&bytes).unwrap();
    let document = pictured(picture, rect(100.0, 50.0, 40.0, 20.0));
    let faces = Setter::new().faces;
    let error = write(&document, &faces, &options(PressProfile::Fogra39, 300)).unwrap_err();
    let PdfError::Ink(pictures) = error else { panic!("{error}") };
    // 230, 220, 210 and 250 of 255.
    assert!(matches!(pictures[..], [Overinked { picture: 0, percent: 352..=362 }]), "{pictures:?}");
    let file = File::new(&write(&document, &faces, &options(PressProfile::Fogra39, 400)).unwrap());
    let (image, _) = shown(&file);
    assert_eq!(
        (file.name(image, "ColorSpace"), file.name(image, "Filter")),
        ("DeviceCMYK".into(), "DCTDecode".into())
    );
}

#[test]
fn a_spot_colour_has_a_plate_of_its_name_and_a_value_for_presses_without_it() {
    let setter = Setter::new();
    let mut document = sheet(&setter);
    document.spots = vec![Spot { name: "PANTONE 286 C".into(), cmyk: [100, 66, 0, 2] }];
    let ink = Ink { rgb: [0, 51, 160], press: PressInk::Spot { place: 0, strength: 100 } };
    for ink in [ink, ink.tint(0.25)] {
        let shape = Shape::rectangle(rect(0.0, 0.0, 20.0, 20.0), ink);
        document.pages[0].items.push(Item { mark: DECORATION, kind: ItemKind::Shape(shape) });
    }
    let file = printed(&document, &setter.faces);
    let spaces = file.dict(file.dict(file.page(0), "Resources"), "ColorSpace");
    let space = file.get(spaces, "Spot0").as_array().unwrap();
    let names: Vec<_> =
        space[..3].iter().map(|name| String::from_utf8_lossy(name.as_name().unwrap())).collect();
    assert_eq!(names, ["Separation", "PANTONE 286 C", "DeviceCMYK"]);
    assert_eq!(file.numbers(space[3].as_dict().unwrap(), "C1"), [1.0, 0.66, 0.0, 0.02]);
    let operations = operations(&file);
    let tints = operations.iter().filter(|operation| operation.operator == "scn");
    let tints: Vec<f32> = tints.map(|operation| operation.operands[0].as_float().unwrap()).collect();
    assert_eq!(tints, [1.0, 0.25]);
}

#[test]
fn a_spot_colour_behind_a_picture_shows_where_the_picture_does_not() {
    let mut document = pictured(raster([[200, 30, 40]; 2], Some([255, 0])), rect(100.0, 50.0, 40.0, 20.0));
    document.spots = vec![Spot { name: "PANTONE 286 C".into(), cmyk: [100, 66, 0, 2] }];
    let ink = Ink { rgb: [0, 51, 160], press: PressInk::Spot { place: 0, strength: 100 } };
    let shape = Shape::rectangle(rect(90.0, 40.0, 60.0, 40.0), ink);
    document.pages[0].items.insert(0, Item { mark: DECORATION, kind: ItemKind::Shape(shape) });
    let file = printed(&document, &Setter::new().faces);
    let (image, samples) = shown(&file);
    assert_eq!(samples[..4], samples[4..], "nothing is mixed in");
    let mask = file.get(image, "Mask").as_stream().unwrap();
    assert!(file.get(&mask.dict, "ImageMask").as_bool().unwrap() && !image.has(b"SMask"));
    assert_eq!(mask.content, [0b0100_0000], "the second pixel is left out");
}

#[test]
fn colours_that_nobody_chose_for_a_press_go_through_its_profile() {
    let red = Ink::from_rgb([200, 30, 40]);
    let shape = Shape::rectangle(rect(0.0, 0.0, 20.0, 20.0), red);
    let document = page(vec![Item { mark: DECORATION, kind: ItemKind::Shape(shape) }]);
    let faces = Setter::new().faces;
    let file = printed(&document, &faces);
    let inks = operations(&file).into_iter().find(|operation| operation.operator == "k").unwrap().operands;
    let inks: Vec<f32> = inks.iter().map(|ink| ink.as_float().unwrap()).collect();
    assert!(inks[0] < 0.3 && inks[1] > 0.8 && inks[2] > 0.6 && inks[3] < 0.3, "{inks:?}");

    let useless = PressProfile::File { name: "useless".into(), bytes: vec![0; 200].into() };
    let error = write(&document, &faces, &options(useless, 300)).unwrap_err();
    assert_eq!(error, PdfError::Profile("useless".into()));
}
