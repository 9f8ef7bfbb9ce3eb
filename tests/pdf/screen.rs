//! The screen file of whole flyers: what PDF/UA-1 and PDF/A-2a ask of it, and no validator sees for us in a test.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use lopdf::{Dictionary, Object};

use super::*;
use crate::harness::{Disk, specs};

/// A shipped flyer of two pages, with all parts that a flyer has.
const FLYER: &str = "flyers/tajikistan.toml";

/// The specs of the suite that are set, and a shipped flyer, as PDF files.
fn flyers() -> &'static [(PathBuf, Vec<u8>)] {
    static FLYERS: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    FLYERS.get_or_init(|| {
        let faces = Faces::built_in();
        let paths = specs("tests/suite").into_iter().chain([Path::new(FLYER).to_path_buf()]);
        let set = paths.filter_map(|path| {
            let flyer = flysheet::spec::read(&path, &Disk).flyer?;
            let document = flysheet::typeset(&flyer, &faces).document?;
            let bytes = write(&document, &faces, &OPTIONS).unwrap();
            Some((path, bytes))
        });
        set.collect()
    })
}

/// The elements of a file's tree in reading order, with their depth and tag.
fn tree(file: &File) -> Vec<(usize, String, &Dictionary)> {
    let root = file.dict(file.catalog(), "StructTreeRoot");
    file.elements(root.get(b"K").unwrap().as_reference().unwrap(), 0)
}

#[test]
fn headings_never_skip_a_level() {
    for (path, bytes) in flyers() {
        let file = File::new(bytes);
        let headings = tree(&file).into_iter().filter_map(|(_, tag, _)| tag.strip_prefix('H')?.parse().ok());
        let levels: Vec<u8> = headings.collect();
        assert_eq!(levels.first(), Some(&1), "{}", path.display());
        let steps = levels.windows(2).all(|pair| (1..=3).contains(&pair[1]) && pair[1] <= pair[0] + 1);
        assert!(steps, "{}: {levels:?}", path.display());
    }
}

#[test]
fn every_item_of_a_list_has_its_label() {
    let mut items = 0;
    for (path, bytes) in flyers() {
        let file = File::new(bytes);
        for (_, tag, element) in tree(&file) {
            let kids = || {
                let kids = file.get(element, "K");
                let kids =
                    kids.as_array().cloned().unwrap_or_else(|_| vec![element.get(b"K").unwrap().clone()]);
                kids.iter().map(|kid| file.name(file.follow(kid), "S")).collect::<Vec<_>>()
            };
            if tag == "L" {
                assert!(kids().iter().all(|kid| kid == "LI"), "{}", path.display());
                let numbering = file.name(file.dict(element, "A"), "ListNumbering");
                assert!(["Disc", "Decimal"].contains(&numbering.as_str()), "{}", path.display());
            }
            if tag == "LI" {
                items += 1;
                assert_eq!(kids(), ["Lbl", "LBody"], "{}", path.display());
            }
            // A bullet that is drawn has the character that it stands for.
            if tag == "Lbl" && element.has(b"ActualText") {
                assert_eq!(file.text(element, "ActualText"), "•");
            }
        }
    }
    assert!(items > 20, "{items}");
}

#[test]
fn every_code_stands_for_a_character() {
    for (path, bytes) in flyers() {
        let file = File::new(bytes);
        for page in 0..file.file.get_pages().len() {
            for glyph in file.glyphs(page) {
                let is_said = !glyph.text.is_empty() && !glyph.text.contains(['\0', '\u{feff}', '\u{fffe}']);
                assert!(is_said, "{}: {glyph:?}", path.display());
            }
        }
    }
}

#[test]
fn the_cross_references_lead_to_every_object() {
    let (_, bytes) = flyers().last().unwrap();
    let place = |needle: &[u8], from: usize| {
        bytes[from..].windows(needle.len()).position(|found| found == needle).map(|at| at + from)
    };
    let start = bytes.windows(9).rposition(|found| found == b"startxref").unwrap();
    let digits = bytes[start + 10..].iter().take_while(|byte| byte.is_ascii_digit());
    let start = digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
    // The table is a stream: its dictionary, then its bytes.
    let file = File::new(bytes);
    let head = String::from_utf8_lossy(&bytes[start..place(b"stream", start).unwrap()]).into_owned();
    assert!(head.contains("/Type/XRef") && !head.contains("/Index"), "{head}");
    let table = file.file.objects.values().find_map(|object| match object {
        Object::Stream(stream) if stream.dict.has_type(b"XRef") => stream.get_plain_content().ok(),
        _ => None,
    });
    let table = table.unwrap();
    let size = file.file.trailer.get(b"Size").unwrap().as_i64().unwrap();
    assert_eq!(table.len() as i64, size * 7);
    // Object 0 is the head of the free ones, and no other is free.
    assert_eq!(table[..7], [0, 0, 0, 0, 0, 0xff, 0xff]);
    for (number, entry) in table.chunks_exact(7).enumerate().skip(1) {
        let place_of = u32::from_be_bytes([entry[1], entry[2], entry[3], entry[4]]) as usize;
        match entry[0] {
            1 => assert!(bytes[place_of..].starts_with(format!("{number} 0 obj\n").as_bytes()), "{number}"),
            2 => assert!(table[place_of * 7] == 1, "object {number} is packed into {place_of}"),
            kind => panic!("object {number} is of kind {kind}"),
        }
    }
}

#[test]
fn words_in_another_language_say_which() {
    let spanned = flyers().iter().find(|(path, _)| path.ends_with("language-span.toml"));
    let file = File::new(&spanned.unwrap().1);
    let spans = tree(&file).into_iter().filter(|(_, tag, _)| tag == "Span");
    let languages: Vec<String> = spans.map(|(_, _, span)| file.text(span, "Lang")).collect();
    assert_eq!(languages, ["fr", "de", "de", "ru"]);
}
