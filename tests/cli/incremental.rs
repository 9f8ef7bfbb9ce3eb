//! Building again: only what has changed, and why.

use std::fs;

use crate::{BROKEN, Folder, Run, SPEC, is_pdf};

/// A register with two entries.
const REGISTER: &str = r#"[[activity]]
ref = "1"
title = "The First River"
text = "It is long."

[[activity]]
ref = "2"
title = "The Second River"
text = "It is wide."
"#;

/// A programme whose two flyers take an activity each, and a third that takes none.
fn programme() -> Folder {
    let flyer = |number: usize| {
        let spec = SPEC.replace("[masthead]\nprogramme = \"Science for Peace and Security\"\n", "");
        format!("extends = \"_programme.toml\"\n{spec}\n[[activity]]\nuse = \"{number}\"\n")
    };
    Folder::with(&[
        (
            "flyers/_programme.toml",
            "[masthead]\nprogramme = \"Rivers\"\n[activities]\nregister = \"_activities.toml\"\n",
        ),
        ("flyers/_activities.toml", REGISTER),
        ("flyers/one.toml", &flyer(1)),
        ("flyers/three.toml", SPEC),
        ("flyers/two.toml", &flyer(2)),
    ])
}

/// The names of the flyers that a run built.
fn built(run: &Run) -> Vec<String> {
    let lines = run.stdout.lines().filter(|line| line.contains("\"status\":\"written\""));
    let name = |line: &str| {
        line.split_once("\"output\":\"out/").unwrap().1.split_once(".pdf").unwrap().0.to_string()
    };
    lines.map(name).collect()
}

/// Runs a build and checks which flyers it built.
#[track_caller]
fn check(folder: &Folder, words: &str, expected: &[&str]) {
    let run = folder.run(&format!("build --message-format json {words}"));
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(built(&run), expected, "{}", run.stdout);
}

/// Replaces words in a file.
fn edit(folder: &Folder, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(folder.read(name)).unwrap();
    assert!(text.contains(from));
    folder.write(name, &text.replace(from, to));
}

#[test]
fn only_what_has_changed_is_built() {
    let folder = programme();
    check(&folder, "", &["one", "three", "two"]);
    check(&folder, "", &[]);
    edit(&folder, "flyers/three.toml", "2002", "2003");
    check(&folder, "", &["three"]);
    // One entry of the register, and its lines move those of the other.
    edit(&folder, "flyers/_activities.toml", "It is long.", "It is\\nlonger.");
    edit(&folder, "flyers/_activities.toml", "title = \"The First", "\n\ntitle = \"The First");
    check(&folder, "", &["one"]);
    check(&folder, "", &[]);
    // An entry that nobody takes yet.
    folder.write(
        "flyers/_activities.toml",
        &format!(
            "{}\n{}",
            String::from_utf8(folder.read("flyers/_activities.toml")).unwrap(),
            "[[activity]]\nref = \"3\"\ntitle = \"The Third River\"\ntext = \"It is deep.\"\n"
        ),
    );
    check(&folder, "", &[]);
    // What every flyer of the programme says.
    edit(&folder, "flyers/_programme.toml", "Rivers", "Waters");
    check(&folder, "", &["one", "two"]);
    // A comment, and a time stamp, are no change.
    edit(&folder, "flyers/three.toml", "date =", "# When it was.\ndate =");
    edit(&folder, "flyers/two.toml", "2022", "2022");
    check(&folder, "", &[]);
}

#[test]
fn the_file_for_the_press_is_kept_and_left_over_like_the_other() {
    let folder = programme();
    check(&folder, "--profile both", &["one", "three", "two"]);
    check(&folder, "--profile both", &[]);
    fs::remove_file(folder.path("out/one-press.pdf")).unwrap();
    check(&folder, "--profile both", &["one"]);
    fs::remove_file(folder.path("flyers/one.toml")).unwrap();
    check(&folder, "--profile both --prune", &[]);
    assert_eq!(folder.names("out"), ["three-press.pdf", "three.pdf", "two-press.pdf", "two.pdf"]);
    check(&folder, "--profile screen", &["three", "two"]);
    // The shop is not to get yesterday's file beside today's.
    let left = "out/two-press.pdf  left over, flyers/two.toml was last built without it; ";
    for (words, became) in
        [("", "`--prune` removes it"), ("--force", "`--prune` removes it"), ("--prune", "removed")]
    {
        let run = folder.run(&format!("build {words}"));
        assert!(run.stderr.contains(&format!("{left}{became}\n")), "{}", run.stderr);
    }
    assert_eq!(folder.names("out"), ["three.pdf", "two.pdf"]);
    check(&folder, "--profile both", &["three", "two"]);
    let run = folder.run("build --profile both");
    assert!(!run.stderr.contains("left over"), "{}", run.stderr);
}

