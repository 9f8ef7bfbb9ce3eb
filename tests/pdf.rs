//! PDF files, read back: everything that a reader, a printer or a screen reader takes from them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::expect_used)]

#[path = "pdf/reader.rs"]
mod reader;
#[path = "pdf/setter.rs"]
mod setter;

use std::sync::Arc;

use flysheet::frame::{
    ArtifactKind, Bookmark, Document, Drawing, ElementId, FillRule, Ink, Item, ItemKind, Jpeg, JpegColour,
    Link, Mark, PathPart, Picture, Raster, Role, Shape, Stroke, Structure, Turn, dump,
};
use flysheet::geom::{Length, Point, Rect, Size};
use flysheet::pdf::{Options, PdfError, Timestamp, write};
use flysheet::text::Faces;
use reader::File;
use setter::{Setter, item, page};

const OPTIONS: Options =
    Options { created: Timestamp { year: 2022, month: 8, day: 1, hour: 10, minute: 0, second: 0 } };

const DECORATION: Mark = Mark::Artifact(ArtifactKind::Decoration);

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    let size = Size::new(Length::pt(width), Length::pt(height));
    Rect::new(Point::new(Length::pt(x), Length::pt(y)), size)
}

fn written(document: &Document, faces: &Faces) -> File {
    File::new(&write(document, faces, &OPTIONS).unwrap())
}

/// A page of one line, as a paragraph.
fn line(setter: &Setter, text: &str) -> Document {
    let mut structure = Structure::new();
    let paragraph = Mark::Content(structure.add(Role::Paragraph, ElementId::ROOT));
    let mut document = page(vec![item(paragraph, setter.run(0, 10.0, 20.0, 40.0, text))]);
    document.structure = structure;
    document
}

/// A page of one picture.
fn pictured(picture: Picture, rect: Rect) -> Document {
    let mut structure = Structure::new();
    let figure = Mark::Content(structure.add_figure("A picture", ElementId::ROOT));
    let mut document = page(vec![Item { mark: figure, kind: ItemKind::Picture { picture: 0, rect } }]);
    document.structure = structure;
    document.pictures = vec![Arc::new(picture)];
    document
}

#[test]
fn boxes_nest() {
    let mut document = line(&Setter::new(), "a");
    let mut check = |bleed, media: [f32; 4], trim: [f32; 4]| {
        document.pages[0].bleed = bleed;
        let file = written(&document, &Setter::new().faces);
        assert_eq!(file.numbers(file.page(0), "MediaBox"), media);
        assert_eq!(file.numbers(file.page(0), "BleedBox"), media);
        assert_eq!(file.numbers(file.page(0), "TrimBox"), trim);
        assert!(!file.page(0).has(b"CropBox"));
    };
    check(Length::mm(3.0), [0.0, 0.0, 317.01, 217.01], [8.5, 8.5, 308.5, 208.5]);
    check(Length::ZERO, [0.0, 0.0, 300.0, 200.0], [0.0, 0.0, 300.0, 200.0]);
}

#[test]
fn fonts_are_embedded_subset_and_named() {
    let setter = Setter::new();
    let runs = [0, 1, 2].map(|face| item(DECORATION, setter.run(face, 9.0, 20.0, 40.0, "Peace")));
    let file = written(&page(runs.to_vec()), &setter.faces);
    let names = ["SourceSerif4-Regular", "SourceSerif4-Italic", "SourceSans3-Bold"];
    assert_eq!(file.fonts(0).len(), names.len());
    for ((_, font), name) in file.fonts(0).iter().zip(names) {
        let (tag, rest) =
            file.name(font, "BaseFont").split_once('+').map(|(a, b)| (a.len(), b.to_owned())).unwrap();
        assert_eq!((tag, rest.as_str()), (6, name));
        let descriptor = file.dict(file.descendant(font), "FontDescriptor");
        assert_eq!(file.name(descriptor, "FontName"), file.name(font, "BaseFont"));
        let program = file.stream(descriptor, "FontFile2");
        assert!(program.len() < 4000, "{} bytes for four letters", program.len());
        assert!(skrifa::FontRef::new(&program).is_ok());
        let slant = file.get(descriptor, "ItalicAngle").as_i64().unwrap();
        assert_eq!(slant < 0, name.contains("Italic"));
        let cap_height = file.get(descriptor, "CapHeight").as_i64().unwrap();
        assert!((600..720).contains(&cap_height), "{cap_height}");
    }
}

