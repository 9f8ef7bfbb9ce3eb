//! What is said, in every format: to people, to editors, to programs.

use serde_json::{Value, json};

use crate::{BROKEN, Folder, Run, SPEC};

/// What is found in [`BROKEN`], as people see it.
const FINDINGS: &str = "\
error[unknown-key]: unknown key `contry`
 --> broken.toml:1:1
  |
1 | contry = \"Tajikistan\"
  | ^^^^^^
  |
  = help: did you mean `country`?

error[unknown-key]: unknown key `masthead.programe`
 --> broken.toml:5:1
  |
5 | programe = \"Science\"
  | ^^^^^^^^
  |
  = help: did you mean `programme`?

";

#[test]
fn people_see_the_line_and_the_cure() {
    let folder = Folder::with(&[("broken.toml", BROKEN)]);
    let summary = "broken.toml  2 errors; no PDF written\n";
    folder.run("build broken.toml").says(1, &format!("{FINDINGS}{summary}"));
}

#[test]
fn quiet_leaves_out_the_summary_and_never_a_finding() {
    let folder = Folder::with(&[("a.toml", SPEC), ("broken.toml", BROKEN)]);
    folder.run("build -q a.toml broken.toml").says(1, FINDINGS);
    folder.run("build --quiet a.toml").says(0, "");
}

#[test]
fn editors_see_a_line_for_each_finding_and_nothing_else() {
    let folder = Folder::with(&[("a.toml", SPEC), ("broken.toml", BROKEN)]);
    folder.run("build a.toml broken.toml --message-format short").says(
        1,
        "broken.toml:1:1: error[unknown-key]: unknown key `contry`\n\
         broken.toml:5:1: error[unknown-key]: unknown key `masthead.programe`\n",
    );
}

#[test]
fn faults_of_spec_and_of_setting_are_told_in_one_pass() {
    let spec =
        format!("{SPEC}kinds = \"Project\"\n[overview]\ntext = \"\"\"\nFine so far.\n水 is not.\n\"\"\"\n");
    let lines = |text: &str| text.lines().count();
    let (kinds, water) = (lines(SPEC) + 1, lines(&spec) - 1);
    let folder = Folder::with(&[("a.toml", &spec)]);
    folder.run("build a.toml --message-format short").says(
        1,
        &format!(
            "a.toml:{kinds}:1: error[unknown-key]: unknown key `activity.kinds`\n\
             a.toml:{water}:1: error[missing-glyph]: no font has the Han character U+6C34 `水` of `overview.text` \
             (page 1, 16.0 mm from the left, 45.8 mm from the top)\n"
        ),
    );
}

#[test]
#[cfg(unix)]
fn nothing_in_the_name_of_a_file_is_obeyed_by_a_terminal() {
    let name = "a\u{1b}[31m\n.toml";
    let folder = Folder::with(&[(name, SPEC), ("b\u{7}.toml", BROKEN)]);
    for words in ["check", "check --message-format short", "check --stats", "build -o x\u{7}.pfd", "build"] {
        let run = Run::of(folder.command(words).args([name, "b\u{7}.toml"]));
        let is_obeyed = |letter: char| letter.is_control() && letter != '\n';
        assert!(!run.stderr.contains(is_obeyed), "{words}: {}", run.stderr);
        assert!(!run.stderr.contains("[31m\n"), "{words}: {}", run.stderr);
    }
    let run = Run::of(folder.command("check").arg(name));
    assert_eq!(run.stderr, "a\\u{1b}[31m\\n.toml  1 page, no errors\n");
}

