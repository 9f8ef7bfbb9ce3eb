//! Press files, broken one clause at a time.

use super::*;

#[test]
fn the_file_as_a_whole() {
    check_breaks(
        &pair().press,
        &[
            ("pdf-version", |file| file.version = "2.0".into()),
            ("missing-file-id", |file| drop(file.trailer.remove(b"ID"))),
            ("action", |file| {
                let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
                catalog(file).set("OpenAction", action);
            }),
            ("action", |file| page(file, 1).set("AA", Dictionary::new())),
            ("action", |file| {
                let action = dictionary! { "S" => "GoTo", "D" => Object::string_literal("there") };
                let names = dictionary! { "Names" => vec![Object::string_literal("a"), action.into()] };
                catalog(file).set("Names", dictionary! { "JavaScript" => names });
            }),
        ],
    );
}

#[test]
fn packed_objects_and_cross_references() {
    let mut file = lopdf::Document::load_mem(&pair().press).unwrap();
    let mut packed = Vec::new();
    let options = lopdf::SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    file.save_with_options(&mut packed, options).unwrap();
    assert_eq!(codes(&packed), ["object-stream", "xref-stream"].into());

    // lopdf writes no such stream beside a table, so that its type is written in afterwards.
    let mut bytes = broken(&pair().press, |file| {
        stream(file, dictionary! { "Type" => "ABCD" }, "");
    });
    let at = bytes.windows(5).position(|part| part == b"/ABCD").unwrap();
    bytes[at..at + 5].copy_from_slice(b"/XRef");
    assert_eq!(codes(&bytes), ["xref-stream"].into());
}