#[test]
fn text_comes_out_as_it_went_in() {
    let check = |given: &str, expected: &str| {
        let setter = Setter::new();
        assert_eq!(written(&line(&setter, given), &setter.faces).words(0), expected);
    };
    check("The Office of Peace", "The Office of Peace");
    // Ligatures; accents as one character and as two.
    check("office affluent fjord", "office affluent fjord");
    check("Türkiye, Çeské, o\u{302}n", "Türkiye, Çeské, o\u{302}n");
    // One glyph that stands for two texts.
    check("well-known know\u{ad}", "well-known know\u{ad}");
    check("10\u{a0}May 2012", "10\u{a0}May 2012");
    // A hyphen of the text itself is never taken for one that a line break put in.
    check("Counter-", "Counter\u{2010}");
}

#[test]
fn a_font_of_cubic_outlines_keeps_texts_apart_too() {
    let otf: &[u8] = include_bytes!("assets/LibertinusSerif-Letters.otf");
    let setter = Setter::with(vec![otf.into()]);
    let file = written(&line(&setter, "the office is well-known\u{ad}"), &setter.faces);
    assert_eq!(file.words(0), "the office is well-known\u{ad}");
    let fonts = file.fonts(0);
    let descendant = file.descendant(fonts[0].1);
    assert_eq!(file.name(descendant, "Subtype"), "CIDFontType0");
    assert!(!file.stream(file.dict(descendant, "FontDescriptor"), "FontFile3").is_empty());
}

/// Every glyph stands within this many points of where the frame puts it.
const NEAR: f64 = 0.02;

#[test]
fn glyphs_stand_where_the_frame_puts_them() {
    let setter = Setter::new();
    let check = |change: &dyn Fn(&mut flysheet::frame::GlyphRun)| {
        let text = "AVAST. Developing Practical Cooperation through Science, office";
        let mut run = setter.run(0, 9.25, 31.337, 77.7, text);
        change(&mut run);
        let file = written(&page(vec![item(DECORATION, run.clone())]), &setter.faces);
        let shown = file.glyphs(0);
        assert_eq!(shown.len(), run.glyphs.len());
        let mut pen = run.origin.x;
        for (glyph, shown) in run.glyphs.iter().zip(&shown) {
            let x = (pen + glyph.x_offset).to_pt() + 8.5;
            let y = 208.5 - (run.origin.y - glyph.y_offset).to_pt();
            assert!((x - shown.x).abs() < NEAR && (y - shown.y).abs() < NEAR, "{x} {y} {shown:?}");
            pen += glyph.advance;
        }
    };
    check(&|_| {});
    check(&|run| {
        // Expanded, tracked and justified, as a justified line is.
        run.stretch = 1.0173;
        for glyph in &mut run.glyphs {
            let justified = if &*glyph.text == " " { 1.2345 } else { 0.0 };
            glyph.advance = glyph.advance * 1.0173 + Length::pt(0.0417 + justified);
        }
    });
    check(&|run| {
        for (at, glyph) in run.glyphs.iter_mut().enumerate() {
            glyph.x_offset = Length::pt(at as f64 % 3.0 * 0.4);
            glyph.y_offset = Length::pt(at as f64 % 4.0 * 0.5);
        }
    });
}

