//! The file: its boxes, fonts, text, bookmarks, links, metadata and tags.

use std::sync::Arc;

use super::*;

#[test]
fn boxes_nest() {
    let mut document = line(&Setter::new(), "a");
    let mut check = |bleed, media: [f32; 4], trim: [f32; 4]| {
        document.pages[0].bleed = bleed;
        let file = written(&document, &Setter::new().faces);
        assert_eq!(file.numbers(file.page(0), "MediaBox"), media);
        assert_eq!(file.numbers(file.page(0), "BleedBox"), media);
        assert_eq!(file.numbers(file.page(0), "TrimBox"), trim);
        assert_eq!(file.numbers(file.page(0), "CropBox"), trim);
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
    let otf: &[u8] = include_bytes!("../assets/LibertinusSerif-Letters.otf");
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
        for glyph in Arc::make_mut(&mut run.glyphs) {
            let justified = if &*glyph.text == " " { 1.2345 } else { 0.0 };
            glyph.advance = glyph.advance * 1.0173 + Length::pt(0.0417 + justified);
        }
    });
    check(&|run| {
        for (at, glyph) in Arc::make_mut(&mut run.glyphs).iter_mut().enumerate() {
            glyph.x_offset = Length::pt(at as f64 % 3.0 * 0.4);
            glyph.y_offset = Length::pt(at as f64 % 4.0 * 0.5);
        }
    });
}

#[test]
fn tracking_is_said_once_a_line() {
    let setter = Setter::new();
    let mut run = setter.run(2, 9.0, 20.0, 40.0, "nnnnnnnnnnnnnnnnnnnn");
    Arc::make_mut(&mut run.glyphs).iter_mut().for_each(|glyph| glyph.advance += Length::pt(0.3));
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
fn what_is_no_content_is_no_link() {
    let setter = Setter::new();
    let mut document = line(&setter, "1 of 2");
    let kind = ItemKind::Link(Link {
        rect: rect(20.0, 30.0, 50.0, 12.0),
        address: "https://example.org".into(),
        description: "Our page".into(),
    });
    document.pages[0].items.push(Item { mark: DECORATION, kind });
    let file = written(&document, &setter.faces);
    let annotations = file.page(0).get(b"Annots").ok().map(|found| found.as_array().unwrap().len());
    assert_eq!(annotations.unwrap_or_default(), 0);
    // The line is the only thing that the document holds.
    let root = file.dict(file.dict(file.catalog(), "StructTreeRoot"), "K");
    assert_eq!(file.name(file.dict(root, "K"), "S"), "P");
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