/// The press's file, to be read with a password.
fn encrypted(user_password: &str) -> Vec<u8> {
    broken(&pair().press, |file| {
        let version = lopdf::EncryptionVersion::V2 {
            document: file,
            owner_password: "owner",
            user_password,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        file.encrypt(&state).unwrap();
    })
}

#[test]
fn an_encrypted_file_is_named_as_such() {
    let readable = codes(&encrypted(""));
    assert!(readable.contains("encrypted"), "{readable:?}");
    assert_eq!(codes(&encrypted("user")), ["locked-file"].into());
}

#[test]
fn what_the_file_says_of_itself() {
    check_breaks(
        &pair().press,
        &[
            ("missing-title", |file| reword(file, "dc:title", "dc:subject")),
            ("missing-title", |file| drop(info(file).remove(b"Title"))),
            ("missing-date", |file| reword(file, "xmp:MetadataDate", "xmp:Label")),
            ("missing-date", |file| drop(info(file).remove(b"ModDate"))),
            ("missing-version-id", |file| reword(file, "xmpMM:VersionID", "xmpMM:Manager")),
            ("missing-version-id", |file| reword(file, "xmpMM:RenditionClass", "xmpMM:Manager")),
            ("missing-version-id", |file| reword(file, "xmpMM:DocumentID", "xmpMM:Manager")),
            ("info-differs", |file| info(file).set("Title", Object::string_literal("Another"))),
            ("info-differs", |file| info(file).set("ModDate", Object::string_literal("D:20220801100001Z"))),
            ("info-differs", |file| info(file).set("Trapped", "True")),
            ("missing-trapped", |file| drop(info(file).remove(b"Trapped"))),
            ("missing-trapped", |file| reword(file, "<pdf:Trapped>False", "<pdf:Trapped>")),
            ("missing-extension-schema", |file| reword(file, ">GTS_PDFXVersion</pdfaP", ">Other</pdfaP")),
            ("missing-extension-schema", |file| reword(file, "e>Trapped</pdfaP", "e>Other</pdfaP")),
        ],
    );
}

/// An output intent.
fn intent(file: &mut lopdf::Document, at: usize) -> &mut Dictionary {
    catalog(file).get_mut(b"OutputIntents").unwrap().as_array_mut().unwrap()[at].as_dict_mut().unwrap()
}

/// The profile of the output intents.
fn profile(file: &mut lopdf::Document) -> &mut Stream {
    let id = intent(file, 0).get(b"DestOutputProfile").unwrap().as_reference().unwrap();
    file.get_object_mut(id).unwrap().as_stream_mut().unwrap()
}

/// Writes other bytes into the head of the profile.
fn stamp(file: &mut lopdf::Document, at: usize, word: &[u8; 4]) {
    let profile = profile(file);
    let mut bytes = profile.get_plain_content().unwrap();
    bytes[at..at + 4].copy_from_slice(word);
    profile.set_plain_content(bytes);
}

#[test]
fn the_output_intent() {
    check_breaks(
        &pair().press,
        &[
            ("missing-output-intent", |file| intent(file, 0).set("S", "GTS_PDFA1")),
            ("several-output-intents uncovered-colour", |file| intent(file, 1).set("S", "GTS_PDFX")),
            ("missing-condition", |file| drop(intent(file, 0).remove(b"OutputConditionIdentifier"))),
            ("missing-profile", |file| drop(intent(file, 0).remove(b"DestOutputProfile"))),
            ("wrong-profile", |file| stamp(file, 12, b"scnr")),
            ("wrong-profile", |file| stamp(file, 16, b"RGB ")),
            ("output-intents-differ", |file| {
                let other = profile(file).clone();
                let other = file.add_object(other);
                intent(file, 0).set("DestOutputProfile", other);
            }),
        ],
    );
}

fn corners(corners: [f32; 4]) -> Vec<Object> {
    corners.map(Object::Real).to_vec()
}

/// Moves a box of the second page.
fn move_box(file: &mut lopdf::Document, key: &str, by: f32) {
    let moved = page(file, 1).get_mut(key.as_bytes()).unwrap().as_array_mut().unwrap();
    for corner in moved.iter_mut() {
        *corner = Object::Real(corner.as_float().unwrap() + by);
    }
}

#[test]
fn boxes() {
    check_breaks(
        &pair().press,
        &[
            ("missing-trim-box", |file| drop(page(file, 1).remove(b"TrimBox"))),
            ("trim-and-art-box", |file| {
                let trim = page(file, 1).get(b"TrimBox").unwrap().clone();
                page(file, 1).set("ArtBox", trim);
            }),
            ("malformed-box", |file| page(file, 1).set("BleedBox", corners([0.0; 4]))),
            ("malformed-box", |file| page(file, 0).set("CropBox", 1)),
            // A hundredth of a millimetre is 0.028 points.
            ("boxes-not-nested", |file| {
                let bleed = page(file, 1).get(b"BleedBox").unwrap().clone();
                page(file, 1).set("TrimBox", bleed);
                move_box(file, "TrimBox", 0.04);
            }),
            ("boxes-not-nested", |file| {
                let media = page(file, 1).get(b"MediaBox").unwrap().clone();
                page(file, 1).set("BleedBox", media);
                move_box(file, "BleedBox", -0.04);
            }),
            // The box of the sheet may stand above the pages.
            ("boxes-not-nested", |file| {
                for number in 0..2 {
                    page(file, number).remove(b"MediaBox");
                }
                let pages = page(file, 0).get(b"Parent").unwrap().as_reference().unwrap();
                let pages = file.get_dictionary_mut(pages).unwrap();
                pages.set("MediaBox", corners([10.0, 10.0, 9000.0, 9000.0]));
            }),
        ],
    );
}

#[test]
fn boxes_may_differ_by_what_numbers_are_rounded_to() {
    let moved = broken(&pair().press, |file| {
        let bleed = page(file, 1).get(b"BleedBox").unwrap().clone();
        page(file, 1).set("TrimBox", bleed);
        move_box(file, "TrimBox", 0.02);
    });
    assert_eq!(codes(&moved), BTreeSet::new());
}

/// An annotation at a place of the first page, that is printed.
fn annotate(file: &mut lopdf::Document, rect: [f32; 4], more: Dictionary) {
    let mut annotation =
        dictionary! { "Type" => "Annot", "Subtype" => "Stamp", "F" => 4, "Rect" => corners(rect) };
    more.iter().for_each(|(key, value)| annotation.set(key.clone(), value.clone()));
    let id = file.add_object(annotation);
    page(file, 0).set("Annots", vec![id.into()]);
    page(file, 0).set("Tabs", "S");
}

/// A place beside every sheet.
const ASIDE: [f32; 4] = [-90.0, -90.0, -80.0, -80.0];

#[test]
fn annotations() {
    check_breaks(
        &pair().press,
        &[
            ("annotation-in-bleed", |file| annotate(file, [90.0, 90.0, 99.0, 99.0], Dictionary::new())),
            ("rgb-operator", |file| {
                let form = form(file, "1 0 0 RG");
                annotate(file, ASIDE, dictionary! { "AP" => dictionary! { "N" => form } });
            }),
            ("rgb-operator", |file| {
                let form = form(file, "1 0 0 rg");
                let states = dictionary! { "On" => form };
                annotate(file, ASIDE, dictionary! { "AP" => dictionary! { "D" => states } });
            }),
        ],
    );
    assert_eq!(
        codes(&broken(&pair().press, |file| annotate(file, ASIDE, Dictionary::new()))),
        BTreeSet::new()
    );
}

#[test]
fn a_finding_has_its_page_place_and_clause() {
    let text = "BT 0.5 0.5 0.5 1 k 1 0 0 1 100 200 Tm <0001> Tj 0 -20 Td <0001> Tj ET";
    let mut file = lopdf::Document::load_mem(&pair().press).unwrap();
    draw(&mut file, text);
    let trim = page(&mut file, 0).get(b"TrimBox").unwrap().as_array().unwrap().clone();
    let trim: Vec<f64> = trim.iter().map(|edge| f64::from(edge.as_float().unwrap())).collect();
    let checked = check(&saved(file), USUAL_INK_LIMIT);
    let [found] = checked.findings.as_slice() else { panic!("{:?}", checked.findings) };
    assert_eq!((found.rule, found.page, found.count), (Rule::RichBlack, Some(0), 2));
    assert_eq!(
        (&*found.message, &*found.clauses),
        ("black text is set in 50/50/50/100", &["house rule for the press"][..])
    );
    let place = found.place.unwrap();
    assert!((place.x.to_pt() - (100.0 - trim[0])).abs() < 0.01, "{place:?}");
    assert!((place.y.to_pt() - (trim[3] - 200.0)).abs() < 0.01, "{place:?}");
}

#[test]
fn fonts() {
    let descriptor = |file: &mut lopdf::Document| {
        first(file, |dict| dict.has_type(b"FontDescriptor")).remove(b"FontFile2").unwrap();
    };
    assert_eq!(codes(&broken(&pair().press, descriptor)), ["font-not-embedded"].into());
    check_breaks(
        &pair().press,
        &[
            ("missing-to-unicode", |file| {
                drop(first(file, |dict| dict.has(b"ToUnicode")).remove(b"ToUnicode"))
            }),
            ("font-not-embedded", |file| {
                let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman", "Encoding" => "WinAnsiEncoding" };
                name(file, "Font", "Times", font);
                draw(file, "BT /Times 9 Tf ET");
            }),
        ],
    );
}