#[test]
fn options_and_the_environment_count() {
    let folder = programme();
    check(&folder, "", &["one", "three", "two"]);
    check(&folder, "--pages 1", &["one", "three", "two"]);
    check(&folder, "--pages 1 --jobs 1 -q", &[]);
    check(&folder, "--force --pages 1", &["one", "three", "two"]);
    check(&folder, "--pages 1 --lock family", &["one", "three", "two"]);
    check(&folder, "--pages 1 --lock family", &[]);
    let mut command = folder.command("build --pages 1 --lock family --message-format json");
    let run = Run::of(command.env("SOURCE_DATE_EPOCH", "1"));
    assert_eq!(built(&run).len(), 3);
    // A single file is always built.
    check(&folder, "flyers/one.toml -o out/single.pdf", &["single"]);
    check(&folder, "flyers/one.toml -o out/single.pdf", &["single"]);
}

#[test]
fn pictures_and_fonts_count() {
    let folder = programme();
    let font = |name: &str| fs::read(format!("{}/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"))).unwrap();
    fs::create_dir_all(folder.path("fonts")).unwrap();
    fs::write(folder.path("fonts/a.ttf"), font("SourceSans3-Regular")).unwrap();
    let mark = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#000"/></svg>"##;
    folder.write("flyers/mark.svg", mark);
    edit(
        &folder,
        "flyers/one.toml",
        "date =",
        "masthead.logo = \"mark.svg\"\nmasthead.logo_alt = \"\"\ndate =",
    );
    folder.write("flyers/three.toml", &format!("{SPEC}\n[theme.type]\nfonts = [\"../fonts\"]\n"));
    check(&folder, "", &["one", "three", "two"]);
    check(&folder, "", &[]);
    edit(&folder, "flyers/mark.svg", "M0 0h9v9z", "M0 0h8v9z");
    check(&folder, "", &["one"]);
    fs::write(folder.path("fonts/b.ttf"), font("SourceSans3-Bold")).unwrap();
    check(&folder, "", &["three"]);
    fs::write(folder.path("fonts/a.ttf"), font("SourceSerif4-Regular")).unwrap();
    check(&folder, "", &["three"]);
    check(&folder, "", &[]);
}

#[test]
fn a_pdf_that_is_gone_or_was_changed_is_built_again() {
    let folder = programme();
    check(&folder, "", &["one", "three", "two"]);
    let good = folder.read("out/one.pdf");
    fs::remove_file(folder.path("out/two.pdf")).unwrap();
    let mut changed = good.clone();
    changed[200] ^= 1;
    fs::write(folder.path("out/one.pdf"), changed).unwrap();
    check(&folder, "", &["one", "two"]);
    assert!(folder.read("out/one.pdf") == good);
    // Nor is a state believed that is damaged or gone.
    folder.write("out/.flysheet-state", "{\"output\":\"one.pdf\"}\n\u{0}\nnothing");
    check(&folder, "", &["one", "three", "two"]);
    fs::remove_file(folder.path("out/.flysheet-state")).unwrap();
    check(&folder, "", &["one", "three", "two"]);
    check(&folder, "", &[]);
}

#[test]
fn explain_says_why() {
    let folder = programme();
    let check = |words: &str, expected: &[&str]| {
        let run = folder.run(&format!("build --explain {words}"));
        for line in expected {
            assert!(run.stderr.contains(&format!("{line}\n")), "{line}\n\n{}", run.stderr);
        }
    };
    check("flyers/one.toml", &["out/one.pdf  1 page; built: no earlier build of it is known"]);
    check("flyers/one.toml", &["out/one.pdf  1 page, unchanged; kept: nothing that it is made of changed"]);
    check("", &["3 flyers, all well: 2 built, 1 unchanged"]);
    check("flyers/one.toml --force", &["out/one.pdf  1 page; built: `--force` asks for it"]);
    check(
        "flyers/one.toml --pages 1",
        &["out/one.pdf  1 page, 9.75 pt on 13 pt; built: the options have changed"],
    );
    check("", &["out/one.pdf  1 page; built: the options have changed"]);
    edit(&folder, "flyers/_activities.toml", "wide", "wider");
    check(
        "",
        &[
            "out/one.pdf  1 page, unchanged; kept: `flyers/_activities.toml` changed, and nothing that this flyer says",
            "out/two.pdf  1 page; built: `flyers/_activities.toml` changed",
        ],
    );
    folder.write("flyers/one.toml", BROKEN);
    check("", &["flyers/one.toml  2 errors; kept out/one.pdf as it was; tried: `flyers/one.toml` changed"]);
    fs::remove_file(folder.path("out/two.pdf")).unwrap();
    check("", &["out/two.pdf  1 page; built: its PDF is gone"]);
    folder.write("other/three.toml", SPEC);
    check("other/three.toml", &["out/three.pdf  1 page; built: its PDF was built from another spec"]);
    // The same spec, from another folder.
    let run = Run::of(&mut crate::command_in(&folder.path("other"), "build --explain -o ../out three.toml"));
    let named = "../out/three.pdf  1 page; built: its spec was named `other/three.toml` when it was built\n";
    run.says(0, named);
}

