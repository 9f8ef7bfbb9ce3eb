//! What a command line may name, and what is said where it names something else.

use crate::{Folder, SPEC};

/// Fails unless flysheet refuses to run, says why, and writes nothing.
#[track_caller]
fn refuses(folder: &Folder, words: &str, why: &str) {
    let before = folder.names("");
    folder.run(words).says(2, why);
    assert_eq!(folder.names(""), before);
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let folder = Folder::with(&[("flyers/armenia.toml", SPEC)]);
    refuses(&folder, "build tajikistan.toml", "error: no such file or folder: `tajikistan.toml`\n");
    for words in ["check armenia", "build armenia.toml", "build flyers/armenia"] {
        let typed = words.split(' ').nth(1).unwrap();
        let why = format!("error: no such file or folder: `{typed}`; did you mean `flyers/armenia.toml`?\n");
        refuses(&folder, words, &why);
    }
}

#[test]
fn every_path_is_looked_at_before_anything_is_written() {
    let folder = Folder::with(&[("flyers/armenia.toml", SPEC)]);
    refuses(
        &folder,
        "build one.toml flyers/armenia.toml two.toml",
        "error: no such file or folder: `one.toml`\nerror: no such file or folder: `two.toml`\n",
    );
}

#[test]
fn without_a_path_and_without_flyers_there_is_nothing_to_do() {
    refuses(
        &Folder::new(),
        "build",
        "error: there is no folder `flyers` here; name a spec or a folder of specs\n",
    );
}

#[test]
fn a_folder_without_specs_is_refused() {
    let folder = Folder::with(&[("flyers/_programme.toml", ""), ("flyers/below/armenia.toml", SPEC)]);
    refuses(
        &folder,
        "check",
        "error: no specs in `flyers`: a spec's name ends in `.toml` and does not begin with `_`\n",
    );
}

#[test]
fn a_fragment_is_not_built() {
    let folder = Folder::with(&[("flyers/_programme.toml", SPEC)]);
    refuses(
        &folder,
        "build flyers/_programme.toml",
        "error: `flyers/_programme.toml` is a fragment, as the `_` before its name says: \
         fragments are read by others and never built themselves\n",
    );
}

#[test]
fn two_specs_do_not_share_an_output() {
    let folder = Folder::with(&[("a/x.toml", SPEC), ("b/x.toml", SPEC)]);
    refuses(
        &folder,
        "build a b",
        "error: `a/x.toml` and `b/x.toml` would both be written to `out/x.pdf`; build them in two runs, \
         each with a folder of its own after -o\n",
    );
    assert_eq!(folder.run("check -q a b").status, 0);
}

#[test]
fn one_file_is_no_output_for_two_specs() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    refuses(
        &folder,
        "build -o flyers.pdf",
        "error: `flyers.pdf` is one file, and there are 2 specs; name a folder with -o instead\n",
    );
}

#[test]
fn a_file_that_is_no_pdf_is_no_output() {
    let folder = Folder::with(&[("x.toml", SPEC), ("notes.txt", "")]);
    refuses(
        &folder,
        "build x.toml -o notes.txt",
        "error: `notes.txt` is not a folder, and the name of a PDF ends in `.pdf`\n",
    );
    refuses(
        &folder,
        "build x.toml -o x.toml",
        "error: `x.toml` is not a folder, and the name of a PDF ends in `.pdf`\n",
    );
}

#[test]
fn an_output_that_is_probably_misspelt_makes_no_folder() {
    let folder = Folder::with(&[("x.toml", SPEC)]);
    refuses(
        &folder,
        "build x.toml -o tj.pfd",
        "error: `tj.pfd` ends in `.pfd`, and the name of a PDF ends in `.pdf`; \
         for a new folder of this name, write `tj.pfd/`\n",
    );
    refuses(
        &folder,
        "build x.toml -o -",
        "error: a PDF is not written to standard output; name a file or a folder with -o\n",
    );
}

#[test]
fn a_spec_is_never_overwritten() {
    let folder = Folder::with(&[("x.pdf", SPEC), ("below/y", "")]);
    let why =
        "error: the PDF of `x.pdf` would take the place of the spec `x.pdf`; name another file with -o\n";
    for output in ["x.pdf", "below/../x.pdf", "."] {
        refuses(&folder, &format!("build ./x.pdf -o {output}"), why);
    }
}

#[test]
fn numbers_are_whole_and_positive() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    for (flag, values, bounds) in
        [("--pages", ["0", "two", "65"], "from 1 to 64"), ("--jobs", ["0", "two", "1.5"], "from 1 up")]
    {
        for value in values {
            let why = format!(
                "error: invalid value '{value}' for '{flag} <N>': not a whole number {bounds}\n\n\
                 For more information, try '--help'.\n"
            );
            refuses(&folder, &format!("build {flag} {value}"), &why);
        }
    }
}

#[test]
fn a_profile_that_does_not_exist_is_refused() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    refuses(
        &folder,
        "build --profile paper",
        "error: invalid value 'paper' for '--profile <PROFILE>'\n  [possible values: screen, press, both]\n\n\
         For more information, try '--help'.\n",
    );
}

#[test]
fn a_date_that_the_environment_misspells_is_refused() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    for value in ["yesterday", "-1", "1.5", "99999999999999999999"] {
        for words in ["build", "check"] {
            let run = crate::Run::of(folder.command(words).env("SOURCE_DATE_EPOCH", value));
            run.says(
                2,
                &format!(
                    "error: SOURCE_DATE_EPOCH is `{value}`, which is not a whole number of seconds since 1970\n"
                ),
            );
        }
    }
    assert_eq!(folder.names("out"), [""; 0]);
    let empty = crate::Run::of(folder.command("check -q").env("SOURCE_DATE_EPOCH", ""));
    empty.says(0, "");
}

#[test]
fn help_teaches_and_is_never_wanting() {
    let folder = Folder::new();
    let help = folder.run("--help");
    assert_eq!((help.status, &*help.stderr), (0, ""));
    for word in ["build", "check", "Examples:", "Exit status:", "fragments"] {
        assert!(help.stdout.contains(word), "{word} is not in\n{}", help.stdout);
    }
    let nothing = folder.run("");
    assert_eq!((nothing.status, nothing.stderr), (2, help.stdout));
    assert_eq!(folder.run("--version").stdout, concat!("flysheet ", env!("CARGO_PKG_VERSION"), "\n"));
}
