//! Preflight from outside: finished flyers, each with one thing that a print shop or a reader would send it back for.
//!
//! Every spec in `tests/specs/preflight` begins with what must be found in it, one `#~` comment for each finding, as
//! the short rendering has it; `UPDATE=1 cargo test --test preflight` rewrites these comments. Read the difference
//! before committing it.

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod harness;

use std::collections::BTreeSet;
use std::path::Path;

use flysheet::diag::{Code, Diagnostic, MessageFormat, Sources, render};
use flysheet::place_findings;
use flysheet::spec;
use flysheet::text::Faces;
use harness::{Disk, check_expectations, specs};

const FAULTY: &str = "tests/specs/preflight";

/// The codes of findings about finished pages.
const CODES: [Code; 6] = [
    Code::LowResolution,
    Code::Hairline,
    Code::NoBleed,
    Code::UnsafeMargin,
    Code::LowContrast,
    Code::UnhelpfulAlt,
];

/// Those of findings that stages before the pages make, about what stands on them.
const EARLIER: [Code; 3] = [Code::MissingAlt, Code::MissingGlyph, Code::InvalidUrl];

/// All findings about a spec and its pages, by place, and the files that were read.
fn found(path: &Path, faces: &Faces) -> (Vec<Diagnostic>, Sources) {
    let reading = spec::read(path, &Disk);
    let mut found = reading.diagnostics;
    // What stops a flyer before it is set has its place on the pages too.
    if let Some(flyer) = reading.flyer.or(reading.draft) {
        let set = flysheet::typeset(&flyer, faces);
        found.append(set.diagnostics);
        found.append(set.preflight);
        place_findings(&flyer, faces, None, &mut found);
    }
    (found.sorted().into_iter().cloned().collect(), reading.sources)
}

/// What must be found in a spec.
fn expectation(path: &Path) -> Vec<String> {
    let (found, sources) = found(path, &Faces::built_in());
    let spec = format!("{}:", path.display());
    let line = |finding| {
        let line = render(finding, &sources, MessageFormat::Short);
        format!("#~ {}", line.trim_end().replace(&spec, ""))
    };
    found.iter().map(line).collect()
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    check_expectations(FAULTY, expectation);
}

#[test]
fn every_finding_has_a_place_in_the_spec_and_a_cure_and_its_rule_one_on_the_page() {
    let faces = Faces::built_in();
    let mut codes = BTreeSet::new();
    let shows = |code: &Code| CODES.contains(code) || EARLIER.contains(code);
    for path in specs(FAULTY) {
        let (found, sources) = found(&path, &faces);
        for finding in &found {
            let rendered = render(finding, &sources, MessageFormat::Human);
            assert!(finding.span.is_some() && finding.help.is_some(), "{rendered}");
            assert!(finding.on_page.is_some() || !shows(&finding.code), "{rendered}");
            codes.insert(finding.code.name());
        }
    }
    let unseen: Vec<&str> =
        CODES.iter().chain(&EARLIER).map(|code| code.name()).filter(|code| !codes.contains(code)).collect();
    assert_eq!(unseen, Vec::<&str>::new());
}

#[test]
fn clean_flyers_have_no_finding() {
    let faces = Faces::built_in();
    for path in specs("flyers").into_iter().chain(specs("tests/suite")).chain(specs("tests/specs/good")) {
        let (found, sources) = found(&path, &faces);
        let of_preflight = found.iter().filter(|finding| CODES.contains(&finding.code));
        let rendered: Vec<String> =
            of_preflight.map(|finding| render(finding, &sources, MessageFormat::Short)).collect();
        assert_eq!(rendered, Vec::<String>::new(), "{}", path.display());
    }
}
