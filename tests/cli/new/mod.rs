//! `new`: a spec to begin with, alone and beside a programme's fragment, and what it never does.

mod keys;

use std::fs;
use std::path::Path;

use crate::{Folder, Run};

/// The middle of August 2022, in seconds since 1970.
const AUGUST: &str = "1660564800";

/// The first steps that are said after a spec is written.
fn next(spec: &str) -> String {
    format!("Write your own words in it; then make its PDF:\n  flysheet build {spec}\n")
}

/// What comes of `flysheet new` with these words, in August 2022.
fn new_in_august(folder: &Folder, words: &[&str]) -> Run {
    Run::of(folder.command("new").args(words).env("SOURCE_DATE_EPOCH", AUGUST))
}

/// A file of a folder as text.
fn text(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

/// Copies a folder of the repository into a folder of the test.
fn copy(folder: &Folder, name: &str) {
    fs::create_dir_all(folder.path(name)).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path(name).join(entry.file_name())).unwrap();
    }
}

#[test]
fn a_new_spec_builds_at_once_and_says_what_to_do() {
    let folder = Folder::new();
    let spec = "flyers/republic-of-korea.toml";
    let said = format!("{spec}  1 page, ready to edit\n{}", next(spec));
    new_in_august(&folder, &["Republic of Korea"]).says(0, &said);
    folder.run("check").says(0, &format!("{spec}  1 page, no errors\n"));
    folder.run("build -q").says(0, "");
    assert_eq!(folder.names("flyers"), ["republic-of-korea.toml"]);
    assert_eq!(folder.names("out"), ["republic-of-korea.pdf"]);
    let text = text(&folder, spec);
    for line in [
        "country = \"Republic of Korea\"\n",
        "country_in_text = \"the Republic of Korea\"\n",
        "code = \"KR\"\n",
        "date = \"2022-08\"\n",
        "#since = 1996\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn beside_a_programme_a_spec_takes_its_texts_from_there() {
    let folder = Folder::new();
    copy(&folder, "flyers");
    copy(&folder, "assets");
    let spec = "flyers/cabo-verde.toml";
    new_in_august(&folder, &["Cabo", "Verde"])
        .says(0, &format!("{spec}  1 page, ready to edit\n{}", next(spec)));
    folder.run(&format!("check {spec}")).says(0, &format!("{spec}  1 page, no errors\n"));
    let text = text(&folder, spec);
    let set: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    for line in ["extends = \"_programme.toml\"", "country = \"Cabo Verde\"", "[intro]", "[overview]"] {
        assert!(set.contains(&line), "{line}\n{text}");
    }
    for key in ["programme", "items", "heading", "url", "leading"] {
        let is_set = set.iter().any(|line| line.starts_with(&format!("{key} = ")));
        assert!(!is_set, "{key} is the programme's\n{text}");
    }
    // The others find nothing amiss between it and themselves.
    folder.run("check -q").says(0, "");
}

#[test]
fn a_programme_without_a_name_leaves_it_to_the_spec() {
    let folder = Folder::with(&[("flyers/_programme.toml", "[masthead]\nedition = \"Country Note\"\n")]);
    folder.run("new -q Armenia").says(0, "");
    let text = text(&folder, "flyers/armenia.toml");
    assert!(text.contains("\nprogramme = ") && text.contains("\n#edition = "), "{text}");
}

#[test]
fn a_programme_with_a_fault_is_said_to_have_it() {
    let folder = Folder::with(&[("flyers/_programme.toml", "[masthead]\nprogrammme = \"P\"\n")]);
    let run = folder.run("new Armenia");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(
        run.stderr.starts_with("flyers/armenia.toml  written, and does not build yet\n"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("flyers/_programme.toml:2:1"), "{}", run.stderr);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = Folder::with(&[("flyers/armenia.toml", "mine")]);
    folder.run("new Armenia").says(
        2,
        "error: `flyers/armenia.toml` is there already, and stays as it is; edit it, or have the new one in another \
         folder with --dir\n",
    );
    assert_eq!(folder.read("flyers/armenia.toml"), b"mine");
    assert_eq!(folder.names("flyers"), ["armenia.toml"]);
}

#[test]
fn names_are_taken_as_people_type_them() {
    let check = |name: &str, file: &str, line: &str| {
        let folder = Folder::new();
        let run = new_in_august(&folder, &[name]);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        assert_eq!(folder.names("flyers"), [file], "{name}");
        let text = text(&folder, &format!("flyers/{file}"));
        assert!(text.contains(&format!("\ncountry = {line}\n")), "{name}\n{text}");
    };
    check("Côte d'Ivoire", "cote-d-ivoire.toml", "\"Côte d'Ivoire\"");
    check("Türkiye", "turkiye.toml", "\"Türkiye\"");
    check(" New  Zealand ", "new-zealand.toml", "\"New Zealand\"");
    check("\"Quoted\" \\ Land", "quoted-land.toml", r#""\"Quoted\" \\ Land""#);
    check("Україна", "ukraina.toml", "\"Україна\"");
    check("*Starred* [Land] <b>", "starred-land-b.toml", "\"*Starred* [Land] <b>\"");
}

#[test]
fn the_code_is_the_countrys_own_or_no_countrys() {
    let code = |name: &str| {
        let folder = Folder::new();
        new_in_august(&folder, &["-q", name]).says(0, "");
        let file = folder.names("flyers").concat();
        let text = text(&folder, &format!("flyers/{file}"));
        let (before, after) = text.split_once("code = ").unwrap();
        (before.to_owned(), after.lines().next().unwrap().to_owned(), folder)
    };
    let (before, sénégal, _) = code("Sénégal");
    assert!(before.ends_with('\n') && sénégal == "\"SN\"", "{before}{sénégal}");
    let (before, nowhere, folder) = code("Nowhere");
    let note = "XX stands for no country: write your own’s in its\n# place.\n#";
    assert!(before.ends_with(note) && nowhere == "\"XX\"", "{before}{nowhere}");
    // Nobody can take it into use as it is.
    folder.write("flyers/nowhere.toml", &text(&folder, "flyers/nowhere.toml").replace("#code", "code"));
    let run = folder.run("check -q --message-format short");
    assert!(run.status == 1 && run.stderr.contains("error[unknown-country-code]"), "{}", run.stderr);
}

#[test]
fn what_is_no_name_is_refused() {
    let check = |name: &str, why: &str| {
        let folder = Folder::new();
        new_in_august(&folder, &[name]).says(2, &format!("error: {why}\n"));
        assert_eq!(folder.names(""), [""; 0], "{name}");
    };
    check("", "there is no country's name; write it after `flysheet new`");
    check(
        "–…!",
        "there is no letter in `–…!` to name a file by; write the country's name, as in `flysheet new Armenia`",
    );
    check("Land\u{7}", "there are control characters in the country's name");
    check(
        "{country}",
        "there is a brace in `{country}`, where placeholders do not work; write the country's name itself",
    );
    check(
        "flyers/armenia.toml",
        "`flyers/armenia.toml` names a file; write the country's name, as in `flysheet new armenia`, and the file \
         gets its name from it",
    );
    let run = Folder::new().run("new");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("<COUNTRY>"), "{}", run.stderr);
}

#[test]
fn a_language_that_is_asked_for_stands_in_the_spec() {
    let folder =
        Folder::with(&[("flyers/_programme.toml", "lang = \"de\"\n[masthead]\nprogramme = \"P\"\n")]);
    new_in_august(&folder, &["République", "du", "Congo", "--lang", "fr", "-q"]).says(0, "");
    let text = text(&folder, "flyers/republique-du-congo.toml");
    // No English article is put before a French name.
    assert!(text.contains("\nlang = \"fr\"\n") && text.contains("\n#country_in_text = \"R"), "{text}");
}

#[test]
fn what_is_no_language_is_refused_with_a_cure() {
    let check = |lang: &str, why: &str| {
        let folder = Folder::new();
        let run = folder.run(&format!("new Armenia --lang {lang}"));
        let said = format!(
            "error: invalid value '{lang}' for '--lang <CODE>': not a language tag (BCP 47); {why}\n"
        );
        assert!(run.status == 2 && run.stderr.starts_with(&said), "{}", run.stderr);
        assert_eq!(folder.names(""), [""; 0], "{lang}");
    };
    check("xx", "write \"en-GB\", \"fr\" or \"zh-Hans\", say");
    check("french", "write \"en-GB\", \"fr\" or \"zh-Hans\", say");
    check("ua", "UA is a country; write \"uk\" for its language");
    check("pt_br", "write \"pt-BR\"");
}

#[test]
fn letters_that_no_font_has_are_said_to_be_missing() {
    let folder = Folder::new();
    let run = new_in_august(&folder, &["日本", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.starts_with("flyers/riben.toml:"), "{}", run.stderr);
    assert!(run.stderr.contains("error[missing-glyph]"), "{}", run.stderr);
}

#[test]
fn a_month_that_no_font_has_is_found_at_the_date_with_a_cure_that_works() {
    let folder = Folder::new();
    let run = new_in_august(&folder, &["Armenia", "--lang", "ka"]);
    assert!(run.status == 1 && run.stderr.contains("| date = \"2022-08\"\n"), "{}", run.stderr);
    assert!(run.stderr.contains("or give `date` its year alone"), "{}", run.stderr);
    let spec = text(&folder, "flyers/armenia.toml");
    folder.write("flyers/armenia.toml", &spec.replace("\"2022-08\"", "2022"));
    folder.run("check -q").says(0, "");
    // The year alone does not help the words that lack the same letters.
    folder.write("flyers/armenia.toml", &spec.replace("\nprogramme = \"", "\nprogramme = \"საქართველო "));
    let said = folder.run("check -q").stderr;
    let cure = "or give `date` its year alone and write them with other characters elsewhere";
    assert!(said.contains(cure), "{said}");
}

#[test]
fn a_spec_goes_into_the_folder_that_is_named() {
    let folder = Folder::with(&[("text.txt", "")]);
    let spec = "deep/my drafts/armenia.toml";
    let run = new_in_august(&folder, &["Armenia", "--dir", "deep/my drafts/"]);
    run.says(0, &format!("{spec}  1 page, ready to edit\n{}", next(&format!("'{spec}'"))));
    assert!(folder.path(spec).is_file());
    new_in_august(&folder, &["Armenia", "--dir", ".", "-q"]).says(0, "");
    assert!(folder.path("armenia.toml").is_file());
    let error =
        "error: `text.txt` is not a folder, and a spec goes into a folder, under the name of its country\n";
    folder.run("new Georgia --dir text.txt").says(2, error);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = Folder::with(&[("text.txt", "")]);
    let run = folder.run("new Armenia --dir text.txt/deep");
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.starts_with("error: cannot write `text.txt/deep/armenia.toml`: "), "{}", run.stderr);
    assert_eq!(folder.names(""), ["text.txt"]);
}

#[test]
fn the_clock_gives_the_month_where_the_environment_does_not() {
    let folder = Folder::new();
    folder.run("new -q Armenia").says(0, "");
    let text = text(&folder, "flyers/armenia.toml");
    let date = text.lines().find_map(|line| line.strip_prefix("date = ")).unwrap();
    assert!(regex_lite::Regex::new("^\"20[0-9]{2}-[01][0-9]\"$").unwrap().is_match(date), "{date}");
}

#[test]
fn programs_are_told_in_one_line() {
    let folder = Folder::new();
    let run = new_in_august(&folder, &["Armenia", "--message-format", "json"]);
    let line = r#"{"type":"new","spec":"flyers/armenia.toml","country":"Armenia","pages":1}"#;
    assert_eq!((run.status, &*run.stderr, &*run.stdout), (0, "", &*format!("{line}\n")));
    new_in_august(&folder, &["Georgia", "--message-format", "short"]).says(0, "");
}

#[test]
fn a_schema_beside_the_spec_is_named_at_its_head() {
    let folder = Folder::new();
    folder.write("flyers/spec.schema.json", &folder.run("schema").stdout);
    folder.run("new -q Armenia").says(0, "");
    assert!(text(&folder, "flyers/armenia.toml").starts_with("#:schema ./spec.schema.json\n"));
}

#[test]
fn a_date_that_the_environment_sets_must_be_one() {
    let folder = Folder::new();
    let run = Run::of(folder.command("new Armenia").env("SOURCE_DATE_EPOCH", "yesterday"));
    let error = "SOURCE_DATE_EPOCH is `yesterday`, which is not a whole number of seconds since 1970";
    run.says(2, &format!("error: {error}\n"));
    assert_eq!(folder.names(""), [""; 0]);
}
