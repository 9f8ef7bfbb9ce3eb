//! Building and checking: what is written where, and what becomes of the rest when one flyer fails.

use crate::{BROKEN, Folder, SPEC, is_pdf};

#[test]
fn a_spec_becomes_a_pdf() {
    let folder = Folder::with(&[("tajikistan.toml", SPEC)]);
    folder.run("build tajikistan.toml").says(0, "out/tajikistan.pdf  1 page\n");
    assert!(is_pdf(&folder.read("out/tajikistan.pdf")));
    assert_eq!(folder.names("out"), ["tajikistan.pdf"]);
}

#[test]
fn without_a_path_all_flyers_are_built() {
    let folder = Folder::with(&[
        ("flyers/b.toml", SPEC),
        ("flyers/a.toml", SPEC),
        ("flyers/_programme.toml", "not a spec"),
        ("flyers/notes.txt", "not a spec"),
        ("flyers/below/c.toml", "not a spec"),
    ]);
    folder.run("build").says(0, "out/a.pdf  1 page\nout/b.pdf  1 page\n2 flyers, all well: 2 built\n");
    assert_eq!(folder.names("out"), ["a.pdf", "b.pdf"]);
}

#[test]
fn an_output_is_a_file_or_a_folder() {
    let check = |words: &str, expected: &str| {
        let folder = Folder::with(&[("a.b.toml", SPEC), ("old.pdf/x", "")]);
        folder.run(words).says(0, &format!("{expected}  1 page\n"));
        assert!(is_pdf(&folder.read(expected)), "{words}");
    };
    check("build a.b.toml", "out/a.b.pdf");
    check("build a.b.toml -o new.pdf", "new.pdf");
    check("build a.b.toml -o deep/er/new.PDF", "deep/er/new.PDF");
    check("build a.b.toml --output new", "new/a.b.pdf");
    check("build a.b.toml -o deep/er/", "deep/er/a.b.pdf");
    check("build a.b.toml -o old.pdf", "old.pdf/a.b.pdf");
    check("build a.b.toml -o .", "a.b.pdf");
    check("build ./a.b.toml --force --profile screen", "out/a.b.pdf");
}

#[test]
fn a_spec_that_is_named_twice_is_built_once() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    let run = folder.run("build flyers/b.toml flyers ./flyers/a.toml");
    run.says(0, "out/b.pdf  1 page\nout/a.pdf  1 page\n2 flyers, all well: 2 built\n");
}

#[test]
fn one_broken_spec_stops_no_other() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", BROKEN), ("flyers/c.toml", SPEC)]);
    let run = folder.run("build");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert_eq!(folder.names("out"), ["a.pdf", "c.pdf"]);
    let first = run.stderr.find("out/a.pdf  1 page\n").unwrap();
    let fault = run.stderr.find(" --> flyers/b.toml:1:1\n").unwrap();
    let failed = run.stderr.find("flyers/b.toml  2 errors; no PDF written\n").unwrap();
    let last = run.stderr.find("out/c.pdf  1 page\n2 of 3 flyers are well: 2 built, 1 failed\n").unwrap();
    assert!(first < fault && fault < failed && failed < last, "{}", run.stderr);
}

#[test]
fn a_broken_spec_leaves_the_earlier_pdf_as_it_was() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    assert_eq!(folder.run("build").status, 0);
    let yesterday = folder.read("out/a.pdf");
    folder.write("flyers/a.toml", BROKEN);
    let run = folder.run("build");
    assert_eq!(run.status, 1);
    assert!(run.stderr.ends_with("flyers/a.toml  2 errors; kept out/a.pdf as it was\n"), "{}", run.stderr);
    assert_eq!(folder.read("out/a.pdf"), yesterday);
    assert_eq!(folder.names("out"), ["a.pdf"]);
}

#[test]
fn editors_see_at_the_first_error_that_the_earlier_pdf_is_as_it_was() {
    let spec = format!("extends = \"_programme.toml\"\n{SPEC}");
    let folder = Folder::with(&[
        ("flyers/_programme.toml", "[intro]\nlead = \"x\"\n"),
        ("flyers/a.toml", &spec),
        ("flyers/b.toml", &spec),
        ("flyers/c.toml", &spec.replace("title = ", "titel = ")),
    ]);
    assert_eq!(folder.run("build -q").status, 1);
    folder.write("flyers/_programme.toml", "[intro]\nlead = \"*x\"\nled = \"x\"\n");
    folder.write("flyers/b.toml", &spec.replace("country = ", "contry = "));
    let short = "build --message-format short";
    let findings = |kept: [&str; 2]| {
        format!(
            "flyers/_programme.toml:2:9: warning[doubtful-markup]: a * that nothing closes, and that is printed as it stands\n\
             flyers/_programme.toml:3:1: error[unknown-key]: unknown key `intro.led`\n{}\
             flyers/b.toml:2:1: error[unknown-key]: unknown key `contry`\n{}\
             flyers/c.toml:9:1: error[unknown-key]: unknown key `activity.titel`\n",
            kept[0], kept[1]
        )
    };
    let kept = [
        "flyers/_programme.toml:3:1: note[kept]: kept out/a.pdf as it was\n",
        "flyers/b.toml:2:1: note[kept]: kept out/b.pdf as it was\n",
    ];
    folder.run(short).says(1, &findings(kept));
    folder.run(&format!("{short} -q")).says(1, &findings(["", ""]));
    folder.run("check --message-format short").says(1, &findings(["", ""]));
}