#[test]
fn what_failed_is_tried_again_and_warnings_are_said_again() {
    let folder = programme();
    let wide = SPEC.replace("Since 2002", &"20022003".repeat(12));
    folder.write("flyers/wide.toml", &(wide + "\n[theme.page]\ncolumns = 4\n"));
    folder.write("flyers/broken.toml", BROKEN);
    let first = folder.run("build --message-format short");
    assert!(first.stderr.contains("warning[overfull-line]") && first.status == 1, "{}", first.stderr);
    assert_eq!(folder.run("build --message-format short"), first);
    // Lines that move are named as they now are.
    edit(&folder, "flyers/wide.toml", "[[activity]]", "\n[[activity]]");
    let moved = folder.run("build --message-format short");
    assert_ne!(moved, first);
    assert_eq!(folder.run("build --message-format short"), moved);
    let human = folder.run("build");
    assert!(human.stderr.contains("20022003"), "{}", human.stderr);
}

#[test]
fn what_is_left_over_is_told_and_removed_only_on_demand() {
    let folder = programme();
    check(&folder, "", &["one", "three", "two"]);
    folder.write("out/notes.txt", "mine");
    folder.write("out/mine.pdf", "mine");
    fs::remove_file(folder.path("flyers/one.toml")).unwrap();
    fs::rename(folder.path("flyers/two.toml"), folder.path("flyers/zwei.toml")).unwrap();
    let all = ["mine.pdf", "notes.txt", "one.pdf", "three.pdf", "two.pdf", "zwei.pdf"];
    for _ in 0..2 {
        let run = folder.run("build");
        assert_eq!(run.status, 0);
        let line = "out/one.pdf  left over, its spec flyers/one.toml is gone; `--prune` removes it\n";
        assert!(run.stderr.contains(line), "{}", run.stderr);
        assert_eq!(folder.names("out"), all);
    }
    // What somebody has changed since is theirs.
    folder.write("out/two.pdf", "mine now");
    // From wherever flysheet runs, the specs that are there are there.
    let run = Run::of(crate::command_in(&folder.path("out"), "build --prune -o . ../flyers").env("CI", "1"));
    let line = "two.pdf  left over, its spec flyers/two.toml is gone; it is not the file that was built, and stays\n";
    assert!(run.stderr.contains(line), "{}", run.stderr);
    assert_eq!(folder.names("out"), ["mine.pdf", "notes.txt", "three.pdf", "two.pdf", "zwei.pdf"]);
    assert!(is_pdf(&folder.read("out/three.pdf")));
    let json = folder.run("build --message-format json flyers/three.toml").stdout;
    let line = r#"{"type":"leftover","output":"out/two.pdf","spec":"flyers/two.toml","removed":false}"#;
    assert!(json.contains(line), "{json}");
}

#[test]
fn a_build_that_is_killed_goes_on_where_it_was() {
    let folder = Folder::new();
    for at in 0..150 {
        folder.write(&format!("flyers/f{at}.toml"), &SPEC.replace("2002", &format!("{}", 1800 + at)));
    }
    let mut child = folder.command("build --jobs 1 -q").spawn().unwrap();
    while folder.names("out").iter().filter(|name| name.ends_with(".pdf")).count() < 5 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let there: Vec<String> = folder.names("out").into_iter().filter(|name| name.ends_with(".pdf")).collect();
    assert!(there.len() < 150 && there.iter().all(|name| is_pdf(&folder.read(&format!("out/{name}")))));
    let run = folder.run("build --message-format json");
    assert_eq!((run.status, built(&run).len()), (0, 150 - there.len()));
    // Not even an unfinished file is left.
    assert_eq!(folder.names("out").len(), 150);
}
