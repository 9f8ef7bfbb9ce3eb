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
fn a_link_in_the_place_of_a_pdf_is_replaced_and_what_it_leads_to_is_not() {
    let folder = Folder::with(&[("a.toml", SPEC), ("out/precious.txt", "precious")]);
    std::os::unix::fs::symlink("precious.txt", folder.path("out/a.pdf")).unwrap();
    folder.run("build a.toml").says(0, "out/a.pdf  1 page\n");
    assert!(is_pdf(&folder.read("out/a.pdf")));
    assert_eq!(folder.read("out/precious.txt"), b"precious");
}
