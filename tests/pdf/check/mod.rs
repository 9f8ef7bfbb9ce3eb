//! The checker of finished files: whole ones give nothing, and each that is broken in one clause gives that one.

mod colour;
mod damage;
mod press;
mod screen;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use flysheet::pdf::check::{Rule, Standard, USUAL_INK_LIMIT, check};
use flysheet::pdf::{Press, PressProfile};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::*;
use crate::harness::Disk;

/// Breaks a file.
type Breaks = fn(&mut lopdf::Document);

/// A shipped flyer of two pages, for the screen and for the press.
struct Pair {
    screen: Vec<u8>,
    press: Vec<u8>,
}

fn pair() -> &'static Pair {
    static PAIR: OnceLock<Pair> = OnceLock::new();
    PAIR.get_or_init(|| {
        let faces = Faces::built_in();
        let flyer = flysheet::spec::read(Path::new("flyers/tajikistan.toml"), &Disk).flyer.unwrap();
        let document = flysheet::typeset(&flyer, &faces).document.unwrap();
        let press = Press { profile: PressProfile::Fogra39, ink_limit: 300 };
        let press = Options { profile: Profile::Press(press), ..OPTIONS };
        Pair {
            screen: write(&document, &faces, &OPTIONS).unwrap(),
            press: write(&document, &faces, &press).unwrap(),
        }
    })
}

/// The codes of all that is found in a file.
fn codes(bytes: &[u8]) -> BTreeSet<&'static str> {
    check(bytes, USUAL_INK_LIMIT).findings.iter().map(|found| found.rule.name()).collect()
}

/// A file after it was broken.
fn broken(bytes: &[u8], breaks: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut file = lopdf::Document::load_mem(bytes).unwrap();
    breaks(&mut file);
    saved(file)
}

