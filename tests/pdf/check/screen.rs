//! Screen files, broken one clause at a time.

use super::*;

/// The first link.
fn link(file: &mut lopdf::Document) -> &mut Dictionary {
    first(file, |dict| dict.has_type(b"Annot"))
}

/// The parents of the stretches of the first page.
fn parents(file: &mut lopdf::Document) -> &mut Vec<Object> {
    let root = catalog(file).get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = file.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
    let page = file.get_dictionary(tree).unwrap().get(b"Nums").unwrap().as_array().unwrap()[1].as_reference();
    file.get_object_mut(page.unwrap()).unwrap().as_array_mut().unwrap()
}

#[test]
fn what_the_catalog_says() {
    check_breaks(
        &pair().screen,
        &[
            ("missing-language", |file| drop(catalog(file).remove(b"Lang"))),
            ("not-marked", |file| drop(catalog(file).remove(b"MarkInfo"))),
            ("suspects", |file| {
                catalog(file).set("MarkInfo", dictionary! { "Marked" => true, "Suspects" => true });
            }),
            ("title-not-shown", |file| drop(catalog(file).remove(b"ViewerPreferences"))),
            ("missing-structure", |file| drop(catalog(file).remove(b"StructTreeRoot"))),
            ("missing-title", |file| reword(file, "dc:title", "dc:subject")),
            ("missing-extension-schema", |file| reword(file, ">part</pdfaP", ">other</pdfaP")),
            ("info-differs", |file| info(file).set("Producer", Object::string_literal("Another"))),
            ("pdf-version", |file| file.version = "2.0".into()),
            ("missing-file-id", |file| drop(file.trailer.remove(b"ID"))),
            ("forbidden-action", |file| {
                catalog(file).set("OpenAction", dictionary! { "S" => "Launch" });
            }),
            ("forbidden-action", |file| catalog(file).set("AA", Dictionary::new())),
        ],
    );
}

#[test]
fn colours_are_those_of_the_output_intent() {
    check_breaks(
        &pair().screen,
        &[
            ("uncovered-colour", |file| drop(catalog(file).remove(b"OutputIntents"))),
            ("uncovered-colour", |file| draw(file, "1 0 0 0 k")),
            ("uncovered-colour", |file| {
                let image = image(file, dictionary! { "ColorSpace" => "DeviceCMYK" });
                name(file, "XObject", "Other", image);
                draw(file, "/Other Do");
            }),
        ],
    );
}

#[test]
fn tags() {
    check_breaks(
        &pair().screen,
        &[
            ("untagged-mark", |file| draw_bare(file, "0 0 9 9 re f")),
            ("untagged-mark", |file| draw_bare(file, "/Span BMC BT (a) Tj ET EMC")),
            ("untagged-mark", |file| {
                let form = form(file, "0 0 9 9 re f");
                name(file, "XObject", "Other", form);
                draw_bare(file, "/Other Do");
            }),
            ("artifact-and-content", |file| draw(file, "/P <</MCID 0>> BDC EMC")),
            ("content-without-parent", |file| draw_bare(file, "/P <</MCID 9999>> BDC EMC")),
            ("content-without-parent", |file| parents(file)[3] = Object::Null),
            ("content-without-parent", |file| drop(page(file, 0).remove(b"StructParents"))),
            ("element-astray", |file| {
                let parents = parents(file);
                let mut others = parents.iter().filter(|parent| **parent != parents[0]);
                parents[0] = others.next().unwrap().clone();
            }),
            ("element-astray", |file| drop(element(file, "H2").remove(b"K"))),
            ("heading-skipped", |file| element(file, "H2").set("S", "H3")),
            ("unknown-role", |file| element(file, "P").set("S", "Paragraph")),
            ("figure-without-alt", |file| element(file, "P").set("S", "Figure")),
            ("broken-content", |file| draw_bare(file, "/Artifact BMC")),
        ],
    );
    let mapped = broken(&pair().screen, |file| {
        element(file, "P").set("S", "Paragraph");
        let root = catalog(file).get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let root = file.get_dictionary_mut(root).unwrap();
        root.set("RoleMap", dictionary! { "Paragraph" => "Para", "Para" => "P" });
    });
    assert_eq!(codes(&mapped), BTreeSet::new());
}

#[test]
fn links() {
    check_breaks(
        &pair().screen,
        &[
            ("link-without-contents", |file| drop(link(file).remove(b"Contents"))),
            ("link-untagged", |file| drop(link(file).remove(b"StructParent"))),
            ("link-untagged", |file| element(file, "Link").set("S", "Span")),
            ("annotation-not-printed", |file| link(file).set("F", 6)),
            ("missing-tab-order", |file| {
                for number in 0..2 {
                    page(file, number).remove(b"Tabs");
                }
            }),
        ],
    );
}
