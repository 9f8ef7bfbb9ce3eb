//! Finished PDFs, checked: what is said of them, and how the run ends.

use crate::{Folder, SPEC};

/// A folder with a flyer, built for the screen and for the press.
fn built() -> Folder {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    assert_eq!(folder.run("build a.toml --profile both -q").status, 0);
    folder
}

/// Writes a file of the folder again with other bytes in it.
fn change(folder: &Folder, from: &str, to: &str, replace: (&[u8], &[u8])) {
    let bytes = folder.read(from);
    let at = bytes.windows(replace.0.len()).position(|part| part == replace.0).unwrap();
    let changed = [&bytes[..at], replace.1, &bytes[at + replace.0.len()..]].concat();
    std::fs::write(folder.path(to), changed).unwrap();
}

#[test]
fn a_sound_file_says_what_it_was_held_to() {
    built().run("check out/a.pdf out/a-press.pdf").says(
        0,
        "out/a.pdf  1 page, no errors; checked as PDF/A-2a, PDF/UA-1\n\
         out/a-press.pdf  1 page, no errors; checked as PDF/X-4, PDF/A-2a, PDF/UA-1\n",
    );
}

#[test]
fn a_finding_has_its_clause_and_cure_in_every_format() {
    let folder = built();
    change(&folder, "out/a-press.pdf", "no trap.PDF", (b"/Trapped/False", b"/Trapqed/False"));
    std::fs::rename(folder.path("no trap.PDF"), folder.path("b.PDF")).unwrap();
    folder.run("check b.PDF").says(
        1,
        "error[missing-trapped]: Info does not say whether the file is trapped\n\
         --> b.PDF\n \
         = note: ISO 15930-7, 6\n \
         = help: write Trapped as True or False into Info, and as pdf:Trapped into the metadata\n\n\
         b.PDF  1 page, 1 error; checked as PDF/X-4, PDF/A-2a, PDF/UA-1\n",
    );
    folder.run("check b.PDF --message-format short").says(
        1,
        "b.PDF: error[missing-trapped]: Info does not say whether the file is trapped [ISO 15930-7, 6]\n",
    );
    let json = folder.run("check b.PDF --message-format json");
    let lines: Vec<serde_json::Value> =
        json.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [found, file] = lines.as_slice() else { panic!("{}", json.stdout) };
    assert_eq!(
        (json.status, &found["type"], &found["code"]),
        (1, &"diagnostic".into(), &"missing-trapped".into())
    );
    assert_eq!((&found["clauses"][0], &found["page"]), (&"ISO 15930-7, 6".into(), &serde_json::Value::Null));
    assert_eq!(
        (&file["type"], &file["errors"], &file["standards"][0]),
        (&"pdf".into(), &1.into(), &"PDF/X-4".into())
    );
}

#[test]
fn specs_and_finished_files_may_be_named_together() {
    let folder = built();
    let run = folder.run("check out/a.pdf a.toml");
    assert_eq!(run.status, 0);
    assert_eq!(
        run.stderr,
        "a.toml  1 page, no errors\nout/a.pdf  1 page, no errors; checked as PDF/A-2a, PDF/UA-1\n"
    );
}

#[test]
fn what_is_no_pdf_is_a_finding_and_what_is_not_there_stops_the_run() {
    let folder = built();
    folder.write("b.pdf", "a letter");
    let run = folder.run("check b.pdf out/a.pdf --message-format short");
    assert!(run.status == 1 && run.stderr.starts_with("b.pdf: error[broken-file]: "), "{}", run.stderr);
    folder.run("check no.pdf b.pdf").says(2, "error: no such file or folder: `no.pdf`\n");
}

#[test]
fn the_paper_says_how_much_ink_it_takes() {
    let colour = "[theme.colour]\naccent = { rgb = \"#14508c\", cmyk = [100, 80, 40, 60] }\n";
    let folder = Folder::with(&[("a.toml", &format!("{SPEC}{colour}"))]);
    assert_eq!(folder.run("build a.toml --profile press -q").status, 0);
    let found = |words: &str| folder.run(&format!("check {words} --message-format short")).stderr;
    assert_eq!(found("out/a.pdf"), "");
    let run = found("out/a.pdf --ink-limit 260");
    assert!(run.contains("warning[ink-over-limit]: 100/80/40/60 lays 280 % of ink on the paper"), "{run}");
    let run = folder.run("check a.toml --ink-limit 260");
    assert!(
        run.status == 2 && run.stderr.starts_with("error: --ink-limit is for finished PDFs"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_option_that_says_nothing_of_finished_files_is_refused() {
    let folder = built();
    let check = |words: &str, options: &[&str]| {
        let why = |option: &&str| {
            format!(
                "error: {option} is for specs, and `out/a.pdf` is a finished PDF; \
                 check finished PDFs in a run without it\n"
            )
        };
        let names = folder.names("");
        folder.run(&format!("check {words}")).says(2, &options.iter().map(why).collect::<String>());
        assert_eq!(folder.names(""), names);
    };
    check("out/a.pdf --report r.json", &["--report"]);
    check("a.toml out/a.pdf --report r.json --shard 2/4 --pages 1 --stats", &["--shard", "--report"]);
    check("out/a.pdf --pages 1 --lock family --stats", &["--pages", "--lock", "--stats"]);
    folder.run("check a.toml out/a.pdf -q --pages 1").says(0, "");
}

#[test]
fn a_file_that_is_named_twice_is_checked_once() {
    built()
        .run("check out/a.pdf ./out/../out/a.pdf out//a.pdf")
        .says(0, "out/a.pdf  1 page, no errors; checked as PDF/A-2a, PDF/UA-1\n");
}
