//! Specs with all kinds of damage, which must come to findings and never to a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod harness;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use flysheet::diag::{MessageFormat, RenderOptions, render, render_with};
use flysheet::pdf::{Options, Profile, Timestamp, write};
use flysheet::spec;
use flysheet::text::Faces;

use harness::{Memory, findings, in_crate, specs};

const GOOD: &str = "tests/specs/good";

/// Reads a spec, and renders all that is found in it.
fn check_no_panic(path: &Path, bytes: &[u8], formats: &[MessageFormat]) {
    let reading = spec::read(path, &Memory { path, bytes });
    let narrow = RenderOptions { colour: true, width: 20 };
    for finding in reading.diagnostics.sorted() {
        for format in formats {
            assert!(render_with(finding, &reading.sources, *format, narrow).ends_with('\n'));
        }
    }
    assert_eq!(reading.flyer.is_none(), reading.diagnostics.has_errors());
}

/// The built-in faces, read once for all tests.
fn faces() -> &'static Faces {
    static FACES: OnceLock<Faces> = OnceLock::new();
    FACES.get_or_init(Faces::built_in)
}

/// Sets what could be read of a spec, as the command line does with a flyer and with a draft, and writes
/// the PDF where there is a flyer to write; `true` where there is.
fn check_no_panic_to_the_end(path: &Path, bytes: &[u8]) -> bool {
    let reading = spec::read(path, &Memory { path, bytes });
    let Some(flyer) = reading.flyer.as_ref().or(reading.draft.as_ref()) else { return false };
    let set = flysheet::typeset(flyer, faces());
    for finding in set.diagnostics.sorted() {
        let rendered = render(finding, &reading.sources, MessageFormat::Human);
        assert!(finding.help.is_some(), "without a cure: {rendered}");
    }
    let Some(document) = set.document.filter(|_| reading.flyer.is_some()) else { return false };
    let created = Timestamp { year: 2022, month: 8, day: 1, hour: 0, minute: 0, second: 0 };
    write(&document, faces(), &Options { created, profile: Profile::Screen })
        .is_ok_and(|pdf| pdf.starts_with(b"%PDF-"))
}

/// The distance in bytes between two places whose damage goes on to the pages, which takes longer; a
/// prime.
const LONG_STEP: usize = 139;

/// The spec with every key without the keys that only fit files and pages of its own: it names families
/// that no face belongs to, and a number of pages that its text does not fill.
fn without_bounds(spec: &str) -> String {
    let unwanted = ["body = ", "heading = \"Some", "pages = "];
    let is_wanted = |line: &&str| !unwanted.iter().any(|start| line.starts_with(start));
    spec.split_inclusive('\n').filter(is_wanted).collect()
}

#[test]
fn no_damage_makes_setting_or_writing_panic() {
    let path = Path::new(GOOD).join("every-key.toml");
    let bytes = without_bounds(&fs::read_to_string(in_crate(&path)).unwrap()).into_bytes();
    let mut written = 0;
    for (count, at) in (0..bytes.len()).step_by(LONG_STEP).enumerate() {
        let damages = b"\"9{#\\*\n- ";
        let mut damaged = bytes.clone();
        // Every other place loses a letter, and the rest have another one put in.
        if count % 2 == 0 {
            damaged.remove(at);
        } else {
            damaged[at] = damages[count / 2 % damages.len()];
        }
        written += usize::from(check_no_panic_to_the_end(&path, &damaged));
    }
    assert!(written >= 3, "{written}");
}

#[test]
fn good_and_broken_specs_go_through_to_the_end() {
    for path in specs(GOOD) {
        let text = without_bounds(&fs::read_to_string(in_crate(&path)).unwrap());
        assert!(check_no_panic_to_the_end(&path, text.as_bytes()), "{}", path.display());
    }
    for path in specs("tests/specs/broken") {
        check_no_panic_to_the_end(&path, &fs::read(in_crate(&path)).unwrap());
    }
}

/// The distance in bytes between two places that are damaged; a prime, so that the places shift
/// against the lines.
const STEP: usize = 31;

#[test]
fn no_damage_makes_it_panic() {
    let formats = [MessageFormat::Short, MessageFormat::Json];
    let path = Path::new(GOOD).join("every-key.toml");
    let bytes = fs::read(in_crate(&path)).unwrap();
    for at in (0..bytes.len()).step_by(STEP) {
        let all = [MessageFormat::Human, MessageFormat::Short, MessageFormat::Json];
        check_no_panic(&path, &bytes[..at], &all);
        for byte in *b"\"\n[{\\\xff#=" {
            let mut damaged = bytes.clone();
            damaged[at] = byte;
            check_no_panic(&path, &damaged, &formats);
        }
        let mut shorter = bytes.clone();
        shorter.remove(at);
        check_no_panic(&path, &shorter, &formats);
    }
}

