//! Reports for programs, of whole runs and of shards that are joined.

use serde_json::{Value, json};

use crate::{BROKEN, Folder, SPEC, schema};

/// A report that was written, held to its schema.
fn report(folder: &Folder, name: &str) -> Value {
    let schema = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.schema.json")).unwrap();
    let report = serde_json::from_slice(&folder.read(name)).unwrap();
    let faults = schema::faults(&serde_json::from_slice(&schema).unwrap(), &report);
    assert!(faults.is_empty(), "{faults:?}");
    report
}

/// A key of every flyer in a report, by its spec.
fn of_flyers(report: &Value, key: &str) -> Vec<(String, Value)> {
    let flyers = report["flyers"].as_array().unwrap().iter();
    flyers.map(|flyer| (flyer["spec"].as_str().unwrap().to_string(), flyer[key].clone())).collect()
}

/// Nine specs, one of them broken, one whose PDF cannot be written, and one with a warning.
fn folder() -> Folder {
    let folder = Folder::with(&[("out/taken.pdf/x", ""), ("flyers/broken.toml", BROKEN)]);
    let wide = SPEC.replace("Since 2002", &"20022003".repeat(4));
    folder.write("flyers/wide.toml", &(wide + "\n[theme.page]\ncolumns = 4\n"));
    for name in ["taken", "c", "d", "e", "f", "g", "h"] {
        folder.write(&format!("flyers/{name}.toml"), SPEC);
    }
    folder
}

#[test]
fn a_report_tells_what_came_of_every_flyer() {
    let folder = folder();
    assert_eq!(folder.run("build --report all.json").status, 2);
    let first = report(&folder, "all.json");
    let counts = json!({ "flyers": 9, "written": 7, "unchanged": 0, "checked": 0, "failed": 2 });
    assert_eq!(first["counts"], counts);
    for (spec, findings) in of_flyers(&first, "diagnostics") {
        let expected = match spec.as_str() {
            "flyers/broken.toml" => 2,
            "flyers/wide.toml" => 1,
            _ => 0,
        };
        assert_eq!(findings.as_array().unwrap().len(), expected, "{spec}: {findings}");
    }
    let error =
        of_flyers(&first, "error").into_iter().find(|(spec, _)| spec == "flyers/taken.toml").unwrap().1;
    assert!(error.as_str().unwrap().starts_with("cannot write `out/taken.pdf`"), "{error}");
    // What nothing changed keeps its digest and its warnings, and what failed is tried again.
    assert_eq!(folder.run("build --report again.json").status, 2);
    let again = report(&folder, "again.json");
    let counts = json!({ "flyers": 9, "written": 0, "unchanged": 7, "checked": 0, "failed": 2 });
    assert_eq!(again["counts"], counts);
    for key in ["sha256", "diagnostics", "pages", "rung"] {
        assert_eq!(of_flyers(&first, key), of_flyers(&again, key), "{key}");
    }
    assert_eq!(folder.run("check --report check.json").status, 1);
    assert_eq!(report(&folder, "check.json")["counts"]["checked"], 8);
}

#[test]
fn shards_share_the_work_and_their_reports_are_joined() {
    let folder = folder();
    folder.run("build -o whole/ --report whole.json");
    for shard in 1..=3 {
        folder.run(&format!("build -o parts/ --shard {shard}/3 --report {shard}.json"));
    }
    let names = |out: &str| {
        let names = folder.names(out);
        names.iter().map(|name| (name.clone(), folder.read(&format!("{out}/{name}")))).collect::<Vec<_>>()
    };
    assert!(names("whole") == names("parts"));
    let run = folder.run("report 3.json 1.json 2.json -o all.json");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.ends_with("9 flyers in 3 shards: 8 built, 1 failed\n"), "{}", run.stderr);
    assert!(run.stderr.contains("flyers/broken.toml:1:1: error[unknown-key]: "), "{}", run.stderr);
    let (joined, whole) = (report(&folder, "all.json"), report(&folder, "whole.json"));
    for key in ["sha256", "diagnostics", "pages", "rung", "errors"] {
        assert_eq!(of_flyers(&joined, key), of_flyers(&whole, key), "{key}");
    }
    // The whole of a run is one of one.
    assert_eq!(folder.run("report whole.json").status, 1);
}