/// The bytes of a file.
fn saved(mut file: lopdf::Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

/// Fails unless each way to break a file gives its codes and no others, and the file itself none.
fn check_breaks(bytes: &[u8], ways: &[(&str, Breaks)]) {
    assert_eq!(codes(&broken(bytes, |_| {})), BTreeSet::new(), "the file itself");
    let mut faults = Vec::new();
    for (at, (expected, breaks)) in ways.iter().enumerate() {
        let found = codes(&broken(bytes, *breaks));
        if found != expected.split(' ').collect() {
            faults.push(format!("{at}: {expected}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn catalog(file: &mut lopdf::Document) -> &mut Dictionary {
    file.catalog_mut().unwrap()
}

fn info(file: &mut lopdf::Document) -> &mut Dictionary {
    let id = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    file.get_dictionary_mut(id).unwrap()
}

fn page_id(file: &lopdf::Document, number: usize) -> ObjectId {
    file.page_iter().nth(number).unwrap()
}

fn page(file: &mut lopdf::Document, number: usize) -> &mut Dictionary {
    let id = page_id(file, number);
    file.get_dictionary_mut(id).unwrap()
}

/// Puts operators at the end of the first page, as an artifact.
fn draw(file: &mut lopdf::Document, operators: &str) {
    draw_bare(file, &format!("/Artifact BMC {operators} EMC"));
}

/// Puts operators at the end of the first page, as they are.
fn draw_bare(file: &mut lopdf::Document, operators: &str) {
    let page = page_id(file, 0);
    let mut content = file.get_page_content(page);
    content.extend_from_slice(format!("\nq {operators} Q\n").as_bytes());
    let id = file.add_object(Stream::new(Dictionary::new(), content));
    file.get_dictionary_mut(page).unwrap().set("Contents", id);
}

/// Gives a name to something that pages may call, `kind` of resource by `kind`.
fn name(file: &mut lopdf::Document, kind: &str, name: &str, object: impl Into<Object>) {
    let id = page(file, 0).get(b"Resources").unwrap().as_reference().unwrap();
    let resources = file.get_dictionary_mut(id).unwrap();
    if !resources.has(kind.as_bytes()) {
        resources.set(kind, Dictionary::new());
    }
    resources.get_mut(kind.as_bytes()).unwrap().as_dict_mut().unwrap().set(name, object);
}

fn stream(file: &mut lopdf::Document, dict: Dictionary, content: &str) -> ObjectId {
    file.add_object(Stream::new(dict, content.as_bytes().to_vec()))
}

/// A form that draws something.
fn form(file: &mut lopdf::Document, content: &str) -> ObjectId {
    let bounds: Vec<Object> = vec![0.into(), 0.into(), 9.into(), 9.into()];
    stream(file, dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds }, content)
}

/// An image of one pixel, as its dictionary says.
fn image(file: &mut lopdf::Document, more: Dictionary) -> ObjectId {
    let mut dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceGray",
    };
    more.iter().for_each(|(key, value)| dict.set(key.clone(), value.clone()));
    stream(file, dict, "aaaa")
}

/// Writes something else into the metadata.
fn reword(file: &mut lopdf::Document, from: &str, to: &str) {
    let id = catalog(file).get(b"Metadata").unwrap().as_reference().unwrap();
    let packet = file.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(packet.content.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    packet.set_content(text.replace(from, to).into_bytes());
}

/// The first object that is of a kind.
fn first(file: &mut lopdf::Document, is_it: impl Fn(&Dictionary) -> bool) -> &mut Dictionary {
    let dict = |object: &Object| object.as_dict().is_ok_and(&is_it);
    let id = *file.objects.iter().find(|(_, object)| dict(object)).unwrap().0;
    file.get_dictionary_mut(id).unwrap()
}

/// The first element of a type.
fn element<'a>(file: &'a mut lopdf::Document, tag: &str) -> &'a mut Dictionary {
    let is_name =
        |dict: &Dictionary| dict.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == tag.as_bytes());
    first(file, |dict| dict.has_type(b"StructElem") && is_name(dict))
}

#[test]
fn a_whole_file_gives_nothing_and_says_what_it_was_held_to() {
    let press = check(&pair().press, USUAL_INK_LIMIT);
    assert_eq!(press.findings, []);
    assert_eq!((press.pages, &*press.standards), (2, &[Standard::X4, Standard::A2a, Standard::Ua1][..]));
    let screen = check(&pair().screen, USUAL_INK_LIMIT);
    assert_eq!(screen.findings, []);
    assert_eq!((screen.pages, &*screen.standards), (2, &[Standard::A2a, Standard::Ua1][..]));
}

#[test]
fn a_file_that_claims_nothing_or_something_else_is_told_apart() {
    check_breaks(
        &pair().screen,
        &[
            ("no-claim", |file| drop(catalog(file).remove(b"Metadata"))),
            ("unknown-claim", |file| reword(file, "<pdfuaid:part>1", "<pdfuaid:part>2")),
            ("unknown-claim", |file| reword(file, "<pdfaid:conformance>A", "<pdfaid:conformance>B")),
        ],
    );
    check_breaks(
        &pair().press,
        &[
            ("unknown-claim", |file| reword(file, ">PDF/X-4<", ">PDF/X-6<")),
            ("missing-identification missing-metadata", |file| drop(catalog(file).remove(b"Metadata"))),
        ],
    );
}

#[test]
fn every_rule_has_a_file_that_breaks_it() {
    let tests = [
        include_str!("mod.rs"),
        include_str!("press.rs"),
        include_str!("colour.rs"),
        include_str!("screen.rs"),
        include_str!("damage.rs"),
    ];
    let is_named = |rule: &&Rule| {
        let name = rule.name();
        tests.iter().any(|test| {
            ["\"", " "].iter().any(|before| {
                test.contains(&format!("{before}{name}\"")) || test.contains(&format!("{before}{name} "))
            })
        })
    };
    let unnamed: Vec<&Rule> = Rule::ALL.iter().filter(|rule| !is_named(rule)).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}