/// The name with two letters swapped, with one taken out, and with one put in.
fn typing_errors(name: &str) -> Vec<String> {
    let mut typed = vec![format!("{name}e")];
    for at in 1..name.len() {
        let (start, end) = name.split_at(at);
        typed.push(format!("{}{end}", &start[..start.len() - 1]));
        if end.len() > 1 {
            typed.push(format!("{start}{}{}{}", &end[1..2], &end[..1], &end[2..]));
        }
    }
    typed.retain(|typed| typed != name);
    typed
}

/// Reads a spec in memory as if it stood among the good ones.
fn read(text: &str) -> spec::Reading {
    let path = Path::new("tests/specs/good/memory.toml");
    spec::read(path, &Memory { path, bytes: text.as_bytes() })
}

/// Calls `check` for every line `name = value` of a spec that has every key: with its number, the
/// name, the value, and the text before and after the line.
fn for_every_key(mut check: impl FnMut(usize, &str, &str, &str, &str)) {
    let text = fs::read_to_string(in_crate(&Path::new(GOOD).join("every-key.toml"))).unwrap();
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        if let Some((name, value)) = line.trim_end().split_once(" = ")
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            check(at + 1, name, value, &text[..start], &text[end..]);
        }
        start = end;
    }
}

#[test]
fn a_misspelt_key_is_one_finding_with_the_right_cure() {
    let (mut tried, mut cured) = (0, 0);
    for_every_key(|number, name, value, before, after| {
        for typed in typing_errors(name) {
            let reading = read(&format!("{before}{typed} = {value}\n{after}"));
            let found = findings(&reading);
            let place = format!("tests/specs/good/memory.toml:{number}:1: error[unknown-key]: ");
            assert!(found.len() == 1 && found[0].starts_with(&place), "{typed} for {name}: {found:#?}");
            let help = reading.diagnostics.iter().next().unwrap().help.clone();
            tried += 1;
            cured += usize::from(help == Some(format!("did you mean `{name}`?")));
        }
    });
    assert!(cured * 100 >= tried * 98, "{cured} of {tried}");
}

#[test]
fn a_value_of_the_wrong_type_is_one_finding() {
    for_every_key(|number, name, value, before, after| {
        let opens_lines = value == "\"\"\"" || value == "'''";
        if opens_lines {
            return;
        }
        let wrong = if name == "date" { "[]" } else { "07:32:00" };
        let found = findings(&read(&format!("{before}{name} = {wrong}\n{after}")));
        let place = format!("tests/specs/good/memory.toml:{number}:{}: error[wrong-type]: ", name.len() + 4);
        assert!(found.len() == 1 && found[0].starts_with(&place), "{name}: {found:#?}");
    });
}

#[test]
fn an_unclosed_quote_is_one_finding() {
    for_every_key(|number, name, value, before, after| {
        if !value.ends_with('"') || value.ends_with("\"\"\"") {
            return;
        }
        let open = &value[..value.len() - 1];
        let found = findings(&read(&format!("{before}{name} = {open}\n{after}")));
        let place = format!("tests/specs/good/memory.toml:{number}:{}: error[syntax]: ", name.len() + 4);
        assert!(found.len() == 1 && found[0].starts_with(&place), "{name}: {found:#?}");
    });
}

#[test]
fn odd_files_make_no_panic() {
    for text in [
        "",
        "\n",
        "\r",
        "=",
        "[",
        "[[",
        "]",
        "[]",
        "[.]",
        "a",
        "\"\"\"",
        "'''",
        "\\",
        "activity = [1, [2], {}]",
        "[[activity]]\n[[activity]]\nuse = []",
        "[activity.image]\n[[activity]]\n",
        "[masthead]\n[masthead.programme]\n",
        "masthead = 1\n[masthead]\nprogramme = 'x'\n",
        "extends = [\"_style.toml\", \"\", 5, []]",
        "country = \"\u{2028}\"",
        "country = \"\\uFDD0{country}\"",
        "[intro]\ntext = \"{{{{}}}}{}{\"",
        "[intro]\ntext = \"- \\n-\\n- -\"",
        "[theme.page]\nsize = []\nmargin = {}",
        "[theme.colour]\naccent = { cmyk = [] }",
    ] {
        check_no_panic(Path::new("tests/specs/good/memory.toml"), text.as_bytes(), &[MessageFormat::Human]);
    }
    let deep = format!("country = {}", "[".repeat(500));
    check_no_panic(Path::new("tests/specs/good/memory.toml"), deep.as_bytes(), &[MessageFormat::Human]);
}
