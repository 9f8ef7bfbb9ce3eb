//! Proofs: what is drawn over a flyer's pages, and what must stay as it was.
//!
//! `UPDATE=1 cargo test --test proof` rewrites the reference; read the difference before it is committed.

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod harness;

use std::fs;
use std::path::Path;

use flysheet::frame::{ArtifactKind, Document, ItemKind, Mark, dump};
use flysheet::geom::Length;
use flysheet::layout::proof::proof;
use flysheet::spec;
use flysheet::text::Faces;
use harness::{Disk, in_crate, specs, update};

/// The flyer whose proof is kept as a reference, and the reference.
const SPEC: &str = "tests/proof/page.toml";
const REFERENCE: &str = "tests/proof/page.frames";

/// A flyer as it is set, and its proof; `None` where it has errors.
fn documents(path: &Path, faces: &Faces) -> Option<(Document, Document)> {
    let flyer = spec::read(path, &Disk).flyer?;
    let set = flysheet::typeset(&flyer, faces);
    let document = set.document?;
    let proof = proof(&document, &set.notes, faces);
    Some((document, proof))
}

/// Every flyer at hand that can be set, with its proof.
fn all(check: impl Fn(&str, &Document, &Document)) {
    let faces = Faces::built_in();
    let mut count = 0;
    for path in specs("flyers").into_iter().chain(specs("tests/suite")) {
        if let Some((document, proof)) = documents(&path, &faces) {
            check(&path.display().to_string(), &document, &proof);
            count += 1;
        }
    }
    assert!(count > 10, "only {count} flyers could be set");
}

#[test]
fn a_page_looks_as_it_did() {
    let faces = Faces::built_in();
    let (_, proof) = documents(Path::new(SPEC), &faces).unwrap();
    let found = dump(&proof, &faces);
    let reference = in_crate(Path::new(REFERENCE));
    if update() {
        fs::write(&reference, &found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(&reference).unwrap(), "UPDATE=1 rewrites the reference");
}

#[test]
fn content_and_foot_stay_as_they_were() {
    let faces = Faces::built_in();
    let told = |document: &Document| {
        let mut document = document.clone();
        for page in &mut document.pages {
            page.items.retain(|item| item.mark != Mark::Artifact(ArtifactKind::Decoration));
        }
        dump(&document, &faces)
    };
    all(|name, document, proof| {
        assert_eq!(proof.title, format!("Proof: {}", document.title));
        let proof = Document { title: document.title.clone(), ..proof.clone() };
        assert_eq!(told(&proof), told(document), "{name}");
        assert_eq!(proof.structure.elements(), document.structure.elements(), "{name}");
    });
}

#[test]
fn the_legend_stands_on_the_page_and_below_all_text() {
    all(|name, _, proof| {
        for page in &proof.pages {
            let runs = |is_legend: bool| {
                page.items.iter().filter_map(move |item| match &item.kind {
                    ItemKind::Glyphs(run) => {
                        let decoration = item.mark == Mark::Artifact(ArtifactKind::Decoration);
                        (decoration == is_legend).then_some(run)
                    }
                    _ => None,
                })
            };
            let lowest = runs(false).map(|run| run.origin.y + run.size * 0.2).fold(Length::ZERO, Length::max);
            assert!(runs(true).count() > 0, "{name}: no legend");
            for run in runs(true) {
                let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                let (left, right) = (run.origin.x, run.origin.x + width);
                assert!(lowest.fits(run.origin.y - run.size * 0.7), "{name}: the legend stands over text");
                assert!((run.origin.y + run.size * 0.2).fits(page.trim.height), "{name}: below the page");
                assert!(Length::ZERO.fits(left) && right.fits(page.trim.width), "{name}: beside the page");
            }
        }
    });
}