#[test]
fn reports_that_are_not_those_of_one_run_are_refused() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("notes.json", "{}")]);
    for shard in ["1/2", "2/2", "2/3"] {
        let name = shard.replace('/', "-");
        assert_eq!(folder.run(&format!("check --shard {shard} --report {name}.json")).status, 0);
    }
    let check = |words: &str, expected: &str| {
        let run = folder.run(&format!("report {words}"));
        assert_eq!(run.status, 2, "{words}");
        assert!(run.stderr.contains(expected), "{words}: {}", run.stderr);
    };
    check("1-2.json", "error: there is no report of shard 2/2\n");
    check("1-2.json 2-2.json 2-2.json", "error: `2-2.json` and `2-2.json` are both of shard 2/2\n");
    check("1-2.json 2-2.json 2-3.json", "error: `1-2.json` is of shard 1/2, and others are of 3 shards\n");
    check("notes.json nothing.json", "error: `notes.json` is not a report of flysheet");
    check("notes.json nothing.json", "error: cannot read `nothing.json`");
    folder.run("check --report flyers/a.toml").says(
        2,
        "error: invalid value 'flyers/a.toml' for '--report <FILE>': a report is JSON, and its name ends in .json\n\n\
         For more information, try '--help'.\n",
    );
    folder.run("check --shard 3/2").says(
        2,
        "error: invalid value '3/2' for '--shard <K/N>': not K/N, such as 1/4 to 4/4 for four parts\n\n\
         For more information, try '--help'.\n",
    );
}

#[test]
fn a_report_of_shards_that_there_cannot_be_is_refused_at_once() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    assert_eq!(folder.run("check --report whole.json").status, 0);
    let text = String::from_utf8(folder.read("whole.json")).unwrap();
    let with = |shards: &str| {
        let (before, rest) = text.split_once("\"shards\": [").unwrap();
        let (_, after) = rest.split_once(']').unwrap();
        folder.write("other.json", &format!("{before}\"shards\": [{shards}]{after}"));
        folder.run("report other.json")
    };
    for (shard, of) in [(1, u64::MAX), (0, 4), (5, 4), (1, 1_000_001)] {
        let why =
            format!("error: `other.json` is not a report of flysheet: there is no shard {shard}/{of}\n");
        with(&format!("{{ \"shard\": {shard}, \"of\": {of} }}")).says(2, &why);
    }
    with("").says(2, "error: `other.json` is not a report of flysheet: it is of no shard\n");
    for (of, expected) in [
        (1_000_000, "2/1000000, 3/1000000, 4/1000000 and 999996 more"),
        (5, "2/5, 3/5, 4/5 and 1 more"),
        (4, "2/4, 3/4, 4/4"),
        (3, "2/3, 3/3"),
    ] {
        let run = with(&format!("{{ \"shard\": 1, \"of\": {of} }}"));
        let why = format!("error: there are no reports of shards {expected}\n1 flyer: 1 checked\n");
        run.says(2, &why);
    }
}

#[test]
fn reports_of_unlike_runs_are_not_joined() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    folder.run("check -q --shard 1/2 --report 1.json").says(0, "");
    folder.run("build -q --shard 2/2 --report 2.json").says(0, "");
    let tool = concat!("flysheet ", env!("CARGO_PKG_VERSION"));
    folder.run("report 1.json 2.json -o all.json").says(
        2,
        &format!(
            "error: `2.json` is of a `build` by {tool}, and `1.json` of a `check` by {tool}; \
             join reports of one run\n"
        ),
    );
    folder.run("check -q --shard 2/2 --report 2.json").says(0, "");
    let other = String::from_utf8(folder.read("2.json")).unwrap().replace(tool, "flysheet 9.9.9");
    folder.write("2.json", &other);
    let run = folder.run("report 1.json 2.json -o all.json");
    assert_eq!((run.status, folder.path("all.json").exists()), (2, false));
    assert!(run.stderr.contains("`2.json` is of a `check` by flysheet 9.9.9, "), "{}", run.stderr);
}

#[test]
fn the_whole_takes_the_place_of_no_report_that_it_is_joined_from() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    folder.run("check -q --shard 1/2 --report 1.json").says(0, "");
    folder.run("check -q --shard 2/2 --report 2.json").says(0, "");
    let before = folder.read("1.json");
    folder.run("report 1.json 2.json -o ./1.json").says(
        2,
        "error: the whole would take the place of `1.json`, one of the reports; name another file with -o\n",
    );
    assert!(folder.read("1.json") == before);
}

#[test]
fn what_does_not_agree_between_flyers_is_in_the_report_of_a_check() {
    let folder = Folder::new();
    for (name, title) in [("a", "Clean Water"), ("b", "Clear Water")] {
        let activity =
            format!("[[activity]]\ntitle = \"{title}\"\ntext = \"It goes on.\"\nref = \"100217\"\n");
        folder.write(&format!("flyers/{name}.toml"), &format!("{SPEC}{activity}"));
    }
    let check = folder.run("check --report check.json --message-format short");
    let across = report(&folder, "check.json")["across"].clone();
    assert_eq!(across[0]["code"], "conflicting-ref", "{across}");
    // Joined reports say the same.
    assert!(folder.run("report check.json").stderr.contains(&check.stderr), "{}", check.stderr);
    folder.run("build --report build.json");
    assert_eq!(report(&folder, "build.json")["across"], json!([]));
}
