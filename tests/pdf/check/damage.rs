//! Files that are damaged in any way, which must come to findings and never to a panic.

use super::*;

/// The distance in bytes between two places that are damaged, a prime: so that all kinds of places are met.
const STEP: usize = 2503;

#[test]
fn what_is_no_pdf_is_a_broken_file() {
    for bytes in [b"".as_slice(), b"%PDF-1.7", b"a letter", &[0; 4096], &pair().screen[..2000]] {
        assert_eq!(codes(bytes), ["broken-file"].into());
    }
}

#[test]
fn no_flipped_bit_and_no_cut_makes_it_panic() {
    for bytes in [&pair().screen, &pair().press] {
        for (count, at) in (0..bytes.len()).step_by(STEP).enumerate() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << (count % 8);
            check(&damaged, USUAL_INK_LIMIT);
            if count % 8 == 0 {
                check(&bytes[..at], USUAL_INK_LIMIT);
            }
        }
    }
}

#[test]
fn what_is_lost_is_missed() {
    let lose = |file: &mut lopdf::Document, key: &[u8]| {
        let id = page(file, 1).get(key).unwrap().as_reference().unwrap();
        file.objects.remove(&id);
    };
    assert_eq!(
        codes(&broken(&pair().press, |file| drop(file.delete_object(page_id(file, 1))))),
        ["broken-file"].into()
    );
    let bytes = broken(&pair().press, |file| lose(file, b"Contents"));
    assert_eq!(codes(&bytes), ["broken-content"].into());
    assert_eq!(codes(&broken(&pair().press, |file| draw(file, "/Nothing Do"))), ["broken-content"].into());
}

#[test]
fn objects_that_hold_themselves_come_to_an_end() {
    check_breaks(
        &pair().screen,
        &[
            ("element-astray", |file| {
                let id = catalog(file).get(b"StructTreeRoot").unwrap().as_reference().unwrap();
                let document = file.get_dictionary(id).unwrap().get(b"K").unwrap().as_reference().unwrap();
                file.get_dictionary_mut(document).unwrap().set("K", document);
            }),
            ("untagged-mark", |file| {
                let form = form(file, "/Self Do 0 0 9 9 re f");
                name(file, "XObject", "Self", form);
                draw_bare(file, "/Self Do");
            }),
        ],
    );
}