#[test]
fn tracking_is_said_once_a_line() {
    let setter = Setter::new();
    let mut run = setter.run(2, 9.0, 20.0, 40.0, "nnnnnnnnnnnnnnnnnnnn");
    run.glyphs.iter_mut().for_each(|glyph| glyph.advance += Length::pt(0.3));
    let file = written(&page(vec![item(DECORATION, run)]), &setter.faces);
    let id = file.file.get_pages()[&1];
    let content = lopdf::content::Content::decode(&file.file.get_page_content(id)).unwrap();
    let strings = content.operations.iter().find(|operation| operation.operator == "TJ").unwrap();
    assert_eq!(strings.operands[0].as_array().unwrap().len(), 1);
}

#[test]
fn bookmarks_nest_by_level() {
    let setter = Setter::new();
    let mut document = line(&setter, "a");
    let marks = [("One", 1), ("Two", 2), ("Three – ü", 3), ("Four", 2), ("Five", 1)];
    document.bookmarks = marks
        .map(|(title, level)| Bookmark { title: title.into(), level, page: 0, top: Length::pt(50.0) })
        .to_vec();
    let file = written(&document, &setter.faces);
    let mut lines = Vec::new();
    let mut walk = vec![(file.dict(file.dict(file.catalog(), "Outlines"), "First"), 0)];
    while let Some((entry, depth)) = walk.pop() {
        lines.push(format!("{depth} {}", file.text(entry, "Title")));
        let destination = file.get(entry, "Dest").as_array().unwrap();
        assert_eq!(destination[0].as_reference().unwrap(), file.file.get_pages()[&1]);
        assert_eq!(destination[3].as_float().unwrap(), 158.5);
        walk.extend(entry.has(b"Next").then(|| (file.dict(entry, "Next"), depth)));
        walk.extend(entry.has(b"First").then(|| (file.dict(entry, "First"), depth + 1)));
    }
    assert_eq!(lines, ["0 One", "1 Two", "2 Three – ü", "1 Four", "0 Five"]);
    assert_eq!(file.get(file.dict(file.catalog(), "Outlines"), "Count").as_i64().unwrap(), 5);
}

#[test]
fn links_can_be_clicked_and_are_described() {
    let setter = Setter::new();
    let mut document = line(&setter, "our page");
    let paragraph = document.pages[0].items[0].mark;
    document.pages[0].items.push(Item {
        mark: paragraph,
        kind: ItemKind::Link(Link {
            rect: rect(20.0, 30.0, 50.0, 12.0),
            address: "https://example.org/a?b=c".into(),
            description: "Our page".into(),
        }),
    });
    let file = written(&document, &setter.faces);
    let link = file.follow(&file.get(file.page(0), "Annots").as_array().unwrap()[0]);
    assert_eq!(file.name(link, "Subtype"), "Link");
    assert_eq!(file.numbers(link, "Rect"), [28.5, 166.5, 78.5, 178.5]);
    assert_eq!(file.text(file.dict(link, "A"), "URI"), "https://example.org/a?b=c");
    assert_eq!(file.text(link, "Contents"), "Our page");
    assert_eq!(file.numbers(link, "Border"), [0.0; 3]);
    assert_eq!(file.get(link, "F").as_i64().unwrap(), 4);
    // Its element is a link, though the item's own is a paragraph.
    let key = file.get(link, "StructParent").as_i64().unwrap();
    let tree = file.dict(file.dict(file.catalog(), "StructTreeRoot"), "ParentTree");
    let numbers = file.get(tree, "Nums").as_array().unwrap();
    let place = numbers.iter().step_by(2).position(|number| number.as_i64().unwrap() == key).unwrap();
    assert_eq!(file.name(file.follow(&numbers[2 * place + 1]), "S"), "Link");
}

