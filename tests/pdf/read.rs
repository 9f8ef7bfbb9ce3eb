//! Documents read back from the files that were written of them.

use flysheet::frame::{GlyphRun, ItemKind};
use flysheet::pdf::read::{ReadError, Reading, read};
use lopdf::{Dictionary, Object, Stream};

use super::*;

/// How far a place may be off that a file says in hundredths of a point.
const ROUNDING: f64 = 0.02;

fn reading(document: &Document, faces: &Faces) -> Reading {
    read(&write(document, faces, &OPTIONS).unwrap()).unwrap()
}

/// The runs of glyphs of a page.
fn runs(document: &Document, page: usize) -> Vec<&GlyphRun> {
    let runs = document.pages[page].items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(run) => Some(run),
        _ => None,
    });
    runs.collect()
}

/// Where the last glyph of a run stands: how wide that one is set, after tracking or as a space, no file says.
fn last_place(run: &GlyphRun) -> Length {
    let before = run.glyphs.split_last().map_or(&[][..], |(_, before)| before);
    run.origin.x + before.iter().map(|glyph| glyph.advance).sum::<Length>()
}

#[test]
fn a_flyer_comes_back_as_it_was_written() {
    let faces = Faces::built_in();
    let flyer = flysheet::spec::read(std::path::Path::new("flyers/tajikistan.toml"), &harness::Disk);
    let document = flysheet::typeset(&flyer.flyer.unwrap(), &faces).document.unwrap();
    let back = reading(&document, &faces);
    assert_eq!((&back.document.title, &back.document.lang), (&document.title, &document.lang));
    assert_eq!(back.document.pages.len(), document.pages.len());
    for (number, (page, found)) in document.pages.iter().zip(&back.document.pages).enumerate() {
        let near = |one: Length, other: Length| (one - other).to_pt().abs() < ROUNDING;
        assert!(near(page.trim.width, found.trim.width) && near(page.bleed, found.bleed));
        let (set, found) = (runs(&document, number), runs(&back.document, number));
        assert_eq!(set.len(), found.len());
        for (set, found) in set.into_iter().zip(found) {
            assert!(near(set.origin.x, found.origin.x) && near(set.origin.y, found.origin.y));
            assert!(near(set.size, found.size) && (set.stretch - found.stretch).abs() < 0.001);
            assert!(near(last_place(set), last_place(found)), "{set:?} {found:?}");
            assert_eq!((set.glyphs.len(), set.ink.rgb), (found.glyphs.len(), found.ink.rgb));
            let face = back.faces.get(found.face).unwrap();
            assert!(face.postscript_name.ends_with(&faces.get(set.face).unwrap().postscript_name));
        }
    }
    let alts = |document: &Document| {
        let elements = document.structure.elements().iter();
        elements.filter_map(|element| element.alt.clone()).collect::<Vec<_>>()
    };
    assert_eq!(alts(&back.document), alts(&document));
}

#[test]
fn what_is_no_flyer_is_refused() {
    assert!(matches!(read(b"no PDF at all"), Err(ReadError::Broken(_))));
    let bytes = write(&page(Vec::new()), &Faces::built_in(), &OPTIONS).unwrap();
    assert!(read(&bytes).is_ok());
    assert!(matches!(read(&bytes[..bytes.len() / 2]), Err(ReadError::Broken(_))));
}

#[test]
fn a_turned_picture_comes_back_turned() {
    for (mirrored, quarters) in [(false, 0), (false, 1), (false, 2), (false, 3), (true, 0), (true, 1)] {
        let turn = Turn { mirrored, quarters };
        let (colour, bytes) = (JpegColour::Rgb, [0xff, 0xd8, 0xff].into());
        let jpeg = Jpeg { width: 3, height: 2, turn, colour, profile: None, bytes };
        let document = pictured(Picture::Jpeg(jpeg.clone()), rect(10.0, 20.0, 30.0, 40.0));
        let back = reading(&document, &Faces::built_in()).document;
        assert_eq!(*back.pictures[0], Picture::Jpeg(jpeg));
        let placed = back.pages[0].items.iter().find_map(|item| match &item.kind {
            ItemKind::Picture { rect, .. } => Some(*rect),
            _ => None,
        });
        let placed = placed.unwrap();
        assert!(
            (placed.left().to_pt() - 10.0).abs() < ROUNDING
                && (placed.bottom().to_pt() - 60.0).abs() < ROUNDING
        );
    }
}

