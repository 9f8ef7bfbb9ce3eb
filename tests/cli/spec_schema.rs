//! `schema`: the spec as a JSON Schema, held to the table of keys, to the reader and to every spec that we have.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flysheet::spec::contract::{Key, SPEC};
use serde_json::Value;

use crate::{Folder, schema};

/// Where the schema stands in the repository, for editors of the flyers there.
const KEPT: &str = "schema/spec.schema.json";

/// A path from the root of the repository.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the command prints.
fn printed() -> String {
    let run = Folder::new().run("schema");
    assert_eq!((run.status, &*run.stderr), (0, ""));
    run.stdout
}

#[test]
fn for_programs_the_schema_is_one_line() {
    let run = Folder::new().run("schema --message-format json");
    assert_eq!((run.status, &*run.stderr, run.stdout.lines().count()), (0, "", 1));
    assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap(), printed_schema());
}

/// The schema as a validator reads it.
fn printed_schema() -> Value {
    serde_json::from_str(&printed()).unwrap()
}

/// A TOML file as editors hold it to a schema, dates as texts; `None` where it is no TOML.
fn as_json(text: &str) -> Option<Value> {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    toml::from_str(text).ok().map(|table: toml::Table| json(toml::Value::Table(table)))
}

/// The TOML files in a folder of the repository, with their texts; those that are no text are left out.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path());
    let specs = entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    specs.filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?))).collect()
}

#[test]
fn the_schema_in_the_repository_is_the_one_that_is_printed() {
    let printed = printed();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root(KEPT), &printed).unwrap();
    }
    assert!(fs::read_to_string(root(KEPT)).unwrap() == printed, "UPDATE=1 rewrites {KEPT}");
}

#[test]
fn the_schema_has_every_key_of_the_contract_and_no_other() {
    fn of_contract(keys: &'static [Key], place: &str, found: &mut BTreeSet<String>) {
        for key in keys {
            let place = format!("{place}.{}", key.name);
            of_contract(key.kind.keys().unwrap_or_default(), &place, found);
            found.insert(place);
        }
    }
    fn of_schema(schema: &Value, place: &str, found: &mut BTreeSet<String>) {
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            let place = format!("{place}.{name}");
            of_schema(schema, &place, found);
            of_schema(&schema["items"], &place, found);
            let said = schema["description"].as_str().unwrap_or_default();
            assert!(!said.is_empty(), "an editor has nothing to say of {place}");
            found.insert(place);
        }
    }
    let (mut contract, mut schema) = (BTreeSet::new(), BTreeSet::new());
    of_contract(SPEC, "", &mut contract);
    of_schema(&printed_schema(), "", &mut schema);
    assert_eq!(schema, contract);
}

#[test]
fn every_file_without_a_fault_keeps_to_the_schema() {
    let schema = printed_schema();
    let mut count = 0;
    for folder in ["flyers", "tests/suite", "tests/specs/good"] {
        // A shop's rules are no spec.
        for (path, text) in files(folder).into_iter().filter(|(path, _)| !path.ends_with("_shop.toml")) {
            let faults = schema::faults(&schema, &as_json(&text).unwrap());
            assert!(faults.is_empty(), "{}: {faults:?}", path.display());
            count += 1;
        }
    }
    assert!(count > 40, "{count} files");
}

#[test]
fn what_the_reader_finds_of_keys_and_types_the_schema_finds() {
    let schema = printed_schema();
    let mut count = 0;
    for (path, text) in files("tests/specs/broken") {
        let name = path.strip_prefix(root("")).unwrap().display().to_string();
        let of_form = |line: &str| {
            let found = line.strip_prefix("#~ ").unwrap_or_default();
            // A finding in another file begins with its name.
            found.starts_with(|first: char| first.is_ascii_digit())
                && ["[unknown-key]", "[wrong-type]"].iter().any(|code| line.contains(code))
        };
        let Some(value) = as_json(&text).filter(|_| text.lines().any(of_form)) else { continue };
        assert!(!schema::faults(&schema, &value).is_empty(), "{name}");
        count += 1;
    }
    assert!(count > 10, "{count} files");
}