#[test]
fn the_file_says_the_same_of_itself_everywhere() {
    let setter = Setter::new();
    let mut document = line(&setter, "a");
    document.title = "Peace & “Science” <2022>".into();
    let file = written(&document, &setter.faces);
    let info = file.dict(&file.file.trailer, "Info");
    assert_eq!(file.text(info, "Title"), document.title);
    assert_eq!(file.text(info, "CreationDate"), "D:20220801100000Z");
    assert_eq!(file.text(info, "Producer"), concat!("flysheet ", env!("CARGO_PKG_VERSION")));
    let xmp = String::from_utf8(file.stream(file.catalog(), "Metadata")).unwrap();
    let says = |part: &str| assert!(xmp.contains(part), "{part} in {xmp}");
    says("<rdf:li xml:lang=\"x-default\">Peace &amp; “Science” &lt;2022&gt;</rdf:li>");
    says("<xmp:CreateDate>2022-08-01T10:00:00Z</xmp:CreateDate>");
    says(concat!("<pdf:Producer>flysheet ", env!("CARGO_PKG_VERSION"), "</pdf:Producer>"));
    says("<pdfuaid:part>1</pdfuaid:part>");
    assert_eq!(file.text(file.catalog(), "Lang"), "en-GB");
    assert!(file.get(file.dict(file.catalog(), "ViewerPreferences"), "DisplayDocTitle").as_bool().unwrap());
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let setter = Setter::new();
    let document = line(&setter, "Peace");
    let bytes = |document: &Document| write(document, &setter.faces, &OPTIONS).unwrap();
    let first = bytes(&document);
    assert!(first.starts_with(b"%PDF-1.7\n"));
    assert_eq!(first, std::thread::scope(|scope| scope.spawn(|| bytes(&document)).join().unwrap()));
    let id = |bytes: &[u8]| {
        let file = File::new(bytes);
        let ids = file.get(&file.file.trailer, "ID").as_array().unwrap().clone();
        assert_eq!(ids[0], ids[1]);
        ids[0].as_str().unwrap().to_vec()
    };
    assert_eq!(id(&first).len(), 16);
    assert_ne!(id(&first), id(&bytes(&line(&setter, "Piece"))));
}

