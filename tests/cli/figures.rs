//! `--stats`: how well flyers came out, in every format.

use serde_json::json;

use crate::messages::json_lines;
use crate::{BROKEN, Folder, SPEC};

/// A table of [`SPEC`], whose text is too short for a justified line with two spaces.
const TABLE: &str = "";

#[test]
fn people_see_a_table_below_the_line_of_each_flyer() {
    let folder = Folder::with(&[("a.toml", SPEC), ("b.toml", BROKEN)]);
    folder.run("build a.toml --stats").says(0, &format!("out/a.pdf  1 page\n{TABLE}"));
    folder.run("check a.toml --stats").says(0, &format!("a.toml  1 page, no errors\n{TABLE}"));
    let run = folder.run("build b.toml a.toml --stats");
    assert!(
        run.stderr.ends_with(&format!("out/a.pdf  1 page\n{TABLE}1 of 2 flyers are well\n")),
        "{}",
        run.stderr
    );
}

#[test]
fn quiet_silences_the_table() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    for words in ["build a.toml --stats -q", "check a.toml --stats -q --message-format short"] {
        folder.run(words).says(0, "");
    }
}

#[test]
fn editors_see_one_line_for_each_flyer() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    let line = |name: &str| format!("flyers/{name}.toml: statistics: 1 page, \n");
    folder.run("check --stats --message-format short").says(0, &(line("a") + &line("b")));
}

#[test]
fn programs_see_one_object_for_each_flyer_that_is_well() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", BROKEN)]);
    for words in ["check --stats --message-format json", "build --stats -q --message-format json"] {
        let lines = json_lines(&folder.run(words));
        let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
        assert_eq!(types, ["flyer", "statistics", "diagnostic", "diagnostic", "flyer"]);
        assert_eq!(lines[1], json!({}));
    }
}

#[test]
fn nobody_who_does_not_ask_is_told() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    assert_eq!(json_lines(&folder.run("check a.toml --message-format json")).len(), 1);
}