#[test]
fn a_fault_in_a_fragment_is_shown_once_and_fails_every_flyer_that_reads_it() {
    let spec = format!("extends = \"_programme.toml\"\n{SPEC}");
    let folder = Folder::with(&[
        ("flyers/_programme.toml", "[intro]\nled = \"x\"\n[closing]\ntext = \"水\"\n"),
        ("flyers/a.toml", &spec),
        // What shows elsewhere on its pages is the same fault.
        ("flyers/b.toml", &spec.replace("Since 2002", &"Since 2002 and before".repeat(9))),
        ("flyers/c.toml", SPEC),
    ]);
    for words in ["build --jobs 1", "build --jobs 4", "build --message-format short"] {
        let run = folder.run(words);
        assert_eq!(run.status, 1);
        for place in ["flyers/_programme.toml:2:1", "flyers/_programme.toml:4:9"] {
            assert_eq!(run.stderr.matches(place).count(), 1, "{}", run.stderr);
        }
        assert_eq!(folder.names("out"), ["c.pdf"]);
    }
    let run = folder.run("check");
    assert!(run.stderr.ends_with("1 of 3 flyers are well: 1 checked, 2 failed\n"), "{}", run.stderr);
}

#[test]
fn the_number_of_pages_can_be_asked_for() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    folder.run("build a.toml --pages 1").says(0, "out/a.pdf  1 page, 9.75 pt on 13 pt\n");
    for words in ["build a.toml --pages 9", "check a.toml --pages 9"] {
        let run = folder.run(&format!("{words} --message-format short"));
        assert_eq!(run.status, 1);
        assert!(
            run.stderr.contains("a.toml:1:") && run.stderr.contains("error[page-count]"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_check_finds_the_same_and_writes_nothing() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", BROKEN)]);
    let check = folder.run("check --message-format short");
    assert_eq!(check.status, 1);
    assert_eq!(folder.names(""), ["flyers"]);
    assert_eq!(check, folder.run("build --message-format short"));
    folder.run("check flyers/a.toml").says(0, "flyers/a.toml  1 page, no errors\n");
}

#[test]
fn a_font_folder_that_is_not_there_is_an_error_at_its_place() {
    let spec = format!("{SPEC}\n[theme.type]\nfonts = [\"fonts\", \"empty\"]\n");
    let folder = Folder::with(&[("a.toml", &spec), ("empty/notes.txt", ""), ("bad/x.ttf", "no font")]);
    let run = folder.run("check a.toml --message-format short");
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("error[unreadable]: the font folder `fonts` cannot be read"),
        "{}",
        run.stderr
    );
    let empty = "error[invalid-font]: the font folder `empty` holds no fonts\n";
    assert!(run.stderr.contains(empty), "{}", run.stderr);
    folder.write("a.toml", &spec.replace("\"fonts\", \"empty\"", "\"bad\""));
    let run = folder.run("check a.toml --message-format short");
    let bad = "a.toml:12:10: error[invalid-font]: `bad/x.ttf` is not a TrueType or OpenType font\n";
    assert!(run.stderr.contains(bad), "{}", run.stderr);
    // Each of them has a cure.
    folder.write("a.toml", &spec.replace("\"empty\"", "\"empty\", \"bad\""));
    let run = folder.run("check a.toml");
    let count = |words: &str| run.stderr.matches(words).count();
    assert_eq!((count("error["), count("= help: ")), (3, 3), "{}", run.stderr);
}

#[test]
fn a_profile_says_what_the_files_are_for() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    let is_for_press = |name: &str| {
        let bytes = folder.read(name);
        assert!(is_pdf(&bytes));
        bytes.windows(7).any(|part| part == b"PDF/X-4")
    };
    folder.run("build a.toml --profile press").says(0, "out/a.pdf  1 page\n");
    assert!(is_for_press("out/a.pdf"));
    folder.run("build a.toml --profile both").says(0, "out/a.pdf  1 page; for the press out/a-press.pdf\n");
    assert!(!is_for_press("out/a.pdf") && is_for_press("out/a-press.pdf"));
    assert_eq!(folder.names("out"), ["a-press.pdf", "a.pdf"]);
    folder.run("build a.toml --profile both -o b.pdf").says(0, "b.pdf  1 page; for the press b-press.pdf\n");
    assert_eq!(folder.read("b.pdf"), folder.read("out/a.pdf"));
    assert_eq!(folder.read("b-press.pdf"), folder.read("out/a-press.pdf"));
}

#[test]
fn no_file_of_a_pair_takes_the_place_of_another_flyer() {
    let folder = Folder::with(&[("a.toml", SPEC), ("a-press.toml", SPEC)]);
    let run = folder.run("build . --profile both");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("would both be written to `out/a-press.pdf`"), "{}", run.stderr);
    assert_eq!(folder.run("build .").status, 0);
}

#[test]
fn too_much_ink_is_found_whatever_the_file_is_for() {
    let spec = format!("{SPEC}image = {{ file = \"rich.jpg\", alt = \"Night\" }}\n");
    let folder = Folder::with(&[("flyers/a.toml", &spec)]);
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/assets/rich-black.jpg");
    std::fs::copy(picture, folder.path("flyers/rich.jpg")).unwrap();
    for words in ["check", "build", "build --profile press"] {
        let run = folder.run(&format!("{words} --message-format short"));
        assert_eq!(run.status, 1);
        let found = run.stderr.lines().find(|line| line.contains("error[too-much-ink]")).unwrap();
        assert!(found.starts_with("flyers/a.toml:10:18: "), "{found}");
        assert!(found.contains("(page 1, "), "{found}");
    }
}