#[test]
fn everything_is_tagged_in_reading_order() {
    let setter = Setter::new();
    let mut structure = Structure::new();
    let root = ElementId::ROOT;
    let heading = structure.add(Role::Heading(1), root);
    let _never_shown = structure.add(Role::Paragraph, root);
    let section = structure.add(Role::Section, root);
    let list = structure.add(Role::BulletList, section);
    let entry = structure.add(Role::ListItem, list);
    let label = structure.add(Role::Label, entry);
    let body = structure.add(Role::ListBody, entry);
    let figure = structure.add_figure("The mark", section);
    let text = |element, y, text: &str| item(Mark::Content(element), setter.run(0, 9.0, 20.0, y, text));
    let square =
        |mark| Item { mark, kind: ItemKind::Shape(Shape::rectangle(rect(9.0, 9.0, 20.0, 10.0), Ink::BLACK)) };
    let mut document = page(vec![
        square(DECORATION),
        text(heading, 20.0, "Peace"),
        text(label, 40.0, "•"),
        text(body, 40.0, "Cyber"),
        text(body, 52.0, "Defence"),
        square(Mark::Content(figure)),
        item(Mark::Artifact(ArtifactKind::Foot), setter.run(0, 7.0, 20.0, 190.0, "2")),
    ]);
    document.pages.push(document.pages[0].clone());
    document.structure = structure;
    let file = written(&document, &setter.faces);

    let tree = file.dict(file.catalog(), "StructTreeRoot");
    let elements = file.elements(tree.get(b"K").unwrap().as_reference().unwrap(), 0);
    let tags: Vec<String> = elements.iter().map(|(depth, tag, _)| format!("{depth} {tag}")).collect();
    let expected = ["0 Document", "1 H1", "1 Sect", "2 L", "3 LI", "4 Lbl", "4 LBody", "2 Figure"];
    assert_eq!(tags, expected);
    // A stretch of the element's own page is a bare number; one of another page names its page.
    let kids = elements[1].2.get(b"K").unwrap().as_array().unwrap();
    assert_eq!(kids[0].as_i64().unwrap(), 0);
    let elsewhere = kids[1].as_dict().unwrap();
    assert_eq!(elsewhere.get(b"Pg").unwrap().as_reference().unwrap(), file.file.get_pages()[&2]);
    assert_eq!(elsewhere.get(b"MCID").unwrap().as_i64().unwrap(), 0);
    let figure = elements.last().unwrap().2;
    assert_eq!(file.text(figure, "Alt"), "The mark");
    assert_eq!(file.numbers(file.dict(figure, "A"), "BBox"), [17.5, 189.5, 37.5, 199.5]);

    // Both lines of the list's item are one stretch, the foot none, on each page alike.
    for page in 0..2 {
        let shown = file.glyphs(page);
        let of = |number| -> String {
            shown.iter().filter(|glyph| glyph.mcid == number).map(|glyph| glyph.text.as_str()).collect()
        };
        assert_eq!([0, 1, 2].map(|number| of(Some(number))), ["Peace", "•", "CyberDefence"]);
        assert_eq!((of(None), shown.last().unwrap().tag.as_str()), ("2".into(), "Artifact"));
        let key = file.get(file.page(page), "StructParents").as_i64().unwrap();
        assert_eq!(key, page as i64);
    }
    let numbers = file.get(file.dict(tree, "ParentTree"), "Nums").as_array().unwrap();
    for stretches in [&numbers[1], &numbers[3]] {
        let parents = file.file.dereference(stretches).unwrap().1.as_array().unwrap();
        let tags: Vec<String> = parents.iter().map(|parent| file.name(file.follow(parent), "S")).collect();
        assert_eq!(tags, ["H1", "Lbl", "LBody", "Figure"]);
    }
}

/// The colour of a place of the first page, in points from its top left corner.
fn colour_at(document: &Document, faces: &Faces, places: &[(f64, f64)]) -> Vec<[u8; 3]> {
    let pdf = hayro::hayro_syntax::Pdf::new(write(document, faces, &OPTIONS).unwrap()).unwrap();
    let settings = hayro::PixmapSettings {
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        ..Default::default()
    };
    let page = &pdf.pages()[0];
    let pixels =
        hayro::render(page, &hayro::RenderCache::new(), &Default::default(), &Default::default(), &settings);
    let bleed = document.pages[0].bleed.to_pt();
    places
        .iter()
        .map(|(x, y)| {
            let pixel = pixels.sample((x + bleed) as u16, (y + bleed) as u16);
            [pixel.r, pixel.g, pixel.b]
        })
        .collect()
}

