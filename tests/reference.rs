//! Reference tests of layout: each spec of `tests/suite`, and each shipped flyer, is set, and the text dump
//! of its pages compared byte for byte with the file of the same name that ends in `.frames`.
//!
//! `UPDATE=1 cargo test --test reference` rewrites the references; read the difference before it is committed.
//! A spec without a reference gets one and fails; a reference without a spec fails.

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod harness;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flysheet::diag::{MessageFormat, render};
use flysheet::text::Faces;
use flysheet::{frame, spec};
use harness::{Disk, findings, in_crate, specs, update};

/// The folder of the specs.
const SUITE: &str = "tests/suite";

/// The folder of the shipped flyers.
const FLYERS: &str = "flyers";

/// The text dump of a spec's pages, after the rung that gave it its pages and its findings.
fn dump(path: &Path, faces: &Faces) -> String {
    let reading = spec::read(path, &Disk);
    let mut dump = findings(&reading).concat();
    let Some(flyer) = reading.flyer else { return dump };
    let set = flysheet::typeset(&flyer, faces);
    if flyer.pages.is_some() {
        dump.push_str(&format!("fitted by {}\n", set.rung));
    }
    for finding in set.diagnostics.sorted() {
        dump.push_str(&render(finding, &reading.sources, MessageFormat::Short));
    }
    if let Some(document) = set.document {
        dump.push_str(&frame::dump(&document, faces));
    }
    dump
}

/// Where the reference of a spec stands.
fn reference(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap();
    in_crate(&Path::new(SUITE).join(name).with_extension("frames"))
}

#[test]
fn a_spec_of_a_rung_is_fitted_by_it() {
    let faces = Faces::built_in();
    let mut rungs = BTreeSet::new();
    for path in specs(SUITE) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut parts = name.split('-');
        if let (Some("fit"), Some(rung), Some(_)) = (parts.next(), parts.next(), parts.next()) {
            let flyer = spec::read(&path, &Disk).flyer.unwrap();
            assert_eq!(flysheet::typeset(&flyer, &faces).rung.step.name(), rung, "{name}");
            rungs.insert(rung.to_owned());
        }
    }
    let all = ["leading", "looseness", "pictures", "size", "spacing"];
    assert!(rungs.iter().eq(&all), "{rungs:?}");
}

#[test]
fn every_spec_is_set_as_it_was() {
    let faces = Faces::built_in();
    let mut failures = Vec::new();
    for path in specs(SUITE).into_iter().chain(specs(FLYERS)) {
        let found = dump(&path, &faces);
        let reference = reference(&path);
        let expected = fs::read_to_string(&reference).ok();
        if expected.as_deref() == Some(&found) {
            continue;
        }
        let difference = expected
            .as_ref()
            .map_or_else(|| "has no reference yet".to_owned(), |expected| first_difference(expected, &found));
        if expected.is_none() || update() {
            fs::write(&reference, &found).unwrap();
        }
        if !update() {
            failures.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(failures.is_empty(), "UPDATE=1 rewrites the references\n{}", failures.join("\n"));
}

/// The first line in which two dumps differ.
fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines()).enumerate();
    match lines.into_iter().find(|(_, (expected, found))| expected != found) {
        Some((at, (expected, found))) => {
            format!("line {}\n  expected {expected}\n  found    {found}", at + 1)
        }
        None => format!("{} lines expected, {} found", expected.lines().count(), found.lines().count()),
    }
}

#[test]
fn every_reference_has_a_spec() {
    let known: Vec<PathBuf> =
        specs(SUITE).into_iter().chain(specs(FLYERS)).map(|path| reference(&path)).collect();
    for entry in fs::read_dir(in_crate(Path::new(SUITE))).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "frames") {
            assert!(known.contains(&path), "{} has no spec", path.display());
        }
    }
}

#[test]
fn no_shipped_flyer_has_a_finding() {
    let faces = Faces::built_in();
    for path in specs(FLYERS) {
        let reading = spec::read(&path, &Disk);
        assert_eq!(findings(&reading), Vec::<String>::new(), "{}", path.display());
        let flyer = reading.flyer.unwrap();
        let set = flysheet::typeset(&flyer, &faces);
        assert!(set.diagnostics.is_empty(), "{}: {:?}", path.display(), set.diagnostics.sorted());
    }
}
