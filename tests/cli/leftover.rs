//! PDFs that are left over, and what `build` says and does where they are not what it wrote.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::{Folder, Run, SPEC, command_in};

#[test]
fn what_is_left_over_is_judged_before_it_is_said_to_be_removed() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC), ("flyers/c.toml", SPEC)]);
    folder.run("build -q").says(0, "");
    for name in ["a", "b"] {
        fs::remove_file(folder.path(&format!("flyers/{name}.toml"))).unwrap();
    }
    folder.write("out/a.pdf", "mine now");
    // What cannot be read, here a link to itself, may be anything.
    fs::remove_file(folder.path("out/b.pdf")).unwrap();
    symlink("b.pdf", folder.path("out/b.pdf")).unwrap();
    for words in ["build", "build --prune"] {
        folder.run(words).says(
            0,
            "out/c.pdf  1 page, unchanged\n\
             out/a.pdf  left over, its spec flyers/a.toml is gone; it is not the file that was built, and stays\n\
             out/b.pdf  left over, its spec flyers/b.toml is gone; it cannot be read, and stays\n",
        );
        assert_eq!(folder.names("out"), ["a.pdf", "b.pdf", "c.pdf"]);
    }
}

#[test]
fn a_spec_of_the_same_name_in_another_folder_is_another_spec() {
    let folder = Folder::with(&[("one/flyers/a.toml", SPEC), ("two/flyers/a.toml", SPEC)]);
    let run = |from: &str, words: &str| Run::of(&mut command_in(&folder.path(from), words));
    run("one", "build -o ../out").says(0, "../out/a.pdf  1 page\n");
    let another = "../out/a.pdf  1 page; built: its PDF was built from another spec\n";
    run("two", "build -o ../out --explain").says(0, another);
    // The PDF is now that of the spec which is still there.
    fs::remove_file(folder.path("one/flyers/a.toml")).unwrap();
    run("two", "build -o ../out --prune").says(0, "../out/a.pdf  1 page, unchanged\n");
    assert_eq!(folder.names("out"), ["a.pdf"]);
}
