//! `check --proof`: a proof of one flyer, whole or not at all, that says what the flyer says.

use crate::reader::File;
use crate::{BROKEN, Folder, SPEC, is_pdf};

/// What is content of a page: each glyph's text, tag and place, to a hundredth of a point.
fn content(file: &File, page: usize) -> Vec<(String, String, i64, i64)> {
    let hundredths = |length: f64| (length * 100.0).round() as i64;
    let glyphs = file.glyphs(page).into_iter().filter(|glyph| glyph.mcid.is_some());
    glyphs.map(|glyph| (glyph.text, glyph.tag, hundredths(glyph.x), hundredths(glyph.y))).collect()
}

#[test]
fn a_proof_has_the_pages_and_the_text_of_its_flyer() {
    let paragraph =
        "Universities in Central Asia have been connected to the internet since then. ".repeat(110);
    let spec = SPEC.replace("text = \"", &format!("text = \"{paragraph}"));
    let folder = Folder::with(&[("a.toml", &spec)]);
    assert_eq!(folder.run("build a.toml").status, 0);
    folder
        .run("check a.toml --proof proofs/a.pdf")
        .says(0, "a.toml  2 pages, no errors; proof in proofs/a.pdf\n");
    let (flyer, proof) = (File::new(&folder.read("out/a.pdf")), File::new(&folder.read("proofs/a.pdf")));
    assert_eq!((flyer.file.get_pages().len(), proof.file.get_pages().len()), (2, 2));
    for page in 0..2 {
        for name in ["MediaBox", "TrimBox"] {
            assert_eq!(proof.numbers(proof.page(page), name), flyer.numbers(flyer.page(page), name));
        }
        // Of the flyer, viewers show the page after trimming; of the proof, the edge that is cut as well.
        assert!(flyer.page(page).has(b"CropBox") && !proof.page(page).has(b"CropBox"));
        assert!(content(&flyer, page).len() > 100);
        assert_eq!(content(&proof, page), content(&flyer, page));
        let added: String = proof
            .glyphs(page)
            .into_iter()
            .filter(|glyph| glyph.mcid.is_none())
            .map(|glyph| glyph.text)
            .collect();
        assert!(added.contains("baseline"), "{added}");
    }
    let tags = |file: &File| {
        let root = file.catalog().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let kid = file.file.get_dictionary(root).unwrap().get(b"K").unwrap().clone();
        let kid = kid.as_reference().unwrap_or_else(|_| kid.as_array().unwrap()[0].as_reference().unwrap());
        file.elements(kid, 0).into_iter().map(|(depth, tag, _)| (depth, tag)).collect::<Vec<_>>()
    };
    assert_eq!(tags(&proof), tags(&flyer));
}

#[test]
fn a_check_writes_its_proof_and_nothing_else() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    folder.run("check -q --proof proof.pdf").says(0, "");
    assert_eq!(folder.names(""), ["flyers", "proof.pdf"]);
    assert!(is_pdf(&folder.read("proof.pdf")));
    let first = folder.read("proof.pdf");
    folder.run("check -q flyers/a.toml --proof proof.pdf --jobs 3").says(0, "");
    assert_eq!(folder.read("proof.pdf"), first, "the same spec gives the same proof");
}

#[test]
fn a_flyer_with_an_error_leaves_the_earlier_proof_as_it_was() {
    let folder = Folder::with(&[("a.toml", BROKEN)]);
    let run = folder.run("check a.toml --proof proof.pdf");
    assert!(
        run.status == 1 && run.stderr.ends_with("a.toml  2 errors; no proof written\n"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.names(""), ["a.toml"]);
    folder.write("proof.pdf", "yesterday");
    let run = folder.run("check a.toml --proof proof.pdf");
    assert!(
        run.status == 1 && run.stderr.ends_with("a.toml  2 errors; kept proof.pdf as it was\n"),
        "{}",
        run.stderr
    );
    let run = folder.run("check a.toml --proof proof.pdf --message-format short");
    assert!(run.stderr.ends_with("a.toml:1:1: note[kept]: kept proof.pdf as it was\n"), "{}", run.stderr);
    assert_eq!(folder.read("proof.pdf"), b"yesterday");
}

#[test]
fn what_cannot_be_a_proof_is_refused_before_anything_is_written() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC), ("d.pdf/y", "")]);
    let check = |words: &str, why: &str| {
        let before = folder.names("");
        folder.run(words).says(2, &format!("error: {why}\n"));
        assert_eq!(folder.names(""), before);
    };
    check(
        "check --proof p.pdf",
        "a proof shows one flyer, and there are 2 specs; name one of them before --proof",
    );
    check("check flyers/a.toml --proof p.png", "a proof is a PDF, and `p.png` does not name one in `.pdf`");
    check("check flyers/a.toml --proof d.pdf", "a proof is a PDF, and `d.pdf` does not name one in `.pdf`");
    check(
        "check flyers/a.toml --proof -",
        "a proof is not written to standard output; name a file with --proof",
    );
}

#[test]
fn a_proof_takes_the_place_of_no_flyer_and_of_an_earlier_proof() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    folder.run("build -q").says(0, "");
    let before = folder.read("out/b.pdf");
    folder.run("check flyers/a.toml --proof out/b.pdf").says(
        2,
        "error: the proof would take the place of a flyer that was built, `out/b.pdf`; \
         name another file with --proof\n",
    );
    assert_eq!(folder.read("out/b.pdf"), before);
    for _ in 0..2 {
        folder.run("check flyers/a.toml -q --proof out/a-proof.pdf").says(0, "");
    }
}

#[test]
fn a_proof_that_cannot_be_written_is_no_success() {
    let folder = Folder::with(&[("a.toml", SPEC), ("notes.txt", "")]);
    let run = folder.run("check a.toml --proof notes.txt/p.pdf");
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: cannot write `notes.txt/p.pdf`: "), "{}", run.stderr);
}