#[test]
fn french_has_narrow_spaces_before_high_marks_that_are_read_as_spaces() {
    let spec = "country = 'France'\ndate = '2024'\nlang = 'fr'\nmasthead.programme = 'P'\n\
                overview.text = 'Qui sait ? <span lang=\"en\">They say ?</span>'";
    let path = std::path::Path::new("french.toml");
    let flyer = flysheet::spec::read(path, &harness::Memory { path, bytes: spec.as_bytes() });
    let faces = Faces::built_in();
    let document = flysheet::typeset(&flyer.flyer.unwrap(), &faces).document.unwrap();
    let glyphs: Vec<_> = runs(&document, 0).into_iter().flat_map(|run| run.glyphs.iter()).collect();
    let spaces = glyphs.windows(2).filter(|pair| &*pair[1].text == "?").map(|pair| pair[0].advance);
    let [french, english] = spaces.collect::<Vec<_>>()[..] else { panic!("two marks") };
    assert!(Length::ZERO < french && french < english * 0.7, "{french:?} {english:?}");
    let words = written(&document, &faces).words(0);
    assert!(
        words.split_whitespace().collect::<Vec<_>>().join(" ").contains("Qui sait ? They say ?"),
        "{words}"
    );
}

/// Reads a file back after it was broken.
fn read_broken(breaks: impl FnOnce(&mut lopdf::Document)) -> Result<Reading, ReadError> {
    let setter = Setter::new();
    let bytes = write(&line(&setter, "One line"), &setter.faces, &OPTIONS).unwrap();
    let mut file = lopdf::Document::load_mem(&bytes).unwrap();
    breaks(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    read(&bytes)
}

#[test]
fn elements_that_hold_themselves_come_to_an_end() {
    let reading = read_broken(|file| {
        let is_paragraph = |object: &Object| {
            object
                .as_dict()
                .is_ok_and(|dict| dict.get(b"S").and_then(Object::as_name).is_ok_and(|tag| tag == b"P"))
        };
        let paragraph = file.objects.iter().find(|(_, object)| is_paragraph(object)).map(|(id, _)| *id);
        let paragraph = paragraph.unwrap();
        let twice = vec![Object::Reference(paragraph), Object::Reference(paragraph)];
        file.get_dictionary_mut(paragraph).unwrap().set("K", twice);
    });
    let structure = reading.unwrap().document.structure;
    assert_eq!(structure.elements().iter().filter(|element| element.role == Role::Paragraph).count(), 1);
}

#[test]
fn a_page_that_unpacks_to_more_than_the_memory_holds_is_refused() {
    const FAR_TOO_MUCH: usize = 65 * 1024 * 1024;
    let reading = read_broken(|file| {
        let page = file.page_iter().next().unwrap();
        let mut content = Stream::new(Dictionary::new(), vec![b' '; FAR_TOO_MUCH]);
        content.compress().unwrap();
        let content = file.add_object(content);
        file.get_dictionary_mut(page).unwrap().set("Contents", content);
    });
    assert_eq!(reading.err(), Some(ReadError::Broken("page 1 is damaged".into())));
}

#[test]
fn a_picture_that_unpacks_to_more_than_its_pixels_is_left_out() {
    let raster = Raster { width: 2, height: 2, rgb: vec![99; 12], alpha: None };
    let document = pictured(Picture::Raster(raster), rect(10.0, 20.0, 30.0, 40.0));
    let bytes = write(&document, &Faces::built_in(), &OPTIONS).unwrap();
    assert_eq!(read(&bytes).unwrap().document.pictures, document.pictures);
    let mut file = lopdf::Document::load_mem(&bytes).unwrap();
    let image = file
        .objects
        .values_mut()
        .find_map(|object| object.as_stream_mut().ok().filter(|stream| stream.dict.get(b"Width").is_ok()));
    image.unwrap().set_plain_content(vec![0; 4096]);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert!(read(&bytes).unwrap().document.pictures.is_empty());
}

#[test]
fn no_flipped_bit_makes_it_panic() {
    /// The distance in bytes between two places that are damaged, a prime: so that all kinds of places are met.
    const STEP: usize = 53;
    let setter = Setter::new();
    let bytes = write(&line(&setter, "One line"), &setter.faces, &OPTIONS).unwrap();
    for (count, at) in (0..bytes.len()).step_by(STEP).enumerate() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (count % 8);
        // It may be read or not, but comes to an end.
        let _ = read(&damaged);
    }
}
