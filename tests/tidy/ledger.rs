//! Holds the ledger of conformance to what it promises: no line blank, and every test that it names is there.

use std::collections::BTreeSet;
use std::fs;

use crate::check_faults;
use crate::code::root;

/// Where the ledger stands.
const LEDGER: &str = "docs/conformance.md";

/// The ways in which a clause may be kept, as its head explains them.
const WAYS: [&str; 5] = ["error", "construction", "checked", "author", "not yet"];

/// The checkpoints of the Matterhorn Protocol 1.1.
const CHECKPOINTS: u8 = 31;

/// The cells of each line of the ledger's tables, with the line's number.
fn lines(text: &str) -> Vec<(usize, Vec<String>)> {
    let rows = text.lines().enumerate().filter(|(_, line)| line.starts_with('|'));
    let cells = rows.map(|(at, line)| {
        let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        (at + 1, cells)
    });
    let is_head = |cells: &[String]| {
        cells.last().is_some_and(|cell| cell == "held by" || cell.chars().all(|character| character == '-'))
    };
    cells.filter(|(_, cells): &(usize, Vec<String>)| !is_head(cells)).collect()
}

/// What is wrong with the name of a test, `FILE: NAME`.
fn missing(name: &str) -> Option<String> {
    let Some((path, name)) = name.split_once(": ") else { return Some(format!("`{name}` names no test")) };
    let Ok(code) = fs::read_to_string(root().join(path)) else { return Some(format!("no file {path}")) };
    let is_there = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("rs") => code.contains(&format!("#[test]\nfn {name}()")),
        Some("py") => code.contains(&format!("\"{name}\": (")) || code.contains(&format!("def {name}(")),
        _ => code.contains(name),
    };
    (!is_there).then(|| format!("no {name} in {path}"))
}

#[test]
fn no_line_of_the_ledger_is_blank_and_every_test_it_names_is_there() {
    let text = fs::read_to_string(root().join(LEDGER)).unwrap();
    let mut faults = Vec::new();
    let lines = lines(&text);
    assert!(lines.len() > 100, "{} lines", lines.len());
    for (number, cells) in &lines {
        let mut fault = |what: String| faults.push(format!("{LEDGER}:{number}: {what}"));
        let [_, _, way, held] = cells.as_slice() else {
            fault(format!("{} cells", cells.len()));
            continue;
        };
        if cells.iter().any(String::is_empty) {
            fault("a cell is blank".to_owned());
        }
        if !WAYS.iter().any(|known| way.starts_with(known)) {
            fault(format!("no clause is kept by “{way}”"));
        }
        let tests: Vec<&str> = held.split('`').skip(1).step_by(2).collect();
        if tests.is_empty() && !way.starts_with("not yet") {
            fault("no test holds it".to_owned());
        }
        tests.into_iter().filter_map(missing).for_each(&mut fault);
    }
    check_faults(&faults);
}

#[test]
fn every_checkpoint_of_the_protocol_has_a_line() {
    let text = fs::read_to_string(root().join(LEDGER)).unwrap();
    let of_protocol = text.split("## PDF/A-2a").next().unwrap();
    let named: BTreeSet<u8> = lines(of_protocol)
        .iter()
        .flat_map(|(_, cells)| cells[0].split(", ").filter_map(|name| name.get(..2)?.parse().ok()))
        .collect();
    assert_eq!(named, (1..=CHECKPOINTS).collect());
}
