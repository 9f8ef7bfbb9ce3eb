//! The spec stage from outside: files in, a flyer or findings out.
//!
//! Every file in `tests/specs/broken` and `tests/specs/warned` begins with what must be found in it, one `#~` comment
//! for each finding, as the short rendering has it. `UPDATE=1 cargo test --test spec` rewrites these
//! comments and the renderings in `tests/specs/human`; read the difference before committing it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod harness;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flysheet::diag::{Code, MessageFormat, render};
use flysheet::spec;

use harness::{Disk, check_expectations, findings, in_crate, specs, update};

const BROKEN: &str = "tests/specs/broken";
const WARNED: &str = "tests/specs/warned";
const HUMAN: &str = "tests/specs/human";

/// What must be found in a spec: its findings without the name of the spec or of its folder.
fn expectation(path: &Path) -> Vec<String> {
    let spec = format!("{}:", path.display());
    findings(&spec::read(path, &Disk))
        .iter()
        .map(|line| {
            let line = line.trim_end().strip_prefix(&spec).unwrap_or(line.trim_end());
            format!("#~ {}", line.replace(&format!("{BROKEN}/"), ""))
        })
        .collect()
}

/// Every spec in which something must be found.
fn faulty() -> Vec<PathBuf> {
    [specs(BROKEN), specs(WARNED)].concat()
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    check_expectations(BROKEN, expectation);
    check_expectations(WARNED, expectation);
}

#[test]
fn a_flyer_comes_of_a_spec_with_warnings_alone() {
    for path in faulty() {
        let reading = spec::read(&path, &Disk);
        assert_eq!(reading.flyer.is_some(), path.starts_with(WARNED), "{}", path.display());
    }
}

#[test]
fn every_finding_has_a_place_and_a_cure() {
    for path in faulty() {
        let reading = spec::read(&path, &Disk);
        for finding in reading.diagnostics.iter() {
            let rendered = render(finding, &reading.sources, MessageFormat::Human);
            assert!(finding.span.is_some() && finding.help.is_some(), "{rendered}");
            assert!(!finding.message.ends_with('.'), "{rendered}");
        }
    }
}

#[test]
fn every_kind_of_finding_of_this_stage_has_a_case() {
    let of_later_stages = [
        Code::InvalidPicture,
        Code::UnknownFont,
        Code::InvalidFont,
        Code::MissingGlyph,
        Code::OverfullLine,
        Code::BlockTooTall,
        Code::PageCount,
        Code::ConflictingRef,
        Code::PartnerWithoutActivity,
        Code::UnusedEntry,
        Code::LowResolution,
        Code::Hairline,
        Code::NoBleed,
        Code::UnsafeMargin,
        Code::LowContrast,
        Code::UnhelpfulAlt,
        Code::Internal,
    ];
    let mut found = BTreeSet::new();
    for path in faulty() {
        found.extend(spec::read(&path, &Disk).diagnostics.iter().map(|finding| finding.code.name()));
    }
    for code in Code::ALL {
        assert_eq!(found.contains(code.name()), !of_later_stages.contains(code), "{}", code.name());
    }
}

#[test]
fn renderings_for_people() {
    for name in [
        "ten-faults",
        "near-keys",
        "fragment",
        "in-strings",
        "register",
        "syntax",
        "extends-cycle",
        "not-utf8",
        "cures-of-syntax",
        "cures-of-quotes",
        "cures-of-lines",
        "cures-of-numbers",
        "cures-of-values",
        "cures-of-values-2",
    ] {
        let reading = spec::read(&Path::new(BROKEN).join(format!("{name}.toml")), &Disk);
        let sorted = reading.diagnostics.sorted();
        let rendered: Vec<String> =
            sorted.iter().map(|finding| render(finding, &reading.sources, MessageFormat::Human)).collect();
        let rendered = rendered.join("\n");
        let path = in_crate(&Path::new(HUMAN).join(format!("{name}.txt")));
        if update() {
            fs::write(&path, &rendered).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(rendered == expected, "{}\n{rendered}", path.display());
    }
}

#[test]
fn a_spec_that_is_not_there_has_a_place() {
    let reading = spec::read(Path::new("tests/specs/none.toml"), &Disk);
    let found = findings(&reading);
    assert!(found[0].starts_with("tests/specs/none.toml:1:1: error[unreadable]: "), "{found:?}");
    assert_eq!((found.len(), reading.flyer), (1, None));
}
