//! `flysheet refs`: the list in each of its forms, and `check` over many flyers.

use crate::reader::File;
use crate::{BROKEN, Folder, SPEC, is_pdf};

/// What two flyers take.
const REGISTER: &str = r#"[[activity]]
ref = "978777"
title = "Silk, \"Virtual\" Highway"
kind = "Network"
dates = "Since 2002"
partners = ["Armenia", "Tajikistan", "Norway"]
text = "Universities are connected."
"#;

/// The spec of a country that takes it.
fn spec(country: &str) -> String {
    SPEC.replace("Tajikistan", country)
        + "\n[activities]\nregister = \"_activities.toml\"\n\n[[activity]]\nuse = \"978777\"\n"
}

fn folder() -> Folder {
    Folder::with(&[
        ("flyers/_activities.toml", REGISTER),
        ("flyers/armenia.toml", &spec("Armenia")),
        ("flyers/tajikistan.toml", &spec("Tajikistan")),
    ])
}

#[test]
fn the_list_has_a_form_for_every_reader() {
    let folder = folder();
    let run = folder.run("refs");
    assert_eq!((run.status, &*run.stderr), (0, ""));
    assert_eq!(
        run.stdout,
        "978777  Silk, \"Virtual\" Highway\n        Network · Since 2002\n        \
         flyers and pages: Armenia 1, Tajikistan 1\n        partners: Armenia, Tajikistan, Norway\n\n\
         1 reference number in 2 flyers\n"
    );
    let run = folder.run("refs flyers/tajikistan.toml --format csv");
    assert_eq!(
        run.stdout,
        "ref,title,kind,dates,partners,country,spec,first_page,last_page\r\n\
         978777,\"Silk, \"\"Virtual\"\" Highway\",Network,Since 2002,Armenia; Tajikistan; Norway,\
         Tajikistan,flyers/tajikistan.toml,1,1\r\n"
    );
    folder.run("refs -o lists/refs.json").says(0, "lists/refs.json  1 reference number in 2 flyers\n");
    let json: serde_json::Value = serde_json::from_slice(&folder.read("lists/refs.json")).unwrap();
    assert_eq!((&json[0]["ref"], &json[0]["partners"][2]), (&"978777".into(), &"Norway".into()));
    let flyer = &json[0]["flyers"][1];
    assert_eq!((&flyer["country"], &flyer["first_page"]), (&"Tajikistan".into(), &1.into()));
    folder.run("refs -q -o lists --format text").says(0, "");
    assert_eq!(folder.names("lists"), ["refs.json", "refs.txt"]);
}