#[test]
fn programs_are_told_of_every_place_on_the_pages() {
    let register = "[[activity]]\nid = \"x\"\ntitle = \"Rivers\"\ntext = \"水 is water.\"\n";
    let flyer = |before: &str| {
        format!(
            "{SPEC}\n{before}[[activity]]\nuse = \"x\"\n\n[activities]\nregister = \"_activities.toml\"\n"
        )
    };
    let more = "[[activity]]\ntitle = \"Lakes\"\ntext = \"Lakes are deep.\"\n\n";
    let folder = Folder::with(&[
        ("flyers/_activities.toml", register),
        ("flyers/a.toml", &flyer("")),
        ("flyers/b.toml", &flyer(more)),
    ]);
    let lines = json_lines(&folder.run("check --message-format json"));
    let places = lines.iter().filter(|line| line["code"] == "missing-glyph").map(|line| &line["y_mm"]);
    let places: Vec<&Value> = places.collect();
    assert!(places.len() == 2 && places[0] != places[1], "{places:?}");
    let people = folder.run("check").stderr;
    assert_eq!(people.matches("missing-glyph").count(), 1, "{people}");
}

#[test]
fn a_word_of_han_and_kana_is_one_finding_at_one_place() {
    let spec = format!("{SPEC}\n[overview]\ntext = \"See 日本の水 and ᐃᓄᒃ.\"\n");
    let folder = Folder::with(&[("a.toml", &spec)]);
    let line = spec.lines().count();
    let said = folder.run("check a.toml --message-format short").stderr;
    let said: Vec<&str> = said.lines().map(|line| line.split(" (page").next().unwrap()).collect();
    let expected = [
        format!(
            "a.toml:{line}:13: error[missing-glyph]: no font has the Han and Hiragana characters U+65E5 `日`, U+672C `本`, \
             U+306E `の`, U+6C34 `水` of `overview.text`"
        ),
        format!(
            "a.toml:{line}:22: error[missing-glyph]: no font has the Canadian Aboriginal characters U+1403 `ᐃ`, \
             U+14C4 `ᓄ`, U+1483 `ᒃ` of `overview.text`"
        ),
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_word_with_several_lines_that_are_too_long_is_one_finding() {
    let part = "x".repeat(90);
    let parts = [&*part; 6].join("_");
    let spec = format!("{SPEC}\n[overview]\ntext = \"See {parts} and {part} and {part}.\"\n");
    let folder = Folder::with(&[("a.toml", &spec)]);
    let line = spec.lines().count();
    let said = folder.run("check a.toml --message-format short").stderr;
    let mut places = Vec::new();
    for found in said.lines().filter(|found| found.contains("warning[overfull-line]: ")) {
        let (place, message) = found.split_once(": warning[overfull-line]: ").unwrap();
        places.push((place.to_owned(), message.split(" of ").next().unwrap().to_owned()));
    }
    let expected = [(13, "6 lines"), (13 + 550, "a line"), (13 + 645, "a line")];
    let expected = expected.map(|(column, what)| (format!("a.toml:{line}:{column}"), what.to_owned()));
    assert_eq!(places, expected, "{said}");
}

#[test]
fn a_script_that_no_font_has_is_one_finding() {
    let activities: String = (0..5)
        .map(|at| format!("\n[[activity]]\ntitle = \"მდინარე {at}\"\ntext = \"A river, მტკვარი and 水.\"\n"))
        .collect();
    let spec = format!("{SPEC}{activities}");
    let lines = |needle: &str| -> Vec<usize> {
        spec.lines().enumerate().filter(|(_, line)| line.contains(needle)).map(|(at, _)| at + 1).collect()
    };
    let (georgian, water) = (lines("მ"), lines("水"));
    let folder = Folder::with(&[("a.toml", &spec)]);
    let found = json_lines(&folder.run("check a.toml --message-format json"));
    let place = |value: &Value| (value["line"].as_u64().unwrap() as usize, value["column"].as_u64().unwrap());
    let places = |finding: &Value| -> Vec<(usize, u64)> {
        let related = finding["related"].as_array().unwrap();
        std::iter::once(finding).chain(related).map(place).collect()
    };
    assert_eq!(found.len(), 3, "{found:#?}");
    let columns = |lines: &[usize]| -> Vec<(usize, u64)> {
        let column = |line: &usize| {
            let text = spec.lines().nth(line - 1).unwrap();
            (*line, text.chars().position(|letter| "მ水".contains(letter)).unwrap() as u64 + 1)
        };
        lines.iter().map(column).collect()
    };
    assert_eq!(places(&found[0]), columns(&georgian));
    assert_eq!(places(&found[1]).len(), water.len());
    let people = folder.run("check a.toml --message-format short").stderr;
    let mut people = people.lines();
    let said = people.next().unwrap();
    assert!(
        said.starts_with(&format!(
            "a.toml:{}:10: error[missing-glyph]: no font has the Georgian ",
            georgian[0]
        )),
        "{said}"
    );
    for letter in "მდინარეტკვი".chars() {
        assert_eq!(said.matches(letter).count(), 1, "{letter}: {said}");
    }
    assert!(said.contains(" of `activity.title` and of 9 more places"), "{said}");
    assert!(
        people
            .next()
            .unwrap()
            .contains("the Han character U+6C34 `水` of `activity.text` and of 4 more places")
    );
    assert_eq!(people.next(), None);
}

/// The lines of standard output, each read as JSON.
pub fn json_lines(run: &Run) -> Vec<Value> {
    assert_eq!(run.stderr, "");
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn programs_see_an_object_on_every_line() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", BROKEN)]);
    let run = folder.run("build --message-format json");
    assert_eq!(run.status, 1);
    let lines = json_lines(&run);
    let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["flyer", "diagnostic", "diagnostic", "flyer"]);
    assert_eq!(
        lines[0],
        json!({
            "type": "flyer", "spec": "flyers/a.toml", "output": "out/a.pdf", "proof": null, "pages": 1,
            "rung": { "name": "nominal", "size_pt": 9.25, "leading_pt": 12.5 },
            "status": "written", "errors": 0, "warnings": 0, "kept": false,
            "reason": "no earlier build of it is known",
        })
    );
    assert_eq!(
        lines[2],
        json!({
            "type": "diagnostic", "file": "flyers/b.toml",
            "line": 5, "column": 1, "end_line": 5, "end_column": 9,
            "severity": "error", "code": "unknown-key",
            "message": "unknown key `masthead.programe`", "help": "did you mean `programme`?", "related": [],
            "page": null, "x_mm": null, "y_mm": null,
        })
    );
    assert_eq!(
        lines[3],
        json!({
            "type": "flyer", "spec": "flyers/b.toml", "output": "out/b.pdf", "proof": null, "pages": null,
            "rung": null, "status": "failed", "errors": 2, "warnings": 0, "kept": false,
            "reason": "no earlier build of it is known",
        })
    );
}

#[test]
fn programs_see_that_a_check_writes_nothing() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    assert_eq!(
        json_lines(&folder.run("check a.toml --message-format json")),
        [json!({
            "type": "flyer", "spec": "a.toml", "output": null, "proof": null, "pages": 1,
            "rung": { "name": "nominal", "size_pt": 9.25, "leading_pt": 12.5 },
            "status": "checked", "errors": 0, "warnings": 0, "kept": false, "reason": null,
        })]
    );
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = Folder::with(&[("broken.toml", BROKEN)]);
    let check = |words: &str, variables: &[(&str, &str)], expected: bool| {
        let run = Run::of(folder.command(words).envs(variables.iter().copied()));
        assert_eq!(run.stderr.contains('\u{1b}'), expected, "{words} {variables:?}\n{}", run.stderr);
    };
    check("check broken.toml", &[], false);
    check("check broken.toml", &[("CLICOLOR_FORCE", "1")], true);
    check("check broken.toml", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    check("check broken.toml", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true);
    check("check broken.toml --message-format short", &[("CLICOLOR_FORCE", "1")], false);
}
