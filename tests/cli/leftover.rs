//! PDFs that are left over, and what `build` says and does where they are not what it wrote.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::{Folder, SPEC};

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