#[test]
fn the_list_is_set_as_a_document() {
    let folder = folder();
    folder.run("refs --format pdf").says(0, "out/refs.pdf  1 reference number in 2 flyers\n");
    let bytes = folder.read("out/refs.pdf");
    assert!(is_pdf(&bytes));
    let file = File::new(&bytes);
    let said: String = file.glyphs(0).into_iter().map(|glyph| glyph.text).collect();
    let said = said.replace(['\u{a0}', ' '], "");
    for words in ["Register2022", "978777·Silk,", "Armenia1,Tajikistan1;withNorway"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(file.catalog().has(b"StructTreeRoot"));
    folder.run("refs --format pdf --jobs 1 -o again.pdf");
    assert_eq!(folder.read("again.pdf"), bytes, "the same specs give the same bytes");
}

#[test]
fn a_page_is_counted_where_the_activity_stands() {
    let folder = folder();
    let paragraph = "Universities in Central Asia have been connected to the internet since then. ";
    let long = spec("Armenia").replace("text = \"", &format!("text = \"{}", paragraph.repeat(110)));
    folder.write("flyers/armenia.toml", &long);
    let run = folder.run("refs");
    assert!(run.stdout.contains("flyers and pages: Armenia 2, Tajikistan 1\n"), "{}", run.stdout);
}

#[test]
fn a_flyer_with_an_error_stops_no_other() {
    let folder = folder();
    folder.write("flyers/broken.toml", BROKEN);
    let run = folder.run("refs --format csv");
    assert_eq!((run.status, run.stdout.lines().count()), (1, 3));
    assert!(run.stderr.contains("unknown key `contry`"), "{}", run.stderr);
    assert!(run.stderr.ends_with("flyers/broken.toml  2 errors\n"), "{}", run.stderr);
    // Without a flyer that is well there is nothing to list, and an earlier list stays as it was.
    folder.write("refs.csv", "yesterday");
    assert_eq!(folder.run("refs flyers/broken.toml -o refs.csv").status, 1);
    assert_eq!(folder.read("refs.csv"), b"yesterday");
}

#[test]
fn what_cannot_be_a_list_is_refused() {
    let folder = folder();
    let check = |words: &str, error: &str| folder.run(words).says(2, &format!("error: {error}\n"));
    check("refs --format pdf -o -", "a PDF is not written to standard output; name a file with -o");
    check(
        "refs --format json --message-format json",
        "with --message-format json, findings go to standard output; name a file for the list with -o",
    );
    check(
        "refs -o flyers/armenia.toml",
        "the list would take the place of the spec `flyers/armenia.toml`; name another file with -o",
    );
    check(
        "refs -o flyers/_activities.toml --format csv",
        "the list would take the place of a spec or a fragment, `flyers/_activities.toml`; name another file with -o",
    );
    check(
        "refs flyers/armenia.toml -o flyers/tajikistan.toml --format text",
        "the list would take the place of a spec or a fragment, `flyers/tajikistan.toml`; name another file with -o",
    );
    check(
        "refs -o refs.xls",
        "`refs.xls` ends in `.xls`, and the name of a list in `.txt`, `.csv`, `.json` or `.pdf`; \
         --format gives a file of any name its form",
    );
    assert_eq!(folder.names(""), ["flyers"]);
}

#[test]
fn a_list_takes_the_place_of_no_flyer_and_of_an_earlier_list() {
    let folder = folder();
    folder.run("build -q --profile both").says(0, "");
    for flyer in ["out/armenia.pdf", "out/tajikistan-press.pdf"] {
        let before = folder.read(flyer);
        folder.run(&format!("refs -o {flyer}")).says(
            2,
            &format!(
                "error: the list would take the place of a flyer that was built, `{flyer}`; \
                 name another file with -o\n"
            ),
        );
        assert_eq!(folder.read(flyer), before);
    }
    for _ in 0..2 {
        folder.run("refs -q --format pdf").says(0, "");
    }
}

#[test]
fn a_check_compares_the_flyers_of_a_run() {
    let folder = folder();
    folder.run("check -q --message-format short").says(0, "");
    folder.write("flyers/armenia.toml", &SPEC.replace("Tajikistan", "Armenia"));
    let missing = "flyers/_activities.toml:6:14: warning[partner-without-activity]: “Silk, \"Virtual\" Highway” \
                   names partners whose flyers do not carry it: Armenia (flyers/armenia.toml)\n";
    folder.run("check --message-format short").says(0, missing);
    // A single flyer has nobody to disagree with, and leaves the rest of the register to others.
    folder.run("check --message-format short flyers/tajikistan.toml").says(0, "");
    folder.write("flyers/tajikistan.toml", SPEC);
    folder.run("check --message-format short").says(0, "");
    let unused =
        "flyers/_activities.toml:1:1: warning[unused-entry]: no flyer takes `978777` from the register\n";
    let taking = "\n[activities]\nregister = \"_activities.toml\"\n";
    folder.write("flyers/tajikistan.toml", &format!("{SPEC}{taking}"));
    folder.run("check --message-format short ./flyers/").says(0, unused);
    let run = folder.run("check --message-format json");
    assert!(run.stdout.contains(r#""code":"unused-entry""#), "{}", run.stdout);
}
