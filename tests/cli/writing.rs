//! Files that appear whole or not at all.

use std::fs;

use crate::{Folder, SPEC, is_pdf};

#[test]
fn what_an_interrupted_run_left_is_cleared_away() {
    let folder = Folder::with(&[
        ("flyers/a.toml", SPEC),
        ("out/.a.pdf.x1Y2z3.tmp", "half"),
        ("out/.b.pdf.x1Y2z3.tmp", "of another flyer"),
        ("out/a.pdf.tmp", "of somebody else"),
    ]);
    folder.run("build").says(0, "out/a.pdf  1 page\n");
    assert_eq!(folder.names("out"), [".b.pdf.x1Y2z3.tmp", "a.pdf", "a.pdf.tmp"]);
}

#[test]
fn every_command_clears_away_what_an_interrupted_run_of_it_left() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    folder.run("build -q").says(0, "");
    fs::rename(folder.path("out"), folder.path("before")).unwrap();
    folder.write("flyers/a.toml", &SPEC.replace("2002", "2003"));
    for (command, written) in [
        ("build -q --report reports/a.json", "reports/a.json"),
        ("build -q --force", "out/.flysheet-state"),
        ("check -q --proof proofs/a.pdf", "proofs/a.pdf"),
        ("refs -q -o lists/a.csv", "lists/a.csv"),
        ("contact-sheet -q -o sheets/a.png --width 64", "sheets/a.png"),
        ("preview flyers/a.toml -q --dpi 36 -o pages/a.png", "pages/a.png"),
        ("diff before out -q --dpi 36 -o changes", "changes/a-1.png"),
    ] {
        let (folder_of_it, name) = written.split_once('/').unwrap();
        let unfinished = format!(".{name}.x1Y2z3.tmp");
        folder.write(&format!("{folder_of_it}/{unfinished}"), "half");
        folder.run(command);
        assert!(folder.path(written).exists(), "{command}");
        assert!(!folder.names(folder_of_it).contains(&unfinished), "{command}");
    }
}

#[test]
fn a_place_that_cannot_be_written_stops_no_other_flyer() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC), ("out/a.pdf/x", "")]);
    let run = folder.run("build");
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: cannot write `out/a.pdf`: "), "{}", run.stderr);
    assert!(
        run.stderr.ends_with("out/b.pdf  1 page\n1 of 2 flyers are well: 1 built, 1 failed\n"),
        "{}",
        run.stderr
    );
    assert!(is_pdf(&folder.read("out/b.pdf")));
    assert_eq!(folder.names("out"), ["a.pdf", "b.pdf"]);
}

#[test]
fn no_file_of_a_pair_is_replaced_where_the_other_cannot_be() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    folder.run("build a.toml -q --profile both").says(0, "");
    let before = folder.read("out/a.pdf");
    fs::remove_file(folder.path("out/a-press.pdf")).unwrap();
    fs::create_dir(folder.path("out/a-press.pdf")).unwrap();
    folder.write("a.toml", &SPEC.replace("2002", "2003"));
    folder.run("build a.toml --profile both").says(
        2,
        "error: cannot write `out/a-press.pdf`: a folder stands there; move it away\n\
         a.toml  kept out/a.pdf as it was\n",
    );
    assert_eq!(folder.read("out/a.pdf"), before);
}

#[test]
fn an_output_under_a_file_cannot_be_written() {
    let folder = Folder::with(&[("a.toml", SPEC), ("notes.txt", "")]);
    let run = folder.run("build a.toml -o notes.txt/new");
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: cannot write `notes.txt/new/a.pdf`: "), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn a_pdf_has_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    let check = |umask: &str, expected: u32| {
        let folder = Folder::with(&[("a.toml", SPEC)]);
        let script = format!("umask {umask} && exec \"$0\" build a.toml");
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path("")).args(["-c", &script, env!("CARGO_BIN_EXE_flysheet")]);
        assert!(shell.output().unwrap().status.success());
        let mode = fs::metadata(folder.path("out/a.pdf")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, expected, "umask {umask}");
    };
    check("022", 0o644);
    check("077", 0o600);
    check("002", 0o664);
}

#[test]
#[cfg(unix)]
fn a_link_in_the_place_of_a_file_stays_and_what_it_leads_to_is_written() {
    let folder = Folder::with(&[("a.toml", SPEC), ("shared/a.pdf", "old"), ("shared/list.csv", "old")]);
    let link = |to: &str, name: &str| {
        fs::create_dir_all(folder.path("out")).unwrap();
        std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
    };
    link("../shared/a.pdf", "out/a.pdf");
    link("out/list.csv", "list.csv");
    link("../shared/list.csv", "out/list.csv");
    link("shared/new.pdf", "new.pdf");
    folder.write("shared/.a.pdf.x1Y2z3.tmp", "half");
    folder.run("build a.toml").says(0, "out/a.pdf  1 page\n");
    folder.run("build a.toml -q -o new.pdf").says(0, "");
    folder.run("refs a.toml -q -o list.csv").says(0, "");
    for name in ["out/a.pdf", "out/list.csv", "list.csv", "new.pdf"] {
        assert!(fs::symlink_metadata(folder.path(name)).unwrap().is_symlink(), "{name}");
    }
    assert!(is_pdf(&folder.read("shared/a.pdf")) && is_pdf(&folder.read("shared/new.pdf")));
    assert!(folder.read("shared/list.csv").starts_with(b"ref,"));
    assert_eq!(folder.names("shared"), ["a.pdf", "list.csv", "new.pdf"]);
    folder.run("build a.toml").says(0, "out/a.pdf  1 page, unchanged\n");
}

#[test]
#[cfg(unix)]
fn a_spec_is_not_overwritten_through_a_link() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    std::os::unix::fs::symlink("a.toml", folder.path("a.pdf")).unwrap();
    folder.run("build a.toml -o a.pdf").says(
        2,
        "error: the PDF of `a.toml` would take the place of the spec `a.toml`; name another file with -o\n",
    );
    assert_eq!(folder.read("a.toml"), SPEC.as_bytes());
}

#[test]
#[cfg(unix)]
fn nothing_that_is_read_is_overwritten_through_a_link() {
    let folder = Folder::with(&[("a.toml", SPEC), ("b.toml", SPEC)]);
    for name in ["proof.pdf", "report.json", "list.csv", "page.png", "other.pdf"] {
        std::os::unix::fs::symlink("b.toml", folder.path(name)).unwrap();
    }
    std::os::unix::fs::symlink("round.pdf", folder.path("round.pdf")).unwrap();
    let reason = "it is a link to `b.toml`, a file of another kind; remove the link, or name another file";
    for (command, output, status) in [
        ("check a.toml -q --proof proof.pdf", "proof.pdf", 2),
        ("build a.toml -q --report report.json", "report.json", 2),
        ("refs a.toml -q -o list.csv", "list.csv", 2),
        ("preview a.toml -q -o page.png", "page.png", 2),
        ("build a.toml -q -o other.pdf", "other.pdf", 2),
    ] {
        let outcome = folder.run(command);
        assert_eq!((outcome.status, folder.read("b.toml")), (status, SPEC.as_bytes().to_vec()), "{command}");
        assert!(outcome.stderr.contains(&format!("cannot write `{output}`: {reason}")), "{}", outcome.stderr);
    }
    let outcome = folder.run("build a.toml -q -o round.pdf");
    assert!(outcome.stderr.contains("its links lead in a circle"), "{}", outcome.stderr);
}
