//! `--stats`: how well flyers came out, in every format.

use crate::messages::json_lines;
use crate::{BROKEN, Folder, SPEC};

/// What the rows of a table are called.
const ROWS: &[&str] =
    &["pages", "type", "last page", "word spaces", "hyphens", "ladders", "left alone", "split"];

/// A flyer whose text is one line, so that nothing depends on how lines are broken.
fn spec() -> String {
    let (head, _) = SPEC.split_once("text = ").unwrap();
    format!("{head}text = \"All is well.\"\n")
}

/// The names of the rows of the only table in a text, which must stand right below this line.
#[track_caller]
fn rows<'a>(text: &'a str, line: &str) -> Vec<&'a str> {
    let (_, below) =
        text.split_once(&format!("{line}\n")).unwrap_or_else(|| panic!("no {line:?} in\n{text}"));
    let rows = below.lines().take_while(|row| row.starts_with("  "));
    rows.map(|row| row.trim().split_once("  ").unwrap().0).collect()
}

#[test]
fn people_see_a_table_below_the_line_of_each_flyer() {
    let folder = Folder::with(&[("a.toml", &spec()), ("b.toml", BROKEN)]);
    let check = |words: &str, status: i32, line: &str| {
        let run = folder.run(words);
        assert_eq!((run.status, &*run.stdout), (status, ""));
        assert_eq!(rows(&run.stderr, line), ROWS);
        assert!(run.stderr.contains("\n  hyphens      0 in 1 line, 0 in a hundred\n"), "{}", run.stderr);
    };
    check("build a.toml --stats", 0, "out/a.pdf  1 page");
    check("check a.toml --stats", 0, "a.toml  1 page, no errors");
    check("build b.toml a.toml --stats", 1, "out/a.pdf  1 page");
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
    let folder =
        Folder::with(&[("flyers/a.toml", &spec()), ("flyers/b.toml", BROKEN), ("flyers/c.toml", &spec())]);
    let run = folder.run("check --stats --message-format short");
    assert_eq!((run.status, &*run.stdout), (1, ""));
    let begins = ["flyers/a.toml: statistics: 1 page, ", "flyers/b.toml:1:1: ", "flyers/b.toml:5:1: "];
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.stderr);
    for (line, begin) in lines.iter().zip(begins.iter().chain(&["flyers/c.toml: statistics: 1 page, "])) {
        assert!(line.starts_with(begin), "{line}");
    }
}

#[test]
fn programs_see_one_object_for_each_flyer_that_is_well() {
    let folder = Folder::with(&[("flyers/a.toml", &spec()), ("flyers/b.toml", BROKEN)]);
    for words in ["check --stats --message-format json", "build --stats -q --message-format json"] {
        let lines = json_lines(&folder.run(words));
        let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
        assert_eq!(types, ["flyer", "statistics", "diagnostic", "diagnostic", "flyer"]);
        let figures = lines[1].as_object().unwrap();
        assert_eq!((&figures["spec"], &figures["pages"]), (&"flyers/a.toml".into(), &1.into()));
        assert_eq!((&figures["lines"], &figures["hyphens"]), (&1.into(), &0.into()));
        assert!(figures["loosest"].is_null() && figures["space_spread"].is_null(), "{figures:?}");
    }
}

#[test]
fn the_loosest_line_has_its_place_in_the_file_that_it_stands_in() {
    let words = "An incontrovertible documentation of hydrometeorological observatories. ".repeat(20);
    let register = format!("[[activity]]\nref = \"1\"\ntitle = \"A\"\ntext = \"\"\"\n{words}\n\"\"\"\n");
    let spec = "country = \"A\"\ndate = \"2024\"\n[masthead]\nprogramme = \"P\"\n\
                [activities]\nregister = \"_r.toml\"\n[[activity]]\nuse = \"1\"\n";
    let folder = Folder::with(&[("a.toml", spec), ("_r.toml", &register)]);
    let lines = json_lines(&folder.run("check a.toml --stats --message-format json"));
    let loosest = &lines[1]["loosest"];
    assert_eq!((&loosest["file"], &loosest["line"]), (&"_r.toml".into(), &5.into()));
    // The words stand where it says.
    let first = loosest["words"].as_str().unwrap().split(' ').next().unwrap();
    let column = loosest["column"].as_u64().unwrap() as usize;
    assert!(words[column - 1..].starts_with(first), "{loosest}");
}

#[test]
fn nobody_who_does_not_ask_is_told() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    assert_eq!(json_lines(&folder.run("check a.toml --message-format json")).len(), 1);
    folder.run("check a.toml").says(0, "a.toml  1 page, no errors\n");
}

#[test]
fn text_is_justified_in_columns_of_14_em_and_ragged_in_narrower_ones() {
    let words =
        "The administrations observe groundwater, floods and settlements along the river. ".repeat(20);
    let (head, _) = SPEC.split_once("text = ").unwrap();
    // One column of so many em of ten points, between margins of half an inch.
    let in_em = |em: f64| {
        let width = em * 10.0 + 72.0;
        let page = format!(
            "[theme.page]\nsize = [\"{width}pt\", \"800pt\"]\ncolumns = 1\n\
             margin = {{ left = \"36pt\", right = \"36pt\" }}\n[theme.type]\nsize = \"10pt\"\n\
             [theme.fit]\nsize = [\"9pt\", \"10pt\"]\n"
        );
        let folder = Folder::with(&[("a.toml", &format!("{head}text = \"{words}\"\n{page}"))]);
        let figures = json_lines(&folder.run("check a.toml --stats --message-format json")).remove(1);
        let of = |name: &str| figures[name].as_u64().unwrap();
        assert!(of("lines") > 30, "{figures}");
        of("justified_lines")
    };
    assert!(in_em(14.1) > 30);
    assert_eq!(in_em(13.9), 0);
}