#[test]
fn every_code_prints_its_glyph() {
    // A letter, and one hyphen under three codes.
    let otf: &[u8] = include_bytes!("assets/LibertinusSerif-Letters.otf");
    for setter in [Setter::new(), Setter::with(vec![otf.into()])] {
        let run = setter.run(0, 80.0, 20.0, 120.0, "I-\u{ad}a-");
        let mut middles = Vec::new();
        let mut pen = run.origin.x.to_pt();
        for glyph in &run.glyphs {
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
        let jpeg = Jpeg { width: 32, height: 16, turn, colour: JpegColour::Rgb, bytes: bytes.clone() };
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
fn a_press_jpeg_is_read_the_right_way_round_and_claims_no_archive() {
    let setter = Setter::new();
    let check = |inverted: bool| {
        let colour = JpegColour::Cmyk { inverted };
        let jpeg =
            Jpeg { width: 8, height: 8, turn: Turn::default(), colour, bytes: b"\xff\xd8\xff"[..].into() };
        let file = written(&pictured(Picture::Jpeg(jpeg), rect(0.0, 0.0, 9.0, 9.0)), &setter.faces);
        let image = file.dict(file.dict(file.page(0), "Resources"), "XObject");
        let image = &file.get(image, "P0").as_stream().unwrap().dict;
        assert_eq!(file.name(image, "ColorSpace"), "DeviceCMYK");
        assert_eq!(image.has(b"Decode"), inverted);
        let xmp = String::from_utf8(file.stream(file.catalog(), "Metadata")).unwrap();
        assert!(!xmp.contains("<pdfaid:part>"));
    };
    check(true);
    check(false);
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

#[test]
fn what_is_not_there_is_an_error() {
    let setter = Setter::new();
    let check = |document: &Document| {
        assert!(matches!(write(document, &setter.faces, &OPTIONS), Err(PdfError::Write(_))));
    };
    check(&Document::default());
    let mut document = pictured(
        Picture::Raster(Raster { width: 1, height: 1, rgb: vec![1, 2, 3], alpha: None }),
        rect(0.0, 0.0, 9.0, 9.0),
    );
    document.pictures.clear();
    check(&document);
    let faces = Faces::new(Vec::new());
    assert!(write(&line(&setter, "a"), &faces, &OPTIONS).is_err());
}

#[test]
fn a_dump_can_be_read() {
    let setter = Setter::new();
    let mut structure = Structure::new();
    let section = structure.add(Role::Section, ElementId::ROOT);
    let heading = Mark::Content(structure.add(Role::Heading(2), section));
    let paragraph = Mark::Content(structure.add(Role::Paragraph, section));
    let figure = Mark::Content(structure.add_figure("The mark", section));
    let accent = Ink { rgb: [20, 80, 140], cmyk: [90, 60, 0, 15] };
    let mut stretched = setter.run(0, 9.25, 20.0, 52.5, "for Peace");
    stretched.stretch = 1.01;
    let mut document = page(vec![
        Item {
            mark: DECORATION,
            kind: ItemKind::Shape(Shape::rectangle(rect(-8.5, -8.5, 317.0, 30.0), accent)),
        },
        item(heading, setter.run(2, 9.0, 20.0, 27.0, "PEACE")),
        item(paragraph, setter.run(0, 9.25, 20.0, 40.0, "Sci\u{ad}")),
        item(paragraph, stretched),
        Item { mark: figure, kind: ItemKind::Picture { picture: 0, rect: rect(20.0, 60.0, 40.0, 20.0) } },
        Item {
            mark: paragraph,
            kind: ItemKind::Link(Link {
                rect: rect(20.0, 43.0, 41.0, 12.0),
                address: "https://example.org".into(),
                description: "Our page".into(),
            }),
        },
    ]);
    document.structure = structure;
    document.pictures =
        vec![Arc::new(Picture::Raster(Raster { width: 2, height: 1, rgb: vec![0; 6], alpha: None }))];
    document.bookmarks = vec![Bookmark { title: "PEACE".into(), level: 1, page: 0, top: Length::pt(20.0) }];
    let expected = r##""A flyer" in en-GB

page 1: 300.00 × 200.00, bleed 8.50
  (decoration)
      -8.50   -8.50  317.00   30.00 rectangle, fill #14508c (90 60 0 15)
  section › heading 2
      20.00   27.00   25.53 "PEACE" SourceSans3-Bold 9.00 #000000 (0 0 0 100)
  section › paragraph
      20.00   40.00   15.85 "Sci\u{ad}" SourceSerif4-Regular 9.25 #000000 (0 0 0 100)
      20.00   52.50   40.21 "for Peace" ×1.0100
  section › figure "The mark"
      20.00   60.00   40.00   20.00 raster of 2 × 1 pixels
  section › paragraph
      20.00   43.00   41.00   12.00 link https://example.org "Our page"

bookmarks
  "PEACE" page 1 20.00
"##;
    assert_eq!(dump(&document, &setter.faces), expected);
}