#[test]
fn faults_of_form_are_found_by_the_schema_too() {
    let schema = printed_schema();
    let found = |text: &str| !schema::faults(&schema, &as_json(text).unwrap()).is_empty();
    let check = |line: &str, is_fault: bool| {
        let flyer = format!("country = \"A\"\ndate = \"2022\"\nmasthead.programme = \"P\"\n{line}");
        assert_eq!(found(&flyer), is_fault, "{line}");
        // The reader says the same of it.
        let folder = Folder::with(&[("a.toml", &flyer), ("_b.toml", ""), ("_c.toml", "[masthead]\n")]);
        let run = folder.run("check -q a.toml");
        assert_eq!(run.status == 1, is_fault, "{line}\n{}", run.stderr);
    };
    check("", false);
    check("contry = \"B\"", true);
    check("since = \"1996\"", true);
    check("pages = 65", true);
    check("code = \"KG\"", false);
    check("code = \"XX\"", true);
    check("lang = \"fr\"", false);
    check("lang = \"in English\"", true);
    check("lang = \"e\"", true);
    check("extends = \"_b.toml\"", false);
    check("extends = [\"_b.toml\", \"_c.toml\"]", false);
    check("extends = 1", true);
    check("country_in_text = \"{country}\"", true);
    check("contact.url = \"example.org\"", true);
    check("contact.url = \"https://\"", true);
    check("contact.url = \"mailto:{country}@example.org\"", false);
    check("[[activity]]\ntitle = \"T\"\ntext = \"X\"\nref = 100217", false);
    check("[[activity]]\ntitle = \"T\"\ntext = \"X\"\nref = \"10 17\"", true);
    check("[[activity]]\ntitle = \"T\"", true);
    check("[[activity]]\ntitle = \" \"\ntext = \"X\"", true);
    check("[[activity]]\ntitle = \"T\"\ntext = \"X\"\nimage = { file = \"a.png\" }", true);
    check("theme.page.size = \"A5\"", false);
    check("theme.page.size = \"A6\"", true);
    check("theme.page.size = [\"15cm\", \"8 in\"]", false);
    check("theme.page.size = [\"15cm\"]", true);
    check("theme.page.columns = 5", true);
    check("theme.page.gutter = 7", true);
    check("theme.page.gutter = \"7px\"", true);
    check("theme.page.gutter = \" 7.5 mm \"", false);
    check("theme.colour.accent = { rgb = \"#148\", cmyk = [0, 0, 0, 100] }", false);
    check("theme.colour.accent = { rgb = \"blue\" }", true);
    check("theme.colour.accent = { cmyk = [0, 0, 0, 100] }", true);
    check("theme.colour.accent = { rgb = \"#148\", cmyk = [0, 0, 0] }", true);
}

#[test]
fn a_date_has_the_forms_that_the_reader_takes() {
    let schema = printed_schema();
    let check = |date: &str, is_fault: bool| {
        let flyer = format!("country = \"A\"\ndate = {date}\nmasthead.programme = \"P\"\n");
        let faults = schema::faults(&schema, &as_json(&flyer).unwrap());
        assert_eq!(!faults.is_empty(), is_fault, "{date}: {faults:?}");
        let status = Folder::with(&[("a.toml", &flyer)]).run("check -q a.toml").status;
        assert_eq!(status == 1, is_fault, "{date}");
    };
    for date in ["2022", "\"2022\"", "\"2022-08\"", "\"2022-08-31\"", "2022-08-31", "2022-08-31T10:00:00Z"] {
        check(date, false);
    }
    for date in ["22", "\"2022-13\"", "\"2022-08-32\"", "\"August 2022\"", "true"] {
        check(date, true);
    }
}

#[test]
fn keys_may_be_missing_only_where_they_may_be_inherited() {
    let schema = printed_schema();
    let check = |file: &str, is_fault: bool| {
        let faults = schema::faults(&schema, &as_json(file).unwrap());
        assert_eq!(!faults.is_empty(), is_fault, "{file}: {faults:?}");
    };
    // A flyer alone, a flyer that inherits, fragments, and a register.
    check("country = \"A\"", true);
    check("country = \"A\"\ndate = \"2022\"\nmasthead.edition = \"E\"", true);
    check("extends = \"_programme.toml\"\ncountry = \"A\"", false);
    check("masthead.edition = \"E\"", false);
    check("theme.colour.accent = { cmyk = [0, 0, 0, 100] }", false);
    check("[[activity]]\nref = \"1\"\ntitle = \"T\"\ntext = \"X\"", false);
    check("[[activity]]\nuse = \"1\"", false);
    check("[[activity]]\nref = \"1\"\ntitle = \"T\"", false);
    let inherits = "extends = \"_programme.toml\"\ncountry = \"A\"\n[[activity]]\ntitle = \"T\"";
    check(inherits, true);
    check(&format!("{inherits}\nuse = \"1\""), false);
    check("[[activity]]\nref = \"1\"\nimage = { file = \"a.png\" }", true);
}
